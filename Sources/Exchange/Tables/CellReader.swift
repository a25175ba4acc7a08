import Standards
import Wording
import Workbooks

/// Reads cells of tables that are not an inventory's: text and days, with the same tolerance.
public struct CellReader: Sendable {
    /// What is wrong with a cell.
    public struct Problem: Error, Sendable {
        /// What is wrong.
        public var message: Text
        /// How to mend it.
        public var help: Text?
    }

    private let fields: FieldText

    /// A reader for a vocabulary.
    public init(_ vocabulary: Vocabulary) {
        fields = FieldText(vocabulary)
    }

    /// The text of a cell; nil for an empty one.
    public func text(_ cell: Cell) -> Result<String?, Problem> {
        do { return .success(try fields.plain(cell.content)) } catch { return .failure(Problem(message: error.message, help: error.help)) }
    }

    /// The day a cell gives, as `YYYY-MM-DD`; nil for an empty one.
    public func day(_ cell: Cell, label: String = "") -> Result<String?, Problem> {
        do {
            guard case .text(let day)? = try fields.day(cell.content, label: label) else { return .success(nil) }
            return .success(day)
        } catch {
            return .failure(Problem(message: error.message, help: error.help))
        }
    }
}
