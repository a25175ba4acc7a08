import ArgumentParser
import Foundation
import Testing

@testable import dabiao

@Suite("A command that parses its own arguments takes them as the tree of all commands does")
struct ParsingTests {
    /// Every command that has no commands in it, as it is called.
    private static func leaves(_ command: any ParsableCommand.Type = Dabiao.self, _ path: [String] = []) -> [[String]] {
        let parts = command.configuration.subcommands
        return parts.isEmpty ? [path] : parts.flatMap { leaves($0, path + [$0._commandName]) }
    }

    /// What stands after any command's name: each takes some of it and refuses the rest.
    private static let some: [[String]] = [["--lang", "en", "x"], ["--as-of", "tomorrow"], ["--help"], ["--version"]]
    /// What stands after the name of a few.
    private static let more: [[String]] = [
        [], ["x"], ["x", "y"], ["--lang", "en"], ["--lang=en", "--standards", "a", "--standards", "b"], ["--inventory", "i", "--as-of", "2026-01-01"],
        ["--as-of", "tomorrow"], ["x", "-o", "out.json", "--force"], ["--standard", "a", "b", "--lang", "en", "x"], ["--workers", "0"], ["--", "--lang"],
        ["--no-such-option"], ["--help"], ["-h", "x"], ["--version"], ["help"], ["--inventory", "--version"], ["--ledger", "l", "x", "--by", "甲"],
        ["--generate-completion-script", "zsh"], ["--lang", "fr"], ["-oout.csv", "--format", "csv"],
    ]

    /// What comes of arguments: the command with everything in it, or what a user reads.
    private func outcome(_ parse: () throws -> any ParsableCommand) -> String {
        do {
            var text = ""
            dump(try parse(), to: &text)
            return text
        } catch { return Dabiao.fullMessage(for: error) }
    }

    @Test("whatever stands after its name", arguments: leaves())
    func takesTheSame(path: [String]) {
        for ending in Self.some + ([["audit"], ["ledger", "assign"], ["check"]].contains(path) ? Self.more : []) {
            let arguments = path + ending
            #expect(outcome { try Subcommands.parsed(arguments) } == outcome { try Dabiao.parseAsRoot(arguments) }, "\(arguments)")
        }
    }

    @Test("and some of it is taken without the tree")
    func takesSome() throws {
        let lines = [["audit"], ["audit", "--lang", "en"], ["ledger", "list", "--ledger", "l"], ["standards", "show", "x"], ["check", "a", "b"]]
        for line in lines { #expect(try Subcommands.parsedAlone(line) != nil, "\(line)") }
        for line in [[], ["standards"], ["audit", "--help"], ["help", "audit"], ["--version"]] {
            #expect(try Subcommands.parsedAlone(line) == nil, "\(line)")
        }
    }
}
