import Digests
import Figures
import Files
import Ledger
import LedgerReports
import Quantities
import Wording

/// The rows of a ledger as an OSCAL plan of action and milestones: an item and a risk for each row, with who is responsible by when, and as observations what
/// was found and what proves that it is gone.
package struct OSCALPlan: Sendable {
    private let campaign: Campaign?
    private let day: Day
    private let notice: String?
    private let version: String
    private let language: Language

    /// A plan as of a day.
    ///
    /// - Parameter version: of the program.
    package init(_ campaign: Campaign?, asOf day: Day, isOfSample: Bool, version: String, _ language: Language) {
        self.campaign = campaign
        self.day = day
        notice = isOfSample ? SampleNotice.sentence[language] : nil
        self.version = version
        self.language = language
    }

    /// Writes the plan of rows.
    ///
    /// - Throws: ``UserFailure`` without rows, for a plan must have an item.
    package func write(_ rows: [LedgerRow], to output: Output) throws {
        guard !rows.isEmpty else { throw UserFailure("没有符合的行", "no row fits") }
        let title = campaign?.title ?? language.word("整改台账", "rectification ledger")
        let name = "\(campaign?.id ?? "")/\(day)"
        try output.write("{\"plan-of-action-and-milestones\":{\"uuid\":")
        try output.write(OSCAL.uuid("poam", name).bytes)
        try output.write(",\"metadata\":")
        let parties = OSCALParties(rows, inspectors: [campaign?.inspector ?? ""])
        try output.write(
            OSCAL.metadata(
                title + (notice.map { language.word("（\($0)）", " (\($0))") } ?? ""), day: day, version: version, language: language,
                properties: OSCAL.properties([("document", campaign?.document), ("sample", notice)]),
                more: [("roles", parties.roles(language)), ("parties", parties.values)]
            ).bytes)
        try output.write(",\"system-id\":")
        try output.write((["identifier-type": "https://ietf.org/rfc/rfc4122", "id": OSCAL.uuid("campaign", campaign?.id ?? "")] as JSONValue).bytes)
        try output.write(",\"local-definitions\":{\"inventory-items\":")
        var seen = Set<String>()
        try list(rows.filter { seen.insert($0.subject).inserted }, output) { [subject($0)] }
        try output.write("},\"observations\":")
        try list(rows, output) { observations($0) }
        try output.write(",\"risks\":")
        try list(rows, output) { [risk($0)] }
        try output.write(",\"poam-items\":")
        try list(rows, output) { [item($0)] }
        try output.write("}}\n")
    }

    private func list(_ rows: [LedgerRow], _ output: Output, _ values: (LedgerRow) -> [JSONValue]) throws {
        var isFirst = true
        for row in rows {
            for value in values(row) {
                try output.write(isFirst ? Array("[".utf8) + value.bytes : JSONRow.bytes(value))
                isFirst = false
            }
        }
        try output.write("]")
    }

    // MARK: Where and what

    private func place(_ row: LedgerRow) -> String { [row.placeName, LedgerTable.place(row)].filter { !$0.isEmpty }.joined(separator: " ") }

    private func words(_ row: LedgerRow) -> String {
        let numbers = [
            (language.word("现状", "has"), row.words.actual), (language.word("标准", "needs"), row.words.required),
            (language.word("差距", "shortfall"), row.words.shortfall),
        ].filter { !$0.1.isEmpty }.map { $0.0 + language.word("：", ": ") + $0.1 }
        return ([place(row), row.title] + numbers).joined(separator: language.word("；", "; "))
    }

    private func subject(_ row: LedgerRow) -> JSONValue {
        [
            "uuid": OSCAL.uuid("subject", row.subject), "description": .text(place(row)),
            "props": OSCAL.properties([("code", row.subject), ("kind", row.kind), ("place", row.placeName)]),
        ]
    }

    // MARK: What was seen

    private func observations(_ row: LedgerRow) -> [JSONValue] {
        var all = [observation(row, "found", words(row), method: row.outcome == .unreported ? "UNKNOWN" : "EXAMINE", on: row.openedOn, by: row.inspector)]
        if let day = row.clearedOn {
            all.append(observation(row, "cleared", language.word("排查已达标", "an audit found it met"), method: "EXAMINE", on: day, by: nil))
        }
        if let day = row.verifiedOn {
            all.append(observation(row, "verified", language.word("核查人已核查", "a checker has seen that it is done"), method: "TEST", on: day, by: row.checker))
        }
        return all
    }

    private func observation(_ row: LedgerRow, _ what: String, _ text: String, method: String, on day: Day, by person: String?) -> JSONValue {
        [
            "uuid": OSCAL.uuid("ledger-observation", "\(row.key)/\(what)"), "title": .text(row.title), "description": .text(text),
            "props": OSCAL.properties([("key", row.key), ("observed", what)]), "methods": [.text(method)],
            "origins": person.flatMap { $0.isEmpty ? nil : [["actors": [["type": "party", "actor-uuid": OSCALParties.uuid($0)]]]] },
            "subjects": [["subject-uuid": OSCAL.uuid("subject", row.subject), "type": "inventory-item"]], "collected": OSCAL.moment(day),
        ]
    }

    private func references(_ row: LedgerRow) -> JSONValue {
        .list(
            ["found", row.clearedOn == nil ? nil : "cleared", row.verifiedOn == nil ? nil : "verified"].compactMap { $0 }.map {
                ["observation-uuid": OSCAL.uuid("ledger-observation", "\(row.key)/\($0)")]
            })
    }

    // MARK: What is to be done

    private func risk(_ row: LedgerRow) -> JSONValue {
        let standing = row.standing(on: day)
        return [
            "uuid": OSCAL.uuid("risk", row.key), "title": .text(row.title), "description": .text(words(row)),
            "statement": .text([row.title, row.clause].filter { !$0.isEmpty }.joined(separator: "\n")), "props": properties(row, standing),
            "status": .text(Self.status(standing.status)), "deadline": row.due.map { OSCAL.moment($0) },
            "remediations": [remediation(row, standing)], "risk-log": ["entries": .list(log(row, standing))], "related-observations": references(row),
        ]
    }

    /// Where a row stands, in OSCAL's words; our own word is among the properties.
    private static func status(_ status: LedgerStatus) -> String {
        switch status {
        case .open: "open"
        case .working, .submitted, .verified: "remediating"
        case .closed, .lapsed: "closed"
        case .waived: "deviation-approved"
        case .warning: "investigating"
        }
    }

    private func properties(_ row: LedgerRow, _ standing: Standing) -> JSONValue? {
        OSCAL.properties([
            ("row", String(row.id)), ("key", row.key), ("criterion", row.gapKey?.criterionName), ("group", row.group), ("severity", row.severity.rawValue),
            ("firmness", row.firmness.rawValue), ("citation", row.clause), ("ledger-status", standing.status.rawValue),
            ("outcome", row.outcome.rawValue), ("blank-spot", row.blank?.rawValue), ("overdue", standing.isOverdue ? "yes" : nil),
            ("relapses", row.relapses > 0 ? String(row.relapses) : nil),
        ])
    }

    private func remediation(_ row: LedgerRow, _ standing: Standing) -> JSONValue {
        let measure = row.measure.isEmpty ? row.title : row.measure
        let isDone = standing.isClosed || standing.status == .lapsed
        let timing: JSONValue? = row.due.map {
            // A day before the row was found, of a warning, is no stretch of days.
            ["within-date-range": ["start": OSCAL.moment(min(row.openedOn, $0)), "end": OSCAL.moment($0)]]
        }
        return [
            "uuid": OSCAL.uuid("remediation", row.key), "lifecycle": isDone ? "completed" : "planned",
            "title": .text(language.word("整改", "rectification")), "description": .text(measure),
            "tasks": [
                [
                    "uuid": OSCAL.uuid("task", row.key), "type": "action", "title": .text(measure), "description": .some(row.progress), "timing": timing,
                    "subjects": [
                        ["type": "inventory-item", "include-subjects": [["subject-uuid": OSCAL.uuid("subject", row.subject), "type": "inventory-item"]]]
                    ],
                    "responsible-roles": .some(
                        [("responsible-body", row.unit), ("responsible-person", row.owner)].filter { !$0.1.isEmpty }.map {
                            ["role-id": .text($0.0), "party-uuids": [OSCALParties.uuid($0.1)]]
                        }),
                ]
            ],
        ]
    }

    private func log(_ row: LedgerRow, _ standing: Standing) -> [JSONValue] {
        let steps: [(name: String, title: Text, day: Day?, status: String)] = [
            ("opened", Text(zh: "入账", en: "entered"), row.openedOn, "open"), ("relapsed", Text(zh: "反弹", en: "relapsed"), row.relapsedOn, "open"),
            ("submitted", LedgerStatus.submitted.label, row.submittedOn, "remediating"),
            ("verified", LedgerStatus.verified.label, row.verifiedOn, "remediating"),
            ("closed", standing.status.label, standing.isClosed || standing.isWaived ? row.closedOn : nil, Self.status(standing.status)),
        ]
        return steps.compactMap { step in
            step.day.map { day in
                [
                    "uuid": OSCAL.uuid("log", "\(row.key)/\(step.name)"), "title": .text(step.title[language]), "start": OSCAL.moment(day),
                    "status-change": .text(step.status),
                ]
            }
        }
    }

    private func item(_ row: LedgerRow) -> JSONValue {
        [
            "uuid": OSCAL.uuid("poam-item", row.key), "title": .text(row.title), "description": .text(words(row)),
            "props": properties(row, row.standing(on: day)), "related-observations": references(row),
            "related-risks": [["risk-uuid": OSCAL.uuid("risk", row.key)]],
        ]
    }
}
