import Quantities

/// What a camera notes in a picture: when it was taken, and where.
struct ExifNotes {
    /// The day it was taken on.
    private(set) var takenOn: Day?
    /// Whether it says where. Notes that cannot be followed to their end are taken to do so.
    private(set) var hasPosition = false

    private enum Tag {
        static let day = 0x0132
        static let more = 0x8769
        static let position = 0x8825
        static let dayTaken = 0x9003
    }

    init(_ bytes: [UInt8]) {
        let reader = TIFFReader(bytes)
        guard let reader, let first = reader.number(4, 4), let entries = reader.entries(first) else {
            hasPosition = true
            return
        }
        var day = entries[Tag.day].flatMap { reader.text($0) }
        if let more = entries[Tag.more].flatMap({ reader.number($0 + 8, 4) }) {
            if let details = reader.entries(more) { day = details[Tag.dayTaken].flatMap { reader.text($0) } ?? day } else { hasPosition = true }
        }
        takenOn = day.flatMap { Self.day($0) }
        if let place = entries[Tag.position].flatMap({ reader.number($0 + 8, 4) }) {
            // An entry with the number 0 only tells the version of the others.
            hasPosition = hasPosition || (reader.entries(place)?.keys.contains { $0 != 0 } ?? true)
        }
    }

    /// `2022:08:03 09:41:00` as a day.
    private static func day(_ text: String) -> Day? {
        let parts = text.prefix(10).split(separator: ":").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
    }

    /// Notes that say nothing but the day a picture was taken on.
    static func only(_ day: Day) -> [UInt8] {
        func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
        func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value & 0xFFFF) }
        let text = Array("\(day.description.replacing("-", with: ":")) 00:00:00\0".utf8)
        let head = Array("MM".utf8) + short(42) + long(8)
        let first = short(1) + short(Tag.more) + short(4) + long(1) + long(26) + long(0)
        let details = short(1) + short(Tag.dayTaken) + short(2) + long(text.count) + long(44) + long(0)
        return head + first + details + text
    }
}

/// Reads numbers and tables of the form that EXIF is kept in; whatever lies outside the bytes is nil.
private struct TIFFReader {
    private let bytes: [UInt8]
    private let isLittle: Bool

    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0x49, 0x49): isLittle = true
        case (0x4D, 0x4D): isLittle = false
        default: return nil
        }
        self.bytes = bytes
    }

    func number(_ at: Int, _ count: Int) -> Int? {
        guard at >= 0, at + count <= bytes.count else { return nil }
        let part = bytes[at..<at + count]
        return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }

    /// Where the entries of a table stand, by their numbers.
    func entries(_ at: Int) -> [Int: Int]? {
        guard let count = number(at, 2), at + 2 + count * 12 <= bytes.count else { return nil }
        var found: [Int: Int] = [:]
        for entry in 0..<count {
            let place = at + 2 + entry * 12
            if let tag = number(place, 2), found[tag] == nil { found[tag] = place }
        }
        return found
    }

    /// The text of an entry.
    func text(_ entry: Int) -> String? {
        guard number(entry + 2, 2) == 2, let count = number(entry + 4, 4), count < 1000 else { return nil }
        let at = count <= 4 ? entry + 8 : number(entry + 8, 4) ?? -1
        guard at >= 0, at + count <= bytes.count else { return nil }
        return String(decoding: bytes[at..<at + count].prefix { $0 != 0 }, as: UTF8.self)
    }
}
