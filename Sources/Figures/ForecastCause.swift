import Audit
import Inventories
import Quantities
import Standards
import Wording

/// When a check that is well today goes bad, and why.
public struct ForecastCause: Sendable, Hashable {
    /// The first day on which it is unmet.
    public var day: Day
    /// The dates that make it so, as far as they were found; empty where the change comes from something else, such as a share of many.
    public var facts: [DatedFact]
    /// The subject the check is of, so that a fact of the same subject need not name it.
    public var subject: String

    /// Why, in one line: whose licence, which exemption, which age.
    public var reason: Text {
        func line(_ fact: DatedFact) -> Text {
            fact.subject.isEmpty || fact.subject == subject
                ? fact.text : Text(zh: "\(fact.place) \(fact.text.zh)", en: "\(fact.place): \(fact.text.en)")
        }
        let lines = facts.map(line)
        let more = lines.count > 3 ? Text(zh: " 等 \(lines.count) 项", en: " and \(lines.count - 3) more") : Text(same: "")
        return Text(zh: lines.prefix(3).map(\.zh).joined(separator: "、") + more.zh, en: lines.prefix(3).map(\.en).joined(separator: "; ") + more.en)
    }

    /// When and why: `将于 2027-05-31 起不达标：V101202-1 执业证有效期至 2027-05-30`.
    public var text: Text {
        let reason = reason
        return Text(
            zh: "将于 \(day) 起不达标" + (reason.zh.isEmpty ? "" : "：\(reason.zh)"), en: "unmet from \(day)" + (reason.en.isEmpty ? "" : ": \(reason.en)"))
    }
}

/// Finds the day on which checks go bad, and the dates that make them so.
///
/// Use it after two audits, of today and of the later day, by the same standards: the keys unmet on the later day and not today go in.
/// ```swift
/// let finder = ForecastFinder(program, inventory, from: today, to: later)    // the program of either day
/// let causes = try await finder.causes(of: newKeys)                           // of checks, or of items of their lists
/// causes[row.key]?.day; causes[row.key]?.reason[language]
/// ```
/// Every day on which a date of the subject, of a place it stands in or of something in it turns is audited (only the townships concerned are read),
/// since a check can go bad, recover and go bad again. Where no such day explains the change the days between are halved until one is found.
public struct ForecastFinder: Sendable {
    private let vocabulary: Vocabulary
    private let standards: [Standard]
    private let inventory: Inventory
    private let from: Day
    private let to: Day
    private let firmness: Set<Firmness>?
    private let workers: Int
    private let asked: AskedFields
    private let checks: [Check]

    /// A finder.
    ///
    /// - Parameters:
    ///   - inventory: the inventory it reads.
    ///   - workers: how many files are read at once.
    ///   - program: what both days are audited by.
    ///   - from: the day to look from, on which the checks are not unmet.
    ///   - to: the later day, on which they are.
    ///   - firmness: only gaps of these count as unmet; nil for all.
    public init(_ program: AuditProgram, _ inventory: Inventory, from: Day, to: Day, firmness: Set<Firmness>? = nil, workers: Int = 1) {
        vocabulary = program.vocabulary
        standards = program.standards
        self.inventory = inventory
        self.from = from
        self.to = to
        self.firmness = firmness
        self.workers = max(1, workers)
        asked = AskedFields(program)
        checks = program.checks
    }

    /// How many days the whole inventory is audited on at most, before days are halved.
    private static let mostWholeAudits = 40

    /// When and why each of these gaps opens; a key that is not unmet on the later day has no cause.
    public func causes(of keys: Set<GapKey>) async throws -> [GapKey: ForecastCause] {
        let places = Dictionary(grouping: keys) { place($0.subject) }
        var causes: [GapKey: ForecastCause] = [:]
        var left = places.sorted { $0.key < $1.key }[...]
        try await withThrowingTaskGroup(of: [GapKey: ForecastCause].self) { group in
            for _ in 0..<workers {
                guard let (place, keys) = left.popFirst() else { break }
                group.addTask { try await self.causes(of: keys, in: place) }
            }
            while let found = try await group.next() {
                causes.merge(found) { first, _ in first }
                if let (place, keys) = left.popFirst() { group.addTask { try await self.causes(of: keys, in: place) } }
            }
        }
        return causes
    }

    /// The township a subject is in, or nothing for what stands above.
    private func place(_ subject: String) -> String {
        guard let place = inventory.codes.fileCode(of: subject), place.kind == vocabulary.levels.township else { return "" }
        return place.code
    }

    // MARK: One township

    private func causes(of keys: [GapKey], in place: String) async throws -> [GapKey: ForecastCause] {
        var audits = Audits(self, place)
        let facts = try facts(in: place)
        var relevant: [GapKey: [DatedFact]] = [:]
        var days: Set<Day> = [to]
        for key in keys {
            relevant[key] = self.facts(of: key, facts)
            days.formUnion(relevant[key]!.map(\.turns))
        }
        // What stands above townships takes an audit of everything a day; too many of those are halved instead.
        let isEach = !place.isEmpty || days.count <= Self.mostWholeAudits
        if !isEach { days = [to] }
        // One reading of the township a day answers for every key.
        for day in days.sorted() { try await audits.run(day) }
        var causes: [GapKey: ForecastCause] = [:]
        for key in keys.sorted() {
            let own = relevant[key]!
            let candidates = isEach ? Set(own.map(\.turns)).union([to]).sorted() : [to]
            guard let first = candidates.first(where: { audits.isUnmet(key, $0) }) else { continue }
            var good = candidates.last { $0 < first } ?? from
            var bad = first
            if bad > good.adding(days: 1) {
                // The day before is well, or the change has another reason than these dates.
                let before = bad.adding(days: -1)
                try await audits.run(before)
                if audits.isUnmet(key, before) {
                    bad = before
                    while bad > good.adding(days: 1) {
                        let middle = Day(number: good.number + (bad.number - good.number) / 2)
                        try await audits.run(middle)
                        if audits.isUnmet(key, middle) { bad = middle } else { good = middle }
                    }
                }
            }
            causes[key] = ForecastCause(day: bad, facts: own.filter { $0.turns == bad }, subject: key.subject)
        }
        return causes
    }

    /// What was unmet in a place, by day; each day is audited once.
    private struct Audits {
        private let finder: ForecastFinder
        private let place: String
        private var unmet: [Day: Set<GapKey>] = [:]

        init(_ finder: ForecastFinder, _ place: String) {
            self.finder = finder
            self.place = place
        }

        func isUnmet(_ key: GapKey, _ day: Day) -> Bool { unmet[day]?.contains(key) ?? false }

        mutating func run(_ day: Day) async throws {
            if unmet[day] == nil { unmet[day] = try await finder.unmet(in: place, on: day) }
        }
    }

    private func unmet(in place: String, on day: Day) async throws -> Set<GapKey> {
        let program = try AuditProgram(vocabulary, standards: standards, asOf: day)
        let scope = place.isEmpty ? Scope() : Scope(townships: [place])
        let run = AuditRun(program, inventory, AuditOptions(scope: scope, workers: place.isEmpty ? workers : 1))
        var keys: Set<GapKey> = []
        let firmness = firmness
        let summary = await run.run(
            transform: { batch in
                batch.gaps.filter { gap in
                    gap.outcome == .unmet && firmness?.contains(program.checks[gap.check].firmness) ?? true
                }.map { batch.key(of: $0, program) }
            }, consume: { keys.formUnion($0) })
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        return keys
    }

    // MARK: Dates

    /// The dates of a township, or of all of them for what stands above.
    private func facts(in place: String) throws -> [LocatedFact] {
        let walker = Walker(inventory, vocabulary)
        let collector = DatedFactCollector(vocabulary, from: from, to: to, lives: lives)
        for file in inventory.townships where place.isEmpty || file.code == place {
            walker.walkTownship(code: file.code, path: file.path, collector)
        }
        guard place.isEmpty else { return collector.facts }
        for file in inventory.counties {
            let facts = Facts()
            walker.readPlace(file.kind, code: file.code, path: file.path, name: nil, into: facts)
            var frames = Frames(kinds: vocabulary.kinds.count)
            frames.set(facts)
            collector.enter(facts, in: frames)
            walker.visitFacilities(of: facts, collector)
        }
        return collector.facts
    }

    /// How long answers count, by the attested field.
    private var lives: [FieldRef: Set<AnswerLife>] {
        var lives: [FieldRef: Set<AnswerLife>] = [:]
        for check in checks {
            guard let life = check.criterion.validFor else { continue }
            for ref in check.form.require.fields where vocabulary.kinds[ref.kind].table.fields[ref.slot].isAttested { lives[ref, default: []].insert(life) }
        }
        return lives
    }

    /// Whether a subject is, or stands in, a place.
    private func holds(_ place: String, _ subject: String) -> Bool {
        guard let level = inventory.codes.level(of: place) else { return subject.hasPrefix(place) }
        return inventory.codes.place(at: level, of: subject) == place
    }

    /// Those of them that can change a check of a subject.
    private func facts(of key: GapKey, _ all: [LocatedFact]) -> [DatedFact] {
        let (name, subject) = (key.criterionName, key.subject)
        var own = checks.filter { $0.name == name }
        // The blank spots of a place change with what makes them.
        if own.contains(where: \.asksBlankSpots) { own += checks.filter { $0.criterion.blankSpot != nil && $0.firmness == .binding } }
        let numbers = Set(own.map(\.index))
        func asks(_ located: LocatedFact) -> Bool {
            if case .exemption = located.fact.kind { return own.contains { !$0.form.unless.isEmpty } }
            if let (record, slot) = located.recordField { return asked.recordFields[record]?[slot]?.contains(where: numbers.contains) ?? false }
            return asked.fields[located.field]?.contains(where: numbers.contains) ?? false
        }
        // Of a county everything in it may count; codes begin with that of the place.
        let isAbove = place(subject).isEmpty
        var facts = all.filter { located in
            let isConcerned =
                isAbove || located.fact.subject == subject || located.within.contains(subject) || holds(located.fact.subject, subject)
            return isConcerned && asks(located)
        }.map(\.fact)
        for waiver in inventory.waivers where waiver.subject == subject && own.contains(where: { waiver.criterion.hasSuffix("/\($0.criterion.id)") }) {
            facts.append(
                DatedFact(
                    kind: .waiver(approver: waiver.approver), subject: subject, place: "", record: nil, date: waiver.until, turns: waiver.until.adding(days: 1))
            )
        }
        for due in Set(own.compactMap(\.criterion.due)) {
            facts.append(DatedFact(kind: .criterionDue, subject: "", place: "", record: nil, date: due, turns: due))
        }
        return facts.filter { $0.turns > from && $0.turns <= to }
    }
}
