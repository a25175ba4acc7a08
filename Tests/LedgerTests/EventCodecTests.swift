import Audit
import Foundation
import GRDB
import Quantities
import Standards
import Testing

@testable import Ledger

@Suite("What events say, as it is stored")
struct EventCodecTests {
    private static func entry(_ change: (inout GapDescription) -> Void = { _ in }) -> GapEntry {
        var gap = TestLedger.gap("s/equipment/990101101201-clinic/bed").gap
        change(&gap)
        return GapEntry(gap, inspector: "排查组", due: august(20))
    }

    /// Every kind of event, and each of its parts there and missing.
    private static let bodies: [EventBody] =
        [
            .opened(entry()),
            .opened(
                entry {
                    ($0.blank, $0.unit, $0.measure, $0.outcome) = (.staff, "卫生院", "填报", .unreported)
                    $0.amounts = GapAmounts(required: .between(Quantity(1), Quantity(2)), unit: "人", missing: ["staff", "staff[V1].licence until"])
                }),
            .opened(entry { $0.amounts = GapAmounts() }), .warned(entry(), nil), .warned(entry(), Expectation(day: august(9))),
            .warned(entry(), Expectation(day: august(9), cause: "V1 执业证", facts: ["expires 990101101201-clinic V1 2022-08-08", "criterion-due 2022-08-09"])),
            .lapsed, .assigned(Assignment(owner: "甲")), .assigned(Assignment(unit: "卫生院")), .assigned(Assignment(owner: "", unit: "院")),
            .measured("修 \"a\"/b\n"),
            .progressed("动工"), .submitted(progress: nil), .submitted(progress: "已办"),
            .observed(Observation(words: GapPhrases(required: "≥ 60", actual: "55", shortfall: "5"), amounts: GapAmounts())),
            .observed(
                Observation(
                    words: GapPhrases(), amounts: GapAmounts(actual: Interval(.zero, .infinity), shortfall: Quantity(2) / Quantity(3)), outcome: .unmet,
                    due: august(3), measure: "派驻")),
            .doubted, .relapsed(due: nil), .relapsed(due: august(8)), .verified, .closed, .reopened,
            .waived(WaiverDecision(approver: "委", until: august(9))), .rescheduled(DueMove(to: august(9), from: nil)),
            .rescheduled(DueMove(to: august(9), from: august(5), isBeyondEnd: true)), .noted("注"),
            .started(StartEntry(file: "campaign: t\n", name: "t.yaml", campaign: "t", title: "试", townships: nil)),
            .started(StartEntry(file: "", name: "", campaign: "", title: "", townships: [])),
            .started(StartEntry(file: "", name: "", campaign: "", title: "", townships: ["990101101", "990101102"])),
            .audited(AuditEntry(source: AuditSource())),
            .audited(
                AuditEntry(
                    source: AuditSource(
                        inventory: "a b", digest: "00", standards: ["s", "t"], places: [LedgerPlace(code: "990101101", name: "甲 镇")], warnWithin: 60,
                        sample: AuditSource.Sample(day: august(2))), townships: ["990101101"], isOfNewGapsOnly: true, blankInstitutions: 1, blankStaff: 2,
                    gaps: 3, opened: 4, asked: 5, cleared: 6, relapsed: 7)),
            .audited(AuditEntry(source: AuditSource(sample: AuditSource.Sample(day: nil)))), .received(ReportEntry(township: "990101101")),
            .received(ReportEntry(township: "990101101", file: "东镇.xlsx")), .fulfilled(DutyEntry(rule: "s/meet", evidence: "记录")), .ended(open: 6),
        ] + Outcome.allCases.map { .cleared($0) }

    @Test("what is written is read back the same, of every kind", arguments: bodies)
    func roundTrip(_ body: EventBody) throws {
        let text = EventCodec.text(body)
        #expect(try EventCodec.body(body.kind, text) == body, "\(text)")
        #expect(EventCodec.text(try EventCodec.body(body.kind, text)) == text)
    }

    @Test("no kind of event is left out of the table above")
    func allKinds() { #expect(Set(Self.bodies.map(\.kind)) == Set(EventKind.allCases)) }

    /// What is required, and how it is written: least, most, above, below.
    private static let writtenLimits: [(Comparison, [String?])] = [
        (.atLeast(Quantity(60)), ["60", nil, nil, nil]), (.atMost(Quantity(60)), [nil, "60", nil, nil]), (.moreThan(Quantity(0)), [nil, nil, "0", nil]),
        (.lessThan(Quantity(60)), [nil, nil, nil, "60"]), (.equals(Quantity(0)), ["0", "0", nil, nil]),
        (.between(Quantity(1), Quantity(2)), ["1", "2", nil, nil]), (.atLeast(Quantity(2) / Quantity(3)), ["2/3", nil, nil, nil]),
        (.atLeast(Quantity(decimal: "59.9")!), ["59.9", nil, nil, nil]),
    ]

    @Test("numbers are kept exactly, with the limit on its side", arguments: writtenLimits)
    func limits(_ required: Comparison, _ expected: [String?]) throws {
        let texts = AmountTexts(GapAmounts(required: required))
        #expect([texts.least, texts.most, texts.above, texts.below] == expected)
        #expect(texts.amounts?.required == required)
    }

    /// A kind of event, a payload it cannot have, and the key that is wrong.
    private static let unreadablePayloads: [(EventKind, String, String?)] = [
        (.waived, #"{"approver":"委"}"#, "until"), (.waived, #"{"approver":"委","until":"soon"}"#, "until"), (.noted, "{}", "note"),
        (.cleared, #"{"outcome":"gone"}"#, "outcome"),
        (.opened, #"{"key":"s/c/k","severity":"huge","firmness":"binding","due":"2022-08-01","subject":"k"}"#, "severity"),
        (.opened, #"{"key":"s/c","severity":"major","firmness":"binding","due":"2022-08-01"}"#, "key"), (.observed, "[]", nil),
        (.ended, #"{"open":3}"#, nil), (.observed, #"{"requiredLeast":"many"}"#, "requiredLeast"),
    ]

    @Test("what an event does not say, or says wrongly, is named and never guessed", arguments: unreadablePayloads)
    func unreadable(_ kind: EventKind, _ text: String, _ key: String?) {
        let failure = #expect(throws: EventCodec.Unreadable.self) { try EventCodec.body(kind, text) }
        #expect(failure?.key == key)
    }

    /// A ledger to which another program added an event, with a right hash.
    private func foreign(_ kind: String, _ payload: String) throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.sync(1, [TestLedger.gap("s/area/990101101201-clinic")])
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { db in
            let head = try #require(try Row.fetchOne(db, sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1"))
            let sequence = (head[0] as Int64) + 1
            let hash = LedgerEvent.hash(
                after: Array(head[1] as Data), sequence: sequence, row: 1, kind: kind, recorded: "2099", day: "2022-08-02", actor: "x", reason: "",
                payload: payload)
            try db.execute(sql: EventTable.insert, arguments: [sequence, 1, kind, "2099", "2022-08-02", "x", "", payload, Data(hash)])
        }
        try queue.close()
        return ledger
    }

    @Test("a kind of event this program does not know is refused wherever it would count, and never read as a note")
    func unknownKind() throws {
        let ledger = try foreign("inspected", #"{"note":"x"}"#)
        defer { ledger.folder.remove() }
        let words = "第 4 号事件是本版本不认识的“inspected”：台账由更新版本的 dabiao 写过"
        func refusal(_ body: (LedgerReader) throws -> Void) -> String? {
            let error = #expect(throws: LedgerError.self) { try ledger.store.read(body) }
            return error?.help?.en == "upgrade dabiao" ? error?.message.zh : nil
        }
        #expect(refusal { _ = try $0.events(of: 1) } == words)
        #expect(refusal { _ = try $0.row(1, at: LedgerMoment(august(2))) } == words)
        #expect(refusal { _ = try $0.row(1, asOf: 4) } == words)
        #expect(try ledger.store.read { try $0.checkChain() }.problems.first?.message.zh == words)
    }

    @Test("a known event that says nothing sensible is refused, and the chain's check goes on to name it")
    func unreadableEvent() throws {
        let ledger = try foreign("noted", "{}")
        defer { ledger.folder.remove() }
        let error = #expect(throws: LedgerError.self) { try ledger.store.read { try $0.events(of: 1) } }
        #expect(error?.message.zh == "第 4 号事件（备注）的内容读不懂（note）")
        #expect(try ledger.store.read { try $0.checkChain() }.problems.map(\.message.en).contains("what event 4 (note) says cannot be read (note)"))
    }
}
