import Foundation
import Testing

@Suite("An audit that stays")
struct WatchTests {
    /// The program while it runs, with what it has printed so far.
    private final class Running {
        private let process = Process()
        private let output: String

        init(_ program: Program, _ arguments: [String]) throws {
            output = program.folder + "/watch.out"
            _ = FileManager.default.createFile(atPath: output, contents: nil)
            process.executableURL = URL(fileURLWithPath: Program.executable)
            process.arguments = arguments
            process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
            let file = FileHandle(forWritingAtPath: output)
            (process.standardOutput, process.standardError) = (file, file)
            process.standardInput = FileHandle.nullDevice
            try process.run()
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

        var printed: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

        /// What is printed from a place on, once it holds a text; all of it when that does not come.
        func waits(for text: String, after start: Int = 0) async throws -> String {
            for _ in 0..<600 {
                let new = String(decoding: Array(printed.utf8).dropFirst(start), as: UTF8.self)
                if new.contains(text) { return new }
                try await Task.sleep(for: .milliseconds(50))
            }
            return "not there: \(printed)"
        }

        /// Interrupts it, as Ctrl-C does, and waits for its end.
        func interrupt() async throws -> Int32 {
            kill(process.processIdentifier, SIGINT)
            for _ in 0..<200 where process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
            return process.isRunning ? -1 : process.terminationReason == .exit ? process.terminationStatus : -2
        }
    }

    @Test("what a saved file changes is said, and only that")
    func tells() async throws {
        let program = try Program()
        defer { program.remove() }
        let watch = try Running(program, ["audit", "--watch", "--inventory", "county", "--as-of", "2026-01-02", "--lang", "en"])
        #expect(try await watch.waits(for: "Watching").contains("Watching"))
        let file = try #require(program.read("county/990101101.yaml"))

        // Emptied and written anew, as some editors do.
        var start = watch.printed.utf8.count
        try program.write("county/990101101.yaml", "")
        try program.write("county/990101101.yaml", file.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 50"))
        var new = try await watch.waits(for: "→", after: start)
        #expect(new.contains("county/990101101.yaml"), "\(new)")
        #expect(new.contains("+ 第1镇"), "\(new)")
        #expect(new.contains("面积"), "\(new)")
        #expect(new.contains("unmet 3 → 4"), "\(new)")
        #expect(!new.contains("第2镇"), "\(new)")
        #expect(!new.contains("error"), "\(new)")

        // Another number of the same gap, written beside it and renamed.
        start = watch.printed.utf8.count
        try program.write("county/new.tmp", file.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 55"))
        _ = rename(program.folder + "/county/new.tmp", program.folder + "/county/990101101.yaml")
        new = try await watch.waits(for: "~ ", after: start)
        #expect(new.contains("→"), "\(new)")

        // A mistake, and its mending.
        start = watch.printed.utf8.count
        try program.write("county/990101101.yaml", file + "      floor-areas: 1\n")
        new = try await watch.waits(for: "990101101.yaml:12:18: error", after: start)
        #expect(new.contains(":12:18: error"), "\(new)")
        start = watch.printed.utf8.count
        try program.write("county/990101101.yaml", file)
        new = try await watch.waits(for: "→", after: start)
        #expect(new.contains("− 第1镇"), "\(new)")
        #expect(new.contains("unmet 4 → 3"), "\(new)")

        // A file that goes, and a standard that asks for more.
        start = watch.printed.utf8.count
        try FileManager.default.removeItem(atPath: program.folder + "/county/990101103.yaml")
        new = try await watch.waits(for: "townships without a file 0 → 1", after: start)
        #expect(new.contains("townships without a file 0 → 1"), "\(new)")
        start = watch.printed.utf8.count
        try program.write("standards/t.yaml", Program.standard.replacingOccurrences(of: "at-least: 60 m²", with: "at-least: 90 m²"))
        new = try await watch.waits(for: "→", after: start)
        #expect(new.contains("standards/t.yaml"), "\(new)")
        #expect(new.contains("+ 第2镇"), "\(new)")

        #expect(try await watch.interrupt() == 0)
    }

    @Test("it goes with nothing that ends or writes a file", arguments: [["-o", "a.txt"], ["--format", "json"], ["--fail-on", "any"], ["--cache", "kept"]])
    func refuses(_ more: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(["audit", "--watch", "--inventory", "county"] + more)
        #expect(result.status == 2)
        #expect(result.errors.contains("--watch"))
    }
}
