/// A file of an inventory as people edit it: values changed, taken out and put elsewhere, the same said in another way, and some slips.
struct HandEdit {
    private var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
    }

    /// A line that is a key with a value on it.
    private struct Pair {
        /// Everything up to the value.
        var head: Substring
        /// The key, without what stands before it.
        var key: Substring
        var value: Substring
    }

    private func pair(_ at: Int) -> Pair? {
        let line = lines[at][...]
        let text = line.drop { $0 == " " || $0 == "-" }
        guard !text.isEmpty, text.first != "{", text.first != "#", let colon = text.firstIndex(of: ":") else { return nil }
        let after = text.index(after: colon)
        guard after < text.endIndex, text[after] == " " else { return nil }
        let start = text.index(after: after)
        return Pair(head: line[..<start], key: text[..<colon], value: text[start...])
    }

    private func indent(_ at: Int) -> Int { lines[at].prefix { $0 == " " }.utf8.count }

    /// The line and everything under it.
    private func block(_ at: Int) -> Range<Int> {
        var end = at + 1
        while end < lines.count, indent(end) > indent(at) { end += 1 }
        return at..<end
    }

    // MARK: Changes

    /// Makes one change, mostly one after which the file can be read.
    mutating func change(_ dice: inout Dice) {
        guard lines.count > 1 else { return }
        // The first line says what the file is.
        let at = 1 + dice.below(lines.count - 1)
        switch dice.below(24) {
        case 0...5: changeValue(at, &dice)
        case 6, 7: takeValueFromElsewhere(at, &dice)
        case 8: if pair(at) != nil, block(at).count == 1 { lines.remove(at: at) }
        case 9: if lines.count > 6 { lines.removeSubrange(block(at)) }
        case 10, 11: takeOutOfList(at, &dice)
        case 12, 13: nameAnother(at, &dice)
        case 14: quote(at, &dice)
        case 15: spreadOut(at)
        case 16: lines[at] += dice.pick([" # 注", "  ", "   # a: b", " #"])
        case 17: lines.insert(dice.pick(["", "# 注", "      # a: b", "   "]), at: at)
        case 18: swapNeighbours(at)
        case 19, 20: verify(at, &dice)
        case 21: report(at, &dice)
        case 22: repeatEntry(at)
        default: if dice.once(in: 3) { slip(at, &dice) }
        }
    }

    private mutating func changeValue(_ at: Int, _ dice: inout Dice) {
        guard let pair = pair(at) else { return }
        lines[at] = String(pair.head) + (pair.value.first == "{" ? inFlow(String(pair.value), &dice) : another(String(pair.value), &dice))
    }

    /// Another value of the same kind, or once in a while of no kind at all.
    private func another(_ value: String, _ dice: inout Dice) -> String {
        if dice.once(in: 40) { return dice.pick(Self.odd) }
        switch value {
        case "是", "有", "true": return dice.pick(["否", "无", "false", "×"])
        case "否", "无", "false": return dice.pick(["是", "有", "true", "√"])
        default: break
        }
        if value.count == 10, value.first == "2" { return dice.pick(Self.days) }
        guard value.first?.isNumber == true else { return value.first == "[" ? "[]" : value }
        return dice.pick(["0", "1", "2", "3", "1000000", value + "0", value.contains(".") ? value + "1" : value, String(value.prefix { $0 != "." })])
    }

    /// A mapping on one line with one of its values changed.
    private func inFlow(_ text: String, _ dice: inout Dice) -> String {
        var parts = text.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
        let at = dice.below(parts.count)
        guard let colon = parts[at].range(of: ": ") else { return text }
        let tail = parts[at].reversed().prefix { $0 == "}" || $0 == "]" }.count
        let value = String(parts[at][colon.upperBound...].dropLast(tail))
        parts[at] = String(parts[at][..<colon.upperBound]) + another(value, &dice) + String(parts[at].suffix(tail))
        return parts.joined(separator: ", ")
    }

    private mutating func takeValueFromElsewhere(_ at: Int, _ dice: inout Dice) {
        guard let pair = pair(at) else { return }
        let others = lines.indices.filter { $0 != at && self.pair($0)?.key == pair.key }
        guard pair.key != "code", !others.isEmpty, let other = self.pair(dice.pick(others)) else { return }
        lines[at] = String(pair.head) + other.value
    }

    /// Takes one part out of a list or mapping that stands on one line.
    private mutating func takeOutOfList(_ at: Int, _ dice: inout Dice) {
        guard let open = lines[at].firstIndex(where: { $0 == "[" || $0 == "{" }), let close = lines[at].lastIndex(where: { $0 == "]" || $0 == "}" }),
            open < close
        else { return }
        let start = lines[at].index(after: open)
        var parts = lines[at][start..<close].split(separator: ", ", omittingEmptySubsequences: false)
        let part = parts[dice.below(parts.count)]
        guard !part.contains(where: { "[]{}".contains($0) }), let index = parts.firstIndex(of: part) else { return }
        parts.remove(at: index)
        lines[at] = String(lines[at][..<start]) + parts.joined(separator: ", ") + lines[at][close...]
    }

    /// Names a facility of another township or village, or another facility.
    private mutating func nameAnother(_ at: Int, _ dice: inout Dice) {
        let named = lines.indices.filter { lines[$0].contains("covered-by: \"") || lines[$0].contains("-by: \"") || lines[$0].contains("supporters") }
        let at = named.isEmpty ? at : dice.pick(named)
        let (old, new) = dice.pick([
            ("101", "102"), ("102", "101"), ("200", "201"), ("201", "200"), ("-clinic", "-village-clinic1"), ("-village-clinic1", "-clinic"),
            ("-clinic", "-nowhere"), ("-health-centre", "-clinic"), ("-township-health-centre1", "-health-centre"),
        ])
        guard pair(at)?.key != "code", let place = lines[at].range(of: old) else { return }
        lines[at].replaceSubrange(place, with: new)
    }

    private mutating func quote(_ at: Int, _ dice: inout Dice) {
        guard let pair = pair(at), let first = pair.value.first, !"\"'[{#".contains(first) else { return }
        let mark = dice.pick(["\"", "'"])
        lines[at] = String(pair.head) + mark + pair.value + mark
    }

    /// Writes a list or mapping that stands on one line on lines of its own.
    private mutating func spreadOut(_ at: Int) {
        guard let pair = pair(at), let first = pair.value.first, first == "[" || first == "{", let last = pair.value.last, last == "]" || last == "}" else {
            return
        }
        let inside = pair.value.dropFirst().dropLast()
        guard !inside.isEmpty, !inside.contains(where: { "[]{}".contains($0) }) else { return }
        let blanks = String(repeating: " ", count: lines[at].prefix { $0 == " " || $0 == "-" }.utf8.count + 2)
        let parts = inside.split(separator: ", ").map { blanks + (first == "[" ? "- " : "") + $0 }
        lines.replaceSubrange(at...at, with: [String(pair.head.dropLast())] + parts)
    }

    private mutating func swapNeighbours(_ at: Int) {
        let next = at + 1
        guard next < lines.count, indent(at) == indent(next), block(at).count == 1, block(next).count == 1, !lines[at].hasSuffix(":"),
            !lines[next].hasSuffix(":"),
            lines[at].contains("- {") == lines[next].contains("- {"), !lines[at].contains("- code")
        else { return }
        lines.swapAt(at, next)
    }

    /// Puts a verified value beside a reported one.
    private mutating func verify(_ at: Int, _ dice: inout Dice) {
        guard indent(at) > 0, block(at).count == 1, !lines[at].contains("- "), let pair = pair(at), pair.value.first != "{" else { return }
        let value = another(String(pair.value), &dice)
        lines.insert(String(repeating: " ", count: indent(at)) + "verified: {by: 组, on: \(dice.pick(Self.days)), \(pair.key): \(value)}", at: at + 1)
    }

    private mutating func report(_ at: Int, _ dice: inout Dice) {
        guard indent(at) > 0, block(at).count == 1, !lines[at].contains("- "), let pair = pair(at), pair.value.first != "{" else { return }
        // An answer dated later than that is an error.
        let day = dice.once(in: 4) ? dice.pick(Self.days) : "2025-12-31"
        lines.insert(String(repeating: " ", count: indent(at)) + "reported: {by: 村, on: \(day)}", at: at)
    }

    private mutating func repeatEntry(_ at: Int) { if lines[at].contains("- {") { lines.insert(lines[at], at: at) } }

    /// Something that is wrong, more often than not.
    private mutating func slip(_ at: Int, _ dice: inout Dice) {
        switch dice.below(6) {
        case 0: lines.insert(lines[at], at: at)
        case 1: if let pair = pair(at), let place = lines[at].range(of: pair.key) { lines[at].replaceSubrange(place, with: pair.key.dropLast()) }
        case 2: if let pair = pair(at) { lines[at] = String(pair.head) + dice.pick(Self.odd) }
        case 3: lines[at] = " " + lines[at]
        case 4: lines[at] = lines[at].replacing(": ", with: "：", maxReplacements: 1)
        default: lines.swapAt(at, 1 + dice.below(lines.count - 1))
        }
    }

    // MARK: The file

    /// The file as it is saved.
    func bytes(_ dice: inout Dice) -> [UInt8] {
        let text = lines.joined(separator: "\n") + "\n"
        switch dice.below(30) {
        case 0: return Array(text.replacing("\n", with: "\r\n").utf8)
        case 1: return Array(("\u{FEFF}" + text).utf8)
        case 2: return Array(text.utf8.dropLast())
        case 3: return Array(("---\n" + text).utf8)
        case 4: return Array((text + "\n\n# 完\n").utf8)
        default: return Array(text.utf8)
        }
    }

    private static let days = [
        "2022-03-15", "2022-12-31", "2023-01-01", "2023-03-13", "2023-03-14", "2023-03-15", "2023-03-16", "2023-04-14", "2024-02-29", "2020-02-29",
        "1999-12-31",
    ]
    /// Values that are of no kind, or of another than the one that is asked.
    private static let odd = [
        "", "~", "null", "\"\"", "[]", "{}", "无", "未知", "不详", "—", "是", "甲", "[甲]", "{甲: 1}", "-1", "1e3", "0x10", "1.5", "80%", "60 m²", "3 个", "2022-02-30",
        "2022-2-3", "99999999999999999999", "0.0000001", "*a", "&a 1", "!!str 1", "\"a", "a: b", "是 是", "| ", "\t1",
    ]
}
