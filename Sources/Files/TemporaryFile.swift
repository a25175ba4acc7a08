#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is written beside the one it will replace, and takes its name only when it is whole.
///
/// Its name is random and it is created by nobody else, so only one's own is ever removed. It is locked while its writer lives.
final class TemporaryFile {
    /// Temporary files of single results.
    static let prefix = ".dabiao-tmp-"
    /// Temporary files of a set of files, which is written under a lock of the folder.
    static let setPrefix = ".dabiao-new-"

    /// Where it is until it is whole.
    let path: String
    /// The file it will be.
    let target: String
    /// The file as the user named it.
    private let named: String
    private var descriptor: Int32
    private var isThere = true

    /// Makes the file beside its target, whose owner, group and mode it takes over.
    ///
    /// - Parameter isPrivate: whether nobody else may read it, whatever the file it replaces was like.
    init(replacing target: String, named: String, prefix: String = TemporaryFile.prefix, isPrivate: Bool = false) throws {
        self.target = target
        self.named = named
        var status = stat()
        let exists = stat(target, &status) == 0
        var path = ""
        var descriptor: Int32 = -1
        for _ in 0..<100 {
            path = folder(of: target) + "/" + Temporaries.randomName(prefix)
            // Until it has its owner, nobody else may read what is written into it.
            let mode: mode_t = exists || isPrivate ? 0o600 : 0o666
            let code = Temporaries.make(path) {
                descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
                return descriptor >= 0 ? 0 : errno
            }
            if code == 0 { break }
            if code != EEXIST { throw OutputError.cannotWrite(named, code) }
        }
        guard descriptor >= 0 else { throw OutputError.cannotWrite(named, EEXIST) }
        self.path = path
        self.descriptor = descriptor
        flock(descriptor, LOCK_EX | LOCK_NB)
        if exists { Self.take(over: status, descriptor, isPrivate: isPrivate) }
    }

    /// Gives a file the owner, group and mode of another, as far as this user may.
    private static func take(over status: stat, _ descriptor: Int32, isPrivate: Bool) {
        var mode = isPrivate ? 0o600 : status.st_mode & 0o777
        if fchown(descriptor, status.st_uid, status.st_gid) != 0, fchown(descriptor, uid_t.max, status.st_gid) != 0 {
            var own = stat()
            // What the old group could do is nothing another group has a right to.
            if fstat(descriptor, &own) == 0, own.st_gid != status.st_gid { mode = mode & ~0o070 | (mode & 0o007) << 3 }
        }
        fchmod(descriptor, mode)
    }

    deinit { discard() }

    /// Writes bytes.
    func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            if count < 0 {
                if errno == EINTR { continue }
                throw OutputError.cannotWrite(named, errno)
            }
            offset += count
        }
    }

    /// Sees to it that what was written is on the disk.
    func sync() throws {
        if fsync(descriptor) != 0 { throw OutputError.cannotWrite(named, errno) }
    }

    /// Gives it its name.
    func rename() throws {
        if systemRename(path, target) != 0 { throw OutputError.cannotWrite(named, errno) }
        keep()
    }

    /// Leaves the file to a journal, which will give it its name.
    func keep() {
        isThere = false
        Temporaries.forget(path)
    }

    /// Removes it, unless it has its name already.
    func discard() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        guard isThere else { return }
        unlink(path)
        keep()
    }
}

func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }

func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }
