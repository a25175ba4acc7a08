import Foundation
import GRDB
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
        for row in 1...5 { #expect(try ledger.note(Int64(row), .noted, 2, by: "甲", ["note": "第\(row)"]) == nil) }
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
        try ledger.note(1, .noted, 2, by: "甲", ["note": "later"])
        let copy = try LedgerStore(ledger.folder("copy.ledger"))
        #expect(try copy.read { try $0.checkChain() }.problems.isEmpty)
        #expect(try copy.read { try $0.row(1) }?.note == "")
    }
}
