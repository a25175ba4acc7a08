import Quantities

/// Rows that ask for the same on the same day, as one line: on a wall nobody reads two hundred.
public struct DueGroup: Sendable, Hashable {
    /// The day they are due; nil for rows without one.
    public let due: Day?
    /// What is asked, without the item of a list.
    public let title: String
    /// The rows, in the order of their numbers.
    public let rows: [LedgerRow]

    /// Rows by day and by what is asked: the soonest first, of one day those with most rows.
    public static func groups(_ rows: [LedgerRow]) -> [DueGroup] {
        struct Key: Hashable {
            var due: Day?
            var criterion: String
        }
        let groups = Dictionary(grouping: rows) { Key(due: $0.due, criterion: $0.gapKey?.criterionName ?? $0.title) }
        return groups.map { key, rows in
            DueGroup(due: key.due, title: rows[0].criterionTitle, rows: rows.sorted { $0.id < $1.id })
        }.sorted { left, right in
            let (one, other) = (left.due?.number ?? .max, right.due?.number ?? .max)
            return (one, -left.rows.count, left.rows[0].id) < (other, -right.rows.count, right.rows[0].id)
        }
    }

    /// The names of the places they are about, each once: of villages the village, of others the subject.
    public var places: [String] {
        var seen = Set<String>()
        return rows.compactMap { row in
            let name = row.village.isEmpty ? (row.name.isEmpty ? row.placeName : row.name) : row.village
            return seen.insert("\(row.place)/\(name)").inserted ? name : nil
        }
    }
}

extension LedgerRow {
    /// What is asked; of a list without the item the row is about.
    var criterionTitle: String {
        guard gapKey?.isItem == true, let end = title.lastIndex(of: "：") else { return title }
        return String(title[..<end])
    }
}
