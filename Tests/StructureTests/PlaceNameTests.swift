import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Kinds, levels and codes of places are data: what the repository's vocabulary calls them is written in no program text.
@Suite("Places and kinds are named in the vocabulary alone")
struct PlaceNameTests {
    /// Where a name may stand all the same, and why.
    private static let allowed: [(file: String, words: Set<String>, why: String)] = [
        (
            "Standards/Vocabulary/PlaceWords.swift", ["乡镇", "township", "村", "village", "villages", "townships", "县", "county"],
            "ledgers written before they kept words of places"
        ),
        ("Inventories/PlaceName.swift", ["社区", "街道", "镇", "乡", "村", "乡镇"], "how Chinese names of places and of their committees end"),
        (
            "Ledger/Signature.swift", ["镇", "乡", "县", "市", "村", "街道", "county", "township", "village", "hospital", "clinic", "医院", "卫生院", "卫生室", "卫生所"],
            "what is no person's name"
        ),
        ("LedgerReports/LedgerTable.swift", ["township", "village"], "keys of JSON, which are a contract"),
        ("LedgerReports/SiteReport.swift", ["township"], "keys of JSON, which are a contract"),
        ("LedgerReports/CampaignReport.swift", ["township", "townships"], "keys of JSON, which are a contract"),
        ("WebReports/", ["township", "townships", "village", "county", "town"], "names of parts of the page's templates"),
        ("Ledger/Store/LedgerSchema.swift", ["village"], "a column of ledgers"),
        ("Figures/DatedFact.swift", ["exemption"], "keys of JSON, which are a contract"),
        ("Reports/JSONRows.swift", ["exemption"], "keys of JSON, which are a contract"),
        ("Ledger/Campaign/Campaign.swift", ["townships"], "a key of campaign files"),
        ("OfflineForms/FormData.swift", ["county"], "a key of what forms send back, which is a contract"),
        ("Exchange/Returns/ReturnReader.swift", ["county"], "a key of what forms send back, which is a contract"),
        ("Exchange/Import/SheetImporter.swift", ["县", "市"], "columns people add for themselves"),
        ("Exchange/Import/SheetImporter.swift", ["县（市、区）"], "columns people add for themselves"),
        ("StandardTables/StandardTemplate.swift", ["村卫生室"], "an example of how a table of a standard is filled in"),
        ("Standards/Vocabulary/VocabularyLoader+Kinds.swift", ["exemption", "covered-by"], "keys of the vocabulary's own files"),
        ("Standards/StandardLoader.swift", ["exemption", "covered-by"], "keys of the standards' own files"),
    ]

    /// Every name of the repository's vocabulary: kinds with their labels and other spellings, their keys, and the words and fields of levels.
    private static func names() throws -> Set<String> {
        var names: Set<String> = ["三个一", "三合格", "三条线", "exemption", "covered-by"]
        let folder = repository + "/standards/vocabulary"
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            let head = text.components(separatedBy: "\nfields:")[0]
            for line in head.split(separator: "\n") {
                // What a label is in English is made of everyday words.
                let line = line.hasPrefix("label:") ? line.prefix { $0 != "," } : line
                let words = line.split { " :,[]{}".contains($0) }.map(String.init)
                guard let key = words.first, ["vocabulary", "label", "aliases", "key", "list-key", "file-key", "list", "word", "level", "class"].contains(key)
                else { continue }
                names.formUnion(
                    words.dropFirst().filter {
                        !["digits", "written", "word", "zh", "en", "plural", "rank", "field", "ranges", "file-key", "list", "class", "the-one"].contains($0)
                    })
            }
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: repository + "/standards") where file.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: repository + "/standards/" + file, encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasPrefix("standard: ") { names.insert(String(line.dropFirst(10))) }
        }
        // Words of English and of the formats that are no names: a heading, the classes a code's range tells.
        return names.filter { name in Int(name) == nil && !name.contains { $0.isNumber && !name.contains("-20") } }.subtracting(["other", "区", "医院类别", "街道类"])
    }

    private static func sources() -> [(name: String, lines: [Substring])] {
        var files: [(String, [Substring])] = []
        let folder = repository + "/Sources"
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() where name.hasSuffix(".swift") {
            // What makes the made-up inventories is about one country.
            if name.hasPrefix("SampleData/") || name.hasPrefix("dabiao-sample/") { continue }
            guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else { continue }
            files.append((name, text.split(separator: "\n", omittingEmptySubsequences: false)))
        }
        return files
    }

    @Test("no kind, level or heading is named in Swift")
    func names() throws {
        let names = try Self.names()
        #expect(names.contains("village-clinic") && names.contains("乡镇") && names.contains("township-class") && names.contains("henan-2019"))
        let literal = try NSRegularExpression(pattern: #""((?:[^"\\]|\\.)*)""#)
        var found: [String] = []
        for (file, lines) in Self.sources() {
            let exceptions = Self.allowed.filter { $0.file == file || $0.file.hasSuffix("/") && file.hasPrefix($0.file) }
            let allowed = exceptions.reduce(into: Set<String>()) { $0.formUnion($1.words) }
            for (number, line) in lines.enumerated() where !line.drop(while: \.isWhitespace).hasPrefix("//") {
                let text = String(line)
                for match in literal.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                    guard let range = Range(match.range(at: 1), in: text) else { continue }
                    let word = String(text[range])
                    if names.contains(word), !allowed.contains(word) { found.append("\(file):\(number + 1): \(word)") }
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("no length of a code is written in Swift")
    func lengths() throws {
        let length = try NSRegularExpression(
            pattern:
                #"(?:code|subject|place|village|township|county|digits)\w*[!?]?(?:\.utf8)?\.(?:prefix\((?:4|6|9|12)\)|count [=!<>]=? (?:6|9|12)\b)|digits: (?:4|6|9|12)\b|\[9, 6\]"#,
            options: .caseInsensitive)
        var found: [String] = []
        for (file, lines) in Self.sources() {
            for (number, line) in lines.enumerated() where !line.contains("Text(") && !line.drop(while: \.isWhitespace).hasPrefix("//") {
                let text = String(line)
                if text.contains("digits: 9, file-key") { continue }
                if length.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil { found.append("\(file):\(number + 1): \(text)") }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("every exception is needed")
    func exceptions() throws {
        for (file, words, why) in Self.allowed {
            let text = Self.sources().filter { $0.name == file || file.hasSuffix("/") && $0.name.hasPrefix(file) }
                .flatMap(\.lines).joined(separator: "\n")
            for word in words { #expect(text.contains("\"\(word)\""), "\(file): \(word) (\(why))") }
        }
    }
}
