import Wording

/// Where a row of the ledger stands.
public enum LedgerStatus: String, Sendable, CaseIterable {
    /// Found, and nobody has begun 待整改.
    case open
    /// Somebody owns it, or something is being done 整改中.
    case working
    /// Whoever fixed it says it is done 待核查.
    case submitted
    /// A checker has seen that it is done 已核查.
    case verified
    /// Written off 已销号.
    case closed
    /// Set aside by a decision, for a while 豁免.
    case waived
    /// Not a gap yet, but going to be one 预警.
    case warning
    /// It was going to be a gap and no longer is 预警解除.
    case lapsed

    /// What users call it.
    public var label: Text {
        switch self {
        case .open: Text(zh: "待整改", en: "open")
        case .working: Text(zh: "整改中", en: "in progress")
        case .submitted: Text(zh: "待核查", en: "submitted")
        case .verified: Text(zh: "已核查", en: "verified")
        case .closed: Text(zh: "已销号", en: "closed")
        case .waived: Text(zh: "豁免", en: "waived")
        case .warning: Text(zh: "预警", en: "warning")
        case .lapsed: Text(zh: "预警解除", en: "lapsed")
        }
    }

    /// The status of an id or a label.
    package init?(word: String) {
        guard let match = Self.allCases.first(where: { $0.rawValue == word || $0.label.zh == word || $0.label.en == word }) else { return nil }
        self = match
    }
}
