import Wording

/// A database whose SQL is written: what differs between them is said here and nowhere else.
public enum SQLDialect: String, Sendable, CaseIterable {
    /// DuckDB 1.4 and later.
    case duckdb
    /// PostgreSQL 15 and later.
    case postgresql
    /// Spark SQL 4.0 and later.
    case spark

    /// The type of text.
    var text: String { self == .postgresql ? "TEXT" : self == .duckdb ? "VARCHAR" : "STRING" }

    /// The type of amounts: twelve digits before the point and six after it, as inventories have them.
    var decimal: String { "DECIMAL(18, 6)" }

    /// The type of a column of a table.
    func type(_ content: FactTable.Content) -> String {
        switch content {
        case .boolean: "BOOLEAN"
        case .whole: "BIGINT"
        case .decimal: decimal
        case .date: "DATE"
        case .text: text
        }
    }

    /// The type amounts are summed and multiplied in.
    var wide: String { self == .postgresql ? "NUMERIC" : "DECIMAL(38, 12)" }

    /// The type of whole numbers that are summed and multiplied.
    var whole: String { self == .postgresql ? "NUMERIC" : self == .duckdb ? "HUGEINT" : "DECIMAL(38, 0)" }

    /// A name as it stands in a script: quoted where it is a word of the language.
    func name(_ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 } && !(name.utf8.first.map { (48...57).contains($0) } ?? true)
        if isPlain, !Self.reserved.contains(name) { return name }
        return self == .spark ? "`\(name.replacing("`", with: "``"))`" : "\"\(name.replacing("\"", with: "\"\""))\""
    }

    /// Text in quotes.
    func literal(_ text: String) -> String {
        let quoted = text.replacing("'", with: "''")
        return self == .spark ? "'\(quoted.replacing("\\", with: "\\\\"))'" : "'\(quoted)'"
    }

    /// Something as text.
    func asText(_ expression: String) -> String { "CAST(\(expression) AS \(text))" }

    /// Days from one date to another.
    func days(from earlier: String, to later: String) -> String {
        switch self {
        case .duckdb, .postgresql: "(\(later) - \(earlier))"
        case .spark: "datediff(\(later), \(earlier))"
        }
    }

    /// A date so many months later, or the last day there is in that month.
    func adding(months: Int, to date: String) -> String {
        switch self {
        case .duckdb, .postgresql: "CAST(\(date) + INTERVAL '\(months) months' AS DATE)"
        case .spark: "add_months(\(date), \(months))"
        }
    }

    /// A date so many days later.
    func adding(days: Int, to date: String) -> String {
        switch self {
        case .duckdb, .postgresql: "(\(date) + \(days))"
        case .spark: "date_add(\(date), \(days))"
        }
    }

    /// A date of its parts, which are whole numbers.
    func date(year: String, month: String) -> String {
        self == .spark ? "make_date(\(year), \(month), 1)" : "make_date(CAST(\(year) AS INTEGER), CAST(\(month) AS INTEGER), 1)"
    }

    /// A part of a date, such as `YEAR`, as a whole number.
    func part(_ part: String, of date: String) -> String { "CAST(EXTRACT(\(part) FROM \(date)) AS INTEGER)" }

    /// Whole division; both are not negative.
    func divided(_ top: String, by bottom: String) -> String {
        switch self {
        case .duckdb: "((\(top)) // (\(bottom)))"
        case .postgresql: "div(\(top), \(bottom))"
        case .spark: "((\(top)) div (\(bottom)))"
        }
    }

    /// A quotient, to twelve digits after the point: six are shown, and it is known whether more follow. Spark has no functions that stay.
    func quotient(_ top: String, by bottom: String) -> String { self == .spark ? quotientBody(top, bottom) : "quotient(\(top), \(bottom))" }

    /// The statement that makes ``quotient(_:by:)``; nil where there is none.
    var quotientFunction: String? {
        switch self {
        case .duckdb: "CREATE OR REPLACE MACRO quotient(top, bottom) AS \(quotientBody("top", "bottom"));"
        case .postgresql:
            "CREATE OR REPLACE FUNCTION quotient(top NUMERIC, bottom NUMERIC) RETURNS NUMERIC LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$ SELECT \(quotientBody("top", "bottom")) $$;"
        case .spark: nil
        }
    }

    // In whole numbers, so that no digit is lost: products of two amounts have at most twelve digits after the point.
    private func quotientBody(_ top: String, _ bottom: String) -> String {
        let scale = "1000000000000"
        let (above, below) = ("CAST(\(top) * \(scale) AS \(whole))", "CAST(\(bottom) * \(scale) AS \(whole))")
        return "CAST(\(divided("2 * \(scale) * \(above) + \(below)", by: "2 * \(below)")) AS \(whole)) * 0.000000000001"
    }

    /// A line break.
    var lineBreak: String { self == .spark ? "'\\n'" : "chr(10)" }

    /// Texts of a group, those that are NULL left out, in the order of a number, a line each.
    func lines(_ text: String, orderedBy order: String) -> String {
        switch self {
        case .duckdb, .postgresql: "string_agg(\(text), chr(10) ORDER BY \(order))"
        case .spark: "listagg(\(text), '\\n') WITHIN GROUP (ORDER BY \(order))"
        }
    }

    /// Texts one after another, those that are NULL left out, a line each; NULL where there is none.
    func lines(_ texts: [String]) -> String {
        texts.count == 1 ? texts[0] : "nullif(concat_ws(\(lineBreak),\n      \(texts.joined(separator: ",\n      "))), '')"
    }

    /// A name that was cut to what the database takes.
    static let longestName = 63

    /// Words that cannot be names without quotes in one of the three.
    private static let reserved: Set<String> = [
        "all", "and", "any", "as", "between", "by", "case", "check", "column", "constraint", "create", "current_date", "date", "default", "delete", "desc",
        "distinct", "drop", "else", "end", "except", "exists", "false", "for", "foreign", "from", "full", "grant", "group", "having", "in", "inner", "insert",
        "intersect", "into", "is", "join", "left", "like", "limit", "not", "null", "offset", "on", "or", "order", "outer", "primary", "references", "right",
        "select", "set", "some", "table", "then", "to", "true", "union", "unique", "update", "user", "using", "values", "when", "where", "window", "with",
    ]
}
