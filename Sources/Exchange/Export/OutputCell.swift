import Quantities
import Standards
import YAMLEditing

/// A cell to be written.
public enum OutputCell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// Text.
    case text(String)
    /// A number.
    case number(Double)
    /// A number of hundredths.
    case percent(Double)
    /// A day.
    case day(Day)
}

extension FieldText {
    /// A value of a file as a cell; what cannot be read goes out as it stands, so that nothing is lost.
    func cell(_ node: DocumentNode, _ field: Field) -> OutputCell {
        guard let value = value(node, field) else { return node.text.map { .text($0) } ?? .empty }
        switch value {
        case .cleared: return .empty
        case .nothing: return .text("无")
        case .items(let items):
            guard case .set(let list) = field.type else { return .empty }
            return .text(items.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、"))
        case .text(let text): return cell(text, field.type)
        }
    }

    private func cell(_ text: String, _ type: FieldType) -> OutputCell {
        switch type {
        case .count, .number: Double(text).map { .number($0) } ?? .text(text)
        case .percent: Double(text.dropLast()).map { .percent($0) } ?? .text(text)
        case .date: Day(text).map { .day($0) } ?? .text(text)
        default: .text(text)
        }
    }
}
