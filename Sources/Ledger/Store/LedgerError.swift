import GRDB
import Wording

/// Why a ledger file cannot be used.
public struct LedgerError: Error, Sendable, Hashable {
    /// What to tell the user.
    public var message: Text
    /// What to do.
    public var help: Text?

    init(_ message: Text, help: Text? = nil) {
        self.message = message
        self.help = help
    }

    /// What a database error means for a file.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self.init(Text(zh: "\(path)：磁盘已满，什么也没有写入", en: "\(path): the disk is full; nothing was written"))
        case .SQLITE_READONLY, .SQLITE_PERM:
            self.init(Text(zh: "\(path)：没有写入权限，什么也没有写入", en: "\(path): not writable; nothing was written"))
        case .SQLITE_CANTOPEN: self.init(Text(zh: "\(path)：打不开（文件或所在文件夹不可写）", en: "\(path): cannot be opened (is the file or its folder writable?)"))
        case .SQLITE_NOTADB: self.init(Text(zh: "\(path)：不是台账文件", en: "\(path): is not a ledger file"))
        case .SQLITE_CORRUPT:
            self.init(
                Text(zh: "\(path)：文件已损坏", en: "\(path): the file is damaged"),
                help: Text(zh: "用 dabiao ledger backup 做的备份恢复", en: "restore a copy made with dabiao ledger backup"))
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(Text(zh: "\(path)：其他程序一直占用着台账", en: "\(path): another program keeps the ledger busy"))
        case .SQLITE_IOERR: self.init(Text(zh: "\(path)：读写出错（\(error.message ?? "")）", en: "\(path): input or output failed (\(error.message ?? ""))"))
        default: self.init(Text(zh: "\(path)：\(error.message ?? "\(error.resultCode)")", en: "\(path): \(error.message ?? "\(error.resultCode)")"))
        }
    }
}
