import Exchange
import Foundation
import Inventories
import Testing
import Wording

@testable import UseCases

/// Hundreds of forms that come back at once: the good ones come in together, the others are told of and left.
@Suite("A folder of returned forms")
struct ReturnFolderTests {
    private static let count = 300

    /// A world of so many clinics, and what each of them sent back.
    private static func world() throws -> (World, FactsDigest) {
        let world = try World()
        let villages = (0..<count).map { String(990_101_102_200 + $0) }
        try world.write(
            World.county + "/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\": {name: 甲镇, villages: {\"990101101201\": 甲村}}\n  \"990101102\":\n    name: 乙镇\n    villages:\n"
                + villages.map { "      \"\($0)\": 村\($0.suffix(3))\n" }.joined())
        try world.write(
            World.county + "/990101102.yaml",
            "township: \"990101102\"\nname: 乙镇\nvillages:\n"
                + villages.map { "  - code: \"\($0)\"\n    clinic: {floor-area: 50, staff: [{id: A}]}\n" }.joined())
        let vocabulary = try world.workspace.library().vocabulary
        let inventory = try world.workspace.inventory(world.folder + "/" + World.county)
        let digests = try FactsDigest(vocabulary, inventory, townships: nil)
        for (number, village) in villages.enumerated() { try write(world, number, village + "-clinic", digests.of(village + "-clinic")) }
        return (world, digests)
    }

    private static func write(_ world: World, _ number: Int, _ code: String, _ facts: String, was: String = "50", county: String = "990101") throws {
        let digest = String(repeating: "b", count: 64)
        try world.write(
            "returned/\(number).json",
            """
            {"dabiao-return": 1, "program": "t", "form": {"made": "2026-01-02", "standards": "\(digest)", "facts": "\(facts)"}, "visit": false,
             "facility": {"code": "\(code)", "name": "x", "kind": "village-clinic", "county": "\(county)"},
             "by": "村医\(number)", "on": "2026-01-08", "answers": [{"ask": "? floor-area", "was": "\(was)", "text": "\(60 + number)"},
             {"ask": "□ equipment stethoscope", "text": "√"}], "people": [], "photos": []}
            """)
    }

    private static func run(_ world: World, accepting words: Set<HoldReason.Word> = []) throws -> InventoryImport.Plan {
        var tables = ImportTables([world.folder + "/returned"], into: world.folder + "/" + World.county)
        tables.accepted = words
        return try tables.run(in: world.workspace, world.environment())
    }

    @Test("300 come back, two stale, one foreign, one edited, one damaged: 295 come in, the others are told of with why")
    func many() throws {
        let (world, digests) = try Self.world()
        for number in [7, 8] {
            let code = String(990_101_102_200 + number) + "-clinic"
            try Self.write(world, number, code, String(digests.of(code).reversed()))
        }
        try Self.write(world, 9, "350723102209-clinic", digests.of("x"), county: "350723")
        try Self.write(world, 10, "990101102210-clinic", digests.of("990101102210-clinic"), was: "55")
        try world.write("returned/11.json", try String(world.read("returned/11.json").dropLast(40)))
        try world.write("returned/readme.md", "not a form")
        let plan = try Self.run(world)
        #expect(plan.returns.imported == 295)
        #expect(
            plan.returns.held.map { "\($0.source.split(separator: "/").last!): \($0.reasons.map { $0.word?.rawValue ?? "foreign" })" }.sorted() == [
                "10.json: [\"edited\"]", "7.json: [\"stale\"]", "8.json: [\"stale\"]", "9.json: [\"foreign\"]",
            ])
        #expect(plan.returns.problems.map { $0.file.split(separator: "/").last.map(String.init) } == ["11.json"])
        #expect(
            plan.returns.held.first { $0.source.hasSuffix("/7.json") }?.differences.first.map { [$0.inventory, $0.form, $0.answer] } == ["50", "50", "67"])
        let text = try world.read(World.county + "/990101102.yaml")
        #expect(text.contains("floor-area: 60") && text.contains("floor-area: 359") && text.split(separator: "\n").count { $0.contains("floor-area: 50") } == 5)
        #expect(try world.read(World.county + "/returns.yaml").split(separator: "\n").count { $0.hasPrefix("  - {") } == 295)
        // Once more: everything that came in came before, and nothing changes.
        let before = text
        let again = try Self.run(world)
        #expect(again.returns.imported == 0 && again.returns.held.count == 299 && again.files.isEmpty)
        // With a word the stale and the edited come in too, the foreign never.
        let all = try Self.run(world, accepting: [.stale, .edited])
        #expect(all.returns.imported == 3 && all.returns.held.allSatisfy { held in held.reasons.contains { $0.word == .double || $0.word == nil } })
        #expect(try world.read(World.county + "/990101102.yaml") != before)
        #expect(try world.read(World.county + "/returns.yaml").contains("accepted: [stale]"))
    }

    @Test("an answer nobody can read keeps its form out and no other")
    func unreadableAnswer() throws {
        let (world, _) = try Self.world()
        try world.write("returned/3.json", try world.read("returned/3.json").replacing("\"text\": \"63\"", with: "\"text\": \"很大\""))
        let plan = try Self.run(world)
        #expect(plan.returns.imported == 299)
        #expect(
            plan.returns.problems.map { $0.rendered(.zh).split(separator: "\n")[0] }.map { $0.components(separatedBy: "returned/").last } == [
                "3.json:answers[0].text: 错误: “建筑面积”应填数字，写的是“很大”"
            ])
        #expect(try world.read(World.county + "/990101102.yaml").split(separator: "\n").count { $0.contains("floor-area: 50") } == 1)
    }

    @Test("a trial says what would come in and writes nothing")
    func trial() throws {
        let (world, _) = try Self.world()
        let before = try world.read(World.county + "/990101102.yaml")
        var tables = ImportTables([world.folder + "/returned"], into: world.folder + "/" + World.county)
        tables.isTrial = true
        let plan = try tables.run(in: world.workspace, world.environment())
        #expect(plan.returns.imported == 300 && plan.changes.count > 600)
        #expect(try world.read(World.county + "/990101102.yaml") == before && (try? world.read(World.county + "/returns.yaml")) == nil)
    }

    @Test("nothing but what is wrong is an error, and so is a folder without an inventory")
    func nothingGood() throws {
        let world = try World()
        try world.write("a.txt", "DABIAO1.abc")
        var tables = ImportTables([world.folder + "/a.txt"], into: world.folder + "/" + World.county)
        #expect(throws: InputError.self) { try tables.run(in: world.workspace, world.environment()) }
        tables.folder = world.folder + "/new"
        #expect(throws: UserFailure.self) { try tables.run(in: world.workspace, world.environment()) }
    }
}
