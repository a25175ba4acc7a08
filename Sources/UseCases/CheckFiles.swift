import Audit
import Exchange
import Inventories
import Standards
import Wording

/// Checks standards, vocabulary, campaigns and inventories for mistakes.
public struct CheckFiles: Sendable {
    /// Folders of inventories; empty for all the workspace has.
    public var inventories: [String]

    /// A check of some inventories, and of everything else.
    public init(inventories: [String] = []) {
        self.inventories = inventories
    }

    /// What was looked at, and what is wrong with it.
    public struct Result: Sendable {
        /// How many standards there are.
        public var standards = 0
        /// How many criteria they have.
        public var criteria = 0
        /// How many worked examples were run.
        public var examples = 0
        /// How many campaign files can be read.
        public var campaigns = 0
        /// The inventories that can be read, with how many subjects they have.
        public var folders: [(folder: String, subjects: Int)] = []
        /// Everything that is wrong or odd.
        public var diagnostics: [Diagnostic] = []
        /// The files that were looked at: standards, campaigns, and what reports of places.
        public var files: [String] = []
    }

    /// Reads everything and judges it once.
    ///
    /// - Throws: `InputError` when the standards themselves cannot be used, for then nothing else can be said.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        let library = try workspace.library()
        var result = Result()
        result.standards = library.standards.count
        result.criteria = library.standards.reduce(0) { $0 + $1.criteria.count }
        let (examples, failures) = try ExampleRunner.run(library)
        result.examples = examples
        result.diagnostics = library.warnings + failures + library.factProblems()
        let (campaigns, problems) = try workspace.campaigns()
        result.campaigns = campaigns.count
        result.diagnostics += problems
        result.files = library.standards.map(\.file) + campaigns.map(\.path)
        for (path, campaign) in campaigns { result.diagnostics += campaign.check(library, file: path) }
        for folder in inventories.isEmpty ? workspace.inventoryFolders : inventories {
            do {
                let (subjects, files, found) = try await check(folder, library, workspace, environment)
                result.diagnostics += found
                result.files += files
                result.folders.append((folder, subjects))
            } catch let error as InputError { result.diagnostics += error.diagnostics }
        }
        return result
    }

    private func check(
        _ folder: String, _ library: StandardLibrary, _ workspace: Workspace, _ environment: Environment
    ) async throws -> (subjects: Int, files: [String], [Diagnostic]) {
        let inventory = try workspace.inventory(folder)
        let day = inventory.dayToJudge(asked: nil, today: environment.today)
        let program = try workspace.program(library.inForce(in: inventory.countyAndCityCodes, asOf: day), asOf: day)
        let options = AuditOptions(workers: environment.workers)
        let summary = await AuditRun(program, inventory, options).run(transform: { _ in () }) { _ in }
        let files = (inventory.cities + inventory.counties + inventory.townships).map(\.path)
        return (
            summary.totals.subjects, files,
            summary.diagnostics + inventory.unknownCriteria(library) + ReturnRegister.problems(of: inventory) + EvidenceCheck.problems(of: inventory)
        )
    }
}

extension Inventory {
    /// Waivers of criteria that no standard has.
    fileprivate func unknownCriteria(_ library: StandardLibrary) -> [Diagnostic] {
        let names = Set(library.standards.flatMap { standard in standard.criteria.map { "\(standard.id)/\($0.id)" } })
        return waivers.filter { !names.contains($0.criterion) }.map { waiver in
            Diagnostic(
                file: waiver.file, position: waiver.position,
                message: Text(zh: "没有条款“\(waiver.criterion)”", en: "there is no criterion \"\(waiver.criterion)\""),
                help: .nearest(waiver.criterion, among: names.sorted()))
        }
    }
}
