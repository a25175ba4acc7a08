import GRDB

/// The tables of a ledger file.
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
                    \(RowColumns.texts.map { "    \($0) TEXT NOT NULL," }.joined(separator: "\n"))
                    \(RowColumns.numbers.map { "    \($0) INTEGER," }.joined(separator: "\n"))
                        FOREIGN KEY (lastSequence) REFERENCES event (sequence)
                    );
                    CREATE INDEX row_place ON ledger_row (place, status);
                    CREATE INDEX row_status ON ledger_row (status, due);
                    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
                    PRAGMA application_id = 1145131351;
                    """)
        }
        return migrator
    }()
}

/// The columns of a row, in the order in which they are read and written.
enum RowColumns {
    static let texts = [
        "standard", "criterion", "grouping", "title", "clause", "severity", "firmness", "blank", "kind", "subject", "name", "place", "placeName", "village",
        "required", "actual", "shortfall", "status", "unit", "owner", "measure", "inspector", "progress", "fixers", "checker", "note",
    ]
    static let numbers = [
        "due", "openedOn", "submittedOn", "submittedSequence", "clearedOn", "clearedSequence", "verifiedOn", "closedOn", "waivedUntil", "relapses",
        "relapsedOn",
        "lastSequence",
    ]
    static let all = ["id", "key"] + texts + numbers
    static let select = "SELECT " + all.joined(separator: ", ") + " FROM ledger_row"
    static let insert = "INSERT INTO ledger_row (\(all.joined(separator: ", "))) VALUES (\(all.map { _ in "?" }.joined(separator: ", ")))"
    static let update = "UPDATE ledger_row SET \(all.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
}
