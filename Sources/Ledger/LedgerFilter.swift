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
    /// This subject.
    public var subject: String?
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
    public func matches(_ row: LedgerRow, _ standing: Standing) -> Bool {
        func isAmong(_ text: String, _ words: [String]) -> Bool { words.isEmpty || words.contains(text) }
        guard rows.isEmpty || rows.contains(row.id) else { return false }
        guard statuses.isEmpty ? standing.isGap || !rows.isEmpty : statuses.contains(standing.status) else { return false }
        guard isAmong(row.place, townships) || isAmong(row.placeName, townships) else { return false }
        guard isAmong(row.severity, severities.map(\.rawValue)), isAmong(row.group, groups) else { return false }
        guard criteria.isEmpty || criteria.contains(where: { [row.criterion, "\(row.standard)/\(row.criterion)", row.key].contains($0) }) else { return false }
        if let owner, row.owner != owner, row.unit != owner { return false }
        if let subject, ![row.subject, row.name, row.village].contains(subject) { return false }
        if !blankSpots.isEmpty, !blankSpots.contains(where: { $0.rawValue == row.blank }) { return false }
        if isOverdue, !standing.isOverdue { return false }
        if hasRelapsed, !standing.hasRelapsed { return false }
        if let dueBefore, !(standing.isOpen && row.due.map { $0 < dueBefore } ?? false) { return false }
        return true
    }

    /// A condition that every wanted row of the table fulfils, for reading fewer of them; ``matches(_:_:)`` decides.
    var sql: (condition: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func list(_ column: String, _ values: [String]) -> String {
            arguments += StatementArguments(values)
            return "\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
        }
        if !rows.isEmpty, rows.count <= 500 { parts.append("id IN (\(rows.map(String.init).joined(separator: ", ")))") }
        if !townships.isEmpty { parts.append("(" + list("place", townships) + " OR " + list("placeName", townships) + ")") }
        if !severities.isEmpty { parts.append(list("severity", severities.map(\.rawValue))) }
        return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
    }
}
