/// The division roster of one county, from which a sample inventory is made.
public struct SampleRoster: Sendable, Hashable {
    /// A village or community.
    public struct Village: Sendable, Hashable {
        /// The code, 12 digits.
        public var code: String
        /// The name.
        public var name: String

        /// A village.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// A township, town or street.
    public struct Township: Sendable, Hashable {
        /// The code, 9 digits.
        public var code: String
        /// The name.
        public var name: String
        /// Its villages, in the order of their codes.
        public var villages: [Village]

        /// A township.
        public init(code: String, name: String, villages: [Village]) {
            self.code = code
            self.name = name
            self.villages = villages
        }
    }

    /// The county's code, 6 digits.
    public var code: String
    /// The county's name.
    public var name: String
    /// Where the roster comes from.
    public var source: String
    /// Its townships, in the order of their codes.
    public var townships: [Township]

    /// A roster.
    public init(code: String, name: String, source: String, townships: [Township]) {
        self.code = code
        self.name = name
        self.source = source
        self.townships = townships
    }

    /// How many villages it lists.
    public var villageCount: Int { townships.reduce(0) { $0 + $1.villages.count } }
}

/// What the last three digits of a village code say.
enum PlaceClass: Sendable {
    /// 001 to 199.
    case community
    /// 200 to 399, an administrative village.
    case village
    /// Above.
    case other

    init(code: String) {
        switch Int(code.suffix(3)) ?? 0 {
        case ..<200: self = .community
        case ..<400: self = .village
        default: self = .other
        }
    }
}

/// What digits 7 to 9 of a township code say.
enum TownshipClass: String, Sendable {
    /// 001 to 099.
    case street = "街道"
    /// 100 to 199.
    case town = "镇"
    /// 200 to 399.
    case ruralTownship = "乡"
    /// Above.
    case other = "类似乡级单位"

    init(code: String) {
        switch Int(code.suffix(3)) ?? 0 {
        case ..<100: self = .street
        case ..<200: self = .town
        case ..<400: self = .ruralTownship
        default: self = .other
        }
    }
}
