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
