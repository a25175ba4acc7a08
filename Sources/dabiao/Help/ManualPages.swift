import Foundation
import Wording

/// The pages of the manual, made of the help: one for the program, one for each command.
struct ManualPages {
    /// A command as the parser describes it.
    struct Command: Decodable {
        var superCommands: [String]?
        var commandName: String
        var shouldDisplay: Bool
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    /// An argument or option as the parser describes it.
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }
        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }

    private struct Description: Decodable {
        var command: Command
    }

    private let root: Command
    private let version: String
    private let language: Language

    /// The manual of the program that a description is of.
    init(_ description: String, version: String, _ language: Language) throws {
        root = try JSONDecoder().decode(Description.self, from: Data(description.utf8)).command
        self.version = version
        self.language = language
    }

    /// Every page by its file's name.
    var pages: [(name: String, text: String)] { pages(root, []) }

    private func word(_ zh: String, _ en: String) -> String { language.word(zh, en) }

    private func pages(_ command: Command, _ above: [String]) -> [(name: String, text: String)] {
        let path = above + [command.commandName]
        return [(path.joined(separator: "-") + ".1", page(command, path))]
            + (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap { pages($0, path) }
    }

    private func page(_ command: Command, _ path: [String]) -> String {
        let name = path.joined(separator: "-")
        let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
        let subcommands = (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        // The title's last words are the program's version and what kind of manual it is; a day would differ with every build.
        var text = ".TH \"\(name.uppercased())\" 1 \"\" \"dabiao \(version)\" \"\(word("达标", "Dabiao"))\"\n"
        text += section("名称", "NAME") + "\(escaped(name)) \\- \(escaped(command.abstract ?? ""))\n"
        text += section("用法", "SYNOPSIS") + ".B \(escaped(path.joined(separator: " ")))\n"
        text += subcommands.isEmpty ? arguments.map { synopsis($0) + "\n" }.joined() : "\\fI\(word("子命令", "subcommand"))\\fR\n"
        if let discussion = command.discussion, !discussion.isEmpty {
            text +=
                section("说明", "DESCRIPTION") + ".nf\n"
                + discussion.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) + "\n" }.joined()
                + ".fi\n"
        }
        if !arguments.isEmpty { text += section("选项", "OPTIONS") + arguments.map(entry).joined() }
        if !subcommands.isEmpty {
            text += section("子命令", "COMMANDS")
            for subcommand in subcommands {
                text += ".TP\n\\fB\(escaped(subcommand.commandName))\\fR\n\(escaped(subcommand.abstract ?? ""))\n"
            }
        }
        if path.count == 1 { text += environment }
        let others = path.count > 1 ? [path.dropLast().joined(separator: "-")] : []
        let below = subcommands.map { name + "-" + $0.commandName }
        if !(others + below).isEmpty {
            text += section("参见", "SEE ALSO") + (others + below).map { "\\fB\(escaped($0))\\fR(1)" }.joined(separator: ",\n") + "\n"
        }
        return text
    }

    private func section(_ zh: String, _ en: String) -> String { ".SH \(word(zh, en))\n" }

    private func value(_ argument: Argument) -> String { "\\fI\(escaped(argument.valueName ?? ""))\\fR" }

    private func flags(_ argument: Argument) -> String {
        let names = (argument.names ?? []).map { ($0.kind == "long" ? "\\-\\-" : "\\-") + escaped($0.name) }
        return names.map { "\\fB\($0)\\fR" }.joined(separator: ", ")
    }

    private func synopsis(_ argument: Argument) -> String {
        let plain = argument.kind == "positional" ? value(argument) : flags(argument).components(separatedBy: ", ").last ?? ""
        let whole = (argument.kind == "option" ? plain + " " + value(argument) : plain) + (argument.isRepeating ? " ..." : "")
        return argument.isOptional ? "[\(whole)]" : whole
    }

    private func entry(_ argument: Argument) -> String {
        let label = argument.kind == "positional" ? value(argument) : flags(argument) + (argument.kind == "option" ? " " + value(argument) : "")
        var meaning = escaped(inLanguage(argument.abstract ?? ""))
        if let values = argument.allValues, !values.isEmpty {
            meaning += word("（可选：\(values.joined(separator: "、"))）", " (one of: \(values.joined(separator: ", ")))")
        }
        if let value = argument.defaultValue, !value.isEmpty { meaning += word("（默认：\(escaped(value))）", " (default: \(escaped(value)))") }
        return ".TP\n\(label)\n\(meaning)\n"
    }

    /// The few words of the parser itself.
    private func inLanguage(_ text: String) -> String { language == .zh ? inChinese(text) : text }

    private var environment: String {
        let variables = [
            ("DABIAO_STANDARDS", word("标准所在文件夹，多个用冒号隔开", "folders of standards, with colons between them")),
            ("DABIAO_LEDGER", word("台账文件", "the ledger file")), ("DABIAO_LANG", word("语言：zh 或 en", "the language: zh or en")),
            ("DABIAO_TZ, TZ", word("时区（默认：Asia/Shanghai）", "the time zone (default: Asia/Shanghai)")),
            ("NO_COLOR, TERM, COLUMNS, PAGER, LESS", word("颜色、宽度和分屏程序", "colour, width, and the program to leaf through with")),
        ]
        return section("环境变量", "ENVIRONMENT") + variables.map { ".TP\n\\fB\($0)\\fR\n\($1)\n" }.joined()
            + section("退出码", "EXIT STATUS")
            + escaped(
                word(
                    "0 完成；1 有 --fail-on 所说的缺口，或规则不允许；2 用法或输入有误；70 内部错误。",
                    "0 done; 1 gaps of --fail-on, or what the rules do not allow; 2 bad usage or input; 70 internal error.")) + "\n"
    }

    /// Text that means nothing but itself to the formatter.
    private func escaped(_ text: String) -> String {
        var text = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
        if text.hasPrefix(".") || text.hasPrefix("'") { text = "\\&" + text }
        return text.replacingOccurrences(of: "\n", with: "\n\\&")
    }
}
