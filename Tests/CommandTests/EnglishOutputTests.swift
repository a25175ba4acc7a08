import BuiltPrograms
import Foundation
import SpreadsheetFixtures
import Testing

/// Whoever reads English reads English: in the outputs over the samples, the only Chinese is the names of places and what is named after them.
@Suite("English outputs are English")
struct EnglishOutputTests {
    /// What people wrote in the files of an inventory and is shown as they wrote it: names, without what kind of place they are, and reasons of waivers.
    private static func names(_ inventory: String) throws -> [String] {
        let folder = repository + "/" + inventory
        var names = Set<String>()
        for case let file as String in FileManager.default.enumerator(atPath: folder)! where file.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            for match in text.matches(of: /(?:name|reason|approver): "?([^",}\n]+)/) {
                var name = Substring(match.1)
                for ending in ["村民委员会", "居民委员会", "村委会", "居委会", "城市社区", "社区", "村"] where name.hasSuffix(ending) && name.count > ending.count {
                    name = name.dropLast(ending.count)
                }
                names.insert(String(name))
            }
        }
        return names.sorted { $0.count > $1.count }
    }

    /// Runs of Chinese that are neither a place's name nor made of one.
    private func foreign(_ text: String, _ names: [String]) -> [String] {
        var runs = Set<String>()
        var run = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // A line to write on is no word.
            case 0x3000...0x303F, 0x3400...0x9FFF, 0xFF00...0xFF3E, 0xFF40...0xFFEF: run.append(scalar)
            default:
                if !run.isEmpty { runs.insert(String(run)) }
                run.removeAll(keepingCapacity: true)
            }
        }
        return runs.filter { run in !names.contains { run.contains($0) && run.count <= $0.count + 12 } }.sorted()
    }

    @Test(
        arguments: [
            ("fangcheng", ["audit"]), ("fangcheng", ["gaps", "--unreported"]), ("fangcheng", ["blanks"]),
            ("fangcheng", ["figures"]), ("fangcheng", ["procure"]), ("fangcheng", ["selfcheck", "411322101202"]),
            ("fangcheng", ["explain", "clinic.doctor", "411322101202"]), ("zhongwei", ["audit"]), ("zhongwei", ["gaps", "--township", "640521100"]),
        ])
    func text(county: String, words: [String]) throws {
        let inventory = "inventories/" + county
        let result = try BuiltProgram("dabiao").run(words + ["--inventory", inventory, "--lang", "en"], in: repository)
        #expect(result.output.count > 200, "\(result.errors)")
        #expect(foreign(result.output, try Self.names(inventory)) == [])
    }

    @Test func page() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let inventory = "inventories/wugang"
        _ = try BuiltProgram("dabiao").run(["report", "--inventory", inventory, "--lang", "en", "-o", folder("page.html")], in: repository)
        // The page's program knows endings of Chinese names, to find places by them.
        let page = try String(contentsOfFile: folder("page.html"), encoding: .utf8).replacing(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/, with: "")
        #expect(foreign(page, try Self.names(inventory)) == [])
    }
}
