import GRDB

/// The tables of a ledger file.
///
/// A program refuses a file that has a migration it does not know. Whoever adds a kind of event adds a migration, be it an empty one, so that older programs
/// do not read past what they cannot know.
enum LedgerSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 events and rows") { db in
            try db.execute(
                sql: """
                    CREATE TABLE event (
                        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
                        row INTEGER NOT NULL CHECK (row >= 0),
                        kind TEXT NOT NULL,
                        recorded TEXT NOT NULL,
                        day TEXT NOT NULL,
                        actor TEXT NOT NULL CHECK (length(actor) > 0),
                        reason TEXT NOT NULL,
                        payload TEXT NOT NULL,
                        hash BLOB NOT NULL CHECK (length(hash) = 32)
                    );
                    CREATE INDEX event_row ON event (row, sequence);
                    CREATE INDEX event_campaign ON event (kind, sequence) WHERE row = 0;
                    CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                    CREATE TRIGGER event_holds BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                    CREATE TABLE ledger_row (
                        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
                    \(RowColumns.firstTexts.map { "    \($0) TEXT NOT NULL," }.joined(separator: "\n"))
                    \(RowColumns.firstNumbers.map { "    \($0) INTEGER," }.joined(separator: "\n"))
                        FOREIGN KEY (lastSequence) REFERENCES event (sequence)
                    );
                    CREATE INDEX row_place ON ledger_row (place, status);
                    CREATE INDEX row_status ON ledger_row (status, due);
                    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
                    PRAGMA application_id = 1145131351;
                    """)
        }
        migrator.registerMigration("2 outcome and cause of rows") { db in
            try db.execute(
                sql: """
                    ALTER TABLE ledger_row ADD COLUMN outcome TEXT NOT NULL DEFAULT 'unmet';
                    ALTER TABLE ledger_row ADD COLUMN cause TEXT NOT NULL DEFAULT '';
                    ALTER TABLE ledger_row ADD COLUMN expectedOn INTEGER;
                    """)
        }
        migrator.registerMigration("3 numbers beside words") { db in
            try db.execute(sql: RowColumns.numberTexts.map { "ALTER TABLE ledger_row ADD COLUMN \($0) TEXT;" }.joined(separator: "\n"))
        }
        return migrator
    }()
}

extension LedgerSchema {
    /// Everything the tables of a ledger consist of, as SQL, by type and name; what the database makes by itself is left out.
    static func objects(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        return Dictionary(rows.map { ("\($0[0] as String) \($0[1] as String)", $0[2] as String) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a ledger of this version consists of.
    static func expected() throws -> [String: String] {
        let queue = try DatabaseQueue()
        try migrator.migrate(queue)
        return try queue.read { try objects($0) }
    }
}

/// The columns of a row, in the order in which they are read and written.
enum RowColumns {
    /// The texts of the first migration, which every ledger has gone through.
    static let firstTexts = [
        "standard", "criterion", "grouping", "title", "clause", "severity", "firmness", "blank", "kind", "subject", "name", "place", "placeName", "village",
        "required", "actual", "shortfall", "status", "unit", "owner", "measure", "inspector", "progress", "fixers", "checker", "note",
    ]
    /// Its numbers.
    static let firstNumbers = [
        "due", "openedOn", "submittedOn", "submittedSequence", "clearedOn", "clearedSequence", "verifiedOn", "closedOn", "waivedUntil", "relapses",
        "relapsedOn",
        "lastSequence",
    ]
    static let texts = firstTexts + ["outcome", "cause"]
    static let numbers = firstNumbers + ["expectedOn"]
    /// What is asked, what there is and how far it is, as exact numbers in text, and which dates a warning comes from; null for rows of older events.
    static let numberTexts = [
        "requiredLeast", "requiredMost", "requiredAbove", "requiredBelow", "actualLow", "actualHigh", "shortfallAmount", "amountUnit", "missing",
        "expectedFrom",
    ]
    static let all = ["id", "key"] + texts + numbers + numberTexts
    static let select = "SELECT " + all.joined(separator: ", ") + " FROM ledger_row"
    static let insert = "INSERT INTO ledger_row (\(all.joined(separator: ", "))) VALUES (\(all.map { _ in "?" }.joined(separator: ", ")))"
    static let update = "UPDATE ledger_row SET \(all.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
}
