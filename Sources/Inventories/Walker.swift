import Quantities
import Standards
import Wording
import YAMLReader

/// The facts of a subject and of every place it stands in, by kind.
public struct Frames {
    /// Facts by ``KindID``; nil for places that are not known, such as the city of a county audited alone.
    public internal(set) var byKind: [Facts?]

    /// No facts.
    public init(kinds: Int) { byKind = Array(repeating: nil, count: kinds) }

    /// The facts of a kind.
    @inline(__always)
    public subscript(_ kind: KindID) -> Facts? {
        get { byKind[kind] }
        set { byKind[kind] = newValue }
    }

    /// Puts facts in under their own kind.
    public mutating func set(_ facts: Facts) { byKind[facts.kind] = facts }
}

/// Is told of every subject of a file, places before and after what stands in them.
public protocol SubjectVisitor: AnyObject {
    /// A place begins; its own facts are complete.
    func enter(_ place: Facts, in frames: Frames)
    /// A facility or another subject without parts.
    func visit(_ subject: Facts, in frames: Frames)
    /// A place ends; everything inside it has been visited.
    func leave(_ place: Facts, in frames: Frames)
}

/// The kinds of places the software knows by name, because codes have levels.
public struct PlaceKinds: Sendable {
    /// Prefecture-level city.
    public let city: KindID?
    /// County.
    public let county: KindID
    /// Township.
    public let township: KindID
    /// Village.
    public let village: KindID

    /// The place kinds of a vocabulary; nil when county, township or village is missing.
    public init?(_ vocabulary: Vocabulary) {
        func kind(_ id: String) -> KindID? { vocabulary.kinds.firstIndex { $0.id == id } }
        guard let county = kind("county"), let township = kind("township"), let village = kind("village") else { return nil }
        city = kind("city")
        self.county = county
        self.township = township
        self.village = village
    }
}

/// Reads the files of one worker and tells a visitor about the subjects in them.
public final class Walker {
    /// The decoder, with the problems of the file read last.
    public let decoder: FactDecoder
    private let reader: TapeReader
    private let vocabulary: Vocabulary
    private let kinds: PlaceKinds
    private let rosters: [String: Roster]
    private let own: [Facts]
    private let exemptions: ExemptionSlots?
    private let classes: PlaceClasses
    /// Everything that is remembered while one file is walked, made anew with every file so that nothing of another can be left in it.
    private var file: FileState

    private struct FileState {
        var frames: Frames
        /// The line each code was first seen on.
        var seenCodes: [String: Int] = [:]
        /// What stands in the place itself.
        var parts = Parts()
    }

    /// What stands in a subject, as nodes of the file.
    private struct Parts {
        var facilities: [(kind: KindID, node: Int)] = []
        var villages: [Int] = []
    }

    /// A walker over files of an inventory.
    ///
    /// - Parameter asOf: the day of the audit; answers dated later are not reported. Nil where answers are only carried over.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary, kinds: PlaceKinds, asOf: Day? = nil) {
        reader = TapeReader(limits: inventory.limits)
        tape = reader.tape
        decoder = FactDecoder(vocabulary, tape: reader.tape)
        decoder.asOf = asOf
        self.vocabulary = vocabulary
        self.kinds = kinds
        rosters = inventory.rosters
        file = FileState(frames: Frames(kinds: vocabulary.kinds.count))
        own = vocabulary.kinds.indices.map { _ in Facts() }
        exemptions = ExemptionSlots(vocabulary)
        classes = PlaceClasses(vocabulary, kinds)
    }

    /// The tape of the file read last.
    public let tape: Tape

    /// Facilities of the file read last, by code.
    public func localFacilities() -> [String: FacilityRecord] { FacilityDirectory.facilities(on: reader.tape, vocabulary) }

    /// Reads a facility of the file read last apart from the walk, into facts of its own; what is wrong with it is said when the walk comes to it.
    public func read(_ record: FacilityRecord, code: String, into facts: Facts) {
        let before = decoder.diagnostics.count
        defer { decoder.diagnostics.removeSubrange(before...) }
        facts.reset(kind: record.kind, slots: slots(record.kind), tape: tape)
        guard record.node >= 0 else { return }
        facts.node = record.node
        _ = decodeSubject(record.node, record.kind, into: facts)
        facts.code = code
    }

    /// Reads a file without walking it; false when it cannot be read.
    func open(_ path: String) -> Bool { begin(path) }

    // MARK: Files

    /// Reads a township file, or of a township without a file what the roster knows, within the facts of its county and city.
    public func walkTownship(code: String, path: String?, county: Facts?, city: Facts?, _ visitor: some SubjectVisitor) {
        let canBeRead = begin(path)
        file.frames[kinds.county] = county
        if let cityKind = kinds.city { file.frames[cityKind] = city }
        let rosterTownship = rosters[DivisionCode.county(of: code)]?.townships.first { $0.code == code }
        let facts = own[kinds.township]
        facts.reset(kind: kinds.township, slots: slots(kinds.township), tape: path == nil ? nil : reader.tape)
        facts.code = code
        facts.rosterName = rosterTownship?.name
        var parts = Parts()
        if path != nil {
            guard canBeRead else { return }
            facts.node = 0
            parts = decodeSubject(0, kinds.township, into: facts)
            facts.code = code
            if !isDigits(code, 9) { decoder.error(0, .badCode(code, digits: 9, place: vocabulary.kinds[kinds.township].label)) }
            if rosterTownship == nil, rosters[DivisionCode.county(of: code)] != nil {
                decoder.error(0, .townshipNotInRoster(code), help: .checkRoster)
            }
        }
        classes.derive(facts)
        file.frames[kinds.township] = facts
        visitor.enter(facts, in: file.frames)
        visit(parts.facilities, of: facts, visitor)
        visitVillages(parts.villages, of: facts, rosterTownship, visitor)
        visitor.leave(facts, in: file.frames)
        file.frames[kinds.township] = nil
    }

    /// Begins another file, or a place without one, with everything forgotten of the one before; false when there is nothing to be decoded.
    private func begin(_ path: String?) -> Bool {
        file = FileState(frames: Frames(kinds: vocabulary.kinds.count))
        decoder.begin()
        guard let path else { return false }
        decoder.diagnostics = reader.read(path: path)
        return !decoder.diagnostics.hasErrors && isMapping(0)
    }

    /// Reads a county or city file into facts that outlive the walk; `visitor` is told of the facilities in it.
    ///
    /// The caller keeps the returned walker's tape alive by keeping the walker.
    public func readPlace(_ kind: KindID, code: String, path: String?, name: String?, into facts: Facts, city: Facts?) {
        let canBeRead = begin(path)
        facts.reset(kind: kind, slots: slots(kind), tape: path == nil ? nil : reader.tape)
        if canBeRead {
            facts.node = 0
            file.parts = decodeSubject(0, kind, into: facts)
            let digits = DivisionCode.countyDigits
            if !isDigits(code, digits) { decoder.error(0, .badCode(code, digits: digits, place: vocabulary.kinds[kind].label)) }
        }
        facts.code = code
        facts.rosterName = name
        file.frames[kind] = facts
        if let cityKind = kinds.city, kind != cityKind { file.frames[cityKind] = city }
    }

    /// Tells the visitor of the facilities of the place read last by ``readPlace(_:code:path:name:into:city:)``.
    public func visitFacilities(of facts: Facts, _ visitor: some SubjectVisitor) {
        visit(file.parts.facilities, of: facts, visitor)
    }

    /// The totals a county or city file declares, by kind.
    public func declared(in facts: Facts) -> [(kind: KindID, total: Int, node: Int)] {
        guard facts.node >= 0, let tape = facts.tape else { return [] }
        var result: [(KindID, Int, Int)] = []
        tape.forEachPair(facts.node) { key, value in
            guard tape.isScalar(key), vocabulary.structure(vocabulary.symbols.symbol(tape, key)) == .declared else { return }
            tape.forEachPair(value) { kindNode, total in
                guard let kind = vocabulary.kind(tape.string(kindNode)) else {
                    decoder.unknown(kindNode, of: "declared", among: vocabulary.kinds.map(\.id))
                    return
                }
                guard tape.isScalar(total), let count = Int(tape.string(total)), count >= 0 else {
                    decoder.error(total, .notACount(vocabulary.kinds[kind].label, found: tape.isScalar(total) ? tape.string(total) : ""))
                    return
                }
                result.append((kind, count, total))
            }
        }
        return result
    }

    // MARK: Subjects

    private func slots(_ kind: KindID) -> Int { vocabulary.kinds[kind].table.fields.count }

    private func isMapping(_ node: Int) -> Bool {
        if tape.kind(node) == .mapping { return true }
        decoder.error(node, .expectedMapping)
        return false
    }

    /// Decodes a subject's own values and returns what stands in it.
    private func decodeSubject(_ node: Int, _ kindID: KindID, into facts: Facts) -> Parts {
        let kind = vocabulary.kinds[kindID]
        var parts = Parts()
        var verified = -1
        var reported = -1
        tape.forEachPair(node) { key, value in
            let symbol = tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1
            if let slot = kind.table.slot(symbol) {
                let field = kind.table.fields[slot]
                if field.isAttested {
                    decoder.error(key, .unknownField(tape.string(key), kind.label), help: .underAttestations)
                } else {
                    decoder.decode(value, field: field, slot: slot, into: facts)
                }
                return
            }
            switch vocabulary.structure(symbol) {
            case .code: facts.code = tape.isScalar(value) ? tape.string(value) : ""
            case .name: if tape.isScalar(value), !tape.isNull(value) { facts.nameNode = value }
            case .attestations: decoder.decodeAttestations(value, kind: kind, into: facts)
            case .verified: verified = value
            case .reported: reported = value
            case .note: break
            case .declared where kindID == kinds.county || kindID == kinds.city, .sample where kindID == kinds.county || kindID == kinds.city: break
            case .township where kindID == kinds.township, .county where kindID == kinds.county, .city where kindID == kinds.city:
                facts.code = tape.isScalar(value) ? tape.string(value) : ""
            case .villages where kindID == kinds.township:
                if tape.kind(value) == .sequence {
                    parts.villages.reserveCapacity(tape.entries(value))
                    tape.forEachEntry(value) { parts.villages.append($0) }
                } else if !tape.isNull(value) {
                    decoder.error(value, .expectedVillages)
                }
            default:
                if let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kindID {
                    parts.facilities.append((child, value))
                    if !tape.isNull(value) { facts.mentioned |= 1 << UInt64(child) }
                } else {
                    decoder.unknown(key, of: kind.label, among: spellings(kindID))
                }
            }
        }
        if reported >= 0 { decoder.checkDays(of: facts, reported: reported) }
        if verified >= 0 { decodeVerified(verified, kind, into: facts) }
        checkExemptions(facts, kind)
        return parts
    }

    private func decodeVerified(_ node: Int, _ kind: SubjectKind, into facts: Facts) {
        guard tape.kind(node) == .mapping else {
            decoder.error(node, .expectedMapping)
            return
        }
        tape.forEachPair(node) { key, value in
            let symbol = tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1
            if let slot = kind.table.slot(symbol) {
                decoder.decode(value, field: kind.table.fields[slot], slot: slot, into: facts, verified: true)
            } else if vocabulary.structure(symbol) == .attestations {
                decoder.decodeAttestations(value, kind: kind, into: facts, verified: true)
            } else if tape.isScalar(key), ["by", "on", "note", "核查人", "日期", "备注"].contains(tape.string(key)) {
                return
            } else {
                decoder.unknown(key, of: kind.label, among: kind.table.spellings)
            }
        }
    }

    private func spellings(_ kind: KindID) -> [String] {
        vocabulary.kinds[kind].table.fields.filter { !$0.isAttested }.flatMap { [$0.id, $0.label] + $0.aliases }
            + StructuralKey.allCases.flatMap(\.spellings)
            + vocabulary.kinds.filter { $0.within == kind }.flatMap { [$0.key, $0.listKey].compactMap { $0 } }
    }

    private func visit(_ facilities: [(kind: KindID, node: Int)], of place: Facts, _ visitor: some SubjectVisitor) {
        for (kindID, node) in facilities {
            let kind = vocabulary.kinds[kindID]
            let facts = own[kindID]
            if tape.kind(node) == .mapping {
                visitChild(node, kindID, facts, impliedBy: place, visitor)
            } else if tape.kind(node) == .sequence {
                tape.forEachEntry(node) { entry in
                    if tape.kind(entry) == .mapping {
                        visitChild(entry, kindID, facts, impliedBy: nil, visitor, within: place.code)
                    } else {
                        decoder.error(entry, .expectedSubject(kind.label))
                    }
                }
            } else if !tape.isNull(node), !decoder.saysNone(node) {
                decoder.error(node, .expectedSubject(kind.label))
            }
        }
    }

    private func visitChild(
        _ node: Int, _ kindID: KindID, _ facts: Facts, impliedBy place: Facts?, _ visitor: some SubjectVisitor, within: String = ""
    ) {
        let kind = vocabulary.kinds[kindID]
        facts.reset(kind: kindID, slots: kind.table.fields.count, tape: tape)
        facts.node = node
        _ = decodeSubject(node, kindID, into: facts)
        let outer = place?.code ?? within
        if facts.code.isEmpty {
            guard let place else {
                decoder.error(node, .missingCode(kind.label), help: .codesInLists)
                return
            }
            facts.code = FacilityDirectory.impliedCode(place.code, kind)
        } else if !facts.code.hasPrefix(String(outer.prefix(9))) {
            decoder.error(node, .codeOutside(facts.code, String(outer.prefix(9))), help: .codeBegins(String(outer.prefix(9))))
        }
        guard noteCode(facts.code, node, kind.label) else { return }
        file.frames[kindID] = facts
        visitor.visit(facts, in: file.frames)
        file.frames[kindID] = nil
    }

    /// Remembers a code; one that was there before is an error, and false.
    private func noteCode(_ code: String, _ node: Int, _ label: String) -> Bool {
        guard let line = file.seenCodes.updateValue(tape.line(node), forKey: code) else { return true }
        decoder.error(node, .listedTwice(label, code, line: line))
        return false
    }

    private func visitVillages(_ nodes: [Int], of township: Facts, _ roster: RosterTownship?, _ visitor: some SubjectVisitor) {
        var listed: [(code: String, node: Int)] = []
        listed.reserveCapacity(nodes.count)
        for node in nodes {
            guard tape.kind(node) == .mapping else {
                decoder.error(node, .expectedMapping)
                continue
            }
            var code = ""
            var codeNode = node
            tape.forEachPair(node) { key, value in
                if tape.isScalar(key), tape.isScalar(value), vocabulary.structure(vocabulary.symbols.symbol(tape, key)) == .code {
                    code = tape.string(value)
                    codeNode = value
                }
            }
            let label = vocabulary.kinds[kinds.village].label
            if code.isEmpty {
                decoder.error(node, .missingCode(label))
            } else if !isDigits(code, 12) {
                decoder.error(codeNode, .badCode(code, digits: 12, place: label))
            } else if !code.hasPrefix(township.code) {
                decoder.error(codeNode, .codeOutside(code, township.code), help: .codeBegins(township.code))
            } else {
                if noteCode(code, codeNode, label) { listed.append((code, node)) }
            }
        }
        listed.sort { $0.code < $1.code }
        var next = 0
        let facts = own[kinds.village]
        // Both lists are in the order of the codes; a village of either is visited once.
        var rosterVillages = (roster?.villages ?? [])[...]
        while next < listed.count || !rosterVillages.isEmpty {
            let rosterCode = rosterVillages.first?.code
            let listedCode = next < listed.count ? listed[next].code : nil
            let village = listedCode == nil || (rosterCode != nil && rosterCode! < listedCode!) ? rosterVillages.popFirst() : nil
            facts.reset(kind: kinds.village, slots: slots(kinds.village), tape: village == nil ? tape : nil)
            var parts = Parts()
            if let village {
                facts.code = village.code
                facts.rosterName = village.name
            } else {
                facts.node = listed[next].node
                parts = decodeSubject(facts.node, kinds.village, into: facts)
                if rosterCode == listedCode {
                    facts.rosterName = rosterVillages.popFirst()?.name
                } else if roster != nil {
                    decoder.error(facts.node, .notInRoster(facts.code, facts.name), help: .checkRoster)
                }
                next += 1
            }
            classes.derive(facts)
            file.frames[kinds.village] = facts
            visitor.enter(facts, in: file.frames)
            visit(parts.facilities, of: facts, visitor)
            visitor.leave(facts, in: file.frames)
            file.frames[kinds.village] = nil
        }
    }

    private func checkExemptions(_ facts: Facts, _ kind: SubjectKind) {
        guard let exemptions, let slot = exemptions.fieldByKind[facts.kind] else { return }
        let records = facts[slot]
        guard records.tag == .records, records.recordCount > 0 else { return }
        for record in 0..<records.recordCount {
            let node = facts.recordNode(records, record: record, stride: exemptions.stride)
            let kindValue = facts.value(records, record: record, stride: exemptions.stride, slot: exemptions.kind)
            guard kindValue.tag == .choice else {
                decoder.error(node, .exemptionWithoutKind)
                continue
            }
            if facts.value(records, record: record, stride: exemptions.stride, slot: exemptions.coveredBy).tag == .none {
                let label = vocabulary.termLists[exemptions.kindList].items[Int(kindValue.payload)].label
                decoder.error(node, .exemptionNamesNothing(label), help: .writeCoveredBy)
            }
        }
    }

    private func isDigits(_ code: String, _ count: Int) -> Bool {
        code.utf8.count == count && code.utf8.allSatisfy { (48...57).contains($0) }
    }
}

/// Where the parts of an exemption record stand.
public struct ExemptionSlots: Sendable {
    /// The exemptions field of each kind that has one.
    public let fieldByKind: [KindID: Int]
    /// How many fields a record has.
    public let stride: Int
    /// The list of its kinds.
    public let kindList: Int
    /// The slot of its kind.
    public let kind: Int
    /// The slot of the covering facility.
    public let coveredBy: Int
    /// The slot of who approved it.
    public let approvedBy: Int
    /// The slot of the day of approval, when the record has one.
    public let approvedOn: Int?
    /// The slot of its last day.
    public let until: Int

    /// The exemption record of a vocabulary, if it has one.
    public init?(_ vocabulary: Vocabulary) {
        guard let index = vocabulary.records.firstIndex(where: { $0.id == "exemption" }) else { return nil }
        let table = vocabulary.records[index].table
        guard let kind = table.slot(id: "kind"), case .choice(let list) = table.fields[kind].type,
            let coveredBy = table.slot(id: "covered-by"), let approvedBy = table.slot(id: "approved-by"),
            let until = table.slot(id: "until")
        else { return nil }
        var fields: [KindID: Int] = [:]
        for (id, kind) in vocabulary.kinds.enumerated() {
            if let slot = kind.table.fields.firstIndex(where: { $0.type == .records(index) }) { fields[id] = slot }
        }
        fieldByKind = fields
        stride = table.fields.count
        kindList = list
        self.kind = kind
        self.coveredBy = coveredBy
        self.approvedBy = approvedBy
        approvedOn = table.slot(id: "approved-on").flatMap { table.fields[$0].type == .date ? $0 : nil }
        self.until = until
    }
}

/// What the digits of a code say about a place that does not say it itself (GB/T 10114: facts code-04 and code-05).
struct PlaceClasses {
    private let township: (kind: KindID, slot: Int, items: [String: Int])?
    private let village: (kind: KindID, slot: Int, items: [String: Int])?

    init(_ vocabulary: Vocabulary, _ kinds: PlaceKinds) {
        func find(_ kind: KindID, _ id: String) -> (kind: KindID, slot: Int, items: [String: Int])? {
            guard let slot = vocabulary.kinds[kind].table.slot(id: id), case .choice(let list) = vocabulary.kinds[kind].table.fields[slot].type
            else { return nil }
            let items = vocabulary.termLists[list].items
            return (kind, slot, Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.id, $0) }))
        }
        township = find(kinds.township, "township-class")
        village = find(kinds.village, "place-class")
    }

    /// Fills in the class where the code's range is documented; above the documented ranges it stays unreported.
    func derive(_ facts: Facts) {
        if let village, facts.kind == village.kind, facts[village.slot].tag == .none {
            set(facts, village, ["community": 1...199, "village": 200...399])
        } else if let township, facts.kind == township.kind, facts[township.slot].tag == .none {
            set(facts, township, ["street": 1...99, "town": 100...199, "rural-township": 200...399, "other": 400...599])
        }
    }

    private func set(_ facts: Facts, _ field: (kind: KindID, slot: Int, items: [String: Int]), _ ranges: [String: ClosedRange<Int>]) {
        guard let number = Int(facts.code.suffix(3)),
            let id = ranges.first(where: { $0.value.contains(number) })?.key, let item = field.items[id]
        else { return }
        facts[field.slot] = Value(.choice, payload: Int64(item))
    }
}
