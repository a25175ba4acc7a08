import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads whole regular files into a buffer that is reused from file to file.
final class SourceBuffer {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 1 << 16
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The bytes of the file last read.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    private func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let larger = max(wanted, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    /// Takes over bytes from memory, for tests and standard input.
    func fill(_ bytes: [UInt8]) {
        count = 0
        reserve(bytes.count + 1)
        bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { base.update(from: start, count: source.count) }
        }
        count = bytes.count
    }

    /// Reads a regular file. Returns what is wrong with it, or nil.
    func read(path: String, limit: Int) -> Diagnostic? {
        count = 0
        // Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return Diagnostic(file: path, message: .cannotRead(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return Diagnostic(file: path, message: .cannotRead(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return Diagnostic(file: path, message: .notRegularFile, help: .useRegularFile)
        }
        guard Int(status.st_size) <= limit else {
            return Diagnostic(
                file: path, message: .fileTooLarge(bytes: Int(status.st_size), limit: limit), help: .splitFile)
        }
        reserve(Int(status.st_size) + 1)
        while true {
            if count == capacity { reserve(capacity + 1) }
            let got = systemRead(descriptor, base + count, capacity - count)
            if got < 0 {
                if errno == EINTR { continue }
                return Diagnostic(file: path, message: .cannotRead(errno))
            }
            if got == 0 { return nil }
            count += got
            // A file that grows while it is read must not get past the limit.
            if count > limit {
                return Diagnostic(file: path, message: .fileTooLarge(bytes: count, limit: limit), help: .splitFile)
            }
        }
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ size: Int) -> Int {
    #if canImport(Glibc)
        Glibc.read(descriptor, buffer, size)
    #else
        Darwin.read(descriptor, buffer, size)
    #endif
}
