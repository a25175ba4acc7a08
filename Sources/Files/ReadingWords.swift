import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The wording of files that cannot be read.
extension Text {
    /// Why a file cannot be read, by the system's error number.
    public static func cannotRead(_ code: Int32) -> Text {
        switch code {
        case ENOENT: Text(zh: "文件不存在", en: "no such file")
        case EACCES, EPERM: Text(zh: "没有读取权限", en: "permission denied")
        case ENXIO: notRegularFile
        default: Text(zh: "无法读取（\(String(cString: strerror(code)))）", en: "cannot be read (\(String(cString: strerror(code))))")
        }
    }
    /// The file is a pipe, a device or a folder.
    package static let notRegularFile = Text(
        zh: "不是普通文件（可能是管道、设备或目录）", en: "is not a regular file (a pipe, a device or a folder?)")
    static func cannotList(_ code: Int32) -> Text {
        switch code {
        case ENOENT: Text(zh: "文件夹不存在", en: "no such folder")
        case EACCES, EPERM: Text(zh: "没有权限打开此文件夹", en: "permission denied")
        case ENOTDIR: Text(zh: "不是文件夹", en: "is not a folder")
        default: Text(zh: "无法打开（\(String(cString: strerror(code)))）", en: "cannot be opened (\(String(cString: strerror(code))))")
        }
    }
    /// What to do about a name that could not be read as UTF-8; nil for other names.
    static func notUTF8(_ path: String) -> Text? {
        guard path.unicodeScalars.contains("\u{FFFD}") else { return nil }
        return Text(zh: "名称不是 UTF-8 编码，请先给文件夹或文件改名（如用 mv）", en: "the name is not UTF-8; rename the folder or file first, as with mv")
    }
    static let nameAFolder = Text(zh: "请给出文件夹", en: "name the folder")
}
