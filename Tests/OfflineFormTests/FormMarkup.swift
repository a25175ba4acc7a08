import Digests
import Foundation

/// The markup of a form, as its promises are held against it.
struct FormMarkup {
    private let html: String

    init(_ html: String) { self.html = html }

    /// The most a form may weigh without photos.
    static let most = 150_000

    /// What of the promises is not kept: size, no network, nothing run but its own script.
    var problems: [String] {
        var problems: [String] = []
        if html.utf8.count > Self.most { problems.append("\(html.utf8.count) bytes") }
        let (style, script) = (part("<style>", "</style>"), part("<script>", "</script>"))
        let wanted =
            "default-src 'none'; style-src \(source(style)); script-src \(source(script)); img-src data: blob:; base-uri 'none'; form-action 'none'"
        if part("Content-Security-Policy\" content=\"", "\"") != wanted { problems.append("policy") }
        if html.components(separatedBy: "<script").count != 3 || html.components(separatedBy: "<style").count != 2 { problems.append("scripts or styles") }
        if (style + script).contains("://") || style.contains("@import") || style.contains("url(") { problems.append("an address") }
        // What is left when script, style and facts are taken away.
        var markup = html
        for text in [style, script, part("id=\"data\">", "</script>")] { markup = markup.replacingOccurrences(of: text, with: "") }
        for pattern in [#"<[^>]* on[a-z]+ *="#, #"<[^>]* (src|href|action|srcset|style)="#, #"<(iframe|object|embed|link|base|img|form)\b"#, "javascript:"] {
            if markup.range(of: pattern, options: .regularExpression) != nil { problems.append(pattern) }
        }
        return problems
    }

    private func source(_ text: String) -> String { "'sha256-\(Data(SHA256.digest(of: text)).base64EncodedString())'" }

    private func part(_ start: String, _ end: String) -> String {
        guard let from = html.range(of: start)?.upperBound, let to = html.range(of: end, range: from..<html.endIndex)?.lowerBound else { return "" }
        return String(html[from..<to])
    }
}
