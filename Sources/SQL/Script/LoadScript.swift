import Standards

/// The script that brings rows from CSV files into the tables of facts: all of them, or none.
package struct LoadScript: Sendable {
    private let schema: FactSchema
    private let dialect: SQLDialect

    /// A script for a database.
    package init(_ schema: FactSchema, _ dialect: SQLDialect) {
        self.schema = schema
        self.dialect = dialect
    }

    /// The name of the file of a table.
    package static func file(of table: FactTable) -> String { table.name + ".csv" }

    /// The script, to be run in the folder of the files, or with their paths.
    ///
    /// - Parameters:
    ///   - folder: the folder of the files as the database's client finds it; empty for where it runs.
    ///   - present: the tables that are there and whose rows give way, while the others are made; nil where all of them are there and empty.
    package func text(folder: String = "", replacing present: Set<String>? = nil) -> String {
        let prefix = folder.isEmpty ? "" : folder + "/"
        var lines = ["-- Loads the CSV files beside this script. What goes wrong leaves every table as it was."]
        if dialect != .spark { lines.append("BEGIN TRANSACTION;") }
        if let present { lines += making(present) }
        for table in schema.tables {
            let (name, path) = (dialect.name(table.name), prefix + Self.file(of: table))
            let columns = table.columns.map { dialect.name($0.name) }.joined(separator: ", ")
            switch dialect {
            case .duckdb:
                let types = table.columns.map { "'\($0.name)': '\(dialect.type($0.content))'" }.joined(separator: ", ")
                lines.append(
                    "INSERT INTO \(name) (\(columns))\n    SELECT \(columns) FROM read_csv(\(dialect.literal(path)), header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, auto_detect = false, columns = {\(types)});"
                )
            case .postgresql: lines.append("\\copy \(name) (\(columns)) FROM \(dialect.literal(path)) WITH (FORMAT csv, HEADER true)")
            case .spark:
                let types = table.columns.map { "\($0.name) \(dialect.type($0.content))" }.joined(separator: ", ")
                lines.append(
                    "CREATE OR REPLACE TEMPORARY VIEW loading (\(types)) USING CSV OPTIONS (path \(dialect.literal(path)), header 'true', quote '\"', escape '\"', multiLine 'true', mode 'FAILFAST');"
                )
                lines.append("INSERT INTO \(name) SELECT \(columns) FROM loading;")
            }
        }
        if dialect == .postgresql { lines.append("ANALYZE \(schema.tables.map { dialect.name($0.name) }.joined(separator: ", "));") }
        if dialect != .spark { lines.append("COMMIT;") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Makes tables that are not there, and empties those that are.
    private func making(_ present: Set<String>) -> [String] {
        let script = SchemaScript(schema, dialect)
        let old = schema.tables.filter { present.contains($0.name) }.map { dialect.name($0.name) }
        switch dialect {
        case .postgresql:
            // Views stand on the tables, and others were given rights to them: these stay.
            let emptied = old.isEmpty ? [] : ["TRUNCATE \(old.joined(separator: ", "));"]
            return emptied + schema.tables.filter { !present.contains($0.name) }.map(script.text)
        // A key that was deleted is taken until the transaction ends.
        case .duckdb, .spark: return old.map { "DROP TABLE \($0);" } + schema.tables.map(script.text)
        }
    }

    /// A question to a database: which of the tables it has.
    package static func presentTables(of schema: FactSchema) -> String {
        let names = schema.tables.map { "'\($0.name)'" }.joined(separator: ", ")
        return "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN (\(names));\n"
    }
}
