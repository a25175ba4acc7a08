import BuiltPrograms
import Foundation
import Testing

@Suite("DHIS2 gets the figures")
struct DHIS2Tests {
    @Test("counts of the places add up to the figures of everything, and percentages without anything decided are left out")
    func sums() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let whole = try sample.figures()
        let set = try sample.object(["figures", "--format", "dhis2"] + Sample.county)
        #expect(set["period"] as? String == "20220810" && set["dataElementIdScheme"] as? String == "CODE")
        var sums: [String: Int] = [:]
        for one in list(set, "dataValues") {
            let (element, text) = (one["dataElement"] as! String, one["value"] as! String)
            if whole[element] is Int { sums[element, default: 0] += Int(text) ?? -1_000_000 } else { #expect(Double(text) != nil, "\(element): \(text)") }
        }
        for (id, figure) in whole { if let count = figure as? Int { #expect(sums[id] == count, "\(id)") } }
    }

    @Test("a township that handed in nothing sends no zeros")
    func missingFile() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let county = sample.path("county")
        try FileManager.default.copyItem(atPath: repository + "/inventories/guangze", toPath: county)
        let file = try #require(
            FileManager.default.contentsOfDirectory(atPath: county).sorted().first { $0.wholeMatch(of: #/[0-9]{9}.*\.yaml/#) != nil })
        let code = String(file.prefix(9))
        try FileManager.default.removeItem(atPath: county + "/" + file)
        let set = try sample.object(["figures", "--format", "dhis2", "--inventory", county, "--as-of", "2022-08-10"])
        let told = Set(list(set, "dataValues").filter { $0["orgUnit"] as? String == code }.compactMap { $0["dataElement"] as? String })
        #expect(told.contains("subjects") && told.contains("townships.without-file") && told.contains("checks.unreported"))
        #expect(told.isDisjoint(with: ["facilities.open", "checks.met", "checks.unmet", "blank-spots.institution", "checks.share-met"]))
    }

    @Test("a mapping gives the names of the other side, and its mistakes are told where they stand")
    func mapping() throws {
        let sample = try Sample()
        defer { sample.remove() }
        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: sample.path("m.yaml"))) }
        try write(
            "dhis2: county\nperiod: monthly\ndata-set: pBOMPrpg1QX\nonly-mapped: 是\ndata-elements: {checks.met: fbfJHSPpUQD}\norg-units: {\"350723100\": DiszpKrYNg8}\n"
        )
        let arguments = ["figures", "--format", "dhis2", "--mapping", sample.path("m.yaml")] + Sample.county
        let set = try sample.object(arguments)
        #expect(set["period"] as? String == "202208" && set["dataSet"] as? String == "pBOMPrpg1QX" && set["orgUnitIdScheme"] as? String == "UID")
        let values = list(set, "dataValues")
        #expect(values.count == 1 && values[0]["dataElement"] as? String == "fbfJHSPpUQD" && values[0]["orgUnit"] as? String == "DiszpKrYNg8")
        try write("dhis2: county\nperiod: monthly\ndata-elements:\n  checks.mett: fbfJHSPpUQD\nschema: 3\n")
        let wrong = try sample.run(arguments, language: "en")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("m.yaml:4:3: error: there is no figure \"checks.mett\"") && wrong.errors.contains("checks.met"))
        #expect(wrong.errors.contains("m.yaml:5:1: error"))
        try write("dhis2: county\ndata-elements: {checks.met: fbfJHSPpUQD}\n")
        let partly = try sample.run(arguments, language: "en")
        #expect(partly.status == 0 && partly.errors.contains("names have no UID"))
    }
}
