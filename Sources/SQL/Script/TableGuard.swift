/// Holds the database and its tables against what the views take for granted, so that what is wrong is told of and not judged.
///
/// Tables that `schema.sql` makes refuse most of it themselves; whoever puts views in their place, or fills a warehouse, has no such help.
struct TableGuard {
    private let schema: FactSchema
    private let dialect: SQLDialect

    init(_ schema: FactSchema, _ dialect: SQLDialect) {
        self.schema = schema
        self.dialect = dialect
    }

    /// The statements, each of which ends the script where something is wrong.
    var statements: [String] {
        [
            refusing(shape, "tables_shape", "Every table and column is there, and of its type"),
            refusing(contents, "tables_contents", "Every code stands once, every choice is a word of the vocabulary, and there is one day"),
        ]
    }

    /// A statement that fails with the problems a query finds, if there are any.
    private func refusing(_ problems: String, _ name: String, _ comment: String) -> String {
        switch dialect {
        case .postgresql:
            return """
                -- \(comment)
                DO $check$
                DECLARE problems TEXT;
                BEGIN
                    SELECT string_agg(problem, '; ' ORDER BY problem) INTO problems FROM (
                \(problems)
                    ) p WHERE problem IS NOT NULL;
                    IF problems IS NOT NULL THEN RAISE EXCEPTION '%', problems; END IF;
                END
                $check$;
                """
        case .duckdb:
            return """
                -- \(comment)
                SELECT CASE WHEN COUNT(*) > 0 THEN error(string_agg(problem, '; ' ORDER BY problem)) END AS problems FROM (
                \(problems)
                ) p WHERE problem IS NOT NULL;
                """
        case .spark:
            // A table, so that the query is run and not only planned.
            return """
                -- \(comment)
                DROP TABLE IF EXISTS \(name);
                CREATE TABLE \(name) USING PARQUET AS
                SELECT CASE WHEN COUNT(*) > 0 THEN raise_error(array_join(array_sort(collect_list(problem)), '; ')) ELSE 0 END AS problems FROM (
                \(problems)
                ) p WHERE problem IS NOT NULL;
                """
        }
    }

    // MARK: Shape

    /// The names a database has for what a column holds; others would be compared as something else.
    private func types(_ content: FactTable.Content) -> [String] {
        switch (dialect, content) {
        case (.duckdb, .boolean): ["BOOLEAN"]
        case (.duckdb, .whole): ["BIGINT", "INTEGER", "SMALLINT"]
        case (.duckdb, .decimal): ["DECIMAL", "BIGINT", "INTEGER", "SMALLINT"]
        case (.duckdb, .date): ["DATE"]
        case (.duckdb, .text): ["VARCHAR"]
        case (.postgresql, .boolean): ["boolean"]
        case (.postgresql, .whole): ["bigint", "integer", "smallint"]
        case (.postgresql, .decimal): ["numeric", "bigint", "integer", "smallint"]
        case (.postgresql, .date): ["date"]
        case (.postgresql, .text): ["text", "character varying"]
        case (.spark, .boolean): ["boolean"]
        case (.spark, .whole): ["bigint", "int", "smallint"]
        case (.spark, .decimal): ["decimal", "bigint", "int", "smallint"]
        case (.spark, .date): ["date"]
        case (.spark, .text): ["string", "varchar"]
        }
    }

    private func wrongType(_ name: String, is type: String, expected: String) -> String {
        "\(name) || ' 的类型是 / is of type ' || \(type) || '，应为 / expected ' || \(expected)"
    }

    private var shape: String {
        switch dialect {
        case .duckdb, .postgresql: "\(version)\nUNION ALL\n\(catalogued)"
        case .spark: ([version] + schema.tables.map(probed)).joined(separator: "\nUNION ALL\n")
        }
    }

    /// Whether the database has the functions that are asked of it.
    private var version: String {
        let (number, least, words) =
            switch dialect {
            case .duckdb:
                (
                    "CAST(regexp_extract(version(), '([0-9]+)\\.([0-9]+)', 1) AS INTEGER) * 100 + CAST(regexp_extract(version(), '([0-9]+)\\.([0-9]+)', 2) AS INTEGER)",
                    "104", "DuckDB 1.4"
                )
            case .postgresql: ("CAST(current_setting('server_version_num') AS INTEGER)", "150000", "PostgreSQL 15")
            case .spark: ("CAST(split_part(version(), '.', 1) AS INT)", "4", "Spark 4.0")
            }
        return "SELECT CASE WHEN \(number) < \(least) THEN '需要 / is needed: \(words)；现为 / this is ' || version() END AS problem"
    }

    /// What the database's catalogue says, against a line a table and type.
    private var catalogued: String {
        let contents: [FactTable.Content] = [.text, .date, .boolean, .whole, .decimal]
        let rows = schema.tables.flatMap { table in
            contents.compactMap { content -> String? in
                let names = table.columns.filter { $0.content == content }.map(\.name)
                return names.isEmpty ? nil : "('\(table.name)', '\(names.joined(separator: " "))', '\(types(content).joined(separator: ", "))')"
            }
        }
        let (split, here) =
            dialect == .duckdb
            ? ("string_split", "table_catalog IN (current_database(), 'temp')") : ("string_to_array", "table_schema = ANY (current_schemas(TRUE))")
        return """
            SELECT DISTINCT CASE
                WHEN NOT EXISTS (SELECT 1 FROM information_schema.columns t WHERE t.table_name = e.table_name AND t.\(here))
                    THEN '没有表 / there is no table ' || e.table_name
                WHEN c.data_type IS NULL THEN e.table_name || ' 没有列 / has no column ' || e.column_name
                WHEN NOT (split_part(c.data_type, '(', 1) = ANY (\(split)(e.types, ', ')))
                    THEN \(wrongType("e.table_name || '.' || e.column_name", is: "c.data_type", expected: "e.types")) END AS problem
            FROM (
                SELECT v.table_name, unnest(\(split)(v.column_names, ' ')) AS column_name, v.types
                FROM (VALUES
                    \(rows.joined(separator: ",\n        "))
                ) v (table_name, column_names, types)
            ) e
            LEFT JOIN information_schema.columns c ON c.table_name = e.table_name AND c.column_name = e.column_name AND c.\(here)
            """
    }

    /// What the columns of a table are of; that one is missing Spark says itself.
    private func probed(_ table: FactTable) -> String {
        let lines = table.columns.map { column -> String in
            let type = "split_part(typeof(MAX(\(dialect.name(column.name)))), '(', 1)"
            let allowed = types(column.content)
            let problem = wrongType("'\(table.name).\(column.name)'", is: type, expected: "'\(allowed.joined(separator: ", "))'")
            return "CASE WHEN \(type) NOT IN (\(allowed.map { "'\($0)'" }.joined(separator: ", "))) THEN \(problem) END"
        }
        return "SELECT explode(array(\n    \(lines.joined(separator: ",\n    "))\n)) AS problem FROM (SELECT * FROM \(dialect.name(table.name)) LIMIT 0) t"
    }

    // MARK: Contents

    private var contents: String {
        var parts = [
            "SELECT CASE WHEN COUNT(*) <> 1 THEN 'parameters 应当只有一行 / must have one row: ' || \(dialect.asText("COUNT(*)")) END AS problem FROM parameters"
        ]
        for table in schema.tables { parts += contents(table) }
        return parts.joined(separator: "\nUNION ALL\n")
    }

    private func contents(_ table: FactTable) -> [String] {
        let name = dialect.name(table.name)
        var parts: [String] = []
        if !table.key.isEmpty {
            let key = table.key.map(dialect.name)
            let shown = key.map { "COALESCE(\(dialect.asText($0)), 'NULL')" }.joined(separator: " || ' ' || ")
            parts.append(
                "SELECT '\(table.name) 有重复的 / has twice: ' || MIN(\(shown)) FROM (SELECT \(key.joined(separator: ", ")) FROM \(name) GROUP BY \(key.joined(separator: ", ")) HAVING COUNT(*) > 1) t HAVING COUNT(*) > 0"
            )
        }
        let missing = table.columns.filter(\.isRequired).map { "\(dialect.name($0.name)) IS NULL" }
        if !missing.isEmpty {
            parts.append(
                "SELECT '\(table.name) 有空的 / lacks: \(table.columns.filter(\.isRequired).map(\.name).joined(separator: ", "))' FROM \(name) WHERE \(missing.joined(separator: " OR ")) HAVING COUNT(*) > 0"
            )
        }
        let chosen = table.columns.filter { !$0.choices.isEmpty }
        if !chosen.isEmpty {
            // One look at the table for all its choices.
            let cases = chosen.map { column in
                let own = dialect.name(column.name)
                let isUnknown = "\(own) NOT IN (\(column.choices.map(dialect.literal).joined(separator: ", ")))"
                return "'\(table.name).\(column.name) 没有这个选项 / has no such choice: ' || MIN(CASE WHEN \(isUnknown) THEN \(own) END)"
            }
            let array = cases.joined(separator: ",\n    ")
            switch dialect {
            case .duckdb: parts.append("SELECT unnest([\n    \(array)\n]) FROM \(name)")
            case .postgresql: parts.append("SELECT unnest(ARRAY[\n    \(array)\n]) FROM \(name)")
            case .spark: parts.append("SELECT explode(array(\n    \(array)\n)) FROM \(name)")
            }
        }
        return parts
    }
}
