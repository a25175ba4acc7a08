/// Which gap it is, the same from run to run: a check of a subject, and of a list one item.
///
/// Written `standard/criterion/subject code[/item]`. Nothing else puts such a key together or takes one apart.
public struct GapKey: Sendable {
    /// The key as files, results and ledgers have it.
    public let text: String
    /// Where in its bytes the standard, the criterion and the subject end.
    private let ends: (standard: Int, criterion: Int, subject: Int)

    private init(_ text: String, ends: (standard: Int, criterion: Int, subject: Int)) {
        self.text = text
        self.ends = ends
    }

    /// The key of a check of a subject, or of an item of its list.
    ///
    /// - Parameter subject: the subject's code.
    /// - Parameter item: the id of the list's item; nil for the check as a whole.
    /// - Parameter check: `standard/criterion`.
    public init(check: String, subject: String, item: String? = nil) {
        let name = "\(check)/\(subject)"
        let standard = check.utf8.firstIndex(of: Self.slash).map { check.utf8.distance(from: check.startIndex, to: $0) } ?? check.utf8.count
        self.init(item.map { "\(name)/\($0)" } ?? name, ends: (standard, check.utf8.count, name.utf8.count))
    }

    /// A key that was written out; nil for a text that lacks one of its parts.
    public init?(_ text: String) {
        guard let (standard, criterion) = Self.check(in: text) else { return nil }
        let rest = text.utf8.dropFirst(criterion + 1)
        self.init(text, standard, criterion, subject: rest.firstIndex(of: Self.slash).map { rest.distance(from: rest.startIndex, to: $0) } ?? rest.count)
    }

    /// A key that was written out beside its subject's code, which may have a slash in it.
    public init?(_ text: String, subject: String) {
        guard let (standard, criterion) = Self.check(in: text), text.utf8.dropFirst(criterion + 1).starts(with: subject.utf8) else { return nil }
        self.init(text, standard, criterion, subject: subject.utf8.count)
    }

    /// - Parameter length: of the subject's code; what follows is the item.
    private init?(_ text: String, _ standard: Int, _ criterion: Int, subject length: Int) {
        let end = criterion + 1 + length
        let item = text.utf8.dropFirst(end)
        guard length > 0, item.isEmpty || item.first == Self.slash && item.count > 1 else { return nil }
        self.init(text, ends: (standard, criterion, end))
    }

    private static let slash = UInt8(ascii: "/")

    /// Where the standard and the criterion end that a text begins with.
    private static func check(in text: String) -> (standard: Int, criterion: Int)? {
        var standard = 0
        for (offset, byte) in text.utf8.enumerated() where byte == slash {
            if standard > 0 { return offset > standard + 1 ? (standard, offset) : nil }
            if offset == 0 { return nil }
            standard = offset
        }
        return nil
    }

    /// Appends what the keys of a check begin with to bytes; the code of the subject follows, and the item: for long lists.
    package static func append(check: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: check.utf8)
        bytes.append(slash)
    }

    /// Appends the item of a list to the key of the check as a whole.
    package static func append(item: String, to bytes: inout [UInt8]) {
        bytes.append(slash)
        bytes.append(contentsOf: item.utf8)
    }

    /// The key of the whole check, without the item.
    public var check: GapKey { isItem ? GapKey(part(0, ends.subject), ends: ends) : self }
    /// Whether it is of one item of a list.
    public var isItem: Bool { ends.subject < text.utf8.count }
    /// The standard.
    public var standard: String { part(0, ends.standard) }
    /// The criterion.
    public var criterion: String { part(ends.standard + 1, ends.criterion) }
    /// The criterion with its standard, `standard/criterion`.
    public var criterionName: String { part(0, ends.criterion) }
    /// The code of the subject.
    public var subject: String { part(ends.criterion + 1, ends.subject) }
    /// The item of the list, by its id; nil for a check as a whole.
    public var item: String? { isItem ? part(ends.subject + 1, text.utf8.count) : nil }

    private func part(_ start: Int, _ end: Int) -> String {
        let bytes = text.utf8
        guard start <= end else { return "" }
        return String(text[bytes.index(bytes.startIndex, offsetBy: start)..<bytes.index(bytes.startIndex, offsetBy: end)])
    }
}

extension GapKey: Hashable, Comparable, CustomStringConvertible {
    /// Two keys are one gap when they are written alike.
    public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    /// In the order of what is written.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
    /// In step with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    /// The key as it is written.
    public var description: String { text }
}
