import Exchange
import Files
import Inventories
import Quantities
import Wording

/// Writes an inventory as tables.
public struct ExportInventory: Sendable {
    /// Which inventory, and which of its townships.
    public var selection: AuditSelection
    /// Whether people's names and other private things are written too.
    public var includesNames: Bool

    /// An export of what is selected.
    public init(_ selection: AuditSelection, includesNames: Bool = false) {
        self.selection = selection
        self.includesNames = includesNames
    }

    /// An inventory that is ready to be written as tables.
    public struct Result {
        /// The folder of the inventory.
        public let folder: String
        /// The day the tables are of.
        public let asOf: Day
        private let tables: InventoryTables
        private let export: InventoryExport

        init(_ tables: InventoryTables, _ inventory: Inventory, _ export: InventoryExport, asOf: Day) {
            folder = inventory.folder
            self.asOf = asOf
            self.tables = tables
            self.export = export
        }

        /// Writes one table as .csv; nil for that of the one facility of a place.
        ///
        /// - Returns: what could not be exported.
        /// - Throws: `UserFailure` when there is no such table.
        public func writeTable(_ name: String?, to output: Output) throws -> [Diagnostic] {
            let vocabulary = tables.vocabulary
            let usual = vocabulary.levels[vocabulary.levels.village].theOne.map { vocabulary.kinds[$0].id }
            return try export.writeCSV(try tables.named(name ?? usual ?? ""), to: output)
        }

        /// Writes every table as a sheet of a workbook.
        ///
        /// - Returns: what could not be exported.
        public func writeWorkbook(to output: Output) throws -> [Diagnostic] { try export.writeWorkbook(asOf: asOf, to: output) }
    }

    /// Opens the inventory.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let library = try workspace.library()
        let inventory = try workspace.inventory(selection.inventory)
        let scope = try selection.scope(of: inventory, library.vocabulary)
        let tables = InventoryTables(library.vocabulary, withNames: includesNames)
        let language = environment.language
        return Result(
            tables, inventory, InventoryExport(tables, inventory, title: inventory.title[language], townships: scope.townships, language),
            asOf: inventory.dayToJudge(asked: nil, today: environment.today))
    }
}
