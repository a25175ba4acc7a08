import Ledger
import Quantities
import Wording

/// Who signs for what is recorded, and for which day.
public struct Signing: Sendable {
    /// Who did it.
    public var by: String
    /// On which day; nil for today, or a sample's own day.
    public var day: Day?

    /// A signature.
    public init(by: String, on day: Day? = nil) {
        self.by = by
        self.day = day
    }

    /// The day that is signed for.
    ///
    /// - Throws: ``UserFailure`` when nobody signs, or for a day that has not come yet.
    func day(_ store: LedgerStore, _ environment: Environment) throws -> Day {
        guard !by.allSatisfy(\.isWhitespace) else { throw UserFailure("--by 没有写明是谁", "--by does not say who") }
        if let day, day > environment.today { throw UserFailure("--on \(day) 还没有到", "--on \(day) has not come yet") }
        return try day ?? store.today(environment)
    }
}

/// As of when a ledger is looked at.
public struct MomentSelection: Sendable {
    /// As of which day; nil for all that is recorded.
    public var asOf: Day?
    /// Only what had been recorded by this day; nil for all.
    public var recordedBy: Day?

    /// A moment; without a day, now.
    public init(asOf: Day? = nil, recordedBy: Day? = nil) {
        self.asOf = asOf
        self.recordedBy = recordedBy
    }

    /// The moment in a ledger. Of a sample, today may lie before what was played since.
    func moment(_ store: LedgerStore, _ environment: Environment) throws -> LedgerMoment {
        let today = try store.today(environment)
        return LedgerMoment(try asOf ?? max(today, store.read { try $0.lastDay() } ?? today), recordedBy: recordedBy)
    }
}
