#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The rows of one sheet, handed on as they are read.
final class SheetPart: XMLHandler {
    private(set) var problem: WorkbookProblem?
    /// What `consume` threw.
    private(set) var failure: (any Error)?
    private let strings: [String]
    private let styles: [NumberStyle]
    /// What to add to a day's number so that it counts from 1899-12-30.
    private let epoch: Double
    private let limits: WorkbookLimits
    private let consume: (Int, [Cell]) throws -> Void
    private var cells: [Cell] = []
    private var row = 0
    private var column = -1
    private var type = CellType.number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false
    private var buffer: [UInt8] = []
    private var isInValue = false
    private var isInPhonetic = false
    private var budget: Int

    private enum CellType { case number, shared, inline, text, boolean, error, date }

    init(
        strings: [String], styles: [NumberStyle], uses1904: Bool, limits: WorkbookLimits, budget: Int,
        consume: @escaping (Int, [Cell]) throws -> Void
    ) {
        self.strings = strings
        self.styles = styles
        epoch = uses1904 ? 1462 : 0
        self.limits = limits
        self.budget = budget
        self.consume = consume
    }

    /// How many cells may still be read.
    var remaining: Int { budget }

    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        switch UInt8(bitPattern: name[0]) {
        case UInt8(ascii: "c") where name[1] == 0: beginCell(attributes)
        case UInt8(ascii: "v") where name[1] == 0: beginValue()
        case UInt8(ascii: "t") where name[1] == 0: if type == .inline, !isInPhonetic { beginValue(keeping: true) }
        case UInt8(ascii: "f") where name[1] == 0: hasFormula = true
        case UInt8(ascii: "r") where equals(name, "row"):
            column = -1
            cells.removeAll(keepingCapacity: true)
            var number = row + 1
            attributes.forEach { name, value in
                // A number that is none, or beyond all numbers, is as wrong as one that does not rise.
                if name[0] == 114, name[1] == 0 { number = Int(String(cString: value)) ?? 0 }
            }
            if number <= row || number > 1_048_576 { problem = WorkbookProblem(.damaged("", "row \(number)"), help: .getItAgain) }
            row = min(max(1, number), 1_048_576)
        case UInt8(ascii: "r") where equals(name, "rPh"): isInPhonetic = true
        default: break
        }
    }

    @inline(__always)
    private func beginCell(_ attributes: XMLAttributes) {
        var nextColumn = column + 1
        type = .number
        style = 0
        hasFormula = false
        hasValue = false
        buffer.removeAll(keepingCapacity: true)
        attributes.forEach { name, value in
            guard name[1] == 0 else { return }
            switch UInt8(bitPattern: name[0]) {
            case UInt8(ascii: "r"):
                var letters = 0
                var at = value
                while at.pointee >= 65, at.pointee <= 90, letters < 100_000 {
                    letters = letters * 26 + Int(at.pointee) - 64
                    at += 1
                }
                if letters > 0 { nextColumn = letters - 1 }
            case UInt8(ascii: "s"): style = Int(atoi(value))
            case UInt8(ascii: "t"):
                switch UInt8(bitPattern: value[0]) {
                case UInt8(ascii: "s"): type = value[1] == 0 ? .shared : .text
                case UInt8(ascii: "i"): type = .inline
                case UInt8(ascii: "b"): type = .boolean
                case UInt8(ascii: "e"): type = .error
                case UInt8(ascii: "d"): type = .date
                default: type = .number
                }
            default: break
            }
        }
        column = nextColumn
        budget -= 1
        if budget < 0 { problem = WorkbookProblem(.tooManyCells(limits.cells)) }
        if column >= WorkbookLimits.columns { problem = WorkbookProblem(.damaged("", columnLetters(column))) }
        if cells.count >= WorkbookLimits.columns { problem = WorkbookProblem(.tooManyColumns(row)) }
    }

    @inline(__always)
    private func beginValue(keeping: Bool = false) {
        if !keeping { buffer.removeAll(keepingCapacity: true) }
        isInValue = true
        hasValue = true
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInValue else { return }
        buffer.append(contentsOf: bytes)
        if buffer.count > limits.textSize { problem = WorkbookProblem(.cellTooLong(limits.textSize)) }
    }

    func end(_ name: UnsafePointer<CChar>) {
        switch UInt8(bitPattern: name[0]) {
        case UInt8(ascii: "v") where name[1] == 0, UInt8(ascii: "t") where name[1] == 0: isInValue = false
        case UInt8(ascii: "c") where name[1] == 0: if let content = content() { cells.append(Cell(column: column, content: content)) }
        case UInt8(ascii: "r") where equals(name, "row"):
            guard !cells.isEmpty, failure == nil else { return }
            do { try consume(row, cells) } catch {
                failure = error
                problem = WorkbookProblem(.damaged("", "stopped"))
            }
        case UInt8(ascii: "r") where equals(name, "rPh"): isInPhonetic = false
        default: break
        }
    }

    @inline(__always)
    private func content() -> CellContent? {
        guard hasValue, !buffer.isEmpty else { return hasFormula && (!hasValue || type == .number) ? .formulaWithoutResult : nil }
        switch type {
        case .shared:
            guard let index = wholeNumber(), strings.indices.contains(index) else {
                problem = problem ?? WorkbookProblem(.damaged("sharedStrings", columnLetters(column) + String(row)), help: .getItAgain)
                return nil
            }
            return strings[index].isEmpty ? nil : .text(strings[index])
        case .inline, .text: return .text(unescaped(buffer))
        case .boolean: return .boolean(buffer.first == UInt8(ascii: "1") || buffer.first == UInt8(ascii: "t"))
        case .error: return .error(String(decoding: buffer, as: UTF8.self))
        case .date: return .text(String(decoding: buffer.prefix(10), as: UTF8.self))
        case .number:
            let style = styles.indices.contains(style) ? styles[style] : .plain
            guard let number = decimal() else { return .text(String(decoding: buffer, as: UTF8.self)) }
            return .number(style == .date ? number + epoch : number, style)
        }
    }

    @inline(__always)
    private func wholeNumber() -> Int? {
        guard buffer.count <= 10 else { return nil }
        var value = 0
        for byte in buffer {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// Small whole numbers, which nearly all are, without the general parser.
    @inline(__always)
    private func decimal() -> Double? {
        if let whole = wholeNumber() { return Double(whole) }
        // Hexadecimal digits, "inf" and "nan" are numbers to C and to nobody else.
        guard buffer.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 43 || $0 == 45 || $0 == 46 || $0 == 69 || $0 == 101 }) else { return nil }
        buffer.append(0)
        defer { buffer.removeLast() }
        return buffer.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text -> Double? in
                var end: UnsafeMutablePointer<CChar>?
                let value = strtod(text.baseAddress!, &end)
                return end == UnsafeMutablePointer(mutating: text.baseAddress! + text.count - 1) && value.isFinite ? value : nil
            }
        }
    }
}
