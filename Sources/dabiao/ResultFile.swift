import Files
import Foundation
import Reports
import Wording

/// The file a result goes to: its ending says the format, and it never takes the place of what results are made from.
enum ResultFile {
    // MARK: Format

    /// The ending of a path, in small letters; nil where there is none, as in `-`, `/dev/stdout` or 结果.2026.
    static func ending(of path: String) -> String? {
        let ending = (path as NSString).pathExtension.lowercased()
        guard let first = ending.unicodeScalars.first, ending.count <= 8, ("a"..."z").contains(first), ending.allSatisfy(\.isASCII) else { return nil }
        return ending
    }

    /// The format to write in.
    ///
    /// - Parameters:
    ///   - requested: what `--format` says.
    ///   - path: what `-o` says.
    ///   - known: the formats the command has.
    /// - Throws: ``UserFailure`` for an ending that means nothing, a format the command does not have, and two that contradict each other.
    static func format<Format: FileFormat>(_ requested: Format?, _ path: String?, among known: [Format]) throws -> Format {
        if let requested, !known.contains(requested) {
            throw UserFailure("这个命令没有 \(requested.rawValue) 格式", "this command has no format \(requested.rawValue)", help: .oneOf(known.map(\.rawValue)))
        }
        guard let path, let ending = ending(of: path) else { return requested ?? .usual }
        let own = Format.allCases.filter { known.contains($0) }
        guard let format = own.first(where: { $0.endings.contains(ending) }) else {
            let allowed = own.compactMap { $0.endings.first.map { "." + $0 } }
            throw UserFailure(
                "不能写成 .\(ending) 文件：\(path)", "a .\(ending) file cannot be written: \(path)",
                help: .oneOf(allowed.enumerated().filter { !allowed[..<$0.offset].contains($0.element) }.map(\.element)))
        }
        guard let requested else { return format }
        if !requested.endings.contains(ending) {
            throw UserFailure(
                "--format \(requested.rawValue) 与文件名 \(path) 不一致", "--format \(requested.rawValue) contradicts the name \(path)",
                help: Text(zh: "去掉 --format，或改文件名", en: "leave --format out, or change the name"))
        }
        return requested
    }

    // MARK: What stays

    /// Opens the file a result is written to.
    ///
    /// - Parameter isPrivate: whether nobody but the owner may read it.
    /// - Throws: ``UserFailure`` when it is one that results are made from and `force` is false.
    static func open(_ path: String?, force: Bool, keeping folders: [String] = [], isPrivate: Bool = false) throws -> Output {
        try check(path, force: force, keeping: folders)
        return try Output(path, isPrivate: isPrivate)
    }

    /// Refuses a file of an inventory, a standard, a campaign or a ledger, also behind a link.
    static func check(_ path: String?, force: Bool, keeping folders: [String] = []) throws {
        guard let path, path != "-", !force else { return }
        let files = FileManager.default
        guard files.fileExists(atPath: path) else {
            if (try? files.destinationOfSymbolicLink(atPath: path)) != nil {
                throw UserFailure("\(path) 是一个指向不存在文件的链接", "\(path) is a link to a file that is not there")
            }
            return
        }
        let target = resolved(path)
        if let what = kept(target, folders) {
            throw UserFailure(
                "\(path) 是\(what.zh)，不能用结果替换", "\(path) is \(what.en), which a result may not replace",
                help: Text(zh: "换一个文件名；确实要替换请加 --force", en: "give another name; to replace it all the same, add --force"))
        }
    }

    private static func kept(_ target: String, _ folders: [String]) -> Text? {
        if isDatabase(target) { return Text(zh: "整改台账（数据库）", en: "a ledger (a database)") }
        if ["yaml", "yml"].contains((target as NSString).pathExtension.lowercased()) {
            return Text(zh: "清单、标准或攻坚月文件", en: "a file of an inventory, a standard or a campaign")
        }
        for folder in folders + ["inventories", "standards", "campaigns"] where FileManager.default.fileExists(atPath: folder) {
            let inside = resolved(folder)
            if target == inside || target.hasPrefix(inside + "/") {
                return Text(zh: "文件夹 \(folder) 里已有的文件", en: "a file that is already in the folder \(folder)")
            }
        }
        return nil
    }

    private static func resolved(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    private static func isDatabase(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
    }
}
