import Foundation
import Testing

@Suite("Figures worked out by hand")
struct GoldenFigureTests {
    private static let audit = ["--inventory", "city", "--as-of", "2022-08-10"]

    @Test("every figure of every place is what the files say")
    func everyFigure() throws {
        let world = try World()
        defer { world.remove() }
        let rows = try ReadBack.csv(world.file("figures.csv", ["figures"] + Self.audit, language: "en"))
        for (role, code, values) in WorkedOut.places {
            let found = Dictionary(
                rows.filter { $0["role"] == role && $0["code"] == code }.map { ($0["id"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { first, _ in first })
            for (id, value) in zip(WorkedOut.ids, values) { #expect(found[id] == String(value), "\(role) \(code) \(id)") }
        }
        #expect(Set(rows.map { "\($0["role"] ?? "") \($0["code"] ?? "")" }) == Set(WorkedOut.places.map { "\($0.role) \($0.code)" }))
    }

    /// Of the small county: 上村 has somebody without qualification, one of unknown qualification, 12 syringes of 50, and said nothing of a stethoscope, which two
    /// checks ask for; 下村 lacks a thermometer. 4 met, 3 unmet, 4 unreported; of four staff one surely and one perhaps is a doctor: 25–50 % of 45 %.
    @Test("a cell that two checks need is one cell; amounts are bought by the number; a draft buys nothing")
    func smallCounty() throws {
        let world = try World()
        defer { world.remove() }
        let arguments = ["--inventory", "small", "--as-of", "2022-08-10", "--standard", "small", "small-draft"]
        let rows = try ReadBack.csv(world.file("small.csv", ["figures"] + arguments, language: "en")).filter { $0["role"] == "whole" }
        let found = Dictionary(rows.map { ($0["id"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { first, _ in first })
        for (id, value) in [
            ("subjects", "6"), ("checks", "11"), ("checks.met", "4"), ("checks.unmet", "3"), ("checks.unreported", "4"), ("items", "3"),
            ("items.critical", "1"), ("items.minor", "2"), ("facilities.below", "2"),
        ] {
            #expect(found[id] == value, "\(id)")
        }
        let check = try ReadBack.json(world.file("self.json", ["selfcheck", "980101100201"] + arguments))
        let clinic = try #require((check["clinics"] as? [[String: Any]])?.first)
        #expect(clinic["asked"] as? Int == 5 && clinic["met"] as? Int == 1 && clinic["unmet"] as? Int == 2 && clinic["unreported"] as? Int == 2)
        #expect(clinic["answer"] as? [String] == ["设备·听诊器"])
        #expect((clinic["buy"] as? [[String: Any]])?.map { "\($0["item"] ?? "") \($0["quantity"] ?? "")" } == ["注射器 38 支"])
        let list = try ReadBack.csv(world.file("buy.csv", ["procure"] + arguments))
        #expect(Set(list.map { "\($0["品名"] ?? "") \($0["数量"] ?? "")" }) == ["体温计 1", "注射器 38"])
        let gap = try #require(
            try ReadBack.csv(world.file("gaps.csv", ["gaps", "--all", "--unreported"] + arguments, language: "en")).first {
                $0["criterion"] == "county.licensed"
            })
        #expect(gap["outcome"] == "unreported" && gap["low"] == "25" && gap["high"] == "50")
        let text = try world.run(["audit", "--township", "城关镇"] + arguments).output
        #expect(text.contains("不合要求的有 1–2 人") && text.contains("现 12 支，应 ≥ 50 支，差 38 支"))
        #expect(text.contains("✗ 一般  设备齐全：缺：体温计；待填：听诊器"))
    }

    @Test("townships, what stands above them and counties add up")
    func parts() {
        func sum(_ places: [(role: String, code: String, values: [Int])]) -> [Int] {
            places.reduce(Array(repeating: 0, count: WorkedOut.ids.count)) { zip($0, $1.values).map(+) }
        }
        let parts = WorkedOut.places.filter { $0.role == "township" || $0.role == "above" }
        #expect(sum(parts) == WorkedOut.places.first { $0.role == "whole" }!.values)
        for county in WorkedOut.places where county.role == "county" { #expect(sum(parts.filter { $0.code.hasPrefix(county.code) }) == county.values) }
    }

    @Test("shares leave out what is not assessed and never count the unknown as failed")
    func shares() throws {
        let world = try World()
        defer { world.remove() }
        let rows = try ReadBack.csv(world.file("figures.csv", ["figures"] + Self.audit, language: "en")).filter { $0["role"] == "whole" }
        #expect(rows.first { $0["id"] == "checks.share-met" }?["value"] == WorkedOut.shareOfChecks)
        #expect(rows.first { $0["id"] == "facilities.share-up-to-standard" }?["value"] == WorkedOut.shareOfFacilities)
        let text = try world.run(["audit", "--full"] + Self.audit).output
        #expect(text.contains("机构达标率 \(WorkedOut.shareOfFacilities)（已判定 7 个中；已判定占考核的 \(WorkedOut.facilitiesDecided)）"))
        #expect(text.contains(WorkedOut.facilitiesBetween))
        #expect(text.contains("不达标 11 项检查，共缺 12 处"))
    }

    @Test("the list of gaps has each missing item once, in JSON, CSV and workbook")
    func items() throws {
        let world = try World()
        defer { world.remove() }
        let json = try ReadBack.json(world.file("audit.json", ["audit"] + Self.audit))
        let gaps = (json["gaps"] as? [[String: Any]] ?? []).filter { $0["outcome"] as? String == "unmet" && $0["firmness"] as? String == "binding" }
        #expect(Set(gaps.compactMap { $0["key"] as? String }) == WorkedOut.items && gaps.count == WorkedOut.items.count)
        let csv = try ReadBack.csv(world.file("gaps.csv", ["gaps"] + Self.audit, language: "en"))
        #expect(Set(csv.filter { $0["outcome"] == "unmet" && $0["firmness"] == "binding" }.compactMap { $0["key"] }) == WorkedOut.items)
        let sheets = try ReadBack.workbook(world.file("audit.xlsx", ["audit", "--format", "xlsx"] + Self.audit))
        let rows = try #require(sheets.first { $0.name == "问题清单" }).rows
        let head = try #require(rows.firstIndex { $0.contains("代码") })
        #expect(rows[(head + 1)...].filter { $0.count > 10 }.count == WorkedOut.items.count)
        let shortfall = try #require(rows[head].firstIndex(of: "差距"))
        let subject = try #require(rows[head].firstIndex(of: "代码"))
        #expect(rows.first { $0.count > subject && $0[subject] == "990102102-health-centre" }?[shortfall] == "10")
        #expect(rows.contains { $0.count > subject && $0[subject] == "990102101201-clinic" && $0[shortfall] == "10" })
    }

    @Test("what is to be bought is what the gaps lack, in self-check and purchase list")
    func purchases() throws {
        let world = try World()
        defer { world.remove() }
        let list = try ReadBack.csv(world.file("buy.csv", ["procure", "--format", "csv"] + Self.audit, language: "zh"))
        #expect(Set(list.map { "\($0["品名"] ?? $0["物品"] ?? "") \($0["数量"] ?? "")" }) == ["听诊器 1", "体温计 1", "血压计 1"], "\(list)")
        let check = try ReadBack.json(world.file("self.json", ["selfcheck", "990101101202", "--format", "json"] + Self.audit))
        let clinic = try #require((check["clinics"] as? [[String: Any]])?.first)
        #expect(clinic["asked"] as? Int == 3 && clinic["met"] as? Int == 0 && clinic["unmet"] as? Int == 3 && clinic["unreported"] as? Int == 0)
        #expect((clinic["buy"] as? [[String: Any]])?.compactMap { $0["item"] as? String } == ["听诊器"])
        #expect((clinic["answer"] as? [String]) == ["设备·体温计"])
        let other = try ReadBack.json(world.file("other.json", ["selfcheck", "990102101206", "--format", "json"] + Self.audit))
        let lacking = try #require((other["clinics"] as? [[String: Any]])?.first)
        #expect(lacking["met"] as? Int == 2 && lacking["unmet"] as? Int == 1 && lacking["items"] as? Int == 2)
        #expect((clinic["do"] as? [[String: Any]])?.filter { $0["binding"] as? Bool == true }.count == 2)
    }

    @Test("the ledger opens a row for each missing item, and says so where the audit counts checks")
    func ledger() throws {
        let world = try World()
        defer { world.remove() }
        try Data(
            """
            campaign: golden
            title: 样板攻坚
            region: "990102"
            standards: [local]
            firmness: [binding]
            inspector: 县攻坚月排查组
            phases: [{id: fix, title: 整改, from: 2022-08-01, to: 2022-08-31}]
            due: [{severity: critical, days: 7}, {days: 14}]

            """.utf8
        ).write(to: URL(fileURLWithPath: world.folder + "/campaign.yaml"))
        let start = try world.run(
            ["campaign", "start", "campaign.yaml", "--inventory", "city/b", "--ledger", "golden.ledger", "--as-of", "2022-08-10", "--by", "县攻坚办"])
        #expect(start.status == 0, "\(start.errors)")
        let rows = try ReadBack.csv(
            world.file("rows.csv", ["ledger", "list", "--ledger", "golden.ledger", "--format", "csv", "--as-of", "2022-08-10"], language: "zh"))
        #expect(rows.count >= WorkedOut.items.filter { $0.hasPrefix("local/") }.count, "\(rows)")
    }
}
