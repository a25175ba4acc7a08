import Foundation
import GRDB
import Standards
import Wording

/// A ledger file: one SQLite database in which events are appended and rows are what they add up to.
public final class LedgerStore: Sendable {
    /// The file, as the user named it.
    public let path: String
    private let pool: DatabasePool

    /// Opens a ledger.
    ///
    /// - Parameter creates: whether a file that is not there is made.
    /// - Throws: ``LedgerError`` for what is no ledger or cannot be written.
    public init(_ path: String, creates: Bool = false) throws {
        self.path = path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue { throw LedgerError(Text(zh: "\(path)：这是文件夹，不是台账文件", en: "\(path): is a folder, not a ledger file")) }
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
            }
            try LedgerSchema.migrator.migrate(pool)
        } catch let error as DatabaseError {
            throw LedgerError(error, path: path)
        }
    }

    /// Reads, with everything as it was at one moment.
    public func read<Value>(_ body: (LedgerReader) throws -> Value) throws -> Value {
        do { return try pool.read { try body(LedgerReader($0)) } } catch let error as DatabaseError { throw LedgerError(error, path: path) }
    }

    /// Reads and writes in one step: all of it happens, or nothing.
    public func write<Value>(_ body: (LedgerWriter) throws -> Value) throws -> Value {
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
    public func backup(to target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw LedgerError(
                Text(zh: "\(target) 已经有了，不覆盖", en: "\(target) is there already and is not overwritten"),
                help: Text(zh: "换一个名字", en: "give another name"))
        }
        let temporary = target + ".tmp-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            try? FileManager.default.removeItem(atPath: temporary)
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
    public func close() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
