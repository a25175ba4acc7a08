import Mustache
import Quantities
import Wording

/// How text gets into the markup: escaped, and on a page in another language every stretch of Chinese marked as such,
/// so that it is read out as what it is.
struct PageText: MustacheContentType {
    /// Whether stretches of Chinese are marked.
    let marksChinese: Bool

    func escapeText(_ text: String) -> String {
        guard marksChinese, text.unicodeScalars.contains(where: Self.isChinese) else { return Self.escaped(text) }
        var html = ""
        var run = ""
        var isRun = false
        func close() {
            guard !run.isEmpty else { return }
            // Blanks at the ends of a stretch belong to neither.
            let body = Self.escaped(run)
            html += isRun ? "<span lang=\"zh\">\(body)</span>" : body
            run = ""
        }
        for scalar in text.unicodeScalars {
            // Digits, blanks and signs within a stretch stay in it only if more Chinese follows; keeping them outside is as good.
            let chinese = Self.isChinese(scalar)
            if chinese != isRun {
                close()
                isRun = chinese
            }
            run.unicodeScalars.append(scalar)
        }
        close()
        return html
    }

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value) || (0x3000...0x303F).contains(scalar.value)
            || (0xFF01...0xFF5E).contains(scalar.value)
    }

    /// Text for places where no markup may stand, such as attributes.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 24)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Text as a part of a line whose parts stand between strokes.
    static func field(_ text: String) -> String {
        let text = shown(text)
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }) else { return text }
        return text.filter { $0 != "|" && $0 != "\n" }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}

/// Text as it may stand on the page: marks that turn the direction of writing around are shown, not obeyed.
func shown(_ text: String) -> String {
    // Those marks are all of three bytes that begin with 0xE2 0x80 or 0xE2 0x81; most text has none.
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 < 0x20 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || (scalar.value < 0x20 && scalar.value != 10)
        result.append(turns ? "\u{FFFD}" : scalar)
    }
    return String(result)
}

extension Day {
    /// The same without the year.
    func brief(_ language: Language) -> String {
        let (_, month, day) = civil
        return language.word("\(month)月\(day)日", String(description.dropFirst(5)))
    }
}
