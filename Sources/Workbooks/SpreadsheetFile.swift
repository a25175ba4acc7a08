import Files
import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A spreadsheet that was given to be read: an .xlsx with its sheets, or a .csv, which is one.
public final class SpreadsheetFile {
    private enum Kind {
        case xlsx(XLSXFile)
        case csv(CSVFile)
    }

    /// The file, as the user named it.
    public let path: String
    /// The names of its sheets; the one of a .csv is the file's name without its extension.
    public let sheets: [String]
    /// What is odd about the file without keeping it from being read.
    public let warnings: [Diagnostic]
    private let kind: Kind

    /// Opens a file; what it is, is told by its first bytes, not by its name.
    ///
    /// - Throws: ``InputError`` for what is no spreadsheet, is damaged, encrypted, or beyond the limits.
    public init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws {
        self.path = path
        do {
            let bytes = try Self.read(path, limit: limits.fileSize)
            if bytes.starts(with: [0x50, 0x4B]) {
                let file = try XLSXFile(path: path, limits: limits)
                kind = .xlsx(file)
                sheets = file.sheets.map(\.name)
                warnings = file.warnings
                return
            }
            if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
                // An encrypted .xlsx is kept in the same kind of container as an .xls.
                let marker = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
                throw bytes.firstRange(of: marker) != nil
                    ? WorkbookProblem(.encrypted, help: .removePassword) : WorkbookProblem(.oldExcel, help: .saveAsXLSX)
            }
            guard !bytes.isEmpty else { throw WorkbookProblem(.emptySpreadsheet) }
            let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            if !isUTF16, bytes.prefix(4096).contains(0) { throw WorkbookProblem(.notASpreadsheet, help: .saveAsXLSX) }
            kind = .csv(try CSVFile(bytes: bytes, limits: limits))
            let name = path.split(separator: "/").last.map(String.init) ?? path
            sheets = [name.contains(".") ? String(name[..<name.lastIndex(of: ".")!]) : name]
            warnings = []
        } catch let problem as WorkbookProblem {
            throw InputError(Diagnostic(file: path, message: problem.message, help: problem.help))
        }
    }

    /// Whether problems are said of sheets, or of the file itself.
    public var hasSheets: Bool { if case .xlsx = kind { true } else { false } }

    /// Hands out the rows of a sheet that are not empty, with their numbers from 1.
    public func readRows(_ sheet: Int, _ consume: @escaping (_ row: Int, _ cells: [Cell]) throws -> Void) throws {
        do {
            switch kind {
            case .xlsx(let file): try file.readRows(sheet, consume)
            case .csv(let file): try file.readRows(consume)
            }
        } catch let problem as WorkbookProblem {
            throw InputError(Diagnostic(file: path, message: problem.message, help: problem.help))
        }
    }

    /// The whole file, or of an archive the first bytes: the rest is read through the archive.
    private static func read(_ path: String, limit: Int) throws -> [UInt8] {
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, limit: limit)
            var bytes = [UInt8](repeating: 0, count: file.size)
            var count = 0
            while count < bytes.count {
                let wanted = count < 4 ? min(4, bytes.count) - count : bytes.count - count
                let got = try file.read(into: &bytes, at: count, atMost: wanted)
                guard got > 0 else { break }
                count += got
                if count == 4, bytes.starts(with: [0x50, 0x4B]) { break }
            }
            bytes.removeLast(bytes.count - count)
            return bytes
        } catch {
            switch error {
            case .system(let code): throw WorkbookProblem(.cannotRead(code))
            case .notRegular: throw WorkbookProblem(.notASpreadsheet)
            case .tooLarge(let bytes): throw WorkbookProblem(.fileTooLarge(bytes, limit))
            }
        }
    }
}
