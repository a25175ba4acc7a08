import Foundation
import Testing

@Suite("Forms for survey tools")
struct SurveyFormTests {
    @Test("every question has a name of its own that is XML, and words in both languages; every choice is there")
    func names() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        for kind in ["村卫生室", "乡镇卫生院", "县级医院"] {
            let form = try world.form("--kind", kind)
            let survey = try #require(form["survey"])
            let names = survey.compactMap { $0["name"] }
            #expect(Set(names).count == names.count && names.count > 20, "\(kind)")
            #expect(names.allSatisfy { $0.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_]*/#) != nil })
            let lists = Set(form["choices"]?.compactMap { $0["list_name"] } ?? [])
            for question in survey {
                let type = question["type"] ?? ""
                if type.hasPrefix("end") || ["start", "end", "calculate"].contains(type) { continue }
                #expect(question["label::中文 (zh)"] != nil && question["label::English (en)"] != nil, "\(question)")
                if type.hasPrefix("select") { #expect(lists.contains(String(type.split(separator: " ")[1])), "\(type)") }
                for match in ((question["relevant"] ?? "") + (question["choice_filter"] ?? "")).matches(of: #/\$\{([^}]+)\}/#) {
                    #expect(names.contains(String(match.1)), "\(question)")
                }
            }
            let choices = form["choices"]?.map { "\($0["list_name"] ?? "") \($0["name"] ?? "")" } ?? []
            #expect(Set(choices).count == choices.count)
        }
    }

    @Test("nothing is asked of a clinic that is not there, numbers have limits, staff are a repeat, and hints say why")
    func questions() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        let form = try world.form()
        let survey = try #require(form["survey"])
        func question(_ name: String) -> [String: String] { survey.first { $0["name"] == name } ?? [:] }
        #expect(question("facility")["relevant"] == "${present} = 'yes'")
        #expect(question("floor_area")["type"] == "decimal" && question("floor_area")["constraint"] == ". >= 0")
        #expect(
            question("floor_area")["hint::中文 (zh)"]?.hasPrefix("单位：m²；") == true
                && question("floor_area")["hint::English (en)"]?.hasPrefix("Unit: m²; ") == true)
        #expect(question("staff_list")["type"] == "begin_repeat" && question("staff_list")["relevant"] == "${staff} = 'yes'")
        #expect(question("staff_name").isEmpty, "names of people are asked for only with --with-names")
        #expect(question("village")["choice_filter"] == "township = ${township}")
        #expect(form["choices"]?.contains { $0["name"] == "990101101201" && $0["label::中文 (zh)"] == "子村" && $0["township"] == "990101101" } == true)
        #expect(question("iv_approved")["relevant"] == "(${iv_infusion} = '' or ${iv_infusion} = 'yes')", "what does not apply is not asked, what may apply is")
        let proofs = survey.filter { $0["name"]?.hasSuffix("_evidence") == true && $0["type"] == "text" }
        #expect(proofs.count > 5 && proofs.allSatisfy { $0["relevant"]?.contains("} != ''") == true })
    }

    @Test("whatever the form asks is understood when it comes back")
    func everyQuestion() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        let survey = try #require(try world.form()["survey"])
        var (groups, repeated): ([String], Int) = ([], 0)
        var (main, staff): ([String], [String: [String]]) = ([], [:])
        for question in survey {
            let (type, name) = (question["type"] ?? "", question["name"] ?? "")
            switch type {
            case "begin_group", "begin_repeat":
                groups.append(name)
                if type == "begin_repeat" { repeated += 1 }
            case "end_group", "end_repeat":
                groups.removeLast()
                if type == "end_repeat" { repeated -= 1 }
            default: if repeated > 0 { staff[groups.last ?? "", default: []].append(name) } else { main.append((groups + [name]).joined(separator: "-")) }
            }
        }
        var row = [String](repeating: "", count: main.count)
        row[try #require(main.firstIndex(of: "about-village"))] = "990101101202"
        row[try #require(main.firstIndex(of: "about-reported_by"))] = "调查员"
        row[try #require(main.firstIndex(of: "about-present"))] = "yes"
        row[try #require(main.firstIndex(of: "facility-floor_area"))] = "66"
        try world.write("s.csv", (main + ["KEY"]).joined(separator: ",") + "\n" + (row + ["uuid:1"]).joined(separator: ",") + "\n")
        var files = ["s.csv"]
        for (name, heads) in staff {
            try world.write("\(name).csv", (heads + ["PARENT_KEY", "KEY"]).joined(separator: ",") + "\n")
            files.append("\(name).csv")
        }
        let result = try world.sample.run(
            ["import"] + files + ["--into", "county", "--standards", repositoryStandards], language: "en", in: world.sample.folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.errors.contains("not known"))
        #expect(world.township.contains("66"))
    }
}
