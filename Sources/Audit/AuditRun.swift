import Inventories
import Standards
import Synchronization
import Wording

/// How an audit is to be done.
public struct AuditOptions: Sendable {
    /// Which part of the inventory.
    public var scope: Scope
    /// How many files are read at once, from 1 to ``mostWorkers``.
    public var workers: Int {
        didSet { workers = Self.sensible(workers) }
    }
    /// Whether every outcome is kept, met ones too.
    public var keepsOutcomes: Bool
    /// Whether gaps are described, or only counted; without it batches have no gaps, and name only subjects of which there is something else to tell.
    public var describesGaps = true
    /// A check to explain.
    public var explain: ExplainRequest?
    /// Keeps results for later audits, and has those of earlier ones; nil for none.
    public var cache: AuditCache?
    /// Makes another program just like the one that is run. With it every worker of a long audit has its own, and the workers do not
    /// slow each other down counting references to shared objects.
    public var programForWorker: (@Sendable () -> AuditProgram?)?

    /// Options; the defaults are the whole inventory, one worker, gaps only.
    public init(scope: Scope = Scope(), workers: Int = 1, keepsOutcomes: Bool = false, explain: ExplainRequest? = nil) {
        self.scope = scope
        self.workers = Self.sensible(workers)
        self.keepsOutcomes = keepsOutcomes
        self.explain = explain
    }

    /// More workers than this only cost memory: each of them holds a file, and as many results wait as they have made.
    public static let mostWorkers = 64

    private static func sensible(_ workers: Int) -> Int { min(max(1, workers), mostWorkers) }
}

/// The sums of one place.
public struct PlaceTotals: Sendable, Hashable {
    /// The place's code.
    public var code: String
    /// The code of the county it is, or stands in; of what stands above counties its own.
    public var county: String
    /// Its name; empty when neither file nor roster gives one.
    public var name: String
    /// The sums. Of a township they have no outcomes by check, for there may be forty thousand townships.
    public var totals: Totals
}

/// What an audit found, apart from the single results that were handed on as they came.
///
/// The totals are those of the townships and of ``upper`` together; those of a county, of its townships and its own.
public struct AuditSummary: Sendable {
    /// The sums over everything.
    public var totals: Totals
    /// The sums by township, in the order of the codes; each says which county it is of.
    public var townships: [PlaceTotals]
    /// The sums by county, in the order of the codes: of its townships that were audited, and of the county itself.
    public var counties: [PlaceTotals]
    /// The sums by city there is a file of, in the order of the codes: of its counties, and of the city itself.
    public var cities: [PlaceTotals]
    /// What stands above the townships: the own checks of each county and then of each city, with the facilities that belong to them; empty
    /// when only a part of the inventory was audited.
    public var upper: [PlaceTotals]
    /// The townships of the roster there is no file of, in the order of the codes.
    public var filesMissing: [(code: String, name: String)]
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
        let named = options.cache == nil ? nil : NamedFacilityDays(program, inventory)
        let directory = FacilityDirectory(inventory, program.vocabulary, asOf: program.asOf, probe: named == nil ? program.probe : named?.probe)
        var summary = AuditSummary(
            totals: Totals(program), townships: [], counties: [], cities: [], upper: [], filesMissing: [], diagnostics: inventory.diagnostics)
        var merger = Merger(program, inventory, scope: options.scope)
        let next = Counter()

        // Results come back in any order; each is handed on as soon as all before it have been.
        let stream = AsyncStream<(Int, Output, Batch)>.makeStream()
        let window = Window(width: options.workers * 16)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(options.workers, max(1, jobs.count)) {
                group.addTask {
                    let isLong = options.workers > 1 && jobs.count >= 100
                    let program = (isLong ? options.programForWorker?() : nil) ?? self.program
                    let walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
                    let auditor = Auditor(program, options, directory, walker, waivers)
                    let places = upper.own(program)
                    let collector = options.cache == nil ? nil : StableDaysCollector(auditor, program, waivers)
                    while true {
                        let number = next.take()
                        guard number < jobs.count else { break }
                        await window.wait(for: number)
                        let job = jobs[number]
                        var batch: Batch
                        if let kept = options.cache?.batch(of: job.code, path: job.path, on: program.asOf) {
                            batch = kept
                        } else {
                            let county = inventory.codes.county(of: job.code)
                            auditor.begin(code: job.code, name: "", standardsOf: county, hasFile: job.path != nil)
                            let above = places.from(county)
                            if let collector {
                                collector.begin(within: above)
                                walker.walkTownship(code: job.code, path: job.path, within: above, collector)
                            } else {
                                walker.walkTownship(code: job.code, path: job.path, within: above, auditor)
                            }
                            batch = auditor.finish()
                            if let collector, let named {
                                var days = collector.days
                                days.narrow(to: named.days(in: auditor.placesLookedAt))
                                options.cache?.keep(batch, of: job.code, path: job.path, named: auditor.placesLookedAt, on: days)
                            }
                        }
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
            summary.diagnostics += upper.diagnostics(of: Set(jobs.map { inventory.codes.county(of: $0.code) }).sorted())
        }
        for batch in upper.finish(merger) {
            consume(transform(batch))
            merger.addUpper(batch, to: &summary)
        }
        merger.sumUp(&summary, named: upper.names())
        merger.checkWaivers(inventory.waivers, &summary)
        summary.diagnostics += inventory.changesSinceOpened()
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
        if let villages = options.scope.villages, villages.allSatisfy(inventory.codes.isVillage) {
            let townships = Set(villages.map(inventory.codes.township(of:)))
            sorted = sorted.filter(townships.contains)
        }
        if let subject = options.scope.subject {
            // A subject above townships is judged from all of them.
            let township = inventory.codes.township(of: subject)
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
    private let inventory: Inventory
    private let scope: Scope
    private(set) var talliesByCounty: [String: [Tally]] = [:]
    private(set) var blanksByCounty: [String: BlankCounts] = [:]
    private var totalsByCounty: [String: Totals] = [:]
    /// Subjects listed in the townships of each county, by kind.
    private(set) var listedByCounty: [String: [Int]] = [:]
    private var seenWaived: Set<String> = []

    init(_ program: AuditProgram, _ inventory: Inventory, scope: Scope) {
        self.program = program
        self.inventory = inventory
        self.scope = scope
    }

    mutating func add(_ batch: Batch, to summary: inout AuditSummary) {
        summary.totals += batch.totals
        let county = inventory.codes.county(of: batch.code)
        totalsByCounty[county, default: Totals(program)] += batch.totals
        var totals = batch.totals
        totals.byCheck = []
        summary.townships.append(PlaceTotals(code: batch.code, county: county, name: batch.name, totals: totals))
        if !batch.hasFile { summary.filesMissing.append((batch.code, batch.name)) }
        note(batch, &summary)
        var listed = listedByCounty[county] ?? Array(repeating: 0, count: program.vocabulary.kinds.count)
        for kind in listed.indices { listed[kind] += batch.totals.subjectsByKind[kind] }
        listedByCounty[county] = listed
        blanksByCounty[county, default: BlankCounts()] += batch.blanks
        guard var tallies = talliesByCounty[county] else {
            talliesByCounty[county] = batch.tallies
            return
        }
        for index in tallies.indices { tallies[index] += batch.tallies[index] }
        talliesByCounty[county] = tallies
    }

    mutating func addUpper(_ batch: Batch, to summary: inout AuditSummary) {
        summary.totals += batch.totals
        summary.upper.append(PlaceTotals(code: batch.code, county: batch.code, name: batch.name, totals: batch.totals))
        note(batch, &summary)
    }

    /// Adds up counties and cities, once all of their parts are in.
    func sumUp(_ summary: inout AuditSummary, named names: [String: String]) {
        let cities = Set(inventory.cities.map(\.code))
        var byCounty = totalsByCounty
        var byCity: [String: Totals] = [:]
        func addAbove(_ code: String, _ totals: Totals) {
            for file in inventory.upperFiles(of: code) { byCity[file.code, default: Totals(program)] += totals }
        }
        for place in summary.upper where !cities.contains(place.code) { byCounty[place.code, default: Totals(program)] += place.totals }
        for (county, totals) in byCounty { addAbove(county, totals) }
        for place in summary.upper where cities.contains(place.code) {
            byCity[place.code, default: Totals(program)] += place.totals
            addAbove(place.code, place.totals)
        }
        func list(_ sums: [String: Totals]) -> [PlaceTotals] {
            sums.keys.sorted().map { PlaceTotals(code: $0, county: $0, name: names[$0] ?? "", totals: sums[$0]!) }
        }
        summary.counties = list(byCounty)
        summary.cities = list(byCity)
    }

    private mutating func note(_ batch: Batch, _ summary: inout AuditSummary) {
        summary.diagnostics += batch.diagnostics
        seenWaived.formUnion(batch.seenWaived)
    }

    /// Warns of waivers that nothing answers to.
    func checkWaivers(_ waivers: [Waiver], _ summary: inout AuditSummary) {
        guard scope.isWhole else { return }
        let names = waivers.isEmpty ? [] : program.checks.reduce(into: Set<String>()) { $0.formUnion($1.waiverNames) }
        for waiver in waivers {
            if names.contains(waiver.criterion), !seenWaived.contains(waiver.subject) {
                summary.diagnostics.append(
                    Diagnostic(.warning, file: waiver.file, position: waiver.position, message: .waiverNamesNobody(waiver.subject)))
            }
        }
        for waivers in Dictionary(grouping: waivers.filter { $0.isValid(on: program.asOf) }, by: \.subject).values where waivers.count > 1 {
            noteOverlaps(waivers, &summary)
        }
    }

    /// Warns of waivers of one subject that set the same check aside on the same day.
    private func noteOverlaps(_ waivers: [Waiver], _ summary: inout AuditSummary) {
        let names = waivers.map { waiver in Set(program.checks.indices.filter { program.checks[$0].waiverNames.contains(waiver.criterion) }) }
        for (later, waiver) in waivers.enumerated() {
            guard let earlier = (0..<later).first(where: { !names[$0].isDisjoint(with: names[later]) }) else { continue }
            let other = waivers[earlier]
            summary.diagnostics.append(
                Diagnostic(
                    .warning, file: waiver.file, position: waiver.position,
                    message: .waiversOverlap(
                        waiver.subject, line: waiver.position.line, other: other.position.line,
                        otherFile: other.file == waiver.file ? nil : other.file, day: program.asOf)))
        }
    }
}
