import CLibCSV
import Wording
import Writing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A .csv file in UTF-8, GB18030 or UTF-16, with or without a byte order mark, separated by commas, tabs or semicolons.
final class CSVFile {
    private let text: [UInt8]
    private let limits: WorkbookLimits

    init(bytes: [UInt8], limits: WorkbookLimits) throws {
        self.limits = limits
        text = try Self.decoded(bytes)
    }

    /// The bytes as UTF-8, with line breaks as single line feeds.
    private static func decoded(_ bytes: [UInt8]) throws -> [UInt8] {
        var utf8: [UInt8]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            utf8 = Array(bytes.dropFirst(3))
            guard isUTF8(utf8) else { throw WorkbookProblem(.unknownEncoding, help: .saveAsCSV) }
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            utf8 = try converted(Array(bytes.dropFirst(2)), from: "UTF-16LE")
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            utf8 = try converted(Array(bytes.dropFirst(2)), from: "UTF-16BE")
        } else if isUTF8(bytes) {
            utf8 = bytes
        } else {
            utf8 = try converted(bytes, from: "GB18030")
        }
        guard utf8.contains(13) else { return utf8 }
        var lines: [UInt8] = []
        lines.reserveCapacity(utf8.count)
        var index = 0
        while index < utf8.count {
            if utf8[index] == 13 {
                lines.append(10)
                if index + 1 < utf8.count, utf8[index + 1] == 10 { index += 1 }
            } else {
                lines.append(utf8[index])
            }
            index += 1
        }
        return lines
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    private static func converted(_ bytes: [UInt8], from encoding: String) throws -> [UInt8] {
        let failure = WorkbookProblem(.unknownEncoding, help: .saveAsCSV)
        guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { throw failure }
        defer { iconv_close(converter) }
        var input = bytes
        // A byte of GB18030 or UTF-16 becomes at most two of UTF-8.
        var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        let written: Int? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from: UnsafeMutablePointer<CChar>? = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to: UnsafeMutablePointer<CChar>? = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var fromLeft = source.count
                var toLeft = target.count
                guard iconv(converter, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0 else { return nil }
                return target.count - toLeft
            }
        }
        guard let written else { throw failure }
        output.removeLast(output.count - written)
        guard !output.contains(0) else { throw WorkbookProblem(.notASpreadsheet, help: .saveAsXLSX) }
        return output
    }

    /// The separator most frequent in the first line that is not blank.
    private var separator: UInt8 {
        let line = text.split(separator: 10).first { $0.contains { $0 > 32 } } ?? []
        let counts = [UInt8(ascii: ","), 9, UInt8(ascii: ";")].map { byte in (byte, line.count { $0 == byte }) }
        return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
    }

    private final class State {
        var cells: [Cell] = []
        var column = 0
        var row = 1
        var budget: Int
        var failure: (any Error)?
        let limit: Int
        let cellLimit: Int
        let consume: (Int, [Cell]) throws -> Void

        init(_ limits: WorkbookLimits, _ consume: @escaping (Int, [Cell]) throws -> Void) {
            budget = limits.cells
            cellLimit = limits.cells
            limit = limits.textSize
            self.consume = consume
        }
    }

    func readRows(_ consume: @escaping (Int, [Cell]) throws -> Void) throws {
        var parser = csv_parser()
        guard csv_init(&parser, UInt8(CSV_REPALL_NL | CSV_STRICT_FINI | CSV_STRICT)) == 0 else { throw WorkbookProblem(.damaged("csv", "")) }
        defer { csv_free(&parser) }
        csv_set_delim(&parser, separator)
        let state = State(limits, consume)
        let data = Unmanaged.passUnretained(state).toOpaque()
        let onField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { bytes, count, data in
            let state = Unmanaged<State>.fromOpaque(data!).takeUnretainedValue()
            state.budget -= 1
            if state.budget < 0 { state.failure = state.failure ?? WorkbookProblem(.tooManyCells(state.cellLimit)) }
            if state.column >= WorkbookLimits.columns { state.failure = state.failure ?? WorkbookProblem(.tooManyColumns(state.row)) }
            if count > state.limit { state.failure = state.failure ?? WorkbookProblem(.cellTooLong(state.limit)) }
            if count > 0, state.failure == nil {
                let text = withoutApostrophe(String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self))
                state.cells.append(Cell(column: state.column, content: .text(text)))
            }
            state.column += 1
        }
        let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, data in
            let state = Unmanaged<State>.fromOpaque(data!).takeUnretainedValue()
            if !state.cells.isEmpty, state.failure == nil {
                do { try state.consume(state.row, state.cells) } catch { state.failure = error }
            }
            state.cells.removeAll(keepingCapacity: true)
            state.column = 0
            state.row += 1
        }
        let parsed = csv_parse(&parser, text, text.count, onField, onRow, data)
        if let failure = state.failure { throw failure }
        if parsed != text.count || csv_fini(&parser, onField, onRow, data) != 0 {
            throw WorkbookProblem(
                Text(zh: "第 \(state.row) 行：引号没有闭合或位置不对", en: "row \(state.row): a quotation mark is not closed or out of place"), help: .saveAsXLSX)
        }
        if let failure = state.failure { throw failure }
    }
}
