import Wording

/// The wording of everything the spreadsheet reader has to say.
extension Text {
    static let oldExcel = Text(zh: "这是旧版 Excel 文件（.xls）", en: "this is an old Excel file (.xls)")
    static let saveAsXLSX = Text(zh: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入", en: "open it in Excel or WPS and save it as .xlsx")
    static let encrypted = Text(zh: "文件加了密码", en: "the file is protected by a password")
    static let removePassword = Text(zh: "请打开后取消密码，另存后再导入", en: "open it, remove the password and save it again")
    static let notASpreadsheet = Text(zh: "不是 .xlsx 或 .csv 表格", en: "is not an .xlsx or .csv spreadsheet")
    static let otherSpreadsheet = Text(zh: "这种表格格式（.ods 或 .xlsb）不支持", en: "this kind of spreadsheet (.ods or .xlsb) is not supported")
    static func damaged(_ part: String, _ reason: String) -> Text {
        Text(
            zh: "文件已损坏或不完整（\(part.isEmpty ? "" : part + "：")\(reason)）", en: "the file is damaged or incomplete (\(part.isEmpty ? "" : part + ": ")\(reason))")
    }
    static let getItAgain = Text(zh: "请重新传送或重新保存该文件", en: "have it sent again, or save it anew")
    static func tooManyEntries(_ count: Int, _ limit: Int) -> Text {
        Text(zh: "压缩包内文件过多：\(count) 个，上限 \(limit) 个", en: "too many files in the archive: \(count), the limit is \(limit)")
    }
    static func expandsTooFar(_ part: String) -> Text {
        Text(zh: "\(part) 解压后异常大，疑为压缩炸弹，已拒绝", en: "\(part) expands out of all proportion (a zip bomb?); refused")
    }
    static let documentType = Text(zh: "含有 DOCTYPE 或外部实体，已拒绝", en: "holds a DOCTYPE or an external entity; refused")
    static func tooDeepXML(_ limit: Int) -> Text { Text(zh: "XML 嵌套过深，最多 \(limit) 层", en: "XML nested too deeply; the limit is \(limit)") }
    static func tooManyCells(_ limit: Int) -> Text { Text(zh: "单元格过多，上限 \(limit) 个", en: "too many cells; the limit is \(limit)") }
    static func cellTooLong(_ limit: Int) -> Text { Text(zh: "单元格内容过长，上限 \(limit) 字节", en: "a cell's text is too long; the limit is \(limit) bytes") }
    static func tooManyParts(_ limit: Int) -> Text {
        Text(zh: "工作表、样式或关系过多，上限 \(limit) 个", en: "too many sheets, styles or relationships; the limit is \(limit)")
    }
    static func tooManyStrings(_ limit: Int) -> Text { Text(zh: "共享文本过多，上限 \(limit) 个", en: "too many shared texts; the limit is \(limit)") }
    static func tooManyColumns(_ row: Int) -> Text {
        Text(zh: "第 \(row) 行的单元格过多，一行最多 \(WorkbookLimits.columns) 个", en: "row \(row) has too many cells; a row has \(WorkbookLimits.columns) at most")
    }
    static func macrosIgnored() -> Text { Text(zh: "文件含有宏，已忽略", en: "the file holds macros; they are ignored") }
    static let unknownEncoding = Text(zh: "既不是 UTF-8 也不是 GB18030 编码的文本", en: "is neither UTF-8 nor GB18030 text")
    static let saveAsCSV = Text(zh: "请另存为“CSV UTF-8（逗号分隔）”或 .xlsx", en: "save it as \"CSV UTF-8\" or as .xlsx")
    static let openQuote = Text(zh: "引号没有闭合", en: "a quotation mark is not closed")
    static let emptySpreadsheet = Text(zh: "文件是空的", en: "the file is empty")
    static func fileTooLarge(_ bytes: Int, _ limit: Int) -> Text {
        Text(
            zh: "文件过大：\(bytes >> 20) MiB，上限 \(limit >> 20) MiB", en: "file too large: \(bytes >> 20) MiB, the limit is \(limit >> 20) MiB")
    }
}
