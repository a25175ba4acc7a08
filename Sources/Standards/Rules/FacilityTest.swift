/// Where a facility that is named must stand, seen from the subject that names it.
public enum FacilityPlace: String, Sendable, CaseIterable {
    /// In the same township.
    case sameTownship = "same-township"
    /// In the same township, and of the township itself rather than of one of its villages 乡镇卫生院所在地.
    case townshipSeat = "township-seat"
    /// In the same county.
    case sameCounty = "same-county"
    /// It is not the subject, and does not stand in it.
    case notItself = "not-itself"
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
