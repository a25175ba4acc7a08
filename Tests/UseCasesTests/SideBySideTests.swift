import Audit
import Exchange
import Figures
import Files
import Foundation
import Testing
import UseCases
import Wording

/// Days, languages and workspaces do not get in each other's way in one process.
@Suite("Use cases side by side")
struct SideBySideTests {
    @Test("an audit judges on the day of whoever asks, whatever others ask at the same time")
    func days() async throws {
        let world = try World()
        func unmet(on day: String) async throws -> Int {
            try await AuditInventory(world.selection).run(in: world.workspace, world.environment(day)).summary.totals.binding.unmet
        }
        // The doctor's licence ends on 2026-06-30.
        let found = try await withThrowingTaskGroup(of: (String, Int).self) { group in
            for round in 0..<8 {
                let day = round.isMultiple(of: 2) ? "2026-01-10" : "2026-07-01"
                group.addTask { (day, try await unmet(on: day)) }
            }
            return try await group.reduce(into: [String: Set<Int>]()) { $0[$1.0, default: []].insert($1.1) }
        }
        #expect(found == ["2026-01-10": [3], "2026-07-01": [4]])
    }

    @Test("two workspaces hold two worlds")
    func workspaces() async throws {
        let (small, large) = (try World(floorArea: 50), try World(floorArea: 80))
        async let first = AuditInventory(AuditSelection()).run(in: small.workspace, small.environment())
        async let second = AuditInventory(AuditSelection()).run(in: large.workspace, large.environment())
        let (left, right) = try await (first, second)
        #expect(left.summary.totals.binding.unmet == 3 && right.summary.totals.binding.unmet == 2)
        #expect(left.audit.inventory.folder.hasPrefix(small.folder) && right.audit.inventory.folder.hasPrefix(large.folder))
    }

    @Test("a table is written in the language of whoever asks", arguments: [(Language.zh, "建筑面积"), (.en, "floor-area")])
    func languages(language: Language, word: String) throws {
        let world = try World()
        let path = world.folder + "/out.csv"
        let export = try ExportInventory(world.selection).run(in: world.workspace, world.environment("2026-01-10", language))
        let output = try Output(path)
        #expect(try export.writeTable("village-clinic", to: output).isEmpty)
        try output.finish()
        #expect(try world.read("out.csv").contains(word))
    }

    @Test("the standards are read once: what is changed on disk meanwhile does not change half of a run")
    func libraryIsLoadedOnce() throws {
        let world = try World()
        let before = try world.workspace.library().standards.map(\.id)
        try world.write("standards/t.yaml", "nonsense")
        #expect(try world.workspace.library().standards.map(\.id) == before)
        #expect(throws: InputError.self) { try Workspace(standards: [world.folder + "/standards"]).library() }
    }

    @Test("an inventory is read anew each time: what others wrote is seen")
    func inventoriesAreReadAnew() async throws {
        let world = try World()
        func unmet() async throws -> Int {
            try await AuditInventory(world.selection).run(in: world.workspace, world.environment()).summary.totals.binding.unmet
        }
        #expect(try await unmet() == 3)
        try world.write(world.township, world.read(world.township).replacingOccurrences(of: "floor-area: 50", with: "floor-area: 80"))
        #expect(try await unmet() == 2)
    }
}
