import Foundation
import Testing
import UseCases

/// What use cases have to say comes back as values and messages.
@Suite("Use cases are silent")
struct SilenceTests {
    @Test("no file of the room prints, reads arguments or the clock, or knows a renderer")
    func sources() throws {
        let forbidden = [
            "import ArgumentParser", "import Reports", "import LedgerReports", "import WebReports", "print(", "CommandLine", "Date()", "ProcessInfo",
            "standardError", "standardOutput", "readLine", "isatty", "temporaryDirectory",
        ]
        let room = repository + "/Sources/UseCases"
        let names = try #require(FileManager.default.enumerator(atPath: room)).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(names.count > 20)
        for name in names {
            let text = try String(contentsOfFile: room + "/" + name, encoding: .utf8)
            for word in forbidden { #expect(!text.contains(word), "\(name) says \(word)") }
        }
    }

    @Test("a command holds no knowledge: it is short")
    func commands() throws {
        let folder = repository + "/Sources/dabiao/Commands"
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) where name.hasSuffix(".swift") {
            let lines = try String(contentsOfFile: folder + "/" + name, encoding: .utf8).components(separatedBy: "\n")
            #expect(!lines.contains { $0.contains("try LedgerStore(") || $0.contains("AuditRun(") || $0.contains("Inventory.open(") }, "\(name)")
            for start in lines.indices where lines[start].contains("func run(_ shell: Shell)") {
                let indent = lines[start].prefix { $0 == " " }
                let end = lines[start...].firstIndex { $0 == indent + "}" || ($0.hasSuffix("}") && $0 == lines[start]) } ?? start
                #expect(end - start <= 40, "\(name) works for \(end - start) lines")
            }
        }
    }

    @Test("nothing below the programs prints")
    func rooms() throws {
        let sources = repository + "/Sources"
        let rooms = try FileManager.default.contentsOfDirectory(atPath: sources).filter { !$0.hasPrefix("dabiao") && $0 != "SampleData" }
        #expect(rooms.count > 15)
        for room in rooms {
            for case let name as String in try #require(FileManager.default.enumerator(atPath: sources + "/" + room)) where name.hasSuffix(".swift") {
                let text = try String(contentsOfFile: sources + "/" + room + "/" + name, encoding: .utf8)
                #expect(text.firstMatch(of: #/(?m)^\s*(print|debugPrint|dump)\(/#) == nil, "\(room)/\(name)")
            }
        }
    }

    @Test("what is odd, and how far it is, is told while it works")
    func messages() async throws {
        let world = try World()
        try world.write("inventories/county/990101999.yaml", "township: \"990102101\"\nvillages: []\n")
        _ = try await AuditInventory(world.selection).run(in: world.workspace, world.environment()) { _ in .init(Nothing()) }
        #expect(world.messages.contains { if case .audited(1) = $0 { true } else { false } })
        #expect(world.messages.contains { if case .auditEnded = $0 { true } else { false } })
        #expect(world.messages.contains { if case .warnings(let found) = $0 { found.contains { $0.severity == .warning } } else { false } })
    }
}
