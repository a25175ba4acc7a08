import Quantities

/// A picture that is taken in: what it is, when it was taken, and its bytes without the position it may have been taken at.
package struct Photo: Sendable, Hashable {
    /// The forms pictures may have.
    package enum Format: String, Sendable, CaseIterable {
        /// As cameras write them.
        case jpeg
        /// As screens are kept.
        case png

        /// How the names of such files end.
        package var ending: String { self == .jpeg ? "jpg" : "png" }
    }

    /// What is taken.
    package struct Limits: Sendable {
        /// How many bytes a picture may have.
        package var bytes: Int
        /// How many dots it may have.
        package var dots: Int

        /// Limits; the defaults are 8 MiB and 100 million dots.
        package init(bytes: Int = 8 << 20, dots: Int = 100_000_000) {
            self.bytes = bytes
            self.dots = dots
        }
    }

    /// Why bytes are no picture that is taken.
    package enum Problem: Error, Hashable {
        /// They are something else, by what they begin with.
        case noPhoto
        /// They end before the picture does.
        case cutOff
        /// What is inside contradicts itself.
        case damaged
        /// There are too many of them.
        case tooLarge(bytes: Int, limit: Int)
        /// It has too many dots.
        case tooManyDots(width: Int, height: Int)
    }

    /// Its form.
    package var format: Format
    /// How many dots it is wide.
    package var width: Int
    /// How many dots it is high.
    package var height: Int
    /// The day it was taken on, by the camera; nil when it does not say.
    package var takenOn: Day?
    /// Whether it said where it was taken, which ``bytes`` no longer do.
    package var hadPosition: Bool
    /// The picture; nothing stands behind its end.
    package var bytes: [UInt8]

    /// Looks at bytes as a picture.
    package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(Problem) {
        guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count, limit: limits.bytes) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = try JPEGFile.photo(bytes)
        } else if bytes.starts(with: PNGFile.signature) {
            self = try PNGFile.photo(bytes)
        } else {
            throw .noPhoto
        }
        guard width > 0, height > 0 else { throw .damaged }
        guard width * height <= limits.dots else { throw .tooManyDots(width: width, height: height) }
    }

    init(_ format: Format, width: Int, height: Int, takenOn: Day?, hadPosition: Bool, bytes: [UInt8]) {
        self.format = format
        self.width = width
        self.height = height
        self.takenOn = takenOn
        self.hadPosition = hadPosition
        self.bytes = bytes
    }
}
