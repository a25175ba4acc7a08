import Files
import Writing

/// Keeps rows until what comes before them is known, with pieces that come again and again by their numbers.
package final class WovenSpool {
    private let spool = Spool()
    private let pieces: TextPieces

    /// - Parameter pieces: those that all rows share.
    init(_ pieces: TextPieces) { self.pieces = pieces }

    /// Takes rows as packed text.
    func append(_ rows: [UInt8]) throws { try spool.append(rows) }

    /// Writes everything, in the order it came.
    ///
    /// - Parameter dropping: how many bytes at the very beginning are left out.
    func write(to output: Output, dropping: Int = 0) throws {
        var (rest, text): ([UInt8], [UInt8]) = ([], [])
        var leftOut = dropping
        try spool.drain { bytes in
            rest.append(contentsOf: bytes)
            var at = 0
            while let size = rest.withUnsafeBytes({ WovenText.size(of: UnsafeRawBufferPointer(rebasing: $0[at...])) }) {
                text.removeAll(keepingCapacity: true)
                rest.withUnsafeBytes { WovenText.unravel(UnsafeRawBufferPointer(rebasing: $0[at..<at + size]), pieces, into: &text) }
                if leftOut > 0 {
                    text.removeFirst(leftOut)
                    leftOut = 0
                }
                try output.write(text)
                at += size
            }
            rest.removeSubrange(..<at)
        }
    }
}
