#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps the rows of a report until what comes before them is known: in memory while they are few, then in a temporary file.
package final class Spool {
    private var memory: [UInt8] = []
    private var file: UnsafeMutablePointer<FILE>?
    private let limit: Int
    package private(set) var isEmpty = true

    package init(limit: Int = 4 << 20) {
        self.limit = limit
    }

    deinit {
        if let file { fclose(file) }
    }

    package func append(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        isEmpty = false
        memory.append(contentsOf: bytes)
        if memory.count >= limit { try spill() }
    }

    private func spill() throws {
        // tmpfile() has no name from the start, so nothing is left behind however the program ends.
        if file == nil { file = tmpfile() }
        guard let file, fwrite(memory, 1, memory.count, file) == memory.count else { throw OutputError.cannotWrite("tmp", errno) }
        memory.removeAll(keepingCapacity: true)
    }

    /// Writes everything, in the order it came.
    ///
    /// - Parameters:
    ///   - output: where it goes.
    ///   - dropping: how many bytes at the very beginning are left out.
    package func write(to output: Output, dropping: Int = 0) throws {
        var left = dropping
        try drain { bytes in
            try output.write(left > 0 ? Array(bytes.dropFirst(left)) : bytes)
            left = max(0, left - bytes.count)
        }
    }

    /// Hands out everything, in the order it came.
    package func drain(_ body: ([UInt8]) throws -> Void) throws {
        if let file {
            guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else { throw OutputError.cannotWrite("tmp", errno) }
            var buffer = [UInt8](repeating: 0, count: 1 << 18)
            while true {
                let count = fread(&buffer, 1, buffer.count, file)
                if count == 0 { break }
                try body(Array(buffer[..<count]))
            }
        }
        if !memory.isEmpty { try body(memory) }
        memory = []
    }
}
