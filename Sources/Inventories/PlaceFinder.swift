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
        public var townshipCode: String? { Self.prefix(of: code, 9) }
        /// The code of the village it is or stands in, where the code tells.
        public var villageCode: String?

        static func prefix(of code: String, _ digits: Int) -> String? {
            let prefix = code.prefix(digits)
            return prefix.utf8.count == digits && prefix.utf8.allSatisfy { (48...57).contains($0) } ? String(prefix) : nil
        }
    }

    private let inventory: Inventory
    private let vocabulary: Vocabulary
    private let kinds: PlaceKinds?
    private let townshipNames: [String: String]
    private let roster: [Place]
    private lazy var files: [Place] = PlaceNamesInFiles(inventory, vocabulary, names: Dictionary(roster.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 }))
        .places

    /// A finder over an inventory.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary) {
        self.inventory = inventory
        self.vocabulary = vocabulary
        kinds = PlaceKinds(vocabulary)
        var townshipNames: [String: String] = [:]
        var roster: [Place] = []
        if let kinds {
            for county in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
                roster.append(Place(code: county.county, kind: kinds.county, name: county.name, township: ""))
                for township in county.townships {
                    townshipNames[township.code] = township.name
                    roster.append(Place(code: township.code, kind: kinds.township, name: township.name, township: township.name))
                    roster += township.villages.map {
                        Place(code: $0.code, kind: kinds.village, name: $0.name, township: township.name, villageCode: $0.code)
                    }
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
        guard let kinds else { throw nobody(word, []) }
        return try only(
            word, meant(word, level(kinds.township), nil).map { place(kinds.township, $0.townshipCode ?? $0.code, of: $0) }, level(kinds.township), nil)
    }

    /// The village that bears a name or code, or whose clinic it is.
    ///
    /// - Parameter townships: the townships it may be in; nil for all.
    public func village(_ word: String, in townships: Set<String>? = nil) throws -> Place {
        guard let kinds else { throw nobody(word, []) }
        let found = meant(word, level(kinds.village), townships).map { place(kinds.village, $0.villageCode ?? $0.code, of: $0) }
        return try only(word, found, level(kinds.village), townships)
    }

    /// The place of a kind that has a code: as it was found, or where what was found stands.
    private func place(_ kind: KindID, _ code: String, of found: Place) -> Place {
        if found.kind == kind { return found }
        return (roster + files).first { $0.code == code && $0.kind == kind }
            ?? Place(code: code, kind: kind, name: "", township: found.township, villageCode: found.villageCode)
    }

    /// The village or clinic of a village that a word means.
    public func clinic(_ word: String) throws -> Place {
        guard let kinds else { throw nobody(word, []) }
        return try find(word, among: level(kinds.village))
    }

    /// The facility that a word means, or the only one that stands directly in the place it means.
    public func facility(_ word: String) throws -> Place {
        let facilities = Set(vocabulary.kinds.indices.filter { vocabulary.kinds[$0].isFacility })
        do {
            return try find(word, among: facilities)
        } catch let failure as PlaceNotFound {
            guard !failure.isAmbiguous, let kinds else { throw failure }
            let place: Place
            do {
                place = try find(word, among: [kinds.village, kinds.township])
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
    private func place(of facility: Place) -> String { facility.villageCode ?? facility.townshipCode ?? String(facility.code.prefix(6)) }

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
        if Self.isCode(folded) { return byCode(folded, wanted).filter(fits) }
        let found = byName(folded, wanted, fits)
        return found.isEmpty ? byNameAfterTownship(folded, wanted, fits) : found
    }

    private func isIn(_ townships: Set<String>?, _ place: Place) -> Bool { townships.map { $0.contains(place.townshipCode ?? "") } ?? true }

    /// The one place there is, or why there is none.
    private func only(_ word: String, _ found: [Place], _ wanted: Set<KindID>, _ townships: Set<String>?) throws -> Place {
        let found = unique(found)
        guard let first = found.first else { throw nobody(word, candidates(wanted).filter { isIn(townships, $0) }) }
        guard found.count == 1 else { throw several(word, found) }
        return first
    }

    // MARK: Codes

    private static func isCode(_ word: String) -> Bool {
        word.utf8.count >= 4 && word.utf8.prefix(4).allSatisfy { (48...57).contains($0) } && word.utf8.allSatisfy { $0 < 128 }
    }

    private func byCode(_ code: String, _ wanted: Set<KindID>) -> [Place] {
        if let place = roster.first(where: { $0.code == code && wanted.contains($0.kind) }) { return [place] }
        if let place = files.first(where: { $0.code == code && wanted.contains($0.kind) }) { return [place] }
        guard let kinds else { return [] }
        // A village may be in neither roster nor file and still be in a township of the inventory.
        let township = String(code.prefix(9))
        let isKnown = townshipNames[township] != nil || inventory.townships.contains { $0.code == township }
        if isKnown, code.utf8.count == 12, Place.prefix(of: code, 12) != nil, wanted.contains(kinds.village) {
            return [Place(code: code, kind: kinds.village, name: "", township: townshipNames[township] ?? "", villageCode: code)]
        }
        if let city = kinds.city, wanted.contains(city), inventory.cities.contains(where: { $0.code == code }) {
            return [Place(code: code, kind: city, name: "", township: "")]
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

    private func facility(_ kind: KindID, in place: Place, code: String) -> Place {
        Place(
            code: code, kind: kind, name: PlaceName.facility(of: vocabulary.kinds[kind].label, in: place.name), township: place.township,
            villageCode: place.villageCode)
    }

    // MARK: Names

    /// How near a name may be to what was written, nearest first.
    private enum Nearness: CaseIterable { case same, formal, bare }

    private func byName(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        let facilities = facilitiesMeant(word, wanted, fits)
        if !facilities.isEmpty { return facilities }
        for nearness in Nearness.allCases {
            let found = matches(word, roster, wanted, nearness).filter(fits)
            if !found.isEmpty { return found }
        }
        for nearness in Nearness.allCases {
            let found = matches(word, files, wanted, nearness).filter(fits)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func matches(_ word: String, _ places: [Place], _ wanted: Set<KindID>, _ nearness: Nearness) -> [Place] {
        var seen = Set<String>()
        return places.filter { place in
            guard wanted.contains(place.kind), !place.name.isEmpty else { return false }
            let isNear =
                switch nearness {
                case .same: PlaceName.folded(place.name) == word
                case .formal: PlaceName.formal(place.name) == PlaceName.formal(word)
                case .bare: isSameBare(place, word)
                }
            return isNear && seen.insert(place.code).inserted
        }
    }

    /// A village turned community is still found by its old name; 第一乡 is not 第一镇.
    private func isSameBare(_ place: Place, _ word: String) -> Bool {
        guard vocabulary.kinds[place.kind].isPlace, PlaceName.bare(place.name) == PlaceName.bare(word) else { return false }
        return place.kind == kinds?.village || PlaceName.bare(word) == word
    }

    /// What a name means that ends in the word for a kind of facility: one of that name, or that of the place before the word.
    private func facilitiesMeant(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        var found: [Place] = []
        var isFacility = false
        for kind in wanted.sorted() where vocabulary.kinds[kind].isFacility {
            let endings = ([vocabulary.kinds[kind].label] + vocabulary.kinds[kind].aliases).filter { word.hasSuffix($0) && word.count > $0.count }
            guard !endings.isEmpty, let place = vocabulary.kinds[kind].within else { continue }
            isFacility = true
            for nearness in Nearness.allCases where found.isEmpty {
                // 独北村卫生室 is the clinic 卫生室 of 独北村, or the village clinic 村卫生室 of 独北.
                for ending in endings.sorted(by: { $0.count < $1.count }) where found.isEmpty {
                    let base = String(word.dropLast(ending.count))
                    let places = matches(base, roster, [place], nearness) + matches(base, files, [place], nearness)
                    for place in unique(places).filter(fits) { found += facilities(kind, in: place) }
                }
            }
        }
        if isFacility { found += matches(word, files, wanted, .same).filter(fits) }
        return unique(found)
    }

    /// The facilities of a kind in a place; "the one" when none is reported.
    private func facilities(_ kind: KindID, in place: Place) -> [Place] {
        let known = files.filter { $0.kind == kind && self.place(of: $0) == place.code }
        if !known.isEmpty || vocabulary.kinds[kind].key == nil { return known }
        return [facility(kind, in: place, code: FacilityDirectory.impliedCode(place.code, vocabulary.kinds[kind]))]
    }

    private func unique(_ places: [Place]) -> [Place] {
        var seen = Set<String>()
        return places.filter { seen.insert($0.code).inserted }
    }

    /// 独树镇独北村: the township's name says which of several is meant.
    private func byNameAfterTownship(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        for place in roster where place.kind == kinds?.township || place.kind == kinds?.county {
            for name in [PlaceName.folded(place.name), PlaceName.bare(place.name)] where word.hasPrefix(name) && word.count > name.count {
                let rest = String(word.dropFirst(name.count).drop { "/·-—".contains($0) })
                let found = rest.isEmpty ? [] : byName(rest, wanted) { fits($0) && $0.code.hasPrefix(place.code) }
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    // MARK: Failures

    private func candidates(_ wanted: Set<KindID>) -> [Place] { unique((roster + files).filter { wanted.contains($0.kind) && !$0.name.isEmpty }) }

    /// What is asked for, in words.
    private func words(_ wanted: Set<KindID>) -> Text {
        let shown = wanted.sorted().filter { vocabulary.kinds[$0].isPlace }
        let labels = (shown.isEmpty ? wanted.sorted() : shown).map { vocabulary.kinds[$0] }
        return Text(zh: labels.map(\.label).joined(separator: "、"), en: labels.map(\.id).joined(separator: ", "))
    }

    private func nobody(_ word: String, _ candidates: [Place]) -> PlaceNotFound {
        let kinds = words(Set(candidates.map(\.kind)))
        var near: [Place] = []
        let bare = PlaceName.bare(word)
        if bare.count > 1 { near = candidates.filter { $0.name.contains(bare) || bare.contains(PlaceName.bare($0.name)) && PlaceName.bare($0.name).count > 1 } }
        for names in [candidates.map { PlaceName.formal($0.name) }, candidates.map { PlaceName.bare($0.name) }, candidates.map(\.code)] where near.isEmpty {
            let asked = names.first.map { $0.first?.isASCII == true } == true ? PlaceName.folded(word) : PlaceName.formal(word)
            // Of names of two characters several are equally near: 独被 to 独东, 独北 and 独西.
            var rest = Set(names)
            while rest.count > names.count - 4, let nearest = suggestion(for: asked, among: rest) ?? suggestion(for: bare, among: rest) {
                rest.remove(nearest)
                near += zip(candidates, names).filter { $0.1 == nearest }.map(\.0)
            }
        }
        let help: Text? =
            near.count == 1 && near[0].code != near[0].name && !Self.isCode(PlaceName.folded(word))
            ? Text(
                zh: "是否要写“\(near[0].name)”？（\(near[0].code) \(near[0].township)）", en: "did you mean \"\(near[0].name)\"? (\(near[0].code) \(near[0].township))"
            )
            : near.isEmpty
                ? candidates.isEmpty || candidates.count > 60 ? nil : .oneOf(candidates.map(\.name))
                : Text(zh: "相近的有：\(list(near, "；"))", en: "near are: \(list(near, "; "))")
        return PlaceNotFound(
            message: Text(
                zh: "没有\(kinds.zh.isEmpty ? "这个对象" : kinds.zh)“\(word)”", en: "there is no \(kinds.en.isEmpty ? "subject" : kinds.en) \"\(word)\""),
            help: help, isAmbiguous: false)
    }

    private func several(_ word: String, _ places: [Place]) -> PlaceNotFound {
        PlaceNotFound(
            message: Text(zh: "叫“\(word)”的有 \(places.count) 个，请写代码", en: "\(places.count) bear the name \"\(word)\": give a code"),
            help: Text(zh: "可写：\(list(places, "；"))", en: "one of: \(list(places, "; "))"), isAmbiguous: true)
    }

    private func list(_ places: [Place], _ separator: String) -> String {
        let shown = places.sorted { $0.code < $1.code }.prefix(8)
        return shown.map { [$0.code, $0.township == $0.name ? "" : $0.township, $0.name].filter { !$0.isEmpty }.joined(separator: " ") }
            .joined(separator: separator) + (places.count > shown.count ? " ……" : "")
    }
}

/// The places and facilities that files name, with the names they give them.
struct PlaceNamesInFiles {
    private(set) var places: [PlaceFinder.Place] = []
    private let vocabulary: Vocabulary
    private let names: [String: String]

    /// - Parameter names: what the roster calls each place.
    init(_ inventory: Inventory, _ vocabulary: Vocabulary, names: [String: String]) {
        self.vocabulary = vocabulary
        self.names = names
        guard let kinds = PlaceKinds(vocabulary) else { return }
        let reader = TapeReader(limits: inventory.limits)
        for (files, kind) in [(inventory.counties, kinds.county), (inventory.townships, kinds.township)] {
            for file in files where !reader.read(path: file.path).hasErrors {
                read(reader.tape, 0, kind, outer: file.code, township: "", village: nil, kinds)
            }
        }
    }

    private mutating func read(
        _ tape: Tape, _ node: Int, _ kind: KindID, outer: String, township: String, village: (code: String, name: String)?, _ kinds: PlaceKinds
    ) {
        guard tape.kind(node) == .mapping else { return }
        var code = ""
        var name = ""
        var parts: [(KindID, Int)] = []
        tape.forEachPair(node) { key, value in
            guard tape.isScalar(key) else { return }
            let symbol = vocabulary.symbols.symbol(tape, key)
            switch vocabulary.structure(symbol) {
            case .code, .township, .county: if tape.isScalar(value) { code = tape.string(value) }
            case .name: if tape.isScalar(value), !tape.isNull(value) { name = tape.string(value) }
            case .villages: tape.forEachEntry(value) { parts.append((kinds.village, $0)) }
            default:
                guard let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kind else { return }
                if tape.kind(value) == .mapping { parts.append((child, value)) } else { tape.forEachEntry(value) { parts.append((child, $0)) } }
            }
        }
        if code.isEmpty { code = vocabulary.kinds[kind].isPlace ? outer : FacilityDirectory.impliedCode(outer, vocabulary.kinds[kind]) }
        if name.isEmpty { name = names[code] ?? "" }
        let township = kind == kinds.township ? name : township
        let village = kind == kinds.village ? (code, name) : village
        if name.isEmpty, !vocabulary.kinds[kind].isPlace {
            name = PlaceName.facility(of: vocabulary.kinds[kind].label, in: village?.name ?? township)
        }
        places.append(.init(code: code, kind: kind, name: name, township: township, villageCode: village?.code))
        for (child, part) in parts { read(tape, part, child, outer: code, township: township, village: village, kinds) }
    }
}
