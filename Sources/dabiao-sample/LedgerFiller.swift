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
            try writer.open(
                .opened, on: day, by: "排查组",
                [
                    "key": "made-up/criterion-\(number)/\(subject)", "standard": "made-up", "criterion": "criterion-\(number)", "title": "试验条款 \(number % 40)",
                    "severity": "major",
                    "firmness": "binding", "kind": "village-clinic", "subject": subject, "place": place, "placeName": "试验镇", "village": "试验村",
                    "required": "≥ 60 m²",
                    "actual": "55 m²", "shortfall": "5 m²", "unit": "乡镇卫生院", "measure": "补齐", "due": "2026-02-01", "inspector": "排查组",
                ])
        }
    }
    let rows = max(have, wanted)
    var left = events - Int(head) - (rows - have)
    var next: Int64 = 1
    while left > 0 {
        try store.write { writer in
            for _ in 0..<min(left, 20_000) {
                let id = next % Int64(rows) + 1
                let kind: EventKind = next % 3 == 0 ? .noted : .progressed
                try writer.append(EventDraft(row: id, kind, on: day, by: "村医", kind == .noted ? ["note": "第 \(next) 次"] : ["progress": "第 \(next) 次"]))
                next += 1
            }
        }
        left -= 20_000
    }
    let end = try store.read { try $0.head().sequence }
    print("\(rows) rows, \(end) events")
}
