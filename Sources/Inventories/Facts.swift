import Standards
import YAMLReader

/// Everything reported of one subject, by slot.
///
/// A worker keeps one `Facts` for each level of the places it walks through and fills it anew for every subject, so that reading
/// a subject allocates nothing.
public final class Facts {
    /// The kind of subject.
    public private(set) var kind: KindID = 0
    /// The subject's code.
    public internal(set) var code = ""
    /// The node of the subject's name, or -1.
    public internal(set) var nameNode = -1
    /// The node of the subject on its tape, or -1 when the roster alone knows it.
    public internal(set) var node = -1
    /// The tape the nodes are on; nil when nothing was reported.
    public internal(set) var tape: Tape?
    /// A name the roster gives, used when none is reported.
    public internal(set) var rosterName: String?
    /// Kinds of facilities of which anything was said in this place, if only that there are none; one bit a kind.
    public internal(set) var mentioned: UInt64 = 0
    /// Where verified values differ from the reported ones.
    public internal(set) var discrepancies: [Discrepancy] = []

    @usableFromInline private(set) var values: UnsafeMutablePointer<Value>
    private var valueCapacity = 64
    @usableFromInline private(set) var termCounts: UnsafeMutablePointer<Int32>
    private var termCapacity = 512
    private(set) var termTotal = 0
    @usableFromInline private(set) var recordValues: UnsafeMutablePointer<Value>
    private var recordCapacity = 256
    private(set) var recordTotal = 0

    /// Empty facts.
    public init() {
        values = .allocate(capacity: valueCapacity)
        termCounts = .allocate(capacity: termCapacity)
        recordValues = .allocate(capacity: recordCapacity)
    }

    deinit {
        values.deallocate()
        termCounts.deallocate()
        recordValues.deallocate()
    }

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
        if slots > valueCapacity {
            values.deallocate()
            valueCapacity = slots * 2
            values = .allocate(capacity: valueCapacity)
        }
        values.initialize(repeating: .none, count: slots)
        termTotal = 0
        recordTotal = 0
    }

    /// The value of a field.
    @inline(__always)
    public subscript(_ slot: Int) -> Value {
        get { values[slot] }
        set { values[slot] = newValue }
    }

    /// How many there are of a term; -1 when not reported.
    @inline(__always)
    public func count(_ value: Value, term: Int) -> Int32 {
        value.tag == .terms ? termCounts[Int(value.payload) + term] : -1
    }

    /// A value of a record: `record` counts from 0 within the field.
    @inline(__always)
    public func value(_ records: Value, record: Int, stride: Int, slot: Int) -> Value {
        recordValues[records.firstRecord + record * (stride + 1) + slot]
    }

    /// The node of a record.
    @inline(__always)
    public func recordNode(_ records: Value, record: Int, stride: Int) -> Int {
        Int(recordValues[records.firstRecord + record * (stride + 1) + stride].node)
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

    func newTerms(_ count: Int, initially: Int32) -> Int {
        if termTotal + count > termCapacity {
            let wanted = (termTotal + count) * 2
            let larger = UnsafeMutablePointer<Int32>.allocate(capacity: wanted)
            larger.update(from: termCounts, count: termTotal)
            termCounts.deallocate()
            termCounts = larger
            termCapacity = wanted
        }
        (termCounts + termTotal).initialize(repeating: initially, count: count)
        defer { termTotal += count }
        return termTotal
    }

    func setTerm(_ offset: Int, _ count: Int32) { termCounts[offset] = count }

    /// Makes room for a record of `stride` fields and its node; returns where it begins.
    func newRecord(stride: Int, node: Int) -> Int {
        if recordTotal + stride + 1 > recordCapacity {
            let wanted = (recordTotal + stride + 1) * 2
            let larger = UnsafeMutablePointer<Value>.allocate(capacity: wanted)
            larger.update(from: recordValues, count: recordTotal)
            recordValues.deallocate()
            recordValues = larger
            recordCapacity = wanted
        }
        (recordValues + recordTotal).initialize(repeating: .none, count: stride)
        (recordValues + recordTotal + stride).initialize(to: Value(.none, node: node))
        defer { recordTotal += stride + 1 }
        return recordTotal
    }

    func setRecordValue(_ offset: Int, _ value: Value) { recordValues[offset] = value }
}
