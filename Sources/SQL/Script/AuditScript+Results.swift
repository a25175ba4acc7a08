import Audit
import Standards

/// What people and programs look at: outcomes, gaps, blank spots, exceptions, figures.
extension AuditScript {
    var waivers: [String] {
        [
            view(
                "check_waivers",
                """
                SELECT number, subject, reason, approver, until, until >= as_of AS is_valid
                FROM (
                    SELECT n.number, w.subject, w.reason, w.approver, w.until, p.as_of,
                        ROW_NUMBER() OVER (PARTITION BY n.number, w.subject ORDER BY w.until DESC, w.position) AS place
                    FROM waiver w
                    JOIN check_names n ON n.name = w.criterion
                    CROSS JOIN parameters p
                ) w
                WHERE place = 1
                """, "每个对象每条只认最晚到期的一份个案豁免")
        ]
    }

    /// Outcomes with waivers taken into account.
    func outcomes(_ name: String) -> String {
        """
        SELECT c.name AS check_name, o.kind, o.code AS subject, \(schema.placeColumns.map { "o.\($0)" }.joined(separator: ", ")),
            CASE WHEN o.outcome = 'unmet' AND w.is_valid THEN 'waived' ELSE o.outcome END AS outcome,
            o.low, o.high, CASE WHEN o.outcome = 'unmet' AND w.is_valid THEN NULL ELSE o.shortfall END AS shortfall, o.level,
            c.firmness, c.blank_spot, c.position, o.number, o.exempt_remarks
        FROM \(name)_outcomes o
        JOIN checks c ON c.number = o.number
        LEFT JOIN check_waivers w ON w.number = o.number AND w.subject = o.code
        """
    }

    func blanks(_ outcomes: String) -> String {
        """
        SELECT kind, blank_spot, subject, check_name, outcome = 'unmet' AS is_certain, \(schema.placeColumns.joined(separator: ", ")), number
        FROM (
            SELECT o.*, ROW_NUMBER() OVER (PARTITION BY o.blank_spot, o.kind, o.subject, o.outcome ORDER BY o.position) AS place
            FROM \(outcomes) o
            WHERE o.firmness = 'binding' AND o.blank_spot IS NOT NULL AND o.outcome IN ('unmet', 'unreported')
        ) o
        WHERE place = 1
        """
    }

    /// The blank spots that are found before anybody counts them: of the checks that make some, and of these alone.
    func blankCounts(_ early: [CheckView]) -> [String] {
        let makers = early.compactMap { view -> CheckView? in
            var view = view
            view.checks = view.checks.filter { program.checks[$0.number].criterion.blankSpot != nil }
            return view.checks.isEmpty ? nil : view
        }
        let levels = schema.placeColumns.map { column in
            """
            SELECT \(column) AS place, blank_spot AS kind, SUM(CASE WHEN is_certain THEN 1 ELSE 0 END) AS low, COUNT(*) AS high
            FROM early_blank_spots WHERE \(column) IS NOT NULL GROUP BY \(column), blank_spot
            """
        }
        return [
            view("maker_outcomes", unpivoted(makers, [.low, .high, .shortfall, .level], onlyGaps: false), nil),
            view("maker_results", outcomes("maker"), nil),
            stored("early_blank_spots", blanks("maker_results"), nil),
            stored("blank_counts", levels.joined(separator: "\nUNION ALL\n"), "每个地方已发现的空白点：至少、至多"),
        ]
    }

    /// What is looked at, in the order in which each stands on those before it.
    var results: [String] { judged + gaps + exceptions + others + figures }

    private var judged: [String] {
        [
            view("early_results", outcomes("early"), nil),
            view("late_results", outcomes("late"), nil),
            view("results", "SELECT * FROM early_results\nUNION ALL\nSELECT * FROM late_results", nil),
            view(
                "outcomes",
                "SELECT o.check_name, o.kind, o.subject, \(places("o.")), o.outcome, o.low, o.high, o.shortfall, o.level, o.firmness\nFROM results o",
                "每条对每个对象的结论"),
        ]
    }

    /// The columns of the places a row stands in.
    private func places(_ alias: String) -> String { schema.placeColumns.map { alias + $0 }.joined(separator: ", ") }

    /// The lines of `g.terms`, each a row with its number: what is joined, and the names of both.
    private var termRows: (from: String, term: String, number: String) {
        switch dialect {
        case .postgresql: ("LEFT JOIN LATERAL unnest(string_to_array(g.terms, chr(10))) WITH ORDINALITY AS t (term, no) ON TRUE", "t.term", "t.no")
        case .duckdb:
            (
                "LEFT JOIN LATERAL (SELECT unnest(string_split(g.terms, chr(10))) AS term, unnest(range(1, len(string_split(g.terms, chr(10))) + 1)) AS no) t ON TRUE",
                "t.term", "t.no"
            )
        case .spark: ("LATERAL VIEW OUTER posexplode(split(g.terms, '\\\\n')) t AS no, term", "t.term", "t.no")
        }
    }

    private var gaps: [String] {
        let (from, term, number) = termRows
        let isNone = "\(term) LIKE '%=0'"
        func ifTerm(_ own: String, _ other: String) -> String { "CASE WHEN \(term) IS NOT NULL THEN \(own) ELSE \(other) END" }
        return [
            view("all_gaps", "SELECT * FROM early_gaps\nUNION ALL\nSELECT * FROM late_gaps", nil),
            view(
                "open_gaps",
                """
                SELECT g.*, w.until AS waived_until
                FROM all_gaps g
                LEFT JOIN check_waivers w ON w.number = g.number AND w.subject = g.code
                WHERE NOT (g.outcome = 'unmet' AND COALESCE(w.is_valid, FALSE))
                """, nil),
            view(
                "gaps",
                """
                SELECT c.name AS check_name, g.kind, g.code AS subject, \(places("g.")),
                    \(ifTerm("CASE WHEN \(isNone) AND g.outcome = 'unmet' THEN 'unmet' ELSE 'unreported' END", "g.outcome")) AS outcome,
                    replace(replace(\(term), '=0', ''), '=?', '') AS term, COALESCE(\(number), 0) AS term_no,
                    \(ifTerm("0", "g.low")) AS low, \(ifTerm("CASE WHEN \(isNone) THEN 0 END", "g.high")) AS high,
                    \(ifTerm("CASE WHEN \(isNone) THEN 1 END", "g.shortfall")) AS shortfall, \(ifTerm("NULL", "g.level")) AS level,
                    \(ifTerm("NULL", "g.part")) AS part, \(ifTerm("1", "g.required")) AS required, g.parts, g.missing,
                    \(dialect.lines(["g.remarks", "CASE WHEN g.outcome = 'unmet' THEN '\(RemarkWords.waiverExpired)|' || \(dialect.asText("g.waived_until")) END"])) AS remarks, c.firmness
                FROM open_gaps g
                JOIN checks c ON c.number = g.number
                \(from)
                """, "缺口：不达标和未填报的，清单逐项列出"),
            view("blank_spots", "SELECT blank_spot, kind, subject, \(places("")), check_name, is_certain FROM early_blank_spots", "空白点和疑似空白点"),
        ]
    }

    /// An exemption comes before a waiver, and says itself why it counts.
    private var exceptions: [String] {
        func ofWaiver(_ column: String) -> String { "CASE WHEN o.outcome = 'unmet' OR o.exempt_remarks IS NULL THEN w.\(column) END AS \(column)" }
        return [
            view(
                "exceptions",
                """
                SELECT o.check_name, o.kind, o.subject, \(places("o.")),
                    CASE WHEN o.outcome = 'unmet' THEN '\(RemarkWords.waiverExpired)'
                        WHEN o.exempt_remarks IS NOT NULL THEN split_part(o.exempt_remarks, \(dialect.lineBreak), 1)
                        ELSE '\(RemarkWords.waived)' END AS remark,
                    \(ofWaiver("reason")), \(ofWaiver("approver")), \(ofWaiver("until"))
                FROM results o
                LEFT JOIN check_waivers w ON w.number = o.number AND w.subject = o.subject
                WHERE o.outcome = 'waived' OR (o.outcome = 'unmet' AND NOT w.is_valid)
                """, "豁免和到期的个案豁免")
        ]
    }

    /// What was judged, what was found otherwise, and what has closed.
    private var others: [String] {
        let subjects = vocabulary.kinds.indices.map { id in
            let open = openCondition(id, "t.").map { "\nWHERE \($0)" } ?? ""
            return
                "SELECT \(dialect.literal(vocabulary.kinds[id].id)) AS kind, t.code, t.name, t.position, \(places("t."))\nFROM \(table(id))_as_of t\(open)"
        }
        return [
            view("differences", differences, "核查与填报不一致，以及报的空白点数与查到的不符"),
            view("closed_facilities", closed.joined(separator: "\nUNION ALL\n"), "已关闭的机构"),
            view("subjects", subjects.joined(separator: "\nUNION ALL\n"), "判定的对象"),
        ]
    }

    private var figures: [String] {
        let counted = Outcome.allCases.map { "SUM(CASE WHEN outcome = '\($0.id)' THEN 1 ELSE 0 END) AS \($0.column)" }
        let states = FacilityState.allCases.map { "SUM(CASE WHEN state = '\($0.rawValue)' THEN 1 ELSE 0 END) AS \($0.column)" }
        let facilities = vocabulary.kinds.filter(\.isFacility).map { dialect.literal($0.id) }.joined(separator: ", ")
        return [
            view("figures", perPlace("check_name", counted, of: "outcomes"), "各级地方每条的结论数"),
            view(
                "facility_states",
                """
                SELECT kind, subject, \(places("")),
                    CASE WHEN SUM(CASE WHEN outcome = 'unmet' THEN 1 ELSE 0 END) > 0 THEN '\(FacilityState.below.rawValue)'
                        WHEN SUM(CASE WHEN outcome = 'unreported' THEN 1 ELSE 0 END) > 0 THEN '\(FacilityState.undetermined.rawValue)'
                        WHEN SUM(CASE WHEN outcome IN ('met', 'waived') THEN 1 ELSE 0 END) > 0 THEN '\(FacilityState.upToStandard.rawValue)'
                        ELSE '\(FacilityState.notAssessed.rawValue)' END AS state
                FROM (
                    SELECT s.kind, s.code AS subject, \(places("s.")), o.outcome
                    FROM subjects s
                    LEFT JOIN outcomes o ON o.subject = s.code AND o.kind = s.kind AND o.firmness = 'binding'
                    WHERE s.kind IN (\(facilities))
                ) s
                GROUP BY kind, subject, \(places(""))
                """, "每个开放机构是否达标"),
            view("facility_figures", perPlace("kind", ["COUNT(*) AS open"] + states, of: "facility_states"), "各级地方各类机构的达标数"),
        ]
    }

    /// Counts of the whole and of every place at every level, by a column; one look at the rows for all of them.
    private func perPlace(_ group: String, _ counts: [String], of rows: String) -> String {
        let levels = vocabulary.levels.all.map { (id: dialect.literal(vocabulary.kinds[$0.kind].id), column: schema.column(of: $0.kind)) }
        let sets = ["(\(group))"] + levels.map { "(\(group), \($0.column))" }
        return """
            SELECT * FROM (
                SELECT CASE \(levels.map { "WHEN GROUPING(\($0.column)) = 0 THEN \($0.id)" }.joined(separator: " ")) END AS level,
                    COALESCE(\(places(""))) AS place,
                    \(([group] + counts).joined(separator: ",\n        "))
                FROM \(rows)
                GROUP BY GROUPING SETS (\(sets.joined(separator: ", ")))
            ) f
            WHERE level IS NULL OR place IS NOT NULL
            """
    }

    var closed: [String] {
        vocabulary.kinds.indices.compactMap { id in
            openCondition(id, "t.").map { open in
                "SELECT \(dialect.literal(vocabulary.kinds[id].id)) AS kind, t.code, \(schema.placeColumns.map { "t.\($0)" }.joined(separator: ", "))\nFROM \(table(id))_as_of t\nWHERE NOT (\(open))"
            }
        }
    }

    /// What was found to be different on site, and numbers of blank spots that places report and that are not those found.
    var differences: String {
        var parts = [
            "SELECT kind, subject, 1000 + position AS position, field, term, record, record_field, reported, verified\nFROM \(schema.differences.name)"
        ]
        for check in program.checks where check.asksBlankSpots {
            for (spot, reportedAs) in check.form.require.blankSpots {
                guard let reportedAs else { continue }
                let kind = vocabulary.kinds[check.form.kind]
                let field = kind.table.fields[reportedAs.slot]
                let column = "s.\(dialect.name(schema.columns(reportedAs).value))"
                let (low, high) = ("s.\(spot.lowColumn)", "s.\(spot.highColumn)")
                let unit = dialect.literal(field.unit.map { " \($0)" } ?? "")
                let verified = "\(dialect.asText(low)) || CASE WHEN \(high) > \(low) THEN '–' || \(dialect.asText(high)) ELSE '' END"
                parts.append(
                    """
                    SELECT \(dialect.literal(kind.id)), s.code, \(check.index), \(dialect.literal(field.id)), NULL, NULL, NULL,
                        \(dialect.asText(column)) || \(unit), \(verified) || \(unit)
                    FROM \(lateScene(check.form.kind)) s
                    WHERE \(asked.condition(check.standard, place: schema.judgingPlace("s."), asOf: "s.as_of", dialect)) AND (\(column) < \(low) OR \(column) > \(high))
                    """)
            }
        }
        return parts.joined(separator: "\nUNION\n")
    }
}

extension Outcome {
    /// The column of the view `figures` with how often it occurred.
    package var column: String { self == .notApplicable ? "not_applicable" : id }
}

extension FacilityState {
    /// The column of the view `facility_figures` with how many facilities stand so.
    package var column: String { FactSchema.name(rawValue) }
}
