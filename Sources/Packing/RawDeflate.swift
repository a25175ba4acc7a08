import CZlib

/// Compression without any head around it, as scripts in browsers write it, by zlib.
package enum RawDeflate {
    /// Why bytes cannot be expanded.
    package enum Problem: Error, Hashable {
        /// They were not made so, or were changed since.
        case damaged
        /// They end too early.
        case cutOff
        /// They expand to more bytes than are taken.
        case tooLarge(limit: Int)
    }

    /// How many bytes are made at a time.
    private static let step = 1 << 16

    /// Bytes made smaller.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // A negative number of bits leaves out zlib's own head.
        guard deflateInit2_(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
        defer { deflateEnd(&stream) }
        var result: [UInt8] = []
        var input = bytes
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            var isDone = false
            while !isDone {
                let part = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(step)
                    isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
                    count = step - Int(stream.avail_out)
                }
                result += part
            }
        }
        return result
    }

    /// The bytes that were made smaller.
    ///
    /// - Parameter limit: as many are taken; a few bytes that expand to gigabytes end here.
    package static func expanded(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw .damaged }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var input = bytes
        let problem = input.withUnsafeMutableBufferPointer { source -> Problem? in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                var code = Z_OK
                result += [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(step)
                    code = inflate(&stream, Z_NO_FLUSH)
                    count = step - Int(stream.avail_out)
                }
                if result.count > limit { return .tooLarge(limit: limit) }
                switch code {
                case Z_STREAM_END: return stream.avail_in == 0 ? nil : .damaged
                case Z_OK where stream.avail_out > 0 && stream.avail_in == 0, Z_BUF_ERROR: return .cutOff
                case Z_OK: continue
                default: return .damaged
                }
            }
        }
        if let problem { throw problem }
        return result
    }
}

/// The checksum that ZIP and PNG use.
package func crc32(of bytes: some Collection<UInt8>) -> UInt32 {
    bytes.withContiguousStorageIfAvailable { UInt32(crc32_z(0, $0.baseAddress, $0.count)) } ?? crc32(of: Array(bytes))
}
