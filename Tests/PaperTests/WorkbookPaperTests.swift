import BuiltPrograms
import Foundation
import SpreadsheetFixtures
import TestSupport
import Testing
import Wording

@testable import Workbooks

/// Workbooks as they come out of a printer. Without LibreOffice and poppler the suite is skipped, and says so.
@Suite("Workbooks on paper", .serialized, .enabled(if: Office.isThere, "LibreOffice (soffice) or poppler-utils is not installed"))
struct WorkbookPaperTests {
    /// Every workbook once, and its pages.
    private struct Printed {
        let folder = scratch.appendingPathComponent("paper-\(UUID().uuidString)").path
        static let names = ["audit", "english", "city", "empty", "township", "ledger", "buy", "self"]

        init() throws {
            try FileManager.default.createDirectory(atPath: folder + "/empty-county", withIntermediateDirectories: true)
            let sample = repository + "/inventories/fangcheng"
            for file in ["county.yaml", "roster.yaml"] {
                try FileManager.default.copyItem(atPath: sample + "/" + file, toPath: folder + "/empty-county/" + file)
            }
            try "品名,单价\n听诊器,35\n诊断床,1234.56\n".write(toFile: folder + "/prices.csv", atomically: true, encoding: .utf8)
            let county = ["--inventory", sample, "--as-of", "2022-08-10"]
            try run(["audit", "-o", "audit.xlsx"] + county)
            try run(["audit", "-o", "english.xlsx", "--lang", "en"] + county)
            try run(["audit", "-o", "township.xlsx", "--township", "独树镇"] + county)
            try run(["audit", "-o", "city.xlsx", "--inventory", repository + "/inventories/zhongwei", "--as-of", "2022-08-10"])
            try run(["audit", "-o", "empty.xlsx", "--inventory", "empty-county", "--as-of", "2022-08-10"])
            try run(["procure", "--prices", "prices.csv", "-o", "buy.xlsx"] + county)
            try run(["selfcheck", "411322101240", "-o", "self.xlsx"] + county)
            try run(["campaign", "start", repository + "/campaigns/fangcheng-2022.yaml", "--ledger", "c.ledger"] + county)
            try run(["ledger", "export", "--ledger", "c.ledger", "--township", "独树镇", "--as-of", "2022-08-20", "-o", "ledger.xlsx"])
            try Office.convert(Self.names.map { $0 + ".xlsx" }, in: folder)
        }

        func run(_ arguments: [String]) throws {
            let language = arguments.contains("--lang") ? [] : ["--lang", "zh"]
            let standards = ["ledger"].contains(arguments[0]) ? [] : ["--standards", repository + "/standards"]
            let result = try BuiltProgram("dabiao").run(arguments + language + standards, in: folder)
            guard result.status == 0 else { throw Office.Failure(description: "\(arguments): \(result.errors)") }
        }

        func layout(_ name: String) throws -> [SheetLayout] { try SheetLayout.sheets(of: folder + "/\(name).xlsx") }
        func pages(_ name: String) -> Office.Pages { Office.Pages(name + ".pdf", in: folder) }
    }

    private static let printed = Result { try Printed() }

    @Test(
        "a whole workbook is a few pages",
        arguments: [("audit", 11), ("english", 14), ("city", 14), ("empty", 9), ("township", 9), ("ledger", 3), ("buy", 9), ("self", 1)])
    func pages(name: String, limit: Int) throws {
        let count = try Self.printed.get().pages(name).count()
        #expect(count > 0 && count <= limit, "\(name): \(count)")
    }

    @Test("no cell is too small for what stands in it", arguments: Printed.names)
    func clipped(name: String) throws {
        for sheet in try Self.printed.get().layout(name) {
            let clipped = sheet.clipped()
            #expect(clipped.isEmpty, "\(name): \(clipped.prefix(5))")
        }
    }

    @Test("every cell that is printed stands on the pages with all its text, and hidden sheets do not", arguments: Printed.names)
    func wholeText(name: String) throws {
        func plain(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace && $0 != "_" } }
        let text = plain(try Self.printed.get().pages(name).cells())
        for sheet in try Self.printed.get().layout(name) {
            let missing = sheet.cells.filter { sheet.isPrinted($0) && !text.contains(plain($0.text)) }
            #expect(missing.isEmpty, "\(name) \(sheet.name): \(missing.prefix(5).map(\.text))")
            if sheet.isHidden { #expect(!text.contains(plain(sheet.cells[0].text)), "\(name) prints \(sheet.name)") }
        }
    }

    @Test("type can be read", arguments: [("ledger", 8.0), ("self", 8.0), ("audit", 6.0), ("buy", 6.5)])
    func type(name: String, least: Double) throws {
        // Without the font widths are told in, LibreOffice reads columns a third wider than Excel does, and fits the page by writing smaller.
        let size = try Self.printed.get().pages(name).smallestType()
        #expect(size >= least, "\(name): \(size) points")
    }

    @Test("head and foot of an official form stand in cells, and pages carry nothing but their number")
    func officialHead() throws {
        for name in ["audit", "buy", "ledger"] {
            let visible = try Self.printed.get().layout(name).filter { !$0.isHidden && $0.name != "说明" }
            for sheet in visible {
                let texts = sheet.cells.map(\.text)
                for word in ["制表机关：", "填报单位（盖章）：", "表    号：", "计量单位：", "联系电话：", "报出日期："] {
                    #expect(texts.contains { $0.contains(word) }, "\(name) \(sheet.name): \(word)")
                }
                #expect(!texts.contains { $0.contains(repository) || $0.contains("inventories") }, "\(name) \(sheet.name)")
            }
            let footers = try Spreadsheet.parts(of: Self.printed.get().folder + "/\(name).xlsx").values.filter { $0.contains("<oddFooter>") }
            #expect(!footers.isEmpty && footers.allSatisfy { $0.contains("<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>") })
        }
    }

    @Test("problems come worst first, each with the name of a place")
    func problems() throws {
        for (name, sheet, place) in [("audit", "问题清单", 2), ("city", "问题清单", 2), ("audit", "空白点", 3), ("empty", "空白点", 3)] {
            let list = try #require(try Self.printed.get().layout(name).first { $0.name == sheet })
            let head = try #require(list.cells.first { $0.text == "地点" })
            #expect(head.column == place)
            let rows = Dictionary(grouping: list.cells.filter { $0.row > head.row }, by: \.row).filter {
                $0.value.contains { ["●", "▲", "○"].contains($0.text.prefix(1)) }
            }
            #expect(rows.count > 2)
            #expect(rows.values.allSatisfy { row in row.contains { $0.column == place } && !row.contains { $0.text.hasSuffix("村民委员会") } })
            let ranks = rows.sorted { $0.key < $1.key }.compactMap { row in row.value.first { $0.column == 0 }.map { "●▲○".firstIndex(of: $0.text.first!)! } }
            #expect(ranks == ranks.sorted() && ranks.count == rows.count, "\(name) \(sheet)")
        }
    }

    @Test("an overdue row of the ledger says by how many days")
    func overdue() throws {
        let sheet = try #require(try Self.printed.get().layout("ledger").first)
        #expect(sheet.cells.contains { $0.text == "逾期 3 天" })
        let text = try Self.printed.get().pages("ledger").cells()
        #expect(text.contains("逾期3天") && text.contains("销号签字"))
    }

    @Test("prices typed into the purchase list come to what they come to from a price file, in every sheet and in capitals")
    func typedPrices() throws {
        let printed = try Self.printed.get()
        let folder = printed.folder
        let county = ["--inventory", repository + "/inventories/fangcheng", "--as-of", "2022-08-10"]
        try printed.run(["procure", "-o", "typed.xlsx"] + county)
        var parts = try Spreadsheet.parts(of: folder + "/typed.xlsx")
        let list = "xl/worksheets/sheet1.xml"
        var sheet = try #require(parts[list])
        let items = try SheetLayout.sheets(of: folder + "/typed.xlsx")[0]
        var prices = "品名,单价\n"
        var number = 0
        for cell in items.cells.filter({ $0.column == 1 }) {
            guard let found = sheet.range(of: "<c r=\"F\(cell.row + 1)\" s=\"[0-9]+\"/>", options: .regularExpression), cell.text != "合计" else { continue }
            number += 1
            let price = "\(number * 137).\(10 + number)"
            prices += "\(cell.text),\(price)\n"
            let empty = String(sheet[found])
            sheet.replaceSubrange(found, with: empty.dropLast(2) + "><v>\(price)</v></c>")
        }
        #expect(number > 5)
        try prices.write(toFile: folder + "/all.csv", atomically: true, encoding: .utf8)
        try printed.run(["procure", "--prices", "all.csv", "-o", "priced.xlsx"] + county)
        parts[list] = sheet
        // Without the results the program has to work them out.
        for (name, part) in parts where name.hasPrefix("xl/worksheets/") {
            parts[name] = part.replacingOccurrences(of: "</f><v>[^<]*</v>", with: "</f>", options: .regularExpression).replacingOccurrences(
                of: " t=\"str\"><f>", with: "><f>")
        }
        var typed = Spreadsheet(texts: [])
        typed.parts = parts.mapValues { Data($0.utf8) }
        try typed.write(to: folder + "/typed.xlsx")
        try Office.convert(
            ["typed.xlsx", "priced.xlsx"], to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", in: folder)
        for name in ["采购清单", "分地采购", "采购明细"] {
            let (found, expected) = (try table(folder + "/typed-\(name).csv"), try table(folder + "/priced-\(name).csv"))
            #expect(found.count > 5 && found == expected, "\(name): \(zip(found, expected).first { $0 != $1 }.map { "\($0.0) \($0.1)" } ?? "")")
        }
        #expect(try table(folder + "/priced-采购清单.csv").contains { $0.contains("人民币") })
    }

    @Test("the formula for capitals says what we say")
    func capitals() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var amounts = [
            1, 10, 99, 100, 101, 110, 1_000, 10_005, 100_000, 100_010_000, 1_001_000_00, 100_001_000_00, 100_000_000_00, 12_000_000_00, 110_000_000_00,
        ]
        var seed: UInt64 = 3
        for step in 0..<300 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            amounts.append(
                Int(seed >> 20) % [1_000, 1_000_000, 100_000_000, 10_000_000_000, 10_000_000_000_000][step % 5] / (step % 3 == 0 ? 1_000 : 1)
                    * (step % 3 == 0 ? 1_000 : 1) + 1)
        }
        let writer = try WorkbookWriter(title: "", created: 0)
        let sheet = try writer.addSheet("a")
        for (row, fen) in amounts.enumerated() {
            sheet.number(row, 0, Double(fen) / 100)
            sheet.formula(row, 1, "=" + capitalFormula(of: "A\(row + 1)"), text: "")
        }
        var bytes: [UInt8] = []
        try writer.finish { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: folder("a.xlsx")))
        try Office.convert(["a.xlsx"], to: "csv:Text - txt - csv (StarCalc):44,34,76", in: folder.path)
        let rows = try table(folder("a.csv"))
        #expect(rows.count == amounts.count)
        for (row, fen) in zip(rows, amounts) { #expect(row.split(separator: ",").last.map(String.init) == capitalAmount(fen: fen), "\(fen) \(row)") }
    }

    private func table(_ path: String) throws -> [String] { try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init) }
}
