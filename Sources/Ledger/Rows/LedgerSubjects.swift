import GRDB
import Inventories

/// The places and facilities a ledger has rows of, found by whatever people call them: code, name or village, with or without the township before it, with or
/// without the word for its committee. An inventory is not needed, and may have changed since.
package struct LedgerSubjects: Sendable {
    /// A subject, by the names its rows have now.
    private struct Subject: Sendable {
        var code: String
        var name: String
        var village: String
        var place: String
        var placeName: String

        /// The village, or where it stands in none the subject itself.
        var site: String { village.isEmpty ? name : village }
    }

    /// What a word means.
    package enum Meaning: Sendable, Hashable {
        /// These subjects, by code: of a village everything in it.
        case subjects([String])
        /// Nothing; these are the names there are.
        case nobody(names: [String])
        /// Places in several townships, or several of one; each with its township.
        case several([String])
    }

    private let subjects: [Subject]

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT DISTINCT subject, name, village, place, placeName FROM ledger_row ORDER BY subject")
        subjects = rows.map { Subject(code: $0[0], name: $0[1], village: $0[2], place: $0[3], placeName: $0[4]) }
    }

    /// What a word means.
    ///
    /// - Parameter townships: the townships it may be in, by code or name; empty for all.
    package func meaning(of word: String, in townships: [String] = []) -> Meaning {
        let there = subjects.filter { townships.isEmpty || townships.contains($0.place) || townships.contains($0.placeName) }
        let folded = PlaceName.folded(word)
        let exact = there.filter { $0.code == folded }
        var found = exact.isEmpty ? named(folded, there) : exact
        if found.isEmpty { found = namedAfterTownship(folded, there) }
        let sites = Set(found.map { [$0.place, $0.placeName, $0.site] })
        if found.isEmpty { return .nobody(names: Set(there.map(\.site)).subtracting([""]).sorted()) }
        if sites.count > 1 { return .several(sites.map { "\($0[1]) \($0[2])" }.sorted()) }
        return .subjects(Set(found.map(\.code)).sorted())
    }

    /// The subjects of a name, the nearest way of writing it that any has.
    private func named(_ word: String, _ subjects: [Subject]) -> [Subject] {
        for plain in [PlaceName.folded, PlaceName.formal, PlaceName.bare] {
            let wanted = plain(word)
            let found = subjects.filter { [plain($0.name), plain($0.village)].contains(wanted) }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// 东镇乙村: the township's name says which of several is meant.
    private func namedAfterTownship(_ word: String, _ subjects: [Subject]) -> [Subject] {
        for (_, inside) in Dictionary(grouping: subjects, by: \.place).sorted(by: { $0.key < $1.key }) {
            for name in Set(inside.flatMap { [PlaceName.folded($0.placeName), PlaceName.bare($0.placeName)] }) where !name.isEmpty && word.hasPrefix(name) {
                let found = named(String(word.dropFirst(name.count).drop { "/·-—".contains($0) }), inside)
                if !found.isEmpty { return found }
            }
        }
        return []
    }
}

extension LedgerReader {
    /// The places and facilities there are rows of.
    package func subjects() throws -> LedgerSubjects { try LedgerSubjects(db) }
}
