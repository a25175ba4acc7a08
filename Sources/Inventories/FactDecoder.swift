import Quantities
import Standards
import Wording
import YAMLReader

/// Turns nodes of a tape into ``Facts``, checking every value on the way.
///
/// A decoder belongs to one worker, so accesses to it are not checked against each other while the program runs.
public final class FactDecoder {
    /// What can be answered.
    public let vocabulary: Vocabulary
    /// Everything found wrong so far; of a file with more problems than anybody would read, as many as are kept, and how many more there are.
    public var diagnostics: [Diagnostic] {
        get { found.all }
        set { found = DiagnosticList(newValue) }
    }
    @exclusivity(unchecked) private var found = DiagnosticList()
    /// Whether attestations may be given by their plain id and count without evidence, as in a standard's examples.
    @exclusivity(unchecked) public var takesAttestationsAsEvidenced = false
    /// The day of the audit, after which no answer can be dated; nil when it does not matter.
    @exclusivity(unchecked) public var asOf: Day?
    /// The tape that is decoded.
    public let tape: Tape
    private let tables: FactTables
    private let symbols: SymbolTable

    /// A decoder for files of a vocabulary.
    public init(_ vocabulary: Vocabulary, tape: Tape) {
        self.vocabulary = vocabulary
        self.tape = tape
        tables = vocabulary.factTables
        symbols = vocabulary.symbols
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

    /// Decodes the value of a field of a kind of subject into its slot.
    @inline(__always)
    public func decode(_ node: Int, of kind: KindID, slot: Int, into facts: Facts, verified: Bool = false) {
        let shape = tables.kind(kind).shape(slot)
        let reported = verified ? facts[slot] : .none
        var value: Value
        switch shape.kind {
        case .records:
            if verified, reported.tag == .records, tape.kind(node) == .sequence, let id = vocabulary.records[Int(shape.list)].table.slot(id: "id") {
                let field = vocabulary.kinds[kind].table.fields[slot]
                value = VerifiedRecords(decoder: self, field: field, slot: slot, recordID: shape.list, id: id).decode(node, reported, into: facts)
                value.isVerified = true
                facts[slot] = value
                return
            }
            value = records(node, .subject(FieldRef(kind: kind, slot: slot)), shape.list, facts)
        case .set, .counts:
            value = terms(node, FieldRef(kind: kind, slot: slot), shape, facts, reported: reported, verified: verified)
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .derived:
            value = scalar(node, shape, .subject(FieldRef(kind: kind, slot: slot)))
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
    func scalar(_ node: Int, _ shape: FactTables.Shape, _ place: ScopedField) -> Value {
        guard tape.isScalar(node) else {
            error(node, .expectedScalar(vocabulary.field(place).label))
            return .none
        }
        if tape.isNull(node) { return .none }
        switch shape.kind {
        case .count, .number, .percent:
            var bytes = tape.bytes(node)
            if shape.kind == .percent, bytes.last == UInt8(ascii: "%") {
                bytes = UnsafeBufferPointer(rebasing: bytes.dropLast())
                while bytes.last == UInt8(ascii: " ") { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast()) }
            }
            guard let number = millionths(in: bytes) else { break }
            if number < 0 {
                error(node, .negative(vocabulary.field(place).label, found: tape.string(node)))
                return .none
            }
            if shape.kind == .count, number % 1_000_000 != 0 { break }
            if shape.kind == .percent, number > 100_000_000 { break }
            return Value(.number, node: node, payload: number)
        case .yesNo:
            let answer = tables.yesNo(symbols.symbol(tape, node))
            guard answer >= 0 else { break }
            return Value(.yesNo, node: node, payload: Int64(answer))
        case .date:
            guard let day = Day(bytes: tape.bytes(node)) else { break }
            return Value(.date, node: node, payload: Int64(day.number))
        case .choice:
            let item = tables.item(symbols.symbol(tape, node), of: shape.list)
            guard item >= 0 else {
                notAChoice(node, shape, place)
                return .none
            }
            return Value(.choice, node: node, payload: Int64(item))
        case .text, .reference: return Value(.text, node: node)
        case .derived:
            error(node, .derivedField(vocabulary.field(place).label))
            return .none
        case .set, .counts, .records: return .none
        }
        wrongType(node, place)
        return .none
    }

    @inline(never)
    private func notAChoice(_ node: Int, _ shape: FactTables.Shape, _ place: ScopedField) {
        let words = vocabulary.termLists[Int(shape.list)].items
        error(
            node, .notAChoice(vocabulary.field(place).label, found: tape.string(node)),
            help: .nearest(tape.string(node), among: words.flatMap { [$0.written, $0.id] + $0.aliases }) ?? .oneOf(words.map(\.written)))
    }

    @inline(never)
    private func wrongType(_ node: Int, _ place: ScopedField) {
        let field = vocabulary.field(place)
        error(node, .wrongType(field, found: tape.string(node)), help: .rightType(field, found: tape.string(node)))
    }

    /// Whether a scalar says "none at all": 无, 没有, none.
    public func saysNone(_ node: Int) -> Bool {
        tape.isScalar(node) && !tape.isNull(node)
            && (vocabulary.yesNo(vocabulary.symbols.symbol(tape, node)) == false || tape.spells(node, "none"))
    }

    // MARK: Terms

    private func terms(
        _ node: Int, _ place: FieldRef, _ shape: FactTables.Shape, _ facts: Facts, reported: Value, verified: Bool
    ) -> Value {
        if tape.isNull(node) { return .none }
        let isSet = shape.kind == .set
        let list = shape.list
        let isWhole = isSet || tape.kind(node) != .mapping
        let isUpdate = reported.tag == .terms && !isWhole
        let base = isUpdate ? Int(reported.payload) : facts.newTerms(tables.itemCount(list), initially: isWhole ? 0 : -1)
        let value = Value(.terms, node: node, payload: Int64(base))
        if saysNone(node) { return value }
        switch tape.kind(node) {
        case .sequence:
            tape.forEachEntry(node) { entry in
                let item = item(entry, list)
                if item >= 0 { facts.setTerm(base + item, 1) }
            }
        case .mapping where !isSet:
            tape.forEachPair(node) { key, amount in
                let item = item(key, list)
                guard item >= 0, let count = termCount(amount, list, item) else { return }
                if isUpdate { note(facts, place.slot, item, reported, base, count, amount) }
                facts.setTerm(base + item, count)
            }
        default:
            error(node, .expectedTerms(vocabulary.field(.subject(place)).label, isSet: isSet), help: isSet ? .writeList : .writeCounts)
            return .none
        }
        if verified, isSet, reported.tag == .terms {
            for item in 0..<tables.itemCount(list) where facts.count(reported, term: item) != facts.count(value, term: item) {
                facts.discrepancies.append(
                    Discrepancy(
                        slot: place.slot, term: item,
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

    /// The item of a list a scalar names; -1 where it names none.
    @inline(__always)
    private func item(_ node: Int, _ list: Int32) -> Int {
        guard tape.isScalar(node) else {
            error(node, .expectedTerm(vocabulary.termLists[Int(list)].label))
            return -1
        }
        let item = tables.item(symbols.symbol(tape, node), of: list)
        if item < 0 { unknownTerm(node, list) }
        return item
    }

    @inline(never)
    private func unknownTerm(_ node: Int, _ list: Int32) {
        let (word, list) = (tape.string(node), vocabulary.termLists[Int(list)])
        error(
            node, .unknownTerm(word, list.label), help: markHint(word) ?? .nearest(word, among: list.items.flatMap { [$0.written, $0.id] + $0.aliases }))
    }

    /// How many there are of an item of a list.
    @inline(__always)
    private func termCount(_ node: Int, _ list: Int32, _ item: Int) -> Int32? {
        if tape.isScalar(node) {
            if tape.isNull(node) { return nil }
            if let number = millionths(in: tape.bytes(node)), number >= 0, number % 1_000_000 == 0, number <= 1_000_000_000_000 {
                return Int32(number / 1_000_000)
            }
        }
        return unusualCount(node, vocabulary.termLists[Int(list)].items[item].label)
    }

    @inline(never)
    private func unusualCount(_ node: Int, _ label: String) -> Int32? {
        guard tape.isScalar(node) else {
            error(node, .expectedScalar(label))
            return nil
        }
        if let number = millionths(in: tape.bytes(node)), number < 0 {
            error(node, .negative(label, found: tape.string(node)))
            return nil
        }
        // "无" is a count all the same; "有" is not, it does not say how many.
        if saysNone(node) { return 0 }
        error(node, .notACount(label, found: tape.string(node)), help: numberHint(tape.string(node)) ?? .writeWholeNumber)
        return nil
    }

    // MARK: Records

    private func records(_ node: Int, _ place: ScopedField, _ record: Int32, _ facts: Facts) -> Value {
        if tape.isNull(node) { return .none }
        if saysNone(node) { return Value(.records, node: node, payload: Int64(facts.recordTotal) << 32) }
        guard tape.kind(node) == .sequence else {
            error(node, .expectedRecords(vocabulary.field(place).label), help: .writeRecords)
            return .none
        }
        let layout = tables.record(record)
        let first = facts.recordTotal
        var count = 0
        tape.forEachEntry(node) { entry in
            guard tape.kind(entry) == .mapping else {
                error(entry, .expectedRecord(vocabulary.records[Int(record)].label))
                return
            }
            let base = facts.newRecord(stride: layout.count, node: entry)
            count += 1
            tape.forEachPair(entry) { key, value in
                let slot = layout.slot(tape.isScalar(key) ? symbols.symbol(tape, key) : -1)
                guard slot >= 0 else {
                    let kind = vocabulary.records[Int(record)]
                    unknown(key, of: kind.label, among: kind.table.spellings)
                    return
                }
                facts.setRecordValue(base + slot, scalar(value, layout.shape(slot), .record(Int(record), slot: slot)))
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

    /// Decodes the mapping under `attestations:` of a kind of subject.
    public func decodeAttestations(_ node: Int, of kind: KindID, into facts: Facts, verified: Bool = false) {
        if tape.isNull(node) { return }
        guard tape.kind(node) == .mapping else {
            error(node, .expectedAttestations)
            return
        }
        let layout = tables.kind(kind)
        tape.forEachPair(node) { key, value in
            let slot = layout.slot(tape.isScalar(key) ? symbols.symbol(tape, key) : -1)
            guard slot >= 0, layout.shape(slot).isAttested else {
                let kind = vocabulary.kinds[kind]
                unknown(key, of: kind.label, among: kind.table.fields.filter(\.isAttested).flatMap { [$0.id, $0.written] })
                return
            }
            decodeAttestation(value, of: kind, slot: slot, into: facts, verified: verified)
        }
    }

    /// Decodes one answer written as a mapping with its evidence.
    public func decodeAttestationPair(_ node: Int, of kind: KindID, slot: Int, into facts: Facts) {
        decodeAttestation(node, of: kind, slot: slot, into: facts, verified: false)
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

    private func label(_ kind: KindID, _ slot: Int) -> String { vocabulary.kinds[kind].table.fields[slot].label }

    private func answerPart(_ key: Int) -> AnswerPart? {
        guard tape.isScalar(key) else { return nil }
        if tape.spells(key, "value") || tape.spells(key, "答复") || tape.spells(key, "值") { return .value }
        if tape.spells(key, "evidence") || tape.spells(key, "佐证材料") || tape.spells(key, "材料") { return .evidence }
        if tape.spells(key, "on") || tape.spells(key, "日期") { return .day }
        if tape.spells(key, "by") || tape.spells(key, "填报人") { return .person }
        return nil
    }

    private func decodeAttestation(_ node: Int, of kind: KindID, slot: Int, into facts: Facts, verified: Bool) {
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
                case nil: unknown(key, of: label(kind, slot), among: ["value", "on", "evidence", "by"])
                }
            }
            guard answer >= 0 else {
                error(node, .attestationWithoutValue(label(kind, slot)))
                return
            }
        }
        decode(answer, of: kind, slot: slot, into: facts, verified: verified)
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
