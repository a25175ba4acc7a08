import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The house's rooms, from the ground up: a room uses only rooms below it.
@Suite("The rooms of the house")
struct ModuleGraphTests {
    /// Every target under `Sources`, with what `Package.swift` lets it use.
    private static func declared() throws -> [(name: String, uses: Set<String>)] {
        let package = try String(contentsOfFile: repository + "/Package.swift", encoding: .utf8)
        let expression = try NSRegularExpression(
            pattern: #"\.(?:executableTarget|target)\(\s*name: "([^"]+)"(.*?)(?=\n        \.(?:target|executableTarget|testTarget|systemLibrary)\(|\n    \],)"#,
            options: .dotMatchesLineSeparators)
        return expression.matches(in: package, range: NSRange(package.startIndex..., in: package)).compactMap { match in
            guard let name = Range(match.range(at: 1), in: package), let rest = Range(match.range(at: 2), in: package) else { return nil }
            let quoted = (try? NSRegularExpression(pattern: #""([^"]+)""#)).map { expression in
                let text = String(package[rest])
                return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
                    Range($0.range(at: 1), in: text).map { String(text[$0]) }
                }
            }
            return (String(package[name]), Set(quoted ?? []))
        }.filter { FileManager.default.fileExists(atPath: repository + "/Sources/" + $0.name) }
    }

    private static func imports(of target: String) throws -> Set<String> {
        var found = Set<String>()
        let folder = repository + "/Sources/" + target
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() where name.hasSuffix(".swift") {
            for line in try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                if let index = words.firstIndex(of: "import"), index + 1 < words.count, index <= 2 { found.insert(String(words[index + 1])) }
            }
        }
        return found
    }

    @Test("a room uses what it says it uses, and says nothing it does not use")
    func declarations() throws {
        let targets = try Self.declared()
        let names = Set(targets.map(\.name))
        #expect(names.count > 15)
        for target in targets {
            let imports = try Self.imports(of: target.name).intersection(names)
            #expect(imports.subtracting(target.uses).isEmpty, "\(target.name) imports \(imports.subtracting(target.uses)) without declaring it")
            let idle = target.uses.intersection(names).subtracting(imports)
            #expect(idle.isEmpty, "\(target.name) declares \(idle) and does not import it")
        }
    }

    @Test("a room drags in no library it has no use for")
    func libraries() throws {
        let package = try String(contentsOfFile: repository + "/Package.swift", encoding: .utf8)
        let libraries = Set(["CLibYAML", "CExpat", "CLibCSV", "CLibXLSXWriter", "CLibSodium", "CLibZip", "CZlib", "GRDB", "Mustache", "ArgumentParser"])
        for library in libraries { #expect(package.contains("\"\(library)\""), "\(library) is not in the package any more") }
        let targets = Dictionary(uniqueKeysWithValues: try Self.declared().map { ($0.name, $0.uses) })
        func reached(from room: String) -> Set<String> {
            var (seen, pending) = (Set<String>(), [room])
            while let next = pending.popLast() {
                let new = (targets[next] ?? []).subtracting(seen)
                seen.formUnion(new)
                pending += new
            }
            return seen
        }
        let needed: [String: Set<String>] = [
            "Wording": [], "Files": [], "Photos": [], "Packing": ["CZlib"], "Writing": [], "Quantities": [], "Standards": ["CLibYAML"],
            "Inventories": ["CLibYAML"], "Audit": ["CLibYAML"],
            "Figures": ["CLibYAML"], "Ledger": ["CLibYAML", "CLibSodium", "GRDB"],
        ]
        for (room, needs) in needed {
            let found = reached(from: room).intersection(libraries)
            #expect(found == needs, "\(room) reaches \(found.sorted())")
        }
    }

    @Test("no room uses one above it")
    func order() throws {
        // Renderers and the ledger stand beside each other: none of them uses spreadsheets of inventories.
        let forbidden: [(String, [String])] = [
            ("Figures", ["Writing", "Workbooks", "Reports", "Exchange", "Ledger", "WebReports", "LedgerReports"]),
            ("Ledger", ["Reports", "Workbooks", "Exchange", "WebReports", "LedgerReports"]),
            ("Reports", ["Exchange", "Ledger", "WebReports", "LedgerReports"]),
            ("Exchange", ["Reports", "Ledger", "WebReports", "LedgerReports"]), ("Audit", ["Figures", "Reports", "Writing", "Workbooks"]),
            ("UseCases", ["Reports", "LedgerReports", "WebReports"]), ("LedgerReports", ["UseCases"]), ("WebReports", ["UseCases"]),
            ("Standards", ["Inventories", "Audit"]),
        ]
        for (room, above) in forbidden {
            #expect(try Self.imports(of: room).isDisjoint(with: above), "\(room)")
        }
    }
}
