import Quantities
import Wording

/// What a campaign's days amount to: what changed last, and how fast rows have to be finished to be done by its last day.
public struct CampaignProgress: Sendable {
    /// The last day on which something happened; nil when nothing has.
    public let last: LedgerDay?
    /// The day before that; nil when there was only one.
    public let previous: LedgerDay?
    /// Rows that are still to be fixed.
    public let open: Int
    /// How many days are left to the campaign's last, that one included; none after it.
    public let daysLeft: Int
    /// Rows to be written off a day, so that none is open after the last day; nil when none is open or no day is left.
    public let paceNeeded: Int?
    /// Rows written off a day so far, in tenths.
    public let paceTenths: Int

    /// The progress of a campaign as it stands on a day.
    public init(_ state: CampaignState) {
        last = state.days.last
        previous = state.days.dropLast().last
        open = state.totals.open
        let left = max(0, Int(state.campaign.end.number) - Int(state.day.number) + 1)
        daysLeft = left
        paceNeeded = open > 0 && left > 0 ? (open + left - 1) / left : nil
        let begun = state.days.first?.day ?? state.day
        let elapsed = max(1, Int(state.day.number) - Int(begun.number) + 1)
        paceTenths = (state.totals.closed * 10 + elapsed / 2) / elapsed
    }

    /// How many rows more, or fewer, were open after the last day than after the one before; nil when there was only one.
    public var change: Int? {
        guard let last, let previous else { return nil }
        return last.openAtEnd - previous.openAtEnd
    }

    /// What changed last, in one sentence; nil when there is nothing to compare.
    public var sentence: Text? {
        guard let last, let previous, let change else { return nil }
        let arrow = change < 0 ? "▼ \(-change)" : change > 0 ? "▲ \(change)" : "±0"
        return Text(
            zh: "台账最近变动（\(last.day)）：新增 \(last.opened)，销号 \(last.closed)，反弹 \(last.relapsed)；待解决 \(last.openAtEnd)，比 \(previous.day) \(arrow)。",
            en:
                "Last change of the ledger (\(last.day)): \(last.opened) new, \(last.closed) closed, \(last.relapsed) relapsed; \(last.openAtEnd) open, \(arrow) since \(previous.day)."
        )
    }

    /// How fast rows have to be finished, in one sentence; nil when the campaign is over or nothing is open.
    public var paceSentence: Text? {
        guard let paceNeeded else { return nil }
        let sofar = "\(paceTenths / 10).\(paceTenths % 10)"
        return Text(
            zh: "离攻坚月最后一天还有 \(daysLeft) 天（含当天），每天要销号 \(paceNeeded) 行才能清零；到目前为止平均每天 \(sofar) 行。",
            en: "\(daysLeft) days are left, today included: \(paceNeeded) rows a day have to be closed to reach zero; so far it was \(sofar) a day.")
    }
}
