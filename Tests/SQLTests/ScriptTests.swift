import BuiltPrograms
import Foundation
import SQL
import Standards
import Testing

@Suite("Standards as scripts")
struct ScriptTests {
    static let library = Result { try StandardLibrary.load(folder: repository + "/standards") }
    static let table = Result { try StandardLibrary.load(folders: [repository + "/standards/vocabulary", repository + "/Tests/Conformance"]) }

    @Test("every shipped standard can be put into every database", arguments: SQLDialect.allCases)
    func shipped(dialect: SQLDialect) throws {
        let library = try Self.library.get()
        let text = try AuditScript(library.vocabulary, AskedStandards(everywhere: library.standards), dialect).text
        for check in library.standards.flatMap({ standard in standard.criteria.map { "\(standard.id)/\($0.id)" } }) {
            #expect(text.contains("'\(check)'"), "\(check)")
        }
        #expect(!text.contains("Optional("))
    }

    @Test("the same standards make the same script, to the byte")
    func deterministic() throws {
        let library = try Self.library.get()
        func text() throws -> String { try AuditScript(library.vocabulary, AskedStandards(inForce: library), .duckdb).text }
        let isSame = try text() == text()
        #expect(isSame)
    }

    @Test("no name is longer than a database takes, and none stands twice in a table")
    func names() throws {
        let schema = FactSchema(try Self.library.get().vocabulary)
        for table in schema.tables {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
            for column in table.columns { #expect(column.name.utf8.count <= 63, "\(column.name)") }
        }
        #expect(Set(schema.tables.map(\.name)).count == schema.tables.count)
    }

    @Test("people's names have no column")
    func privacy() throws {
        let library = try Self.library.get()
        let schema = FactSchema(library.vocabulary)
        for (id, record) in library.vocabulary.records.enumerated() {
            for (slot, field) in record.table.fields.enumerated() where field.isPrivate {
                #expect(schema.records[id].index(of: schema.columns(record: id, slot: slot).value) == nil)
            }
        }
    }

    @Test("a staff count with unknowns, an exemption and a count below a place read as they are meant")
    func readable() throws {
        let library = try Self.library.get()
        let text = try AuditScript(library.vocabulary, AskedStandards(inForce: library), .postgresql).text
        // Whoever is surely counted, whoever may be, and those who are counted for it; by the rule's own words.
        let expected = [
            "SUM(CASE WHEN r.no IS NOT NULL AND (r.qualification", "LEFT JOIN facility f ON f.code = r.covered_by", "GROUP BY m.township", "-- 建筑面积不低于40平方米",
            "s.floor_area >= 40 AS clinic_area__holds",
        ]
        for words in expected {
            let isThere = text.contains(words)
            #expect(isThere, "\(words)")
        }
    }

    @Test("a standard of a region is asked there, from its day on, and where none that is in force extends it")
    func reach() throws {
        let library = try Self.library.get()
        let text = try AuditScript(library.vocabulary, AskedStandards(inForce: library), .duckdb).text
        for words in ["LIKE '411322%'", "s.as_of >= DATE '"] {
            let isThere = text.contains(words)
            #expect(isThere, "\(words)")
        }
    }

    @Test("conformance standards that can be put into SQL are, and the others say why")
    func refusals() throws {
        let library = try Self.table.get()
        var refused: [String] = []
        for standard in library.standards {
            do { _ = try AuditScript(library.vocabulary, AskedStandards(everywhere: [standard]), .duckdb).text } catch let refusal as SQLRefusal {
                #expect(!refusal.form.isEmpty && refusal.check.hasPrefix(standard.id))
                refused.append(refusal.check)
            }
        }
        #expect(refused.count < library.standards.count, "\(refused)")
    }
}
