import Foundation
import Testing

/// What an audit is asked about.
struct Part: Sendable, CustomTestStringConvertible {
    var inventory: String
    var scope: [String] = []
    var day: String = "2022-08-10"

    var testDescription: String { ([inventory] + scope + [day]).joined(separator: " ") }

    var arguments: [String] { ["--inventory", inventory, "--as-of", day] + scope }
}

/// The same figure in every output, read back by other means than it was written with.
@Suite("Outputs agree")
struct AgreementTests {
    static let parts: [Part] = [
        Part(inventory: "inventories/fangcheng"), Part(inventory: "inventories/wugang", day: "2024-03-01"), Part(inventory: "inventories/guangze"),
        Part(inventory: "inventories/zhongwei"), Part(inventory: "inventories"),
        Part(inventory: "inventories/fangcheng", scope: ["--township", "独树镇"]), Part(inventory: "inventories/zhongwei", scope: ["--township", "640502100"]),
        Part(inventory: "inventories/fangcheng", scope: ["--village", "411322101201"]),
    ]

    /// Heads of tables, in the words of each output, with the figure they stand for.
    private static let words: [String: String] = [
        "机构空白": "blank-spots.institution", "机构空白点": "blank-spots.institution", "人员空白": "blank-spots.staff", "人员空白点": "blank-spots.staff",
        "待查明": "blank-spots.possible", "是否空白待查明": "blank-spots.possible", "严重": "checks.unmet.critical", "不达标：严重": "checks.unmet.critical",
        "主要": "checks.unmet.major", "不达标：主要": "checks.unmet.major", "一般": "checks.unmet.minor", "不达标：一般": "checks.unmet.minor", "缺处": "items",
        "未填报": "checks.unreported", "考核": "facilities.assessed", "考核机构": "facilities.assessed", "达标": "facilities.up-to-standard",
        "达标机构": "facilities.up-to-standard",
    ]

    @Test("text, JSON, CSV, workbook and page show one set of figures, and every table adds up", arguments: parts)
    func agree(part: Part) throws {
        let world = try World()
        defer { world.remove() }
        let rows = try ReadBack.csv(world.file("f.csv", ["figures"] + part.arguments, in: repository))
        var figures: Table = [:]
        var parts: [String: [String: String]] = [:]
        for row in rows {
            figures[row["地点"]!, default: [:]][row["编号"]!] = row["数值"]
            parts["\(row["级别"]!) \(row["代码"]!)", default: [:]][row["编号"]!] = row["数值"]
        }
        // Townships of several counties may share a name; those are left to the comparison by code.
        let doubled = Set(
            Dictionary(grouping: rows.filter { $0["编号"] == "subjects" }, by: { $0["地点"]! }).filter { $0.value.count > 1 }.keys)
        #expect(figures["合计"] != nil)

        // Parts add up.
        let sums = parts.filter { $0.key.hasPrefix("township ") || $0.key.hasPrefix("above ") }
        for (id, whole) in parts["whole "]! where Int(whole) != nil {
            #expect(sums.values.reduce(0) { $0 + (Int($1[id] ?? "") ?? 0) } == Int(whole), "\(id)")
        }

        // JSON by code.
        let json = try ReadBack.json(world.file("f.json", ["audit", "--format", "json"] + part.arguments, in: repository))
        let summary = try #require(json["summary"] as? [String: Any])
        try hold(summary["figures"], parts["whole "]!, "JSON")
        for (list, role) in [("byTownship", "township"), ("aboveTownships", "above"), ("byCounty", "county")] {
            for place in summary[list] as? [[String: Any]] ?? [] {
                try hold(place["figures"], try #require(parts["\(role) \(place["code"] as? String ?? "")"]), "JSON \(place)")
            }
        }
        let gaps = json["gaps"] as? [[String: Any]] ?? []
        let unmet = gaps.filter { $0["outcome"] as? String == "unmet" && $0["firmness"] as? String == "binding" }
        #expect(String(unmet.count) == parts["whole "]!["items"])
        #expect(
            Set(unmet.compactMap { gap in (gap["key"] as? String)?.split(separator: "/").prefix(3).joined(separator: "/") }).count
                == Int(parts["whole "]!["checks.unmet"]!))
        let blanks = (json["blankSpots"] as? [[String: Any]] ?? []).filter { $0["certain"] as? Bool == true }
        #expect(blanks.count == Int(parts["whole "]!["blank-spots.institution"]!)! + Int(parts["whole "]!["blank-spots.staff"]!)!)

        // Text, workbook and page by name.
        let text = try world.run(["audit", "--full"] + part.arguments, in: repository).output
        hold(ReadBack.text(text, after: "三、缺口"), figures, doubled, "text")
        let sheets = try ReadBack.workbook(world.file("f.xlsx", ["audit", "--format", "xlsx"] + part.arguments, in: repository))
        hold(ReadBack.sheet(try #require(sheets.first).rows, headedBy: "乡镇", to: "合计"), figures, doubled, "workbook")
        let page = try String(contentsOfFile: world.file("f.html", ["audit", "--format", "html"] + part.arguments, in: repository), encoding: .utf8)
        hold(ReadBack.html(page, section: "townships"), figures, doubled, "page")
        let cards = ReadBack.cards(page)
        for (label, id) in [("机构空白点", "blank-spots.institution"), ("人员空白点", "blank-spots.staff"), ("不达标", "checks.unmet"), ("未填报", "checks.unreported")] {
            #expect(cards[label] == parts["whole "]![id], "card \(label)")
        }

        // Lists have as many rows as their totals say.
        let list = try #require(sheets.first { $0.name == "缺口清单" }).rows
        let head = try #require(list.firstIndex { $0.contains("代码") })
        #expect(list[(head + 1)...].filter { $0.count > 10 }.count == unmet.count)
    }

    private func hold(_ json: Any?, _ expected: [String: String], _ place: String) throws {
        let found = try #require(json as? [String: Any])
        for (id, value) in found {
            if let number = value as? Int { #expect(String(number) == expected[id], "\(place) \(id)") }
        }
        #expect(found.count == expected.count)
    }

    private func hold(_ table: Table, _ figures: Table, _ doubled: Set<String>, _ output: String) {
        #expect(table["合计"] != nil, "\(output) has no line of sums")
        for (place, cells) in table where !doubled.contains(place) {
            for (head, value) in cells {
                guard let id = Self.words[head], let expected = figures[place]?[id] else { continue }
                // Where a cell has two numbers, the first is the figure.
                #expect(value.split(separator: "/").first.map(String.init) == expected, "\(output), \(place), \(head)")
            }
        }
        #expect(Set(figures.keys).subtracting(doubled).isSubset(of: Set(table.keys)), "\(output)")
    }

    @Test("an audit of several counties is the sum of the audits of each")
    func counties() throws {
        let world = try World()
        defer { world.remove() }
        func whole(_ inventory: String) throws -> [String: Int] {
            let rows = try ReadBack.csv(world.file("\(UUID()).csv", ["figures", "--inventory", inventory, "--as-of", "2022-08-10"], in: repository))
            return Dictionary(
                rows.filter { $0["级别"] == "whole" }.compactMap { row in Int(row["数值"]!).map { (row["编号"]!, $0) } }, uniquingKeysWith: { first, _ in first })
        }
        let all = try whole("inventories")
        var sum: [String: Int] = [:]
        for county in ["fangcheng", "wugang", "guangze", "zhongwei"] { sum.merge(try whole("inventories/\(county)")) { $0 + $1 } }
        #expect(all == sum)
    }

    @Test("the order of the files and the number of workers change no byte", arguments: ["text", "json", "csv", "html"])
    func workers(format: String) throws {
        let world = try World()
        defer { world.remove() }
        let arguments = ["audit", "--inventory", "city", "--as-of", "2022-08-10", "--format", format]
        let one = try world.run(arguments + ["--workers", "1"]).output
        for workers in ["2", "3", "4"] { #expect(try world.run(arguments + ["--workers", workers]).output == one) }
        // The same files under other names come in another order.
        try FileManager.default.moveItem(atPath: world.folder + "/city/a", toPath: world.folder + "/city/z")
        try FileManager.default.moveItem(atPath: world.folder + "/city/b/990102101.yaml", toPath: world.folder + "/city/b/zz.yaml")
        let renamed = try world.run(arguments + ["--workers", "3"]).output
        // The digest on the page is of the files by name.
        func comparable(_ text: String) -> String { text.replacingOccurrences(of: "[0-9a-f]{64}", with: "", options: .regularExpression) }
        #expect(comparable(renamed) == comparable(one))
    }
}
