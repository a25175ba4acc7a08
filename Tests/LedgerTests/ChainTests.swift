import Foundation
import GRDB
import SpreadsheetFixtures
import Standards
import Testing

@testable import Ledger

@Suite("The chain of events")
struct ChainTests {
    /// A ledger with rows and events, closed, for somebody to tamper with.
    private func tampered(_ sql: String, head: String? = nil) throws -> [String] {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, (1...5).map { TestLedger.gap("s/c\($0)/990101101201-clinic") })
        for row in 1...5 { #expect(try ledger.note(Int64(row), .noted("第\(row)"), 2, by: "甲") == nil) }
        let before = try ledger.store.read { try $0.checkChain() }
        #expect(before.problems.isEmpty && before.events == 12)
        try ledger.store.close()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: ledger.path, configuration: configuration)
        try queue.write { db in
            // Whoever alters a ledger can put its triggers back.
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try db.execute(sql: sql)
            for trigger in triggers { try db.execute(sql: trigger[1]) }
        }
        try queue.close()
        return try LedgerStore(ledger.path).read { try $0.checkChain(head: head ?? before.head) }.problems.map(\.message.zh)
    }

    @Test(
        "any change is found, and named",
        arguments: [
            ("UPDATE event SET reason = 'x' WHERE sequence = 9", ["第 9 号事件（台账第 2 行）被改动，或顺序被调换"]),
            ("UPDATE event SET actor = '乙' WHERE sequence = 1", ["第 1 号事件（台账第 0 行）被改动，或顺序被调换"]),
            ("UPDATE event SET day = '2022-08-03' WHERE sequence = 8", ["第 8 号事件（台账第 1 行）被改动，或顺序被调换"]),
            ("UPDATE ledger_row SET status = 'closed' WHERE id = 3", ["台账第 3 行与事件记录不一致"]),
            ("UPDATE ledger_row SET status = 'gone' WHERE id = 3", ["台账第 3 行与事件记录不一致"]),
            ("UPDATE ledger_row SET status = CAST(status AS BLOB) WHERE id = 3", ["台账第 3 行与事件记录不一致"]),
            ("UPDATE ledger_row SET due = due + 4294967296 WHERE id = 3", ["台账第 3 行与事件记录不一致"]),
            ("UPDATE event SET kind = CAST(kind AS BLOB) WHERE sequence = 9", ["第 9 号事件（台账第 2 行）被改动，或顺序被调换"]),
            ("UPDATE ledger_row SET due = due + 1 WHERE id = 4", ["台账第 4 行与事件记录不一致"]), ("DELETE FROM ledger_row WHERE id = 5", ["台账第 5 行不见了"]),
            (
                "UPDATE event SET sequence = 100 WHERE sequence = 9; UPDATE event SET sequence = 9 WHERE sequence = 10; UPDATE event SET sequence = 10 WHERE sequence = 100",
                ["第 9 号事件（台账第 3 行）被改动，或顺序被调换", "第 10 号事件（台账第 2 行）被改动，或顺序被调换", "第 11 号事件（台账第 4 行）被改动，或顺序被调换"]
            ),
        ])
    func changes(_ sql: String, _ expected: [String]) throws {
        let found = try tampered(sql)
        // An event that was moved may also have been recorded before the one ahead of it.
        #expect(found.filter { (!$0.contains("行与事件") || expected.contains($0)) && !$0.contains("登记时间") } == expected)
    }

    @Test("events cannot be changed or removed through the database either")
    func triggers() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/c/990101101201-clinic")])
        let queue = try DatabaseQueue(path: ledger.path)
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM event") } }
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "UPDATE event SET reason = 'x'") } }
    }

    @Test("an end that was cut off is found by a hash that was noted")
    func truncated() throws {
        let found = try tampered(
            "DELETE FROM event WHERE sequence = 12; UPDATE ledger_row SET note = '', lastSequence = 6 WHERE id = 5")
        #expect(found == ["链上没有所给的末尾校验值：后面的事件被删去了"])
        #expect(try tampered("DELETE FROM event WHERE sequence = 9").first == "第 9 号事件不见了")
    }

    @Test("two events of the same text have different hashes; parts do not run into each other")
    func hashes() {
        func hash(_ actor: String, _ reason: String, _ sequence: Int64 = 1) -> [UInt8] {
            LedgerEvent.hash(
                after: LedgerEvent.origin, sequence: sequence, row: 1, kind: "noted", recorded: "", day: "", actor: actor, reason: reason, payload: "{}")
        }
        #expect(hash("ab", "c") != hash("a", "bc"))
        #expect(hash("a", "b", 1) != hash("a", "b", 2))
        #expect(hash("a", "b").hexadecimal.count == 64)
    }

    @Test("a backup taken while others write is whole")
    func backup() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/c/990101101201-clinic")])
        try ledger.store.backup(to: ledger.folder("copy.ledger"))
        try ledger.note(1, .noted("later"), 2, by: "甲")
        let copy = try LedgerStore(ledger.folder("copy.ledger"))
        #expect(try copy.read { try $0.checkChain() }.problems.isEmpty)
        #expect(try copy.read { try $0.row(1) }?.note == "")
    }
}

@Suite("A ledger somebody prepared")
struct PreparedLedgerTests {
    private func problems(_ sql: String) throws -> [String] {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, (1...3).map { TestLedger.gap("s/c\($0)/990101101201-clinic") })
        try ledger.store.close()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: ledger.path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        return try LedgerStore(ledger.path).read { try $0.checkChain() }.problems.map(\.message.zh)
    }

    @Test("an emptied ledger is not whole")
    func emptied() throws {
        let found = try problems("DROP TRIGGER event_stays; DELETE FROM ledger_row; DELETE FROM event")
        #expect(found.contains("台账是空的：一条记录也没有") && found.contains("缺少 trigger event_stays"))
    }

    @Test("a ledger whose beginning was removed, with its numbers closed up, is not whole")
    func beheaded() throws {
        let trigger = "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END"
        let found = try problems("DROP TRIGGER event_stays; DELETE FROM event WHERE sequence = 1; \(trigger)")
        #expect(found.first == "第 1 号事件不见了")
    }

    @Test(
        "what does not belong to a ledger is named, also before it does anything",
        arguments: [
            ("CREATE TRIGGER z AFTER INSERT ON event BEGIN UPDATE ledger_row SET status = 'closed'; END", "有不属于台账的 trigger z"),
            ("CREATE TABLE notes (x)", "有不属于台账的 table notes"), ("CREATE VIEW v AS SELECT 1", "有不属于台账的 view v"), ("DROP TABLE meta", "缺少 table meta"),
            ("ALTER TABLE ledger_row ADD COLUMN x", "table ledger_row 被改动"), ("DROP INDEX row_place", "缺少 index row_place"),
            ("DROP TRIGGER event_holds; CREATE TRIGGER event_holds BEFORE UPDATE ON event BEGIN SELECT 1; END", "trigger event_holds 被改动"),
        ])
    func schema(_ sql: String, _ expected: String) throws { #expect(try problems(sql) == [expected]) }

    @Test("times of recording never fall")
    func times() throws {
        let trigger = "CREATE TRIGGER event_holds BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
        let found = try problems("DROP TRIGGER event_holds; UPDATE event SET recorded = '2099-01-01T00:00:00.000' WHERE sequence = 2; \(trigger)")
        #expect(found.contains { $0.hasPrefix("第 3 号事件的登记时间") && $0.hasSuffix("早于前一条的 2099-01-01T00:00:00.000") })
    }

    @Test("a clock that was set back does not break the chain")
    func clock() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let queue = try DatabaseQueue(path: ledger.path)
        // An event of a day to come, as a wrong clock would have recorded it.
        try queue.write { db in
            let head = try #require(try Row.fetchOne(db, sql: "SELECT hash FROM event WHERE sequence = 1"))
            let (recorded, payload) = ("2099-01-01T00:00:00.000", #"{"note":"x"}"#)
            let hash = LedgerEvent.hash(
                after: Array(head[0] as Data), sequence: 2, row: 0, kind: "noted", recorded: recorded, day: "2022-08-01", actor: "x", reason: "",
                payload: payload)
            try db.execute(
                sql: EventTable.insert, arguments: [2, 0, "noted", recorded, "2022-08-01", "x", "", payload, Data(hash)])
        }
        try queue.close()
        try ledger.sync(2, [TestLedger.gap("s/c/990101101201-clinic")])
        #expect(try ledger.store.read { try $0.checkChain() }.problems.isEmpty)
    }

    @Test("the largest number of all is refused, not added to")
    func overflow() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/c/990101101201-clinic")])
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { db in
            try db.execute(
                sql: EventTable.insert, arguments: [Int64.max, 1, "noted", "2099", "2022-08-02", "x", "", "{}", Data(repeating: 0, count: 32)])
        }
        try queue.close()
        #expect(throws: LedgerError.self) { try ledger.note(1, .noted("x"), 2, by: "甲") }
        #expect(try !ledger.store.read { try $0.checkChain() }.problems.isEmpty)
    }

    @Test("a ledger that a newer version wrote is neither read nor changed")
    func newer() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.store.close()
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('4 future')") }
        try queue.close()
        let error = #expect(throws: LedgerError.self) { try LedgerStore(ledger.path) }
        #expect(error?.message.en.contains("newer dabiao") == true)
    }

    @Test("pipes and devices are refused at once instead of waited for", .timeLimit(.minutes(1)))
    func pipes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        #expect(mkfifo(folder("pipe.ledger"), 0o600) == 0)
        for path in [folder("pipe.ledger"), "/dev/null", folder.path] {
            let error = #expect(throws: LedgerError.self) { try LedgerStore(path, creates: true) }
            #expect(error?.message.en.contains("not a ledger file") == true, "\(path)")
        }
    }

    @Test("ledgers and their copies are for their owner's eyes only")
    func modes() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.store.backup(to: ledger.folder("copy.ledger"))
        for path in [ledger.path, ledger.path + "-wal", ledger.path + "-shm", ledger.folder("copy.ledger")] {
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600, "\(path)")
        }
    }
}

@Suite("Receipts")
struct ReceiptTests {
    @Test("a receipt fits the ledger it is of, and that ledger grown longer; no other")
    func receipts() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/a/990101101201-clinic")], warnings: [TestLedger.gap("s/b/990101101201-clinic")])
        let receipt = try #require(try ledger.store.read { try $0.receipt(on: august(2)) })
        #expect(receipt.rows == 2 && receipt.events == 4 && receipt.ledger == "t" && receipt.line.contains(" head=\(receipt.head)"))
        #expect(LedgerReceipt("凭条 \(receipt.line)\n签字：甲\n") == receipt)
        #expect(LedgerReceipt(String(receipt.line.dropLast())) == nil && LedgerReceipt("") == nil)
        func problems(_ receipt: LedgerReceipt) throws -> [String] { try ledger.store.read { try $0.checkChain(receipt: receipt) }.problems.map(\.message.zh) }
        #expect(try problems(receipt) == [])
        try ledger.sync(3, [TestLedger.gap("s/a/990101101201-clinic"), TestLedger.gap("s/c/990101101201-clinic")], warnings: [])
        #expect(try problems(receipt) == [])
        var other = receipt
        other.head = String(receipt.head.reversed())
        #expect(try problems(other) == ["第 4 号事件的校验值与凭条不符：凭条以前的记录被改动"])
        other = receipt
        other.rows = 3
        #expect(try problems(other) == ["凭条写 3 行，到第 4 号事件只有 2 行"])
        other = try #require(try ledger.store.read { try $0.receipt(on: august(3)) })
        other.events += 1
        #expect(try problems(other).first?.hasPrefix("凭条写到第 \(other.events) 号事件") == true)
    }

    @Test("a ledger rewritten from the start, with every hash right, does not fit the receipt")
    func rewritten() throws {
        let (first, second) = (try TestLedger(), try TestLedger())
        defer { for ledger in [first, second] { ledger.folder.remove() } }
        try first.sync(1, [TestLedger.gap("s/a/990101101201-clinic")])
        try second.sync(1, [TestLedger.gap("s/b/990101101201-clinic")])
        let receipt = try #require(try first.store.read { try $0.receipt(on: august(2)) })
        #expect(try second.store.read { try $0.checkChain() }.problems.isEmpty)
        #expect(try second.store.read { try $0.checkChain(receipt: receipt) }.problems.count == 1)
    }
}
