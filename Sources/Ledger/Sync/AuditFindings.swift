import Audit
import Quantities

/// A gap an audit found, as the ledger follows it.
package struct GapRecord: Sendable, Hashable {
    /// The gap.
    package var gap: GapDescription
    /// Days for it that the criterion itself gives.
    package var days: Int?
    /// Of a gap to come, when and why; nil for one that is there.
    package var expectation: Expectation?

    package init(_ gap: GapDescription, days: Int? = nil) {
        self.gap = gap
        self.days = days
    }

    /// Which gap it is.
    package var key: GapKey { gap.key }
}

/// What an audit says to the ledger.
package struct AuditFindings: Sendable {
    /// The day it judged on.
    package var asOf: Day
    /// The gaps that are unmet.
    package var gaps: [GapRecord] = []
    /// What is not reported and goes into the ledger all the same: possible blank spots, and whatever else the campaign follows.
    package var questions: [GapRecord] = []
    /// The keys of gaps that are not reported.
    package var unreported: Set<GapKey> = []
    /// The outcome of each check that the ledger wants to know.
    package var outcomes: [GapKey: Outcome] = [:]
    /// Certain blank spots: without institution, without staff.
    package var blanks = [0, 0]
    /// The townships that were audited; nil for all.
    package var townships: Set<String>?

    /// Nothing found yet.
    package init(asOf: Day, townships: Set<String>? = nil) {
        self.asOf = asOf
        self.townships = townships
    }

    /// Adds what another part of the audit found.
    package mutating func add(_ piece: Piece) {
        gaps += piece.gaps
        questions += piece.questions
        unreported.formUnion(piece.unreported)
        outcomes.merge(piece.outcomes) { first, _ in first }
        for index in 0..<2 { blanks[index] += piece.blanks[index] }
    }

    /// What one batch says to the ledger.
    package struct Piece: Sendable {
        var gaps: [GapRecord] = []
        var questions: [GapRecord] = []
        var unreported: [GapKey] = []
        var outcomes: [(GapKey, Outcome)] = []
        var blanks: [Int] = [0, 0]
    }
}
