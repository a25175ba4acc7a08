import ArgumentParser
import Audit
import Files
import Reports
import Standards

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
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("列出全部标准", "list all standards"))
        @OptionGroup var common: CommonOptions

        func run() throws { try emit(StandardsReport(try common.library(), language: language).list()) }
    }

    /// `dabiao standards show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("显示一份标准的全部条款", "show every criterion of a standard"))
        @Argument(help: help("标准编号", "the standard's id")) var id: String
        @OptionGroup var common: CommonOptions

        func run() throws {
            let library = try common.library()
            try emit(StandardsReport(library, language: language).show(try find(id, library)))
        }
    }

    /// `dabiao standards coverage`
    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("每条政策事实由哪条条款覆盖", "which criterion accounts for each policy fact"))
        @OptionGroup var common: CommonOptions

        func run() throws {
            var duties: [String: [String]] = [:]
            for (path, campaign) in try Campaigns.load().campaigns {
                for duty in campaign.duties { duties[duty.rule, default: []].append(path) }
            }
            try emit(StandardsReport(try common.library(), language: language).coverage(duties: duties))
        }
    }

    /// `dabiao standards unverified`
    struct Unverified: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("尚未见到原文的内容", "what rests on text that was not seen"))
        @OptionGroup var common: CommonOptions

        func run() throws { try emit(StandardsReport(try common.library(), language: language).unverified()) }
    }

    /// `dabiao standards diff`
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("比较两份标准", "compare two standards"))
        @Argument(help: help("标准编号", "a standard's id")) var left: String
        @Argument(help: help("另一份标准的编号", "another standard's id")) var right: String
        @OptionGroup var common: CommonOptions

        func run() throws {
            let library = try common.library()
            try emit(StandardsReport(library, language: language).diff(try find(left, library), try find(right, library)))
        }
    }
}

private func emit(_ text: String) throws {
    let output = try Output(nil)
    try output.write(text)
    try output.finish()
}

private func find(_ id: String, _ library: StandardLibrary) throws -> Standard {
    guard let standard = library.standard(id) else {
        throw UsageError("没有标准“\(id)”", "there is no standard \"\(id)\"", help: .nearestOrList(id, among: library.standards.map(\.id)))
    }
    return standard
}
