import Inventories
import Standards

/// The made-up places that the subjects of examples stand in.
struct ExamplePlaces {
    /// What stands in what.
    let codes: PlaceCodes
    private let nextTownship: String
    private let elsewhere: String
    private let vocabulary: Vocabulary
    private let chain: [KindID: String]
    private let nextVillage: String

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        let levels = vocabulary.levels
        var codes = PlaceCodes(levels)
        var rows: [[KindID: String]] = []
        // The second row parts from the first at the village, the third at the township, the fourth at the county.
        for parting in [nil, levels.village, levels.township, levels.county] {
            var row: [KindID: String] = [:]
            var digits = ""
            var isApart = false
            for level in levels.all {
                let number = level.kind == parting ? 2 : 1
                isApart = isApart || level.kind == parting
                switch level.codes {
                case .digits(let telling, let written):
                    digits += Self.digits(telling - digits.utf8.count, number, isFirst: digits.isEmpty, isLast: level.kind == levels.village)
                    row[level.kind] = digits + String(repeating: "0", count: written - telling)
                case .text: row[level.kind] = vocabulary.kinds[level.kind].id + ".\(isApart ? rows.count : 0)"
                }
            }
            rows.append(row)
            for (outer, inner) in zip([nil] + levels.all, levels.all) { codes.tell(row[inner.kind]!, inner.kind, within: outer.map { row[$0.kind]! } ?? "") }
        }
        self.codes = codes
        chain = rows[0]
        nextVillage = rows[1][levels.village]!
        nextTownship = rows[2][levels.township]!
        elsewhere = rows[3][levels.township]!
    }

    /// The digits one level adds to the code of the place around: 01, 101, or of the lowest level 201.
    private static func digits(_ count: Int, _ number: Int, isFirst: Bool, isLast: Bool) -> String {
        if isFirst {
            let pairs = "99" + String(repeating: "01", count: max(0, (count - 1) / 2))
            return String(pairs.dropLast(number > 1 ? 1 : 0).prefix(number > 1 ? count - 1 : count)) + (number > 1 ? "\(number)" : "")
        }
        let lead = count < 3 ? String(repeating: "0", count: max(0, count - 1)) : (isLast ? "2" : "1") + String(repeating: "0", count: count - 2)
        return lead + "\(number)"
    }

    /// The township of the example's subject.
    var township: String { chain[vocabulary.levels.township] ?? "" }

    /// Where an example may put a facility: in the township of its subject, in another of the same county, or in another county.
    var whereabouts: [(word: String, place: String)] {
        let ids = [vocabulary.levels.township, vocabulary.levels.county].map { vocabulary.kinds[$0].id }
        return [("same-" + ids[0], township), ("same-" + ids[1], nextTownship), ("elsewhere", elsewhere)]
    }

    /// The code of an example's subject, or of a place it stands in.
    func code(of kind: KindID) -> String {
        if let code = chain[kind] { return code }
        return FacilityDirectory.impliedCode(vocabulary.kinds[kind].within.flatMap { chain[$0] } ?? "", vocabulary.kinds[kind])
    }

    /// Where a facility of a kind stands in a township: of a village's kind in another village than the example's.
    func place(of kind: KindID, in township: String) -> String {
        guard vocabulary.kinds[kind].within == vocabulary.levels.village else { return township }
        let own = self.township
        return vocabulary.levels.isDigits ? township + nextVillage.dropFirst(own.utf8.count) : township == own ? nextVillage : township
    }
}
