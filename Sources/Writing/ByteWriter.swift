/// Bytes of a report as they are put together.
package struct ByteWriter: Sendable {
    /// What was written.
    package var bytes: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Writes text.
    @inline(__always)
    package mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes bytes.
    @inline(__always)
    package mutating func write(_ other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    /// Writes text that stands in the program.
    @inline(__always)
    package mutating func write(literal text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a number.
    package mutating func write(_ number: Int) { write(digitsOf: Int64(number)) }

    /// Writes a number in decimals.
    package mutating func write(digitsOf number: Int64) {
        if 0..<10 ~= number { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var (rest, first) = (number.magnitude, 20)
            repeat {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                first -= 1
                digits[first] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: digits[first...])
        }
    }

    /// A JSON string with its quotes. Only what JSON demands is escaped; everything else stays as it is.
    package mutating func writeJSON(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { text in
            if text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { writeEscaped(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): write("\\\"")
        case UInt8(ascii: "\\"): write("\\\\")
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            write("\\u00")
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }

    /// A JSON string, or null.
    package mutating func writeJSON(orNull text: String?) {
        if let text { writeJSON(text) } else { write("null") }
    }

    /// A CSV cell. What a spreadsheet would take for a formula is written as text, with an apostrophe before it.
    package mutating func writeCell(_ text: String) {
        var safe = needsApostrophe(text) ? "'" + text : text
        safe.withUTF8 { safe in
            guard safe.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
                bytes.append(contentsOf: safe)
                return
            }
            bytes.append(0x22)
            for byte in safe {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
    }

    /// CSV cells with commas between them.
    package mutating func writeCells(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            writeCell(cell)
        }
    }

    /// A CSV row.
    package mutating func writeRow(_ cells: [String]) {
        writeCells(cells)
        write("\r\n")
    }
}
