import Quantities
import Standards
import Wording
import YAMLReader

/// Turns nodes of a tape into ``Facts``, checking every value on the way.
public final class FactDecoder {
    /// What can be answered.
    public let vocabulary: Vocabulary
    /// Everything found wrong so far; of a file with more problems than anybody would read, as many as are kept, and how many more there are.
    public var diagnostics: [Diagnostic] {
        get { found.all }
        set { found = DiagnosticList(newValue) }
    }
    private var found = DiagnosticList()
    /// Whether attestations may be given by their plain id and count without evidence, as in a standard's examples.
    public var takesAttestationsAsEvidenced = false
    /// The day of the audit, after which no answer can be dated; nil when it does not matter.
    public var asOf: Day?
    /// The tape that is decoded.
    public let tape: Tape

    /// A decoder for files of a vocabulary.
    public init(_ vocabulary: Vocabulary, tape: Tape) {
        self.vocabulary = vocabulary
        self.tape = tape
    }

    /// Begins the next file on the same tape.
    public func begin() {
        found = DiagnosticList()
    }

    /// Notes a problem at a node; its words are only made when it is kept.
    public func error(_ node: Int, _ message: @autoclosure () -> Text, help: @autoclosure () -> Text? = nil) {
        found.add(.error, file: tape.file) {
            tape.diagnostic(at: node, message(), help: help() ?? (tape.kind(node) == .plain ? markHint(tape.string(node)) : nil))
        }
    }

    /// Notes something suspicious at a node.
    public func warning(_ node: Int, _ message: @autoclosure () -> Text, help: @autoclosure () -> Text? = nil) {
        found.add(.warning, file: tape.file) { tape.diagnostic(.warning, at: node, message(), help: help()) }
    }

    // MARK: One field

    /// Decodes the value of a field into its slot.
    @inline(__always)
    public func decode(_ node: Int, field: Field, slot: Int, into facts: Facts, verified: Bool = false) {
        let reported = verified ? facts[slot] : .none
        var value: Value
        switch field.type {
        case .records(let record):
            let kind = vocabulary.records[record]
            if verified, reported.tag == .records, tape.kind(node) == .sequence, let id = kind.table.slot(id: "id") {
                value = VerifiedRecords(decoder: self, field: field, slot: slot, record: kind, id: id).decode(node, reported, into: facts)
                value.isVerified = true
                facts[slot] = value
                return
            }
            value = records(node, field, kind, facts)
        case .set(let list): value = terms(node, field, vocabulary.termLists[list], facts, isSet: true, reported: reported, slot: slot, verified: verified)
        case .counts(let list): value = terms(node, field, vocabulary.termLists[list], facts, isSet: false, reported: reported, slot: slot, verified: verified)
        default: value = scalar(node, field)
        }
        if verified {
            guard value.tag != .none else { return }
            value.isVerified = true
            if reported.tag != .none, value.tag != .terms, differs(reported, value) {
                facts.discrepancies.append(Discrepancy(slot: slot, term: nil, reported: reported, verified: value))
            }
        }
        facts[slot] = value
    }

    func differs(_ left: Value, _ right: Value) -> Bool {
        if left.tag == .records { return left.recordCount != right.recordCount }
        if left.tag == .text { return tape.string(Int(left.node)) != tape.string(Int(right.node)) }
        return left.payload != right.payload
    }

    /// Decodes a scalar field; a value that is empty or wrong is not reported.
    @inline(__always)
    func scalar(_ node: Int, _ field: Field) -> Value {
        guard tape.isScalar(node) else {
            error(node, .expectedScalar(field.label))
            return .none
        }
        if tape.isNull(node) { return .none }
        switch field.type {
        case .count, .number, .percent:
            var bytes = tape.bytes(node)
            if field.type == .percent, bytes.last == UInt8(ascii: "%") {
                bytes = UnsafeBufferPointer(rebasing: bytes.dropLast())
                while bytes.last == UInt8(ascii: " ") { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast()) }
            }
            guard let number = millionths(in: bytes) else { break }
            if number < 0 {
                error(node, .negative(field.label, found: tape.string(node)))
                return .none
            }
            if field.type == .count, number % 1_000_000 != 0 { break }
            if field.type == .percent, number > 100_000_000 { break }
            return Value(.number, node: node, payload: number)
        case .yesNo:
            guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(tape, node)) else { break }
            return Value(.yesNo, node: node, payload: answer ? 1 : 0)
        case .date:
            guard let day = Day(bytes: tape.bytes(node)) else { break }
            return Value(.date, node: node, payload: Int64(day.number))
        case .choice(let list):
            guard let item = vocabulary.termLists[list].item(vocabulary.symbols.symbol(tape, node)) else {
                let words = vocabulary.termLists[list].items
                error(
                    node, .notAChoice(field.label, found: tape.string(node)),
                    help: .nearest(tape.string(node), among: words.flatMap { [$0.written, $0.id] + $0.aliases }) ?? .oneOf(words.map(\.written)))
                return .none
            }
            return Value(.choice, node: node, payload: Int64(item))
        case .text, .reference:
            return Value(.text, node: node)
        case .validUntil, .yearsSince:
            error(node, .derivedField(field.label))
            return .none
        case .set, .counts, .records:
            return .none
        }
        error(node, .wrongType(field, found: tape.string(node)), help: .rightType(field, found: tape.string(node)))
        return .none
    }

    /// Whether a scalar says "none at all": 无, 没有, none.
    public func saysNone(_ node: Int) -> Bool {
        tape.isScalar(node) && !tape.isNull(node)
            && (vocabulary.yesNo(vocabulary.symbols.symbol(tape, node)) == false || tape.spells(node, "none"))
    }

    // MARK: Terms

    private func terms(
        _ node: Int, _ field: Field, _ list: TermList, _ facts: Facts, isSet: Bool, reported: Value, slot: Int, verified: Bool
    ) -> Value {
        if tape.isNull(node) { return .none }
        let isWhole = isSet || tape.kind(node) != .mapping
        let isUpdate = reported.tag == .terms && !isWhole
        let base = isUpdate ? Int(reported.payload) : facts.newTerms(list.items.count, initially: isWhole ? 0 : -1)
        let value = Value(.terms, node: node, payload: Int64(base))
        if saysNone(node) { return value }
        switch tape.kind(node) {
        case .sequence:
            tape.forEachEntry(node) { entry in
                guard let item = item(entry, list) else { return }
                facts.setTerm(base + item, 1)
            }
        case .mapping where !isSet:
            tape.forEachPair(node) { key, amount in
                guard let item = item(key, list), let count = termCount(amount, list.items[item].label) else { return }
                if isUpdate { note(facts, slot, item, reported, base, count, amount) }
                facts.setTerm(base + item, count)
            }
        default:
            error(node, .expectedTerms(field.label, isSet: isSet), help: isSet ? .writeList : .writeCounts)
            return .none
        }
        if verified, isSet, reported.tag == .terms {
            for item in list.items.indices where facts.count(reported, term: item) != facts.count(value, term: item) {
                facts.discrepancies.append(
                    Discrepancy(
                        slot: slot, term: item,
                        reported: Value(.number, payload: Int64(facts.count(reported, term: item)) * 1_000_000),
                        verified: Value(.number, payload: Int64(facts.count(value, term: item)) * 1_000_000)))
            }
        }
        return value
    }

    private func note(
        _ facts: Facts, _ slot: Int, _ item: Int, _ reported: Value, _ base: Int, _ count: Int32, _ node: Int
    ) {
        let before = facts.count(reported, term: item)
        guard before >= 0, before != count else { return }
        facts.discrepancies.append(
            Discrepancy(
                slot: slot, term: item, reported: Value(.number, payload: Int64(before) * 1_000_000),
                verified: Value(.number, node: node, payload: Int64(count) * 1_000_000)))
    }

    @inline(__always)
    private func item(_ node: Int, _ list: TermList) -> Int? {
        guard tape.isScalar(node) else {
            error(node, .expectedTerm(list.label))
            return nil
        }
        if let item = list.item(vocabulary.symbols.symbol(tape, node)) { return item }
        let word = tape.string(node)
        error(
            node, .unknownTerm(word, list.label), help: markHint(word) ?? .nearest(word, among: list.items.flatMap { [$0.written, $0.id] + $0.aliases }))
        return nil
    }

    @inline(__always)
    private func termCount(_ node: Int, _ label: String) -> Int32? {
        guard tape.isScalar(node) else {
            error(node, .expectedScalar(label))
            return nil
        }
        if tape.isNull(node) { return nil }
        if let number = millionths(in: tape.bytes(node)) {
            if number < 0 {
                error(node, .negative(label, found: tape.string(node)))
                return nil
            }
            if number % 1_000_000 == 0, number <= 1_000_000_000_000 { return Int32(number / 1_000_000) }
        }
        // "无" is a count all the same; "有" is not, it does not say how many.
        if saysNone(node) { return 0 }
        error(node, .notACount(label, found: tape.string(node)), help: numberHint(tape.string(node)) ?? .writeWholeNumber)
        return nil
    }

    // MARK: Records

    private func records(_ node: Int, _ field: Field, _ record: RecordKind, _ facts: Facts) -> Value {
        if tape.isNull(node) { return .none }
        if saysNone(node) { return Value(.records, node: node, payload: Int64(facts.recordTotal) << 32) }
        guard tape.kind(node) == .sequence else {
            error(node, .expectedRecords(field.label), help: .writeRecords)
            return .none
        }
        let stride = record.table.fields.count
        let first = facts.recordTotal
        var count = 0
        tape.forEachEntry(node) { entry in
            guard tape.kind(entry) == .mapping else {
                error(entry, .expectedRecord(record.label))
                return
            }
            let base = facts.newRecord(stride: stride, node: entry)
            count += 1
            tape.forEachPair(entry) { key, value in
                guard let slot = record.table.slot(tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1) else {
                    unknown(key, of: record.label, among: record.table.spellings)
                    return
                }
                facts.setRecordValue(base + slot, scalar(value, record.table.fields[slot]))
            }
        }
        return Value(.records, node: node, payload: Int64(first) << 32 | Int64(count))
    }

    /// Reports a key that nothing declares.
    public func unknown(_ key: Int, of owner: String, among spellings: [String]) {
        let word = tape.isScalar(key) ? tape.string(key) : "?"
        error(key, .unknownField(word, owner), help: markHint(word) ?? .nearest(word, among: spellings))
    }

    // MARK: Attestations

    /// Decodes the mapping under `attestations:`.
    public func decodeAttestations(_ node: Int, kind: SubjectKind, into facts: Facts, verified: Bool = false) {
        if tape.isNull(node) { return }
        guard tape.kind(node) == .mapping else {
            error(node, .expectedAttestations)
            return
        }
        tape.forEachPair(node) { key, value in
            guard let slot = kind.table.slot(vocabulary.symbols.symbol(tape, key)), kind.table.fields[slot].isAttested else {
                unknown(key, of: kind.label, among: kind.table.fields.filter(\.isAttested).flatMap { [$0.id, $0.written] })
                return
            }
            decodeAttestation(value, field: kind.table.fields[slot], slot: slot, into: facts, verified: verified)
        }
    }

    /// Decodes one answer written as a mapping with its evidence.
    public func decodeAttestationPair(_ node: Int, field: Field, slot: Int, into facts: Facts) {
        decodeAttestation(node, field: field, slot: slot, into: facts, verified: false)
    }

    /// Whether a text names some evidence; blanks, dashes and 无 name none.
    private func namesEvidence(_ node: Int) -> Bool {
        guard tape.isScalar(node), !tape.isNull(node), !saysNone(node) else { return false }
        // A letter, a digit or a common Chinese character names something; of anything else the whole text is looked at.
        if let first = tape.bytes(node).first, (0xE4...0xE9).contains(first) || (0x30...0x39).contains(first) || (0x41...0x5A).contains(first & 0xDF) {
            return true
        }
        return !tape.string(node).allSatisfy { $0.isWhitespace || "-－—–/／、。".contains($0) }
    }

    /// What stands under a key of an answer.
    private enum AnswerPart { case value, evidence, day, person }

    private func answerPart(_ key: Int) -> AnswerPart? {
        guard tape.isScalar(key) else { return nil }
        if tape.spells(key, "value") || tape.spells(key, "答复") || tape.spells(key, "值") { return .value }
        if tape.spells(key, "evidence") || tape.spells(key, "佐证材料") || tape.spells(key, "材料") { return .evidence }
        if tape.spells(key, "on") || tape.spells(key, "日期") { return .day }
        if tape.spells(key, "by") || tape.spells(key, "填报人") { return .person }
        return nil
    }

    private func decodeAttestation(_ node: Int, field: Field, slot: Int, into facts: Facts, verified: Bool) {
        var answer = node
        var hasEvidence = takesAttestationsAsEvidenced
        var note = AnswerNote(slot: slot)
        if tape.kind(node) == .mapping {
            answer = -1
            tape.forEachPair(node) { key, value in
                switch answerPart(key) {
                case .value: answer = value
                case .evidence:
                    guard namesEvidence(value) else { return }
                    hasEvidence = true
                    note.evidenceNode = Int32(truncatingIfNeeded: value)
                case .day:
                    guard !tape.isNull(value) else { return }
                    guard tape.isScalar(value), let day = Day(bytes: tape.bytes(value)) else {
                        error(value, .wrongDate(found: tape.isScalar(value) ? tape.string(value) : ""))
                        return
                    }
                    note.dayNode = Int32(truncatingIfNeeded: value)
                    note.day = day
                case .person: break
                case nil: unknown(key, of: field.label, among: ["value", "on", "evidence", "by"])
                }
            }
            guard answer >= 0 else {
                error(node, .attestationWithoutValue(field.label))
                return
            }
        }
        decode(answer, field: field, slot: slot, into: facts, verified: verified)
        let value = facts[slot]
        guard value.tag != .none else { return }
        if takesAttestationsAsEvidenced, note.day == nil, let asOf {
            note.dayNode = Int32(truncatingIfNeeded: node)
            note.day = asOf
        }
        facts.answers.append(note)
        let isNo = value.tag == .yesNo && value.payload == 0
        if !hasEvidence, !isNo {
            facts[slot] = Value(.none, node: answer, lack: .evidence)
        } else if let asOf, let day = note.day, day > asOf {
            // What had not been said by then proves nothing on that day.
            facts[slot] = Value(.none, node: answer, lack: .future)
        }
    }

    /// Holds the days of answers against the day on which the subject was reported: an answer given later cannot be in that report.
    func checkDays(of facts: Facts, reported node: Int) {
        guard !facts.answers.isEmpty, tape.kind(node) == .mapping else { return }
        var reported: Day?
        tape.forEachPair(node) { key, value in
            guard tape.isScalar(key), tape.isScalar(value) else { return }
            if answerPart(key) == .day { reported = Day(bytes: tape.bytes(value)) }
        }
        guard let reported else { return }
        for answer in facts.answers {
            guard let day = answer.day, day > reported else { continue }
            error(
                Int(answer.dayNode), .answeredAfterReport(vocabulary.kinds[facts.kind].table.fields[Int(answer.slot)].label, day: day, reported: reported),
                help: .correctAnswerDay)
        }
    }
}
