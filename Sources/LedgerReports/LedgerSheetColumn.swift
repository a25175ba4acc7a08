import Ledger
import Standards
import Wording

/// A column of the ledger on paper.
enum LedgerSheetColumn: Sendable, Hashable {
    /// One of the ledger's own; these are read back.
    case ledger(LedgerColumn)
    /// 地点: village or facility, as people say it.
    case place
    /// 逾期: by how many days.
    case overdue
    /// 销号签字: where somebody signs that it is done.
    case signature

    /// Those on paper, in their order.
    static let printed: [Self] = [
        .ledger(.number), .ledger(.township), .place, .ledger(.problem), .ledger(.actual), .ledger(.measure), .ledger(.unit), .ledger(.owner), .ledger(.due),
        .overdue, .ledger(.progress), .ledger(.submitted), .signature,
    ]
    /// Those to be seen and filled in on the screen.
    static let onScreen: [Self] = [.ledger(.note), .ledger(.status)]
    /// All: those that are hidden are there for reading the sheet back.
    static let all: [Self] = {
        let seen = printed + onScreen
        return seen + LedgerColumn.allCases.map { Self.ledger($0) }.filter { !seen.contains($0) }
    }()

    /// Whether it is hidden.
    var isHidden: Bool { !Self.printed.contains(self) && !Self.onScreen.contains(self) }

    /// What stands at its head.
    func label(_ places: PlaceWords) -> String {
        switch self {
        case .ledger(let column): column.label(places).zh
        case .place: "地点"
        case .overdue: "逾期"
        case .signature: "销号签字"
        }
    }

    /// Its width in characters.
    var width: Double {
        switch self {
        case .ledger(let column):
            switch column {
            case .number: 4.5
            case .owner: 6.5
            case .township, .status: 7.5
            case .actual, .unit: 9
            case .due, .submitted, .inspected, .closed: 10
            case .progress: 10
            case .note: 15
            case .measure: 15
            case .problem: 18
            case .village, .facility, .clause, .shortfall, .inspector, .checker, .version: 14
            }
        case .place: 13
        case .overdue: 6
        case .signature: 7.5
        }
    }
}
