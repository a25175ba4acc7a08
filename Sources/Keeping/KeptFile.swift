import Files

/// A file of a cache: what tells what it is and who can read it, what tells that it is whole, and the bytes that are kept.
package struct KeptFile {
    /// What tells that bytes are whole.
    package typealias Checksum = @Sendable (_ bytes: ArraySlice<UInt8>) -> [UInt8]

    /// The bytes that are kept.
    package let body: ArraySlice<UInt8>
    /// The file as it was read.
    package let stamp: FolderListing.Stamp

    /// Reads a file; nil where there is none that is whole and begins as it should.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - head: what it begins with.
    ///   - limit: larger ones are not read.
    ///   - mustBeOwn: whether one of another user is none.
    ///   - checksum: what tells that the bytes are whole.
    package init?(_ path: String, head: [UInt8], limit: Int = .max, mustBeOwn: Bool = false, _ checksum: Checksum) {
        guard let file = try? RegularFile(path, limit: limit), !mustBeOwn || file.isOwn, let bytes = try? file.bytes() else { return nil }
        guard bytes.starts(with: head), bytes.count > head.count else { return nil }
        let start = head.count + 1 + Int(bytes[head.count])
        guard bytes.count >= start, bytes[(head.count + 1)..<start].elementsEqual(checksum(bytes[start...])) else { return nil }
        (body, stamp) = (bytes[start...], file.stamp)
    }

    /// Writes a file, which nobody else may read and which need not outlast a power cut.
    ///
    /// - Parameters:
    ///   - body: the bytes that are kept.
    ///   - path: the file.
    ///   - head: what it begins with.
    ///   - sweeps: whether what dead runs left beside it is removed.
    ///   - checksum: what tells that the bytes are whole, in less than 256 bytes.
    package static func write(_ body: [UInt8], to path: String, head: [UInt8], sweeps: Bool = true, _ checksum: Checksum) throws {
        let sum = checksum(body[...])
        let output = try Output(path, isPrivate: true, sweeps: sweeps)
        try output.write(head + [UInt8(sum.count)] + sum)
        try output.write(body)
        try output.finish(durably: false)
    }
}
