import Wording

/// A template filled in once but for some holes: what stands on a page a hundred thousand times is put together from the pieces between them.
struct PreparedMarkup: Sendable {
    private let text: PageText
    private let pieces: [String]
    /// Which value stands after each piece but the last.
    private let order: [Int]

    /// - Parameters:
    ///   - template: the name of the template.
    ///   - holes: the names of what is filled in later, in the order in which it will be given.
    ///   - constants: what is the same every time.
    init(_ template: String, _ language: Language, holes: [String], _ constants: [String: Any] = [:]) {
        text = PageTemplates.text(language)
        var data = constants
        for (index, hole) in holes.enumerated() { data[hole] = String(Character(Self.mark(index))) }
        let markup = PageTemplates.library(language).render(data, withTemplate: template) ?? ""
        var (pieces, order): ([String], [Int]) = ([""], [])
        for scalar in markup.unicodeScalars {
            if scalar.value >= Self.firstMark, scalar.value < Self.firstMark + UInt32(holes.count) {
                order.append(Int(scalar.value - Self.firstMark))
                pieces.append("")
            } else {
                pieces[pieces.count - 1].unicodeScalars.append(scalar)
            }
        }
        (self.pieces, self.order) = (pieces, order)
    }

    /// What goes into a hole.
    enum Filling {
        /// Text, which is escaped.
        case text(String)
        /// Markup, or what needs no escaping.
        case markup(String)
    }

    /// Writes it with its holes filled, in the order in which they were named.
    func write(_ fillings: Filling..., to html: inout String) {
        html += pieces[0]
        for (index, hole) in order.enumerated() {
            switch fillings[hole] {
            case .text(let value): html += text.escapeText(value)
            case .markup(let value): html += value
            }
            html += pieces[index + 1]
        }
    }

    // The last private plane: in no text of ours, and not Chinese to the escaping.
    private static let firstMark: UInt32 = 0x10FF00
    private static func mark(_ index: Int) -> Unicode.Scalar { Unicode.Scalar(firstMark + UInt32(index))! }
}
