import Digests
import Foundation

/// The markup of a form, as its promises are held against it.
struct FormMarkup {
    private let html: Data

    init(_ html: Data) { self.html = html }

    /// The most a form may weigh without photos.
    static let most = 150_000

    /// What of the promises is not kept: size, no network, nothing run but its own script.
    var problems: [String] {
        var problems: [String] = []
        if html.count > Self.most { problems.append("\(html.count) bytes") }
        guard let style = part("<style>", "</style>"), let facts = part("id=\"data\">", "</script>"), let script = part("<script>", "</script>"),
            style.upperBound < facts.lowerBound, facts.upperBound < script.lowerBound
        else { return problems + ["parts"] }
        let wanted =
            "default-src 'none'; style-src \(source(style)); script-src \(source(script)); img-src data: blob:; base-uri 'none'; form-action 'none'"
        if part("Content-Security-Policy\" content=\"", "\"").map(text) != wanted { problems.append("policy") }
        for address in ["://", "@import", "url("] where html[style].range(of: Data(address.utf8)) != nil { problems.append("\(address) in the style") }
        if html[script].range(of: Data("://".utf8)) != nil { problems.append("an address in the script") }
        // What is left when style, facts and script are taken away.
        let markup = [0..<style.lowerBound, style.upperBound..<facts.lowerBound, facts.upperBound..<script.lowerBound, script.upperBound..<html.count]
            .map(text).joined()
        for pattern in [#"<[^>]* on[a-z]+ *="#, #"<[^>]* (src|href|action|srcset|style)="#, #"<(iframe|object|embed|link|base|img|form)\b"#, "javascript:"] {
            if markup.range(of: pattern, options: .regularExpression) != nil { problems.append(pattern) }
        }
        if markup.components(separatedBy: "<script").count != 3 || markup.components(separatedBy: "<style").count != 2 { problems.append("scripts or styles") }
        return problems
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: html[range], as: UTF8.self) }

    private func source(_ range: Range<Int>) -> String { "'sha256-\(Data(SHA256.digest(of: text(range))).base64EncodedString())'" }

    private func part(_ start: String, _ end: String) -> Range<Int>? {
        guard let from = html.range(of: Data(start.utf8))?.upperBound, let to = html.range(of: Data(end.utf8), in: from..<html.count)?.lowerBound else {
            return nil
        }
        return from..<to
    }
}
