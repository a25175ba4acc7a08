import Audit
import Digests
import Files
import Foundation
import Inventories
import Quantities
import Reports
import ShippedLevels
import Standards
import TestSupport
import Testing
import Wording

@testable import WebReports

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The page of an inventory.
private func page(_ folder: String, standards: [String]? = nil, language: Language = .zh, map: PageMap? = nil) async throws -> String {
    let library = try StandardLibrary.load(folder: repository + "/standards")
    let inventory = try Inventory.open(folder)
    let day = Day("2022-08-10")!
    let chosen = standards.map { ids in ids.compactMap { library.standard($0) } } ?? library.inForce(region: inventory.regionCode, asOf: day)
    let program = try AuditProgram(library.vocabulary, standards: chosen, asOf: day)
    let header = ReportHeader(program: program, inventory: folder, region: "方城县", scope: nil, choseStandards: true, language: language)
    let report = WebReport(header, digest: "0", map: map)
    let summary = await AuditRun(program, inventory, AuditOptions(workers: 2, keepsOutcomes: true)).run(transform: report.render) { try! report.take($0) }
    let path = scratch.appendingPathComponent(UUID().uuidString + ".html").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let output = try Output(path)
    try report.finish(summary, to: output)
    try output.finish()
    return try String(contentsOfFile: path, encoding: .utf8)
}

/// A tag as it stands on the page.
private struct Tag {
    var name: String
    var attributes: [String: String]
    var isEnd: Bool
}

/// The tags of a page, scripts and styles left out.
private func tags(_ html: String) -> [Tag] {
    var text = html
    for name in ["script", "style"] {
        while let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex) {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
    }
    var found: [Tag] = []
    for part in text.components(separatedBy: "<").dropFirst() {
        guard let close = part.firstIndex(of: ">"), part.first != "!" else { continue }
        let body = String(part[..<close])
        let isEnd = body.hasPrefix("/")
        let name = String(body.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
        var attributes: [String: String] = [:]
        let pieces = body.components(separatedBy: "\"")
        for index in stride(from: 0, to: pieces.count - 1, by: 2) {
            if let key = pieces[index].split(whereSeparator: { $0 == " " || $0 == "=" }).last { attributes[String(key)] = pieces[index + 1] }
        }
        found.append(Tag(name: name, attributes: attributes, isEnd: isEnd || body.hasSuffix("/")))
        if body.hasSuffix("/") { found[found.count - 1].attributes["self-closed"] = "" }
    }
    return found
}

@Suite("The page")
struct PageTests {
    @Test("the page of a county: well-formed, below 1.5 MB, nothing from elsewhere")
    func county() async throws {
        let html = try await page(repository + "/inventories/fangcheng")
        #expect(html.utf8.count < 1_500_000)
        #expect(!html.contains("{{") && !html.contains("http://") && !html.contains("https://"))
        var open: [String] = []
        for tag in tags(html) where !["meta", "input", "br"].contains(tag.name) && tag.attributes["self-closed"] == nil {
            if tag.isEnd { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
        }
        #expect(open.isEmpty)
    }

    @Test("every id is there once, every link leads somewhere, every picture and field has a name")
    func accessible() async throws {
        let all = tags(try await page(repository + "/inventories/guangze"))
        let ids = all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for tag in all {
            if let target = tag.attributes["href"] { #expect(target.hasPrefix("#") && ids.contains(String(target.dropFirst())), "\(target)") }
            if let label = tag.attributes["aria-labelledby"] { #expect(ids.contains(label), "\(label)") }
            if tag.name == "svg", !tag.isEnd {
                #expect(["img", "group"].contains(tag.attributes["role"]) && (tag.attributes["aria-label"] ?? tag.attributes["aria-labelledby"]) != nil)
            }
            if tag.name == "th", !tag.isEnd { #expect(tag.attributes["scope"] != nil) }
            #expect(tag.attributes["style"] == nil && !tag.attributes.keys.contains { $0.hasPrefix("on") })
        }
        // Fields stand inside their labels.
        #expect(all.filter { $0.name == "label" && !$0.isEnd }.count == all.filter { ["input", "select"].contains($0.name) && !$0.isEnd }.count)
        #expect(all.first { $0.name == "html" }?.attributes["lang"] == "zh-CN")
    }

    @Test("only the page's own style and script may run")
    func policy() async throws {
        let html = try await page(repository + "/inventories/guangze")
        for (name, text) in [("style", PageStyle.css), ("script", PageScript.js)] {
            #expect(html.contains("\(name)-src 'sha256-\(Data(SHA256.digest(of: text)).base64EncodedString())'"))
            #expect(html.contains("<\(name)>\(text)</\(name)>"))
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test("names with markup and quotes show as text")
    func escaping() async throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let name = "<script>alert(1)</script> & \\\"x\\\" 'evil"
        try "roster: \"411322\"\nname: 县\ntownships: {\"411322101\": {name: \"\(name)\", villages: {\"411322101201\": \"\(name)\"}}}\n".write(
            toFile: folder + "/roster.yaml", atomically: true, encoding: .utf8)
        try "township: \"411322101\"\nname: \"\(name)\"\nvillages: [{code: \"411322101201\", name: \"\(name)\", clinic: {name: \"\(name)\", floor-area: 1}}]\n"
            .write(
                toFile: folder + "/411322101.yaml", atomically: true, encoding: .utf8)
        let html = try await page(folder)
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"))
    }

    @Test("without its script the page offers nothing that would not work, and hides nothing else")
    func scriptOff() async throws {
        let hidden = tags(try await page(repository + "/inventories/guangze")).compactMap { $0.attributes["class"] }.filter {
            $0.split(separator: " ").contains("hidden")
        }
        // The search, the buttons for printing, how to sort, the filter; and a button in every township.
        #expect(Set(hidden) == ["find hidden script", "tools hidden script", "hint hidden script", "hidden script"], "\(Set(hidden))")
        #expect(PageScript.js.contains("querySelectorAll('.script')"))
    }

    @Test("one clinic's page has that clinic and no other: what is to be done, how, by when and who, and the titles of what is met")
    func clinic() async throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let inventory = try Inventory.open(repository + "/inventories/fangcheng")
        let day = Day("2022-08-10")!
        let program = try AuditProgram(library.vocabulary, standards: library.inForce(region: inventory.regionCode, asOf: day), asOf: day)
        let header = ReportHeader(program: program, inventory: "x", region: "方城县", scope: nil, choseStandards: true, language: .zh)
        // By the clinic's code, and by its village's.
        for code in ["411322112202-clinic", "411322112202"] {
            let report = ClinicReport(header, code: code)
            var scope = Scope()
            scope.villages = ["411322112202"]
            let options = AuditOptions(scope: scope, workers: 1, keepsOutcomes: true)
            let summary = await AuditRun(program, inventory, options).run(transform: report.render) { try! report.take($0) }
            let path = scratch.appendingPathComponent(UUID().uuidString + ".html").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let output = try Output(path)
            try report.finish(summary, to: output)
            try output.finish()
            let html = try String(contentsOfFile: path, encoding: .utf8)
            #expect(html.components(separatedBy: "class=\"place").count == 2 && html.contains("大马庄村卫生室") && html.contains("人员空白"))
            for word in ["怎么做", "期限", "谁负责", "依据", "<ul class=\"metlist\"><li>"] { #expect(html.contains(word), "\(word)") }
            #expect(!html.contains("data-m=") && html.utf8.count < 60_000)
        }
    }

    @Test("a map in the inventory is drawn: townships lead to their lists, villages have their colours, what is nobody's is left out")
    func map() async throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ text: String) throws { try text.write(toFile: folder + "/map.geojson", atomically: true, encoding: .utf8) }
        #expect(try PageMap.load(folder: folder) == nil)
        for wrong in [
            "{", "{\"type\": \"FeatureCollection\", \"features\": []}",
            "{\"features\": [{\"properties\": {\"code\": \"1\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [1]}}]}",
        ] {
            try write(wrong)
            #expect(throws: InputError.self) { try PageMap.load(folder: folder) }
        }
        func feature(_ code: String, _ geometry: String) -> String { "{\"type\": \"Feature\", \"properties\": {\"code\": \(code)}, \"geometry\": \(geometry)}" }
        let square = "{\"type\": \"Polygon\", \"coordinates\": [[[112.9, 33.2], [113.1, 33.2], [113.1, 33.4], [112.9, 33.4], [112.9, 33.2]]]}"
        try write(
            "{\"type\": \"FeatureCollection\", \"features\": ["
                + [
                    feature("\"411322101\"", square), feature("411322101203", "{\"type\": \"Point\", \"coordinates\": [113.0, 33.3, 120]}"),
                    feature("\"999999999\"", square), feature("null", square),
                ].joined(separator: ", ") + "]}")
        let html = try await page(repository + "/inventories/fangcheng", map: PageMap.load(folder: folder))
        let drawing = try #require(html.range(of: "<svg class=\"map\".*?</svg>", options: .regularExpression).map { String(html[$0]) })
        // A village of 独树镇 has no clinic: it is red by itself, and the township only the ground it stands on.
        #expect(drawing.contains("<a href=\"#t411322101\"><path class=\"ground\"") && drawing.contains("<circle class=\"f0\"") && drawing.contains("招西村"))
        try write("{\"features\": [" + feature("\"411322101\"", square) + "]}")
        let alone = try await page(repository + "/inventories/fangcheng", map: PageMap.load(folder: folder))
        #expect(alone.contains("<a href=\"#t411322101\"><path class=\"f0\"") && alone.contains("✕ 独树镇"))
        #expect(drawing.components(separatedBy: "<path").count == 2 && drawing.components(separatedBy: "<circle").count == 2)
    }

    @Test("the English page has English heads")
    func english() async throws {
        let html = try await page(repository + "/inventories/guangze", language: .en)
        #expect(html.contains("At a glance") && html.contains("lang=\"en\"") && !html.contains("乡镇比较"))
    }

    @Test("names of staff never appear")
    func names() async throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "roster: \"411322\"\nname: 县\ntownships: {\"411322101\": {name: 镇, villages: {\"411322101201\": 村}}}\n".write(
            toFile: folder + "/roster.yaml", atomically: true, encoding: .utf8)
        try
            "township: \"411322101\"\nvillages: [{code: \"411322101201\", clinic: {staff: [{id: A1, name: 欧阳不该出现, qualification: 无资格}, {id: A2, name: 欧阳不该出现}]}}]\n"
            .write(
                toFile: folder + "/411322101.yaml", atomically: true, encoding: .utf8)
        #expect(try await !page(folder).contains("欧阳"))
    }
}

@Suite("Colours")
struct ContrastTests {
    /// The contrast of two colours, as WCAG computes it.
    private func contrast(_ left: UInt32, _ right: UInt32) -> Double {
        func luminance(_ color: UInt32) -> Double {
            let parts = [color >> 16 & 255, color >> 8 & 255, color & 255].map { value -> Double in
                let share = Double(value) / 255
                return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (a, b) = (luminance(left), luminance(right))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test("text stands out from what is behind it, in light and in dark", arguments: ["light", "dark"])
    func text(_ scheme: String) throws {
        let colours = Dictionary(uniqueKeysWithValues: (scheme == "light" ? PagePalette.light : PagePalette.dark).map { ($0.name, $0.colour) })
        for pair in PagePalette.text { #expect(contrast(try #require(colours[pair.ink]), try #require(colours[pair.paper])) >= 4.5, "\(scheme) \(pair)") }
        for pair in PagePalette.marks { #expect(contrast(try #require(colours[pair.mark]), try #require(colours[pair.paper])) >= 3, "\(scheme) \(pair)") }
        // A colour that is only in one of them would not change when the other is wanted.
        #expect(Set(PagePalette.light.map(\.name)) == Set(PagePalette.dark.map(\.name)))
    }

    @Test("every colour of the style has a name, so that it changes with the scheme")
    func named() {
        let rest = PageStyle.css.replacingOccurrences(of: PagePalette.css, with: "")
        #expect(rest.range(of: "#[0-9a-fA-F]{3,8}[;,) }]", options: .regularExpression) == nil)
        let known = Set(PagePalette.light.map(\.name))
        for part in rest.components(separatedBy: "var(--").dropFirst() { #expect(known.contains(String(part.prefix { $0 != ")" }))) }
    }
}

@Suite("Text on the page")
struct PageTextTests {
    @Test("stretches of Chinese are marked on a page in another language, and nothing in it is taken for markup")
    func marked() {
        let text = PageText(marksChinese: true)
        #expect(text.escapeText("Worst: 赵河镇, <b>") == "Worst: <span lang=\"zh\">赵河镇</span>, &lt;b&gt;")
        #expect(text.escapeText("plain & \"simple\"") == "plain &amp; &quot;simple&quot;")
        #expect(PageText(marksChinese: false).escapeText("赵河镇 <'>") == "赵河镇 &lt;&#39;&gt;")
    }
}
