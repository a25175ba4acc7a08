import Wording

/// A closed list of words that files and options may give by id or by Chinese label.
public protocol LabelledChoice: CaseIterable, RawRepresentable<String> {
    /// What users call it.
    var label: Text { get }
}

extension LabelledChoice {
    /// The one of an id or of a label in either language.
    public init?(word: String) {
        guard let match = Self.allCases.first(where: { $0.rawValue == word || $0.label.zh == word || $0.label.en == word }) else { return nil }
        self = match
    }

    /// How each may be written in a file.
    package static func spellings(_ choices: [Self] = Array(allCases)) -> [(String, Self)] {
        choices.map { ($0.rawValue, $0) } + choices.map { ($0.label.zh, $0) }
    }
}

extension Severity: LabelledChoice {
    /// What users call it.
    public var label: Text {
        switch self {
        case .critical: Text(zh: "严重", en: "critical")
        case .major: Text(zh: "主要", en: "major")
        case .minor: Text(zh: "一般", en: "minor")
        }
    }
}

extension Firmness: LabelledChoice {
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

extension BlankSpotKind: LabelledChoice {
    /// What users call it.
    public var label: Text {
        switch self {
        case .institution: Text(zh: "机构空白点", en: "blank spot (no institution)")
        case .staff: Text(zh: "人员空白点", en: "blank spot (no qualified staff)")
        }
    }
}

extension Document.Status: LabelledChoice {
    /// What users call it.
    public var label: Text {
        switch self {
        case .inForce: Text(zh: "现行", en: "in force")
        case .draft: Text(zh: "征求意见稿", en: "draft")
        case .expired: Text(zh: "已失效", en: "expired")
        }
    }
}

extension Source.Provenance: LabelledChoice {
    /// What users call it.
    public var label: Text {
        switch self {
        case .quoted: Text(zh: "文件原文", en: "in the document")
        case .supporting: Text(zh: "见于摘录或其他文件", en: "seen in excerpts or another document")
        case .derived: Text(zh: "推定", en: "derived")
        case .unverified: Text(zh: "未见原文", en: "text not seen")
        }
    }
}
