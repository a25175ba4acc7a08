import Wording
import Workbooks

/// How the form of one facility is laid out, for writing it and for reading it back.
///
/// The first column is hidden and says what each row is; the rest is a grid of narrow columns that rows join as they need, so that
/// questions, boxes and people stand on one sheet of A4 in 12 points without being scaled.
enum FormGrid {
    /// What the hidden cell of the first row says of a form that is laid out so.
    static let marker = "dabiao-form"
    /// The number of this layout, behind the marker.
    static let version = 2

    /// How many columns beside the hidden one.
    static let units = 24
    /// The font in whose digits widths are told. Where it is missing, DejaVu Sans stands in, whose digits are as wide.
    static let measure = (font: "Verdana", size: 11.0)
    /// How wide one of them is, in characters of that font.
    static let unitWidth = 2.46
    /// The widths in characters of the usual font, for what is laid out by those.
    static let widths = [0.0] + Array(repeating: 4.0, count: units)
    /// How wide one of them is, in halves of a character of 12 points.
    private static let unitHalves = 3.56

    /// The hidden column.
    static let key = 0
    static let whole = 1...24
    static let question = 1...10
    static let last = 11...14
    static let answer = 15...20
    static let evidence = 21...24
    /// An answer that needs no papers.
    static let wideAnswer = 15...24
    /// Where the boxes of a row stand.
    static let boxes = [1...6, 7...12, 13...18, 19...24]
    /// Two things of the head, each with its name.
    static let head = [(name: 1...3, value: 4...12), (name: 13...15, value: 16...24)]
    /// Code, county, township and village, each with its name.
    static let places = [(name: 1...2, value: 3...8), (name: 9...9, value: 10...13), (name: 14...15, value: 16...19), (name: 20...20, value: 21...24)]
    /// Somebody who is known: number, what is known, and whether still there.
    static let person = (id: 1...4, summary: 5...17, answer: 18...24)

    /// The columns of a table with so many heads: the first is for a number, the rest share what is left.
    static func columns(_ count: Int) -> [ClosedRange<Int>] {
        guard count > 1 else { return [whole] }
        var ranges = [1...4]
        var start = 5
        for rest in stride(from: count - 1, to: 0, by: -1) {
            let width = (units - start + 1) / rest
            ranges.append(start...start + width - 1)
            start += width
        }
        return ranges
    }

    /// How high a row is in which a text stands over some columns, in points.
    static func height(_ cells: [(text: String, columns: ClosedRange<Int>)], least: Double = 22) -> Double {
        let lines = cells.map { cell in count(ofLines: cell.text, halves: Int(Double(cell.columns.count) * unitHalves - 0.8)) }.max() ?? 1
        return max(least, Double(lines) * 17 + 6)
    }

    private static func count(ofLines text: String, halves: Int) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + max(1, (displayWidth(of: String($1)) + halves - 1) / halves) }
    }
}

/// What a row of a form is, as its hidden cell says.
enum FormRow: Hashable {
    /// The first: with the number of the layout.
    case form(version: Int)
    /// Code, county, township and village.
    case places
    /// Who answers below, and when; whether that is whom the form is about.
    case signed(isOwn: Bool)
    /// A question: what it fills in, and the papers that what was said last rests on.
    case question(FormKey, papers: String?)
    /// Boxes of a question, by their keys.
    case boxes(FormKey, [String])
    /// Somebody who is known, with what is known.
    case person(list: String, id: String, [FormPeople.Known.Value])
    /// A line for somebody who is new or has changed, by the keys of its columns.
    case line(list: String, [String])

    /// The hidden cell's text.
    var text: String {
        switch self {
        case .form(let version): "\(FormGrid.marker) \(version)"
        case .places: "places"
        case .signed(let isOwn): isOwn ? "signed" : "countersigned"
        case .question(let key, let papers): "? \(key.text)" + (papers.map { "\t" + $0 } ?? "")
        case .boxes(let key, let boxes): "□ \(key.text) \(boxes.joined(separator: ","))"
        case .person(let list, let id, let values): (["= \(list)", id] + values.map { "\($0.key)=\($0.words)" }).joined(separator: "\t")
        case .line(let list, let columns): "+ \(list) \(columns.joined(separator: ","))"
        }
    }

    /// What a hidden cell says; nil of one that says nothing.
    init?(_ text: String) {
        if text.hasPrefix("= ") {
            let parts = text.dropFirst(2).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count > 1 else { return nil }
            let values = parts.dropFirst(2).compactMap { part -> FormPeople.Known.Value? in
                part.firstIndex(of: "=").map { .init(key: String(part[..<$0]), words: String(part[part.index(after: $0)...])) }
            }
            self = .person(list: parts[0], id: parts[1], values)
            return
        }
        if text.hasPrefix("? ") {
            // The number of a record may have a space in it.
            let parts = text.dropFirst(2).split(separator: "\t", maxSplits: 1).map(String.init)
            guard let key = parts.first else { return nil }
            self = .question(FormKey(key), papers: parts.count > 1 ? parts[1] : nil)
            return
        }
        let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
        switch (parts.first, parts.count) {
        case (FormGrid.marker?, 2): self = .form(version: Int(parts[1]) ?? 0)
        case ("places"?, 1): self = .places
        case ("signed"?, 1): self = .signed(isOwn: true)
        case ("countersigned"?, 1): self = .signed(isOwn: false)
        case ("□"?, 3): self = .boxes(FormKey(parts[1]), parts[2].split(separator: ",").map(String.init))
        case ("+"?, 3): self = .line(list: parts[1], parts[2].split(separator: ",").map(String.init))
        default: return nil
        }
    }
}

extension FormKey {
    /// The key as one word.
    var text: String {
        switch self {
        case .presence: "present"
        case .field(let field): field
        case .around(let kind, let field): "\(kind).\(field)"
        case .record(let list, let record, let field): "\(list)/\(field)/\(record)"
        }
    }

    init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 2).map(String.init)
        if parts.count == 3 {
            self = .record(list: parts[0], record: parts[2], field: parts[1])
        } else if let dot = text.firstIndex(of: ".") {
            self = .around(kind: String(text[..<dot]), field: String(text[text.index(after: dot)...]))
        } else {
            self = text == "present" ? .presence : .field(text)
        }
    }
}
