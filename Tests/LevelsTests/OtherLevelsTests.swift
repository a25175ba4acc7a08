import Foundation
import Testing
import Workbooks

/// A whole life of a campaign where places have other levels than counties, townships and villages, and nothing but YAML says so.
@Suite("Other levels of places", .serialized)
struct OtherLevelsTests {
    /// One world, and what is to be found in it.
    struct World: CustomTestStringConvertible, Sendable {
        var name: String
        /// Its standard, and the criterion that asks for the one facility of the lowest places.
        var standard: String
        var criterion: String
        /// What columns call the places with files and those listed in them.
        var words: [String]
        var english: [String]
        /// The lowest places without an institution and the places with files without one; those with a clinic without staff.
        var blanks: Set<String>
        /// A clinic that falls short, its place's code and that of the file it is in.
        var place: String
        var clinic: String
        var file: String
        /// Names of a place with a file.
        var township: String
        /// Sums by place in the text, above the places with files.
        var sums: [String]
        var testDescription: String { name }
    }

    static let worlds = [
        World(
            name: "corps", standard: "corps-2030", criterion: "company.clinic", words: ["团", "连"], english: ["regiment", "company"],
            blanks: ["9801201201", "9801201", "9801101202-clinic"], place: "9801101202", clinic: "9801101202-clinic", file: "9801/9801101.yaml",
            township: "一团", sums: ["第一师小计", "第二师小计", "虚构兵团本级"]),
        World(
            name: "districts", standard: "posts-2030", criterion: "settlement.post", words: ["分区", "居民点"], english: ["sub-district", "settlement"],
            blanks: ["PORT", "C-02", "V.7-post"], place: "V.7", clinic: "V.7-post", file: "north/valley.yaml", township: "河谷", sums: ["区级"]),
    ]

    private static let inventory = ["--inventory", "inventory"]

    /// Words of the first vocabulary; another one's results have none of them.
    private static func strangers(in text: String) -> [String] {
        ["乡镇", "村", "县", "township", "village", "county"].filter { text.contains($0) }
    }

    @Test("examples, the audit and its blank spots", arguments: worlds)
    func audit(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        try here.print(["check", "--strict", "inventory"])
        let result = try here.json(["audit"] + Self.inventory)
        let spots = (result["blankSpots"] as? [[String: Any]] ?? []).filter { $0["certain"] as? Bool ?? true }
        let codes = spots.compactMap { ($0["subject"] as? [String: Any])?["code"] as? String }
        #expect(Set(codes).isSuperset(of: world.blanks))
        let text = try here.print(["audit", "--full"] + Self.inventory)
        for sum in world.sums { #expect(text.contains(sum), "\(sum)") }
        for (language, words) in [("zh", world.words), ("en", world.english)] {
            let csv = try here.print(["audit", "--format", "csv"] + Self.inventory, language: language)
            #expect(csv.split(separator: "\n")[0].contains(words.joined(separator: ",")))
            let text = try here.print(["audit", "--full", "--notes"] + Self.inventory, language: language)
            #expect(Self.strangers(in: text.replacingOccurrences(of: "--township", with: "")).isEmpty)
        }
        // Only the asked part, by name and by code.
        let part = try here.print(["gaps", "--township", world.township] + Self.inventory)
        #expect(part.contains(world.clinic) || part.contains("体温计"))
    }

    @Test("workbook and page", arguments: worlds)
    func files(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        try here.print(["audit", "-o", "a.xlsx"] + Self.inventory)
        let book = try SpreadsheetFile(path: here.folder + "/a.xlsx")
        #expect(book.sheets.count > 4)
        var heads: [String] = []
        for index in book.sheets.indices {
            try book.readRows(index) { _, cells in
                for cell in cells { if case .text(let text) = cell.content { heads.append(text) } }
            }
        }
        #expect(heads.contains(world.words[0]) && !heads.contains("乡镇") && !heads.contains("村"))
        try here.print(["audit", "--format", "html", "-o", "a.html"] + Self.inventory)
        let page = try here.text("a.html")
        #expect(page.contains("<th scope=\"col\">\(world.words[0])") || page.contains(">\(world.words[0])<"))
        #expect(page.contains(world.clinic))
        // The search leads to the place, whether its code begins like that of the place with the file or not.
        #expect(page.contains("id=\"f\(world.clinic)\"") && page.contains(world.name == "corps" ? "\n202-clinic|" : "\n!V.7-post|"))
    }

    @Test("self-check and explanation by the code of a place", arguments: worlds)
    func selfCheck(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        #expect(try here.print(["selfcheck", world.place] + Self.inventory).contains(world.clinic))
        #expect(try here.print(["explain", "\(world.standard)/\(world.criterion)", world.place] + Self.inventory).contains(world.place))
    }

    /// The form is made, filled in, taken back, and what was wrong is right.
    @Test("the form of one clinic, filled in and imported", arguments: worlds)
    func form(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        try here.print(["template", "--clinic", world.place, "-o", "form.xlsx"] + Self.inventory)
        let form = try SpreadsheetFile(path: here.folder + "/form.xlsx")
        let book = try WorkbookWriter(title: "t", created: 0)
        let sheet = try book.addSheet(form.sheets[0])
        // Everything as it was made, with an answer beside the floor area.
        try form.readRows(0) { row, cells in
            for cell in cells {
                guard case .text(let text) = cell.content else { continue }
                // The hidden cell says what a row is; the answer stands where its boxes would.
                let isArea = cells.first.map { $0.content == .text("? floor-area") } ?? false
                if isArea, cell.column == 15 { continue }
                if text.hasPrefix("□体温计") { sheet.number(row - 1, cell.column, 4) } else { sheet.text(row - 1, cell.column, text) }
                if isArea, cell.column == 1 { sheet.number(row - 1, 15, 61) }
            }
        }
        try FileManager.default.createDirectory(atPath: here.folder + "/forms", withIntermediateDirectories: true)
        var bytes: [UInt8] = []
        try book.finish { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: here.folder + "/forms/filled.xlsx"))
        // By itself it can be checked without any inventory.
        #expect(try here.print(["selfcheck", "forms/filled.xlsx", "--as-of", "2030-08-10", "--standard", world.standard]).contains(world.clinic))
        let before = try here.text("inventory/" + world.file)
        try here.print(["import", "--into", "inventory", "forms/filled.xlsx", "--by", "张三", "--on", "2030-08-10"])
        let after = try here.text("inventory/" + world.file)
        #expect(before != after && after.contains("floor-area: 61") && after.contains("体温计: 4"))
        let gaps = try here.print(["gaps", "--format", "csv"] + Self.inventory)
        #expect(!gaps.contains("建筑面积") && gaps.contains("卫生"))
    }

    @Test("every table out and in again is the same inventory", arguments: worlds)
    func roundTrip(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        try here.print(["export", "-o", "all.xlsx"] + Self.inventory)
        try here.print(["import", "--into", "inventory", "all.xlsx", "--dry-run"])
        #expect(try here.print(["import", "--into", "again", "all.xlsx"]).isEmpty == false)
        let first = try here.json(["audit"] + Self.inventory)
        let second = try here.json(["audit", "--inventory", "again"])
        for part in ["summary", "blankSpots", "gaps"] {
            let pair = [first, second].map { (try? JSONSerialization.data(withJSONObject: $0[part] ?? [:], options: .sortedKeys)) ?? Data() }
            #expect(pair[0] == pair[1], "\(part)")
        }
        // The wide form of the whole, filled in by nobody, changes nothing that is judged.
        try here.print(["template", "-o", "form.xlsx"] + Self.inventory)
        try here.print(["import", "--into", "again", "form.xlsx"])
        let third = try here.json(["audit", "--inventory", "again"])
        #expect((third["gaps"] as? [Any])?.count == (first["gaps"] as? [Any])?.count)
    }

    @Test("the ledger of a campaign", arguments: worlds)
    func ledger(world: World) throws {
        let here = try LevelWorld(world.name)
        defer { here.remove() }
        let ledger = ["--ledger", "l.ledger"]
        try here.print(["campaign", "start", "campaign.yaml", "--by", "张三"] + ledger + Self.inventory)
        let rows = try here.print(["ledger", "list"] + ledger, standards: false)
        #expect(rows.contains(world.words[0]) && rows.contains(world.township) && Self.strangers(in: rows).isEmpty)
        let status = try here.print(["campaign", "status"] + ledger, standards: false)
        #expect(status.contains("按" + world.words[0]) && Self.strangers(in: status).isEmpty)
        // What stands above owes no report.
        let owed = status.components(separatedBy: "还没有报送的").last ?? ""
        #expect(owed.contains(world.township) && !world.sums.contains { owed.contains($0.replacingOccurrences(of: "小计", with: "")) })
        let file = "inventory/" + world.file
        try here.write(file, try here.text(file).replacingOccurrences(of: "floor-area: 30", with: "floor-area: 44"))
        #expect(try here.print(["ledger", "sync", "--by", "张三"] + ledger + Self.inventory).contains("排查已达标 2 行"))
        #expect(try here.print(["ledger", "verify-chain"] + ledger, standards: false).contains("链条完整"))
        try here.print(["ledger", "export", "-o", "sheet.xlsx"] + ledger, standards: false)
        var words: [String] = []
        let book = try SpreadsheetFile(path: here.folder + "/sheet.xlsx")
        try book.readRows(0) { _, cells in for cell in cells { if case .text(let text) = cell.content { words.append(text) } } }
        #expect(world.words.allSatisfy(words.contains))
        try here.print(["report", "-o", "page.html"] + ledger + Self.inventory)
        #expect(try here.text("page.html").contains(world.township))
    }
}

@Suite("Kinds of other trades")
struct OtherTradesTests {
    @Test("schools are audited with nothing but a vocabulary and a standard")
    func schools() throws {
        let here = try LevelWorld("schools")
        defer { here.remove() }
        try here.print(["check", "--strict", "inventory"])
        let blanks = try here.print(["blanks", "--inventory", "inventory"])
        #expect(blanks.contains("乙村") && blanks.contains("丙村教学点") && !blanks.contains("甲村"))
        #expect(try here.print(["audit", "--inventory", "inventory", "--format", "csv"]).contains("教室不少于 2 间"))
        #expect(try here.print(["selfcheck", "990101101203", "--inventory", "inventory"]).contains("丙村教学点自查"))
        try here.print(["template", "--inventory", "inventory", "-o", "form.xlsx"])
        try here.print(["import", "--into", "inventory", "form.xlsx"])
    }
}

@Suite("A level of one's own above the others")
struct LevelAboveTests {
    /// Where the city of the repository's vocabulary stands in a province, by a file of one's own and two lines of additions.
    @Test("an addition puts a province above the city")
    func province() throws {
        let here = try LevelWorld("schools")
        defer { here.remove() }
        try FileManager.default.removeItem(atPath: here.folder + "/standards/vocabulary")
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: here.folder + "/standards/vocabulary")
        try here.write(
            "standards/vocabulary/province.yaml",
            "vocabulary: province\nlabel: 省\norder: 10\nlevel: {digits: 2, written: 6, word: 省, file-key: province}\nfields:\n"
                + "  - {id: clinics-told, label: 上报卫生室, type: count, unit: 个}\n")
        try here.write("standards/own.yaml", "vocabulary-overlay: own\nkinds:\n  city: {within: province}\n")
        try here.write(
            "standards/schools-2030.yaml",
            """
            standard: p
            title: 省标准（虚构）
            document: {name: 虚构的文件, issued: 2029-01-01, status: in-force}
            region: "99"
            criteria:
              - id: province.clinics
                group: 统计
                applies-to: province
                title: 全省卫生室不少于 3 所
                require: {count: {of: village-clinic}, at-least: 3}
                source: {clause: 一, facts: [], provenance: quoted}
              - id: city.clinics
                group: 统计
                applies-to: city
                title: 全市卫生室不少于 2 所
                require: {count: {of: village-clinic}, at-least: 2}
                source: {clause: 二, facts: [], provenance: quoted}
              - id: clinic.told
                group: 统计
                applies-to: village-clinic
                title: 省里有上报数的卫生室要有面积
                when: {field: province.clinics-told, at-least: 1 个}
                require: {field: floor-area, at-least: 40 m²}
                source: {clause: 三, facts: [], provenance: quoted}

            """)
        try here.write("p/province.yaml", "province: \"990000\"\nname: 虚构省\nclinics-told: 3\n")
        for city in ["9901", "9902"] { try here.write("p/\(city)/city.yaml", "city: \"\(city)00\"\nname: 市\(city)\n") }
        for (county, clinics) in [("990101", 2), ("990102", 1), ("990201", 1)] {
            let villages = (1...2).map { "\"\(county)10120\($0)\": 村\($0)" }.joined(separator: ", ")
            try here.write(
                "p/\(county)/roster.yaml", "roster: \"\(county)\"\nname: 县\(county)\ntownships:\n  \"\(county)101\": {name: 镇, villages: {\(villages)}}\n")
            let listed = (1...2).map { "  - {code: \"\(county)10120\($0)\", clinic: \($0 <= clinics ? "{floor-area: 30}" : "无")}\n" }.joined()
            try here.write("p/\(county)/\(county)101.yaml", "township: \"\(county)101\"\nname: 镇\nvillages:\n" + listed)
        }
        let result = try here.json(["audit", "--inventory", "p", "--as-of", "2030-01-01", "--outcomes"])
        let outcomes = (result["outcomes"] as? [[String: Any]] ?? []).map { row in
            "\(row["criterion"] ?? "") \(row["outcome"] ?? "") \((row["codes"] as? [String] ?? []).sorted())"
        }
        let gaps = Set((result["gaps"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String })
        #expect(outcomes.contains { $0.contains("province.clinics met [\"990000\"]") }, "\(outcomes)")
        #expect(outcomes.contains { $0.contains("city.clinics met [\"990100\"]") } && gaps.contains("p/city.clinics/990200"))
        // Facts of the province reach down to the clinic.
        #expect(gaps.contains("p/clinic.told/990101101201-clinic"))
    }
}
