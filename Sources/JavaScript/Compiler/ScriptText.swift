import Quantities

/// Values as they are written in a script.
package enum ScriptText {
    /// A text as a literal that may stand in a page: no tag, and no line break of any kind, is in it.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "<": result += "\\u003c"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\\u" + (String(scalar.value | 0x10000, radix: 16).dropFirst())
            // Marks that turn the direction of writing are told, not obeyed.
            case "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "\\u" + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A list of what is written already.
    package static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

    /// Members of an object whose values are written already; those without a value are left out.
    package static func object(_ members: [(String, String?)]) -> String {
        "{" + members.compactMap { key, value in value.map { "\(name(key)):\($0)" } }.joined(separator: ",") + "}"
    }

    /// The same in JSON, where every name has its quotes.
    package static func json(_ members: [(String, String?)]) -> String {
        "{" + members.compactMap { key, value in value.map { "\(quoted(key)):\($0)" } }.joined(separator: ",") + "}"
    }

    /// An exact amount. Beyond 53 bits its digits are read.
    package static func quantity(_ quantity: Quantity) -> String {
        let isPlain = quantity.numerator.magnitude <= 9_007_199_254_740_991 && quantity.denominator.magnitude <= 9_007_199_254_740_991
        guard isPlain else { return "Q(parseWhole(\"\(quantity.numerator)\"),parseWhole(\"\(quantity.denominator)\"))" }
        return quantity.denominator == 1 ? "Q(\(quantity.numerator))" : "Q(\(quantity.numerator),\(quantity.denominator))"
    }

    /// A script without what only its readers need: comments that have a line of their own, the space before lines, and that around signs.
    ///
    /// It is for our own scripts, whose texts stand between single quotes.
    package static func compact(_ script: String) -> String {
        script.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty && !$0.hasPrefix("//") }.map(squeezed).joined(separator: "\n")
    }

    private static let signs = Set("=><{}()[],;:?&|+-*%!".utf8)

    private static func squeezed(_ line: Substring) -> String {
        let (space, quote, escape) = (UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "\\"))
        let bytes = Array(line.utf8)
        var result: [UInt8] = []
        var (isQuoted, isEscaped) = (false, false)
        for (index, byte) in bytes.enumerated() {
            if isQuoted {
                if isEscaped { isEscaped = false } else if byte == escape { isEscaped = true } else if byte == quote { isQuoted = false }
            } else if byte == quote {
                isQuoted = true
            } else if byte == space, let before = result.last, index + 1 < bytes.count {
                let after = bytes[index + 1]
                // Two signs alike would become another one.
                if signs.contains(before) != signs.contains(after) || (signs.contains(before) && before != after) { continue }
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func name(_ key: String) -> String {
        key.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) } && !key.isEmpty ? key : quoted(key)
    }
}
