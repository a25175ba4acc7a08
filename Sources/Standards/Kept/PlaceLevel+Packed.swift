import Keeping
import Wording

extension PlaceLevel {
    /// Writes it.
    func pack(_ out: inout Packer) {
        out.write(kind)
        out.write(label)
        codes.pack(&out)
        out.write(fileKey)
        out.write(listKeys)
        word.pack(&out)
        out.write(rank)
        out.write(plural)
        out.write(theOne)
        out.write(form)
        out.write(classes)
    }

    /// Reads one back.
    convenience init(unpacking: inout Unpacker) throws {
        self.init(
            kind: try unpacking.int(), label: try unpacking.text(), codes: try unpacking.value(), fileKey: try unpacking.optional(),
            listKeys: try unpacking.values(), word: try unpacking.value(), rank: try unpacking.text(), plural: try unpacking.text(),
            theOne: try unpacking.optional(), form: try unpacking.optional(), classes: try unpacking.optional())
    }
}

extension CodeScheme: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .digits(let telling, let written): out.write(0, telling, written)
        case .text: out.write(1)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .digits(telling: try unpacking.int(), written: try unpacking.int())
        case 1: self = .text
        default: throw Unpacker.Broken()
        }
    }
}

extension ClassRanges: Packed {
    package func pack(_ out: inout Packer) {
        out.write(slot)
        out.write(ranges)
        out.write(outerDigits)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(slot: try unpacking.int(), ranges: try unpacking.values(), outerDigits: try unpacking.int())
    }
}

extension ClassRanges.Range: Packed {
    package func pack(_ out: inout Packer) {
        out.write(numbers.lowerBound)
        out.write(numbers.upperBound)
        out.write(item)
    }

    package init(unpacking: inout Unpacker) throws {
        let (first, last) = (try unpacking.int(), try unpacking.int())
        guard first <= last else { throw Unpacker.Broken() }
        self.init(numbers: first...last, item: try unpacking.int())
    }
}

extension WordBook {
    /// Writes it.
    func pack(_ out: inout Packer) {
        out.write(one: language)
        for subject in Subject.allCases {
            let words = (english[subject] ?? [:]).sorted { $0.key < $1.key }
            out.write(words.map(\.key))
            out.write(words.map(\.value))
        }
    }

    /// Reads one back.
    init(unpacking: inout Unpacker) throws {
        self.init(try unpacking.one())
        for subject in Subject.allCases {
            let (zh, en): ([String], [String]) = (try unpacking.values(), try unpacking.values())
            if !zh.isEmpty { english[subject] = Dictionary(zip(zh, en), uniquingKeysWith: { first, _ in first }) }
        }
    }
}
