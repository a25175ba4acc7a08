import Standards
import Wording
import YAMLReader

/// A name or code that is nobody's, or several places'.
public struct PlaceNotFound: Error, Sendable {
    /// What to tell the user.
    public var message: Text
    /// What might have been meant, or which codes there are to choose from.
    public var help: Text?
    /// Whether several places bear the name.
    public var isAmbiguous: Bool
}

/// Finds places and facilities by whatever people call them: code, name in the roster, short name, name of the facility.
///
/// Rosters are at hand; files are read only when a name is not in them, or speaks of a facility.
public final class PlaceFinder {
    /// A place or a facility that was found.
    public struct Place: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its kind.
        public var kind: KindID
        /// Its name; of a facility without one, the name people give it.
        public var name: String
        /// The name of its township; empty above townships.
        public var township: String

        /// The code of the township it is or stands in; nil above townships.
        public var townshipCode: String?
        /// The code of the village it is or stands in, where the code tells.
        public var villageCode: String?
    }

    let inventory: Inventory
    let vocabulary: Vocabulary
    let levels: PlaceLevels
    private let townshipNames: [String: String]
    let roster: [Place]
    private(set) lazy var files: [Place] = PlaceNamesInFiles(
        inventory, vocabulary, names: Dictionary(roster.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
    )
    .places

    /// A finder over an inventory.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary) {
        self.inventory = inventory
        self.vocabulary = vocabulary
        let levels = vocabulary.levels
        self.levels = levels
        var townshipNames: [String: String] = [:]
        var roster: [Place] = []
        for county in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
            roster.append(Place(code: county.county, kind: levels.county, name: county.name, township: ""))
            for township in county.townships {
                townshipNames[township.code] = township.name
                roster.append(
                    Place(code: township.code, kind: levels.township, name: township.name, township: township.name, townshipCode: township.code))
                roster += township.villages.map {
                    Place(
                        code: $0.code, kind: levels.village, name: $0.name, township: township.name, townshipCode: township.code, villageCode: $0.code)
                }
            }
        }
        self.townshipNames = townshipNames
        self.roster = roster
    }

    /// The names of a list: people put commas, 、 or spaces between them.
    public static func split(_ words: [String]) -> [String] {
        words.flatMap { $0.split { ",，、;；".contains($0) || $0.isWhitespace }.map(String.init) }
    }

    // MARK: What is asked for

    /// The township that bears a name or code, or that a facility of it belongs to.
    public func township(_ word: String) throws -> Place {
        try only(
            word, meant(word, level(levels.township), nil).map { place(levels.township, $0.townshipCode ?? $0.code, of: $0) }, level(levels.township), nil)
    }

    /// The village that bears a name or code, or whose clinic it is.
    ///
    /// - Parameter word: the name or code.
    /// - Parameter townships: the townships it may be in; nil for all.
    public func village(_ word: String, in townships: Set<String>? = nil) throws -> Place {
        let found = meant(word, level(levels.village), townships).map { place(levels.village, $0.villageCode ?? $0.code, of: $0) }
        return try only(word, found, level(levels.village), townships)
    }

    /// The place of a kind that has a code: as it was found, or where what was found stands.
    private func place(_ kind: KindID, _ code: String, of found: Place) -> Place {
        if found.kind == kind { return found }
        return (roster + files).first { $0.code == code && $0.kind == kind }
            ?? Place(code: code, kind: kind, name: "", township: found.township, townshipCode: found.townshipCode, villageCode: found.villageCode)
    }

    /// The village or clinic of a village that a word means.
    ///
    /// - Parameter word: the name or code.
    /// - Parameter townships: the townships it may be in; nil for all.
    public func clinic(_ word: String, in townships: Set<String>? = nil) throws -> Place {
        try find(word, among: level(levels.village), in: townships)
    }

    /// The facility that a word means, or the only one that stands directly in the place it means.
    public func facility(_ word: String) throws -> Place {
        let facilities = Set(vocabulary.kinds.indices.filter { vocabulary.kinds[$0].isFacility })
        do {
            return try find(word, among: facilities)
        } catch let failure as PlaceNotFound {
            guard !failure.isAmbiguous else { throw failure }
            let place: Place
            do {
                place = try find(word, among: [levels.village, levels.township])
            } catch let other as PlaceNotFound {
                throw other.isAmbiguous ? other : failure
            }
            let found = facilities.sorted().filter { vocabulary.kinds[$0].within == place.kind }.flatMap { kind in
                files.filter { $0.kind == kind && self.place(of: $0) == place.code }
            }
            guard let first = found.first else { throw failure }
            guard found.count == 1 else { throw several(word, found) }
            return first
        }
    }

    /// The code of the place a facility stands directly in.
    func place(of facility: Place) -> String { facility.villageCode ?? facility.townshipCode ?? inventory.codes.county(of: facility.code) }

    /// A place level with the facilities that stand directly in it.
    public func level(_ place: KindID) -> Set<KindID> {
        Set(vocabulary.kinds.indices.filter { $0 == place || vocabulary.kinds[$0].within == place && vocabulary.kinds[$0].isFacility })
    }

    /// The one place or facility of some kinds that a word means.
    ///
    /// - Throws: ``PlaceNotFound`` when there is none, or more than one.
    public func find(_ word: String, among wanted: Set<KindID>, in townships: Set<String>? = nil) throws -> Place {
        try only(word, meant(word, wanted, townships), wanted, townships)
    }

    /// Everything a word may mean.
    private func meant(_ word: String, _ wanted: Set<KindID>, _ townships: Set<String>?) -> [Place] {
        let folded = PlaceName.folded(word)
        func fits(_ place: Place) -> Bool { isIn(townships, place) }
        if isCode(folded) {
            let found = byCode(folded, wanted).filter(fits)
            if levels.isDigits || !found.isEmpty { return found }
        }
        let found = byName(folded, wanted, fits)
        return found.isEmpty ? byNameAfterTownship(folded, wanted, fits) : found
    }

    func isIn(_ townships: Set<String>?, _ place: Place) -> Bool { townships.map { $0.contains(place.townshipCode ?? "") } ?? true }

    /// The one place there is, or why there is none.
    private func only(_ word: String, _ found: [Place], _ wanted: Set<KindID>, _ townships: Set<String>?) throws -> Place {
        let found = unique(found)
        guard let first = found.first else { throw nobody(word, candidates(wanted).filter { isIn(townships, $0) }) }
        guard found.count == 1 else { throw several(word, found) }
        return first
    }

    // MARK: Codes

    /// Whether a word is written as a code, so that no name is looked for.
    func isCode(_ word: String) -> Bool {
        guard levels.isDigits else { return inventory.codes.isCode(word) || files.contains { $0.code == word } }
        return word.utf8.count >= Self.leastDigits && word.utf8.prefix(Self.leastDigits).allSatisfy { (48...57).contains($0) }
            && word.utf8.allSatisfy { $0 < 128 }
    }

    /// So many digits at the beginning of a word are no name.
    private static let leastDigits = 4

    private func byCode(_ code: String, _ wanted: Set<KindID>) -> [Place] {
        if let place = roster.first(where: { $0.code == code && wanted.contains($0.kind) }) { return [place] }
        if let place = files.first(where: { $0.code == code && wanted.contains($0.kind) }) { return [place] }
        // A village may be in neither roster nor file and still be in a township of the inventory.
        let township = inventory.codes.township(of: code)
        let isKnown = townshipNames[township] != nil || inventory.townships.contains { $0.code == township }
        if isKnown, inventory.codes.isVillage(code), wanted.contains(levels.village) {
            return [
                Place(
                    code: code, kind: levels.village, name: "", township: townshipNames[township] ?? "", townshipCode: township, villageCode: code)
            ]
        }
        if let file = inventory.cities.first(where: { $0.code == code && wanted.contains($0.kind) }) {
            return [Place(code: code, kind: file.kind, name: "", township: "")]
        }
        // "The one" facility of a place has a code even where nothing is reported of it.
        for kind in wanted.sorted() where vocabulary.kinds[kind].key != nil {
            let suffix = FacilityDirectory.impliedCode("", vocabulary.kinds[kind])
            guard code.hasSuffix(suffix), let place = (roster + files).first(where: { $0.code + suffix == code }), place.kind == vocabulary.kinds[kind].within
            else { continue }
            return [facility(kind, in: place, code: code)]
        }
        return []
    }

    func facility(_ kind: KindID, in place: Place, code: String) -> Place {
        Place(
            code: code, kind: kind, name: PlaceName.facility(of: vocabulary.kinds[kind].written, in: place.name), township: place.township,
            townshipCode: place.townshipCode, villageCode: place.villageCode)
    }
}
