import Quantities
import Standards
import Wording
import Workbooks
import YAMLEditing
import YAMLWriter

/// A value of a field, in the one way it is written.
enum FieldValue: Hashable {
    /// Said not to be reported: what was reported before is taken away.
    case cleared
    /// None at all, of a list.
    case nothing
    /// A scalar.
    case text(String)
    /// Items of a list of terms.
    case items([Int])
}

/// What is wrong with a cell.
struct CellProblem: Error {
    var message: Text
    var help: Text?

    init(_ message: Text, help: Text? = nil) {
        self.message = message
        self.help = help
    }
}

/// Reads what people write into cells, and writes it as inventories have it.
struct FieldText: Sendable {
    let vocabulary: Vocabulary
    /// Units that may stand behind a count, such as 台.
    private let countUnits: Set<String>

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        var units: Set<String> = ["个", "台", "张", "只", "支", "把", "套", "件", "副", "盒", "人", "名", "种", "项", "间", "次", "辆", "部", "具", "包", "根", "条"]
        for list in vocabulary.termLists { units.formUnion(list.items.compactMap(\.unit)) }
        for kind in vocabulary.kinds { units.formUnion(kind.table.fields.compactMap(\.unit)) }
        units.subtract(["%", "m²", "元"])
        countUnits = units
    }

    // MARK: Cells

    /// What a cell says of a field; nil when it says nothing.
    func value(_ content: CellContent, _ field: Field) throws(CellProblem) -> FieldValue? {
        guard let text = try cellText(content, isDate: field.type == .date, isPercent: field.type == .percent) else { return nil }
        return try value(text, field)
    }

    /// What a text says of a field; nil when it says nothing.
    func value(_ text: String, _ field: Field) throws(CellProblem) -> FieldValue? {
        let trimmed = trim(text)
        if trimmed.isEmpty { return nil }
        switch field.type {
        case .text, .reference: return clears(trimmed) ? .cleared : isDash(trimmed) ? nil : .text(trimmed)
        case .set(let list): return try set(trimmed, vocabulary.termLists[list], field)
        case .counts, .records:
            if isDash(trimmed) { return nil }
            if clears(trimmed) { return .cleared }
            guard vocabulary.yesNo(vocabulary.symbols.symbol(narrow(trimmed))) == false else {
                throw CellProblem(.detailsElsewhere(field.label, found: trimmed))
            }
            return .nothing
        case .validUntil, .yearsSince: throw CellProblem(.derived(field.label))
        default: break
        }
        let word = narrow(trimmed)
        if isDash(word) { return nil }
        if clears(word) { return .cleared }
        switch field.type {
        case .yesNo:
            guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(word)) ?? vocabulary.yesNo(vocabulary.symbols.symbol(trimmed)) else {
                throw CellProblem(.notYesNo(field.label, found: trimmed), help: .writeYesNo)
            }
            return .text(answer ? "是" : "否")
        case .choice(let list):
            let words = vocabulary.termLists[list]
            guard let item = words.item(vocabulary.symbols.symbol(trimmed)) ?? words.item(vocabulary.symbols.symbol(word)) else {
                throw CellProblem(
                    .notAChoice(field.label, found: trimmed), help: .nearest(trimmed, among: words.items.map(\.label)) ?? .oneOf(words.items.map(\.label)))
            }
            return .text(words.items[item].label)
        case .date:
            guard let day = Self.day(word) else { throw CellProblem(.notADay(field.label, found: trimmed), help: .writeDay) }
            return .text(day.description)
        default:
            return .text(try number(word, field.type, unit: field.unit, label: field.label, found: trimmed))
        }
    }

    /// How many of a term a cell says there are; nil when it says nothing, -1 when it takes an earlier count back.
    func count(_ content: CellContent, _ term: Term) throws(CellProblem) -> Int? {
        guard let text = try cellText(content, isDate: false, isPercent: false) else { return nil }
        return try count(text, term)
    }

    /// How many of a term a text says there are.
    func count(_ text: String, _ term: Term) throws(CellProblem) -> Int? {
        let word = narrow(text)
        if word.isEmpty || isDash(word) { return nil }
        if clears(word) { return -1 }
        if let whole = Int(word), whole >= 0, whole <= 1_000_000 { return whole }
        if let answer = vocabulary.yesNo(vocabulary.symbols.symbol(word)) {
            // "None" is a count; "there are some" is not.
            guard !answer else { throw CellProblem(.notACount(term.label, found: trim(text)), help: .writeCount) }
            return 0
        }
        let canonical = try number(word, .count, unit: term.unit, label: term.label, found: trim(text))
        return Int(canonical)
    }

    /// The day a cell gives.
    func day(_ content: CellContent, label: String) throws(CellProblem) -> FieldValue? {
        guard let text = try cellText(content, isDate: true, isPercent: false) else { return nil }
        let word = narrow(text)
        if word.isEmpty || isDash(word) { return nil }
        if clears(word) { return .cleared }
        guard let day = Self.day(word) else { throw CellProblem(.notADay(label, found: trim(text)), help: .writeDay) }
        return .text(day.description)
    }

    /// The text of a cell, as it is read for names, codes and remarks.
    func plain(_ content: CellContent) throws(CellProblem) -> String? {
        guard let text = try cellText(content, isDate: false, isPercent: false) else { return nil }
        let trimmed = trim(text)
        return trimmed.isEmpty || isDash(trimmed)
            ? nil : trimmed.utf8.contains(13) ? trimmed.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : trimmed
    }

    private func cellText(_ content: CellContent, isDate: Bool, isPercent: Bool) throws(CellProblem) -> String? {
        switch content {
        case .text(let text):
            guard let found = firstHostile(text) else { return text }
            throw CellProblem(.controlCharacter(found), help: .typeAnew)
        case .boolean(let value): return value ? "是" : "否"
        case .error(let name): throw CellProblem(.formulaError(name), help: .writeValue)
        case .formulaWithoutResult: throw CellProblem(.formulaUnsaved, help: .saveOnce)
        case .number(let number, let style):
            if isDate || style == .date {
                // Between 1930 and 2150; an eight-digit number is a day written without separators.
                if number >= 10_959, number < 91_313 { return Day(number: Int32(number.rounded(.down)) - 25_569).description }
                if isDate, number >= 19_000_101, number < 21_500_101 { return String(Int(number)) }
                if style == .date { throw CellProblem(.notADayNumber(Self.decimal(number) ?? "\(number)"), help: .writeDay) }
            }
            let scaled = style == .percent ? number * 100 : number
            guard let text = Self.decimal(scaled) else { return "\(number)" }
            return style == .percent && isPercent ? text + "%" : text
        }
    }

    /// A number as decimals, at most six of them.
    static func decimal(_ number: Double) -> String? {
        if number.rounded() == number, abs(number) < 1e15 { return String(Int64(number)) }
        guard abs(number) < 1e12, abs(number) >= 5e-7 else { return nil }
        return Quantity(millionths: Int64((number * 1e6).rounded())).formatted()
    }

    // MARK: Kinds of values

    private func number(_ word: String, _ type: FieldType, unit: String?, label: String, found: String) throws(CellProblem) -> String {
        var digits = Substring(word)
        var isPercent = false
        if type == .percent || unit == "%", digits.hasSuffix("%") {
            digits = digits.dropLast()
            isPercent = true
        }
        // A unit behind the number says nothing new.
        let units = [unit, unit == "m²" ? "㎡" : nil, unit == "m²" ? "平方米" : nil, unit == "m²" ? "平米" : nil, unit == "m²" ? "m2" : nil].compactMap { $0 }
        if !isPercent, let suffix = units.first(where: { !$0.isEmpty && digits.hasSuffix($0) }) {
            digits = digits.dropLast(suffix.count)
        } else if type == .count, let last = digits.last, countUnits.contains(String(last)) {
            digits = digits.dropLast()
        }
        if digits.contains(",") { digits = Self.withoutThousands(digits) ?? digits }
        var copy = String(digits)
        guard let value = copy.withUTF8({ millionths(in: $0) }) else {
            throw CellProblem(
                type == .count ? .notACount(label, found: found) : .notANumber(label, found: found), help: type == .count ? .writeCount : .writeNumber)
        }
        if value < 0 { throw CellProblem(.negative(label, found: found)) }
        if type == .count, value % 1_000_000 != 0 { throw CellProblem(.notACount(label, found: found), help: .writeCount) }
        if type == .percent, value > 100_000_000 { throw CellProblem(.above100(label, found: found)) }
        return Quantity(millionths: value).formatted() + (type == .percent ? "%" : "")
    }

    /// The digits without the commas that group them by thousands; nil when the commas are something else.
    private static func withoutThousands(_ digits: Substring) -> Substring? {
        let whole = digits.prefix { $0 != "." }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return Substring(groups.joined() + digits.dropFirst(whole.count))
    }

    private func set(_ text: String, _ list: TermList, _ field: Field) throws(CellProblem) -> FieldValue? {
        if isDash(text) { return nil }
        if clears(text) { return .cleared }
        if vocabulary.yesNo(vocabulary.symbols.symbol(narrow(text))) == false { return .nothing }
        var items: [Int] = []
        for part in Self.parts(of: text) {
            let word = trim(part)
            if word.isEmpty { continue }
            guard let item = list.item(vocabulary.symbols.symbol(word)) ?? list.item(vocabulary.symbols.symbol(narrow(word))) else {
                throw CellProblem(
                    .unknownTerm(field.label, found: word),
                    help: .nearest(word, among: list.items.map(\.label)) ?? .oneOf(list.items.map(\.label)))
            }
            if !items.contains(item) { items.append(item) }
        }
        return items.isEmpty ? nil : .items(items)
    }

    /// What stands between the marks of a list: 、，,；; and line breaks.
    private static func parts(of text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var (parts, start, at): ([String], Int, Int) = ([], 0, 0)
            func end(_ length: Int) {
                if at > start { parts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)) }
                (at, start) = (at + length, at + length)
            }
            while at < bytes.count {
                switch bytes[at] {
                case 0x2C, 0x3B, 0x0A: end(1)
                case 0xE3 where bytes[at + 1] == 0x80 && bytes[at + 2] == 0x81: end(3)
                case 0xEF where bytes[at + 1] == 0xBC && (bytes[at + 2] == 0x8C || bytes[at + 2] == 0x9B): end(3)
                default: at += 1
                }
            }
            end(0)
            return parts
        }
    }

    /// A day in any of the ways people write days.
    static func day(_ word: String) -> Day? {
        // As it is mostly written, 2022-08-02.
        var word = word
        if let day = word.withUTF8({ Day(bytes: $0) }) { return day }
        var text = Substring(word)
        if let space = text.firstIndex(where: { $0 == "T" }), text.count > 10 { text = text[..<space] }
        for suffix in ["00:00:00", "0:00:00", "00:00", "0:00"] where text.hasSuffix(suffix) && text.count > suffix.count {
            text = text.dropLast(suffix.count)
            break
        }
        let bytes = Array(text.utf8)
        if bytes.count == 8, bytes.allSatisfy({ (48...57).contains($0) }), let whole = Int(text) {
            return Day(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
        }
        let parts = text.split(whereSeparator: { "-/.年月日".contains($0) }).map(String.init)
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    // MARK: Words

    /// Whether a word takes back what was reported before.
    private func clears(_ word: String) -> Bool {
        let length = word.utf8.count
        return length == 9 && word.utf8.elementsEqual("未填报".utf8) || length == 10 && word == "unreported"
    }

    /// Whether a word is a stroke through a cell.
    private func isDash(_ word: String) -> Bool {
        word.utf8.count <= 6 && word.utf8.first.map { $0 == 0x2D || $0 == 0x2F || $0 == 0xE2 || $0 == 0xEF } == true
            && ["-", "—", "——", "/", "／", "－", "--"].contains(word)
    }

    /// Text without the white space around it, of whatever width.
    func trim(_ text: String) -> String {
        // Nearly every cell is already as it should be.
        let first = text.utf8.first
        let last = text.utf8.last
        if let first, let last, first > 32, first < 128, last > 32, last < 128 { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !Self.isSpace($0) }), let end = scalars.lastIndex(where: { !Self.isSpace($0) }) else { return "" }
        if start == scalars.startIndex, scalars.index(after: end) == scalars.endIndex { return text }
        return String(scalars[start...end])
    }

    /// Text without any white space, and with full-width letters, digits and signs made narrow.
    func narrow(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 > 32 && $0 < 128 }) { return text }
        if !text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) || Self.isSpace($0) }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !Self.isSpace(scalar) {
            if (0xFF01...0xFF5E).contains(scalar.value), scalar != "（", scalar != "）" {
                result.append(UnicodeScalar(scalar.value - 0xFEE0)!)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// White space of any width, and characters that take no room.
    private static func isSpace(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
        default: false
        }
    }

    // MARK: Writing

    /// A scalar as a file has it.
    func written(_ text: String, _ type: FieldType) -> String {
        switch type {
        case .count, .number, .percent, .date, .yesNo: text
        default: scalar(text)
        }
    }

    /// A value as a node of a file.
    func node(_ value: FieldValue, _ field: Field) -> DocumentNode? {
        switch value {
        case .cleared: return nil
        case .text(let text): return .scalar(text, written: written(text, field.type))
        case .nothing:
            if case .counts = field.type { return .scalar("无", written: "无") }
            return DocumentNode(.sequence([]), style: .flow)
        case .items(let items):
            guard case .set(let list) = field.type else { return nil }
            return DocumentNode(
                .sequence(
                    items.map { item in
                        let label = vocabulary.termLists[list].items[item].label
                        return DocumentNode.Item(value: .scalar(label, written: scalar(label)))
                    }), style: .flow)
        }
    }

    /// What a node of a file says of a field; nil when that cannot be read, or says nothing.
    func value(_ node: DocumentNode, _ field: Field) -> FieldValue? {
        switch node.content {
        case .scalar:
            guard let text = node.text else { return nil }
            return (try? value(text, field)) ?? nil
        case .sequence(let items):
            switch field.type {
            case .set(let list):
                if items.isEmpty { return .nothing }
                return .items(items.compactMap { vocabulary.termLists[list].item(vocabulary.symbols.symbol($0.value.text ?? "")) })
            case .counts, .records: return items.isEmpty ? .nothing : nil
            default: return nil
            }
        case .mapping: return nil
        }
    }
}
