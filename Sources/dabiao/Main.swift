import ArgumentParser
import Files
import Foundation
import WebReports
import Wording

/// The command line of Dabiao.
struct Dabiao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dabiao",
        abstract: say("达标：按标准排查农村医疗卫生机构", "Dabiao: audit rural health facilities against their standards"),
        version: WebReport.version,
        subcommands: [
            AuditCommand.self, BlanksCommand.self, GapsCommand.self, FiguresCommand.self, SelfCheckCommand.self, ExplainCommand.self,
            ForecastCommand.self, CompareCommand.self, EvaluateCommand.self, CheckCommand.self, StandardsCommand.self,
            ExportCommand.self, ImportCommand.self, TemplateCommand.self, FormCommand.self, ProcureCommand.self,
            ReportCommand.self, CampaignCommand.self, LedgerCommand.self, VerifySiteCommand.self, SQLCommand.self,
            ManualCommand.self,
        ])
}

@main
enum Main {
    static func main() {
        Temporaries.removeOnSignals()
        // The main thread only waits. An asynchronous main would hand it to the dispatcher, which lets signals end the program on it before
        // its temporary files are removed.
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await run()
            done.signal()
        }
        done.wait()
    }

    private static func run() async {
        let screen = Start.screen()
        do {
            var command = try Subcommands.parsed(Array(CommandLine.arguments.dropFirst()))
            if let command = command as? any ShellCommand {
                try await command.run(try Shell(screen))
            } else if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error, screen)
        }
        screen.finish()
    }

    /// Ends with the exit code the error calls for: 1 for what the rules do not allow, 2 for bad usage or input, 70 for what should not happen.
    private static func leave(_ error: any Error, _ screen: Screen) -> Never {
        let isEnough = screen.isEnough(error)
        screen.finish()
        if isEnough { exit(0) }
        if let code = error as? ExitCode { exit(code.rawValue) }
        if let failure = UserFailure(error) { leave(failure) }
        let message = Dabiao.fullMessage(for: error)
        if let problem = wrongDay(message) { leave(problem) }
        let isHelp = Dabiao.exitCode(for: error) == .success
        let isUsage = isHelp || Dabiao.exitCode(for: error) == .validationFailure
        if isHelp {
            // Scripts for shells and descriptions for programs come this way, too; nobody reads them.
            let isForPrograms = CommandLine.arguments.contains { ["--generate-completion-script", "---completion", "--experimental-dump-help"].contains($0) }
            let help = { HelpPage(Start.language, screen.page(for: nil)).laidOut(Dabiao.fullMessage(for: error, columns: 10_000)) }
            try? screen.show(isForPrograms ? message + "\n" : help())
        } else {
            Console(Start.language).error((Start.language == .zh ? inChinese(message) : message) + "\n")
        }
        screen.finish()
        exit(isHelp ? 0 : isUsage ? 2 : 70)
    }

    private static func leave(_ failure: UserFailure) -> Never {
        Console(Start.language).show(failure)
        exit(failure.exitCode)
    }
}
