import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a result could not be written.
public enum OutputError: Error, Sendable {
    /// The file, and the system's error number.
    case cannotWrite(String, Int32)
    /// Somebody changed this file after it was read.
    case changed(String)
    /// Somebody else has been writing in this folder for so many seconds.
    case busy(String, Int)
    /// The record of a write that broke off, which cannot be read.
    case damagedJournal(String)

    /// What to tell the user.
    public var message: Text {
        switch self {
        case .cannotWrite(let path, let code):
            let reason = String(cString: strerror(code))
            let zh =
                switch code {
                case ENOSPC, EDQUOT: "磁盘已满"
                case EACCES, EPERM, EROFS: "没有写入权限"
                case ENOENT: "所在文件夹不存在"
                case EISDIR: "这是一个文件夹"
                case EFBIG: "超过系统允许的文件大小"
                default: reason
                }
            return Text(zh: "\(path)：无法写入（\(zh)）", en: "\(path): cannot be written (\(reason))")
        case .changed(let path):
            return Text(
                zh: "\(path)：读取之后又被改动，什么都没有写入；请重新运行一次", en: "\(path): was changed after it was read; nothing was written; run the command again")
        case .busy(let folder, let seconds):
            return Text(
                zh: "\(folder)：另一个命令正在写入，等了 \(seconds) 秒仍未结束；请稍后再试，或用 --wait 多等一会",
                en: "\(folder): another command is writing there and did not finish in \(seconds) seconds; try again later, or wait longer with --wait")
        case .damagedJournal(let path):
            return Text(
                zh: "\(path)：上次中断的写入留下的记录已损坏；核对这个文件夹里的文件后把它删去",
                en: "\(path): the record of a write that broke off is damaged; check the files of this folder, then remove it")
        }
    }
}
