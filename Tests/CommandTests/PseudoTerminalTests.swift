import BuiltPrograms
import Foundation
import TestSupport
import Testing
import Wording

/// What happens only where somebody sits before a terminal: colour, width and leafing through.
@Suite("Before a terminal", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct PseudoTerminalTests {
    private static let audit = "audit --inventory inventories/guangze --as-of 2022-08-10"

    /// Runs the program in a terminal of so many columns and 24 lines; what the terminal was sent.
    private func terminal(_ arguments: String, columns: Int = 80, _ variables: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qec", "stty cols \(columns) rows 24; '\(BuiltProgram("dabiao").path)' \(arguments)", "/dev/null"]
        process.currentDirectoryURL = URL(fileURLWithPath: repository)
        var environment = ProcessInfo.processInfo.environment.filter { !["COLUMNS", "PAGER", "NO_COLOR", "LESS"].contains($0.key) }
        environment["TERM"] = "xterm"
        // A pager that shows that it was there.
        environment["PAGER"] = "sed s/^/:/"
        process.environment = environment.merging(variables) { $1 }
        let output = scratch.path + "/terminal-\(UUID())"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: output) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8).replacingOccurrences(of: "\r", with: "")
    }

    private func plain(_ text: String) -> String { text.replacing(#/\x1B\[[0-9;]*m/#, with: "") }

    @Test("what is long is given to the pager, and nothing is where there is none, or nobody wants one")
    func pager() throws {
        let paged = plain(try terminal(Self.audit))
        #expect(paged.split(separator: "\n").allSatisfy { $0.hasPrefix(":") } && paged.contains("光泽县"), "\(paged.prefix(300))")
        for (arguments, variables) in [
            (Self.audit + " --no-pager", [:]), (Self.audit, ["PAGER": "cat"]), (Self.audit, ["PAGER": ""]), (Self.audit, ["PAGER": "no-such-pager"]),
            (Self.audit, ["TERM": "dumb"]),
        ] as [(String, [String: String])] {
            let text = plain(try terminal(arguments, variables))
            #expect(text.hasPrefix("光泽县"), "\(arguments) \(variables) \(text.prefix(200))")
        }
        #expect(plain(try terminal("gaps --help")).hasPrefix(":概述"))
    }

    @Test("a pager that stops reading is no failure, and a failure is still told")
    func quitting() throws {
        let some = try terminal("standards show fangcheng-2022; echo =$?=", ["PAGER": "head -n 2"])
        #expect(some.hasSuffix("=0=\n"), "\(some.suffix(200))")
        #expect(try terminal("audit --inventory nowhere; echo =$?=").hasSuffix("=2=\n"))
        #expect(try terminal(Self.audit + " --fail-on any; echo =$?=").hasSuffix("=1=\n"))
    }

    @Test("the terminal's width is the width of the text")
    func width() throws {
        for columns in [60, 100] {
            let text = plain(try terminal(Self.audit + " --full --no-pager", columns: columns))
            let widest = text.split(separator: "\n").map { displayWidth(of: $0) }.max() ?? 0
            #expect(widest <= columns && widest > columns - 12, "\(columns): \(widest)")
        }
    }

    @Test("colour is for terminals that can and readers who want it")
    func colour() throws {
        #expect(try terminal(Self.audit + " --no-pager").contains("\u{1B}[1m"))
        for (arguments, variables) in [
            (Self.audit, ["NO_COLOR": "1"]), (Self.audit, ["TERM": "dumb"]), (Self.audit + " --color never", [:]), (Self.audit + " --color=never", [:]),
            (Self.audit + " -o /dev/stdout", [:]),
        ] as [(String, [String: String])] {
            #expect(!(try terminal(arguments + " --no-pager", variables)).contains("\u{1B}["), "\(arguments) \(variables)")
        }
        let piped = Self.audit.split(separator: " ").map(String.init)
        let dabiao = BuiltProgram("dabiao")
        #expect(!(try dabiao.run(piped, in: repository).output.contains("\u{1B}")))
        #expect(try dabiao.run(piped + ["--color", "always"], in: repository).output.contains("\u{1B}[1m"))
        #expect(try dabiao.run(piped + ["--color", "green"], in: repository).status == 2)
    }
}
