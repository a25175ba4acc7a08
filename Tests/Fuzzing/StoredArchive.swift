import Packing

/// A ZIP archive put together in memory; the same parts give the same bytes.
enum StoredArchive {
    /// The archive of some parts.
    ///
    /// - Parameter deflates: whether parts are packed or lie there as they are.
    static func bytes(of parts: [(name: String, bytes: [UInt8])], deflates: Bool) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let packed = deflates ? RawDeflate.compressed(part.bytes) : part.bytes
            let name = Array(part.name.utf8)
            let head: [UInt8] =
                number(20, 2) + number(0x0800, 2) + number(deflates ? 8 : 0, 2) + number(0, 2) + number(0x21, 2) + number(Int(crc32(of: part.bytes)), 4)
                + number(packed.count, 4) + number(part.bytes.count, 4) + number(name.count, 2) + number(0, 2)
            directory +=
                number(0x0201_4B50, 4) + number(20, 2) + head + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(body.count, 4) + name
            body += number(0x0403_4B50, 4) + head + name + packed
        }
        let end: [UInt8] =
            number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2) + number(directory.count, 4) + number(body.count, 4)
            + number(0, 2)
        return body + directory + end
    }

    private static func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}
