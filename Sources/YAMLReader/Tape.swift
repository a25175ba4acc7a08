import Wording

/// What a node of a tape is.
public enum NodeKind: UInt8, Sendable {
    /// A value written without quotes.
    case plain
    /// A value in quotes or a block scalar: always text, never a number or a yes/no by accident of spelling.
    case quoted
    /// A mapping; its children are key, value, key, value, …
    case mapping
    /// A sequence.
    case sequence
    /// A reference to an anchored node (standards only).
    case alias
}

/// One node of a tape: 32 bytes, no references.
@usableFromInline
struct TapeNode {
    /// Line, from 0.
    @usableFromInline var line: UInt32
    /// Column, from 0, in characters.
    @usableFromInline var column: UInt32
    /// For a scalar the offset of its bytes in the arena; for an alias the index of its target.
    @usableFromInline var start: UInt32
    /// Bytes of a scalar; entries of a sequence; pairs of a mapping.
    @usableFromInline var length: UInt32
    /// Hash of a scalar's bytes.
    @usableFromInline var hash: UInt32
    /// Index of the node after this one's subtree.
    @usableFromInline var next: UInt32
    @usableFromInline var kind: NodeKind
}

/// A YAML file as one flat array of nodes in reading order, with the bytes of its scalars beside it.
///
/// A tape is filled by ``TapeReader`` and reused from file to file; it makes no `String` until one is asked for.
public final class Tape {
    /// The buffers. They stand behind a pointer of their own so that reading a node costs no bookkeeping of accesses.
    @usableFromInline
    struct Storage {
        @usableFromInline var nodes: UnsafeMutablePointer<TapeNode>
        var arena: UnsafeMutablePointer<UInt8>
        /// What offsets of scalars count from: the arena, or the file's own bytes.
        @usableFromInline var text: UnsafePointer<UInt8>
        var nodeCapacity: Int
        var arenaCapacity: Int
        var count = 0
        var arenaCount = 0
    }

    @usableFromInline let storage: UnsafeMutablePointer<Storage>
    /// The file the tape was read from, as the user named it.
    public internal(set) var file = ""
    let source = SourceBuffer()
    /// Whether columns count bytes; they are turned into characters when a position is asked for.
    package private(set) var columnsAreBytes = false
    /// Where the lines of the file begin; found out when a position is first asked for.
    private var lineStarts: [Int] = []
    /// The place that was asked for last, from which the next one of the same line is counted on.
    private var lastPlace = (line: -1, bytes: 0, characters: 0)

    init() {
        let (nodes, bytes) = (1 << 12, 1 << 16)
        storage = .allocate(capacity: 1)
        let arena = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes)
        storage.initialize(
            to: Storage(
                nodes: .allocate(capacity: nodes), arena: arena, text: UnsafePointer(arena), nodeCapacity: nodes, arenaCapacity: bytes))
    }

    deinit {
        storage.pointee.nodes.deallocate()
        storage.pointee.arena.deallocate()
        storage.deallocate()
    }

    /// How many nodes the tape holds.
    public var count: Int { storage.pointee.count }

    func clear() {
        storage.pointee.count = 0
        storage.pointee.arenaCount = 0
        storage.pointee.text = UnsafePointer(storage.pointee.arena)
        columnsAreBytes = false
        lineStarts.removeAll(keepingCapacity: true)
        lastPlace = (-1, 0, 0)
    }

    /// The bytes of a line, from 1, without its line break; empty behind the end.
    func lineBytes(_ number: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        let bytes = source.bytes
        if lineStarts.isEmpty {
            lineStarts.append(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
            for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
        }
        guard number >= 1, number <= lineStarts.count else { return bytes[bytes.endIndex...] }
        let start = lineStarts[number - 1]
        var line = bytes[start..<(number < lineStarts.count ? lineStarts[number] - 1 : bytes.endIndex)]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line
    }

    /// How many characters stand before a byte of a line, or how many bytes before a character, both from 0.
    private func count(_ line: Int, upTo column: Int, inBytes: Bool) -> (bytes: Int, characters: Int) {
        let text = lineBytes(line + 1)
        var place = lastPlace
        if place.line != line || (inBytes ? place.bytes : place.characters) > column { place = (line, 0, 0) }
        var index = text.startIndex + place.bytes
        // A place in the middle of a character is that character's end.
        while index < text.endIndex, (inBytes ? place.bytes : place.characters) < column {
            index += 1
            while index < text.endIndex, text[index] & 0xC0 == 0x80 { index += 1 }
            place.bytes = index - text.startIndex
            place.characters += 1
        }
        lastPlace = place
        return (place.bytes, place.characters)
    }

    /// Characters before so many bytes of a line.
    fileprivate func characters(_ line: Int, bytes: Int) -> Int { count(line, upTo: bytes, inBytes: true).characters }

    /// Bytes before so many characters of a line.
    fileprivate func bytes(_ line: Int, characters: Int) -> Int { count(line, upTo: characters, inBytes: false).bytes }

    /// Lets scalars lie in the file's own bytes.
    func useSource(_ text: UnsafePointer<UInt8>) {
        storage.pointee.text = text
        columnsAreBytes = true
    }

    @inline(__always)
    func append(_ node: TapeNode) -> Int {
        let at = storage.pointee.count
        if at == storage.pointee.nodeCapacity { growNodes(to: at * 2) }
        (storage.pointee.nodes + at).initialize(to: node)
        storage.pointee.count = at + 1
        return at
    }

    /// Where nodes are written, until more room is made.
    var nodes: UnsafeMutablePointer<TapeNode> { storage.pointee.nodes }

    /// Where nodes are written, with room for so many or more, and how many have room there.
    func room(for count: Int) -> (nodes: UnsafeMutablePointer<TapeNode>, capacity: Int) {
        if storage.pointee.nodeCapacity < count { growNodes(to: count) }
        return (nodes, storage.pointee.nodeCapacity)
    }

    /// Makes more room for those that were written.
    func makeRoom() -> (nodes: UnsafeMutablePointer<TapeNode>, capacity: Int) { room(for: storage.pointee.nodeCapacity * 2) }

    /// Takes over so many nodes that were written where there was room.
    func take(_ count: Int) { storage.pointee.count = count }

    private func growNodes(to capacity: Int) {
        let larger = UnsafeMutablePointer<TapeNode>.allocate(capacity: capacity)
        larger.update(from: storage.pointee.nodes, count: storage.pointee.count)
        storage.pointee.nodes.deallocate()
        storage.pointee.nodes = larger
        storage.pointee.nodeCapacity = capacity
    }

    @inline(__always)
    func appendBytes(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        let at = storage.pointee.arenaCount
        if at + length + 8 > storage.pointee.arenaCapacity { growArena(by: length) }
        (storage.pointee.arena + at).update(from: bytes, count: length)
        storage.pointee.arenaCount = at + length
        return at
    }

    private func growArena(by length: Int) {
        let wanted = max(storage.pointee.arenaCapacity * 2, storage.pointee.arenaCount + length + 8)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        larger.update(from: storage.pointee.arena, count: storage.pointee.arenaCount)
        storage.pointee.arena.deallocate()
        storage.pointee.arena = larger
        storage.pointee.text = UnsafePointer(larger)
        storage.pointee.arenaCapacity = wanted
    }

}

extension Tape {
    /// Follows an alias to the node it stands for.
    @inlinable @inline(__always)
    public func resolved(_ index: Int) -> Int {
        storage.pointee.nodes[index].kind == .alias ? Int(storage.pointee.nodes[index].start) : index
    }

    /// What the node is; an alias is what it stands for.
    @inlinable @inline(__always)
    public func kind(_ index: Int) -> NodeKind { storage.pointee.nodes[resolved(index)].kind }

    /// Whether the node is a scalar.
    @inlinable @inline(__always)
    public func isScalar(_ index: Int) -> Bool {
        let kind = kind(index)
        return kind == .plain || kind == .quoted
    }

    /// The bytes of a scalar, valid until the tape is filled again.
    @inlinable @inline(__always)
    public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let node = storage.pointee.nodes[resolved(index)]
        return UnsafeBufferPointer(start: storage.pointee.text + Int(node.start), count: Int(node.length))
    }

    /// The hash of a scalar's bytes, as ``scalarHash(_:)`` gives it.
    @inlinable @inline(__always)
    public func hash(_ index: Int) -> UInt32 { storage.pointee.nodes[resolved(index)].hash }

    /// A scalar as a string; for diagnostics and names, not for the hot path.
    public func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// Whether a scalar is written so, without making a `String` of it.
    @inlinable @inline(__always)
    public func spells(_ index: Int, _ word: StaticString) -> Bool {
        let text = bytes(index)
        guard text.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<text.count where text[offset] != word.utf8Start[offset] { return false }
        return true
    }

    /// Entries of a sequence, pairs of a mapping.
    @inlinable @inline(__always)
    public func entries(_ index: Int) -> Int { Int(storage.pointee.nodes[resolved(index)].length) }

    /// The index of the first child of a mapping or sequence, and the index after the last.
    @inlinable @inline(__always)
    public func children(_ index: Int) -> (first: Int, end: Int) {
        let at = resolved(index)
        return (at + 1, Int(storage.pointee.nodes[at].next))
    }

    /// The index after the node's subtree: its next sibling, if it has one.
    @inlinable @inline(__always)
    public func after(_ index: Int) -> Int { Int(storage.pointee.nodes[index].next) }

    /// Where the node stands in its file.
    public func position(_ index: Int) -> SourcePosition {
        let (line, column) = (Int(storage.pointee.nodes[index].line), Int(storage.pointee.nodes[index].column))
        return SourcePosition(line: line + 1, column: (columnsAreBytes ? characters(line, bytes: column) : column) + 1)
    }

    /// The line a node stands on, from 1.
    @inlinable @inline(__always)
    public func line(_ index: Int) -> Int { Int(storage.pointee.nodes[index].line) + 1 }

    /// Where a node stands, counted from 0: its line, and the bytes before it on that line.
    public func place(_ index: Int) -> (line: Int, column: Int) {
        let (line, column) = (Int(storage.pointee.nodes[index].line), Int(storage.pointee.nodes[index].column))
        // libyaml counts characters.
        return (line, columnsAreBytes ? column : bytes(line, characters: column))
    }

    /// Whether a scalar stood in quotes or in a block of its own.
    public func isQuoted(_ index: Int) -> Bool { storage.pointee.nodes[resolved(index)].kind == .quoted }

    /// Whether the file begins with a byte order mark.
    public var hasByteOrderMark: Bool { source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// The bytes of the file, for telling whether it is still the same.
    public var sourceBytes: [UInt8] { Array(source.bytes) }

    /// The text of the file, without a byte order mark.
    public var sourceText: String {
        var bytes = source.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a scalar says nothing: empty, `~` or `null`.
    @inlinable @inline(__always)
    public func isNull(_ index: Int) -> Bool {
        let at = resolved(index)
        guard storage.pointee.nodes[at].kind == .plain else { return false }
        let text = bytes(at)
        switch text.count {
        case 0: return true
        case 1: return text[0] == UInt8(ascii: "~")
        case 4: return text.elementsEqual("null".utf8) || text.elementsEqual("Null".utf8) || text.elementsEqual("NULL".utf8)
        default: return false
        }
    }

    /// Calls `body` with the indices of each key and value of a mapping.
    @inlinable @inline(__always)
    public func forEachPair(_ index: Int, _ body: (_ key: Int, _ value: Int) -> Void) {
        var (key, end) = children(index)
        while key < end {
            let value = Int(storage.pointee.nodes[key].next)
            body(key, value)
            key = Int(storage.pointee.nodes[value].next)
        }
    }

    /// Calls `body` with the index of each entry of a sequence.
    @inlinable @inline(__always)
    public func forEachEntry(_ index: Int, _ body: (Int) -> Void) {
        var (entry, end) = children(index)
        while entry < end {
            body(entry)
            entry = Int(storage.pointee.nodes[entry].next)
        }
    }

    /// A diagnostic at a node, with its source line.
    public func diagnostic(
        _ severity: Diagnostic.Severity = .error, at index: Int, _ message: Text, help: Text? = nil
    ) -> Diagnostic {
        let position = position(index)
        let isText = isScalar(index) && storage.pointee.nodes[index].kind != .alias
        let length = isText ? String(decoding: bytes(index).prefix(500), as: UTF8.self).prefix { $0 != "\n" }.count : 1
        return diagnostic(
            severity, at: position, message, help: help, length: storage.pointee.nodes[index].kind == .quoted ? length + 2 : max(1, length))
    }

    /// A diagnostic at a place of the file, with its source line, or of a long line with what stands near.
    func diagnostic(
        _ severity: Diagnostic.Severity = .error, at position: SourcePosition, _ message: Text, help: Text? = nil, length: Int = 1
    ) -> Diagnostic {
        var diagnostic = Diagnostic(severity, file: file, position: position, message: message, help: help, length: length)
        let line = lineBytes(position.line)
        let at = bytes(position.line - 1, characters: position.column - 1)
        var first = line.startIndex
        if line.count > 1000, at > 400 {
            first += at - 400
            while first < line.endIndex, line[first] & 0xC0 == 0x80 { first += 1 }
        }
        var last = min(line.endIndex, first + 1000)
        while last > first, last < line.endIndex, line[last] & 0xC0 == 0x80 { last -= 1 }
        diagnostic.sourceLine = String(decoding: line[first..<last], as: UTF8.self)
        diagnostic.sourceColumn = position.column - line[first..<max(first, min(line.endIndex, line.startIndex + at))].count { $0 & 0xC0 != 0x80 }
        return diagnostic
    }

    func setLength(_ index: Int, _ length: Int, next: Int) {
        storage.pointee.nodes[index].length = UInt32(length)
        storage.pointee.nodes[index].next = UInt32(next)
    }

    func node(_ index: Int) -> TapeNode { storage.pointee.nodes[index] }
}

/// The hash by which scalars are looked up in vocabularies.
@inlinable @inline(__always)
public func scalarHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = bytes.baseAddress else { return 0 }
    return scalarHash(UnsafeRawPointer(base), bytes.count)
}

@inlinable @inline(__always)
func scalarHash(_ base: UnsafeRawPointer, _ count: Int) -> UInt32 {
    scalarHash(base, count) { rest, count in
        var tail: UInt64 = 0
        for offset in 0..<count { tail |= UInt64(rest.load(fromByteOffset: offset, as: UInt8.self)) &<< UInt64(truncatingIfNeeded: offset &* 8) }
        return tail
    }
}

/// The same hash, of bytes behind which seven more can be read, whatever they are.
@inline(__always)
func paddedHash(_ base: UnsafeRawPointer, _ count: Int) -> UInt32 {
    scalarHash(base, count) { rest, count in
        rest.loadUnaligned(as: UInt64.self) & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
    }
}

/// - Parameter tail: the last bytes, fewer than eight, as one number; the first is the lowest.
@inlinable @inline(__always)
func scalarHash(_ base: UnsafeRawPointer, _ count: Int, tail: (UnsafeRawPointer, Int) -> UInt64) -> UInt32 {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: count) &* multiplier
    var (next, rest) = (base, count)
    while rest >= 8 {
        hash = (hash ^ next.loadUnaligned(as: UInt64.self)) &* multiplier
        hash ^= hash >> 32
        next += 8
        rest &-= 8
    }
    hash = (hash ^ tail(next, rest)) &* multiplier
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
}
