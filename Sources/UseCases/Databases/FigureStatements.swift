import Audit
import Inventories
import SQL
import Standards

/// The sums an audit comes to: of the whole and of every place but villages, which it does not sum up.
struct FigureStatements {
    /// What is counted, and where.
    private struct Key: Hashable {
        /// The id of the level; empty for the whole.
        var level = ""
        /// The code of the place; empty for the whole.
        var place = ""
        /// The name of the check, or the id of the kind of facility.
        var of = ""

        var text: String { "\(place.isEmpty ? "-" : "\(level) \(place)") \(of)" }
    }

    private static let outcomeColumns = Outcome.allCases.map(\.column)
    private static let facilityColumns = ["open"] + FacilityState.allCases.map(\.column)

    private let program: AuditProgram
    private let inventory: Inventory
    private var outcomes = StatedView<Key, [Int]>("figures", key: \.text) { "\($0)" }
    private var facilities = StatedView<Key, [Int]>("facility_figures", key: \.text) { "\($0)" }

    init(_ program: AuditProgram, _ inventory: Inventory) { (self.program, self.inventory) = (program, inventory) }

    private var vocabulary: Vocabulary { program.vocabulary }

    /// Adds the sums of one place to those of everything it stands in.
    mutating func add(_ batch: Batch) {
        func add(_ counts: [Int], of what: String, to view: inout StatedView<Key, [Int]>, _ place: Key) {
            let key = Key(level: place.level, place: place.place, of: what)
            view[key] = zip(view[key] ?? Array(repeating: 0, count: counts.count), counts).map(+)
        }
        for place in places(around: batch.code) {
            for (check, counts) in batch.totals.byCheck.enumerated() where counts.total > 0 {
                add(Outcome.allCases.map { counts[$0] }, of: program.checks[check].name, to: &outcomes, place)
            }
            for (kind, counts) in batch.totals.facilities.enumerated() where counts.open > 0 {
                add([counts.open] + FacilityState.allCases.map { counts[$0] }, of: vocabulary.kinds[kind].id, to: &facilities, place)
            }
        }
    }

    private func places(around code: String) -> [Key] {
        func key(_ kind: KindID, _ code: String) -> Key { Key(level: vocabulary.kinds[kind].id, place: code) }
        let places = [Key()] + inventory.upperFiles(of: code).map { key($0.kind, $0.code) }
        guard let level = inventory.codes.level(of: code) else { return places }
        let county = level == vocabulary.levels.township ? [key(vocabulary.levels.county, inventory.codes.county(of: code))] : []
        return places + county + [key(level, code)]
    }

    /// Compares with the views of a database; how many sums either of the two has.
    mutating func compare(with rows: DatabaseRows, _ differences: inout [CompareDatabase.Difference]) throws -> Int {
        let village = vocabulary.kinds[vocabulary.levels.village].id
        func compare(_ view: inout StatedView<Key, [Int]>, of what: String, _ columns: [String]) throws -> Int {
            try view.compare(with: rows, needs: ["level", "place", what] + columns, &differences) { row in
                if row["level"] == village { return nil }
                return (Key(level: row["level"], place: row["place"], of: row[what]), try columns.map(row.whole))
            }
        }
        return try compare(&outcomes, of: "check_name", Self.outcomeColumns) + compare(&facilities, of: "kind", Self.facilityColumns)
    }
}
