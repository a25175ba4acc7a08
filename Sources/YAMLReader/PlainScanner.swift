/// Fills a tape from YAML that keeps to a plain subset, several times faster than an event reader can.
///
/// The scanner never judges: at the first byte that is not surely inside the subset it gives up, and libyaml reads the whole file anew.
/// So it knows no errors, and whatever it accepts must come out just as libyaml would have it. The subset is block mappings and
/// sequences, flow collections, plain scalars of one line without doubtful characters, and quoted scalars without escapes.
struct PlainScanner {
    private let text: UnsafePointer<UInt8>
    private let count: Int
    private let tape: Tape
    private let limits: YAMLLimits
    private let classes: UnsafePointer<UInt8>
    /// Room behind the file's bytes for as many more; nil where there is none.
    private let spare: UnsafeMutablePointer<UInt8>?
    private var spareCount = 0
    private var at = 0
    private var line: UInt32 = 0
    private var lineStart = 0
    /// Column of the content that comes next, or -1 at the end of the file.
    private var indent = -1
    /// Keys of the open mappings, for finding those that appear twice.
    private(set) var keys: [Int] = []
    /// Where in `keys` a mapping's own began and ended, for those that are closed; duplicates are looked for there.
    private let onMappingEnd: (ArraySlice<Int>) -> Void

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, tape: Tape, limits: YAMLLimits, classes: ByteClasses, spare: UnsafeMutablePointer<UInt8>? = nil,
        onMappingEnd: @escaping (ArraySlice<Int>) -> Void
    ) {
        self.spare = spare
        self.classes = classes.pointer
        text = bytes.baseAddress!
        count = bytes.count
        self.tape = tape
        self.limits = limits
        self.onMappingEnd = onMappingEnd
    }

    /// Scans the whole file; false when it is not surely inside the subset.
    mutating func scan() -> Bool {
        guard isPlainText(), advance(fromLineStart: true), indent == 0, text[0] != UInt8(ascii: "%") else { return false }
        if text[at] == UInt8(ascii: "{") { return flow(depth: 1) && advance() && indent == -1 }
        return mapping(column: 0, depth: 1) && indent == -1
    }

    // MARK: Characters

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let colon = UInt8(ascii: ":")
    private static let hash = UInt8(ascii: "#")
    private static let dash = UInt8(ascii: "-")

    /// Whether the file is UTF-8 of characters that YAML takes as they are: no tabs, no other line breaks, no controls.
    private func isPlainText() -> Bool {
        let raw = UnsafeRawPointer(text)
        var index = 0
        while index < count {
            let byte = text[index]
            if byte < 0x80 {
                if index + 8 <= count, Self.isPrintable(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                    index += 8
                } else {
                    guard byte >= 0x20 || byte == Self.newline, byte != 0x7F else { return false }
                    index += 1
                }
            } else if byte < 0xE0 {
                // Below U+00A0 are controls and a line break.
                guard byte >= 0xC2, index + 1 < count, text[index + 1] & 0xC0 == 0x80, byte > 0xC2 || text[index + 1] >= 0xA0 else { return false }
                index += 2
            } else if byte < 0xF0 {
                guard index + 2 < count, raw.loadUnaligned(fromByteOffset: index + 1, as: UInt16.self) & 0xC0C0 == 0x8080 else { return false }
                // All of U+3000 to U+CFFF, which Chinese is written with, is sound.
                if byte < 0xE3 || byte > 0xEC {
                    let (second, third) = (text[index + 1], text[index + 2])
                    switch byte {
                    case 0xE0: guard second >= 0xA0 else { return false }
                    // Line breaks of Unicode's own, and marks that turn the direction of writing.
                    case 0xE2:
                        guard second != 0x80 || third < 0xA8 || third > 0xAE, second != 0x81 || third < 0xA6 || third > 0xA9 else { return false }
                    case 0xED: guard second < 0xA0 else { return false }
                    case 0xEF: guard second < 0xBB || (second != 0xBF && !(second == 0xBB && third == 0xBF)) else { return false }
                    default: break
                    }
                }
                index += 3
            } else {
                return false
            }
        }
        return true
    }

    /// Whether eight bytes are all printable ASCII.
    @inline(__always)
    private static func isPrintable(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let deleted = bytes ^ (ones &* 0x7F)
        // The high bit of a byte is set below where it is not ASCII, less than a space, or DEL; a borrow may set it needlessly, never clear it.
        return (bytes | (bytes &- ones &* 0x20) | (deleted &- ones)) & (ones &* 0x80) == 0
    }

    /// Whether a plain scalar may begin with this byte, whatever follows.
    @inline(__always)
    private func beginsPlain(_ byte: UInt8) -> Bool { classes[Int(byte)] & ByteClasses.begins != 0 }

    // MARK: Lines

    /// Goes to the next content and notes its column; false for anything doubtful.
    private mutating func advance(fromLineStart: Bool = false) -> Bool {
        if !fromLineStart {
            // The rest of the line may only be spaces and a comment.
            let end = at
            while at < count, text[at] == Self.space { at += 1 }
            if at < count, text[at] == Self.hash {
                guard at > end else { return false }
                skipLine()
            } else if at < count {
                guard text[at] == Self.newline else { return false }
                nextLine()
            }
        }
        while at < count {
            let start = at
            while at < count, text[at] == Self.space { at += 1 }
            if at == count { break }
            if text[at] == Self.newline {
                nextLine()
            } else if text[at] == Self.hash {
                skipLine()
            } else {
                indent = at - start
                return true
            }
        }
        indent = -1
        return true
    }

    private mutating func skipLine() {
        while at < count, text[at] != Self.newline { at += 1 }
        if at < count { nextLine() }
    }

    @inline(__always)
    private mutating func nextLine() {
        at += 1
        line += 1
        lineStart = at
    }

    // MARK: Nodes

    @inline(__always)
    private mutating func append(_ kind: NodeKind, from start: Int, length: Int = 0) -> Int {
        tape.append(
            TapeNode(
                line: line, column: UInt32(truncatingIfNeeded: start - lineStart), start: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: length),
                hash: kind == .plain || kind == .quoted ? scalarHash(UnsafeRawPointer(text + start), length) : 0,
                next: UInt32(truncatingIfNeeded: tape.count + 1), kind: kind))
    }

    /// Whether an entry of a block sequence begins here.
    @inline(__always)
    private func isEntry() -> Bool {
        text[at] == Self.dash && (at + 1 == count || text[at + 1] == Self.space || text[at + 1] == Self.newline)
    }

    /// A block mapping whose keys stand in a column; `at` is at the first key.
    private mutating func mapping(column: Int, depth: Int) -> Bool {
        guard depth <= limits.depth, tape.count < limits.expandedNodes else { return false }
        let node = append(.mapping, from: at)
        let firstKey = keys.count
        var entries = 0
        while true {
            guard key() else { return false }
            at += 1
            let afterColon = at
            let keyLine = (line, lineStart)
            while at < count, text[at] == Self.space { at += 1 }
            if at == count || text[at] == Self.newline || text[at] == Self.hash {
                guard advance() else { return false }
                guard block(below: column, depth: depth, nullAt: afterColon, keyLine, allowsSameColumn: true) else { return false }
            } else {
                let isRead = text[at] == UInt8(ascii: "|") ? literal(below: column) : inlineValue(depth: depth)
                guard isRead, advance(), indent <= column else { return false }
            }
            entries += 1
            guard indent == column, at < count, !isEntry() else { break }
        }
        guard indent < column else { return false }
        onMappingEnd(keys[firstKey...])
        keys.removeSubrange(firstKey...)
        tape.setLength(node, entries, next: tape.count)
        return true
    }

    /// What stands on the lines after a key or a dash: a collection further in, or nothing.
    private mutating func block(
        below column: Int, depth: Int, nullAt: Int, _ place: (line: UInt32, start: Int), allowsSameColumn: Bool
    ) -> Bool {
        if indent > column {
            if text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: "{") {
                return flow(depth: depth + 1) && advance() && indent <= column
            }
            return isEntry() ? sequence(column: indent, depth: depth + 1, isIndentless: false) : mapping(column: indent, depth: depth + 1)
        }
        if allowsSameColumn, indent == column, isEntry() { return sequence(column: column, depth: depth + 1, isIndentless: true) }
        // Nothing: a null right behind the colon or the dash.
        let (savedLine, savedStart) = (line, lineStart)
        (line, lineStart) = place
        _ = append(.plain, from: nullAt)
        (line, lineStart) = (savedLine, savedStart)
        return true
    }

    /// A block sequence whose dashes stand in a column; `at` is at the first dash.
    private mutating func sequence(column: Int, depth: Int, isIndentless: Bool) -> Bool {
        guard depth <= limits.depth, tape.count < limits.expandedNodes else { return false }
        let node = append(.sequence, from: at)
        var entries = 0
        while indent == column, at < count, isEntry() {
            at += 1
            let afterDash = at
            let dashLine = (line, lineStart)
            while at < count, text[at] == Self.space { at += 1 }
            if at == count || text[at] == Self.newline || text[at] == Self.hash {
                guard advance() else { return false }
                guard block(below: column, depth: depth, nullAt: afterDash, dashLine, allowsSameColumn: false) else { return false }
            } else if isEntry() {
                return false
            } else if beginsMapping() {
                guard mapping(column: at - lineStart, depth: depth + 1) else { return false }
            } else {
                guard inlineValue(depth: depth), advance() else { return false }
            }
            entries += 1
            guard indent <= column else { return false }
        }
        if indent == column, !isIndentless { return false }
        tape.setLength(node, entries, next: tape.count)
        return true
    }

    /// Whether the rest of the line is a key and what follows it, rather than a value.
    private func beginsMapping() -> Bool {
        var index = at
        if text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") {
            index += 1
            while index < count, text[index] != text[at], text[index] != Self.newline { index += 1 }
            index += 1
            return index < count && text[index] == Self.colon
        }
        guard text[at] != UInt8(ascii: "["), text[at] != UInt8(ascii: "{") else { return false }
        while index < count, text[index] != Self.newline {
            if text[index] == Self.colon, index + 1 == count || text[index + 1] == Self.space || text[index + 1] == Self.newline { return true }
            index += 1
        }
        return false
    }

    /// A key of a block mapping; afterwards `at` is at its colon.
    @inline(__always)
    private mutating func key() -> Bool {
        let start = at
        guard let first = scalar(inFlow: false), at < count, text[at] == Self.colon, at - start < 900 else { return false }
        guard at + 1 == count || text[at + 1] == Self.space || text[at + 1] == Self.newline else { return false }
        keys.append(first)
        return true
    }

    /// A value on the line of its key or dash.
    @inline(__always)
    private mutating func inlineValue(depth: Int) -> Bool {
        switch text[at] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return flow(depth: depth + 1)
        default: return scalar(inFlow: false) != nil
        }
    }

    /// A plain or quoted scalar; its node, or nil for anything doubtful. A plain one ends before a colon that ends a key.
    @inline(__always)
    private mutating func scalar(inFlow: Bool) -> Int? {
        let first = text[at]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(first) }
        let start = at
        guard beginsPlain(first) || (first == Self.dash && at + 1 < count && text[at + 1] >= 0x30 && text[at + 1] <= 0x39) else { return nil }
        let plain = inFlow ? ByteClasses.continuesInFlow : ByteClasses.continues
        at += 1
        var end = at
        while true {
            while at < count, classes[Int(text[at])] & plain != 0 { at += 1 }
            // A space belongs to the scalar if more of it follows.
            if text[at - 1] != Self.space { end = at }
            guard at < count else { break }
            let byte = text[at]
            if byte == Self.space {
                repeat { at += 1 } while at < count && text[at] == Self.space
            } else if byte == Self.newline {
                break
            } else if byte == Self.colon {
                guard at + 1 == count || text[at + 1] == Self.space || text[at + 1] == Self.newline else {
                    if inFlow, !beginsPlain(text[at + 1]) { return nil }
                    at += 1
                    continue
                }
                // Spaces before the colon of a key are legal and unusual; libyaml shall say.
                guard end == at else { return nil }
                break
            } else if byte == Self.hash {
                guard text[at - 1] == Self.space else { return nil }
                break
            } else if inFlow, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                break
            } else {
                return nil
            }
        }
        guard end - start <= limits.scalarSize else { return nil }
        at = end
        return append(.plain, from: start, length: end - start)
    }

    private mutating func quoted(_ quote: UInt8) -> Int? {
        let start = at + 1
        var index = start
        while index < count, text[index] != quote {
            guard text[index] != Self.newline, text[index] != UInt8(ascii: "\\") else { return nil }
            index += 1
        }
        guard index < count, index - start <= limits.scalarSize, index + 1 == count || text[index + 1] != quote else { return nil }
        let node = tape.append(
            TapeNode(
                line: line, column: UInt32(truncatingIfNeeded: at - lineStart), start: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: index - start), hash: scalarHash(UnsafeRawPointer(text + start), index - start),
                next: UInt32(truncatingIfNeeded: tape.count + 1), kind: .quoted))
        at = index + 1
        return node
    }

    /// A literal block scalar, `|` and the lines further in than its key; afterwards `at` is at the line break that ends it.
    ///
    /// Without its indentation the text stands nowhere in the file, so it is put together behind the file's bytes.
    private mutating func literal(below column: Int) -> Bool {
        let bar = (at, line, lineStart)
        at += 1
        guard let spare, at < count, text[at] == Self.newline else { return false }
        nextLine()
        let start = spareCount
        var indentation = -1
        while at < count {
            let lineBegin = at
            while at < count, text[at] == Self.space { at += 1 }
            guard at < count else { return false }
            if text[at] == Self.newline {
                // Blank lines are text or end it, by what follows; libyaml shall say.
                return false
            }
            let spaces = at - lineBegin
            if indentation < 0 {
                guard spaces > column else { return false }
                indentation = spaces
            } else if spaces < indentation {
                guard spaces <= column else { return false }
                at = lineBegin
                break
            }
            let content = lineBegin + indentation
            while at < count, text[at] != Self.newline { at += 1 }
            guard at < count else { return false }
            (spare + spareCount).update(from: text + content, count: at + 1 - content)
            spareCount += at + 1 - content
            nextLine()
        }
        guard indentation >= 0, spareCount - start <= limits.scalarSize else { return false }
        // Back to the line break, from which the caller goes on.
        at -= 1
        line -= 1
        let ended = (line, lineStart)
        (line, lineStart) = (bar.1, bar.2)
        _ = tape.append(
            TapeNode(
                line: line, column: UInt32(truncatingIfNeeded: bar.0 - lineStart), start: UInt32(truncatingIfNeeded: count + start),
                length: UInt32(truncatingIfNeeded: spareCount - start),
                hash: scalarHash(UnsafeRawPointer(spare + start), spareCount - start), next: UInt32(truncatingIfNeeded: tape.count + 1), kind: .quoted))
        (line, lineStart) = ended
        return true
    }

    /// Goes over spaces and line breaks inside brackets; false at the end of the file, or where a line begins in the first column.
    @inline(__always)
    private mutating func skipSpace() -> Bool {
        while at < count {
            if text[at] == Self.newline {
                nextLine()
                guard at < count, text[at] == Self.space || text[at] == Self.newline else { return false }
            } else if text[at] == Self.space {
                at += 1
            } else {
                return true
            }
        }
        return false
    }

    /// A flow sequence or mapping; `at` is at its bracket.
    private mutating func flow(depth: Int) -> Bool {
        guard depth <= limits.depth, tape.count < limits.expandedNodes else { return false }
        let isMapping = text[at] == UInt8(ascii: "{")
        let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let node = append(isMapping ? .mapping : .sequence, from: at)
        let firstKey = keys.count
        var entries = 0
        at += 1
        guard skipSpace() else { return false }
        if text[at] == closing {
            at += 1
        } else {
            while true {
                if isMapping {
                    // As in JSON, a quoted key needs no space behind its colon.
                    let isQuoted = text[at] == UInt8(ascii: "\"")
                    guard let key = scalar(inFlow: true), at + 1 < count, text[at] == Self.colon, isQuoted || text[at + 1] == Self.space else { return false }
                    keys.append(key)
                    at += 1
                    guard skipSpace() else { return false }
                }
                if text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: "{") {
                    guard flow(depth: depth + 1) else { return false }
                } else {
                    guard scalar(inFlow: true) != nil else { return false }
                }
                entries += 1
                guard skipSpace() else { return false }
                if text[at] == closing {
                    at += 1
                    break
                }
                guard text[at] == UInt8(ascii: ",") else { return false }
                at += 1
                guard skipSpace() else { return false }
            }
        }
        if isMapping {
            onMappingEnd(keys[firstKey...])
            keys.removeSubrange(firstKey...)
        }
        tape.setLength(node, entries, next: tape.count)
        return true
    }
}
