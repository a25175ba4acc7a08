import Digests
import Foundation
import Quantities
import Wording

/// What happened.
public enum EventKind: String, Sendable, CaseIterable {
    /// A gap was found and entered.
    case opened
    /// A gap that is going to open was entered.
    case warned
    /// A warning did not come true.
    case lapsed
    /// Somebody was made responsible.
    case assigned
    /// What is to be done was laid down.
    case measured
    /// Something was done.
    case progressed
    /// Whoever fixed it says it is done.
    case submitted
    /// An audit found other values.
    case observed
    /// An audit found the gap gone.
    case cleared
    /// A later audit could not say whether the gap is gone.
    case doubted
    /// An audit found the gap back.
    case relapsed
    /// A checker signed that it is done.
    case verified
    /// The row was written off.
    case closed
    /// The row was opened again.
    case reopened
    /// The row was set aside by a decision.
    case waived
    /// The day it is due was moved.
    case rescheduled
    /// A remark.
    case noted
    /// The campaign began.
    case started
    /// An audit was held against the ledger.
    case audited
    /// A township handed in its report.
    case received
    /// A rule of the campaign was carried out.
    case fulfilled
    /// The campaign ended.
    case ended

    /// What users call it.
    public var label: Text {
        switch self {
        case .opened: Text(zh: "建账", en: "opened")
        case .warned: Text(zh: "预警", en: "warned")
        case .lapsed: Text(zh: "预警解除", en: "lapsed")
        case .assigned: Text(zh: "落实责任", en: "assigned")
        case .measured: Text(zh: "定措施", en: "measure set")
        case .progressed: Text(zh: "进展", en: "progress")
        case .submitted: Text(zh: "报完成", en: "submitted")
        case .observed: Text(zh: "现状变化", en: "observed")
        case .cleared: Text(zh: "审计已达标", en: "cleared by audit")
        case .doubted: Text(zh: "审计存疑", en: "in doubt")
        case .relapsed: Text(zh: "复发", en: "relapsed")
        case .verified: Text(zh: "核查", en: "verified")
        case .closed: Text(zh: "销号", en: "closed")
        case .reopened: Text(zh: "重新打开", en: "reopened")
        case .waived: Text(zh: "豁免", en: "waived")
        case .rescheduled: Text(zh: "改时限", en: "due date moved")
        case .noted: Text(zh: "备注", en: "note")
        case .started: Text(zh: "开始", en: "campaign started")
        case .audited: Text(zh: "审计", en: "audited")
        case .received: Text(zh: "收到报表", en: "report received")
        case .fulfilled: Text(zh: "落实", en: "rule carried out")
        case .ended: Text(zh: "结束", en: "campaign ended")
        }
    }
}

/// An event that is to be recorded.
public struct EventDraft: Sendable, Hashable {
    /// The row it is about; 0 for the campaign as a whole.
    public var row: Int64
    /// What happened.
    public var kind: EventKind
    /// The day it happened on.
    public var day: Day
    /// Who did it.
    public var actor: String
    /// Why.
    public var reason: String
    /// The rest, by name.
    public var payload: [String: String]

    /// An event to be recorded.
    public init(row: Int64, _ kind: EventKind, on day: Day, by actor: String, reason: String = "", _ payload: [String: String] = [:]) {
        self.row = row
        self.kind = kind
        self.day = day
        self.actor = actor
        self.reason = reason
        self.payload = payload
    }
}

/// An event as it was recorded: never changed, never removed, chained to the one before.
public struct LedgerEvent: Sendable, Hashable {
    /// Its number, from 1 without a gap.
    public var sequence: Int64
    /// When it was recorded, in UTC.
    public var recorded: String
    /// What was recorded.
    public var draft: EventDraft
    /// The payload as it is stored: JSON with sorted keys.
    public var payloadText: String
    /// SHA-256 over the hash before and everything here.
    public var hash: [UInt8]

    /// The day it was recorded on, in the county's zone.
    public var recordedOn: Day? { Self.day(recorded: recorded) }

    /// How many days after it happened it was recorded 补记; 0 for what was recorded on its day.
    public var daysLate: Int { max(0, recordedOn.map { Int($0.number) - Int(draft.day.number) } ?? 0) }

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
    public static func hash(
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
    public static let origin = [UInt8](repeating: 0, count: 32)

    /// A payload as it is stored.
    static func text(_ payload: [String: String]) -> String {
        if payload.isEmpty { return "{}" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(payload)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The payload of its stored text.
    static func payload(_ text: String) -> [String: String] {
        if text == "{}" { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    }
}
