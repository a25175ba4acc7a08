import BuiltPrograms
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("JUnit says what the audit says")
struct JUnitTests {
    private func counts(_ element: XMLElement) -> [Int] {
        ["tests", "failures", "skipped"].map { Int(element.attribute(forName: $0)?.stringValue ?? "") ?? -1 }
    }

    private func elements(_ parent: XMLNode?, _ name: String) -> [XMLElement] { (parent as? XMLElement)?.elements(forName: name) ?? [] }

    @Test("cases, failures and skips are the audit's binding checks, unmet, and neither met nor unmet")
    func figures() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let figures = try sample.figures()
        let document = try XMLDocument(xmlString: sample.output(["audit", "--format", "junit"] + Sample.county))
        let root = try #require(document.rootElement())
        func figure(_ id: String) -> Int { figures[id] as? Int ?? -1 }
        #expect(
            counts(root) == [
                figure("checks"), figure("checks.unmet"),
                figure("checks.unreported") + figure("checks.not-applicable") + figure("checks.waived"),
            ])
        var sums = [0, 0, 0]
        for suite in elements(root, "testsuite") {
            let cases = elements(suite, "testcase")
            let counted = [
                cases.count, cases.count { !elements($0, "failure").isEmpty }, cases.count { !elements($0, "skipped").isEmpty },
            ]
            #expect(counts(suite) == counted, "\(suite.attribute(forName: "name")?.stringValue ?? "")")
            for index in sums.indices { sums[index] += counted[index] }
        }
        #expect(sums == counts(root))
    }

    @Test("what nobody reported says what is to be filled in, and fails nothing")
    func unreported() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let document = try XMLDocument(xmlString: sample.output(["audit", "--format", "junit"] + Sample.county))
        let skipped = elements(document.rootElement(), "testsuite").flatMap { elements($0, "testcase") }.flatMap { elements($0, "skipped") }
        #expect(skipped.contains { $0.attribute(forName: "message")?.stringValue?.contains("待填：") == true })
    }

    @Test("the exit code is that of --fail-on, and the file is there all the same")
    func failOn() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let result = try sample.run(["audit", "-o", sample.path("a.xml"), "--fail-on", "any"] + Sample.county)
        #expect(result.status == 1)
        #expect(try XMLDocument(contentsOf: URL(fileURLWithPath: sample.path("a.xml"))).rootElement()?.name == "testsuites")
    }

    @Test("every file that was looked at is a case of check, and fails where it cannot be used")
    func check() throws {
        let sample = try Sample()
        defer { sample.remove() }
        try Data("township: \"411322101\"\nname: \"<甲>&乙\"\nvillages: []\nclinics: 3\n".utf8).write(to: URL(fileURLWithPath: sample.path("411322101.yaml")))
        let result = try sample.run(["check", sample.folder, "--format", "junit"])
        #expect(result.status == 2)
        let document = try XMLDocument(xmlString: result.output)
        let cases = elements(document.rootElement(), "testsuite").flatMap { elements($0, "testcase") }
        let names = cases.compactMap { $0.attribute(forName: "name")?.stringValue }
        #expect(names.contains(sample.path("411322101.yaml")) && names.contains { $0.hasSuffix("national-2019.yaml") })
        #expect(cases.count { !elements($0, "failure").isEmpty } == 1)
    }

    @Test("markup and quotes in names are text in every format")
    func markup() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        let name = "子<b>&\"村'"
        try world.write("county/roster.yaml", SurveyWorld.roster.replacing("子村民委员会", with: "'\(name.replacing("'", with: "''"))'"))
        func audit(_ format: String) throws -> String {
            let result = try world.run("audit", "--inventory", "county", "--as-of", "2026-01-05", "--format", format)
            guard result.status == 0 else { throw Sample.Failure(text: result.errors) }
            return result.output
        }
        let document = try XMLDocument(xmlString: audit("junit"))
        let groups = elements(document.rootElement(), "testsuite").flatMap { elements($0, "testcase") }.compactMap {
            $0.attribute(forName: "classname")?.stringValue
        }
        #expect(groups.contains { $0.contains(name) })
        for format in ["sarif", "oscal"] {
            let text = try audit(format)
            _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
            #expect(text.contains("子<b>&\\\"村'"))
        }
    }
}
