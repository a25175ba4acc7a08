/// A UUID made from a name (version 5, RFC 9562), so that the same thing has the same UUID in every file.
package struct NamedUUID: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The UUID of a name in a namespace.
    package init(_ name: String, in namespace: NamedUUID = .dabiao) {
        var bytes = Array(SHA1.digest(namespace.bytes + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.bytes = bytes
    }

    /// The namespace of host names.
    package static let hosts = NamedUUID(bytes: [0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8])
    /// The namespace of everything this program names.
    package static let dabiao = NamedUUID("dabiao", in: .hosts)

    package var description: String {
        let digits = Array(bytes.hexadecimal)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}
