import Audit
import Wording

/// A share of what was assessed. What is not reported is never counted as a failure.
public struct Share: Sendable, Hashable {
    /// How many are met, or up to standard.
    public var met: Int
    /// How many are not.
    public var unmet: Int
    /// How many cannot be told yet.
    public var undecided: Int

    /// A share by its three parts.
    public init(met: Int, unmet: Int, undecided: Int) {
        self.met = met
        self.unmet = unmet
        self.undecided = undecided
    }

    /// The share of checks that are met; those set aside by an exemption or a waiver are left out, like those that do not apply.
    public init(_ counts: OutcomeCounts) {
        self.init(met: counts.met, unmet: counts.unmet, undecided: counts.unreported)
    }

    /// The share of facilities that are up to standard; those not assessed are left out.
    public init(_ counts: FacilityCounts) {
        self.init(met: counts.upToStandard, unmet: counts.below, undecided: counts.undetermined)
    }

    /// How many could be told.
    public var decided: Int { met + unmet }
    /// The denominator.
    public var assessed: Int { met + unmet + undecided }

    /// Met, of those that could be told.
    public var ofDecided: Text {
        if assessed == 0 { return Text(same: "—") }
        return decided == 0 ? Text(zh: "—（未填报）", en: "— (unreported)") : Text(same: percentage(met, of: decided))
    }

    /// How many of those assessed could be told.
    public var reporting: Text { Text(same: percentage(decided, of: assessed)) }

    /// From "whatever is not known fails" to "whatever is not known passes".
    public var range: Text {
        if assessed == 0 { return Text(same: "—") }
        let (low, high) = (percentage(met, of: assessed), percentage(met + undecided, of: assessed))
        return Text(same: low == high ? low : "\(low)–\(high)")
    }

    /// The share of those that could be told, as a number from 0 to 1 for charts and spreadsheets; nil when none could.
    public var value: Double? { decided > 0 ? Double(met) / Double(decided) : nil }
    /// How many could be told, as a number from 0 to 1; nil when nothing was assessed.
    public var reportingValue: Double? { assessed > 0 ? Double(decided) / Double(assessed) : nil }
}
