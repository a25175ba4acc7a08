import Digests
import GRDB
import Quantities

/// One line that says how far a ledger was on a day, to be signed on paper or kept elsewhere: who alters the ledger later cannot alter that too.
public struct LedgerReceipt: Sendable, Hashable {
    /// The ledger: the campaign's identifier, or nothing.
    public var ledger: String
    /// Rows it had, warnings too.
    public var rows: Int64
    /// Events it had.
    public var events: Int64
    /// The day it was written out.
    public var day: Day
    /// The hash of the last event, in full.
    public var head: String

    /// The line, the same in both languages so that each is read by the other's users.
    public var line: String {
        "\(Self.mark) ledger=\(ledger.isEmpty ? "-" : ledger) rows=\(rows) events=\(events) day=\(day) head=\(head)"
    }

    private static let mark = "dabiao-receipt/1"

    init(ledger: String, rows: Int64, events: Int64, day: Day, head: String) {
        self.ledger = ledger
        self.rows = rows
        self.events = events
        self.day = day
        self.head = head
    }

    /// Reads a line back, wherever it stands in a text; nil for what is no receipt, or was cut short.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let start = words.firstIndex(of: Self.mark) else { return nil }
        var values: [String: String] = [:]
        for word in words[(start + 1)...].prefix(5) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        guard let ledger = values["ledger"], let rows = values["rows"].flatMap(Int64.init), let events = values["events"].flatMap(Int64.init), events > 0,
            let day = values["day"].flatMap({ Day($0) }), let head = values["head"]?.lowercased(), head.utf8.count == 64, head.allSatisfy(\.isHexDigit)
        else { return nil }
        self.init(ledger: ledger == "-" ? "" : ledger, rows: rows, events: events, day: day, head: head)
    }
}

extension LedgerReader {
    /// A receipt of the ledger as it is; nil for an empty one.
    package func receipt(on day: Day) throws -> LedgerReceipt? {
        let head = try head()
        guard head.sequence > 0 else { return nil }
        let rows = try Int64.fetchOne(db, sql: "SELECT COUNT(DISTINCT row) FROM event WHERE row > 0") ?? 0
        let name = try start()?.campaign ?? ""
        return LedgerReceipt(ledger: name.filter { !$0.isWhitespace }, rows: rows, events: head.sequence, day: day, head: head.hash.hexadecimal)
    }
}
