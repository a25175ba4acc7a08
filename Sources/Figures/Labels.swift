import Standards
import Wording

extension Severity {
    /// What users call it.
    public var label: Text {
        switch self {
        case .critical: Text(zh: "严重", en: "critical")
        case .major: Text(zh: "主要", en: "major")
        case .minor: Text(zh: "一般", en: "minor")
        }
    }
}

extension Firmness {
    /// What users call it.
    public var label: Text {
        switch self {
        case .binding: Text(zh: "约束性", en: "binding")
        case .target: Text(zh: "目标性", en: "target")
        case .advisory: Text(zh: "建议性", en: "advisory")
        case .draft: Text(zh: "征求意见稿", en: "draft")
        case .unverified: Text(zh: "未核实", en: "unverified")
        }
    }
}

extension BlankSpotKind {
    /// What users call it.
    public var label: Text {
        switch self {
        case .institution: Text(zh: "机构空白点", en: "blank spot (no institution)")
        case .staff: Text(zh: "人员空白点", en: "blank spot (no qualified staff)")
        }
    }
}
