#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of results that takes its name only when everything is in it.
public final class OutputFolder {
    private static let prefix = ".dabiao-folder-"
    /// Where the results go until then.
    public let path: String
    private let target: String
    private let named: String
    private let descriptor: Int32

    /// Begins a folder, which must not be there yet.
    ///
    /// - Throws: ``OutputError`` when it cannot be made.
    public init(_ named: String) throws {
        self.named = named
        var name = named
        while name.count > 1, name.hasSuffix("/") { name.removeLast() }
        _ = try makeFolders(folder(of: name))
        let parent = folder(of: name)
        target = name
        sweep(parent, prefix: Self.prefix, olderThan: 3600, kind: S_IFDIR)
        path = try Temporaries.makeFolder(in: parent, prefix: Self.prefix)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { flock(descriptor, LOCK_SH | LOCK_NB) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        Temporaries.remove(path)
        Temporaries.forget(path)
    }

    /// Gives the folder its name.
    public func finish() throws {
        let mask = umask(0)
        umask(mask)
        chmod(path, 0o777 & ~mask)
        try Temporaries.withoutInterruption {
            if systemRename(path, target) != 0 { throw OutputError.cannotWrite(named, errno) }
            syncFolder(folder(of: target))
        }
    }
}
