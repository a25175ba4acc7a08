import Audit
import Digests
import Files
import Foundation
import GRDB
import Inventories
import LedgerReports
import Quantities
import SpreadsheetFixtures
import Standards
import Testing
import Wording

@testable import Ledger

/// A ledger an earlier version wrote, kept as SQL.
struct OldLedger {
    let folder: TemporaryFolder
    let store: LedgerStore

    init(_ name: String) throws {
        folder = try TemporaryFolder()
        let sql = try String(contentsOfFile: "\(repository)/Tests/Golden/\(name).sql", encoding: .utf8)
        let process = try DatabaseQueue(path: folder("old.ledger"))
        // The dump is one transaction of its own.
        try process.writeWithoutTransaction { try $0.execute(sql: sql.replacingOccurrences(of: "PRAGMA foreign_keys=OFF;", with: "")) }
        try process.close()
        store = try LedgerStore(folder("old.ledger"))
    }

    /// Every event as it is stored, without being read as anything.
    func stored() throws -> [(kind: String, payload: String)] {
        try store.read { reader in
            try Row.fetchAll(reader.db, sql: "SELECT kind, payload FROM event ORDER BY sequence").map { ($0[0], $0[1]) }
        }
    }
}

/// A ledger that version 0.1.0 wrote: later versions must read it as it was meant.
@Suite("A ledger of version 0.1.0")
struct GoldenLedgerTests {
    @Test("its chain is whole, to the very hash")
    func chain() throws {
        let old = try OldLedger("ledger-0.1.0")
        defer { old.folder.remove() }
        let (problems, events, head) = try old.store.read { try $0.checkChain() }
        #expect(problems.map(\.message.en) == [])
        #expect(events == 26)
        #expect(head == "38149c068671102112538f0bc22a1783ace4c2620599ee82ec8230230751ebd1")
    }

    @Test("its rows stand where they stood, its relapse keeps the due date it had")
    func rows() throws {
        let old = try OldLedger("ledger-0.1.0")
        defer { old.folder.remove() }
        let store = old.store
        let campaign = try #require(try store.read { try $0.campaign() })
        let day = Day("2026-01-15")!
        let state = try store.read { try $0.state(campaign, on: day) }
        #expect(state.totals.total == 4 && state.totals.open == 4 && state.totals.overdue == 3 && state.totals.relapsed == 1 && state.warnings == 3)
        let row = try #require(try store.read { try $0.row(1) })
        #expect(row.relapses == 1 && row.progress == "动工" && row.due == Day("2026-01-28") && row.status == .working && row.outcome == .unmet)
        // On the 7th the first row was closed and another set aside until the 12th.
        let past = try store.read { try $0.state(campaign, on: Day("2026-01-07")!) }.totals
        #expect(past.total == 4 && past.open == 2 && past.closed == 1 && past.waived == 1)
        #expect(try store.read { try $0.state(campaign, on: Day("2026-01-13")!) }.totals.open == 4)
    }

    @Test("it goes on: new events are chained to its last")
    func goesOn() throws {
        let old = try OldLedger("ledger-0.1.0")
        defer { old.folder.remove() }
        try old.store.write { _ = try $0.append(EventDraft(row: 1, .noted("续"), on: Day("2026-01-16")!, by: "县")) }
        #expect(try old.store.read { try $0.checkChain(head: "38149c0686711021") }.problems.isEmpty)
    }

    @Test("every event of an old ledger is read and written to the very bytes it has", arguments: ["ledger-0.1.0", "ledger-life"])
    func bytes(_ name: String) throws {
        let old = try OldLedger(name)
        defer { old.folder.remove() }
        for (word, payload) in try old.stored() {
            let kind = try #require(EventKind(rawValue: word))
            #expect(EventCodec.text(try EventCodec.body(kind, payload)) == payload)
        }
    }
}

/// A campaign played through with the program as it was before its events had types: every kind of event at least once, and how it read.
@Suite("A ledger's whole life")
struct LedgerLifeTests {
    private let end = Day("2022-08-13")!

    private func golden(_ name: String) throws -> String { try String(contentsOfFile: "\(repository)/Tests/Golden/ledger-life/\(name)", encoding: .utf8) }

    /// What a view writes, held against what it wrote then. The day of recording depends on where the program runs.
    private func same(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        // Words may change, and with them what a view writes; events may not. Read the difference.
        if ProcessInfo.processInfo.environment["DABIAO_RECORD"] != nil {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(repository)/Tests/Golden/ledger-life/\(name)"))
        }
        func plain(_ text: String) -> String {
            text.replacing(#/20\d\d-\d\d-\d\d ?[（(](backdated by|补记，晚) \d+ (days|天)[）)]/#, with: "…")
                .replacing(#/"recordedOn":"[^"]*","daysLate":\d+/#, with: "…")
        }
        let (now, then) = (plain(text).split(separator: "\n"), plain(try golden(name)).split(separator: "\n"))
        #expect(now.count == then.count, sourceLocation: sourceLocation)
        for (line, before) in zip(now, then) { #expect(line == before, sourceLocation: sourceLocation) }
    }

    @Test("it has every kind of event, and its chain is whole to the very hash")
    func chain() throws {
        let old = try OldLedger("ledger-life")
        defer { old.folder.remove() }
        #expect(Set(try old.stored().map(\.kind)) == Set(EventKind.allCases.map(\.rawValue)))
        let (problems, events, head) = try old.store.read { try $0.checkChain() }
        #expect(problems.map(\.message.en) == [])
        #expect(events == 46 && head == "447dd58f3ff25c08f47f560f882eb9d06f3818b9ef0683605ecb130b30d3b288")
    }

    @Test("its rows, their histories and the campaign's report read as they did")
    func views() throws {
        let old = try OldLedger("ledger-life")
        defer { old.folder.remove() }
        func written(_ write: (Output) throws -> Void) throws -> String {
            let path = old.folder("out")
            let output = try Output(path)
            try write(output)
            try output.finish()
            defer { try? FileManager.default.removeItem(atPath: path) }
            return try String(contentsOfFile: path, encoding: .utf8)
        }
        var all = LedgerFilter()
        all.statuses = LedgerStatus.allCases
        let rows = try old.store.read { try $0.rows(all, at: LedgerMoment(end)) }
        try same(try written { try LedgerTable(asOf: end, .zh).write(rows, .json, to: $0) }, "list.json")
        let past = Day("2022-08-04")!
        let then = try old.store.read { try $0.rows(all, at: LedgerMoment(past)) }
        for language in Language.allCases {
            try same(try written { try LedgerTable(asOf: past, language).write(then, .csv, to: $0) }, "list-2022-08-04.\(language).csv")
            let histories = try (0...7).map { row in
                HistoryTable(language).render(try old.store.read { try $0.events(of: Int64(row)) }, .text)
            }
            try same(histories.joined(), "history.\(language).txt")
            let campaign = try #require(try old.store.read { try $0.campaign() })
            let state = try old.store.read { try $0.state(campaign, on: end) }
            let late = rows.filter { $0.standing(on: end).isOverdue }
            let today = rows.filter { $0.standing(on: end).isDueToday }
            try same(CampaignReport(state, dueToday: today, overdue: late, language).render(.text, isFull: true), "report.\(language).txt")
        }
        let histories = try (0...7).map { row in HistoryTable(.zh).render(try old.store.read { try $0.events(of: Int64(row)) }, .json) }
        try same(histories.joined(), "history.json")
    }

    @Test("an audit of the inventory it was last held against makes no event about any row, whatever the words are by now")
    func unchanged() async throws {
        let old = try OldLedger("ledger-life")
        defer { old.folder.remove() }
        let campaign = try #require(try old.store.read { try $0.campaign() })
        let fixture = repository + "/Tests/GoldenTests/Fixture"
        let standards = old.folder("standards")
        try FileManager.default.copyItem(atPath: fixture + "/standards", toPath: standards)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: standards + "/vocabulary")
        let library = try StandardLibrary.load(folder: standards)
        let standard = try #require(library.standard("base"))
        let program = try AuditProgram(library.vocabulary, standards: [standard], asOf: end)
        let inventory = try Inventory.open(fixture + "/city/a", limits: .init())
        let collector = AuditFindings.Collector(
            program, firmness: campaign.firmness, outcomes: campaign.outcomes, wanted: try old.store.read { try LedgerSync.wanted($0) })
        let scope = Scope(townships: Set(campaign.townships))
        var findings = AuditFindings(asOf: end, townships: scope.townships)
        _ = await AuditRun(program, inventory, AuditOptions(scope: scope, keepsOutcomes: true)).run(transform: { collector.piece($0) }) { findings.add($0) }
        #expect(findings.gaps.count == 4 && findings.questions.count == 1)
        // The words of tomorrow, which nothing may depend on.
        for index in findings.gaps.indices { findings.gaps[index].gap.words = GapPhrases(required: "够 3 人", actual: "没有", shortfall: "9 个") }
        for index in findings.questions.indices { findings.questions[index].gap.words = GapPhrases(actual: "请填写") }
        let result = try old.store.write { try LedgerSync(campaign, by: "县", inspector: nil).run(findings, source: AuditSource(), in: $0) }
        #expect(result == SyncResult(unchanged: 6))
        #expect(try old.stored().count == 47)
    }
}
