import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// One concept has one name: what the glossary says is not used stands in no text of the program and of the files it is shipped with.
@Suite("The glossary is kept")
struct GlossaryTests {
    /// Where a banned word may stand all the same, and why.
    private static let allowed: [(file: String, words: Set<String>, why: String)] = [
        ("Sources/Inventories/PlaceName.swift", ["村民委员会", "村委会"], "how rosters write names, to find places by them"),
        ("Sources/Ledger/Signature.swift", ["村委会"], "what is no person's name"),
        ("Sources/WebReports/PageScript.swift", ["村民委员会", "村委会"], "how rosters write names, to find places by them"),
        ("Sources/SampleData/", ["村民委员会", "村委会"], "names and reasons of made-up inventories"),
        ("standards/vocabulary/", ["村民委员会", "村委会"], "other spellings of a kind that files may use"),
        ("standards/pingdingshan-draft.yaml", ["村民委员会"], "the committee itself, which has duties"),
    ]

    /// The words of the last column of a glossary.
    static func banned(_ page: String) throws -> [String] {
        let text = try String(contentsOfFile: repository + "/docs/" + page, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        return rows.flatMap { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            return cells.dropLast().last.map { $0.split { "、,".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty } } ?? []
        }
    }

    private static func files(_ folder: String, _ ending: String) -> [String] {
        (FileManager.default.enumerator(atPath: repository + "/" + folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
    }

    @Test("no text of the program uses another name")
    func texts() throws {
        let chinese = try Self.banned("glossary.zh-CN.md")
        let english = try Self.banned("glossary.md")
        #expect(chinese.contains("审计") && chinese.contains("复发") && english.contains("came back"))
        var found: [String] = []
        for file in Self.files("Sources", ".swift") + Self.files("standards", ".yaml") + Self.files("campaigns", ".yaml") {
            let allowed = Self.allowed.filter { file.hasPrefix($0.file) }.reduce(into: Set<String>()) { $0.formUnion($1.words) }
            let isCode = file.hasSuffix(".swift")
            for (number, line) in try String(contentsOfFile: repository + "/" + file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let text = line.drop(while: \.isWhitespace)
                // Comments are not shown; that is what they are.
                if isCode ? text.hasPrefix("//") : text.hasPrefix("#") { continue }
                guard text.contains("\"") || !isCode else { continue }
                for word in chinese + english where !allowed.contains(word) && text.contains(word) { found.append("\(file):\(number + 1): \(word)") }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("Chinese has Chinese brackets")
    func brackets() throws {
        let han: (Character) -> Bool = { ("\u{4E00}"..."\u{9FFF}").contains($0) }
        var found: [String] = []
        for file in Self.files("standards", ".yaml") + Self.files("campaigns", ".yaml") {
            for (number, line) in try String(contentsOfFile: repository + "/" + file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let text = Array(line.drop(while: \.isWhitespace))
                if text.first == "#" { continue }
                for (place, character) in text.enumerated() where character == "(" && place > 0 && han(text[place - 1]) {
                    found.append("\(file):\(number + 1)")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("both pages have the same concepts")
    func pages() throws {
        for page in ["glossary.md", "glossary.zh-CN.md"] {
            let text = try String(contentsOfFile: repository + "/docs/" + page, encoding: .utf8)
            for concept in [
                "audit", "check on site", "possible blank spot, to be verified", "relapsed", "shortfall", "submitted", "达标排查", "现场核查", "疑似空白点（待核实）", "反弹",
                "申请销号",
            ] {
                #expect(text.contains(concept), "\(page): \(concept)")
            }
        }
    }
}
