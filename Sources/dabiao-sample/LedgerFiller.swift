import Audit
import Foundation
import Ledger
import Quantities

/// Fills a ledger with made-up rows and events until it has so many of each, for measuring.
func fillLedger(_ path: String, rows wanted: Int, events: Int) throws {
    let store = try LedgerStore(path)
    let day = Day("2026-01-05")!
    let (have, head) = try store.read { reader in (try reader.keys().count, try reader.head().sequence) }
    try store.write { writer in
        for number in have..<max(have, wanted) {
            let place = "9901\(10 + number % 20)\(100 + number / 20 % 18)"
            let subject = "\(place)\(200 + number % 97)-clinic"
            var gap = GapDescription(
                key: GapKey(check: "made-up/criterion-\(number)", subject: subject), severity: .major, firmness: .binding, kind: "village-clinic", place: place)
            gap.title = "试验条款 \(number % 40)"
            (gap.placeName, gap.village) = ("试验镇", "试验村")
            gap.words = GapPhrases(required: "≥ 60 m²", actual: "55 m²", shortfall: "5 m²")
            gap.amounts = GapAmounts(required: .atLeast(Quantity(60)), actual: Interval(Quantity(55)), shortfall: Quantity(5), unit: "m²")
            (gap.unit, gap.measure) = ("乡镇卫生院", "补齐")
            try writer.enter(.opened(GapEntry(gap, inspector: "排查组", due: Day("2026-02-01")!)), on: day, by: "排查组")
        }
    }
    let rows = max(have, wanted)
    var left = events - Int(head) - (rows - have)
    var next: Int64 = 1
    while left > 0 {
        try store.write { writer in
            for _ in 0..<min(left, 20_000) {
                let id = next % Int64(rows) + 1
                let text = "第 \(next) 次"
                try writer.append(EventDraft(row: id, next % 3 == 0 ? .noted(text) : .progressed(text), on: day, by: "村医"))
                next += 1
            }
        }
        left -= 20_000
    }
    let end = try store.read { try $0.head().sequence }
    print("\(rows) rows, \(end) events")
}
