import Audit
import Quantities
import Standards
import Wording
import YAMLReader

/// A campaign month 攻坚月: which standards, which days, who answers for what.
public struct Campaign: Sendable, Hashable {
    /// A stretch of the campaign.
    public struct Phase: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// What it is called.
        public var title: String
        /// Its first day.
        public var from: Day
        /// Its last day.
        public var to: Day
    }

    /// How long there is to fix a gap.
    public struct DueRule: Sendable, Hashable {
        /// Gaps of this severity; nil for any.
        public var severity: Severity?
        /// Gaps of this firmness; nil for any.
        public var firmness: Firmness?
        /// So many days from the day it was found.
        public var days: Int
    }

    /// A rule of the campaign's document, and how it is kept.
    public struct Duty: Sendable, Hashable {
        /// The process rule, as `standard/rule`.
        public var rule: String
        /// The phase it belongs to; nil for the whole campaign.
        public var phase: String?
        /// The last day for it; nil when it holds throughout.
        public var by: Day?
        /// Who answers for it.
        public var responsible: String
        /// Whether the ledger itself keeps it (a rule nobody can get round), rather than a record that it was done.
        public var isKeptByLedger: Bool
    }

    /// A day on which townships report.
    public struct Reporting: Sendable, Hashable {
        /// The day.
        public var day: Day
        /// What is handed in.
        public var what: String
        /// To whom.
        public var to: String
    }

    /// The identifier.
    public var id: String
    /// What it is called.
    public var title: String
    /// The document it carries out.
    public var document: String
    /// The division code of its region.
    public var region: String
    /// The standards it audits by; empty for those in force.
    public var standards: [String]
    /// The townships it covers, by code; empty for all.
    public var townships: [String]
    /// Which gaps go into the ledger.
    public var firmness: [Firmness]
    /// Whether what is not reported goes into it beside what is unmet; possible blank spots always do.
    public var outcomes: [RowOutcome]
    /// Its phases, in order.
    public var phases: [Phase]
    /// The first that fits gives the due date.
    public var dueRules: [DueRule]
    /// Who signs as inspector where nobody else is named.
    public var inspector: String
    /// Who signs printed ledgers.
    public var signatures: [String]
    /// When townships report.
    public var reporting: [Reporting]
    /// The responsible body for each kind of subject, by id.
    public var responsible: [String: String]
    /// The rules of the document.
    public var duties: [Duty]
    /// The file's text, which the ledger keeps.
    public var text: String

    /// The first day.
    public var start: Day { phases.map(\.from).min() ?? Day(number: 0) }
    /// The last day.
    public var end: Day { phases.map(\.to).max() ?? Day(number: 0) }

    /// The phase of a day.
    public func phase(on day: Day) -> Phase? { phases.first { $0.from <= day && day <= $0.to } }

    /// When a gap found on a day is due: never after the last day, unless it was found after it.
    public func due(severity: Severity, firmness: Firmness, days own: Int?, found day: Day) -> Day {
        let rule = dueRules.first { ($0.severity ?? severity) == severity && ($0.firmness ?? firmness) == firmness }
        let due = day.adding(days: rule?.days ?? own ?? 30)
        return day <= end ? min(due, end) : due
    }
}

extension Campaign {
    /// Reads a campaign file.
    ///
    /// - Parameter path: the file.
    /// - Parameter places: the townships of the inventory, by which names become codes; nil leaves them as they are written.
    /// - Throws: `InputError` with everything that is wrong with it.
    public static func load(path: String, places: [(code: String, name: String)]? = nil) throws -> Campaign {
        let reader = TapeReader()
        let problems = reader.read(path: path)
        return try decode(reader.tape, problems, places)
    }

    /// Reads the campaign a ledger keeps.
    public static func load(text: String, name: String) throws -> Campaign {
        let reader = TapeReader()
        let problems = reader.read(bytes: Array(text.utf8), name: name)
        return try decode(reader.tape, problems)
    }

    private static func decode(_ tape: Tape, _ problems: [Diagnostic], _ places: [(code: String, name: String)]? = nil) throws -> Campaign {
        if problems.hasErrors { throw InputError(problems) }
        var reading = NodeReading(diagnostics: problems)
        let root = YAMLNode(tape)
        let pairs = reading.mapping(
            root,
            keys: [
                "campaign", "title", "document", "region", "standards", "townships", "firmness", "outcomes", "phases", "due", "inspector", "signatures",
                "reporting",
                "responsible", "duties", "note",
            ])
        var campaign = Campaign(
            id: reading.text(reading.require("campaign", of: pairs, in: root)) ?? "", title: reading.text(reading.require("title", of: pairs, in: root)) ?? "",
            document: reading.text(pairs["document"]) ?? "", region: reading.text(pairs["region"]) ?? "", standards: reading.texts(pairs["standards"]),
            townships: townships(pairs["townships"], places, &reading), firmness: [], outcomes: [], phases: [], dueRules: [],
            inspector: reading.text(reading.require("inspector", of: pairs, in: root)) ?? "", signatures: reading.texts(pairs["signatures"]), reporting: [],
            responsible: [:], duties: [], text: tape.sourceText)
        let firmnesses = Firmness.spellings()
        campaign.firmness = reading.entries(pairs["firmness"]).compactMap { reading.choice($0, firmnesses) }
        if campaign.firmness.isEmpty { campaign.firmness = [.binding] }
        campaign.outcomes = reading.entries(pairs["outcomes"]).compactMap { reading.choice($0, RowOutcome.allCases.map { ($0.rawValue, $0) }) }
        if campaign.outcomes.isEmpty { campaign.outcomes = [.unmet] }
        if let node = pairs["outcomes"], !campaign.outcomes.contains(.unmet) {
            reading.error(
                node, Text(zh: "outcomes 里要有 unmet：不达标的一定进台账", en: "outcomes needs unmet: what is not met always goes into the ledger"))
        }
        for node in reading.entries(reading.require("phases", of: pairs, in: root)) {
            let parts = reading.mapping(node, keys: ["id", "title", "from", "to"])
            guard let id = reading.text(reading.require("id", of: parts, in: node)), let from = reading.day(reading.require("from", of: parts, in: node)),
                let to = reading.day(reading.require("to", of: parts, in: node))
            else { continue }
            if to < from { reading.error(parts["to"]!, Text(zh: "结束日期早于开始日期", en: "the last day is before the first")) }
            campaign.phases.append(Phase(id: id, title: reading.text(parts["title"]) ?? id, from: from, to: to))
        }
        if campaign.phases.isEmpty, !reading.diagnostics.hasErrors { reading.error(root, Text(zh: "至少要有一个阶段", en: "there must be a phase")) }
        for node in reading.entries(pairs["due"]) {
            let parts = reading.mapping(node, keys: ["severity", "firmness", "days"])
            guard let days = reading.wholeNumber(reading.require("days", of: parts, in: node)) else { continue }
            guard days <= 3660 else {
                reading.error(parts["days"]!, Text(zh: "整改天数不能超过 3660", en: "there cannot be more than 3,660 days"))
                continue
            }
            campaign.dueRules.append(
                DueRule(
                    severity: reading.choice(parts["severity"], Severity.spellings()),
                    firmness: reading.choice(parts["firmness"], firmnesses), days: days))
        }
        for node in reading.entries(pairs["reporting"]) {
            let parts = reading.mapping(node, keys: ["day", "what", "to"])
            guard let day = reading.day(reading.require("day", of: parts, in: node)) else { continue }
            campaign.reporting.append(Reporting(day: day, what: reading.text(parts["what"]) ?? "", to: reading.text(parts["to"]) ?? ""))
        }
        for (key, value) in pairs["responsible"]?.pairs ?? [] { campaign.responsible[key.text ?? ""] = reading.text(value) }
        for node in reading.entries(pairs["duties"]) {
            let parts = reading.mapping(node, keys: ["rule", "phase", "by", "responsible", "kept-by-ledger"])
            guard let rule = reading.text(reading.require("rule", of: parts, in: node)) else { continue }
            let phase = reading.text(parts["phase"])
            if let phase, !campaign.phases.contains(where: { $0.id == phase }) {
                reading.error(parts["phase"]!, Text(zh: "没有阶段“\(phase)”", en: "there is no phase \"\(phase)\""), help: .oneOf(campaign.phases.map(\.id)))
            }
            campaign.duties.append(
                Duty(
                    rule: rule, phase: phase, by: reading.day(parts["by"]), responsible: reading.text(parts["responsible"]) ?? "",
                    isKeptByLedger: reading.flag(parts["kept-by-ledger"])))
        }
        if reading.diagnostics.hasErrors { throw InputError(reading.diagnostics) }
        return campaign
    }

    /// The townships a campaign names, as codes where the inventory is known.
    private static func townships(_ node: YAMLNode?, _ places: [(code: String, name: String)]?, _ reading: inout NodeReading) -> [String] {
        guard let node, let places, node.isSequence else { return reading.texts(node) }
        var codes: [String] = []
        for entry in node.entries {
            guard let word = reading.text(entry) else { continue }
            let fitting = places.filter { $0.code == word || $0.name == word }
            if fitting.count == 1 {
                codes.append(fitting[0].code)
            } else if fitting.isEmpty {
                reading.error(
                    entry, Text(zh: "清单没有乡镇“\(word)”", en: "the inventory has no township \"\(word)\""),
                    help: .nearestOrList(word, among: places.map(\.name)))
            } else {
                reading.error(
                    entry, Text(zh: "有 \(fitting.count) 个乡镇叫“\(word)”，请写代码", en: "\(fitting.count) townships are called \"\(word)\": give the code"),
                    help: .oneOf(fitting.map { "\($0.code) \($0.name)" }))
            }
        }
        return codes
    }

    /// Problems of the rules it names, held against the standards.
    public func check(_ library: StandardLibrary, file: String) -> [Diagnostic] {
        let known = Set(library.standards.flatMap { standard in standard.processRules.map { "\(standard.id)/\($0.id)" } })
        let rules = duties.filter { !known.contains($0.rule) }.map { duty in
            Diagnostic(
                file: file, message: Text(zh: "没有规则“\(duty.rule)”", en: "there is no rule \"\(duty.rule)\""), help: .nearest(duty.rule, among: known.sorted()))
        }
        let unknown = standards.filter { library.standard($0) == nil }.map { id in
            Diagnostic(
                file: file, message: Text(zh: "没有标准“\(id)”", en: "there is no standard \"\(id)\""), help: .nearestOrList(id, among: library.standards.map(\.id))
            )
        }
        return rules + unknown
    }
}
