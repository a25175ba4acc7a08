import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a result could not be written.
public enum OutputError: Error, Sendable {
    /// The file, and the system's error number.
    case cannotWrite(String, Int32)

    /// What to tell the user.
    public var message: Text {
        switch self {
        case .cannotWrite(let path, let code):
            let reason = String(cString: strerror(code))
            let zh =
                switch code {
                case ENOSPC, EDQUOT: "磁盘已满"
                case EACCES, EPERM, EROFS: "没有写入权限"
                case ENOENT: "所在文件夹不存在"
                case EISDIR: "这是一个文件夹"
                default: reason
                }
            return Text(zh: "\(path)：无法写入（\(zh)）", en: "\(path): cannot be written (\(reason))")
        }
    }
}

/// Where a result goes: standard output, a file that is replaced whole, or a device or pipe that is written straight to.
public final class Output {
    private var descriptor: Int32
    private let path: String
    private let temporary: String?
    private var buffer: [UInt8] = []
    private var isOpen = true

    /// Opens a destination; nil is standard output.
    ///
    /// - Throws: ``OutputError`` when it cannot be written to.
    public init(_ path: String?) throws {
        guard let path, path != "-" else {
            descriptor = 1
            self.path = "stdout"
            temporary = nil
            return
        }
        self.path = path
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw OutputError.cannotWrite(path, EISDIR) }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            temporary = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            // A link is followed, so that the file it leads to is replaced and the link stays.
            let target =
                exists
                ? (realpath(path, nil).map { pointer in
                    defer { free(pointer) }
                    return String(cString: pointer)
                } ?? path) : path
            if exists, access(path, W_OK) != 0 { throw OutputError.cannotWrite(path, errno) }
            temporary = target + ".tmp-\(getpid())"
            descriptor = open(temporary!, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o644)
            self.target = target
        }
        if descriptor < 0 { throw OutputError.cannotWrite(path, errno) }
    }

    private var target = ""

    deinit {
        if isOpen, descriptor > 2 { close(descriptor) }
        if isOpen, let temporary { unlink(temporary) }
    }

    /// Writes bytes.
    public func write(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes text.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    private func flush() throws {
        var offset = 0
        while offset < buffer.count {
            let count = buffer.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + offset, buffer.count - offset) }
            if count < 0 {
                if errno == EINTR { continue }
                throw OutputError.cannotWrite(path, errno)
            }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes and closes the temporary file, which takes its name only with ``finish()``; after this nothing can be added.
    public func prepare() throws {
        try flush()
        guard descriptor > 2, !isPrepared else { return }
        if temporary != nil, fsync(descriptor) != 0 { throw OutputError.cannotWrite(path, errno) }
        let closed = close(descriptor)
        let code = errno
        descriptor = -1
        isPrepared = true
        if closed != 0 { throw OutputError.cannotWrite(path, code) }
    }

    private var isPrepared = false

    /// Finishes: a regular file takes its name only now, whole.
    public func finish() throws {
        try prepare()
        guard isPrepared else { return }
        isOpen = false
        if let temporary, rename(temporary, target) != 0 {
            let code = errno
            unlink(temporary)
            throw OutputError.cannotWrite(path, code)
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
