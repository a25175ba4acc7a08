import Files
import Keeping

/// What tells whether a file says what it said: how it was when it was read, and what it said then.
struct FileIdentity: Hashable, Sendable, Packed {
    /// Inode, size and time of the last change; empty where there was no file.
    var stamp: [Int]
    /// The digest of its bytes; empty where there was no file.
    var digest: [UInt8]

    /// No file.
    static let none = FileIdentity(stamp: [], digest: [])

    init(stamp: [Int], digest: [UInt8]) {
        self.stamp = stamp
        self.digest = digest
    }

    func pack(_ out: inout Packer) {
        out.write(stamp)
        out.write(digest.count)
        out.write(raw: digest)
    }

    init(unpacking: inout Unpacker) throws {
        stamp = try unpacking.numbers()
        digest = try unpacking.raw(try unpacking.count())
    }
}
