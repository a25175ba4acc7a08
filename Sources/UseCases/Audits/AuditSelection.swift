import Audit
import Figures
import Inventories
import Quantities
import Standards
import Wording

/// What is to be audited: which inventory or part of it, by which standards, on which day.
public struct AuditSelection: Sendable {
    /// The inventory's folder, or one file of it; nil for the one the workspace has.
    public var inventory: String?
    /// The folder with the results of a database, which are taken instead of auditing an inventory; nil for an audit.
    public var results: String?
    /// Only these townships, by name or code; empty for all.
    public var townships: [String]
    /// Only these villages, by name or code; empty for all.
    public var villages: [String]
    /// Ids of standards; empty for those in force for the region and day.
    public var standards: [String]
    /// The day to judge on; nil for today, or a sample's own day.
    public var asOf: Day?
    /// How many files are read at once; nil for as many as the environment says.
    public var workers: Int?
    /// The folder in which results are kept, so that a later audit reads only what has changed; nil for none.
    public var cache: String?

    /// A selection; without anything it is all of the workspace's inventory, by what is in force today.
    public init(
        inventory: String? = nil, results: String? = nil, townships: [String] = [], villages: [String] = [], standards: [String] = [], asOf: Day? = nil,
        workers: Int? = nil
    ) {
        self.inventory = inventory
        self.results = results
        self.townships = townships
        self.villages = villages
        self.standards = standards
        self.asOf = asOf
        self.workers = workers
    }

    /// Opens what is selected.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter code: a code or name that tells which inventory is meant where none is named.
    /// - Parameter wording: the language of the words in the result; nil for the user's.
    public func prepare(
        in workspace: Workspace, _ environment: Environment, holding code: String? = nil, wording: Language? = nil
    ) throws -> PreparedAudit {
        // Whoever has no standards is told of that first.
        _ = try workspace.library()
        guard let results = try database(in: workspace) else {
            return try prepare(try workspace.inventory(inventory, holding: code, cache: cache), in: workspace, environment, wording: wording)
        }
        return try prepare(results, in: workspace, environment, wording: wording)
    }

    /// The results of a database, whose day the audit is of; nil for an audit of an inventory.
    func database(in workspace: Workspace) throws -> DatabaseResults? {
        guard let folder = results else { return nil }
        if inventory != nil {
            throw UserFailure("--results 和 --inventory 不能同时用", "--results and --inventory do not go together")
        }
        let results = try DatabaseResults(folder, try workspace.library().vocabulary, limits: workspace.limits)
        if let asOf, asOf != results.asOf {
            throw UserFailure(
                "\(folder) 的判定日是 \(results.asOf)，不是 \(asOf)", "the results in \(folder) are of \(results.asOf), not of \(asOf)",
                help: Text(zh: "在数据库里改 parameters 后重跑脚本", en: "change parameters in the database and run the script again"))
        }
        return results
    }

    /// An audit whose findings a database made.
    func prepare(_ results: DatabaseResults, in workspace: Workspace, _ environment: Environment, wording: Language? = nil) throws -> PreparedAudit {
        var selection = self
        selection.asOf = results.asOf
        var audit = try selection.prepare(results.inventory, in: workspace, environment, wording: wording)
        audit.results = results
        return audit
    }

    /// The same of an inventory that is open.
    func prepare(_ inventory: Inventory, in workspace: Workspace, _ environment: Environment, wording: Language? = nil) throws -> PreparedAudit {
        let language = wording ?? environment.language
        let library = try workspace.library(language)
        let day = inventory.dayToJudge(asked: asOf, today: environment.today)
        let program = try workspace.program(try workspace.standards(standards, for: inventory, asOf: day, language), asOf: day, language)
        let words = PlaceFinder.split(townships + villages)
        var audit = PreparedAudit(
            program: program, inventory: inventory, scope: try scope(of: inventory, library.vocabulary),
            part: words.isEmpty ? nil : words.joined(separator: "、"),
            choseStandards: standards.isEmpty, dayNote: SampleNotice.day(inventory, asked: asOf), workers: workerCount(environment),
            shelf: workspace.shelf, language: language)
        audit.cacheFolder = cache
        return audit
    }

    /// The scope, with every name turned into codes.
    ///
    /// - Throws: ``PlaceNotFound`` for a name nobody bears, or several places do.
    func scope(of inventory: Inventory, _ vocabulary: Vocabulary) throws -> Scope {
        var scope = Scope()
        if townships.isEmpty, villages.isEmpty { return scope }
        let finder = PlaceFinder(inventory, vocabulary)
        if !townships.isEmpty { scope.townships = Set(try PlaceFinder.split(townships).map { try finder.township($0).code }) }
        if !villages.isEmpty { scope.villages = Set(try PlaceFinder.split(villages).map { try finder.village($0, in: scope.townships).code }) }
        return scope
    }

    /// How many files are read at once.
    func workerCount(_ environment: Environment) -> Int { max(1, min(workers ?? environment.workers, 256)) }
}
