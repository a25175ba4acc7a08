import Wording

/// The five outcomes of one check.
public enum Outcome: UInt8, Sendable, CaseIterable {
    /// 达标
    case met
    /// 不达标
    case unmet
    /// 未填报
    case unreported
    /// 不适用
    case notApplicable
    /// 豁免
    case waived

    /// The identifier used in JSON.
    public var id: String {
        switch self {
        case .met: "met"
        case .unmet: "unmet"
        case .unreported: "unreported"
        case .notApplicable: "notApplicable"
        case .waived: "waived"
        }
    }

    /// The outcome of an identifier, in JSON's or YAML's spelling.
    public init?(id: String) {
        guard let match = Outcome.allCases.first(where: { $0.id == id || (id == "not-applicable" && $0 == .notApplicable) }) else {
            return nil
        }
        self = match
    }

    /// What users call it.
    public var label: Text {
        switch self {
        case .met: Text(zh: "达标", en: "met")
        case .unmet: Text(zh: "不达标", en: "unmet")
        case .unreported: Text(zh: "未填报", en: "unreported")
        case .notApplicable: Text(zh: "不适用", en: "not applicable")
        case .waived: Text(zh: "豁免", en: "waived")
        }
    }
}

/// How often each outcome occurred.
public struct OutcomeCounts: Sendable, Hashable {
    /// Met.
    public var met = 0
    /// Unmet.
    public var unmet = 0
    /// Unreported.
    public var unreported = 0
    /// Not applicable.
    public var notApplicable = 0
    /// Waived, or exempt.
    public var waived = 0

    /// No outcomes.
    public init() {}

    /// All checks.
    public var total: Int { met + unmet + unreported + notApplicable + waived }

    /// How often an outcome occurred.
    package subscript(_ outcome: Outcome) -> Int {
        switch outcome {
        case .met: met
        case .unmet: unmet
        case .unreported: unreported
        case .notApplicable: notApplicable
        case .waived: waived
        }
    }

    /// Counts one more outcome.
    @inline(__always)
    public mutating func add(_ outcome: Outcome) {
        switch outcome {
        case .met: met += 1
        case .unmet: unmet += 1
        case .unreported: unreported += 1
        case .notApplicable: notApplicable += 1
        case .waived: waived += 1
        }
    }

    /// Adds other counts.
    public static func += (left: inout Self, right: Self) {
        left.met += right.met
        left.unmet += right.unmet
        left.unreported += right.unreported
        left.notApplicable += right.notApplicable
        left.waived += right.waived
    }
}
