/// The relationships of a part: where each id leads.
final class RelationshipsPart: XMLHandler {
    var problem: WorkbookProblem?
    private(set) var targets: [String: (target: String, type: String)] = [:]
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        guard equals(name, "Relationship"), let id = attributes["Id"], let target = attributes["Target"] else { return }
        if attributes["TargetMode"] == "External" { return }
        targets[id] = (target, attributes["Type"] ?? "")
        if targets.count > limit { problem = WorkbookProblem(.tooManyParts(limit)) }
    }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: UnsafePointer<CChar>) {}
}

/// The list of sheets, and the epoch of days.
final class WorkbookPart: XMLHandler {
    var problem: WorkbookProblem?
    private(set) var sheets: [(name: String, relationship: String)] = []
    private(set) var uses1904 = false
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if equals(name, "sheet") {
            sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
            if sheets.count > limit { problem = WorkbookProblem(.tooManyParts(limit)) }
        } else if equals(name, "workbookPr") {
            uses1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        }
    }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: UnsafePointer<CChar>) {}
}

/// Which cell styles show days or hundredths.
final class StylesPart: XMLHandler {
    var problem: WorkbookProblem?
    private(set) var styles: [NumberStyle] = []
    private var formats: [Int: NumberStyle] = [:]
    private var isInCells = false
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if equals(name, "numFmt"), let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
            formats[id] = Self.style(ofCode: code)
        } else if equals(name, "cellXfs") {
            isInCells = true
        } else if isInCells, equals(name, "xf") {
            let id = attributes["numFmtId"].flatMap(Int.init) ?? 0
            styles.append(formats[id] ?? Self.builtIn(id))
        }
        if styles.count > limit || formats.count > limit { problem = WorkbookProblem(.tooManyParts(limit)) }
    }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: UnsafePointer<CChar>) { if equals(name, "cellXfs") { isInCells = false } }

    /// The formats every program knows, with those of Chinese Excel.
    static func builtIn(_ id: Int) -> NumberStyle {
        switch id {
        case 9, 10: .percent
        case 14...22, 27...36, 45...47, 50...58: .date
        default: .plain
        }
    }

    /// What a format shows: letters of days outside quotes and brackets, or a % sign.
    static func style(ofCode code: String) -> NumberStyle {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.unicodeScalars {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\"": isQuoted.toggle()
            case "\\", "_", "*": if !isQuoted { isEscaped = true }
            case "[" where !isQuoted: isBracketed = true
            case "]" where !isQuoted: isBracketed = false
            case "y", "Y", "d", "D", "年", "月", "日": if !isQuoted, !isBracketed { return .date }
            case "h", "H", "s", "S": if !isQuoted, !isBracketed { return .date }
            case "m", "M": if !isQuoted, !isBracketed { return .date }
            case "%": if !isQuoted { return .percent }
            default: break
            }
        }
        return .plain
    }
}

/// The texts that cells share.
final class SharedStringsPart: XMLHandler {
    private(set) var problem: WorkbookProblem?
    private(set) var strings: [String] = []
    private var buffer: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false
    private let limit: Int
    private let countLimit: Int

    init(_ limits: WorkbookLimits) {
        limit = limits.textSize
        countLimit = limits.sharedStrings
    }

    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        if equals(name, "t") {
            isInText = !isInPhonetic
        } else if equals(name, "rPh") {
            isInPhonetic = true
        } else if equals(name, "si") {
            buffer.removeAll(keepingCapacity: true)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInText else { return }
        buffer.append(contentsOf: bytes)
        if buffer.count > limit { problem = WorkbookProblem(.cellTooLong(limit)) }
    }

    func end(_ name: UnsafePointer<CChar>) {
        if equals(name, "t") {
            isInText = false
        } else if equals(name, "rPh") {
            isInPhonetic = false
        } else if equals(name, "si") {
            strings.append(unescaped(buffer))
            if strings.count > countLimit { problem = WorkbookProblem(.tooManyStrings(countLimit)) }
        }
    }
}

/// The text of a cell, in which `_x000D_` stands for the character of that number.
func unescaped(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.count >= 7, zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x5F && $1 == 0x78 }) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "_x") {
        let code = rest[start.upperBound...].prefix(4)
        let after = rest[start.upperBound...].dropFirst(4)
        guard code.utf8.count == 4, after.first == "_", let number = UInt32(code, radix: 16), let scalar = UnicodeScalar(number) else {
            result += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            continue
        }
        result += rest[..<start.lowerBound]
        result.unicodeScalars.append(scalar)
        rest = after.dropFirst()
    }
    return result + rest
}
