import ArgumentParser
import Files
import Foundation
import Inventories
import Ledger
import Reports
import WebReports
import Wording
import Workbooks

/// The command line of Dabiao.
struct Dabiao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dabiao",
        abstract: say("达标：按标准审计农村医疗卫生机构", "Dabiao: audit rural health facilities against their standards"),
        version: WebReport.version,
        subcommands: [
            AuditCommand.self, BlanksCommand.self, GapsCommand.self, FiguresCommand.self, SelfCheckCommand.self, ExplainCommand.self,
            ForecastCommand.self, CompareCommand.self, CheckCommand.self, StandardsCommand.self,
            ExportCommand.self, ImportCommand.self, TemplateCommand.self, ProcureCommand.self,
            ReportCommand.self, CampaignCommand.self, LedgerCommand.self, VerifySiteCommand.self,
        ])
}

@main
enum Main {
    static func main() async {
        Temporaries.removeOnSignals()
        do {
            try Subcommands.check(Array(CommandLine.arguments.dropFirst()))
            var command = try Dabiao.parseAsRoot()
            if var asynchronous = command as? AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error)
        }
    }

    /// Ends with the exit code the error calls for: 2 for bad usage or input, 70 for what should not happen.
    static func leave(_ error: any Error) -> Never {
        switch error {
        case let error as InputError:
            printDiagnostics(error.diagnostics)
            exit(2)
        case let error as OutputError:
            standardError(say("错误：", "error: ") + error.message[language] + "\n")
            exit(2)
        case let error as LedgerRefusal:
            Refusals(all: [error]).show()
            exit(1)
        case let error as Refusals:
            error.show()
            exit(1)
        case let error as LedgerError:
            standardError(say("错误：", "error: ") + error.message[language] + "\n")
            if let help = error.help { standardError(say("  提示：", "  help: ") + help[language] + "\n") }
            exit(2)
        case let error as WorkbookError:
            standardError(say("错误：", "error: ") + error.message[language] + "\n")
            exit(2)
        case let error as UsageError:
            standardError(say("错误：", "error: ") + error.message[language] + "\n")
            if let help = error.help { standardError(say("  提示：", "  help: ") + help[language] + "\n") }
            exit(2)
        case let error as PlaceNotFound: leave(UsageError(error.message.zh, error.message.en, help: error.help))
        case let error as ExitCode: exit(error.rawValue)
        default:
            let message = Dabiao.fullMessage(for: error)
            if let problem = wrongDay(message) { leave(problem) }
            let isHelp = Dabiao.exitCode(for: error) == .success
            let isUsage = isHelp || Dabiao.exitCode(for: error) == .validationFailure
            let text = (language == .zh ? inChinese(message) : message) + "\n"
            if isHelp { print(text, terminator: "") } else { standardError(text) }
            exit(isHelp ? 0 : isUsage ? 2 : 70)
        }
    }
}

/// A wrong use of the command line.
struct UsageError: Error {
    var message: Text
    var help: Text?

    init(_ zh: String, _ en: String, help: Text? = nil) {
        message = Text(zh: zh, en: en)
        self.help = help
    }
}

func standardError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

/// Prints diagnostics and, after several, how many there were.
func printDiagnostics(_ diagnostics: [Diagnostic]) {
    let sorted = diagnostics.sorted()
    standardError(sorted.map { $0.rendered(language) }.joined())
    let total = sorted.reduce(0) { $0 + $1.count }
    let errors = sorted.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) }
    if total > 1 {
        standardError(
            say("共 \(errors) 个错误，\(total - errors) 个警告\n", "\(errors) errors, \(total - errors) warnings\n"))
    }
}
