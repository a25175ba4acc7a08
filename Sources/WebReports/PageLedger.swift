import Audit
import Figures
import Ledger
import Quantities
import Wording

/// What the page shows of a campaign's ledger: how it stands on the day of the audit.
package struct PageLedger: Sendable {
    let state: CampaignState
    let overdue: [LedgerRow]
    /// The keys of the rows that are still to be fixed and were found unmet.
    let open: Set<GapKey>
    /// The rows that are due within seven days, the day itself included, soonest first.
    let dueSoon: [LedgerRow]
    /// The rows that are still to be fixed, by the code of their subject.
    let rows: [String: [LedgerRow]]

    /// A ledger's standing, its overdue rows, the keys of its open rows, and all its rows.
    package init(state: CampaignState, overdue: [LedgerRow], open: Set<GapKey>, rows: [LedgerRow] = []) {
        self.state = state
        self.overdue = overdue
        self.open = open
        let standing = rows.filter { $0.standing(on: state.day).isOpen }
        dueSoon = standing.filter { row in row.due.map { $0 >= state.day && $0 < state.day.adding(days: 7) } ?? false }
            .sorted { ($0.due ?? state.day, $0.id) < ($1.due ?? state.day, $1.id) }
        self.rows = Dictionary(grouping: standing, by: \.subject)
    }

    /// A row as its place's card tells it.
    func line(_ row: LedgerRow, _ language: Language) -> String {
        let standing = row.standing(on: state.day)
        var parts = [language.word("第 \(row.id) 行 \(row.title)", "row \(row.id), \(row.title)"), standing.status.label[language]]
        if let due = row.due {
            let late = standing.daysLeft.map { -$0 } ?? 0
            parts.append(
                late > 0
                    ? language.word("\(due) 到期，已逾期 \(late) 天", "due \(due), \(late) days overdue") : language.word("\(due) 到期", "due \(due)"))
        }
        if !row.owner.isEmpty { parts.append(row.owner) } else if !row.unit.isEmpty { parts.append(row.unit) }
        return parts.joined(separator: language.word("，", ", "))
    }

    /// Why the ledger has another number than the audit, in one sentence.
    static func reconciliation(_ figures: AuditFigures, inLedger: Int, open: Int) -> Text {
        let (checks, items) = (figures.whole.count(.unmet), figures.whole.count(.items))
        return Text(
            zh: "排查不达标 \(checks) 项检查，共缺 \(items) 处；其中 \(inLedger) 处在本台账中待解决，其余不在本攻坚月范围内、已豁免或还没有入账。台账另有 \(open - inLedger) 行待解决而排查已不再列为缺处。",
            en:
                "\(checks) checks unmet = \(items) missing items, of which \(inLedger) are open in this ledger; the others are outside the campaign, waived or not entered yet. \(open - inLedger) open rows of the ledger are no longer missing by the audit."
        )
    }
}
