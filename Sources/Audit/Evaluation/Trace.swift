import Quantities
import Standards

/// What one check came to, node by node, as the evaluator left it.
///
/// There is one for each worker. Every check writes over the one before: nothing is made and nothing is cleared, so that a check of which nothing is to be
/// told costs a few stores. It is read, by ``TraceReader``, only where a gap or an explanation is.
final class Trace {
    /// What a node came to. A rule has an answer, a number what it can be; a list and `every` have both.
    struct Entry {
        /// The check it was written by.
        var check: UInt32 = 0
        var answer = Answer.void
        var measure = Measure(interval: nil)
    }

    /// What was found of one record: whether it is looked at, and whether it matches.
    struct Looked {
        var among: Truth
        var matching: Truth
    }

    /// The buffers. They stand behind a pointer of their own so that a note costs no bookkeeping of accesses.
    private struct Storage {
        var entries: UnsafeMutablePointer<Entry>
        /// What was tallied of the records a node looks at; those of nodes that are not members are never touched.
        var tallies: UnsafeMutablePointer<Tally>
        /// Where the records of a node begin in the log.
        var starts: UnsafeMutablePointer<Int>
        var log: UnsafeMutablePointer<Looked>
        var logCapacity = 64
        var logCount = 0
        var check: UInt32 = 1
        /// What facilities that are named have not filled in, by the node that names them; mostly nothing.
        var ofFacilities: [Int: [MissingFact]] = [:]
    }

    private let storage: UnsafeMutablePointer<Storage>
    private let capacity: Int

    /// - Parameter nodes: how many nodes the largest check has.
    init(nodes: Int) {
        capacity = max(1, nodes)
        storage = .allocate(capacity: 1)
        storage.initialize(
            to: Storage(
                entries: .allocate(capacity: capacity), tallies: .allocate(capacity: capacity), starts: .allocate(capacity: capacity),
                log: .allocate(capacity: 64)))
        storage.pointee.entries.initialize(repeating: Entry(), count: capacity)
        storage.pointee.tallies.initialize(repeating: Tally(), count: capacity)
        storage.pointee.starts.initialize(repeating: 0, count: capacity)
    }

    deinit {
        storage.pointee.entries.deallocate()
        storage.pointee.tallies.deinitialize(count: capacity)
        storage.pointee.tallies.deallocate()
        storage.pointee.starts.deallocate()
        storage.pointee.log.deallocate()
        storage.deinitialize(count: 1)
        storage.deallocate()
    }

    /// Begins another check.
    @inline(__always)
    func begin() {
        storage.pointee.check &+= 1
        storage.pointee.logCount = 0
        if !storage.pointee.ofFacilities.isEmpty { storage.pointee.ofFacilities.removeAll(keepingCapacity: true) }
    }

    /// How many records were looked at.
    var logCount: Int { storage.pointee.logCount }

    // MARK: Writing

    @inline(__always)
    func note(_ answer: Answer, at node: Int) {
        storage.pointee.entries[node].answer = answer
        storage.pointee.entries[node].check = storage.pointee.check
    }

    @inline(__always)
    func note(_ measure: Measure, at node: Int) {
        storage.pointee.entries[node].measure = measure
        storage.pointee.entries[node].check = storage.pointee.check
    }

    func note(_ tally: Tally, at node: Int, from start: Int) {
        storage.pointee.tallies[node] = tally
        storage.pointee.starts[node] = start
        storage.pointee.entries[node].check = storage.pointee.check
    }

    /// Notes what a facility that is named has not filled in.
    func note(_ missing: [MissingFact], at node: Int) { storage.pointee.ofFacilities[node] = missing }

    /// Notes what was found of the next record.
    @inline(__always)
    func look(_ among: Truth, _ matching: Truth) {
        if storage.pointee.logCount == storage.pointee.logCapacity { grow() }
        storage.pointee.log[storage.pointee.logCount] = Looked(among: among, matching: matching)
        storage.pointee.logCount += 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Looked>.allocate(capacity: storage.pointee.logCapacity * 2)
        larger.update(from: storage.pointee.log, count: storage.pointee.logCount)
        storage.pointee.log.deallocate()
        storage.pointee.log = larger
        storage.pointee.logCapacity *= 2
    }

    /// Forgets what was found of the last records.
    func forgetLooks(from start: Int) { storage.pointee.logCount = start }

    // MARK: Reading

    /// What a node came to; nil where this check did not come to it.
    func entry(_ node: Int) -> Entry? {
        let entry = storage.pointee.entries[node]
        return entry.check == storage.pointee.check ? entry : nil
    }

    func tally(_ node: Int) -> Tally { storage.pointee.tallies[node] }

    func missingOfFacility(_ node: Int) -> [MissingFact] { storage.pointee.ofFacilities[node] ?? [] }

    /// What was found of a record of a node.
    func looked(_ node: Int, record: Int) -> Looked { storage.pointee.log[storage.pointee.starts[node] + record] }

    /// What was found of a record, by its place among all that were looked at.
    func looked(_ place: Int) -> Looked { storage.pointee.log[place] }
}

/// What a number can be, and whether there may be nothing to take it of.
struct Measure {
    /// What it can be; nil when there surely is nothing to take it of.
    var interval: Interval?
    /// Whether it is not known that there is something.
    var isPerhapsVoid = false
}
