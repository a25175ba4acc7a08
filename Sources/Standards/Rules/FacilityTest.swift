/// Where a facility that is named must stand, seen from the subject that names it.
public enum FacilityPlace: Sendable, Hashable {
    /// In the same place of a level.
    case same(KindID)
    /// In the same place of a level, and of that place itself rather than of one inside it 乡镇卫生院所在地.
    case seat(KindID)
    /// It is not the subject, and does not stand in it.
    case notItself

    /// Every one there is for the levels of a vocabulary, with the word standards write for it.
    public static func all(_ vocabulary: Vocabulary) -> [(word: String, place: FacilityPlace)] {
        var all: [(String, FacilityPlace)] = []
        for level in [vocabulary.levels.township, vocabulary.levels.county] {
            let id = vocabulary.kinds[level].id
            all.append(("same-" + id, .same(level)))
            if level == vocabulary.levels.township { all.append((id + "-seat", .seat(level))) }
        }
        return all + [("not-itself", .notItself)]
    }
}

/// What a facility that is named by a reference must be, besides being listed and open.
public struct FacilityTest: Sendable, Hashable {
    /// The kinds it may be of; empty for any.
    public var kinds: [KindID]
    /// Where it must stand.
    public var places: Set<FacilityPlace>
    /// What must hold for it, by kind; about nothing but its own fields.
    public var has: [KindID: Rule]

    /// A test.
    public init(kinds: [KindID] = [], places: Set<FacilityPlace> = [], has: [KindID: Rule] = [:]) {
        self.kinds = kinds
        self.places = places
        self.has = has
    }

    /// Listed and open is all that is asked.
    public static let open = FacilityTest()
}
