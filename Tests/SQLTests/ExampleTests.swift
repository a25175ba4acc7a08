import Audit
import BuiltPrograms
import Foundation
import Inventories
import Quantities
import SQL
import Standards
import Synchronization
import Testing
import Wording

/// The worked examples of the shipped standards, and of those that say what every form of rule means, each a row of its own in DuckDB.
///
/// Examples of what lies below a place give no more than a part of it, which tables cannot; made-up counties stand for them in `scripts/sql/agree.sh`.
@Suite("Examples in DuckDB", .enabled(if: hasDatabases))
struct ExampleTests {
    @Test("every example comes out in DuckDB as it is written", arguments: [(["standards"], 1000), (["standards/vocabulary", "Tests/Conformance"], 130)])
    func examples(folders: [String], atLeast: Int) throws {
        let library = try StandardLibrary.load(folders: folders.map { "\(repository)/\($0)" })
        try withFolder { folder in
            let tables = try ExampleTables(library, folder)
            let (count, _) = try ExampleRunner.run(library, by: tables)
            try tables.run()
            #expect(tables.written >= atLeast && tables.written <= count, "\(tables.written) of \(count)")
            let (_, differences) = try ExampleRunner.run(library, by: DatabaseVerdicts(tables))
            for difference in differences { Issue.record("\(difference.rendered(.en))") }
        }
    }
}

/// Writes examples into tables: first they are gathered, then judged, then asked for in the same order.
private final class ExampleTables: ExampleBackend, Sendable {
    private struct State {
        var groups: [String: (rows: FactRows, standard: Standard)] = [:]
        var count = 0
        var verdicts: [Key: ExampleVerdict] = [:]
    }

    private struct Key: Hashable {
        /// The example's place among those that were written.
        var example: Int
        /// The check and the kind.
        var check: String
    }

    private let library: StandardLibrary
    private let schema: FactSchema
    private let folder: String
    /// The standards without the criteria that cannot be put into SQL.
    private let standards: [String: Standard]
    private let state = Mutex(Box())

    /// `FactRows` is made for one thread; the runner is one.
    private final class Box: @unchecked Sendable { var state = State() }

    init(_ library: StandardLibrary, _ folder: String) throws {
        self.library = library
        self.folder = folder
        schema = FactSchema(library.vocabulary)
        standards = Dictionary(uniqueKeysWithValues: try library.standards.map { ($0.id, try writable($0, library.vocabulary)) })
    }

    var written: Int { state.withLock { $0.state.count } }

    /// Whether tables can hold all that an example tells, and a script asks it.
    func canHold(_ scene: ExampleScene) -> Bool {
        guard standards[scene.check.standard]?.criteria.contains(where: { $0.id == scene.check.criterion.id }) == true else { return false }
        let form = scene.check.form
        let rules = [form.require] + (form.when.map { [$0] } ?? []) + form.unless.compactMap(\.when)
        return scene.children.isEmpty && scene.blanks == nil && !rules.contains(where: \.isRollUp)
    }

    func judge(_ scene: ExampleScene) throws -> ExampleVerdict {
        if canHold(scene) { try state.withLock { try write(scene, &$0.state) } }
        return EngineBackend().judge(scene)
    }

    private func write(_ scene: ExampleScene, _ state: inout State) throws {
        let group = "\(scene.check.standard)@\(scene.program.asOf)"
        state.count += 1
        if state.groups[group] == nil {
            let place = "\(folder)/\(group)"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            let rows = FactRows(schema) { table, bytes in
                let path = "\(place)/\(LoadScript.file(of: table))"
                if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
                let file = try #require(FileHandle(forWritingAtPath: path))
                try file.seekToEnd()
                try file.write(contentsOf: Data(bytes))
                try file.close()
            }
            rows.write(asOf: scene.program.asOf)
            rows.plainDay = scene.program.asOf
            state.groups[group] = (rows, try #require(standards[scene.check.standard]))
        }
        let rows = try #require(state.groups[group]).rows
        rows.beginning = "\(state.count):"
        for kind in library.vocabulary.enclosing(scene.check.form.kind).reversed() { if let facts = scene.frames[kind] { rows.write(facts, scene.frames) } }
        // One that names itself is a row already.
        let own = Set(scene.frames.byKind.compactMap { $0?.code })
        for (code, facility) in scene.facilities.sorted(by: { $0.key < $1.key }) where !own.contains(code) { write(code, facility, scene, rows) }
        try rows.flush()
    }

    private func write(_ code: String, _ facility: ExampleScene.Facility, _ scene: ExampleScene, _ rows: FactRows) {
        let vocabulary = library.vocabulary
        var frames = Frames(kinds: vocabulary.kinds.count)
        for level in vocabulary.levels.all {
            let place = scene.codes.place(at: level.kind, of: facility.record.place)
            guard level.isCode(place) else { continue }
            let facts = Facts()
            facts.reset(kind: level.kind, slots: 0, tape: nil)
            facts.code = place
            frames.set(facts)
        }
        var facts = facility.facts
        if facility.record.kind < 0 {
            // Of one that is only said to be open or closed nothing else is known: it is of a kind that is not asked for.
            let kind = vocabulary.kinds.indices.last { vocabulary.kinds[$0].isFacility }!
            facts = Facts()
            facts.reset(kind: kind, slots: vocabulary.kinds[kind].table.fields.count, tape: nil)
            if let slot = vocabulary.kinds[kind].statusSlot, case .choice(let list) = vocabulary.kinds[kind].table.fields[slot].type {
                let open = vocabulary.kinds[kind].openItem ?? 0
                let closed = vocabulary.termLists[list].items.indices.first { $0 != open } ?? open
                facts[slot] = Value(.choice, payload: Int64(facility.record.isOpen == .yes ? open : closed))
            }
        }
        facts.code = code
        frames.set(facts)
        rows.write(facts, frames)
    }

    /// Runs every group in DuckDB and reads what it came to.
    func run() throws {
        let groups = state.withLock { $0.state.groups }
        for (group, entry) in groups.sorted(by: { $0.key < $1.key }) {
            let place = "\(folder)/\(group)"
            for (name, text) in [
                ("schema.sql", SchemaScript(schema, .duckdb).text), ("load.sql", LoadScript(schema, .duckdb).text()),
                ("audit.sql", try AuditScript(library.vocabulary, AskedStandards(everywhere: [entry.standard]), .duckdb).text),
            ] { try text.write(toFile: "\(place)/\(name)", atomically: true, encoding: .utf8) }
            try runDuckDB(place)
            let day = try #require(Day(String(group.split(separator: "@")[1])))
            let program = try AuditProgram(library.vocabulary, standards: [entry.standard], asOf: day)
            try read(place + "/views", program)
        }
    }

    private func read(_ views: String, _ program: AuditProgram) throws {
        let reader = ResultReader(program)
        var found: [Key: ExampleVerdict] = [:]
        func key(_ row: ResultLine) -> Key {
            let parts = row["subject"].split(separator: ":", maxSplits: 1)
            return Key(example: Int(parts[0]) ?? 0, check: "\(row["check_name"]) \(row["kind"])")
        }
        try forEachRow("outcomes", in: views) { row in
            let check = program.checks[try reader.check(row)]
            var verdict = ExampleVerdict(outcome: try reader.outcome(row))
            if case .compare = check.form.require, let low = try row.amount("low") { verdict.actual = Interval(low, try row.amount("high") ?? .infinity) }
            if let levels = check.form.require.levels?.levels, let level = Int(row["level"]), level >= 0 { verdict.level = levels[level].id }
            found[key(row)] = verdict
        }
        let words = ValueWords(vocabulary: library.vocabulary)
        // A database has no order of its own; terms are numbered.
        var rows: [(term: Int, row: ResultLine)] = []
        try forEachRow("gaps", in: views) { rows.append((Int($0["term_no"]) ?? 0, $0)) }
        for (_, row) in rows.sorted(by: { $0.term < $1.term }) {
            let gap = try reader.gap(row, subject: 0)
            let check = program.checks[gap.check]
            guard var verdict = found[key(row)] else { continue }
            for var fact in gap.missing {
                fact.of = fact.of.map { String($0.split(separator: ":", maxSplits: 1).last ?? "") }
                let path = words.path(fact, for: check.form.kind) + (fact.count > 1 ? " ×\(fact.count)" : "")
                if !verdict.missing.contains(path) { verdict.missing.append(path) }
            }
            verdict.required = verdict.required ?? gap.required
            if check.form.require.list != nil {
                verdict.actual = nil
                verdict.shortfall = verdict.outcome == .unmet ? (verdict.shortfall ?? .zero) + (gap.shortfall ?? .zero) : nil
            } else {
                (verdict.actual, verdict.shortfall) = (gap.actual, gap.shortfall)
            }
            found[key(row)] = verdict
        }
        state.withLock { $0.state.verdicts.merge(found) { $1 } }
    }

    /// What an example came to, by its place among those that were written.
    func verdict(_ example: Int, _ scene: ExampleScene) -> ExampleVerdict? {
        let key = Key(example: example, check: "\(scene.check.name) \(library.vocabulary.kinds[scene.check.form.kind].id)")
        return state.withLock { $0.state.verdicts[key] }
    }
}

/// A standard without the criteria that cannot be put into SQL.
func writable(_ standard: Standard, _ vocabulary: Vocabulary) throws -> Standard {
    var rest = standard
    while true {
        do {
            _ = try AuditScript(vocabulary, AskedStandards(everywhere: [rest]), .duckdb)
            return rest
        } catch let refusal as SQLRefusal {
            rest.criteria.removeAll { "\(standard.id)/\($0.id)" == refusal.check }
        }
    }
}

/// Says of each example what the database came to; of those that tables cannot hold, what the engine does.
private final class DatabaseVerdicts: ExampleBackend, Sendable {
    private let tables: ExampleTables
    private let count = Mutex(0)

    init(_ tables: ExampleTables) { self.tables = tables }

    func judge(_ scene: ExampleScene) throws -> ExampleVerdict {
        guard tables.canHold(scene) else { return EngineBackend().judge(scene) }
        let example = count.withLock { count in
            count += 1
            return count
        }
        return try #require(tables.verdict(example, scene), "\(scene.check.name), example \(example)")
    }
}
