/// Damages a text as editors, programs and chance do.
struct Mutator {
    /// Bytes that are put in.
    var bytes = Marks.bytes
    /// Pieces that are put in.
    var tokens = Marks.tokens

    /// Changes a text in one place.
    func mutate(_ text: inout [UInt8], _ dice: inout Dice) {
        guard !text.isEmpty else {
            text = Array(dice.pick(tokens).utf8)
            return
        }
        switch dice.below(16) {
        case 0: text[dice.below(text.count)] = dice.pick(bytes)
        case 1: text[dice.below(text.count)] ^= 1 << UInt8(dice.below(8))
        case 2: text.remove(at: dice.below(text.count))
        case 3: text.insert(dice.pick(bytes), at: dice.below(text.count + 1))
        case 4, 5: insert(Array(dice.pick(tokens).utf8), &text, &dice)
        case 6: dice.once(in: 4) ? insert(dice.pick(Marks.brokenText), &text, &dice) : text.swapAt(dice.below(text.count), dice.below(text.count))
        case 7:
            let range = range(in: text.count, &dice)
            dice.once(in: 2) ? text.removeSubrange(range) : insert(Array(text[range]), &text, &dice)
        case 8: swapWords(&text, &dice)
        case 9, 10, 11: changeLine(&text, &dice)
        case 12: wrap(&text, &dice)
        case 13, 14: swapWords(&text, &dice)
        default: changeAll(&text, &dice)
        }
    }

    private func insert(_ piece: [UInt8], _ text: inout [UInt8], _ dice: inout Dice) { text.insert(contentsOf: piece, at: dice.below(text.count + 1)) }

    private func range(in count: Int, _ dice: inout Dice) -> Range<Int> {
        let start = dice.below(count)
        return start..<min(count, start + 1 + dice.below(dice.once(in: 6) ? count : 12))
    }

    /// The words of a text: what stands between spaces and marks.
    private func words(_ text: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...text.count {
            let isWord =
                index < text.count
                && (text[index] >= 0x80 || text[index] == 0x2D || text[index] == 0x2E || (0x30...0x39).contains(text[index])
                    || (0x41...0x5A).contains(text[index]) || (0x61...0x7A).contains(text[index]))
            if isWord {
                start = start ?? index
            } else if let from = start {
                words.append(from..<index)
                start = nil
            }
        }
        return words
    }

    private func swapWords(_ text: inout [UInt8], _ dice: inout Dice) {
        let words = words(text)
        guard words.count > 1 else { return }
        let (one, other) = (dice.below(words.count), dice.below(words.count))
        guard one != other else { return }
        let (left, right) = (words[min(one, other)], words[max(one, other)])
        let (first, second) = (Array(text[left]), Array(text[right]))
        text.replaceSubrange(right, with: first)
        text.replaceSubrange(left, with: second)
    }

    /// Puts something around a word, or a long or deep thing in its place.
    private func wrap(_ text: inout [UInt8], _ dice: inout Dice) {
        let words = words(text)
        guard !words.isEmpty else { return }
        let word = dice.pick(words)
        let inside = Array(text[word])
        func around(_ before: String, _ after: String) -> [UInt8] { Array(before.utf8) + inside + Array(after.utf8) }
        let deep = dice.pick([1, 3, 5, 63, 64, 65, 200])
        let replacement: [UInt8] =
            switch dice.below(9) {
            case 0: around("\"", "\"")
            case 1: around("'", "'")
            case 2: around("[", "]")
            case 3: around("{", ": 1}")
            case 4: around("{a: ", "}")
            case 5: around(String(repeating: "[", count: deep), String(repeating: "]", count: deep))
            case 6: around(String(repeating: "{a: ", count: deep), String(repeating: "}", count: deep))
            case 7: Array(repeating: 0x6B, count: dice.pick([100, 890, 899, 900, 901, 1000, 1022, 1023, 1024, 1025, 1030, 3000]))
            default: around("", "\n" + String(repeating: " ", count: dice.below(9)))
            }
        text.replaceSubrange(word, with: replacement)
    }

    /// Changes one line, or its place.
    private func changeLine(_ text: inout [UInt8], _ dice: inout Dice) {
        var lines = lines(of: text)
        let at = dice.below(lines.count)
        let line = lines[at]
        let blanks = line.prefix { $0 == 0x20 }.count
        switch dice.below(11) {
        case 0: lines.insert(line, at: dice.below(lines.count + 1))
        case 1: lines.remove(at: at)
        case 2: lines.swapAt(at, dice.below(lines.count))
        case 3: lines[at] = line.dropFirst(1 + dice.below(blanks))
        case 4: lines[at] = Array(repeating: 0x20, count: 1 + dice.below(4)) + line
        case 5:
            // The line and all that follow it.
            let added = Array(repeating: UInt8(0x20), count: 1 + dice.below(4))
            for index in at..<lines.count { lines[index] = added + lines[index] }
        case 6: if line.last == 10 { lines[at] = line.dropLast() + (dice.once(in: 2) ? [0x20] : []) }
        case 7: lines[at] = line.prefix(dice.below(line.count)) + [10] + Array(repeating: 0x20, count: dice.below(8)) + line.suffix(dice.below(line.count))
        case 8:
            lines.insert(
                Array((String(repeating: " ", count: dice.below(6)) + dice.pick(["# c\n", "#\n", "\n", "---\n", "...\n", "-\n", "- x\n", "b: 1\n"])).utf8)[...],
                at: at)
        case 9:
            if line.last == 10 { lines[at] = line.dropLast() + Array(dice.pick([" # c\n", "# c\n", "  \n", "\t\n", " \t# c\n", "\r\n", " \\\n", ":\n"]).utf8) }
        default:
            lines[at] =
                line.prefix(blanks) + Array(dice.pick(["- ", "? ", ": ", "a: ", "[", "{", "\"", "'", "&a ", "!a ", "| ", "> "]).utf8) + line.dropFirst(blanks)
        }
        text = Array(lines.joined())
    }

    /// Changes the text as a whole.
    private func changeAll(_ text: inout [UInt8], _ dice: inout Dice) {
        switch dice.below(12) {
        case 0, 1: text.removeLast(1 + dice.below(text.count))
        case 2: if text.last == 10 { text.removeLast() }
        case 3: text = text.flatMap { $0 == 10 ? [13, 10] : [$0] }
        case 4: text = text.map { $0 == 10 ? 13 : $0 }
        case 5: text = [0xEF, 0xBB, 0xBF] + text
        case 6: text = lines(of: text).flatMap { line in Array(repeating: 0x09, count: line.prefix { $0 == 0x20 }.count / 2) + line.drop { $0 == 0x20 } }
        case 7: text = lines(of: text).flatMap { line in Array(line.prefix { $0 == 0x20 }) + line }
        case 8: text = Array(repeating: text, count: 2 + dice.below(3)).flatMap { $0 }
        case 9: text = dice.once(in: 4) ? [0xFF, 0xFE] + text.flatMap { [$0, 0] } : text + [0x20]
        case 10: text = Array((0..<dice.pick([5, 20, 63, 64, 65, 70])).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8) + text
        default: text += Array(dice.pick(tokens).utf8)
        }
    }
}
