import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A write that had broken off and was finished.
public struct Recovery: Sendable, Hashable {
    /// The folder.
    public var folder: String
    /// How many files took their names only now.
    public var files: Int
    /// Files that were changed after the write broke off: they stay, and what was to replace them is beside them.
    public var conflicts: [(file: String, kept: String)] { zip(conflictFiles, keptFiles).map { ($0, $1) } }
    fileprivate var conflictFiles: [String] = []
    fileprivate var keptFiles: [String] = []

    /// What to tell the user.
    public var message: Text {
        Text(
            zh: "上次写入中断过，现已补完（\(files) 个文件）", en: "an earlier write had broken off; it was finished now (\(files) files)")
    }

    /// What to tell the user of a file that was changed after the write broke off.
    public static func conflictMessage(kept: String) -> Text {
        Text(
            zh: "写入中断之后这个文件又被改动，现有内容保留；本要写入的内容在 \(kept)，请比对后删去",
            en: "was changed after a write broke off, and stays as it is; what was to be written is in \(kept); compare them, then remove it")
    }
}

/// The record of files that are about to take their names together.
///
/// Until it is there nothing has happened; once it is there the files will take their names, if not in this run, then in the next. It names
/// only files in its own folder and below it. In every other folder with such a file stands a record that says how far up the first one is.
enum Journal {
    static let name = ".dabiao-journal"
    private static let head = "dabiao-journal 1"

    struct Entry {
        /// The file, relative to the journal's folder.
        var file: String
        /// The name of its new content, beside what the file is or leads to.
        var temporary: String
        /// What the file was like before.
        var stamp: String
    }

    /// What a file is like, as far as its directory entry tells; a dash for no file.
    static func stamp(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "-" }
        #if canImport(Glibc)
            let fraction = status.st_mtim.tv_nsec
        #else
            let fraction = status.st_mtimespec.tv_nsec
        #endif
        return "\(status.st_ino):\(status.st_size):\(status.changed):\(fraction)"
    }

    // MARK: Writing

    /// Makes the journal of a folder, and the records that lead to it from folders below.
    static func write(_ entries: [Entry], in home: String, from folders: [String]) throws {
        for folder in folders where folder != home {
            let levels = folder.dropFirst(home == "/" ? 0 : home.count).count { $0 == "/" }
            try write("\(head)\nup \(levels)\nend\n", in: folder)
        }
        let lines = entries.map { "file\t\($0.temporary)\t\($0.stamp)\t\(escaped($0.file))\n" }.joined()
        try write("\(head)\n\(lines)end\n", in: home)
    }

    private static func write(_ text: String, in folder: String) throws {
        let file = try TemporaryFile(replacing: folder + "/" + name, named: folder, prefix: TemporaryFile.setPrefix, isPrivate: true)
        try file.write(Array(text.utf8))
        try file.sync()
        try file.rename()
        syncFolder(folder)
    }

    /// Takes the journal away: everything has its name.
    static func remove(in home: String, from folders: [String]) {
        for folder in folders where folder != home { unlink(folder + "/" + name) }
        unlink(home + "/" + name)
        syncFolder(home)
    }

    // MARK: Reading

    /// The folder whose journal the record in a folder leads to; nil when it has none.
    static func home(_ folder: String) throws -> String? {
        guard let text = RegularFile.bytes(folder + "/" + name).map({ String(decoding: $0, as: UTF8.self) }) else { return nil }
        let lines = try lines(text, folder)
        guard let up = lines.first, up.hasPrefix("up ") else { return folder }
        guard lines.count == 1, let levels = Int(up.dropFirst(3)), (1...64).contains(levels) else { throw OutputError.damagedJournal(folder + "/" + name) }
        var home = folder
        for _ in 0..<levels { home = Files.folder(of: home) }
        return home
    }

    private static func lines(_ text: String, _ folder: String) throws -> ArraySlice<Substring> {
        let lines = text.split(separator: "\n")
        guard lines.count >= 2, lines.first == Substring(head), lines.last == "end" else { throw OutputError.damagedJournal(folder + "/" + name) }
        return lines[1..<lines.count - 1]
    }

    /// Gives the files of a folder's journal their names, and takes it away. The folder is locked by who calls this.
    ///
    /// - Returns: what was done; nil for a record that leads elsewhere, and when there is none.
    static func finish(_ folder: String) throws -> Recovery? {
        let path = folder + "/" + name
        guard let text = RegularFile.bytes(path).map({ String(decoding: $0, as: UTF8.self) }) else {
            guard access(path, F_OK) == 0 else { return nil }
            throw OutputError.cannotWrite(path, EACCES)
        }
        let lines = try lines(text, folder)
        if lines.first?.hasPrefix("up ") == true {
            // The journal it leads to is finished by itself; without one there is nothing left to do.
            unlink(path)
            return nil
        }
        let entries = try lines.map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, parts[0] == "file", parts[1].hasPrefix(TemporaryFile.setPrefix), !parts[1].contains("/"),
                let file = unescaped(parts[3]), !file.hasPrefix("/"), !file.split(separator: "/").contains("..")
            else { throw OutputError.damagedJournal(path) }
            return Entry(file: file, temporary: parts[1], stamp: parts[2])
        }
        guard access(folder, W_OK) == 0 else { throw OutputError.cannotWrite(folder, errno) }
        return try Temporaries.withoutInterruption { try finish(entries, in: folder) }
    }

    private static func finish(_ entries: [Entry], in home: String) throws -> Recovery {
        var recovery = Recovery(folder: home, files: 0)
        var folders: Set<String> = []
        for entry in entries {
            let target = followed(home + "/" + entry.file)
            let new = folder(of: target) + "/" + entry.temporary
            folders.formUnion([folder(of: target), folder(of: home + "/" + entry.file)])
            guard access(new, F_OK) == 0 else { continue }
            if stamp(target) == entry.stamp {
                if systemRename(new, target) != 0 { throw OutputError.cannotWrite(target, errno) }
                recovery.files += 1
            } else {
                var kept = target + ".new"
                var number = 2
                while access(kept, F_OK) == 0 {
                    kept = target + ".new\(number)"
                    number += 1
                }
                if systemRename(new, kept) != 0 { throw OutputError.cannotWrite(kept, errno) }
                recovery.conflictFiles.append(target)
                recovery.keptFiles.append(kept)
            }
        }
        for folder in folders { syncFolder(folder) }
        remove(in: home, from: Array(folders))
        return recovery
    }

    // MARK: Names

    /// A file's name on a line of its own.
    private static func escaped(_ name: String) -> String {
        name.replacing("%", with: "%25").replacing("\n", with: "%0A").replacing("\t", with: "%09").replacing("\r", with: "%0D")
    }

    private static func unescaped(_ text: String) -> String? {
        text.replacing("%0D", with: "\r").replacing("%09", with: "\t").replacing("%0A", with: "\n").replacing("%25", with: "%")
    }
}

/// Finishes what broke off in a folder, for those who only read: nothing happens unless there is something to finish.
///
/// - Throws: ``OutputError`` when it has to be finished and cannot be, or a write that is under way does not end in time.
public func finishInterruptedWrites(in folders: [String], wait seconds: Int = 30) throws -> [Recovery] {
    var recovered: [Recovery] = []
    for folder in folders where access(folder + "/" + Journal.name, F_OK) == 0 {
        guard let real = realPath(folder), let home = try Journal.home(real) else { continue }
        recovered += try FolderLock(home, wait: seconds).recovered
    }
    return recovered
}
