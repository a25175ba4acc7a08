import CLibZip
import Foundation
import TestSupport

/// Makes .xlsx files part by part, as other programs do and as nobody should.
public struct Spreadsheet {
    /// The parts, by name.
    public var parts: [String: Data]

    /// A workbook of sheets, each given as the XML inside its `sheetData`, or as rows of cells.
    public init(_ sheets: [(name: String, rows: String)], sharedStrings: [String] = [], workbookProperties: String = "", styles: String = Spreadsheet.styles) {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var parts: [String: String] = [:]
        parts["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
        parts["_rels/.rels"] =
            "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        let list = sheets.enumerated().map { "<sheet name=\"\(Self.escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>" }.joined()
        parts["xl/workbook.xml"] = "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbookProperties)<sheets>\(list)</sheets></workbook>"
        var links = sheets.indices.map { "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>" }
        links.append("<Relationship Id=\"rId90\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>")
        links.append("<Relationship Id=\"rId91\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>")
        parts["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"\(package)\">\(links.joined())</Relationships>"
        parts["xl/sharedStrings.xml"] = "<sst xmlns=\"\(main)\">\(sharedStrings.map { "<si><t>\(Self.escaped($0))</t></si>" }.joined())</sst>"
        parts["xl/styles.xml"] = "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"
        for (number, sheet) in sheets.enumerated() {
            parts["xl/worksheets/sheet\(number + 1).xml"] =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
        }
        self.parts = parts.mapValues { Data($0.utf8) }
    }

    /// A workbook of sheets of texts, all of them inline; nil leaves a cell out.
    public init(texts sheets: [(name: String, rows: [[String?]])]) {
        self.init(sheets.map { ($0.name, Self.rows($0.rows)) })
    }

    /// Style 0 is general, 1 a day, 2 hundredths, 3 a day in a format of its own.
    public static let styles = """
        <numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs>
        """

    /// Rows of inline texts.
    public static func rows(_ rows: [[String?]]) -> String {
        rows.enumerated().map { number, cells in
            let row = number + 1
            let content = cells.enumerated().compactMap { column, text in
                text.map { "<c r=\"\(letters(column))\(row)\" t=\"inlineStr\"><is><t>\(escaped($0))</t></is></c>" }
            }
            return "<row r=\"\(row)\">\(content.joined())</row>"
        }.joined()
    }

    /// The letters of a column, from 0.
    public static func letters(_ column: Int) -> String {
        column < 26 ? String(UnicodeScalar(UInt8(65 + column))) : letters(column / 26 - 1) + letters(column % 26)
    }

    static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: "\"", with: "&quot;")
    }

    /// The parts of an archive as text, by name.
    public static func parts(of path: String) throws -> [String: String] {
        var code: Int32 = 0
        guard let archive = zip_open(path, Int32(ZIP_RDONLY), &code) else { throw CocoaError(.fileReadCorruptFile) }
        defer { zip_discard(archive) }
        var parts: [String: String] = [:]
        for index in 0..<zip_get_num_entries(archive, 0) {
            guard let name = zip_get_name(archive, zip_uint64_t(index), 0), let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { continue }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
                if count <= 0 { break }
                bytes += buffer[..<Int(count)]
            }
            parts[String(cString: name)] = String(decoding: bytes, as: UTF8.self)
        }
        return parts
    }

    /// Writes the archive.
    public func write(to path: String) throws {
        unlink(path)
        var code: Int32 = 0
        guard let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_TRUNCATE), &code) else { throw CocoaError(.fileWriteUnknown) }
        for (name, data) in parts.sorted(by: { $0.key < $1.key }) {
            let copy = malloc(max(1, data.count))!
            data.copyBytes(to: copy.assumingMemoryBound(to: UInt8.self), count: data.count)
            let source = zip_source_buffer(archive, copy, UInt64(data.count), 1)
            guard zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0 else { throw CocoaError(.fileWriteUnknown) }
        }
        guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}

/// A folder that is taken away again.
public struct TemporaryFolder {
    /// Its path.
    public let path: String

    /// Makes a folder.
    public init() throws {
        path = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// The path of something in it.
    public func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Writes a file in it.
    public func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// The text of a file in it.
    public func read(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    /// Takes it away.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
