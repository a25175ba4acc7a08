/// Which gap it is, the same from run to run: a check of a subject, and of a list one item.
///
/// Written `standard/criterion/subject code[/item]`. Nothing else puts such a key together or takes one apart.
public struct GapKey: Sendable {
    /// The key as files, results and ledgers have it.
    public let text: String
    /// How many bytes of it name the check of the subject, without the item.
    private let checkLength: Int

    private init(_ text: String, checkLength: Int) {
        self.text = text
        self.checkLength = checkLength
    }

    /// The key of a check of a subject, or of an item of its list.
    ///
    /// - Parameter check: `standard/criterion`.
    public init(check: String, subject: String, item: String? = nil) {
        let name = "\(check)/\(subject)"
        self.init(item.map { "\(name)/\($0)" } ?? name, checkLength: name.utf8.count)
    }

    /// A key that was written out; nil for a text that lacks one of its parts.
    public init?(_ text: String) {
        let slashes = Self.slashes(text)
        guard slashes.count >= 2, slashes[0] > 0, slashes[1] > slashes[0] + 1 else { return nil }
        let end = slashes.count > 2 ? slashes[2] : text.utf8.count
        guard end > slashes[1] + 1, end + 1 != text.utf8.count else { return nil }
        self.init(text, checkLength: end)
    }

    /// A key that was written out beside its subject's code, which may have a slash in it.
    public init?(_ text: String, subject: String) {
        let slashes = Self.slashes(text)
        guard slashes.count >= 2, slashes[0] > 0, slashes[1] > slashes[0] + 1, !subject.isEmpty else { return nil }
        let rest = text.utf8.dropFirst(slashes[1] + 1)
        let after = rest.dropFirst(subject.utf8.count)
        guard rest.starts(with: subject.utf8), after.isEmpty || after.first == UInt8(ascii: "/") && after.count > 1 else { return nil }
        self.init(text, checkLength: slashes[1] + 1 + subject.utf8.count)
    }

    /// Appends a key to bytes without making it first: one for every gap of a long list.
    package static func append(check: String, subject: String, item: String?, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: check.utf8)
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: subject.utf8)
        guard let item else { return }
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: item.utf8)
    }

    /// The key of the whole check, without the item.
    public var check: GapKey { isItem ? GapKey(prefix(checkLength), checkLength: checkLength) : self }
    /// Whether it is of one item of a list.
    public var isItem: Bool { checkLength < text.utf8.count }
    /// The standard.
    public var standard: String { prefix(Self.slashes(text).first ?? 0) }
    /// The criterion.
    public var criterion: String {
        let slashes = Self.slashes(text)
        return slashes.count < 2 ? "" : part(slashes[0] + 1, slashes[1])
    }
    /// The criterion with its standard, `standard/criterion`.
    public var criterionName: String {
        let slashes = Self.slashes(text)
        return slashes.count < 2 ? "" : prefix(slashes[1])
    }
    /// The code of the subject.
    public var subject: String {
        let slashes = Self.slashes(text)
        return slashes.count < 2 ? "" : part(slashes[1] + 1, checkLength)
    }
    /// The item of the list, by its id; nil for a check as a whole.
    public var item: String? { isItem ? part(checkLength + 1, text.utf8.count) : nil }

    /// Where the first slashes stand, three at most.
    private static func slashes(_ text: String) -> [Int] {
        var found: [Int] = []
        for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "/") {
            found.append(offset)
            if found.count == 3 { break }
        }
        return found
    }

    private func prefix(_ length: Int) -> String { part(0, length) }

    private func part(_ start: Int, _ end: Int) -> String {
        guard start <= end else { return "" }
        let bytes = text.utf8
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
