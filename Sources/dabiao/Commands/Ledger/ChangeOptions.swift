import ArgumentParser
import Foundation
import Ledger
import Wording

/// What every command that changes rows asks for, and how it records the change.
struct ChangeOptions: ParsableArguments {
    @OptionGroup var sign: SignOptions
    @Flag(name: .long, help: help("不再询问", "do not ask")) var yes = false
    @OptionGroup var ledger: LedgerOptions

    /// An event of a row, signed; ``record(_:_:)`` dates it.
    func draft(_ row: LedgerRow, _ body: EventBody, reason: String = "") -> EventDraft {
        EventDraft(row: row.id, body, on: sign.on ?? .today, by: sign.by, reason: reason)
    }

    /// Records an event for every row that is asked for: for all of them, or for none.
    ///
    /// - Parameter make: the event of a row.
    /// - Throws: ``UsageError`` when no row is named or fits, or many rows are not confirmed; ``Refusals`` with everything the rules do not allow.
    func record(_ rows: RowOptions, _ make: (LedgerRow) -> EventDraft) throws {
        let store = try ledger.open()
        let day = try sign.day(store)
        guard !rows.isEmpty else {
            throw UsageError(
                "没有说是哪些行", "it does not say which rows",
                help: .init(zh: "写行号，或用 --township、--owner、--status 等筛选", en: "give numbers of rows, or filter with --township, --owner, --status …"))
        }
        let count = try store.read { reader in try reader.rows(rows.filter(reader), on: day).count }
        guard count > 0 else { throw UsageError("没有符合的行", "no row fits") }
        if count > 1, !yes {
            guard isatty(0) == 1 else {
                throw UsageError("将改动 \(count) 行，请加 --yes 确认", "this changes \(count) rows; confirm with --yes")
            }
            standardError(say("将改动 \(count) 行，继续吗？[y/N] ", "change \(count) rows? [y/N] "))
            guard ["y", "Y", "yes", "是"].contains(readLine() ?? "") else { throw UsageError("已取消", "cancelled") }
        }
        var refusals: [LedgerRefusal] = []
        let changed = try store.write { writer in
            var changed = 0
            for row in try writer.reader.rows(rows.filter(writer.reader), on: day) {
                var row = row
                do {
                    var event = make(row)
                    event.day = day
                    try writer.append(event, to: &row)
                    changed += 1
                } catch let refusal as LedgerRefusal {
                    refusals.append(refusal)
                }
            }
            if !refusals.isEmpty { throw Refusals(all: refusals) }
            return changed
        }
        print(say("已登记 \(changed) 行。", "\(changed) rows recorded."))
    }
}
