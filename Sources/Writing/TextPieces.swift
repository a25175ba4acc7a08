/// Pieces of text that come again and again, such as what every row of one criterion ends with; each is known by its number.
package struct TextPieces: Sendable {
    /// All of them, one behind the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each ends.
    package private(set) var ends: [UInt32] = []

    /// No pieces.
    package init() {}

    /// Adds a piece and gives its number; they are counted from 0.
    @discardableResult
    package mutating func add(_ piece: [UInt8]) -> Int {
        bytes.append(contentsOf: piece)
        ends.append(UInt32(bytes.count))
        return ends.count - 1
    }

    /// A piece.
    package subscript(_ number: Int) -> ArraySlice<UInt8> { bytes[Self.range(number) { ends[$0] }] }

    /// Where a piece stands.
    ///
    /// - Parameters:
    ///   - number: of the piece.
    ///   - end: gives where a piece ends.
    @inline(__always)
    static func range(_ number: Int, end: (Int) -> UInt32) -> Range<Int> { (number == 0 ? 0 : Int(end(number - 1)))..<Int(end(number)) }
}

/// Takes text, some of it as pieces that are ready.
package protocol PieceWriter {
    /// The text between the pieces.
    var text: ByteWriter { get set }
    /// Writes a piece of those all share.
    mutating func write(piece number: Int)
    /// Writes a piece of its own, one of those that were given to ``add(own:)``.
    mutating func write(own number: Int)
    /// Adds a piece of its own and gives its number.
    mutating func add(own piece: [UInt8]) -> Int
}

/// Writes pieces out where they stand.
package struct PlainText: PieceWriter {
    package var text = ByteWriter()
    private let pieces: TextPieces
    private var own = TextPieces()

    /// Nothing yet.
    package init(_ pieces: TextPieces) { self.pieces = pieces }

    package mutating func write(piece number: Int) { text.bytes.append(contentsOf: pieces[number]) }
    package mutating func write(own number: Int) { text.bytes.append(contentsOf: own[number]) }
    package mutating func add(own piece: [UInt8]) -> Int { own.add(piece) }
}
