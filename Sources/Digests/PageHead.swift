import Foundation

/// How a page begins that carries everything with it: it runs the script and takes the style whose digests it names, and loads nothing.
package struct PageHead {
    private let language: String
    private let policy: String

    /// The beginning of pages with a style and a script.
    ///
    /// - Parameters:
    ///   - language: the language of the page, as markup names it.
    ///   - images: where pictures may come from; nil where there are none.
    package init(language: String, style: String, script: String, images: String? = nil) {
        func source(_ text: String) -> String { "'sha256-\(Data(SHA256.digest(of: text)).base64EncodedString())'" }
        self.language = language
        policy = [
            "default-src 'none'", "style-src \(source(style))", "script-src \(source(script))", images.map { "img-src \($0)" }, "base-uri 'none'",
            "form-action 'none'",
        ].compactMap { $0 }.joined(separator: "; ")
    }

    /// The markup up to and with the title; the head is still open.
    ///
    /// - Parameter title: the title, escaped.
    package func html(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Dabiao">
        <title>\(title)</title>

        """
    }
}
