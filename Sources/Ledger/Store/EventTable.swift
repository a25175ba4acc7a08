import Foundation
import GRDB
import Quantities
import Wording

/// Puts events into their table and takes them out of it.
enum EventTable {
    static let select = "SELECT sequence, row, kind, recorded, day, actor, reason, payload, hash FROM event"
    static let insert = "INSERT INTO event (sequence, row, kind, recorded, day, actor, reason, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

    /// An event of the table.
    ///
    /// - Throws: ``LedgerError`` for a kind of event this program does not know, and for one that does not say what its kind says. Neither is ever read as
    ///   something else: a row would be made of less than what happened.
    static func event(_ row: Row) throws(LedgerError) -> LedgerEvent {
        let (sequence, word, payload): (Int64, String, String) = (row[0], row[2], row[7])
        guard let kind = EventKind(rawValue: word) else { throw LedgerError(.unknownKind(sequence, word), help: .upgrade) }
        guard let day = Day(row[4] as String) else { throw LedgerError(.unreadableDay(sequence), help: .lookAtChain) }
        return LedgerEvent(
            sequence: sequence, recorded: row[3],
            draft: EventDraft(row: row[1], try body(kind, payload, of: sequence), on: day, by: row[5], reason: row[6]), payload: payload,
            hash: Array(row[8] as Data))
    }

    /// What the event of a number says.
    static func body(_ kind: EventKind, _ payload: String, of sequence: Int64) throws(LedgerError) -> EventBody {
        do { return try EventCodec.body(kind, payload) } catch { throw LedgerError(.unreadableEvent(sequence, kind, error.key), help: .lookAtChain) }
    }
}

extension Text {
    static func unknownKind(_ sequence: Int64, _ kind: String) -> Text {
        Text(
            zh: "第 \(sequence) 号事件是本版本不认识的“\(kind)”：台账由更新版本的 dabiao 写过",
            en: "event \(sequence) is a \"\(kind)\", which this program does not know: a newer dabiao wrote to the ledger")
    }
    fileprivate static func unreadableDay(_ sequence: Int64) -> Text { Text(zh: "第 \(sequence) 号事件的日期读不懂", en: "the day of event \(sequence) cannot be read") }
    fileprivate static func unreadableEvent(_ sequence: Int64, _ kind: EventKind, _ key: String?) -> Text {
        let part = key.map { "（\($0)）" } ?? ""
        return Text(
            zh: "第 \(sequence) 号事件（\(kind.label.zh)）的内容读不懂\(part)",
            en: "what event \(sequence) (\(kind.label.en)) says cannot be read" + (key.map { " (\($0))" } ?? ""))
    }
    static let upgrade = Text(zh: "请升级 dabiao", en: "upgrade dabiao")
    fileprivate static let lookAtChain = Text(
        zh: "用 dabiao ledger verify-chain 查明，用备份恢复", en: "look with dabiao ledger verify-chain and restore a backup")
}
