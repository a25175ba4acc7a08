import Standards
import YAMLReader

/// Everything reported of one subject, by slot.
///
/// A worker keeps one `Facts` for each level of the places it walks through and fills it anew for every subject, so that reading
/// a subject allocates nothing. They belong to that worker alone, so accesses to them are not checked against each other while the program runs.
public final class Facts {
    /// The kind of subject.
    @exclusivity(unchecked) public private(set) var kind: KindID = 0
    /// The subject's code.
    @exclusivity(unchecked) public package(set) var code = ""
    /// The node of the subject's name, or -1.
    @exclusivity(unchecked) public internal(set) var nameNode = -1
    /// The node of the subject on its tape, or -1 when the roster alone knows it.
    @exclusivity(unchecked) public internal(set) var node = -1
    /// The tape the nodes are on; nil when nothing was reported.
    @exclusivity(unchecked) public internal(set) var tape: Tape?
    /// A name the roster gives, used when none is reported.
    @exclusivity(unchecked) public internal(set) var rosterName: String?
    /// Kinds of facilities of which anything was said in this place, if only that there are none; one bit a kind.
    @exclusivity(unchecked) public internal(set) var mentioned: UInt64 = 0
    /// Where verified values differ from the reported ones.
    @exclusivity(unchecked) public internal(set) var discrepancies: [Discrepancy] = []
    /// When and with what evidence attested fields were answered.
    @exclusivity(unchecked) public internal(set) var answers: [AnswerNote] = []

    /// The buffers. They stand behind a pointer of their own so that reading a value costs no bookkeeping of accesses.
    @usableFromInline
    struct Storage {
        @usableFromInline var values: UnsafeMutablePointer<Value>
        @usableFromInline var termCounts: UnsafeMutablePointer<Int32>
        @usableFromInline var recordValues: UnsafeMutablePointer<Value>
        var valueCapacity: Int
        var termCapacity: Int
        var recordCapacity: Int
        var termTotal = 0
        var recordTotal = 0
    }

    @usableFromInline let storage: UnsafeMutablePointer<Storage>

    /// Empty facts.
    public init() {
        let (values, terms, records) = (64, 512, 256)
        storage = .allocate(capacity: 1)
        storage.initialize(
            to: Storage(
                values: .allocate(capacity: values), termCounts: .allocate(capacity: terms), recordValues: .allocate(capacity: records),
                valueCapacity: values, termCapacity: terms, recordCapacity: records))
    }

    deinit {
        storage.pointee.values.deallocate()
        storage.pointee.termCounts.deallocate()
        storage.pointee.recordValues.deallocate()
        storage.deallocate()
    }

    var recordTotal: Int { storage.pointee.recordTotal }

    /// Forgets everything and becomes facts of another subject, of which nothing is reported yet.
    public func reset(kind: KindID, slots: Int, tape: Tape?) {
        self.kind = kind
        self.tape = tape
        code = ""
        nameNode = -1
        node = -1
        rosterName = nil
        mentioned = 0
        if !discrepancies.isEmpty { discrepancies.removeAll(keepingCapacity: true) }
        if !answers.isEmpty { answers.removeAll(keepingCapacity: true) }
        if slots > storage.pointee.valueCapacity {
            storage.pointee.values.deallocate()
            storage.pointee.valueCapacity = slots * 2
            storage.pointee.values = .allocate(capacity: storage.pointee.valueCapacity)
        }
        storage.pointee.values.initialize(repeating: .none, count: slots)
        storage.pointee.termTotal = 0
        storage.pointee.recordTotal = 0
    }

    /// The value of a field.
    @inlinable @inline(__always)
    public subscript(_ slot: Int) -> Value {
        get { storage.pointee.values[slot] }
        set { storage.pointee.values[slot] = newValue }
    }

    /// How many there are of a term; -1 when not reported.
    @inlinable @inline(__always)
    public func count(_ value: Value, term: Int) -> Int32 {
        value.tag == .terms ? storage.pointee.termCounts[Int(value.payload) + term] : -1
    }

    /// A value of a record: `record` counts from 0 within the field.
    @inlinable @inline(__always)
    public func value(_ records: Value, record: Int, stride: Int, slot: Int) -> Value {
        storage.pointee.recordValues[records.firstRecord + record * (stride + 1) + slot]
    }

    /// The node of a record.
    @inlinable @inline(__always)
    public func recordNode(_ records: Value, record: Int, stride: Int) -> Int {
        Int(storage.pointee.recordValues[records.firstRecord + record * (stride + 1) + stride].node)
    }

    /// The subject's name: as reported, else as in the roster, else nothing.
    public var name: String {
        if nameNode >= 0, let tape { return tape.string(nameNode) }
        return rosterName ?? ""
    }

    /// The text a value was read from.
    public func text(_ value: Value) -> String {
        guard value.node >= 0, let tape else { return "" }
        return tape.string(Int(value.node))
    }

    /// When and with what evidence a field was answered; nil when it was not.
    public func answer(_ slot: Int) -> AnswerNote? { answers.last { $0.slot == Int32(slot) } }

    /// The evidence an answer names; nothing when it names none.
    public func evidence(_ note: AnswerNote) -> String {
        guard note.evidenceNode >= 0, let tape else { return "" }
        return tape.string(Int(note.evidenceNode))
    }

    /// Where the values lie, for those who read very many of them; good until the facts are filled anew.
    @inlinable @inline(__always)
    public var view: FactsView {
        FactsView(values: storage.pointee.values, termCounts: storage.pointee.termCounts, recordValues: storage.pointee.recordValues)
    }

    func newTerms(_ count: Int, initially: Int32) -> Int {
        if storage.pointee.termTotal + count > storage.pointee.termCapacity {
            let wanted = (storage.pointee.termTotal + count) * 2
            let larger = UnsafeMutablePointer<Int32>.allocate(capacity: wanted)
            larger.update(from: storage.pointee.termCounts, count: storage.pointee.termTotal)
            storage.pointee.termCounts.deallocate()
            storage.pointee.termCounts = larger
            storage.pointee.termCapacity = wanted
        }
        (storage.pointee.termCounts + storage.pointee.termTotal).initialize(repeating: initially, count: count)
        defer { storage.pointee.termTotal += count }
        return storage.pointee.termTotal
    }

    func setTerm(_ offset: Int, _ count: Int32) { storage.pointee.termCounts[offset] = count }

    /// Makes room for a record of `stride` fields and its node; returns where it begins.
    func newRecord(stride: Int, node: Int) -> Int {
        if storage.pointee.recordTotal + stride + 1 > storage.pointee.recordCapacity {
            let wanted = (storage.pointee.recordTotal + stride + 1) * 2
            let larger = UnsafeMutablePointer<Value>.allocate(capacity: wanted)
            larger.update(from: storage.pointee.recordValues, count: storage.pointee.recordTotal)
            storage.pointee.recordValues.deallocate()
            storage.pointee.recordValues = larger
            storage.pointee.recordCapacity = wanted
        }
        (storage.pointee.recordValues + storage.pointee.recordTotal).initialize(repeating: .none, count: stride)
        (storage.pointee.recordValues + storage.pointee.recordTotal + stride).initialize(to: Value(.none, node: node))
        defer { storage.pointee.recordTotal += stride + 1 }
        return storage.pointee.recordTotal
    }

    func setRecordValue(_ offset: Int, _ value: Value) { storage.pointee.recordValues[offset] = value }
}

/// Where the values of facts lie.
public struct FactsView {
    /// By slot.
    public let values: UnsafeMutablePointer<Value>
    /// How many there are of each term; a value of terms says where its own begin.
    public let termCounts: UnsafeMutablePointer<Int32>
    /// The fields of every record, each followed by one for the record itself; a value of records says where its own begin.
    public let recordValues: UnsafeMutablePointer<Value>

    @inlinable @inline(__always)
    init(values: UnsafeMutablePointer<Value>, termCounts: UnsafeMutablePointer<Int32>, recordValues: UnsafeMutablePointer<Value>) {
        self.values = values
        self.termCounts = termCounts
        self.recordValues = recordValues
    }
}
