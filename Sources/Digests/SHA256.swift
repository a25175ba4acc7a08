import CLibSodium

/// SHA-256 over bytes as they come, by libsodium.
package struct SHA256: Sendable {
    /// The length of a digest in bytes.
    package static let length = 32

    private var state = crypto_hash_sha256_state()

    /// A digest of nothing yet.
    package init() {
        crypto_hash_sha256_init(&state)
    }

    /// Takes in more bytes.
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            _ = crypto_hash_sha256_update(&state, buffer.baseAddress, UInt64(buffer.count))
        }
        if isDone == nil { update(Array(bytes)) }
    }

    /// The 32 bytes of the digest of everything taken in so far; more may be taken in afterwards.
    package func digest() -> [UInt8] {
        var copy = state
        var result = [UInt8](repeating: 0, count: Self.length)
        crypto_hash_sha256_final(&copy, &result)
        return result
    }

    /// The 32 bytes of the digest of a text's UTF-8.
    package static func digest(of text: String) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(text.utf8)
        return hasher.digest()
    }
}
