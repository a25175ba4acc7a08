import ArgumentParser
import Audit
import Files
import Foundation
import Reports
import UseCases
import Wording
import Writing

/// A command that does its work with what the shell gives it.
protocol ShellCommand: AsyncParsableCommand {
    /// Does the work.
    func run(_ shell: Shell) async throws
}

/// What a command works with beside its own options: the day, the language, and where words go.
struct Shell {
    /// What use cases know of the world.
    let environment: Environment
    /// Where words go that are no result.
    let console: Console
    /// Where results go that no file is named for.
    let screen: Screen

    /// The shell of this run.
    init(_ screen: Screen) throws {
        self.screen = screen
        guard let zone = Start.zone else {
            let name = Start.variables["DABIAO_TZ"] ?? ""
            throw UserFailure("DABIAO_TZ“\(name)”不是时区，应写作 Asia/Shanghai", "DABIAO_TZ \"\(name)\" is no time zone; write it like Asia/Shanghai")
        }
        let console = Console(Start.language)
        self.console = console
        environment = Environment(
            now: { Date() }, zone: zone, language: Start.language, workers: ProcessInfo.processInfo.activeProcessorCount, tell: { console.tell($0) })
    }

    /// The language of this run.
    var language: Language { environment.language }

    /// A wording in the language of this run.
    func say(_ zh: String, _ en: String) -> String { language.word(zh, en) }

    /// Audits through a renderer and writes what it makes; errors in the input stop it before anything is written.
    ///
    /// - Parameters:
    ///   - path: the file; nil for standard output.
    ///   - renderer: makes the renderer, once it is known what is going to be audited.
    func write(
        _ audit: AuditInventory, in workspace: Workspace, to path: String?, _ renderer: (PreparedAudit) throws -> (any AuditRenderer, keepsOutcomes: Bool)
    ) async throws -> AuditSummary {
        var made: (any AuditRenderer)?
        let summary = try await audit.run(in: workspace, environment) { audit in
            let (renderer, keepsOutcomes) = try renderer(audit)
            made = renderer
            return .init(renderer, keepsOutcomes: keepsOutcomes)
        }
        if let made { try write(to: path) { try made.finish(summary, to: $0) } }
        return summary
    }

    /// What text for a file is laid out for; nil is standard output.
    func page(_ path: String?) -> TextPage { screen.page(for: path) }

    /// Writes a file that appears whole or not at all; nil is standard output.
    func write(to path: String?, _ body: (Output) throws -> Void) throws {
        if path == nil { screen.beginPaging() }
        let output = try Output(path)
        try body(output)
        try output.finish()
    }
}
