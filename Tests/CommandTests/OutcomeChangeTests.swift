import Foundation
import Testing

/// `compare` and `forecast`: what became of every check, and what will.
@Suite("What becomes of checks")
struct OutcomeChangeTests {
    private func change(_ program: Program, _ township: Int, _ old: String, _ new: String) throws {
        let name = "county/990101\(township).yaml"
        let text = try #require(program.read(name))
        #expect(text.contains(old))
        try program.write(name, text.replacingOccurrences(of: old, with: new))
    }

    private func compare(_ program: Program, _ before: String, _ after: String, _ more: [String] = []) throws -> [String: Any] {
        let result = try program.run(["compare", before, after, "--as-of", "2026-01-01", "--format", "json"] + more)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    private func keys(_ result: [String: Any], _ change: String) -> [String] {
        (result[change] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
    }

    private func steps(_ result: [String: Any]) -> [String: Int] {
        let binding = ((result["transitions"] as? [String: Any])?["binding"] as? [[String: Any]]) ?? []
        return Dictionary(uniqueKeysWithValues: binding.map { ("\($0["from"]!) \($0["to"]!)", $0["checks"] as! Int) })
    }

    @Test("an answer taken back, an exemption, a lost item and a new village are each told, with every check in the table once")
    func transitions() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.copyItem(atPath: program.folder + "/county", toPath: program.folder + "/old")
        // Withdrawn; two items of one list lost; exempted; a doctor's licence run out; a village more.
        try change(program, 101, "floor-area: 80\n", "floor-area:\n")
        try change(program, 102, "听诊器: 1, 体温计: 1", "听诊器: 0, 体温计: 0")
        try change(program, 102, "clinic: 无", "clinic: 无\n    exemptions: [{kind: 联合设置, covered-by: 990101102201-clinic, approved-by: 县卫健委}]")
        try change(program, 103, "licence-until: 2030-01-01", "licence-until: 2025-01-01")
        try program.write(
            "county/roster.yaml", try #require(program.read("county/roster.yaml")).replacingOccurrences(of: "乙103村", with: "乙103村, \"990101103203\": 丙村"))
        let result = try compare(program, "old", "county")
        #expect(keys(result, "withdrawn") == ["t/area/990101101201-clinic"])
        #expect(keys(result, "new") == ["t/equipment/990101102201-clinic", "t/clinic.doctor/990101103201-clinic"])
        #expect(keys(result, "setAside") == ["t/village.clinic/990101102202"])
        #expect(keys(result, "persisting") == ["t/village.clinic/990101101202", "t/village.clinic/990101103202"])
        #expect(keys(result, "cleared").isEmpty && keys(result, "relapsed").isEmpty)
        #expect(
            steps(result) == [
                "met met": 9, "met unreported": 1, "met unmet": 2, "unmet waived": 1, "unmet unmet": 2, "absent unreported": 1,
            ])
        let lost = (result["new"] as? [[String: Any]])?.first
        #expect(lost?["items"] as? [String] == ["stethoscope", "thermometer"] && lost?["name"] as? String == "甲102村卫生室")
        let text = try program.run(["compare", "old", "county", "--as-of", "2026-01-01"], language: "zh").output
        #expect(text.contains("新增不达标 2 项（3 处）") && text.contains("撤回答复，现未填报 1 项"))
    }

    @Test("a saved result with outcomes compares as the folder does; one without says what it cannot tell")
    func savedResults() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit("--outcomes", "-o", "whole.json").status == 0)
        #expect(try program.audit("-o", "gaps.json").status == 0)
        try FileManager.default.copyItem(atPath: program.folder + "/county", toPath: program.folder + "/old")
        try change(program, 101, "floor-area: 80\n", "floor-area:\n")
        try change(program, 103, "floor-area: 80", "floor-area: 8")
        let folder = try compare(program, "old", "county")
        let whole = try compare(program, "whole.json", "county")
        #expect(
            steps(whole) == steps(folder) && keys(whole, "withdrawn") == ["t/area/990101101201-clinic"]
                && (whole["onlyGapsKnown"] as? [String])?.isEmpty == true)
        let partial = try compare(program, "gaps.json", "county")
        #expect(partial["onlyGapsKnown"] as? [String] == ["gaps.json"] && keys(partial, "new") == keys(folder, "new"))
        #expect(steps(partial)["noGap unmet"] == 1 && steps(partial)["met unmet"] == nil && steps(partial)["noGap unreported"] == 1)
        #expect(try program.run("compare", "gaps.json", "county", "--as-of", "2026-01-01").output.contains("gaps.json holds only gaps"))
        // The other way round, names are those of the saved result.
        let back = try compare(program, "county", "whole.json")
        #expect((back["cleared"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["甲103村卫生室"])
        #expect(try program.audit("--outcomes").status == 2)
    }

    @Test("a forecast says from which day, and whose licence it is, in every format")
    func forecast() throws {
        let program = try Program()
        defer { program.remove() }
        try change(program, 103, "licence-until: 2030-01-01", "licence-until: 2027-06-30")
        try change(
            program, 102, "clinic: 无", "clinic: 无\n    exemptions: [{kind: 联合设置, covered-by: 990101102201-clinic, approved-by: 县卫健委, until: 2026-08-31}]")
        let options = ["forecast", "--inventory", "county", "--from", "2026-01-01", "--as-of", "2027-12-31"]
        let result = try #require(
            try JSONSerialization.jsonObject(with: Data(program.run(options + ["--format", "json"]).output.utf8)) as? [String: Any])
        let blanks = result["blankSpots"] as? [[String: Any]] ?? []
        #expect(blanks.compactMap { $0["key"] as? String } == ["t/village.clinic/990101102202", "t/clinic.doctor/990101103201-clinic"])
        #expect(blanks.compactMap { $0["unmetFrom"] as? String } == ["2026-09-01", "2027-07-01"])
        #expect((blanks[0]["why"] as? String)?.contains("2026-08-31") == true)
        #expect((blanks[1]["why"] as? String)?.hasPrefix("A ") == true && (blanks[1]["why"] as? String)?.contains("2027-06-30") == true)
        #expect(blanks[1]["shortfall"] as? String == "1" || (blanks[1]["shortfall"] as? String)?.hasPrefix("1") == true)
        let text = try program.run(options, language: "zh").output
        let csv = try program.run(options + ["--format", "csv"], language: "zh").output
        for output in [text, csv] { #expect(output.contains("2027-07-01") && output.contains("A 执业证有效期至 2027-06-30") && output.contains("甲103村卫生室")) }
        #expect(csv.contains("约束性") && csv.contains("严重"))
    }
}
