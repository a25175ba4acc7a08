import Foundation
import Testing

@Suite("Facilities judged as they come")
struct EvaluateTests {
    private func lines(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    private func outcomes(_ line: [String: Any]) -> Set<String> {
        let byOutcome = line["outcomes"] as? [String: [String]] ?? [:]
        return Set(byOutcome.flatMap { outcome, checks in checks.map { "\($0) \(outcome)" } })
    }

    @Test("a line comes to what the audit of the same facts comes to")
    func agreesWithTheAudit() throws {
        let program = try Program()
        let facts = [
            #"{"floor-area":55,"equipment":{"听诊器":1},"staff":[{"id":"a","licence-until":"2030-01-01"}]}"#,
            #"{"floor-area":60,"equipment":{"听诊器":0,"体温计":2},"staff":"无"}"#, "{}",
        ]
        let codes = ["990101101201", "990101101202", "990101101203"]
        let villages = zip(codes, facts).map { "{\"code\":\"\($0)\",\"clinic\":\($1)}" }.joined(separator: ",")
        for other in ["990101102", "990101103"] { try FileManager.default.removeItem(atPath: program.folder + "/county/\(other).yaml") }
        try program.write("county/990101101.yaml", "{\"township\":\"990101101\",\"name\":\"甲镇\",\"villages\":[\(villages)]}\n")
        try program.write(
            "county/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships: {\"990101101\": {name: 甲镇, villages: {\(codes.map { "\"\($0)\": 村" }.joined(separator: ", "))}}}\n")
        try program.write(
            "lines.json",
            zip(codes, facts).map { "{\"kind\":\"village-clinic\",\"code\":\"\($0)-clinic\",\"facts\":\($1)}\n" }.joined())
        let audit = try program.run("audit", "--inventory", "county", "--format", "json", "--outcomes", "--as-of", "2026-01-02")
        let found = try #require(JSONSerialization.jsonObject(with: Data(audit.output.utf8)) as? [String: Any])
        var expected: [String: Set<String>] = [:]
        for row in found["outcomes"] as? [[String: Any]] ?? [] {
            for code in row["codes"] as? [String] ?? [] { expected[code, default: []].insert("\(row["criterion"]!) \(row["outcome"]!)") }
        }
        for gap in found["gaps"] as? [[String: Any]] ?? [] {
            let code = (gap["subject"] as? [String: Any])?["code"] as? String ?? ""
            // The items of a list are gaps of their own; the check is unmet as soon as one of them is.
            let name = "\(gap["standard"]!)/\(gap["criterion"]!)"
            let isUnmet = gap["outcome"] as? String == "unmet" || expected[code]?.contains("\(name) unmet") == true
            expected[code, default: []].remove("\(name) unreported")
            expected[code, default: []].insert("\(name) \(isUnmet ? "unmet" : "unreported")")
        }
        let judged = try lines(program.run("evaluate", "lines.json", "--region", "990101", "--as-of", "2026-01-02").output)
        #expect(judged.count == codes.count)
        for (line, code) in zip(judged, codes) { #expect(outcomes(line) == expected["\(code)-clinic"]) }
    }

    @Test("a line that cannot be used is told of at its number, and the others are judged")
    func goesOnAfterMistakes() throws {
        let program = try Program()
        try program.write(
            "lines.json",
            """
            {"kind":"village-clinic","code":"990101101201-clinic","facts":{"floor-area":"big"}}
            {"kind":"village-clinic","code":"990101101202-clinic","facts":{"floor-area":80}}

            {"kind":"village","code":"990101101202"}
            {"kind":"village-clinic","code":
            """)
        let result = try program.run("evaluate", "lines.json", "--region", "990101", "--as-of", "2026-01-02")
        let found = try lines(result.output)
        #expect(result.status == 2)
        #expect(found.map { $0["line"] as? Int } == [1, 2, 4, 5])
        #expect(found.map { $0["errors"] != nil } == [true, false, true, true])
        for number in [1, 4, 5] { #expect(result.errors.contains("lines.json:\(number):"), "\(result.errors)") }
    }

    @Test("a facility that is named and nowhere to be seen is not known, rather than not there")
    func doesNotGuessAboutOthers() throws {
        let program = try Program()
        try program.write("lines.json", #"{"kind":"resettlement-site","code":"640502100-S1","facts":{"served-by":"640502100201-clinic"}}"# + "\n")
        let result = try program.run(
            "evaluate", "lines.json", "--region", "640502", "--as-of", "2022-01-02", "--standards", repository + "/standards")
        let line = try #require(lines(result.output).first)
        let named = (line["gaps"] as? [[String: Any]] ?? []).filter { ($0["criterion"] as? String)?.hasPrefix("resettlement-site") == true }
        #expect(!named.isEmpty && named.allSatisfy { $0["outcome"] as? String == "unreported" }, "\(result.output)")
    }

    @Test("without a region or an inventory nobody knows which standards hold")
    func asksForTheRegion() throws {
        let program = try Program()
        try program.write("lines.json", "{}\n")
        let result = try program.run("evaluate", "lines.json")
        #expect(result.status == 2)
        #expect(result.errors.contains("--region"))
    }
}
