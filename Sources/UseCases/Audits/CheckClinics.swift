import Exchange
import Figures
import Foundation
import Inventories
import Wording
import Workbooks

/// Checks clinics one by one for their own use: what they have, must buy, must do, must answer.
public struct CheckClinics: Sendable {
    /// Whose sheets are made: a clinic or village by name or code, a form that was filled in, or a file of an inventory.
    public var subject: String
    /// Where the clinic is looked for, by what it is judged, on which day.
    public var selection: AuditSelection

    /// A self-check of a clinic, or of those in a file.
    public init(_ subject: String, _ selection: AuditSelection) {
        self.subject = subject
        self.selection = selection
    }

    /// The self-checks.
    public struct Result: Sendable {
        /// What was audited.
        public let audit: PreparedAudit
        /// What it is called: the inventory's folder, or the form.
        public let source: String
        /// Whether a form was checked, which no inventory holds.
        public let isForm: Bool
        /// The clinics.
        public let sheets: [SelfCheck]
    }

    /// Audits the clinics.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        var isFolder: ObjCBool = false
        let isFile = FileManager.default.fileExists(atPath: subject, isDirectory: &isFolder) && !isFolder.boolValue
        let library = try workspace.library()
        if isFile, !subject.lowercased().hasSuffix(".yaml"), !subject.lowercased().hasSuffix(".yml") {
            return try await sheets(of: selection.prepare(try form(workspace, environment), in: workspace, environment), isForm: true, environment)
        }
        let folder = isFile ? subject : selection.inventory
        let inventory = try workspace.inventory(folder, holding: folder == nil ? subject : nil)
        let code = isFile ? nil : try PlaceFinder(inventory, library.vocabulary).clinic(subject).code
        var audit = try selection.prepare(inventory, in: workspace, environment)
        audit.scope.subject = code
        return try await sheets(of: audit, isForm: false, environment)
    }

    private func sheets(of audit: PreparedAudit, isForm: Bool, _ environment: Environment) async throws -> Result {
        let (batches, _) = try await audit.batches(keepsOutcomes: true, environment)
        var sheets = batches.flatMap { SelfCheck.sheets(of: $0, audit.program) }
        let possessions = try Possessions(audit.program.vocabulary, audit.inventory, townships: Set(sheets.map(\.subject.place)))
        for index in sheets.indices { sheets[index].possessions = possessions.of(sheets[index].subject.code) }
        guard !sheets.isEmpty else {
            if isForm { throw UserFailure("“\(subject)”里没有填写任何情况", "nothing was filled in in \"\(subject)\"") }
            let (vocabulary, levels) = (audit.program.vocabulary, audit.program.places)
            let theOne = levels[levels.village].theOne.map { vocabulary.kinds[$0] }
            throw UserFailure(
                "“\(subject)”没有开诊的\(theOne?.label ?? "机构")",
                "\"\(subject)\" has no open \(theOne.map { String($0.id.map { $0 == "-" ? " " : $0 }) } ?? "facility")",
                help: Text(zh: "用 dabiao blanks 查看是否空白点", en: "see dabiao blanks"))
        }
        return Result(audit: audit, source: isForm ? subject : audit.inventory.folder, isForm: isForm, sheets: sheets)
    }

    /// A form that was filled in, as an inventory of its own that is nowhere but in memory.
    private func form(_ workspace: Workspace, _ environment: Environment) throws -> Inventory {
        let tables = InventoryTables(try workspace.library().vocabulary, withNames: true)
        let plan = try InventoryImport(
            tables, into: subject, limits: workspace.limits, workbookLimits: WorkbookLimits(fileSize: workspace.limits.fileSize), makesRosters: true
        ).plan([.init(path: subject)], existing: nil)
        if !plan.warnings.isEmpty { environment.tell(.warnings(plan.warnings)) }
        return try Inventory.open(
            subject, files: Dictionary(plan.files.map { ($0.path, Array($0.text.utf8)) }, uniquingKeysWith: { first, _ in first }),
            levels: tables.vocabulary.levels, limits: workspace.limits)
    }
}
