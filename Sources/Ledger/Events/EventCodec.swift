import Audit
import Foundation
import Quantities
import Standards

/// Writes what an event says as text and reads it back. The keys of a payload are spelled here and nowhere else.
///
/// What is written is JSON with sorted keys, every value a text: the bytes are in the hash chain, so that a key, once written, keeps its name, its form and
/// when it is left out. New keys may be added; a new kind of event takes a migration of ``LedgerSchema``, by which older programs know that they cannot read it.
package enum EventCodec {
    /// Why a payload cannot be read.
    struct Unreadable: Error, Hashable {
        /// The key that is missing or makes no sense; nil where the whole is not what it should be.
        var key: String?
    }

    private enum Key: String {
        case key, standard, criterion, subject, group, title, clause, severity, firmness, blank, kind, name, place, placeName, village, outcome
        case required, actual, shortfall
        case requiredLeast, requiredMost, requiredAbove, requiredBelow, actualLow, actualHigh, shortfallAmount, amountUnit, missing
        case unit, owner, measure, due, inspector, expected, expectedFrom, cause
        case progress, note, approver, until, before, beyondEnd
        case file, campaign, townships, words, inventory, digest, standards, places, warnWithin, sample, extent, blankInstitutions, blankStaff, gaps, opened,
            asked,
            cleared, relapsed
        case township, rule, evidence, open
    }

    /// What a payload holds, by key.
    private struct Fields {
        var values: [String: String] = [:]

        init() {}

        init(_ text: String) throws(Unreadable) {
            if text == "{}" { return }
            guard let values = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else { throw Unreadable() }
            self.values = values
        }

        subscript(_ key: Key) -> String? {
            get { values[key.rawValue] }
            set { values[key.rawValue] = newValue }
        }

        /// A text that older events may lack.
        func text(_ key: Key) -> String { self[key] ?? "" }

        func needed(_ key: Key) throws(Unreadable) -> String {
            guard let text = self[key] else { throw Unreadable(key: key.rawValue) }
            return text
        }

        func needed<Value>(_ key: Key, _ read: (String) -> Value?) throws(Unreadable) -> Value {
            guard let value = read(try needed(key)) else { throw Unreadable(key: key.rawValue) }
            return value
        }

        /// A value that may be missing, but where it stands must make sense.
        func value<Value>(_ key: Key, _ read: (String) -> Value?) throws(Unreadable) -> Value? {
            guard let text = self[key] else { return nil }
            guard let value = read(text) else { throw Unreadable(key: key.rawValue) }
            return value
        }

        func count(_ key: Key) throws(Unreadable) -> Int { try value(key) { Int($0) } ?? 0 }

        func words(_ key: Key) -> [String]? { self[key].map { $0.split(separator: " ").map(String.init) } }

        func lines(_ key: Key) -> [String] { text(key).split(separator: "\n").map(String.init) }
    }

    /// What an event says, as it is stored.
    static func text(_ body: EventBody) -> String {
        let values = fields(body).values
        if values.isEmpty { return "{}" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Everything an event says, one text after the other in the order in which they are stored.
    package static func texts(_ body: EventBody) -> [String] { fields(body).values.sorted { $0.key < $1.key }.map(\.value) }

    private static func fields(_ body: EventBody) -> Fields {
        var fields = Fields()
        switch body {
        case .lapsed, .doubted, .verified, .closed, .reopened: break
        case .opened(let entry): write(entry, &fields)
        case .warned(let entry, let expectation):
            write(entry, &fields)
            if let expectation { write(expectation, &fields) }
        case .assigned(let assignment):
            fields[.owner] = assignment.owner
            fields[.unit] = assignment.unit
        case .measured(let text): fields[.measure] = text
        case .progressed(let text): fields[.progress] = text
        case .submitted(let text): fields[.progress] = text
        case .observed(let observation):
            write(observation.words, &fields)
            write(observation.amounts, &fields)
            fields[.outcome] = observation.outcome?.rawValue
            fields[.due] = observation.due?.description
            fields[.measure] = observation.measure
        case .cleared(let outcome): fields[.outcome] = outcome.id
        case .relapsed(let due): fields[.due] = due?.description
        case .waived(let decision):
            fields[.approver] = decision.approver
            fields[.until] = decision.until.description
        case .rescheduled(let move):
            fields[.due] = move.due.description
            fields[.before] = move.before?.description ?? ""
            if move.isBeyondEnd { fields[.beyondEnd] = "yes" }
        case .noted(let text): fields[.note] = text
        case .started(let start):
            fields[.file] = start.file
            fields[.name] = start.name
            fields[.campaign] = start.campaign
            fields[.title] = start.title
            fields[.townships] = start.townships?.joined(separator: " ")
        case .audited(let audit): write(audit, &fields)
        case .received(let report):
            fields[.township] = report.township
            fields[.file] = report.file
        case .fulfilled(let duty):
            fields[.rule] = duty.rule
            fields[.evidence] = duty.evidence
        case .ended(let open): fields[.open] = String(open)
        }
        return fields
    }

    /// What an event of a kind says, from its stored text.
    static func body(_ kind: EventKind, _ text: String) throws(Unreadable) -> EventBody {
        let fields = try Fields(text)
        switch kind {
        case .opened: return .opened(try entry(fields))
        case .warned: return .warned(try entry(fields), try expectation(fields))
        case .lapsed: return .lapsed
        case .assigned: return .assigned(Assignment(owner: fields[.owner], unit: fields[.unit]))
        case .measured: return .measured(try fields.needed(.measure))
        case .progressed: return .progressed(try fields.needed(.progress))
        case .submitted: return .submitted(progress: fields[.progress])
        case .observed:
            return .observed(
                Observation(
                    words: phrases(fields), amounts: try amounts(fields), outcome: try fields.value(.outcome) { RowOutcome(rawValue: $0) },
                    due: try fields.value(.due) { Day($0) }, measure: fields[.measure]))
        case .cleared: return .cleared(try fields.needed(.outcome) { Outcome(id: $0) })
        case .doubted: return .doubted
        case .relapsed: return .relapsed(due: try fields.value(.due) { Day($0) })
        case .verified: return .verified
        case .closed: return .closed
        case .reopened: return .reopened
        case .waived: return .waived(WaiverDecision(approver: try fields.needed(.approver), until: try fields.needed(.until) { Day($0) }))
        case .rescheduled:
            return .rescheduled(
                DueMove(to: try fields.needed(.due) { Day($0) }, from: Day(fields.text(.before)), isBeyondEnd: fields[.beyondEnd] != nil))
        case .noted: return .noted(try fields.needed(.note))
        case .started:
            return .started(
                StartEntry(
                    file: try fields.needed(.file), name: fields.text(.name), campaign: fields.text(.campaign), title: fields.text(.title),
                    townships: fields.words(.townships)))
        case .audited: return .audited(try audit(fields))
        case .received: return .received(ReportEntry(township: try fields.needed(.township), file: fields[.file]))
        case .fulfilled: return .fulfilled(DutyEntry(rule: try fields.needed(.rule), evidence: fields.text(.evidence)))
        case .ended: return .ended(open: try fields.count(.open))
        }
    }

    // MARK: Gaps

    private static func write(_ entry: GapEntry, _ fields: inout Fields) {
        let gap = entry.gap
        fields[.key] = gap.key.text
        fields[.standard] = gap.key.standard
        fields[.criterion] = gap.key.criterion
        fields[.subject] = gap.key.subject
        fields[.group] = gap.group
        fields[.title] = gap.title
        fields[.clause] = gap.clause
        fields[.severity] = gap.severity.rawValue
        fields[.firmness] = gap.firmness.rawValue
        fields[.blank] = gap.blank?.rawValue
        fields[.kind] = gap.kind
        fields[.name] = gap.name
        fields[.place] = gap.place
        fields[.placeName] = gap.placeName
        fields[.village] = gap.village
        // That something is wrong is said by saying nothing else.
        if gap.outcome != .unmet { fields[.outcome] = gap.outcome.rawValue }
        write(gap.words, &fields)
        write(gap.amounts, &fields)
        fields[.unit] = gap.unit
        fields[.measure] = gap.measure
        fields[.inspector] = entry.inspector
        fields[.due] = entry.due.description
    }

    private static func entry(_ fields: Fields) throws(Unreadable) -> GapEntry {
        let subject = fields.text(.subject)
        var gap = GapDescription(
            key: try fields.needed(.key) { GapKey($0, subject: subject) }, severity: try fields.needed(.severity) { Severity(rawValue: $0) },
            firmness: try fields.needed(.firmness) { Firmness(rawValue: $0) }, kind: fields.text(.kind), place: fields.text(.place))
        gap.group = fields.text(.group)
        gap.title = fields.text(.title)
        gap.clause = fields.text(.clause)
        gap.blank = try fields.value(.blank) { BlankSpotKind(rawValue: $0) }
        gap.name = fields.text(.name)
        gap.placeName = fields.text(.placeName)
        gap.village = fields.text(.village)
        gap.outcome = try fields.value(.outcome) { RowOutcome(rawValue: $0) } ?? .unmet
        gap.words = phrases(fields)
        gap.amounts = try amounts(fields)
        gap.unit = fields[.unit]
        gap.measure = fields[.measure]
        return GapEntry(gap, inspector: fields.text(.inspector), due: try fields.needed(.due) { Day($0) })
    }

    private static func write(_ words: GapPhrases, _ fields: inout Fields) {
        fields[.required] = words.required
        fields[.actual] = words.actual
        fields[.shortfall] = words.shortfall
    }

    private static func phrases(_ fields: Fields) -> GapPhrases {
        GapPhrases(required: fields.text(.required), actual: fields.text(.actual), shortfall: fields.text(.shortfall))
    }

    private static func write(_ expectation: Expectation, _ fields: inout Fields) {
        fields[.expected] = expectation.day.description
        if !expectation.cause.isEmpty { fields[.cause] = expectation.cause }
        if !expectation.facts.isEmpty { fields[.expectedFrom] = expectation.facts.joined(separator: "\n") }
    }

    private static func expectation(_ fields: Fields) throws(Unreadable) -> Expectation? {
        guard let day = try fields.value(.expected, { Day($0) }) else { return nil }
        return Expectation(day: day, cause: fields.text(.cause), facts: fields.lines(.expectedFrom))
    }

    private static func write(_ amounts: GapAmounts, _ fields: inout Fields) {
        let limits = AmountTexts(amounts)
        fields[.requiredLeast] = limits.least
        fields[.requiredMost] = limits.most
        fields[.requiredAbove] = limits.above
        fields[.requiredBelow] = limits.below
        fields[.actualLow] = limits.low
        fields[.actualHigh] = limits.high
        fields[.shortfallAmount] = limits.shortfall
        fields[.amountUnit] = limits.unit
        fields[.missing] = limits.missing
    }

    private static func amounts(_ fields: Fields) throws(Unreadable) -> GapAmounts {
        let texts = AmountTexts(
            least: fields[.requiredLeast], most: fields[.requiredMost], above: fields[.requiredAbove], below: fields[.requiredBelow], low: fields[.actualLow],
            high: fields[.actualHigh], shortfall: fields[.shortfallAmount], unit: fields[.amountUnit], missing: fields[.missing])
        guard let amounts = texts.amounts else { throw Unreadable(key: Key.requiredLeast.rawValue) }
        return amounts
    }

    // MARK: Audits

    private static func write(_ audit: AuditEntry, _ fields: inout Fields) {
        fields[.inventory] = audit.source.inventory
        fields[.digest] = audit.source.digest
        fields[.standards] = audit.source.standards.joined(separator: " ")
        fields[.places] = audit.source.places.map { "\($0.code) \($0.name)" }.joined(separator: "\n")
        fields[.warnWithin] = audit.source.warnWithin.map { String($0) }
        // Written where they are not what every ledger says.
        fields[.words] = audit.source.words == .untold ? nil : audit.source.words.line
        fields[.sample] = audit.source.sample.map { $0.day?.description ?? "" }
        fields[.townships] = audit.townships?.joined(separator: " ")
        if audit.isOfNewGapsOnly { fields[.extent] = "new" }
        fields[.blankInstitutions] = String(audit.blankInstitutions)
        fields[.blankStaff] = String(audit.blankStaff)
        fields[.gaps] = String(audit.gaps)
        fields[.opened] = String(audit.opened)
        if audit.asked > 0 { fields[.asked] = String(audit.asked) }
        fields[.cleared] = String(audit.cleared)
        fields[.relapsed] = String(audit.relapsed)
    }

    private static func audit(_ fields: Fields) throws(Unreadable) -> AuditEntry {
        let places = fields.lines(.places).compactMap { line -> LedgerPlace? in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            return parts.count == 2 ? LedgerPlace(code: parts[0], name: parts[1]) : nil
        }
        let source = AuditSource(
            inventory: fields.text(.inventory), digest: fields.text(.digest), standards: fields.words(.standards) ?? [], places: places,
            warnWithin: try fields.value(.warnWithin) { Int($0) }, sample: fields[.sample].map { AuditSource.Sample(day: Day($0)) },
            words: fields[.words].flatMap { PlaceWords(line: $0) } ?? .untold)
        return AuditEntry(
            source: source, townships: fields.words(.townships), isOfNewGapsOnly: fields[.extent] == "new",
            blankInstitutions: try fields.count(.blankInstitutions), blankStaff: try fields.count(.blankStaff), gaps: try fields.count(.gaps),
            opened: try fields.count(.opened), asked: try fields.count(.asked), cleared: try fields.count(.cleared), relapsed: try fields.count(.relapsed))
    }
}
