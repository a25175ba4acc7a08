import Foundation
import GRDB
import Wording

/// A ledger file: one SQLite database in which events are appended and rows are what they add up to.
package final class LedgerStore: Sendable {
    /// The file, as the user named it.
    package let path: String
    private let pool: DatabasePool

    /// Opens a ledger.
    ///
    /// - Parameter creates: whether a file that is not there is made.
    /// - Throws: ``LedgerError`` for what is no ledger or cannot be written.
    package init(_ path: String, creates: Bool = false) throws {
        self.path = path
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw LedgerError(Text(zh: "\(path)：这是文件夹，不是台账文件", en: "\(path): is a folder, not a ledger file"))
        }
        // Opening a pipe would wait for somebody to write into it.
        if exists, status.st_mode & S_IFMT != S_IFREG {
            throw LedgerError(Text(zh: "\(path)：不是普通文件，不是台账文件", en: "\(path): is not a regular file, so not a ledger file"))
        }
        guard exists || creates else {
            throw LedgerError(
                Text(zh: "\(path)：没有这个台账", en: "\(path): there is no such ledger"),
                help: Text(zh: "用 dabiao campaign start 建立", en: "make one with dabiao campaign start"))
        }
        if exists, FileHandle(forReadingAtPath: path)?.readData(ofLength: 16) != Data("SQLite format 3\0".utf8) {
            // Opening it as a database would already change it.
            throw LedgerError(Text(zh: "\(path)：不是台账文件", en: "\(path): is not a ledger file"))
        }
        if exists, access(path, W_OK) != 0 {
            throw LedgerError(Text(zh: "\(path)：没有写入权限", en: "\(path): not writable"))
        }
        if !exists { try Self.create(path) }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(60)
            configuration.maximumReaderCount = 2
            configuration.prepareDatabase { db in
                // An acknowledged event must outlive a power cut.
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            if exists {
                let isLedger = try pool.read { db in try db.tableExists("event") && db.tableExists("ledger_row") }
                guard isLedger else { throw LedgerError(Text(zh: "\(path)：不是台账文件", en: "\(path): is not a ledger file")) }
                guard try !pool.read(LedgerSchema.migrator.hasBeenSuperseded) else {
                    throw LedgerError(
                        Text(zh: "\(path)：由更新版本的 dabiao 写过，本版本不能读写", en: "\(path): was written by a newer dabiao, which this one cannot read"),
                        help: Text(zh: "请升级 dabiao", en: "upgrade dabiao"))
                }
            }
            try LedgerSchema.migrator.migrate(pool)
        } catch let error as DatabaseError {
            throw LedgerError(error, path: path)
        }
    }

    /// Makes an empty file that nobody else can read: a ledger names people.
    private static func create(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw LedgerError(Text(zh: "\(path)：无法建立（\(reason)）", en: "\(path): cannot be made (\(reason))"))
        }
        Foundation.close(descriptor)
    }

    /// Reads, with everything as it was at one moment.
    package func read<Value>(_ body: (LedgerReader) throws -> Value) throws -> Value {
        do { return try pool.read { try body(LedgerReader($0)) } } catch let error as DatabaseError { throw LedgerError(error, path: path) }
    }

    /// Reads and writes in one step: all of it happens, or nothing.
    package func write<Value>(_ body: (LedgerWriter) throws -> Value) throws -> Value {
        do {
            return try pool.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    result = try body(LedgerWriter(db))
                    return .commit
                }
                return result!
            }
        } catch let error as DatabaseError { throw LedgerError(error, path: path) }
    }

    /// Copies the ledger while others write to it; the copy is as the ledger was at one moment.
    package func backup(to target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw LedgerError(
                Text(zh: "\(target) 已经有了，不覆盖", en: "\(target) is there already and is not overwritten"),
                help: Text(zh: "换一个名字", en: "give another name"))
        }
        let temporary = target + ".tmp-\(UUID().uuidString.prefix(8))"
        try Self.create(temporary)
        do {
            do {
                let queue = try DatabaseQueue(path: temporary)
                try pool.backup(to: queue)
                // The copy is one file, without the log of the original.
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try queue.close()
            }
            guard rename(temporary, target) == 0 else {
                throw LedgerError(Text(zh: "\(target)：无法写入", en: "\(target): cannot be written"))
            }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            if let error = error as? DatabaseError { throw LedgerError(error, path: target) }
            throw error
        }
    }

    /// Closes the file.
    ///
    /// Everything goes into the one file first, so that it can be copied as it is.
    package func close() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
