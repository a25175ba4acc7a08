import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files and folders that shall not outlive this process.
///
/// Signals are sent to the process as a whole, so what they must clean up is kept for the process as a whole, behind a lock.
public enum Temporaries {
    private static let paths = Mutex<Set<String>>([])
    /// Held while names of finished files are put in place: a signal waits until all of them are.
    private static let gate = Mutex<Void>(())
    /// What is done before a signal ends the program, when everything temporary is gone.
    private static let last = Mutex<(@Sendable () -> Void)?>(nil)

    /// Makes a file or folder and notes it in one step, which no signal comes between; `body` returns the system's error number, or 0.
    static func make(_ path: String, _ body: () -> Int32) -> Int32 {
        paths.withLock { paths in
            let code = body()
            if code == 0 { paths.insert(path) }
            return code
        }
    }

    static func forget(_ path: String) { _ = paths.withLock { $0.remove(path) } }

    /// Does what a signal shall not break off.
    static func withoutInterruption<Result>(_ body: () throws -> Result) rethrows -> Result {
        try gate.withLock { _ in try body() }
    }

    /// A name nobody else has in a folder.
    static func randomName(_ prefix: String) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return prefix + String((0..<16).map { _ in letters.randomElement()! })
    }

    /// Makes a folder for this user only, with a name nobody else has.
    static func makeFolder(in parent: String, prefix: String) throws -> String {
        for _ in 0..<100 {
            let path = parent + "/" + randomName(prefix)
            let code = make(path) { mkdir(path, 0o700) == 0 ? 0 : errno }
            if code == 0 { return path }
            if code != EEXIST { throw OutputError.cannotWrite(parent, code) }
        }
        throw OutputError.cannotWrite(parent, EEXIST)
    }

    /// Removes a file, or a folder with what is in it.
    static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in entries(path) { remove(path + "/" + name) }
        rmdir(path)
    }

    /// Removes a folder in which another thread may still be making files.
    private static func removeInUse(_ path: String) {
        for _ in 0..<100 {
            remove(path)
            var status = stat()
            if lstat(path, &status) != 0 { return }
        }
    }

    /// From now on a signal that ends the program removes its temporary files first; the program then ends as the signal says.
    ///
    /// Call it before other threads begin. A file that grows too large is an error of writing instead of a signal.
    public static func removeOnSignals() {
        signal(SIGXFSZ, SIG_IGN)
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        let waited = set
        startThread {
            var waited = waited
            var number: Int32 = 0
            guard sigwait(&waited, &number) == 0 else { return }
            gate.withLock { _ in
                // The list stays locked, so that nothing new is made until the program has ended.
                paths.withLock { paths in
                    for path in paths { removeInUse(path) }
                    last.withLock { $0 }?()
                    signal(number, SIG_DFL)
                    pthread_sigmask(SIG_UNBLOCK, &waited, nil)
                    raise(number)
                }
            }
        }
    }

    /// A signal ends the program only after this: a program that shares the terminal must not be left behind on it.
    public static func waitOnSignals(_ body: @escaping @Sendable () -> Void) { last.withLock { $0 = body } }

    /// Whether whoever started the program wants a signal ignored, as nohup does.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Glibc)
            return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #else
            return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #endif
    }

    /// A thread of its own that nobody waits for.
    private static func startThread(_ body: @escaping @Sendable () -> Void) {
        final class Work: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body)).toOpaque()
        pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().body()
                return nil
            }, work)
        pthread_detach(thread)
    }
}

/// A folder for temporary files, removed when it is let go of, and by signals.
public final class ScratchFolder {
    private static let prefix = "dabiao-"
    /// Its path.
    public let path: String
    private let descriptor: Int32

    /// Makes a folder in the system's place for temporary files, and removes those that dead runs left there.
    ///
    /// - Throws: ``OutputError`` when there is no room for it.
    public init() throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        path = try Temporaries.makeFolder(in: parent, prefix: Self.prefix)
        // The lock tells those who sweep that the folder is in use, whatever process ids mean to them.
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { flock(descriptor, LOCK_SH | LOCK_NB) }
        sweep(parent, prefix: Self.prefix, olderThan: 3600, kind: S_IFDIR)
    }

    deinit {
        Temporaries.remove(path)
        Temporaries.forget(path)
        if descriptor >= 0 { close(descriptor) }
    }
}

/// Removes temporary files or folders that nobody holds any more: those of this user that carry a name of ours, are old enough, and are not locked.
///
/// - Returns: how many were removed.
@discardableResult
func sweep(_ folder: String, prefix: String, olderThan seconds: Int, kind: mode_t = S_IFREG) -> Int {
    var removed = 0
    for name in entries(folder) where name.hasPrefix(prefix) {
        let path = folder + "/" + name
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { continue }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == kind, status.st_uid == geteuid() || geteuid() == 0,
            time(nil) - status.changed >= seconds, flock(descriptor, LOCK_EX | LOCK_NB) == 0
        else { continue }
        Temporaries.remove(path)
        removed += 1
    }
    return removed
}

extension stat {
    /// When the contents changed last, in seconds since 1970.
    var changed: Int {
        #if canImport(Glibc)
            Int(st_mtim.tv_sec)
        #else
            Int(st_mtimespec.tv_sec)
        #endif
    }
}
