import Standards
import Wording

/// The script that makes the tables of facts.
package struct SchemaScript: Sendable {
    private let schema: FactSchema
    private let dialect: SQLDialect

    /// A script for a database.
    package init(_ schema: FactSchema, _ dialect: SQLDialect) {
        self.schema = schema
        self.dialect = dialect
    }

    /// The script.
    package var text: String {
        var parts = [
            """
            -- Facts of rural health facilities: one table a kind of place or facility, one a kind of record.
            -- NULL was not reported. That there is none is said: 0 of a term, a list of 0 records. Closed facilities stay, with their status.
            """
        ]
        for table in schema.tables { parts.append(self.text(of: table)) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// The statements that make one table.
    func text(of table: FactTable) -> String {
        let name = dialect.name(table.name)
        var lines = table.columns.map { column in
            var line = "    \(dialect.name(column.name)) \(dialect.type(column.content))"
            if column.isRequired { line += " NOT NULL" }
            // Spark has no conditions on columns; there the audit's script looks first.
            if dialect != .spark, !column.choices.isEmpty {
                line += " CHECK (\(dialect.name(column.name)) IN (\(column.choices.map(dialect.literal).joined(separator: ", "))))"
            }
            if dialect == .spark { line += " COMMENT \(dialect.literal(column.label))" }
            return line
        }
        // Spark has keys for information only, and not for every kind of table.
        if !table.key.isEmpty, dialect != .spark { lines.append("    PRIMARY KEY (\(table.key.map(dialect.name).joined(separator: ", ")))") }
        var text = "-- \(table.label)\nCREATE TABLE \(name) (\n\(lines.joined(separator: ",\n"))\n)"
        if dialect == .spark { return text + " USING PARQUET COMMENT \(dialect.literal(table.label));" }
        text += ";"
        text += "\nCOMMENT ON TABLE \(name) IS \(dialect.literal(table.label));"
        for column in table.columns { text += "\nCOMMENT ON COLUMN \(name).\(dialect.name(column.name)) IS \(dialect.literal(column.label));" }
        if dialect == .postgresql {
            for index in table.indexes { text += "\nCREATE INDEX ON \(name) (\(index.map(dialect.name).joined(separator: ", ")));" }
        }
        return text
    }
}
