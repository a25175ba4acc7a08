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

    private let entries: UnsafeMutablePointer<Entry>
    private let capacity: Int
    private var check: UInt32 = 1
    /// What was tallied of the records a node looks at; those of nodes that are not members are never touched.
    private var tallies: [Tally]
    /// What facilities that are named have not filled in, by the node that names them; mostly nothing.
    private var ofFacilities: [Int: [MissingFact]] = [:]
    /// Where the records of a node begin in the log.
    private var starts: [Int]
    private var log: UnsafeMutablePointer<Looked>
    private var logCapacity = 64
    private(set) var logCount = 0

    /// - Parameter nodes: how many nodes the largest check has.
    init(nodes: Int) {
        capacity = max(1, nodes)
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(), count: capacity)
        log = .allocate(capacity: logCapacity)
        tallies = Array(repeating: Tally(), count: capacity)
        starts = Array(repeating: 0, count: capacity)
    }

    deinit {
        entries.deallocate()
        log.deallocate()
    }

    /// Begins another check.
    @inline(__always)
    func begin() {
        check &+= 1
        logCount = 0
        if !ofFacilities.isEmpty { ofFacilities.removeAll(keepingCapacity: true) }
    }

    // MARK: Writing

    @inline(__always)
    func note(_ answer: Answer, at node: Int) {
        entries[node].answer = answer
        entries[node].check = check
    }

    @inline(__always)
    func note(_ measure: Measure, at node: Int) {
        entries[node].measure = measure
        entries[node].check = check
    }

    func note(_ tally: Tally, at node: Int, from start: Int) {
        tallies[node] = tally
        starts[node] = start
        entries[node].check = check
    }

    /// Notes what a facility that is named has not filled in.
    func note(_ missing: [MissingFact], at node: Int) { ofFacilities[node] = missing }

    /// Notes what was found of the next record.
    @inline(__always)
    func look(_ among: Truth, _ matching: Truth) {
        if logCount == logCapacity { grow() }
        log[logCount] = Looked(among: among, matching: matching)
        logCount += 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Looked>.allocate(capacity: logCapacity * 2)
        larger.update(from: log, count: logCount)
        log.deallocate()
        log = larger
        logCapacity *= 2
    }

    /// Forgets what was found of the last records.
    func forgetLooks(from start: Int) { logCount = start }

    // MARK: Reading

    /// What a node came to; nil where this check did not come to it.
    func entry(_ node: Int) -> Entry? { entries[node].check == check ? entries[node] : nil }

    func tally(_ node: Int) -> Tally { tallies[node] }

    func missingOfFacility(_ node: Int) -> [MissingFact] { ofFacilities[node] ?? [] }

    /// What was found of a record of a node.
    func looked(_ node: Int, record: Int) -> Looked { log[starts[node] + record] }

    /// What was found of a record, by its place among all that were looked at.
    func looked(_ place: Int) -> Looked { log[place] }
}

/// What a number can be, and whether there may be nothing to take it of.
struct Measure {
    /// What it can be; nil when there surely is nothing to take it of.
    var interval: Interval?
    /// Whether it is not known that there is something.
    var isPerhapsVoid = false
}
