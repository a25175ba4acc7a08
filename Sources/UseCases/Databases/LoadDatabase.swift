import Foundation
import Quantities
import SQL
import Wording

/// The program a database brings along for taking in much at once.
public protocol DatabaseClient {
    /// Runs the statements in a file, and stops at the first that fails.
    ///
    /// - Returns: what they find, a line a row.
    /// - Throws: `UserFailure` with what the database says.
    func run(_ script: String) throws -> [String]
}

/// Loads the facts of inventories into a database through its own client: all of them, or none.
public struct LoadDatabase: Sendable {
    /// The inventory's folder, or one of several counties; nil for the one the workspace has.
    public var inventory: String?
    /// The day of the audit; nil for today, or a sample's own day.
    public var asOf: Day?
    /// The database.
    public var target: DatabaseTarget
    /// Whether the rows of tables that are there already give way.
    public var replaces: Bool

    /// A load into a database.
    public init(inventory: String? = nil, asOf: Day? = nil, into target: DatabaseTarget, replaces: Bool = false) {
        self.inventory = inventory
        self.asOf = asOf
        self.target = target
        self.replaces = replaces
    }

    /// Loads.
    ///
    /// - Parameters:
    ///   - workspace: the folders to work on.
    ///   - environment: the day, and whom to tell what happens on the way.
    ///   - client: the database's own program.
    ///   - folder: where files lie on their way; it is the caller's to make and to remove.
    /// - Returns: how many rows went into each table.
    /// - Throws: `InputError` when the inventory is not in order, `UserFailure` when the database cannot be loaded; then it is as it was.
    public func run(in workspace: Workspace, _ environment: Environment, by client: any DatabaseClient, through folder: String) throws -> ExportFacts.Result {
        let files = FileManager.default
        let schema = FactSchema(try workspace.library().vocabulary)
        func run(_ statements: String) throws -> [String] {
            let script = folder + "/into.sql"
            try statements.write(toFile: script, atomically: false, encoding: .utf8)
            return try client.run(script)
        }
        let newFile: String? = if case .duckdb(let path) = target, !files.fileExists(atPath: path) { path } else { nil }
        do {
            let present = Set(try run(LoadScript.presentTables(of: schema)))
            if !present.isEmpty, !replaces {
                throw UserFailure(
                    .storage, Text(zh: "\(target.name) 里已经有这些表", en: "\(target.name) has these tables already"),
                    help: Text(zh: "加 --replace 清空后重新装载", en: "add --replace to empty them and load anew"))
            }
            let result = try ExportFacts(inventory: inventory, asOf: asOf, dialect: target.dialect).run(in: workspace, environment, to: folder)
            _ = try run(LoadScript(schema, target.dialect).text(folder: folder, replacing: present))
            return result
        } catch {
            for path in newFile.map({ [$0, $0 + ".wal"] }) ?? [] { try? files.removeItem(atPath: path) }
            throw error
        }
    }
}
