import GRDB
import Quantities
import Standards

/// Which rows are wanted.
public struct LedgerFilter: Sendable, Hashable {
    /// These rows.
    public var rows: [Int64] = []
    /// These townships, by code or name.
    public var townships: [String] = []
    /// This owner, or responsible body.
    public var owner: String?
    /// One of these statuses; empty for all gaps, without warnings.
    public var statuses: [LedgerStatus] = []
    /// Past their due date and still to be fixed.
    public var isOverdue = false
    /// Still to be fixed and due before this day.
    public var dueBefore: Day?
    /// One of these criteria: `standard/criterion`, or the criterion alone.
    public var criteria: [String] = []
    /// Of one of these subjects, by code, or by name or village just as the row has it; `LedgerSubjects` finds the codes of what people write.
    public var subjects: [String] = []
    /// One of these severities.
    public var severities: [Severity] = []
    /// One of these groups.
    public var groups: [String] = []
    /// One of these kinds of blank spots.
    public var blankSpots: [BlankSpotKind] = []
    /// Rows that came back at least once.
    public var hasRelapsed = false

    /// All gaps.
    public init() {}

    /// Whether a row is wanted.
    package func matches(_ row: LedgerRow, _ standing: Standing) -> Bool {
        func isAmong<Value: Equatable>(_ value: Value, _ values: [Value]) -> Bool { values.isEmpty || values.contains(value) }
        guard isAmong(row.id, rows) else { return false }
        guard statuses.isEmpty ? standing.isGap || !rows.isEmpty : statuses.contains(standing.status) else { return false }
        guard isAmong(row.place, townships) || isAmong(row.placeName, townships) else { return false }
        guard isAmong(row.severity, severities), isAmong(row.group, groups) else { return false }
        guard criteria.isEmpty || criteria.contains(where: { [row.criterion, row.gapKey?.criterionName, row.key].contains($0) }) else { return false }
        if let owner, row.owner != owner, row.unit != owner { return false }
        if !subjects.isEmpty, !subjects.contains(where: { [row.subject, row.name, row.village].contains($0) }) { return false }
        if !blankSpots.isEmpty, !(row.blank.map { blankSpots.contains($0) } ?? false) { return false }
        if isOverdue, !standing.isOverdue { return false }
        if hasRelapsed, !standing.hasRelapsed { return false }
        if let dueBefore, !(standing.isOpen && row.due.map { $0 < dueBefore } ?? false) { return false }
        return true
    }

    /// A condition that every wanted row of the table fulfils, for reading fewer of them; ``matches(_:_:)`` decides.
    func sql(on day: Day) -> (condition: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func list(_ column: String, _ values: [String]) -> String {
            arguments += StatementArguments(values)
            return "\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
        }
        if !rows.isEmpty, rows.count <= 500 { parts.append("id IN (\(rows.map(String.init).joined(separator: ", ")))") }
        if !townships.isEmpty { parts.append("(" + list("place", townships) + " OR " + list("placeName", townships) + ")") }
        if !severities.isEmpty { parts.append(list("severity", severities.map(\.rawValue))) }
        if !statuses.isEmpty, statuses.count < LedgerStatus.allCases.count {
            parts.append(StandingRules.statusSQL(on: day) + " IN (\(statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
        }
        if isOverdue { parts.append(StandingRules.isOverdue.sql(on: day)) }
        if hasRelapsed { parts.append(StandingRules.hasRelapsed.sql(on: day)) }
        if dueBefore != nil { parts.append(StandingRules.isOpen.sql(on: day)) }
        return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
    }
}
