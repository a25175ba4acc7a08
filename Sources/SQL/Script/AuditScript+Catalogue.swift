import Audit
import Standards

/// The catalogue of checks.
extension AuditScript {
    var catalogue: [String] {
        let rows = program.checksByKind.flatMap { $0 }.enumerated().map { position, number -> String in
            let check = program.checks[number]
            let criterion = check.criterion
            let texts: [String?] = [
                check.name, vocabulary.kinds[check.form.kind].id, check.standard, criterion.id, criterion.title, criterion.group, criterion.document.name,
                criterion.source.clause,
                criterion.firmness.rawValue, criterion.severity.rawValue, criterion.blankSpot?.rawValue, criterion.rectification?.measure,
            ]
            return
                "(\(number), \(position), \(texts.map { $0.map(dialect.literal) ?? "NULL" }.joined(separator: ", ")), \(criterion.due.map { "DATE '\($0)'" } ?? "CAST(NULL AS DATE)"), \(check.hasLevels ? "TRUE" : "FALSE"))"
        }
        let names = program.checks.flatMap { check in check.waiverNames.sorted().map { "(\(check.index), \(dialect.literal($0)))" } }
        let columns =
            "number, position, name, kind, standard, criterion, title, criteria_group, document, clause, written_firmness, severity, blank_spot, measure, due, has_levels"
        return [
            view("check_catalogue", "SELECT * FROM (VALUES\n    \(rows.joined(separator: ",\n    "))\n) AS c (\(columns))", "条款目录"),
            view(
                "checks",
                "SELECT c.*, CASE WHEN c.written_firmness = 'binding' AND c.due > p.as_of THEN 'target' ELSE c.written_firmness END AS firmness\nFROM check_catalogue c\nCROSS JOIN parameters p",
                "条款目录，带判定日的约束力"),
            view("check_names", "SELECT * FROM (VALUES\n    \(names.joined(separator: ",\n    "))\n) AS c (number, name)", "个案豁免可用的条款名"),
        ]
    }
}
