import Wording

/// The words printed above and below every page.
public struct PageWords: Sendable {
    /// Above the page: a title and the page number.
    public var header: String
    /// Below the page: where people sign.
    public var footer: String

    /// The words of a table of a region.
    ///
    /// - Parameter signatures: what is signed, at most three.
    public init(title: String, signatures: [String], _ language: Language) {
        let safe = title.replacing("&", with: "&&")
        header = "&L\(safe)&R" + (language == .zh ? "第 &P 页，共 &N 页" : "page &P of &N")
        let places = ["&L", "&C", "&R"]
        footer = zip(places, signatures).map { $0 + $1 + (language == .zh ? "：＿＿＿＿＿＿" : ": ____________") }.joined()
    }

    /// Nothing but the number of the page, below; what else is to be said stands in cells.
    public init(_ language: Language) {
        header = ""
        footer = Self.number(language)
    }

    /// The number of a page.
    private static func number(_ language: Language) -> String { language == .zh ? "&C第 &P 页，共 &N 页" : "&Cpage &P of &N" }

    /// Who signs a table of values: who filled it in, who checked it, and the seal.
    public static func reporting(_ language: Language) -> [String] {
        language == .zh ? ["填报人", "审核人", "单位盖章"] : ["filled in by", "checked by", "seal"]
    }
}
