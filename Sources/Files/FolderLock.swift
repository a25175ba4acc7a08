#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps everybody else from writing in a folder, and in folders that hold it or lie in it.
///
/// The folder is locked for one's own, the folders above it are shared: so two writers meet whether they name the same folder, or one a folder
/// in the other's. The kernel lets go of the lock however the program ends, and nothing is left in the folder.
public final class FolderLock {
    /// Writes of others that had broken off and were finished first.
    public private(set) var recovered: [Recovery] = []
    /// How many temporary files of writes that broke off before they had written anything were removed.
    public private(set) var swept = 0
    private var descriptors: [Int32]

    /// Locks a folder, and first finishes what broke off in it.
    ///
    /// - Parameters:
    ///   - seconds: how long to wait for others.
    ///   - whileWaiting: called once when there is something to wait for.
    /// - Throws: ``OutputError/busy(_:_:)`` when others do not come to an end in time.
    public init(_ folder: String, wait seconds: Int = 30, whileWaiting: () -> Void = {}) throws {
        let deadline = time(nil) + seconds
        var isTold = false
        descriptors = []
        guard let real = realPath(folder) else { throw OutputError.cannotWrite(folder, errno) }
        while true {
            if let held = try Self.hold(real) {
                descriptors = held
                let found = folders(below: real).filter { access($0 + "/" + Journal.name, F_OK) == 0 }
                guard let outside = try Self.finish(found, inside: real, &recovered) else {
                    for folder in folders(below: real) { swept += sweep(folder, prefix: TemporaryFile.setPrefix, olderThan: 0) }
                    return
                }
                // What broke off concerns a larger folder, which must be locked first.
                release()
                recovered += try FolderLock(outside, wait: max(0, deadline - time(nil))).recovered
                continue
            }
            if time(nil) >= deadline { throw OutputError.busy(folder, seconds) }
            if !isTold {
                isTold = true
                whileWaiting()
            }
            usleep(20_000)
        }
    }

    deinit { release() }

    /// Makes a folder that is to be written in, with those above it.
    public static func make(_ folder: String) throws -> MadeFolders { MadeFolders(paths: try makeFolders(folder)) }

    private func release() {
        for descriptor in descriptors { close(descriptor) }
        descriptors = []
    }

    /// Finishes what broke off in folders that are locked; the folder to be locked instead, when a journal leads out of them.
    private static func finish(_ journals: [String], inside real: String, _ recovered: inout [Recovery]) throws -> String? {
        for folder in journals {
            if let home = try Journal.home(folder), home.utf8.count < real.utf8.count { return home }
        }
        for folder in journals { if let recovery = try Journal.finish(folder) { recovered.append(recovery) } }
        return nil
    }

    /// The locks of a folder and of those above it; nil while somebody else is in the way.
    private static func hold(_ real: String) throws -> [Int32]? {
        var held: [Int32] = []
        func give() { for descriptor in held { close(descriptor) } }
        var at = real
        while at != "/", at != "." {
            at = folder(of: at)
            let descriptor = open(at, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if descriptor < 0 { continue }
            if flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK {
                close(descriptor)
                give()
                return nil
            }
            held.append(descriptor)
        }
        let descriptor = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            give()
            throw OutputError.cannotWrite(real, code)
        }
        held.append(descriptor)
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return held }
        let code = errno
        if code == EWOULDBLOCK {
            give()
            return nil
        }
        // Some network file systems lock files only.
        let file = open(real + "/.dabiao-lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard file >= 0 else {
            let code = errno
            give()
            throw OutputError.cannotWrite(real, code)
        }
        held.append(file)
        if flock(file, LOCK_EX | LOCK_NB) == 0 { return held }
        give()
        return nil
    }
}

/// Folders that were made for files that are to come.
public struct MadeFolders: Sendable {
    let paths: [String]

    /// Takes them away again, as far as nothing is in them.
    public func remove() { for path in paths.reversed() { rmdir(path) } }
}
