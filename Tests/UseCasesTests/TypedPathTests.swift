import Exchange
import Files
import Foundation
import Inventories
import Quantities
import Testing
import UseCases
import Wording

/// Use cases hand each other values, not files.
@Suite("Findings and forms in memory")
struct TypedPathTests {
    private func findings(_ values: [(item: String, value: String)]) -> RecordSiteFindings {
        RecordSiteFindings(at: "甲村卫生室", by: "核查组", on: Day("2026-01-09"), values)
    }

    @Test("findings that are typed are recorded as those of a returned checklist")
    func sameAsASheet() throws {
        let (typed, sheet) = (try World(), try World())
        _ = try findings([("建筑面积", "55"), ("设备/听诊器", "0"), ("人员/A", "不在岗")]).run(in: typed.workspace, typed.environment())
        try sheet.write(
            "核查.csv",
            "代码,项目,核查值,核查人,核查日期\n"
                + ["建筑面积,55", "设备/听诊器,0", "人员/A,不在岗"].map { "990101101201-clinic,\($0),核查组,2026-01-09\n" }.joined())
        _ = try ImportSiteSheet(sheet.folder + "/核查.csv").run(in: sheet.workspace, sheet.environment())
        #expect(try typed.read(typed.township) == sheet.read(sheet.township))
        #expect(try typed.read(typed.township).contains("55"))
    }

    @Test("every finding that makes no sense is told by the words it came in, and none is recorded")
    func wrongFindings() throws {
        let world = try World()
        let before = try world.read(world.township)
        let error = try #require(throws: InputError.self) {
            try findings([("建筑面积", "很大"), ("设备/听诊器", "1"), ("颜色", "红")]).run(in: world.workspace, world.environment())
        }
        #expect(error.diagnostics.map(\.file) == ["--set 建筑面积=很大", "--set 颜色=红"])
        #expect(error.diagnostics.allSatisfy { $0.position == nil })
        #expect(try world.read(world.township) == before)
    }

    @Test("whoever records nothing typed is asked for what was reported, until there is no answer")
    func asking() throws {
        let world = try World()
        var asked: [String] = []
        let plan = try findings([]).run(in: world.workspace, world.environment()) { value in
            asked.append(value.item)
            return asked.count == 1 ? "" : asked.count == 2 ? value.value : nil
        }
        #expect(asked.count == 3 && plan.files.count == 1)
    }

    @Test("a returned form is checked without a file being written anywhere")
    func formInMemory() async throws {
        let world = try World()
        let export = try ExportInventory(world.selection).run(in: world.workspace, world.environment())
        let form = world.folder + "/村卫生室.csv"
        let output = try Output(form)
        _ = try export.writeTable("village-clinic", to: output)
        try output.finish()
        let before = try FileManager.default.subpathsOfDirectory(atPath: world.folder).sorted()
        let result = try await CheckClinics(form, AuditSelection(standards: ["t"])).run(in: world.workspace, world.environment())
        #expect(result.isForm && result.source == form)
        #expect(result.sheets.map(\.subject.code) == ["990101101201-clinic"])
        #expect(result.sheets[0].figures.checks.unmet >= 1)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: world.folder).sorted() == before)
    }
}
