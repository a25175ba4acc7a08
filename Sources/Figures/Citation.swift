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
    private let brief: String
    private let separator: String

    /// The citation of a criterion.
    public init(_ criterion: Criterion) {
        let cited = criterion.document
        document = cited.full
        brief = cited.number ?? cited.quoted
        clause = criterion.source.clause
        separator = cited.separator
    }

    /// Document, number and clause, for notices and ledgers.
    public var full: String { document + separator + clause }
    /// The number, or the name of a document without one, and the clause; for lines that have little room.
    public var short: String { brief + separator + clause }
}

extension Check {
    /// The legal basis of its criterion.
    public var citation: Citation { Citation(criterion) }
}
