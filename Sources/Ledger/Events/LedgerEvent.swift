import Digests
import Foundation
import Quantities

/// An event that is to be recorded.
package struct EventDraft: Sendable, Hashable {
    /// The row it is about; 0 for the campaign as a whole.
    package var row: Int64
    /// What happened.
    package var body: EventBody
    /// The day it happened on.
    package var day: Day
    /// Who did it.
    package var actor: String
    /// Why.
    package var reason: String

    /// An event to be recorded.
    package init(row: Int64, _ body: EventBody, on day: Day, by actor: String, reason: String = "") {
        self.row = row
        self.body = body
        self.day = day
        self.actor = actor
        self.reason = reason
    }

    /// What kind of event it is.
    package var kind: EventKind { body.kind }
}

/// An event as it was recorded: never changed, never removed, chained to the one before.
package struct LedgerEvent: Sendable, Hashable {
    /// Its number, from 1 without a gap.
    package var sequence: Int64
    /// When it was recorded, in UTC.
    package var recorded: String
    /// What was recorded.
    package var draft: EventDraft
    /// What it says as it is stored: JSON with sorted keys.
    package var payload: String
    /// SHA-256 over the hash before and everything here.
    package var hash: [UInt8]

    /// The day it was recorded on, in the county's zone.
    package var recordedOn: Day? { Self.day(recorded: recorded) }

    /// How many days after it happened it was recorded 补记; 0 for what was recorded on its day.
    package var daysLate: Int { max(0, recordedOn.map { Int($0.number) - Int(draft.day.number) } ?? 0) }

    /// The day of a time as it is stored, `YYYY-MM-DDTHH:MM:SS.sss` in UTC, in the county's zone.
    static func day(recorded: String) -> Day? {
        guard let day = Day(recorded.prefix(10)) else { return nil }
        let parts = recorded.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3 else { return day }
        let seconds = Int(day.number) * 86_400 + parts[0] * 3_600 + parts[1] * 60 + parts[2]
        let local = seconds + (DayZone.zone() ?? .current).secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        return Day(number: Int32(truncatingIfNeeded: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }

    /// The hash an event must have.
    ///
    /// Every part goes in with its length before it, so that no two events give the same bytes.
    static func hash(
        after previous: [UInt8], sequence: Int64, row: Int64, kind: String, recorded: String, day: String, actor: String, reason: String, payload: String
    ) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(previous)
        for part in [String(sequence), String(row), kind, recorded, day, actor, reason, payload] {
            var length = UInt64(part.utf8.count).bigEndian
            withUnsafeBytes(of: &length) { hasher.update($0) }
            hasher.update(part.utf8)
        }
        return hasher.digest()
    }

    /// What the first event is chained to.
    static let origin = [UInt8](repeating: 0, count: 32)
}
