import ArgumentParser
import Reports
import UseCases

/// `dabiao standards`
struct StandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standards",
        abstract: say("标准：列出、显示、覆盖情况、未核实、比较、由表格生成", "standards: list, show, coverage, unverified, diff, made from a table"),
        discussion: say(
            "例：dabiao standards show henan-2019\n    dabiao standards diff national-2019 henan-2019",
            "example: dabiao standards show henan-2019\n         dabiao standards diff national-2019 henan-2019"),
        subcommands: [
            List.self, Show.self, Coverage.self, Unverified.self, Diff.self, StandardsTemplate.self, StandardsFromTable.self,
        ], defaultSubcommand: List.self)

    /// `dabiao standards list`
    struct List: ShellCommand {
        static let configuration = CommandConfiguration(abstract: say("列出全部标准", "list all standards"))
        @OptionGroup var common: CommonOptions

        func run(_ shell: Shell) async throws {
            let report = StandardsReport(try common.workspace.library(shell.language), language: shell.language, shell.page(nil))
            try shell.write(to: nil) { try $0.write(report.list()) }
        }
    }

    /// `dabiao standards show`
    struct Show: ShellCommand {
        static let configuration = CommandConfiguration(abstract: say("显示一份标准的全部条款", "show every criterion of a standard"))
        @Argument(help: help("标准编号", "the standard's id", value: ("编号", "id")), completion: .standardIDs) var id: String
        @OptionGroup var common: CommonOptions

        func run(_ shell: Shell) async throws {
            let found = try FindStandards([id], language: shell.language).run(in: common.workspace)
            let report = StandardsReport(found.library, language: shell.language, shell.page(nil))
            try shell.write(to: nil) { try $0.write(shell.page(nil).lines(report.show(found.standards[0]), hanging: 2)) }
        }
    }

    /// `dabiao standards coverage`
    struct Coverage: ShellCommand {
        static let configuration = CommandConfiguration(abstract: say("每条政策事实由哪条条款覆盖", "which criterion accounts for each policy fact"))
        @OptionGroup var common: CommonOptions

        func run(_ shell: Shell) async throws {
            let (library, duties) = try CoverFacts().run(in: common.workspace)
            try shell.write(to: nil) { try $0.write(StandardsReport(library, language: shell.language, shell.page(nil)).coverage(duties: duties)) }
        }
    }

    /// `dabiao standards unverified`
    struct Unverified: ShellCommand {
        static let configuration = CommandConfiguration(abstract: say("尚未见到原文的内容", "what rests on text that was not seen"))
        @OptionGroup var common: CommonOptions

        func run(_ shell: Shell) async throws {
            let report = StandardsReport(try common.workspace.library(shell.language), language: shell.language, shell.page(nil))
            try shell.write(to: nil) { try $0.write(shell.page(nil).lines(report.unverified(), hanging: 2)) }
        }
    }

    /// `dabiao standards diff`
    struct Diff: ShellCommand {
        static let configuration = CommandConfiguration(abstract: say("比较两份标准", "compare two standards"))
        @Argument(help: help("标准编号", "a standard's id", value: ("编号", "id")), completion: .standardIDs) var left: String
        @Argument(help: help("另一份标准的编号", "another standard's id", value: ("编号", "id")), completion: .standardIDs) var right: String
        @OptionGroup var common: CommonOptions

        func run(_ shell: Shell) async throws {
            let found = try FindStandards([left, right], language: shell.language).run(in: common.workspace)
            let report = StandardsReport(found.library, language: shell.language, shell.page(nil))
            try shell.write(to: nil) { try $0.write(shell.page(nil).lines(report.diff(found.standards[0], found.standards[1]), hanging: 2)) }
        }
    }
}
