import Foundation
import Testing

@Suite("Standards from tables, and words of one's own")
struct StandardTableCommandTests {
    private static let table = """
        标题,某县标准
        适用地区,990101
        条款号,适用机构,项目,比较,数值,单位
        1,村卫生室,建筑面积,≥,90,m²
        2,村卫生室,雾化器,≥,1,台

        """

    @Test("a table with a new word is refused with a proposal; with the proposal accepted it becomes a standard that counts")
    func accepted() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("own/table.csv", Self.table)
        let arguments = ["standards", "from-table", "own/table.csv", "-o", "own/made.yaml", "--vocabulary-additions", "own/words.yaml"]
        let refused = try program.run(arguments)
        #expect(refused.status == 2)
        #expect(refused.diagnostics == ["own/table.csv!C5: error: the vocabulary knows no \"雾化器\" of 村卫生室"])
        #expect(program.read("own/made.yaml") == nil && program.read("own/words.yaml")?.contains("label: 雾化器") == true)
        // Neither file is written over unasked.
        #expect(
            try program.run(arguments).errors.contains("own/words.yaml is a file of an inventory, a standard or a campaign, which a result may not replace"))
        let both = ["--standards", "standards", "--standards", "own"]
        let made = try program.run(["standards", "from-table", "own/table.csv", "-o", "own/made.yaml"] + both)
        #expect(made.status == 0 && made.output.hasPrefix("own/made.yaml: 2 criteria, 6 examples"))
        #expect(try program.run(["standards", "from-table", "own/table.csv", "-o", "own/made.yaml"] + both).status == 2)
        #expect(try program.run(["standards", "from-table", "own/table.csv", "-o", "own/made.yaml", "--force"] + both).status == 0)
        #expect(try program.run(["check", "county"] + both).status == 0)
        let audit = ["audit", "--inventory", "county", "--as-of", "2026-01-01", "--standard", "made", "--format", "csv"]
        let gaps = try program.run(audit + both)
        #expect(gaps.output.split(separator: "\r\n").dropFirst().count { $0.contains("1.floor-area") } == 3)
        #expect(try program.run(audit, environment: ["DABIAO_STANDARDS": "standards:own"]).output == gaps.output)
        #expect(try program.run(audit).errors.contains("there is no standard \"made\""))
    }

    @Test("a folder of one's own alone has no vocabulary, and the help says how to name both")
    func alone() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("own/words.yaml", "vocabulary-overlay: own\nterms: {equipment: [{id: x, label: 甲}]}\n")
        let result = try program.run("check", "county", "--standards", "own")
        #expect(result.status == 2 && result.errors.contains("--standards standards --standards own"))
    }

    @Test("the template is made, and its examples are no clauses")
    func template() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("standards", "template", "-o", "t.xlsx").status == 0)
        let result = try program.run("standards", "from-table", "t.xlsx", "-o", "t2.yaml", "--title", "甲")
        #expect(
            result.status == 2 && result.diagnostics.last?.contains("the table has no clauses") == true
                || result.diagnostics.contains { $0.contains("the table has no clauses") })
        #expect(program.read("t2.yaml") == nil)
    }
}
