#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Several files that are written together: all of them or none, however the program ends.
///
/// All new contents are on the disk under temporary names before a ``Journal`` is; once that is there, whoever comes next gives the files their
/// names, should this run not live to do it. The folder must be locked by a ``FolderLock``.
public struct FileSet {
    private struct Part {
        var path: String
        var bytes: [UInt8]
        var before: [UInt8]?
    }

    private var parts: [Part] = []

    /// No files.
    public init() {}

    /// Adds a file.
    ///
    /// - Parameter before: the bytes the file was read as; nil when there was none. Anything else there now is somebody's work.
    public mutating func add(_ path: String, _ text: String, before: [UInt8]?) { add(path, Array(text.utf8), before: before) }

    /// Adds a file of any bytes.
    public mutating func add(_ path: String, _ bytes: [UInt8], before: [UInt8]?) {
        parts.append(Part(path: path, bytes: bytes, before: before))
    }

    /// Writes the files.
    ///
    /// - Throws: ``OutputError``; then no file has changed.
    public func commit() throws {
        var made: [String] = []
        do {
            for part in parts { made += try makeFolders(folder(of: part.path)) }
            try write()
        } catch {
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    private func write() throws {
        var files: [TemporaryFile] = []
        for part in parts {
            if access(part.path, F_OK) == 0, access(part.path, W_OK) != 0 { throw OutputError.cannotWrite(part.path, errno) }
            let file = try TemporaryFile(replacing: followed(part.path), named: part.path, prefix: TemporaryFile.setPrefix)
            try file.write(part.bytes)
            try file.sync()
            files.append(file)
        }
        try Temporaries.withoutInterruption {
            let stamps = files.map { Journal.stamp($0.target) }
            for part in parts {
                let isSame = access(part.path, F_OK) == 0 ? part.before != nil && RegularFile.bytes(part.path) == part.before : part.before == nil
                guard isSame else { throw OutputError.changed(part.path) }
            }
            if files.count == 1 {
                try files[0].rename()
                syncFolder(folder(of: files[0].target))
            } else if !files.isEmpty {
                try rename(files, stamps)
            }
        }
    }

    private func rename(_ files: [TemporaryFile], _ stamps: [String]) throws {
        let named = try parts.map { part in
            guard let folder = realPath(folder(of: part.path)) else { throw OutputError.cannotWrite(part.path, errno) }
            return (folder: folder, name: fileName(of: part.path))
        }
        let home = Self.common(named.map(\.folder))
        let entries = zip(zip(files, stamps), named).map { file, place in
            let below = place.folder.dropFirst(home.count).drop { $0 == "/" }
            return Journal.Entry(
                file: (below.isEmpty ? "" : below + "/") + place.name, temporary: fileName(of: file.0.path), stamp: file.1)
        }
        let folders = Set(named.map(\.folder)).sorted()
        do { try Journal.write(entries, in: home, from: folders) } catch {
            Journal.remove(in: home, from: folders)
            throw error
        }
        var done = 0
        do {
            for (file, entry) in zip(files, entries) {
                // Writing the journal took a while, in which an editor may have saved.
                guard Journal.stamp(file.target) == entry.stamp else { throw OutputError.changed(parts[done].path) }
                try file.rename()
                done += 1
            }
        } catch {
            try undo(files[..<done])
            Journal.remove(in: home, from: folders)
            throw error
        }
        for folder in Set(files.map { folder(of: $0.target) }) { syncFolder(folder) }
        Journal.remove(in: home, from: folders)
    }

    /// Puts back what stood in the files that have their new content already.
    private func undo(_ files: ArraySlice<TemporaryFile>) throws {
        for (part, file) in zip(parts, files) {
            // Somebody who saved since then keeps what he saved.
            guard RegularFile.bytes(file.target) == part.bytes else { continue }
            guard let before = part.before else {
                unlink(file.target)
                continue
            }
            let old = try TemporaryFile(replacing: file.target, named: part.path, prefix: TemporaryFile.setPrefix)
            try old.write(before)
            try old.sync()
            try old.rename()
        }
    }

    /// The innermost folder that holds all the others.
    private static func common(_ folders: [String]) -> String {
        var common = folders[0].split(separator: "/")
        for folder in folders.dropFirst() {
            let parts = folder.split(separator: "/")
            common = Array(zip(common, parts).prefix { $0 == $1 }.map(\.0))
        }
        return "/" + common.joined(separator: "/")
    }
}
