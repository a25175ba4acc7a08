import Inventories
import Standards
import Synchronization
import Wording
import YAMLReader

/// How an audit is to be done.
public struct AuditOptions: Sendable {
    /// Which part of the inventory.
    public var scope: Scope
    /// How many files are read at once.
    public var workers: Int
    /// Whether every outcome is kept, met ones too.
    public var keepsOutcomes: Bool
    /// A check to explain.
    public var explain: ExplainRequest?
    /// Makes another program just like the one that is run. With it every worker of a long audit has its own, and the workers do not
    /// slow each other down counting references to shared objects.
    public var programForWorker: (@Sendable () -> AuditProgram?)?

    /// Options; the defaults are the whole inventory, one worker, gaps only.
    public init(scope: Scope = Scope(), workers: Int = 1, keepsOutcomes: Bool = false, explain: ExplainRequest? = nil) {
        self.scope = scope
        self.workers = max(1, workers)
        self.keepsOutcomes = keepsOutcomes
        self.explain = explain
    }
}

/// What an audit found, apart from the single results that were handed on as they came.
public struct AuditSummary: Sendable {
    /// The sums over everything.
    public var totals: Totals
    /// The sums by township, in the order of the codes.
    public var townships: [(code: String, name: String, totals: Totals)]
    /// What stands above the townships: counties' and cities' own checks and facilities. Together with the townships it adds up to the totals.
    public var upper: [(code: String, name: String, totals: Totals)] = []
    /// Waivers that no subject or criterion answers to, and whatever else was wrong; errors mean the audit is not to be used.
    public var diagnostics: [Diagnostic]
}

/// Audits an inventory against the standards of a program.
public struct AuditRun: Sendable {
    /// The checks.
    public let program: AuditProgram
    /// The places and their files.
    public let inventory: Inventory
    /// How it is done.
    public let options: AuditOptions
    private let waivers: [String: [Waiver]]

    /// An audit to be run.
    public init(_ program: AuditProgram, _ inventory: Inventory, _ options: AuditOptions = AuditOptions()) {
        self.program = program
        self.inventory = inventory
        self.options = options
        waivers = Dictionary(grouping: inventory.waivers, by: \.subject)
    }

    /// One file to be audited.
    private struct Job: Sendable {
        var code: String
        var path: String?
    }

    /// Runs the audit.
    ///
    /// - Parameters:
    ///   - transform: called by the workers with each result, in any order; what it returns is handed to `consume`.
    ///   - consume: called with the transformed results in the order of the codes, never twice at once. Results of counties and cities come last.
    /// - Returns: the sums. They do not depend on the number of workers, nor on the order of the files.
    public func run<Output: Sendable>(
        transform: @escaping @Sendable (Batch) -> Output, consume: (Output) -> Void
    ) async -> AuditSummary {
        let upper = UpperPlaces(program, inventory, options, waivers)
        let jobs = self.jobs()
        let directory = FacilityDirectory(inventory, program.vocabulary)
        var summary = AuditSummary(totals: Totals(program), townships: [], diagnostics: inventory.diagnostics)
        var merger = Merger(program, scope: options.scope)
        let next = Counter()

        // Results come back in any order; each is handed on as soon as all before it have been.
        let stream = AsyncStream<(Int, Output, Batch)>.makeStream()
        let window = Window(width: options.workers * 16)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(options.workers, max(1, jobs.count)) {
                group.addTask {
                    let isLong = options.workers > 1 && jobs.count >= 100
                    let program = (isLong ? options.programForWorker?() : nil) ?? self.program
                    let walker = Walker(inventory, program.vocabulary, kinds: program.places)
                    let auditor = Auditor(program, options, directory, walker, waivers)
                    let places = upper.own(program)
                    while true {
                        let number = next.take()
                        guard number < jobs.count else { break }
                        await window.wait(for: number)
                        let job = jobs[number]
                        auditor.begin(code: job.code, name: "")
                        let county = String(job.code.prefix(6))
                        walker.walkTownship(
                            code: job.code, path: job.path, county: places.county(county), city: places.city(of: county), auditor)
                        var batch = auditor.finish()
                        let output = transform(batch)
                        batch.gaps = []
                        batch.subjects = []
                        stream.continuation.yield((number, output, batch))
                    }
                }
            }
            var waiting: [Int: (Output, Batch)] = [:]
            var expected = 0
            if jobs.isEmpty { stream.continuation.finish() }
            for await (number, output, batch) in stream.stream {
                waiting[number] = (output, batch)
                while let (output, batch) = waiting.removeValue(forKey: expected) {
                    consume(output)
                    merger.add(batch, to: &summary)
                    expected += 1
                    await window.advance(to: expected)
                }
                if expected == jobs.count { stream.continuation.finish() }
            }
        }
        if !upper.isAudited {
            summary.diagnostics += upper.diagnostics(of: Set(jobs.map { String($0.code.prefix(6)) }).sorted())
        }
        for batch in upper.finish(merger) {
            consume(transform(batch))
            merger.addUpper(batch, to: &summary)
        }
        merger.checkWaivers(inventory.waivers, &summary)
        summary.diagnostics.sort()
        return summary
    }

    /// The townships there are a file or a roster entry of, in the order of their codes.
    private func jobs() -> [Job] {
        var paths: [String: String] = [:]
        for file in inventory.townships { paths[file.code] = file.path }
        var codes = Set(paths.keys)
        var names: [String: String] = [:]
        for roster in inventory.rosters.values {
            for township in roster.townships {
                codes.insert(township.code)
                names[township.code] = township.name
            }
        }
        var sorted = codes.sorted()
        if let wanted = options.scope.townships {
            sorted = sorted.filter { wanted.contains($0) || names[$0].map(wanted.contains) ?? false }
        }
        if let villages = options.scope.villages, villages.allSatisfy({ $0.utf8.count == 12 }) {
            let townships = Set(villages.map { String($0.prefix(9)) })
            sorted = sorted.filter(townships.contains)
        }
        if let subject = options.scope.subject {
            // A subject above townships is judged from all of them.
            let township = String(subject.prefix(9))
            if sorted.contains(township) { sorted = [township] }
        }
        return sorted.map { Job(code: $0, path: paths[$0]) }
    }
}

/// Hands out the numbers from 0, each once.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    func take() -> Int { value.add(1, ordering: .relaxed).oldValue }
}

/// Keeps workers from running far ahead of the result that is waited for, so that memory stays flat.
private actor Window {
    private let width: Int
    private var done = 0
    private var waiting: [(number: Int, continuation: CheckedContinuation<Void, Never>)] = []

    init(width: Int) {
        self.width = width
    }

    func wait(for number: Int) async {
        if number < done + width { return }
        await withCheckedContinuation { waiting.append((number, $0)) }
    }

    func advance(to done: Int) {
        self.done = done
        waiting.removeAll { entry in
            guard entry.number < done + width else { return false }
            entry.continuation.resume()
            return true
        }
    }
}

/// Adds up the results of files.
struct Merger {
    private let program: AuditProgram
    private let scope: Scope
    private(set) var talliesByCounty: [String: [Tally]] = [:]
    /// Subjects listed in the townships of each county, by kind.
    private(set) var listedByCounty: [String: [Int]] = [:]
    private var seenWaived: Set<String> = []

    init(_ program: AuditProgram, scope: Scope) {
        self.program = program
        self.scope = scope
    }

    mutating func add(_ batch: Batch, to summary: inout AuditSummary) {
        summary.totals += batch.totals
        // Of a township the sums are kept, not the outcomes of each check: there may be forty thousand townships.
        var totals = batch.totals
        totals.byCheck = []
        summary.townships.append((batch.code, batch.name, totals))
        note(batch, &summary)
        let county = String(batch.code.prefix(6))
        var listed = listedByCounty[county] ?? Array(repeating: 0, count: program.vocabulary.kinds.count)
        for kind in listed.indices { listed[kind] += batch.totals.subjectsByKind[kind] }
        listedByCounty[county] = listed
        guard var tallies = talliesByCounty[county] else {
            talliesByCounty[county] = batch.tallies
            return
        }
        for index in tallies.indices { tallies[index] += batch.tallies[index] }
        talliesByCounty[county] = tallies
    }

    mutating func addUpper(_ batch: Batch, to summary: inout AuditSummary) {
        summary.totals += batch.totals
        var totals = batch.totals
        totals.byCheck = []
        summary.upper.append((batch.code, batch.name, totals))
        note(batch, &summary)
    }

    private mutating func note(_ batch: Batch, _ summary: inout AuditSummary) {
        summary.diagnostics += batch.diagnostics
        seenWaived.formUnion(batch.seenWaived)
    }

    /// Warns of waivers that nothing answers to.
    func checkWaivers(_ waivers: [Waiver], _ summary: inout AuditSummary) {
        guard scope.isWhole else { return }
        for waiver in waivers {
            let isKnown = program.checks.contains { $0.waiverNames.contains(waiver.criterion) }
            if isKnown, !seenWaived.contains(waiver.subject) {
                summary.diagnostics.append(
                    Diagnostic(.warning, file: waiver.file, position: waiver.position, message: .waiverNamesNobody(waiver.subject)))
            }
        }
    }
}
