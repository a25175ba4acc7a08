import Quantities
import Standards

/// Small counties with anything in them that a vocabulary has words for: what is missing, nothing at all, what lies on a limit or one beside it, days around
/// the day of the audit. Nothing in them is likely; whoever judges them must come to the same as everybody else.
public struct RandomInventory {
    private let vocabulary: Vocabulary
    private let asOf: Day
    private let limits: [FieldRef: [Quantity]]
    private let recordLimits: [Int: [Int: [Quantity]]]
    private let checks: [String]
    private var random: SeededGenerator

    /// A maker of counties.
    ///
    /// - Parameters:
    ///   - library: the standards whose limits are looked for, and whose words are used.
    ///   - asOf: the day around which dates lie.
    ///   - seed: the same seed makes the same counties.
    public init(_ library: StandardLibrary, asOf: Day, seed: UInt64) {
        vocabulary = library.vocabulary
        self.asOf = asOf
        random = SeededGenerator(seed: seed)
        var limits: [FieldRef: [Quantity]] = [:]
        var recordLimits: [Int: [Int: [Quantity]]] = [:]
        for form in library.standards.flatMap(\.criteria).flatMap(\.forms) {
            for root in [form.require] + (form.when.map { [$0] } ?? []) {
                for node in RuleNode.rule(root).withMembers {
                    guard case .rule(.compare(let number, let threshold)) = node else { continue }
                    let found = threshold.limit.comparison.limits
                    switch number {
                    case .field(.subject(let ref)), .item(.subject(let ref), _): limits[ref, default: []] += found
                    case .field(.record(let record, let slot)): recordLimits[record, default: [:]][slot, default: []] += found
                    case .count, .share, .sum, .ratio, .elapsed, .total, .mean, .blankSpots, .item(.record, _): break
                    }
                }
            }
        }
        self.limits = limits
        self.recordLimits = recordLimits
        checks = library.standards.flatMap { standard in standard.criteria.map { "\(standard.id)/\($0.id)" } }
    }

    private var levels: PlaceLevels { vocabulary.levels }
    private mutating func chance(_ percent: Int) -> Bool { random.happens(percent * 10) }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { random.whole(range) }

    /// Writes some counties, a folder each, and what stands above them.
    public mutating func write(counties: Int, _ write: (_ path: String, _ text: String) throws -> Void) throws {
        var waivers = ""
        var cities: Set<String> = []
        for county in 0..<counties {
            // Some lie where a standard of one region is asked.
            let code = county == 0 ? "411322" : county == 1 ? "640502" : "\(5_000 + county / 90)" + (county % 90 < 9 ? "0" : "") + "\(county % 90 + 1)"
            let city = String(code.prefix(4)) + "00"
            var codes: [String] = []
            if chance(40), cities.insert(city).inserted {
                try write("city-\(city).yaml", opening(levels.upper[0], city) + fields(levels.upper[0], "", codes))
            }
            if chance(80) {
                var text = opening(levels.county, code) + fields(levels.county, "", [code + "-x"])
                text += facilities(in: levels.county, code, "", &codes)
                try write("\(code)/county.yaml", text)
            }
            var roster = "roster: \"\(code)\"\nname: 县\(code)\n\(levels[levels.township].listKeys[0]):\n"
            let townships = (1...number(1...2)).map { "\(code)10\($0)" }
            for township in townships {
                let villages = (0..<number(0...3)).map { "\(township)20\($0)" }
                roster += "  \"\(township)\":\n    name: 乡\(township)\n    \(levels[levels.village].listKeys[0]):\(villages.isEmpty ? " {}" : "")\n"
                for village in villages { roster += "      \"\(village)\": 村\(village)\n" }
                guard chance(90) else { continue }
                var own = [township + "-health-centre", township + "-nowhere", code + "101-health-centre"]
                var text = opening(levels.township, township) + facilities(in: levels.township, township, "", &own)
                text += fields(levels.township, "", own)
                let listed = villages.filter { _ in chance(85) }
                if !listed.isEmpty { text += "\(levels[levels.village].listKeys[0]):\n" }
                for village in listed {
                    text += "  - code: \"\(village)\"\n" + facilities(in: levels.village, village, "    ", &own) + fields(levels.village, "    ", own)
                }
                try write("\(code)/\(township).yaml", text)
                for _ in 0..<number(0...2) {
                    guard let check = checks.randomElement(using: &random), let subject = (own + villages + [township]).randomElement(using: &random) else {
                        continue
                    }
                    waivers += "  - {criterion: \(check), subject: \"\(subject)\", reason: 试, approver: 县, until: \(day())}\n"
                }
            }
            if chance(85) { try write("\(code)/roster.yaml", roster) }
        }
        if !waivers.isEmpty { try write("waivers.yaml", "waivers:\n" + waivers) }
    }

    private func opening(_ kind: KindID, _ code: String) -> String { "\(levels[kind].fileKey ?? ""): \"\(code)\"\n" }

    private mutating func day() -> Day {
        let near = [-1, 0, 1, -365, -364, -366, -92, -91, -30, 30, 365, -1095, -1096, -1094]
        return asOf.adding(days: chance(70) ? random.pick(near) : number(-9000...900))
    }

    // MARK: Facilities

    private mutating func facilities(in place: KindID, _ code: String, _ indent: String, _ codes: inout [String]) -> String {
        var text = ""
        for (id, kind) in vocabulary.kinds.enumerated() where kind.within == place && !kind.isPlace {
            guard chance(75) else { continue }
            let key = kind.key
            let listKey = kind.listKey
            if let key, chance(15) {
                text += "\(indent)\(key): 无\n"
            } else if let key, listKey == nil || chance(70) {
                codes.append("\(code)-\(key)")
                text += "\(indent)\(key):\n" + fields(id, indent + "  ", codes, atLeastOne: true)
            } else if let listKey {
                text += "\(indent)\(listKey):\n"
                for number in 1...number(1...2) {
                    let own = "\(code)-\(kind.id)\(number)"
                    codes.append(own)
                    text += "\(indent)  - code: \"\(own)\"\n" + fields(id, indent + "    ", codes)
                }
            }
        }
        return text
    }

    // MARK: Fields

    private mutating func fields(_ id: KindID, _ indent: String, _ codes: [String], atLeastOne: Bool = false) -> String {
        let kind = vocabulary.kinds[id]
        var (text, answers, verified) = ("", "", "")
        let share = number(30...100)
        for (slot, field) in kind.table.fields.enumerated() where !field.type.isDerived && !field.isRetired {
            guard chance(share), let value = value(field, FieldRef(kind: id, slot: slot), indent, codes) else { continue }
            if field.isAttested {
                let isProved = chance(85)
                let isDated = chance(90)
                answers += "\(indent)  \(field.id): {value: \(value)\(isProved ? ", evidence: 台账" : "")\(isDated ? ", on: \(day())" : "")}\n"
            } else {
                text += "\(indent)\(field.id):\(value.hasPrefix("\n") ? value : " " + value)\n"
                if chance(3), !value.hasPrefix("\n"), let other = self.value(field, FieldRef(kind: id, slot: slot), indent, codes), !other.hasPrefix("\n") {
                    verified += "\(indent)  \(field.id): \(other)\n"
                }
            }
        }
        if !answers.isEmpty { text += "\(indent)attestations:\n" + answers }
        if !verified.isEmpty { text += "\(indent)verified:\n" + verified }
        if atLeastOne, text.isEmpty, let slot = kind.statusSlot { text = "\(indent)\(kind.table.fields[slot].id): \(choice(kind.table.fields[slot]))\n" }
        return text
    }

    private mutating func choice(_ field: Field) -> String {
        guard case .choice(let list) = field.type else { return "" }
        return random.pick(vocabulary.termLists[list].items).label
    }

    private mutating func amount(_ field: Field, _ limits: [Quantity]) -> String {
        if chance(10) { return "0" }
        if !limits.isEmpty, chance(80) {
            let limit = random.pick(limits)
            let isFine = field.type != .count && chance(30)
            let beside = limit + Quantity(millionths: Int64(number(-1...1)) * (isFine ? 1_000 : 1_000_000))
            let top: Quantity? = field.type == .percent ? Quantity(100) : nil
            let kept = max(.zero, top.map { min($0, beside) } ?? beside)
            return field.type == .count ? kept.roundedUp.formatted() : kept.formatted()
        }
        switch field.type {
        case .percent: return "\(number(0...100))"
        case .count: return "\(number(0...30))"
        case .number, .yesNo, .date, .text, .reference, .choice, .set, .counts, .records, .validUntil, .yearsSince:
            return "\(number(0...200)).\(number(0...99))"
        }
    }

    private mutating func value(_ field: Field, _ ref: FieldRef, _ indent: String, _ codes: [String]) -> String? {
        switch field.type {
        case .yesNo: return chance(60) ? "是" : "否"
        case .count, .number, .percent: return amount(field, limits[ref] ?? [])
        case .date: return "\(day())"
        case .text: return chance(20) ? "—" : "有文字"
        case .reference: return codes.isEmpty ? nil : "\"\(random.pick(codes))\""
        case .choice: return choice(field)
        case .set(let list):
            if chance(10) { return "无" }
            let items = vocabulary.termLists[list].items.filter { _ in chance(80) }
            return items.isEmpty ? nil : "[\(items.map(\.id).joined(separator: ", "))]"
        case .counts(let list):
            if chance(10) { return "无" }
            var pairs: [String] = []
            for item in vocabulary.termLists[list].items where chance(85) { pairs.append("\(item.id): \(number(0...3))") }
            return pairs.isEmpty ? nil : "{\(pairs.joined(separator: ", "))}"
        case .records(let record):
            if chance(10) { return "无" }
            let kind = vocabulary.records[record]
            var entries = ""
            for _ in 0..<number(1...4) {
                var cells: [String] = []
                for (slot, field) in kind.table.fields.enumerated() where !field.type.isDerived {
                    // An exemption says what it is and who serves instead, or is none.
                    let isNeeded = kind.exemption.map { slot == $0.kind || slot == $0.coveredBy } ?? false
                    guard isNeeded || chance(80) else { continue }
                    switch field.type {
                    case .yesNo: cells.append("\(field.id): \(chance(60) ? "是" : "否")")
                    case .count, .number, .percent: cells.append("\(field.id): \(amount(field, recordLimits[record]?[slot] ?? []))")
                    case .date: cells.append("\(field.id): \(day())")
                    case .text: cells.append("\(field.id): \(chance(15) ? "无" : "甲\(number(1...99))")")
                    case .reference: cells.append("\(field.id): \"\(codes.isEmpty ? "nowhere" : random.pick(codes))\"")
                    case .choice: cells.append("\(field.id): \(choice(field))")
                    case .set, .counts, .records, .validUntil, .yearsSince: break
                    }
                }
                if !cells.isEmpty { entries += "\n\(indent)  - {\(cells.joined(separator: ", "))}" }
            }
            return entries.isEmpty ? nil : entries
        case .validUntil, .yearsSince: return nil
        }
    }
}
