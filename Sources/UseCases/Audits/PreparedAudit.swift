import Audit
import Digests
import Figures
import Files
import Foundation
import Inventories
import Standards
import Wording

/// An audit that can begin: the inventory is open, its standards are chosen, its scope is found. Whoever shows the result says of it what stands here.
public struct PreparedAudit: Sendable {
    /// The checks, and the day they judge on.
    public let program: AuditProgram
    /// The inventory.
    public let inventory: Inventory
    /// Which part of it is audited.
    public internal(set) var scope: Scope
    /// The one facility that is audited, by code; nil where it is more.
    public private(set) var facility: String?
    /// The part in the words it was asked for in; nil for everything.
    public let part: String?
    /// Whether the standards were chosen by region and day rather than named.
    public let choseStandards: Bool
    /// That the day was chosen for a sample's sake.
    public internal(set) var dayNote: Text?
    /// How many files are read at once.
    public let workers: Int
    let shelf: StandardsShelf
    /// The folder results are kept in for later audits; nil where none are.
    var cacheFolder: String?
    /// What a database found, where the facts are there and not in the inventory.
    var results: DatabaseResults?
    /// The language of the words of the program.
    let language: Language

    init(
        program: AuditProgram, inventory: Inventory, scope: Scope, part: String?, choseStandards: Bool, dayNote: Text?, workers: Int,
        shelf: StandardsShelf,
        language: Language
    ) {
        self.program = program
        self.inventory = inventory
        self.scope = scope
        self.part = part
        self.choseStandards = choseStandards
        self.dayNote = dayNote
        self.workers = workers
        self.shelf = shelf
        self.language = language
    }

    /// Whether a database made the findings; then ``inventory`` has its places and no facts.
    public var isFromDatabase: Bool { results != nil }
    /// The name of the place all of it stands in, such as 方城县.
    public var title: Text { inventory.title }
    /// That the facts are made up; nil for real ones.
    public var notice: Text? { SampleNotice.of(inventory) }
    /// Folders whose files no result may take the place of.
    public var sources: [String] { [inventory.folder] + shelf.folders }
}

extension PreparedAudit {
    /// Looks only at the facility a word means, with the village it stands in.
    mutating func narrow(to word: String) throws {
        let finder = PlaceFinder(inventory, program.vocabulary)
        // A village's clinic is meant by the village's name; a township's health centre by its own.
        let place: PlaceFinder.Place
        do { place = try finder.clinic(word) } catch let failure as PlaceNotFound {
            if failure.isAmbiguous { throw failure }
            place = try finder.facility(word)
        }
        if let village = place.villageCode { scope.villages = [village] } else { scope.subject = place.code }
        facility = place.code
    }

    /// Hands what the audit finds to a sink, batch by batch.
    ///
    /// - Parameter filter: what of each batch the sink sees; nil for all.
    /// - Throws: ``InputError`` when the input is wrong, with everything that is; and whatever the sink throws.
    func run(
        into sink: some BatchSink, keepsOutcomes: Bool, filter: (@Sendable (Batch) -> Batch)? = nil, _ environment: Environment
    ) async throws -> AuditSummary {
        var options = AuditOptions(scope: scope, workers: workers, keepsOutcomes: keepsOutcomes)
        options.programForWorker = programForWorker
        options.describesGaps = sink.needsGaps
        options.cache = try cache(options)
        var failure: (any Error)?
        var done = 0
        let render = sink.render
        let summary = try await execute(options, { render(filter?($0) ?? $0) }) { piece in
            do { try sink.take(piece) } catch { failure = failure ?? error }
            done += 1
            environment.tell(.audited(townships: done))
        }
        environment.tell(.auditEnded(townships: done))
        if let failure { throw failure }
        options.cache?.save()
        try stop(at: summary, environment)
        return summary
    }

    /// The batches themselves, of an audit small enough to be held.
    func batches(_ explain: ExplainRequest? = nil, keepsOutcomes: Bool = false, _ environment: Environment) async throws -> ([Batch], AuditSummary) {
        let options = AuditOptions(scope: scope, workers: workers, keepsOutcomes: keepsOutcomes, explain: explain)
        var batches: [Batch] = []
        let summary = try await execute(options, { $0 }) { batches.append($0) }
        try stop(at: summary, environment)
        return (batches, summary)
    }

    /// What is made of each batch, in the order of the codes; what is odd about the input is not told.
    ///
    /// - Throws: ``InputError`` when the input is wrong.
    @discardableResult
    func collect<Piece: Sendable>(
        keepsOutcomes: Bool = false, _ transform: @escaping @Sendable (Batch) -> Piece, _ take: (Piece) -> Void
    ) async throws -> AuditSummary {
        let options = AuditOptions(scope: scope, workers: workers, keepsOutcomes: keepsOutcomes)
        let summary = try await execute(options, transform, take)
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        return summary
    }

    /// Audits, or hands on what a database found.
    private func execute<Piece: Sendable>(
        _ options: AuditOptions, _ transform: @escaping @Sendable (Batch) -> Piece, _ take: (Piece) -> Void
    ) async throws -> AuditSummary {
        guard let results else { return await AuditRun(program, inventory, options).run(transform: transform, consume: take) }
        guard scope.villages == nil, scope.subject == nil, options.explain == nil else {
            throw UserFailure(
                "数据库的结果只能看全部或按乡镇看，不能只看一个村或一家机构", "of a database's results all can be looked at, or townships; not one village or facility",
                help: Text(zh: "去掉 --village 或 --clinic，或用清单", en: "leave out --village or --clinic, or use an inventory"))
        }
        return try results.replay(program).run(program, inventory, scope: scope, transform: transform, consume: take)
    }

    private func stop(at summary: AuditSummary, _ environment: Environment) throws {
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        if !summary.diagnostics.isEmpty { environment.tell(.warnings(summary.diagnostics)) }
    }

    /// The results of earlier audits that were just like this one, whatever the files were.
    private func cache(_ options: AuditOptions) throws -> AuditCache? {
        guard let cacheFolder, results == nil, let standards = try shelf.digest() else { return nil }
        let choice = program.choice
        let byPlace = (choice.byPlace ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.sorted())" }
        let key: [Any] = [
            ProgramBuild.current ?? "", standards.hexadecimal, choice.standards.map(\.id), byPlace, program.checks.map(\.firmness), language,
            options.keepsOutcomes,
            options.describesGaps,
            scope.townships?.sorted() ?? [], scope.villages?.sorted() ?? [], scope.subject ?? "", scope.isWhole,
        ]
        let digest = SHA256.digest(of: (key + [inventory.folder]).map { "\($0)" }.joined(separator: "\n"))
        return AuditCache(CacheFolder.file(in: cacheFolder, digest, "audit-cache"), inventory, digest: Self.digest, checksum: CacheFolder.checksum)
    }

    /// What files are told apart by.
    static let digest: AuditCache.Digest = { ContentDigest.digest(of: $0) }

    /// Loads the standards once more and makes the same program of them.
    private var programForWorker: @Sendable () -> AuditProgram? {
        let (shelf, choice, asOf, language) = (shelf, program.choice, program.asOf, language)
        return {
            guard let library = try? shelf.load(language) else { return nil }
            return try? AuditProgram(library.vocabulary, choice.made(from: library), asOf: asOf)
        }
    }
}
