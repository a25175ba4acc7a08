/// How an open facility stands.
public enum FacilityState: String, Sendable, CaseIterable {
    /// Every binding check that applies is met, or set aside 达标.
    case upToStandard = "up-to-standard"
    /// A binding check is unmet 不达标.
    case below
    /// None is unmet, but some are not reported 待填报.
    case undetermined
    /// Nothing binding is asked of it; nothing is claimed 不考核.
    case notAssessed = "not-assessed"

    /// The state that outcomes of binding checks amount to.
    public init(_ binding: OutcomeCounts) {
        if binding.unmet > 0 {
            self = .below
        } else if binding.unreported > 0 {
            self = .undetermined
        } else {
            self = binding.met + binding.waived > 0 ? .upToStandard : .notAssessed
        }
    }
}
