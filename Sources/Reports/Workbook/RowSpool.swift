import Files
import Quantities
import Writing

/// Rows of a sheet that wait for those before them: a workbook is written from the top down, and what is worst comes first.
final class RowSpool {
    private let spool = Spool()
    /// How many rows wait.
    private(set) var count = 0

    /// Rows written as bytes, by the worker that found them.
    struct Rows: Sendable {
        private(set) var bytes: [UInt8] = []
        private(set) var count = 0

        /// Adds a row.
        mutating func append(_ cells: [ReportCell]) {
            var row: [UInt8] = []
            for cell in cells { RowCode.write(cell, into: &row) }
            RowCode.write(UInt64(row.count), into: &bytes)
            bytes += row
            count += 1
        }
    }

    /// Takes rows, in their order.
    func append(_ rows: Rows) throws {
        try spool.append(rows.bytes)
        count += rows.count
    }

    /// Hands out the rows in the order in which they came.
    func drain(_ body: ([ReportCell]) -> Void) throws {
        var pending: [UInt8] = []
        try spool.drain { piece in
            pending += piece
            var start = 0
            while pending.count - start >= 8 {
                var place = start
                let length = Int(RowCode.number(pending, &place))
                guard pending.count - place >= length else { break }
                let end = place + length
                var cells: [ReportCell] = []
                while place < end { cells.append(RowCode.cell(pending, &place)) }
                body(cells)
                start = end
            }
            pending.removeFirst(start)
        }
        count = 0
    }
}

/// Cells as bytes: a letter for the kind, then numbers of eight bytes and texts behind their length.
private enum RowCode {
    static func write(_ number: UInt64, into bytes: inout [UInt8]) { withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) } }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        write(UInt64(text.utf8.count), into: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func write(_ quantity: Quantity, into bytes: inout [UInt8]) {
        write(UInt64(bitPattern: quantity.numerator), into: &bytes)
        write(UInt64(bitPattern: quantity.denominator), into: &bytes)
    }

    static func write(_ cell: ReportCell, into bytes: inout [UInt8]) {
        switch cell {
        case .text(let text):
            bytes.append(UInt8(ascii: "t"))
            write(text, into: &bytes)
        case .count(let count):
            bytes.append(UInt8(ascii: "c"))
            write(UInt64(bitPattern: Int64(count)), into: &bytes)
        case .quantity(let quantity):
            bytes.append(UInt8(ascii: "q"))
            write(quantity, into: &bytes)
        case .money(let amount):
            bytes.append(UInt8(ascii: "m"))
            write(amount, into: &bytes)
        case .sum(let formula, let result):
            bytes.append(UInt8(ascii: result == nil ? "f" : "s"))
            write(formula, into: &bytes)
            if let result { write(result, into: &bytes) }
        case .percent(let share):
            bytes.append(UInt8(ascii: "p"))
            write(share.bitPattern, into: &bytes)
        case .day(let day):
            bytes.append(UInt8(ascii: "d"))
            write(UInt64(bitPattern: Int64(day.number)), into: &bytes)
        case .empty: bytes.append(UInt8(ascii: "e"))
        case .open: bytes.append(UInt8(ascii: "o"))
        }
    }

    static func number(_ bytes: [UInt8], _ place: inout Int) -> UInt64 {
        defer { place += 8 }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }

    private static func text(_ bytes: [UInt8], _ place: inout Int) -> String {
        let count = Int(number(bytes, &place))
        defer { place += count }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    private static func quantity(_ bytes: [UInt8], _ place: inout Int) -> Quantity {
        let numerator = Quantity(Int(Int64(bitPattern: number(bytes, &place))))
        return numerator / Quantity(Int(Int64(bitPattern: number(bytes, &place))))
    }

    static func cell(_ bytes: [UInt8], _ place: inout Int) -> ReportCell {
        place += 1
        switch bytes[place - 1] {
        case UInt8(ascii: "t"): return .text(text(bytes, &place))
        case UInt8(ascii: "c"): return .count(Int(Int64(bitPattern: number(bytes, &place))))
        case UInt8(ascii: "q"): return .quantity(quantity(bytes, &place))
        case UInt8(ascii: "m"): return .money(quantity(bytes, &place))
        case UInt8(ascii: "f"): return .sum(text(bytes, &place), nil)
        case UInt8(ascii: "s"):
            let formula = text(bytes, &place)
            return .sum(formula, quantity(bytes, &place))
        case UInt8(ascii: "p"): return .percent(Double(bitPattern: number(bytes, &place)))
        case UInt8(ascii: "d"): return .day(Day(number: Int32(truncatingIfNeeded: Int64(bitPattern: number(bytes, &place)))))
        case UInt8(ascii: "o"): return .open
        default: return .empty
        }
    }
}
