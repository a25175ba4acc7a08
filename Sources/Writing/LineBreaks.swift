import Wording

/// A text in lines of at most so many terminal columns: broken at spaces and between Chinese characters, never before a closing mark or after an
/// opening one, and inside a word only when the word alone is longer than a line: then behind a hyphen or a stroke, if there is one.
///
/// - Parameters:
///   - width: columns of the first line.
///   - rest: columns of the others.
package func brokenLines(_ text: String, first width: Int, then rest: Int) -> [String] {
    guard displayWidth(of: text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    var limit = max(2, width)
    func end() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        (line, used, limit) = ("", 0, max(2, rest))
    }
    for piece in unbreakable(text) {
        // Spaces at the end of a line take no room.
        let visible = displayWidth(of: piece.text)
        if used > 0, used + piece.spaces + visible > limit { end() }
        if used > 0 {
            line += String(repeating: " ", count: piece.spaces)
            used += piece.spaces
        }
        guard visible > limit else {
            line += piece.text
            used += visible
            continue
        }
        for part in parts(of: piece.text) {
            let own = displayWidth(of: part)
            if used > 0, used + own > limit { end() }
            for character in part {
                let one = displayWidth(of: String(character))
                if used > 0, used + one > limit { end() }
                line.append(character)
                used += one
            }
        }
    }
    if !line.isEmpty || lines.isEmpty { end() }
    return lines
}

/// The same with one width for all lines.
package func brokenLines(_ text: String, to width: Int) -> [String] { brokenLines(text, first: width, then: width) }

/// The columns of the longest stretch of a text that is not broken.
package func widestPiece(_ text: String) -> Int { unbreakable(text).reduce(0) { max($0, displayWidth(of: $1.text)) } }

private let opening = Set("（《「『【〔〈“‘([{")
private let closing = Set("）》」』】〕〉”’)]}，。、；：！？…,.;:!?%％·—/")

/// The stretches a line is never broken inside of, each with the spaces before it.
private func unbreakable(_ text: String) -> [(spaces: Int, text: String)] {
    var pieces: [(spaces: Int, text: String)] = []
    var spaces = 0
    var previous: Character?
    for character in text {
        if character == " " || character == "\n" {
            spaces += 1
            previous = nil
            continue
        }
        if let last = previous, !mayBreak(between: last, and: character) {
            pieces[pieces.count - 1].text.append(character)
        } else {
            pieces.append((spaces, String(character)))
            spaces = 0
        }
        previous = character
    }
    return pieces
}

private func mayBreak(between left: Character, and right: Character) -> Bool {
    !opening.contains(left) && !closing.contains(right) && (isWide(left) || isWide(right))
}

/// The parts of an id or a path, each with the hyphen or stroke behind it.
private func parts(of word: String) -> [String] {
    var parts = [""]
    for character in word {
        parts[parts.count - 1].append(character)
        if character == "-" || character == "/" { parts.append("") }
    }
    return parts
}

private func isWide(_ character: Character) -> Bool { displayWidth(of: String(character)) > 1 }
