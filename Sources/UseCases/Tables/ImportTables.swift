import Exchange
import Files
import Foundation
import Inventories
import Quantities
import Wording
import Workbooks

/// Brings filled-in spreadsheets, and forms that came back as documents, into an inventory.
public struct ImportTables: Sendable {
    /// The spreadsheets, what forms sent back, and folders of that; `-` for ``pasted``.
    public var files: [String]
    /// The folder of the inventory; it need not be there yet.
    public var folder: String
    /// Which table the files are, by name; nil where their sheets or names say it.
    public var table: String?
    /// Who reported, where the rows do not say.
    public var reporter: String?
    /// When it was reported, where the rows do not say; nil for today, or a sample's own day.
    public var day: Day?
    /// How many seconds to wait for others who write in the folder.
    public var wait = 30
    /// Whether it is only worked out what would change.
    public var isTrial = false
    /// What was pasted in place of a file.
    public var pasted: [UInt8]?
    /// What columns and choices of a survey are called here: the path of the file that says it.
    public var mapping: String?
    /// The words for returned forms that need one.
    package var accepted: Set<HoldReason.Word> = []

    /// An import of spreadsheets into a folder.
    public init(_ files: [String], into folder: String) {
        self.files = files
        self.folder = folder
    }

    /// Reads, merges and checks everything, and writes it when nothing at all is wrong.
    ///
    /// - Returns: what has changed, or would.
    /// - Throws: `InputError` with everything that is wrong; then nothing was written.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> InventoryImport.Plan {
        guard (0...86_400).contains(wait) else { throw UserFailure("--wait 应为 0 到 86400 秒", "--wait takes 0 to 86400 seconds") }
        let tables = InventoryTables(try workspace.library().vocabulary, withNames: true)
        let inputs = try ImportInputs(files, pasted: pasted, limit: workspace.limits.fileSize)
        let wanted = try table.map { try tables.named($0) }
        let lock = try lock(environment)
        let existing = try Self.inventory(in: folder, workspace)
        let reported = reporter.map { by in
            (by, (existing?.dayToJudge(asked: day, today: environment.today) ?? day ?? environment.today).description)
        }
        let importer = InventoryImport(
            tables, into: folder, reported: reported, limits: workspace.limits, workbookLimits: WorkbookLimits(fileSize: workspace.limits.fileSize),
            listsChanges: isTrial)
        let sources = inputs.spreadsheets.map { InventoryImport.Source(path: $0, table: wanted) }
        let plan =
            if let submissions = try planSubmissions(inputs, importer, existing, workspace) { submissions } else if inputs.hasReturns {
                try self.plan(inputs, sources, importer, existing, workspace, environment)
            } else { try importer.plan(sources, existing: existing) }
        if !plan.warnings.isEmpty { environment.tell(.warnings(plan.warnings)) }
        if !isTrial { try plan.write(holding: lock) }
        return plan
    }

    /// Plans an import of what forms sent back, with spreadsheets beside it. What is wrong with one of them keeps none of the others out.
    private func plan(
        _ inputs: ImportInputs, _ sources: [InventoryImport.Source], _ importer: InventoryImport, _ existing: Inventory?, _ workspace: Workspace,
        _ environment: Environment
    ) throws -> InventoryImport.Plan {
        guard let existing else {
            throw UserFailure(
                "\(folder) 里还没有清单，收回的表单要并入已有的清单", "there is no inventory in \(folder); what forms send back goes into one that is there")
        }
        let intake = try ReturnIntake(inputs.returned.forms, existing, in: workspace, environment)
        var plan = try intake.plan(accepted, on: existing.dayToJudge(asked: nil, today: environment.today)) { returns in
            returns.forms.isEmpty && sources.isEmpty ? InventoryImport.Plan(folder: folder) : try importer.plan(sources, returns, existing: existing)
        }
        plan.returns.problems += inputs.returned.problems.filter { $0.severity == .error }
        plan.warnings += inputs.warnings + inputs.returned.problems.filter { $0.severity == .warning }
        if plan.returns.imported == 0, plan.returns.held.isEmpty, sources.isEmpty, plan.returns.problems.hasErrors { throw InputError(plan.returns.problems) }
        return plan
    }

    /// Plans an import of what a survey tool exported; nil where nothing of that is among the files.
    private func planSubmissions(
        _ inputs: ImportInputs, _ importer: InventoryImport, _ existing: Inventory?, _ workspace: Workspace
    ) throws -> InventoryImport.Plan? {
        let limits = WorkbookLimits(fileSize: workspace.limits.fileSize)
        let found = table == nil ? inputs.spreadsheets.filter { mapping != nil || InventoryImport.isSubmission($0, limits) } : []
        guard !found.isEmpty else {
            if mapping != nil { throw UserFailure("--mapping 要和调查结果（.csv、.xlsx）一起用", "--mapping goes with submissions (.csv, .xlsx)") }
            return nil
        }
        guard found.count == inputs.spreadsheets.count, !inputs.hasReturns else {
            throw UserFailure("调查结果和其他填报表请分开导入", "bring submissions and other forms in one after the other")
        }
        guard let existing else {
            throw UserFailure("\(folder) 里还没有清单，调查结果要并入已有的清单", "there is no inventory in \(folder); submissions go into one that is there")
        }
        return try importer.plan(submissions: found, mapping.map { try SubmissionMapping(path: $0) }, existing: existing)
    }

    /// Keeps others from writing while this import reads, plans and writes; nil where nothing is to be written, or nothing is there yet.
    private func lock(_ environment: Environment) throws -> FolderLock? {
        var isFolder: ObjCBool = false
        guard !isTrial, FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else { return nil }
        let lock = try FolderLock(folder, wait: wait) { environment.tell(.waiting(folder: folder)) }
        if !lock.recovered.isEmpty { environment.tell(.warnings(lock.recovered.flatMap(\.diagnostics))) }
        if lock.swept > 0 { environment.tell(.swept(files: lock.swept)) }
        return lock
    }

    /// The inventory in a folder; nil when the folder is not there or has no YAML files yet.
    private static func inventory(in folder: String, _ workspace: Workspace) throws -> Inventory? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { throw UserFailure("--into 应为文件夹：\(folder)", "--into takes a folder: \(folder)") }
        let listing = try FolderListing(folder)
        guard listing.files.contains(where: { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }) else { return nil }
        let inventory = try workspace.inventory(folder)
        if inventory.diagnostics.hasErrors { throw InputError(inventory.diagnostics) }
        return inventory
    }
}

extension InventoryTables {
    /// The table of a name.
    func named(_ name: String) throws -> Table {
        guard let table = table(name) else {
            throw UserFailure(
                .notFound, Text(zh: "没有表“\(name)”", en: "there is no table \"\(name)\""),
                help: Text(
                    zh: Text.nearestOrList(name, among: tables.map { $0.name(.zh) }).zh, en: Text.nearestOrList(name, among: tables.map { $0.name(.en) }).en))
        }
        return table
    }
}
