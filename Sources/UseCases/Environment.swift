import Foundation
import Quantities
import Wording

/// What a use case must know of the world around it: when it is, and for whom it works. Two of them with other days and languages may be at work
/// in one process at once.
public struct Environment: Sendable {
    /// The day it is for the user.
    public var today: Day
    /// What time it is.
    public var now: @Sendable () -> Date
    /// Where the user's days begin and end.
    public var zone: TimeZone
    /// The language of files that are made for the user.
    public var language: Language
    /// How many files are read at once where nobody says.
    public var workers: Int
    /// Hears what happens on the way. Nothing of it is needed to use a result.
    public var tell: @Sendable (Message) -> Void

    /// Something that happens on the way.
    public enum Message: Sendable {
        /// What is odd about the input, and does not keep the work from being done.
        case warnings([Diagnostic])
        /// So many townships have been audited.
        case audited(townships: Int)
        /// An audit of so many townships is at its end.
        case auditEnded(townships: Int)
        /// Somebody else is writing in a folder, and is waited for.
        case waiting(folder: String)
        /// So many temporary files of a write that broke off were removed.
        case swept(files: Int)
    }

    /// An environment; the day is that of the clock in the zone.
    public init(
        now: @escaping @Sendable () -> Date, zone: TimeZone, language: Language = .zh, workers: Int = 1,
        tell: @escaping @Sendable (Message) -> Void = { _ in }
    ) {
        today = Day(now(), in: zone)
        self.now = now
        self.zone = zone
        self.language = language
        self.workers = workers
        self.tell = tell
    }
}

extension Day {
    /// The day of a moment in a zone.
    public init(_ moment: Date, in zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        self = Day(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)!
    }
}
