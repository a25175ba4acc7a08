import Audit
import Figures
import Ledger
import Wording

/// What the page shows of a campaign's ledger: how it stands on the day of the audit.
package struct PageLedger: Sendable {
    let state: CampaignState
    let overdue: [LedgerRow]
    /// The keys of the rows that are still to be fixed and were found unmet.
    let open: Set<GapKey>

    /// A ledger's standing, its overdue rows, and the keys of its open rows.
    package init(state: CampaignState, overdue: [LedgerRow], open: Set<GapKey>) {
        self.state = state
        self.overdue = overdue
        self.open = open
    }

    /// Why the ledger has another number than the audit, in one sentence.
    static func reconciliation(_ figures: AuditFigures, inLedger: Int, open: Int) -> Text {
        let (checks, items) = (figures.whole.count(.unmet), figures.whole.count(.items))
        return Text(
            zh: "审计不达标 \(checks) 项检查，共缺 \(items) 处；其中 \(inLedger) 处在本台账中待解决，其余不在本攻坚月范围内、已豁免或还没有建账。台账另有 \(open - inLedger) 行待解决而审计已不再列为缺处。",
            en:
                "\(checks) checks unmet = \(items) missing items, of which \(inLedger) are open in this ledger; the others are outside the campaign, waived or not entered yet. \(open - inLedger) open rows of the ledger are no longer missing by the audit."
        )
    }
}
