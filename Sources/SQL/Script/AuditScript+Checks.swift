import Audit
import Standards

/// The views in which the checks are judged.
extension AuditScript {
    struct CheckView {
        var name: String
        var kind: KindID
        var checks: [CompiledCheck]
        var text: String
    }

    func checkViews(isLate: Bool) -> [CheckView] {
        vocabulary.kinds.indices.flatMap { kind -> [CheckView] in
            let all = checks.filter { program.checks[$0.number].form.kind == kind && $0.isLate == isLate }
            return stride(from: 0, to: all.count, by: Self.checksInView).map { start in
                let some = Array(all[start..<min(all.count, start + Self.checksInView)])
                let name = "\(table(kind))_checks_\(isLate ? "late_" : "")\(start / Self.checksInView + 1)"
                let scene = isLate ? lateScene(kind) : self.scene(kind)
                return CheckView(name: name, kind: kind, checks: some, text: stored(name, checkView(kind, some, scene), "\(vocabulary.kinds[kind].label)：逐条判定"))
            }
        }
    }

    func lateScene(_ kind: KindID) -> String {
        let counts = BlankSpotKind.allCases.flatMap { spot in
            [("low", spot.lowColumn), ("high", spot.highColumn)].map { end, column in
                (column, "COALESCE(MAX(CASE WHEN b.kind = '\(spot.rawValue)' THEN b.\(end) END), 0) AS \(column)")
            }
        }
        return """
            (
                SELECT t.*, \(counts.map { "COALESCE(c.\($0.0), 0) AS \($0.0)" }.joined(separator: ", "))
                FROM \(scene(kind)) t
                LEFT JOIN (
                    SELECT b.place, \(counts.map(\.1).joined(separator: ",\n            "))
                    FROM blank_counts b GROUP BY b.place
                ) c ON c.place = t.code
            )
            """
    }

    func checkView(_ kind: KindID, _ checks: [CompiledCheck], _ scene: String) -> String {
        var from = "\(scene) s"
        let steps = checks.flatMap(\.steps)
        if !steps.isEmpty { from = "(\n\(select(["s.*"] + columns(steps), from: from))\n) s" }
        let roots = checks.flatMap(\.roots)
        if !roots.isEmpty { from = "(\n\(select(["s.*"] + columns(roots), from: from))\n) s" }
        var outcomes: [String] = []
        var joins = ""
        for check in checks {
            let criterion = program.checks[check.number].criterion
            let comment = "-- \(Self.comment("\(criterion.title)（\(program.checks[check.number].name)，\(criterion.source.clause)）"))\n    "
            outcomes.append("\(comment)\(check.outcome) AS \(CompiledCheck.outcomeColumn(check.name))")
            guard let exemptions = check.exemptions else { continue }
            let alias = "x_\(check.name)"
            joins += "\nLEFT JOIN \(table(kind))__\(exemptions) \(alias) ON \(alias).code = s.code"
            outcomes += ["is_open", "exempt_remarks", "remarks", "missing"].map { "\(alias).\($0) AS \(check.name)__exempt_\($0)" }
        }
        let open = openCondition(kind, "s.").map { "\nWHERE \($0)" } ?? ""
        from = "(\nSELECT\n    s.*,\n    \(outcomes.joined(separator: ",\n    "))\nFROM \(from)\(joins)\(open)\n) s"
        var lines = ["s.code", "s.as_of"] + schema.placeColumns.map { "s.\($0)" }
        for check in checks {
            lines.append("s.\(CompiledCheck.outcomeColumn(check.name))")
            for told in CompiledCheck.Told.allCases { if let value = check.told[told] { lines.append("\(value) AS \(check.name)__\(told.rawValue)") } }
            if check.exemptions != nil { lines.append("s.\(check.name)__exempt_exempt_remarks") }
        }
        return select(lines, from: from)
    }

    /// The rows of checks under one another: outcomes with their numbers, and of gaps what is told of them.
    func long(_ name: String, _ views: [CheckView]) -> [String] {
        let slim: [CompiledCheck.Told] = [.low, .high, .shortfall, .level]
        return [
            view("\(name)_outcomes", unpivoted(views, slim, onlyGaps: false), nil),
            view("\(name)_gaps", unpivoted(views, CompiledCheck.Told.allCases, onlyGaps: true), nil),
        ]
    }

    func unpivoted(_ views: [CheckView], _ told: [CompiledCheck.Told], onlyGaps: Bool) -> String {
        let names = ["number", "outcome"] + told.map(\.rawValue) + (onlyGaps ? [] : ["exempt_remarks"])
        let contents: [FactTable.Content] = [.whole, .text] + told.map(\.content) + (onlyGaps ? [] : [.text])
        let places = schema.placeColumns
        func cast(_ value: String?, _ content: FactTable.Content) -> String {
            let type =
                switch content {
                case .boolean: "BOOLEAN"
                case .whole: "INTEGER"
                case .decimal: dialect.wide
                case .date: "DATE"
                case .text: dialect.text
                }
            return "CAST(\(value ?? "NULL") AS \(type))"
        }
        let wanted = onlyGaps ? "v.outcome IN ('unmet', 'unreported')" : "v.outcome IS NOT NULL"
        if views.isEmpty {
            let columns = ["code", "kind"] + places
            let nothing = columns.map { "CAST(NULL AS \(dialect.text)) AS \($0)" } + zip(names, contents).map { "\(cast(nil, $1)) AS \($0)" }
            return "SELECT \(nothing.joined(separator: ", ")) WHERE FALSE"
        }
        return views.map { view -> String in
            let rows = view.checks.map { check -> [String] in
                let values: [String?] =
                    ["\(check.number)", "w.\(CompiledCheck.outcomeColumn(check.name))"]
                    + told.map { check.told[$0] == nil ? nil : "w.\(check.name)__\($0.rawValue)" }
                    + (onlyGaps ? [] : [check.exemptions == nil ? nil : "w.\(check.name)__exempt_exempt_remarks"])
                return zip(values, contents).map { cast($0, $1) }
            }
            let head = "SELECT w.code, \(dialect.literal(vocabulary.kinds[view.kind].id)) AS kind, \(places.map { "w.\($0)" }.joined(separator: ", ")), "
            let columns = names.map { "v.\($0)" }.joined(separator: ", ")
            switch dialect {
            case .postgresql:
                let values = rows.map { "(\($0.joined(separator: ", ")))" }.joined(separator: ",\n    ")
                return
                    "\(head)\(columns)\nFROM \(view.name) w\nCROSS JOIN LATERAL (VALUES\n    \(values)\n) v (\(names.joined(separator: ", ")))\nWHERE \(wanted)"
            case .duckdb:
                let values = rows.map { "{\(zip(names, $0).map { "'\($0)': \($1)" }.joined(separator: ", "))}" }.joined(separator: ",\n    ")
                return "SELECT v.* FROM (\n\(head)unnest([\n    \(values)\n], recursive := true)\nFROM \(view.name) w\n) v\nWHERE \(wanted)"
            case .spark:
                let values = rows.map { "named_struct(\(zip(names, $0).map { "'\($0)', \($1)" }.joined(separator: ", ")))" }.joined(separator: ",\n    ")
                return
                    "\(head)\(columns)\nFROM \(view.name) w\nLATERAL VIEW inline(array(\n    \(values)\n)) v AS \(names.joined(separator: ", "))\nWHERE \(wanted)"
            }
        }.joined(separator: "\nUNION ALL\n")
    }
}
