import Audit
import Standards

/// How a criterion's legal basis is written: the document its text came from, and the clause in that document.
///
/// A standard that extends another keeps the other's text, and so cites the other's document.
public struct Citation: Sendable, Hashable {
    /// The document with its number: 《…》国卫扶贫发〔2019〕45号.
    public let document: String
    /// The clause, as the document numbers it.
    public let clause: String
    /// Document, number and clause, for notices and ledgers.
    public let full: String
    /// The number and the clause, for lines that have little room; the document's name where it has no number, or the clause has none by which to find it.
    public let short: String

    /// The citation of a criterion.
    public init(_ criterion: Criterion) {
        let (cited, source) = (criterion.document, criterion.source)
        document = cited.full
        clause = source.clause
        full = cited.citing(source, as: cited.full)
        short = cited.citing(source, as: source.isNumbered ? cited.number ?? cited.quoted : cited.quoted)
    }
}

extension Check {
    /// The legal basis of its criterion.
    public var citation: Citation { Citation(criterion) }
}
