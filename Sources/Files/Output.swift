import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a result goes: standard output, a file that is replaced whole, or a device or pipe that is written straight to.
public final class Output {
    private enum Destination {
        case stream(Int32)
        case file(TemporaryFile)
    }

    private let destination: Destination
    private let path: String
    private var buffer: [UInt8] = []

    /// Opens a destination; nil is standard output.
    ///
    /// - Parameters:
    ///   - isPrivate: whether nobody else may read the file.
    ///   - sweeps: whether temporary files that dead runs left in the folder are removed.
    /// - Throws: ``OutputError`` when it cannot be written to.
    public init(_ path: String?, isPrivate: Bool = false, sweeps: Bool = true) throws {
        guard let path, path != "-" else {
            destination = .stream(1)
            self.path = "stdout"
            return
        }
        self.path = path
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw OutputError.cannotWrite(path, EISDIR) }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            if descriptor < 0 { throw OutputError.cannotWrite(path, errno) }
            destination = .stream(descriptor)
            return
        }
        if exists, access(path, W_OK) != 0 { throw OutputError.cannotWrite(path, errno) }
        // A link is followed, so that the file it leads to is replaced and the link stays.
        let target = followed(path)
        if sweeps { sweep(folder(of: target), prefix: TemporaryFile.prefix, olderThan: 60) }
        destination = .file(try TemporaryFile(replacing: target, named: path, isPrivate: isPrivate))
    }

    deinit {
        if case .stream(let descriptor) = destination, descriptor > 2 { close(descriptor) }
    }

    /// Writes bytes.
    public func write(_ bytes: [UInt8]) throws {
        // What is large goes out as it is, without being copied first.
        if bytes.count >= 1 << 16 {
            try flush()
            return try send(bytes)
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes text.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    private func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try send(buffer)
    }

    private func send(_ bytes: [UInt8]) throws {
        switch destination {
        case .file(let file): try file.write(bytes)
        case .stream(let descriptor):
            var offset = 0
            while offset < bytes.count {
                let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw OutputError.cannotWrite(path, errno)
                }
                offset += count
            }
        }
    }

    /// Finishes: a regular file takes its name only now, whole.
    ///
    /// - Parameter durably: whether it outlasts a power cut; without that it may afterwards be there and not whole.
    public func finish(durably: Bool = true) throws {
        try flush()
        guard case .file(let file) = destination else { return }
        if durably { try file.sync() }
        try Temporaries.withoutInterruption {
            try file.rename()
            if durably { syncFolder(folder(of: file.target)) }
        }
    }
}
