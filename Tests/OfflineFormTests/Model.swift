import Foundation

/// The part of a page's script that needs no page.
enum Model {
    static func script(of html: String) -> String {
        let script = Sample.script(of: html)
        let start = script.range(of: "(function(){'use strict';\n")!.upperBound
        let end = script.range(of: "const NOTHING=")!.lowerBound
        return String(script[start..<end])
    }

    static func quoted(_ text: String) -> String {
        String(decoding: try! JSONEncoder().encode(text), as: UTF8.self).replacingOccurrences(of: "\u{2028}", with: "\\u2028")
    }

    /// The first lines in which two standings differ.
    static func difference(_ told: [String]?, _ wanted: [String]?) -> String {
        guard let told, let wanted else { return "told \(told == nil ? "nothing" : "something"), and the audit \(wanted == nil ? "nothing" : "something")" }
        let (only, missing) = (told.filter { !wanted.contains($0) }, wanted.filter { !told.contains($0) })
        return "told \(only.prefix(4)), and the audit \(missing.prefix(4))"
    }
}
