import BuiltPrograms
import Foundation
import Testing

@Suite("SARIF says what the audit says")
struct SARIFTests {
    @Test("every gap is a result: what is unmet fails, what is not reported is open")
    func gaps() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let audit = try sample.object(["audit", "--format", "json"] + Sample.county)
        let log = try sample.object(["audit", "--format", "sarif"] + Sample.county)
        #expect(log["version"] as? String == "2.1.0")
        let results = list(value(log, "runs", 0, as: [String: Any].self), "results")
        func keys(_ kind: String) -> Set<String> {
            Set(results.filter { $0["kind"] as? String == kind && $0["suppressions"] == nil }.compactMap { value($0, "partialFingerprints", "gapKey/v1") })
        }
        func keys(outcome: String) -> Set<String> {
            Set(list(audit, "gaps").filter { $0["outcome"] as? String == outcome }.compactMap { $0["key"] as? String })
        }
        #expect(keys("fail") == keys(outcome: "unmet") && !keys("fail").isEmpty)
        #expect(keys("open") == keys(outcome: "unreported") && !keys("open").isEmpty)
        for result in results where result["kind"] as? String != "fail" { #expect(result["level"] as? String == "none") }
        let rules = list(value(log, "runs", 0, "tool", "driver", as: [String: Any].self), "rules").compactMap { $0["id"] as? String }
        #expect(Set(rules).count == rules.count)
        for result in results { #expect(rules[result["ruleIndex"] as? Int ?? -1] == result["ruleId"] as? String) }
    }

    @Test("a failure is as bad as its criterion, and no failure where the criterion does not count")
    func levels() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let gaps = list(try sample.object(["audit", "--format", "json"] + Sample.county), "gaps")
        let words = Dictionary(gaps.map { ($0["key"] as! String, $0) }, uniquingKeysWith: { first, _ in first })
        let log = try sample.object(["audit", "--format", "sarif"] + Sample.county)
        var seen = Set<String>()
        for result in list(value(log, "runs", 0, as: [String: Any].self), "results") where result["kind"] as? String == "fail" {
            guard result["suppressions"] == nil, let gap = words[value(result, "partialFingerprints", "gapKey/v1") ?? ""] else { continue }
            let expected = gap["firmness"] as? String != "binding" ? "note" : gap["severity"] as? String == "minor" ? "warning" : "error"
            #expect(result["level"] as? String == expected)
            seen.insert(expected)
        }
        #expect(seen.isSuperset(of: ["note", "error"]))
    }

    @Test("a result leads to the line on which the file begins to tell of the facility")
    func lines() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let log = try sample.object(["audit", "--format", "sarif"] + Sample.county)
        var looked = 0
        for result in list(value(log, "runs", 0, as: [String: Any].self), "results") {
            guard let uri = value(result, "locations", 0, "physicalLocation", "artifactLocation", "uri")?.removingPercentEncoding,
                let line = value(result, "locations", 0, "physicalLocation", "region", "startLine", as: Int.self),
                let code = value(result, "locations", 0, "logicalLocations", 0, "fullyQualifiedName"), code.count == 12
            else { continue }
            let text = try String(contentsOfFile: repository + "/" + uri, encoding: .utf8).components(separatedBy: "\n")[line - 1]
            #expect(text.contains(code), "\(uri):\(line)")
            looked += 1
        }
        #expect(looked > 10)
    }

    @Test("what check finds stands where it stands, with how to mend it")
    func check() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let place = sample.path("乡村 清单")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data("township: \"411322101\"\nname: 独树镇\nvillages:\n  - code: \"411322101201\"\n    clinic: {建筑面机: 60}\n".utf8)
            .write(to: URL(fileURLWithPath: place + "/411322101.yaml"))
        let result = try sample.run(["check", place, "--format", "sarif", "-o", sample.path("check.sarif")])
        #expect(result.status == 2)
        let log = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: sample.path("check.sarif"))))
        let error = list(value(log, "runs", 0, as: [String: Any].self), "results").first { $0["level"] as? String == "error" }
        #expect(value(error, "locations", 0, "physicalLocation", "region", "startLine", as: Int.self) == 5)
        #expect(value(error, "locations", 0, "physicalLocation", "region", "startColumn", as: Int.self) == 14)
        #expect(value(error, "message", "text")?.contains("建筑面积") == true)
        #expect(value(error, "locations", 0, "physicalLocation", "artifactLocation", "uri")?.contains("%20") == true)
    }

    @Test("the same inventory gives the same bytes")
    func sameBytes() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let one = try sample.output(["audit", "--format", "sarif", "--workers", "1"] + Sample.county)
        #expect(try one == sample.output(["audit", "--format", "sarif", "--workers", "4"] + Sample.county))
    }
}
