import Files
import Inventories
import Quantities
import SQL
import Standards
import Wording

/// Writes the facts of inventories as tables a database takes in: a CSV file a table, with the scripts that make and fill them.
public struct ExportFacts: Sendable {
    /// The inventory's folder, or one of several counties; nil for the one the workspace has.
    public var inventory: String?
    /// The day of the audit; nil for today, or a sample's own day.
    public var asOf: Day?
    /// The database.
    public var dialect: SQLDialect

    /// An export for a database.
    public init(inventory: String? = nil, asOf: Day? = nil, dialect: SQLDialect) {
        self.inventory = inventory
        self.asOf = asOf
        self.dialect = dialect
    }

    /// What was written.
    public struct Result: Sendable {
        /// How many rows each table has, in the order in which they are filled.
        public var rows: [(table: String, count: Int)]
        /// What is odd about the files.
        public var warnings: [Diagnostic]
    }

    /// Writes the folder.
    ///
    /// - Parameters:
    ///   - workspace: the folders to work on.
    ///   - environment: the day, and whom to tell what happens on the way.
    ///   - folder: where the files go; it is the caller's to make and to finish.
    /// - Throws: `InputError` when the inventory is not in order; then nothing of the folder is to be used.
    public func run(in workspace: Workspace, _ environment: Environment, to folder: String) throws -> Result {
        let library = try workspace.library()
        let inventory = try workspace.inventory(self.inventory)
        let schema = FactSchema(library.vocabulary)
        var outputs: [String: Output] = [:]
        for table in schema.tables { outputs[table.name] = try Output("\(folder)/\(LoadScript.file(of: table))", sweeps: false) }
        let loader = FactLoader(schema, inventory) { table, bytes in try outputs[table.name]?.write(bytes) }
        loader.load(asOf: inventory.dayToJudge(asked: asOf, today: environment.today))
        try loader.load()
        if loader.diagnostics.hasErrors { throw InputError(loader.diagnostics) }
        for table in schema.tables { try outputs[table.name]?.finish() }
        for (name, text) in [("schema.sql", SchemaScript(schema, dialect).text), ("load.sql", LoadScript(schema, dialect).text())] {
            let output = try Output("\(folder)/\(name)", sweeps: false)
            try output.write(text)
            try output.finish()
        }
        return Result(rows: schema.tables.map { ($0.name, loader.counts[$0.name] ?? 0) }, warnings: loader.diagnostics)
    }
}
