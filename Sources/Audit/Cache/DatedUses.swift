import Inventories
import Quantities
import Standards

/// Which dates the checks of a program look at, and how: what of a township's result can be different on another day.
///
/// Besides these dates a result depends on the day through the ends of waivers and, for all townships alike, through the days from which criteria count.
struct DatedUses: Sendable {
    /// How a date is looked at.
    enum Use: Hashable, Sendable {
        /// Whether it has passed.
        case validity
        /// How many whole years ago it was.
        case years
        /// In how many calendar quarters after its own the day lies.
        case quarters
        /// How many days ago it was.
        case days
        /// The same where the number itself is told only when it does not hold.
        case daysHold(Comparison)
    }

    /// A date of a subject or record.
    struct Dated: Hashable, Sendable {
        var slot: Int
        var use: Use
    }

    private let vocabulary: Vocabulary
    private let exemptions: ExemptionSlots?
    private var bySubject: [KindID: Set<Dated>] = [:]
    private var byRecord: [Int: Set<Dated>] = [:]
    /// How long answers count, by the attested field.
    private var lives: [FieldRef: Set<AnswerLife>] = [:]
    /// The fields of each kind that hold records with such dates, and the kinds of these records.
    private var recordFields: [[(slot: Int, record: Int)]] = []

    init(_ program: AuditProgram) {
        vocabulary = program.vocabulary
        exemptions = program.exemptions
        let upper = Set(program.places.upper + [program.places.county])
        for check in program.checks {
            // What places above townships are asked themselves is worked out anew each time; only what is tallied for them is kept.
            let isUpper = upper.contains(check.form.kind)
            if let life = check.criterion.validFor { for ref in check.answered { lives[ref, default: []].insert(life) } }
            if case .compare(.elapsed(let field, .days), let threshold) = check.form.require, case .fixed(let comparison) = threshold.limit {
                if !isUpper { add(field, .daysHold(comparison)) }
            } else {
                add(.rule(check.form.require), skipsOwn: isUpper)
            }
            if let when = check.form.when { add(.rule(when), skipsOwn: isUpper) }
            for exemption in check.form.unless {
                add(.rule(exemption.matching), skipsOwn: isUpper)
                if let when = exemption.when { add(.rule(when), skipsOwn: isUpper) }
                for test in exemption.coveredBy?.rules ?? [] { add(.rule(test.rule), skipsOwn: false) }
            }
        }
        recordFields = vocabulary.kinds.indices.map { kind in
            vocabulary.kinds[kind].table.fields.enumerated().compactMap { slot, field in
                guard case .records(let record) = field.type, byRecord[record] != nil || exemptions?.fieldByKind[kind] == slot else { return nil }
                return (slot, record)
            }
        }
    }

    /// - Parameter skipsOwn: whether only what is in members and tests of facilities counts.
    private mutating func add(_ node: RuleNode, skipsOwn: Bool) {
        // What is summed up is a field of the members.
        var skipsThis = skipsOwn
        if case .number(.sum) = node { skipsThis = false }
        if !skipsThis {
            if case .number(.elapsed(let field, let unit)) = node {
                switch unit {
                case .days: add(field, .days)
                case .quarters: add(field, .quarters)
                }
            }
            for field in node.fields {
                switch vocabulary.field(field).type {
                case .validUntil(let slot): add(field.moved(to: slot), .validity)
                case .yearsSince(let slot): add(field.moved(to: slot), .years)
                case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .set, .counts, .records: break
                }
            }
        }
        for child in node.children { add(child, skipsOwn: skipsOwn && !node.looksElsewhere) }
    }

    private mutating func add(_ field: ScopedField, _ use: Use) {
        switch field {
        case .subject(let ref): bySubject[ref.kind, default: []].insert(Dated(slot: ref.slot, use: use))
        case .record(let record, let slot): byRecord[record, default: []].insert(Dated(slot: slot, use: use))
        }
    }

    // MARK: Facts

    /// Notes the days on which the facts of a subject are different ones.
    func note(_ facts: Facts, _ days: inout StableDays, asOf: Day) {
        for dated in bySubject[facts.kind] ?? [] { note(facts[dated.slot], dated.use, &days, asOf) }
        for answer in facts.answers {
            guard let day = answer.day else { continue }
            // Before it was given it does not count.
            days.turn(on: day, asOf: asOf)
            for life in lives[FieldRef(kind: facts.kind, slot: Int(answer.slot))] ?? [] { days.turn(on: life.lastDay(of: day).adding(days: 1), asOf: asOf) }
        }
        for (slot, record) in recordFields[facts.kind] {
            let records = facts[slot]
            guard records.tag == .records else { continue }
            let dated = byRecord[record] ?? []
            let stride = vocabulary.records[record].table.fields.count
            for number in 0..<records.recordCount {
                func value(_ slot: Int) -> Value { facts.value(records, record: number, stride: stride, slot: slot) }
                for dated in dated { note(value(dated.slot), dated.use, &days, asOf) }
                guard let exemptions, exemptions.fieldByKind[facts.kind] == slot else { continue }
                note(value(exemptions.until), .validity, &days, asOf)
                if let slot = exemptions.approvedOn, value(slot).tag == .date { days.turn(on: value(slot).day, asOf: asOf) }
            }
        }
    }

    private func note(_ value: Value, _ use: Use, _ days: inout StableDays, _ asOf: Day) {
        guard value.tag == .date else { return }
        let date = value.day
        switch use {
        case .validity: days.turn(on: date.adding(days: 1), asOf: asOf)
        case .years:
            let (born, year) = (date.civil, asOf.civil.year)
            for year in [year - 1, year, year + 1] {
                // A birthday on 29 February counts from 1 March where there is none.
                guard let turns = Day(year: year, month: born.month, day: born.day) ?? Day(year: year, month: 3, day: 1) else { continue }
                days.turn(on: turns, asOf: asOf)
            }
        case .quarters, .days, .daysHold:
            days.turn(on: date, asOf: asOf)
            if date <= asOf { noteElapsed(since: date, use, &days, asOf) }
        }
    }

    private func noteElapsed(since date: Day, _ use: Use, _ days: inout StableDays, _ asOf: Day) {
        switch use {
        case .quarters:
            let start = Day(year: asOf.quarter / 4, month: asOf.quarter % 4 * 3 + 1, day: 1)
            guard let start else { return days.turnDaily(asOf: asOf) }
            days.turn(on: start, asOf: asOf)
            days.turn(on: start.adding(months: 3), asOf: asOf)
        case .daysHold(let comparison):
            guard comparison.holds(Interval(Quantity(Int(asOf.number - date.number)))) == .yes else { return days.turnDaily(asOf: asOf) }
            for limit in comparison.limits {
                guard let whole = limit.roundedUp.wholeDays else { return days.turnDaily(asOf: asOf) }
                days.turn(on: date.adding(days: whole), asOf: asOf)
                days.turn(on: date.adding(days: whole + 1), asOf: asOf)
            }
        case .days: days.turnDaily(asOf: asOf)
        case .validity, .years: break
        }
    }
}

extension ScopedField {
    /// Another field of the same subject or record.
    fileprivate func moved(to slot: Int) -> ScopedField {
        switch self {
        case .subject(let ref): .subject(FieldRef(kind: ref.kind, slot: slot))
        case .record(let record, _): .record(record, slot: slot)
        }
    }
}

extension Quantity {
    /// A whole number as days; nil where it is none, or more than any calendar has.
    fileprivate var wholeDays: Int? { denominator == 1 && abs(numerator) < 4_000_000 ? Int(numerator) : nil }
}
