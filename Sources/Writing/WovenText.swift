/// Text in which pieces that come again and again are kept by their numbers, a fraction of what is written in the end; made by workers and kept until what
/// comes before it is known.
package struct WovenText: PieceWriter, Sendable {
    /// Runs of text and the pieces between them, in turn. Each run has its length before it and the number of a piece behind it, in two bytes each.
    package var text = ByteWriter()
    private let pieces: TextPieces
    private var own = TextPieces()
    /// Where the length of the run stands that is being written.
    private var run = 0

    /// Its own pieces are numbered from here.
    private static let ownBase = 0x8000
    /// Stands where no piece does, because the run is too long for its length, or the text ends.
    private static let noPiece = 0xFFFF
    private static let longestRun = 0xFFFF

    /// Nothing yet.
    ///
    /// - Parameter pieces: those all share.
    package init(_ pieces: TextPieces = TextPieces()) {
        self.pieces = pieces
        write(number: 0)
    }

    /// Whether nothing was written.
    package var isEmpty: Bool { text.bytes.count == 2 }

    // Of more pieces than there are numbers the rest is written out.

    package mutating func write(piece number: Int) {
        if number < Self.ownBase { join(number) } else { text.bytes.append(contentsOf: pieces[number]) }
    }

    package mutating func write(own number: Int) {
        if Self.ownBase + number < Self.noPiece { join(Self.ownBase + number) } else { text.bytes.append(contentsOf: own[number]) }
    }

    package mutating func add(own piece: [UInt8]) -> Int { own.add(piece) }

    private mutating func write(number: Int) {
        text.bytes.append(UInt8(truncatingIfNeeded: number))
        text.bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// Ends a run and begins the next.
    private mutating func join(_ piece: Int) {
        close()
        write(number: piece)
        run = text.bytes.count
        write(number: 0)
    }

    /// Writes the length of the run, after breaking one that is too long.
    private mutating func close() {
        while text.bytes.count - run - 2 > Self.longestRun {
            set(Self.longestRun, at: run)
            let end = run + 2 + Self.longestRun
            text.bytes.insert(contentsOf: [0xFF, 0xFF, 0, 0], at: end)
            run = end + 2
        }
        set(text.bytes.count - run - 2, at: run)
    }

    private mutating func set(_ number: Int, at place: Int) {
        text.bytes[place] = UInt8(truncatingIfNeeded: number)
        text.bytes[place + 1] = UInt8(truncatingIfNeeded: number >> 8)
    }

    // MARK: Keeping

    /// The three lengths that packed text begins with, each of four bytes.
    private static let headSize = 12

    /// Everything that was written, as bytes; none where nothing was.
    package consuming func packed() -> [UInt8] {
        if isEmpty { return [] }
        join(Self.noPiece)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headSize + own.ends.count * 4 + own.bytes.count + text.bytes.count)
        for count in [own.ends.count, own.bytes.count, text.bytes.count] {
            withUnsafeBytes(of: UInt32(count)) { bytes.append(contentsOf: $0) }
        }
        own.ends.withUnsafeBytes { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: own.bytes)
        bytes.append(contentsOf: text.bytes)
        return bytes
    }

    /// How many bytes the packed text has that begins here; nil where not even that is all there.
    package static func size(of bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= headSize else { return nil }
        func count(_ index: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)) }
        let size = headSize + count(0) * 4 + count(1) + count(2)
        return size <= bytes.count ? size : nil
    }

    /// Appends packed text to others as it is read, with every piece in its place.
    ///
    /// - Parameters:
    ///   - bytes: the packed text, as ``packed()`` made it.
    ///   - pieces: those all share.
    ///   - out: what it is appended to.
    package static func unravel(_ bytes: UnsafeRawBufferPointer, _ pieces: TextPieces, into out: inout [UInt8]) {
        func count(_ index: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)) }
        func number(_ place: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)) }
        func end(_ index: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: headSize + index * 4, as: UInt32.self) }
        let own = headSize + count(0) * 4
        var at = own + count(1)
        pieces.bytes.withUnsafeBytes { shared in
            pieces.ends.withUnsafeBufferPointer { ends in
                while at + 4 <= bytes.count {
                    let length = number(at)
                    out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at + 2..<at + 2 + length]))
                    at += 2 + length
                    let piece = number(at)
                    at += 2
                    if piece < ownBase {
                        out.append(contentsOf: UnsafeRawBufferPointer(rebasing: shared[TextPieces.range(piece) { ends[$0] }]))
                    } else if piece != noPiece {
                        let range = TextPieces.range(piece - ownBase, end: end)
                        out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[own + range.lowerBound..<own + range.upperBound]))
                    }
                }
            }
        }
    }
}
