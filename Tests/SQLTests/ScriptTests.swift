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

    /// The blocks of SQL in a document that a script of one standard has, each with its standard.
    private func shown(in document: String) throws -> [(standard: String, lines: [String])] {
        let text = try String(contentsOfFile: repository + "/docs/" + document, encoding: .utf8)
        return text.components(separatedBy: "<!-- sql audit --dialect postgresql --standard ").dropFirst().map { part in
            let standard = String(part.prefix { $0 != " " })
            let block = part.components(separatedBy: "```sql\n")[1].components(separatedBy: "```")[0]
            return (standard, block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    @Test("the SQL that the documents show is what is written, line by line but for what is left out", arguments: ["databases.md", "databases.zh-CN.md"])
    func shown(document: String) throws {
        let library = try Self.library.get()
        let blocks = try shown(in: document)
        #expect(blocks.count >= 3)
        for (standard, lines) in blocks {
            let asked = AskedStandards(everywhere: [try #require(library.standards.first { $0.id == standard })])
            let script = try AuditScript(library.vocabulary, asked, .postgresql).text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            var rest = script[...]
            var mayLeaveOut = true
            for line in lines {
                if line == "-- …" {
                    mayLeaveOut = true
                    continue
                }
                let place = mayLeaveOut ? rest.firstIndex(of: line) : rest.first == line ? rest.startIndex : nil
                #expect(place != nil, "\(document), \(standard): \(line)")
                if let place { rest = rest[(place + 1)...] }
                mayLeaveOut = false
            }
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

    @Test("nothing is refused of what the conformance standards ask: every form of rule can be put into SQL")
    func refusals() throws {
        let library = try Self.table.get()
        var refused: Set<String> = []
        for standard in library.standards {
            let left = try writable(standard, library.vocabulary)
            refused.formUnion(Set(standard.criteria.map(\.id)).subtracting(left.criteria.map(\.id)).map { "\(standard.id)/\($0)" })
        }
        #expect(refused == [])
    }
}
