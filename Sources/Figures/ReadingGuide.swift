import Audit
import Wording

/// How the figures are to be read, in the words every output uses.
public enum ReadingGuide {
    /// One thing to know.
    public struct Line: Sendable {
        /// What it is about.
        public let label: Text
        /// What there is to know.
        public let text: Text
    }

    /// Everything there is to know, in the order in which it is printed.
    public static var lines: [Line] {
        [
            Line(
                label: Outcome.unreported.label,
                text: Text(zh: "没有填报的既不算达标，也不算不达标；补报以后才能判定。", en: "What is not reported is neither met nor unmet until it is reported.")),
            Line(
                label: FigureID.upToStandard.label,
                text: Text(zh: "开诊，且适用的约束性条款全部达标或豁免。", en: "Open, with every binding criterion that applies met or waived.")),
            Line(
                label: FigureID.shareUpToStandard.label,
                text: Text(
                    zh: "分母是已判定的机构，不考核的和待填报的不在内；旁边的“已判定占考核”说明有多少已经判定。",
                    en:
                        "The denominator is the facilities decided, neither those not assessed nor those undetermined; beside it stands how many of those assessed are decided."
                )),
        ] + [Counted.check, .item, .cell, .blankSpot, .facility].map { Line(label: $0.name, text: $0.definition) }
    }
}
