import Wording

/// Why a facility should be visited sooner than another, in points; every one has a chance, so that nobody is safe.
public struct SiteRisk: Sendable, Hashable {
    /// One thing that speaks for a visit.
    public enum Reason: Sendable, Hashable {
        /// Nobody ever looked.
        case neverVisited
        /// So many of the values looked at last time were false.
        case falseLastTime(Int)
        /// So many of the checks that count cannot be decided.
        case unknown(Int, of: Int)
        /// A photo its answers rest on is missing, was changed, proves something else too, or is too old.
        case doubtfulPhoto
        /// What it sent back last was let in although it was stale, double or edited.
        case doubtfulReturn
    }

    /// What speaks for a visit.
    public var reasons: [Reason]

    /// A facility of which so much speaks for a visit.
    public init(_ reasons: [Reason]) { self.reasons = reasons }

    /// Tenths of a point that every facility has.
    static let base = 10

    /// How much it weighs in a draw, in tenths of a point: one, and what the reasons add.
    public var weight: Int { reasons.reduce(Self.base) { $0 + $1.weight } }

    /// The weights, in words.
    public static let weights = Text(
        zh: "权重：各处 1，从未核查加 4，上次不实加 4，未能判定的项按比例加 0 到 4，佐证照片有问题加 2，上次交回的表单存疑加 2",
        en:
            "weights: 1 each; never visited adds 4, false last time 4, what cannot be decided 0 to 4 by its share, doubtful photos 2, a doubtful return 2"
    )
}

extension SiteRisk.Reason {
    /// What it adds, in tenths of a point.
    public var weight: Int {
        switch self {
        case .neverVisited, .falseLastTime: 40
        case .unknown(let count, let all): all == 0 ? 0 : 40 * count / all
        case .doubtfulPhoto, .doubtfulReturn: 20
        }
    }

    /// The reason in words.
    public var message: Text {
        switch self {
        case .neverVisited: Text(zh: "从未核查", en: "never visited")
        case .falseLastTime(let count): Text(zh: "上次核查 \(count) 项不实", en: "\(count) false last time")
        case .unknown(let count, let all): Text(zh: "\(all) 项中 \(count) 项未能判定", en: "\(count) of \(all) checks cannot be decided")
        case .doubtfulPhoto: Text(zh: "佐证照片有问题", en: "doubtful photos")
        case .doubtfulReturn: Text(zh: "上次交回的表单存疑", en: "a doubtful return")
        }
    }

    /// What it adds, in points.
    public var points: String { tenths(weight) }
}

extension SiteRisk {
    /// How much it weighs, in points.
    public var points: String { tenths(weight) }
}

/// Tenths as a number: 40 is 4, 14 is 1.4.
private func tenths(_ tenths: Int) -> String { tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)" }
