import Figures
import Testing

@testable import Standards

/// A notice that names the wrong legal basis is void: a criterion keeps the document its text came from.
@Suite struct DocumentTests {
    private static let national = """
        standard: national
        title: 国家标准
        document: {name: 国家办法, number: 国卫〔2019〕45号, status: in-force}
        region: ""
        criteria:
        \(LibraryFolder.criterion("area", require: "{field: floor-area, at-least: 60 m²}"))
        \(LibraryFolder.criterion("drugs", require: "{field: medicines, at-least: 80 种}"))

        """
    private static let province = """
        standard: province
        title: 省标准
        document: {name: 省方案, status: in-force}
        region: "41"
        extends: national
        override:
          - {id: drugs, source: {clause: 二, facts: [], provenance: quoted}}

        """

    private func citations(_ county: String) throws -> [String: String] {
        let body =
            "standard: county\ntitle: 县办法\ndocument: {name: 县办法, number: 县府办〔2026〕1号, status: in-force}\nregion: \"411322\"\nextends: province\n" + county
        let (library, problems) = try LibraryFolder(["national": Self.national, "province": Self.province, "county": body]).load()
        #expect(problems == [])
        let criteria = library?.standard("county")?.criteria ?? []
        return Dictionary(uniqueKeysWithValues: criteria.map { ($0.id, Citation($0).full) })
    }

    @Test func inheritedTextKeepsItsDocumentThroughTwoStandards() throws {
        #expect(try citations("") == ["area": "《国家办法》国卫〔2019〕45号 一", "drugs": "《省方案》 二"])
    }

    @Test func anotherThresholdAloneChangesNoCitation() throws {
        let found = try citations("override:\n  - {id: area, require: {field: floor-area, at-least: 80 m²}, severity: minor}\n")
        #expect(found["area"] == "《国家办法》国卫〔2019〕45号 一")
    }

    @Test func aNewSourceIsOfTheOverridingDocument() throws {
        let found = try citations("override:\n  - {id: area, source: {clause: 五, facts: [], provenance: quoted}}\n")
        #expect(found["area"] == "《县办法》县府办〔2026〕1号 五")
    }

    @Test(arguments: [
        ("document: national", "《国家办法》国卫〔2019〕45号 五"), ("document: {name: 市通知, number: 市卫〔2020〕3号}", "《市通知》市卫〔2020〕3号 五"),
        ("document: {name: 市通知}", "《市通知》 五"),
    ])
    func aSourceMayNameAnotherDocument(key: String, citation: String) throws {
        let found = try citations("override:\n  - {id: area, source: {clause: 五, facts: [], provenance: quoted, \(key)}}\n")
        #expect(found["area"] == citation)
    }

    @Test func anUnknownDocumentIsRefused() throws {
        let county = "override:\n  - {id: area, source: {clause: 五, facts: [], provenance: quoted, document: natoinal}}\n"
        let body = "standard: county\ntitle: 县办法\ndocument: {name: 县办法, status: in-force}\nregion: \"411322\"\nextends: province\n" + county
        let problems = try LibraryFolder(["national": Self.national, "province": Self.province, "county": body]).load().problems
        #expect(problems == ["county.yaml:7:77: there is no standard \"natoinal\" | did you mean \"national\"?"])
    }

    @Test func shippedTextsCiteTheDocumentTheyCameFrom() throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        func document(_ standard: String, _ criterion: String) -> String? {
            library.standard(standard)?.criteria.first { $0.id == criterion }?.document.standard
        }
        #expect(document("fangcheng-2022", "clinic.rooms-equipment") == "national-2019")
        #expect(document("fangcheng-2022", "village.clinic") == "fangcheng-2022")
        #expect(document("wugang-2021", "village.exemption-covered") == "national-2019")
        #expect(document("zhongwei-2021", "county-hospital.rooms-equipment") == "national-2019")
        #expect(document("village-clinic-capability-2022", "supporting.area") == "village-clinic-management-2014")
        // A clause of one document is never cited under another that does not have it.
        for standard in library.standards {
            for criterion in standard.criteria where criterion.origin["source"] != nil && criterion.origin["source"] != standard.id {
                #expect(criterion.document.standard != standard.id, "\(standard.id)/\(criterion.id)")
            }
        }
    }
}
