/// Fills a tape from YAML that keeps to a plain subset, several times faster than an event reader can.
///
/// The scanner never judges: at the first byte that is not surely inside the subset it gives up, and libyaml reads the whole file anew.
/// So it knows no errors, and whatever it accepts must come out just as libyaml would have it. The subset is block mappings and
/// sequences, flow collections, plain scalars of one line without doubtful characters, and quoted scalars without escapes.
struct PlainScanner {
    /// The file's bytes. A zero stands behind the last of them, so that no loop has to count.
    private let text: UnsafePointer<UInt8>
    private let count: Int
    private let tape: Tape
    private let limits: YAMLLimits
    private let classes: UnsafePointer<UInt8>
    private let stamps: KeyStamps
    /// Room behind the file's bytes for as many more; nil where there is none.
    private let spare: UnsafeMutablePointer<UInt8>?
    private var spareCount = 0
    private var at = 0
    private var line: UInt32 = 0
    private var lineStart = 0
    /// Column of the content that comes next, or -1 at the end of the file.
    private var indent = -1
    /// Where the nodes of the tape are written, and how many there are so far.
    private var nodes: UnsafeMutablePointer<TapeNode>
    private var nodeCount = 0
    private var nodeCapacity: Int
    /// Called with each mapping in which a key may appear twice, once it is complete.
    private let onDoubtfulKeys: (Int) -> Void

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, tape: Tape, limits: YAMLLimits, classes: ByteClasses, stamps: KeyStamps,
        spare: UnsafeMutablePointer<UInt8>? = nil, onDoubtfulKeys: @escaping (Int) -> Void
    ) {
        self.spare = spare
        self.classes = classes.pointer
        self.stamps = stamps
        text = bytes.baseAddress!
        count = bytes.count
        self.tape = tape
        self.limits = limits
        self.onDoubtfulKeys = onDoubtfulKeys
        // A node has about so many bytes of text; what is not needed of the room costs nothing.
        (nodes, nodeCapacity) = tape.room(for: min(bytes.count / 8, limits.expandedNodes))
    }

    /// Scans the whole file; false when it is not surely inside the subset.
    mutating func scan() -> Bool {
        guard advance(fromLineStart: true), indent == 0, text[0] != UInt8(ascii: "%") else { return false }
        let isRead = text[at] == UInt8(ascii: "{") ? flow(depth: 1) && advance() : mapping(column: 0, depth: 1)
        tape.take(nodeCount)
        return isRead && indent == -1
    }

    // MARK: Characters

    /// libyaml takes keys of up to 1,024 characters; well before that it shall say.
    private static let longestKey = 900

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let colon = UInt8(ascii: ":")
    private static let hash = UInt8(ascii: "#")
    private static let dash = UInt8(ascii: "-")

    /// The place behind a character of several bytes; -1 where it is no UTF-8, or nothing that YAML takes as it is.
    @inline(__always)
    private static func behindCharacter(_ text: UnsafePointer<UInt8>, _ index: Int) -> Int {
        // All of U+3000 to U+CFFF, which Chinese is written with, is sound.
        if text[index] >= 0xE3, text[index] <= 0xEC {
            return UnsafeRawPointer(text).loadUnaligned(fromByteOffset: index &+ 1, as: UInt16.self) & 0xC0C0 == 0x8080 ? index &+ 3 : -1
        }
        return behindOtherCharacter(text, index)
    }

    @inline(never)
    private static func behindOtherCharacter(_ text: UnsafePointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte < 0xE0 {
            // Below U+00A0 are controls and a line break.
            return byte >= 0xC2 && text[index + 1] & 0xC0 == 0x80 && (byte > 0xC2 || text[index + 1] >= 0xA0) ? index + 2 : -1
        }
        guard byte < 0xF0 else { return -1 }
        let (second, third) = (text[index + 1], text[index + 2])
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return -1 }
        let isSound =
            switch byte {
            case 0xE0: second >= 0xA0
            // Line breaks of Unicode's own, and marks that turn the direction of writing.
            case 0xE2: (second != 0x80 || third < 0xA8 || third > 0xAE) && (second != 0x81 || third < 0xA6 || third > 0xA9)
            case 0xED: second < 0xA0
            case 0xEF: second < 0xBB || (second != 0xBF && !(second == 0xBB && third == 0xBF))
            default: true
            }
        return isSound ? index + 3 : -1
    }

    /// The place of the line break, or of the end of the file, that comes next; -1 where something stands before it that YAML does not take as it is.
    private static func lineEnd(_ text: UnsafePointer<UInt8>, _ count: Int, from start: Int) -> Int {
        var index = start
        while true {
            let byte = text[index]
            if byte >= 0x80 {
                index = behindCharacter(text, index)
                if index < 0 { return -1 }
            } else if byte >= 0x20, byte != 0x7F {
                index &+= 1
            } else {
                return byte == newline || index == count ? index : -1
            }
        }
    }

    /// Whether a plain scalar may begin with this byte, whatever follows.
    @inline(__always)
    private func beginsPlain(_ byte: UInt8) -> Bool { classes[Int(byte)] & ByteClasses.begins != 0 }

    /// Whether the file, the line or a word ends here, so that a colon or a dash before it means something.
    @inline(__always)
    private func endsWord(_ index: Int) -> Bool { text[index] == Self.space || text[index] == Self.newline || index == count }

    // MARK: Lines

    /// Goes to the next content and notes its column; false for anything doubtful.
    private mutating func advance(fromLineStart: Bool = false) -> Bool {
        var index = at
        if !fromLineStart {
            // The rest of the line may only be spaces and a comment.
            while text[index] == Self.space { index &+= 1 }
            if text[index] == Self.hash {
                guard index > at else { return false }
                index = Self.lineEnd(text, count, from: index)
                if index < 0 { return false }
            }
            if text[index] == Self.newline {
                index = beginLine(behind: index)
            } else if index < count {
                return false
            }
        }
        while true {
            let start = index
            while text[index] == Self.space { index &+= 1 }
            if text[index] == Self.hash {
                index = Self.lineEnd(text, count, from: index)
                if index < 0 { return false }
            }
            if text[index] == Self.newline {
                index = beginLine(behind: index)
            } else {
                at = index
                indent = index == count ? -1 : index - start
                return true
            }
        }
    }

    @inline(__always)
    private mutating func beginLine(behind newline: Int) -> Int {
        line &+= 1
        lineStart = newline + 1
        return newline + 1
    }

    // MARK: Nodes

    @inline(__always)
    private mutating func append(_ kind: NodeKind, column: Int, from start: Int, length: Int = 0, hash: UInt32 = 0) -> Int {
        if nodeCount == nodeCapacity { makeRoom() }
        let node = nodeCount
        nodeCount = node &+ 1
        (nodes + node).initialize(
            to: TapeNode(
                line: line, column: UInt32(truncatingIfNeeded: column &- lineStart), start: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: length), hash: hash, next: UInt32(truncatingIfNeeded: node &+ 1), kind: kind))
        return node
    }

    @inline(never)
    private mutating func makeRoom() {
        tape.take(nodeCount)
        (nodes, nodeCapacity) = tape.makeRoom()
    }

    /// Ends a mapping or sequence of so many entries.
    @inline(__always)
    private mutating func end(_ node: Int, entries: Int) {
        nodes[node].length = UInt32(truncatingIfNeeded: entries)
        nodes[node].next = UInt32(truncatingIfNeeded: nodeCount)
        if nodes[node].kind == .mapping, entries > 1, !stamps.areDistinct(in: node, of: nodes) { onDoubtfulKeys(node) }
    }

    /// Whether an entry of a block sequence begins here.
    @inline(__always)
    private func isEntry() -> Bool { text[at] == Self.dash && endsWord(at + 1) }

    /// A block mapping whose keys stand in a column; `at` is at the first key.
    private mutating func mapping(column: Int, depth: Int) -> Bool {
        guard depth <= limits.depth, nodeCount < limits.expandedNodes else { return false }
        let node = append(.mapping, column: at, from: at)
        var entries = 0
        while true {
            guard key() else { return false }
            at += 1
            let afterColon = at
            let keyLine = (line, lineStart)
            while text[at] == Self.space { at += 1 }
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
        end(node, entries: entries)
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
        _ = append(.plain, column: nullAt, from: nullAt, hash: scalarHash(UnsafeRawPointer(text), 0))
        (line, lineStart) = (savedLine, savedStart)
        return true
    }

    /// A block sequence whose dashes stand in a column; `at` is at the first dash.
    private mutating func sequence(column: Int, depth: Int, isIndentless: Bool) -> Bool {
        guard depth <= limits.depth, nodeCount < limits.expandedNodes else { return false }
        let node = append(.sequence, column: at, from: at)
        var entries = 0
        while indent == column, at < count, isEntry() {
            at += 1
            let afterDash = at
            let dashLine = (line, lineStart)
            while text[at] == Self.space { at += 1 }
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
        end(node, entries: entries)
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
            if text[index] == Self.colon, endsWord(index + 1) { return true }
            index += 1
        }
        return false
    }

    /// A key of a block mapping; afterwards `at` is at its colon.
    @inline(__always)
    private mutating func key() -> Bool {
        let start = at
        return scalar(inFlow: false) && text[at] == Self.colon && at - start < Self.longestKey && endsWord(at + 1)
    }

    /// A value on the line of its key or dash.
    @inline(__always)
    private mutating func inlineValue(depth: Int) -> Bool {
        switch text[at] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return flow(depth: depth + 1)
        default: return scalar(inFlow: false)
        }
    }

    /// A plain or quoted scalar; false for anything doubtful. A plain one ends before a colon that ends a key; afterwards `at` is behind it.
    @inline(__always)
    private mutating func scalar(inFlow: Bool) -> Bool {
        let start = at
        let first = text[start]
        guard beginsPlain(first) || (first == Self.dash && text[start + 1] &- 0x30 < 10) else {
            return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? quoted(first) : false
        }
        let plain = inFlow ? ByteClasses.continuesInFlow : ByteClasses.continues
        var next = start
        var end = start
        while true {
            let byte = text[next]
            if classes[Int(byte)] & plain != 0 {
                next &+= 1
                continue
            }
            if byte >= 0x80 {
                next = Self.behindCharacter(text, next)
                if next < 0 { return false }
                continue
            }
            end = next
            if byte == Self.colon {
                if endsWord(next &+ 1) { break }
                if inFlow, !beginsPlain(text[next &+ 1]) { return false }
                next &+= 1
                continue
            }
            if byte == Self.newline || inFlow && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")) { break }
            guard byte == Self.space else {
                if next == count { break }
                return false
            }
            repeat { next &+= 1 } while text[next] == Self.space
            // Spaces belong to the scalar if more of it follows.
            let follower = text[next]
            if classes[Int(follower)] & plain != 0 || follower >= 0x80 { continue }
            if follower == Self.colon {
                // Spaces before the colon of a key are legal and unusual; libyaml shall say.
                if endsWord(next &+ 1) || (inFlow && !beginsPlain(text[next &+ 1])) { return false }
                next &+= 1
                continue
            }
            let isEnd =
                follower == Self.newline || follower == Self.hash || next == count
                || inFlow && (follower == UInt8(ascii: ",") || follower == UInt8(ascii: "]") || follower == UInt8(ascii: "}"))
            if isEnd { break }
            return false
        }
        let length = end &- start
        guard length <= limits.scalarSize else { return false }
        at = end
        _ = append(.plain, column: start, from: start, length: length, hash: paddedHash(UnsafeRawPointer(text + start), length))
        return true
    }

    private mutating func quoted(_ quote: UInt8) -> Bool {
        let start = at + 1
        var index = start
        while text[index] != quote {
            let byte = text[index]
            if byte >= 0x80 {
                index = Self.behindCharacter(text, index)
                if index < 0 { return false }
            } else {
                guard byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "\\") else { return false }
                index += 1
            }
        }
        guard index - start <= limits.scalarSize, text[index + 1] != quote else { return false }
        _ = append(.quoted, column: at, from: start, length: index - start, hash: paddedHash(UnsafeRawPointer(text + start), index - start))
        at = index + 1
        return true
    }

    /// A literal block scalar, `|` and the lines further in than its key; afterwards `at` is at the line break that ends it.
    ///
    /// Without its indentation the text stands nowhere in the file, so it is put together behind the file's bytes.
    private mutating func literal(below column: Int) -> Bool {
        let bar = (at, line, lineStart)
        at += 1
        guard let spare, text[at] == Self.newline else { return false }
        at = beginLine(behind: at)
        let start = spareCount
        var indentation = -1
        while at < count {
            let lineBegin = at
            while text[at] == Self.space { at += 1 }
            // Blank lines are text or end it, by what follows; libyaml shall say.
            guard at < count, text[at] != Self.newline else { return false }
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
            at = Self.lineEnd(text, count, from: at)
            guard at >= 0, at < count else { return false }
            (spare + spareCount).update(from: text + content, count: at + 1 - content)
            spareCount += at + 1 - content
            at = beginLine(behind: at)
        }
        guard indentation >= 0, spareCount - start <= limits.scalarSize else { return false }
        // Back to the line break, from which the caller goes on.
        at -= 1
        line -= 1
        let ended = (line, lineStart)
        (line, lineStart) = (bar.1, bar.2)
        _ = append(
            .quoted, column: bar.0, from: UnsafePointer(spare) - text + start, length: spareCount - start,
            hash: scalarHash(UnsafeRawPointer(spare + start), spareCount - start))
        (line, lineStart) = ended
        return true
    }

    /// Goes over spaces and line breaks inside brackets; false at the end of the file, or where a line begins in the first column.
    @inline(__always)
    private mutating func skipSpace() -> Bool {
        var index = at
        while true {
            if text[index] == Self.space {
                index &+= 1
            } else if text[index] == Self.newline {
                index = beginLine(behind: index)
                guard text[index] == Self.space || text[index] == Self.newline else { return false }
            } else {
                at = index
                return index < count
            }
        }
    }

    /// A flow sequence or mapping; `at` is at its bracket.
    private mutating func flow(depth: Int) -> Bool {
        guard depth <= limits.depth, nodeCount < limits.expandedNodes else { return false }
        let isMapping = text[at] == UInt8(ascii: "{")
        let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let node = append(isMapping ? .mapping : .sequence, column: at, from: at)
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
                    let start = at
                    guard scalar(inFlow: true), text[at] == Self.colon, at - start < Self.longestKey, isQuoted || text[at + 1] == Self.space else {
                        return false
                    }
                    at += 1
                    guard skipSpace() else { return false }
                }
                if text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: "{") {
                    guard flow(depth: depth + 1) else { return false }
                } else {
                    guard scalar(inFlow: true) else { return false }
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
        end(node, entries: entries)
        return true
    }
}
