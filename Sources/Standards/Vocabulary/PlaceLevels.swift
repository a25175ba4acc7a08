import Wording

/// How the codes of the places of one level are written.
public enum CodeScheme: Sendable, Hashable {
    /// Digits: the first `telling` are the place's own, whatever is `written` beyond them are zeros.
    case digits(telling: Int, written: Int)
    /// Any text: which place one stands in is told by the files.
    case text
}

/// What the number after the code of the place around says of a place that does not say it itself.
public struct ClassRanges: Sendable, Hashable {
    /// One range and the item it stands for.
    public struct Range: Sendable, Hashable {
        /// The numbers.
        public let numbers: ClosedRange<Int>
        /// The item of the field's list.
        public let item: Int
    }

    /// The field that is filled in.
    public let slot: Int
    /// The ranges, none overlapping another; between them nothing is known.
    public let ranges: [Range]
    /// How many digits the code of the place around has.
    public let outerDigits: Int

    /// The item a code stands for.
    public func item(of code: String) -> Int? {
        guard let number = Int(code.utf8.count > outerDigits ? String(code.utf8.dropFirst(outerDigits)) ?? "" : "") else { return nil }
        return ranges.first { $0.numbers.contains(number) }?.item
    }
}

/// One level of the places that division codes are given to, such as townships.
///
/// It is a class, as the other parts of a vocabulary are: asking for one costs a pointer.
public final class PlaceLevel: Sendable {
    /// The kind of place.
    public let kind: KindID
    /// The label of that kind.
    public let label: String
    /// How its codes are written.
    public let codes: CodeScheme
    /// The first key of files about a place of it; nil when it has no files of its own.
    public let fileKey: String?
    /// How the list of its places is headed, in files and rosters of the place around; the first is how it is written.
    public let listKeys: [String]
    /// The short word for it, as columns are headed.
    public let word: Text
    /// What it is called as a rank of institutions, in Chinese: 乡级.
    public let rank: String
    /// The English word for several of it.
    public let plural: String
    /// The facility that is meant when only such a place is named, as on a form of one page.
    public let theOne: KindID?
    /// What the form for everything in such places is headed; nil for no more than that it is a form.
    public let form: String?
    /// What its codes say of its places.
    public let classes: ClassRanges?

    init(
        kind: KindID, label: String, codes: CodeScheme, fileKey: String?, listKeys: [String], word: Text, rank: String, plural: String, theOne: KindID?,
        form: String?, classes: ClassRanges?
    ) {
        self.kind = kind
        self.label = label
        self.codes = codes
        self.fileKey = fileKey
        self.listKeys = listKeys
        self.word = word
        self.rank = rank
        self.plural = plural
        self.theOne = theOne
        self.form = form
        self.classes = classes
    }

    /// Whether a text is a code of this level.
    public func isCode(_ text: String) -> Bool {
        switch codes {
        case .digits(let telling, let written):
            text.utf8.count == written && text.utf8.allSatisfy { (48...57).contains($0) } && text.utf8.dropFirst(telling).allSatisfy { $0 == 48 }
        case .text: PlaceLevels.isTextCode(text)
        }
    }
}

/// The levels of places, as the vocabulary declares them.
///
/// Three of them have parts of their own in an inventory: the lowest is *listed* in files, the one above it has a *file* for each of its places,
/// and the one above that has a *roster* of them. Levels above these have files if they wish. Code that works on the three calls them after
/// the levels of the first vocabulary: village, township and county.
public struct PlaceLevels: Sendable {
    /// The levels, outermost first; at least three.
    public let all: [PlaceLevel]
    /// Whether every code is digits, so that the code of a place begins with those of the places around it.
    public let isDigits: Bool
    private let levelByKind: [Int8]

    init(_ all: [PlaceLevel], kinds: Int) {
        self.all = all
        isDigits = all.allSatisfy { $0.codes != .text }
        var levels = [Int8](repeating: -1, count: kinds)
        for (index, level) in all.enumerated() { levels[level.kind] = Int8(index) }
        levelByKind = levels
        village = all[all.count - 1].kind
        township = all[all.count - 2].kind
        county = all[all.count - 3].kind
        upper = all.dropLast(3).reversed().map(\.kind)
    }

    /// The lowest level, whose places are listed in the files of the one above.
    public let village: KindID
    /// The level whose places have a file each.
    public let township: KindID
    /// The level whose places have a roster each.
    public let county: KindID
    /// The levels above, nearest first.
    public let upper: [KindID]

    /// The level a kind is; nil for facilities and whatever else is no place.
    public func level(_ kind: KindID) -> PlaceLevel? {
        guard levelByKind.indices.contains(kind), levelByKind[kind] >= 0 else { return nil }
        return all[Int(levelByKind[kind])]
    }

    /// A level that is known to be one.
    public subscript(_ kind: KindID) -> PlaceLevel { all[Int(levelByKind[kind])] }

    /// The level so many above another; nil above the outermost.
    public func level(_ kind: KindID, above steps: Int) -> KindID? {
        guard levelByKind[kind] >= steps else { return nil }
        return all[Int(levelByKind[kind]) - steps].kind
    }

    /// The level whose files begin with a key.
    public func level(fileKey: String) -> PlaceLevel? { all.first { $0.fileKey == fileKey } }

    /// The keys files of places begin with, innermost first.
    public var fileKeys: [String] { all.reversed().compactMap(\.fileKey) }

    /// The level whose codes look like one, by digits alone; outer levels first, for a code of theirs may end in zeros.
    public func level(ofDigits code: String) -> KindID? {
        all.first { level in if case .digits = level.codes { level.isCode(code) } else { false } }?.kind
    }

    /// How many digits the codes of a level tell; nil of text.
    public func digits(_ kind: KindID) -> Int? {
        guard case .digits(let telling, _)? = level(kind)?.codes else { return nil }
        return telling
    }

    /// The code of the place of a level that a code begins with, by digits alone.
    @inlinable
    public func beginning(of code: String, at kind: KindID) -> String {
        guard case .digits(let telling, let written) = self[kind].codes else { return "" }
        let own = String(code.prefix(telling))
        return telling == written ? own : own + String(repeating: "0", count: written - telling)
    }

    /// Whether a text can be a code of text: something to print in a table, in a file's name and between the strokes of a key.
    static func isTextCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60
            && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0) }
    }
}
