import CLibXLSXWriter
import Files
import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a spreadsheet could not be written.
public struct WorkbookError: Error, Sendable {
    /// What to tell the user.
    public var message: Text
}

/// Writes an .xlsx file, row by row, in memory that does not grow with it.
///
/// It is written under a temporary name and handed out as bytes, so that who asked for it can replace a file with it at once.
/// The same content gives the same bytes.
public final class WorkbookWriter {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    /// What is said above every printed page, such as that the facts are made up.
    public let notice: String?
    private let path: String
    private let temporary: ScratchFolder
    private var isClosed = false
    private var names: Set<String> = []

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - created: what its properties give as the time it was made, in seconds since 1970.
    ///   - notice: what is said above every printed page.
    ///   - measure: the font in whose digits widths of columns are told; nil for the usual one. Programs without that font take the digits of
    ///     another, and all columns get wider or narrower.
    /// - Throws: ``WorkbookError`` when there is no room for the temporary file.
    public init(title: String, created: Int, notice: String? = nil, measure: (font: String, size: Double)? = nil) throws {
        self.notice = notice
        guard let temporary = try? ScratchFolder() else { throw WorkbookError(message: Text(zh: "不能建立临时文件", en: "no temporary file can be made")) }
        self.temporary = temporary
        path = temporary.path + "/workbook.xlsx"
        let target = path
        let made = temporary.path.withCString { folder in
            var options = lxw_workbook_options(constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
            return workbook_new_opt(target, &options)
        }
        guard let made else { throw WorkbookError(message: Text(zh: "不能建立临时文件", en: "no temporary file can be made")) }
        workbook = made
        // The library makes the default format first.
        if let measure, let format = made.pointee.formats.pointee.stqh_first {
            format_set_font_name(format, measure.font)
            format_set_font_size(format, measure.size)
        }
        title.withCString { title in
            "Dabiao".withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = time_t(created)
                workbook_set_properties(workbook, &properties)
            }
        }
    }

    deinit {
        if !isClosed { workbook_close(workbook) }
    }

    /// Adds a sheet. Characters that names of sheets cannot have are left out, and names are cut to 31 characters.
    public func addSheet(_ name: String) throws -> SheetWriter {
        var safe = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        if safe.isEmpty { safe = "Sheet" }
        var number = 2
        let base = safe
        while !names.insert(safe.lowercased()).inserted {
            safe = String(base.prefix(28)) + "_\(number)"
            number += 1
        }
        guard let sheet = workbook_add_worksheet(workbook, safe) else {
            throw WorkbookError(message: Text(zh: "不能新建工作表“\(name)”", en: "the sheet \"\(name)\" cannot be made"))
        }
        return SheetWriter(self, sheet, name: safe)
    }

    /// Finishes the workbook and hands out its bytes.
    ///
    /// - Throws: ``WorkbookError`` when it could not be written, such as on a full disk.
    public func finish(_ write: ([UInt8]) throws -> Void) throws {
        isClosed = true
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR else {
            let reason = String(cString: lxw_strerror(status))
            throw WorkbookError(
                message: Text(zh: "表格无法写出（临时文件夹 \(temporary.path)：\(reason)）", en: "the workbook cannot be written (\(temporary.path): \(reason))"))
        }
        guard let file = fopen(path, "rb") else {
            throw WorkbookError(message: Text(zh: "表格无法写出", en: "the workbook cannot be written"))
        }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return }
            try write(Array(buffer[..<count]))
        }
    }
}
