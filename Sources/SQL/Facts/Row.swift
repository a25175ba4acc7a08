import Quantities

/// One row as CSV: what was not reported is empty, an empty text is two quotes.
struct Row {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    private mutating func separate() {
        if isFirst { isFirst = false } else { bytes.append(0x2C) }
    }

    mutating func addNull() { separate() }

    mutating func add(_ text: String) {
        separate()
        let plain =
            !text.isEmpty && !text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x27 || $0 == 0x5C }
            && text.utf8.first != 0x20 && text.utf8.last != 0x20
        if plain {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    mutating func add(orNull text: String?) { if let text { add(text) } else { addNull() } }

    mutating func add(_ answer: Bool?) {
        separate()
        if let answer { bytes.append(contentsOf: (answer ? "true" : "false").utf8) }
    }

    mutating func add(_ day: Day?) {
        separate()
        if let day { bytes.append(contentsOf: day.description.utf8) }
    }

    mutating func add(whole number: Int) {
        separate()
        if number < 10, number >= 0 { bytes.append(48 + UInt8(number)) } else { bytes.append(contentsOf: String(number).utf8) }
    }

    mutating func add(millionths value: Int64) {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: 1_000_000)
        add(whole: Int(whole))
        guard rest != 0 else { return }
        let digits = String(rest)
        bytes.append(0x2E)
        for _ in digits.utf8.count..<6 { bytes.append(48) }
        bytes.append(contentsOf: digits.utf8)
    }
}
