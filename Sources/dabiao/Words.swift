import ArgumentParser
import Quantities
import Wording

/// A wording for help and for what is told before anything runs. What runs speaks through its ``Shell``.
func say(_ zh: String, _ en: String) -> String { Start.language.word(zh, en) }

/// Help in the language of this run.
///
/// - Parameter value: what stands for the option's value.
func help(_ zh: String, _ en: String, value: (zh: String, en: String)? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: say(zh, en)).with { $0.valueName = value.map { say($0.zh, $0.en) } }
}

extension ArgumentHelp {
    fileprivate func with(_ change: (inout ArgumentHelp) -> Void) -> ArgumentHelp {
        var help = self
        change(&help)
        return help
    }
}

/// Puts the words of the argument parser itself into Chinese.
func inChinese(_ message: String) -> String {
    var text = message
    for (en, zh) in [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："), ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"), ("Error: ", "错误："),
        ("Unknown option ", "不认识的选项 "), ("'. Did you mean ", "'。是否要写 "), ("Did you mean ", "是否要写 "),
        ("Missing expected argument ", "缺少参数 "), ("Missing value for ", "缺少选项的值 "), ("Unexpected argument ", "多余的参数 "),
        ("Unknown argument ", "不认识的参数 "), ("The value ", "值 "), (" is invalid for ", " 不能用于 "),
        ("See 'dabiao --help' for more information.", "用 dabiao --help 查看帮助。"),
        ("Help:  ", "说明："), (" is missing a value", " 缺少值"), ("'. Please provide one of ", "'。请选其一："), ("Please provide one of ", "请选其一："),
    ] {
        text = text.replacingOccurrences(of: en, with: zh)
    }
    // The parser breaks lines where they are long, also inside what is replaced.
    for (pattern, zh) in [
        ("\\(values:\\s+([^;)]*);\\s+default:\\s+([^)]*)\\)", "（可选：$1；默认：$2）"), ("\\(values:\\s+([^)]*)\\)", "（可选：$1）"),
        ("\\(default:\\s+([^)]*)\\)", "（默认：$1）"),
        ("See\\s+'dabiao\\s+help\\s+([a-z -]*)<subcommand>'\\s+for\\s+detailed\\s+help\\.", "用 dabiao help $1<子命令> 查看详细帮助。"),
        ("See\\s+'dabiao\\s+([a-z -]+)\\s+--help'\\s+for\\s+more\\s+information\\.", "用 dabiao $1 --help 查看帮助。"),
        ("('[^']*') or (?=['-])", "$1 或 "), ("<subcommand>", "<子命令>"), ("\\(default\\)", "（默认）"), ("<options>", "<选项>"),
    ] {
        text = text.replacingOccurrences(of: pattern, with: zh, options: .regularExpression)
    }
    return text
}

/// The problem, when the parser did not take a day.
func wrongDay(_ message: String) -> UserFailure? {
    guard let match = message.firstMatch(of: #/The value '(.*)' is invalid for '(?:-\w, )?(--(?:as-of|on|from|to|until|due|due-before)) /#) else { return nil }
    let (value, option) = (String(match.1), String(match.2))
    let numbers = value.split { !$0.isNumber }.compactMap { Int($0) }
    let meant = numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2])?.description : nil
    return UserFailure(
        "\(option) 的“\(value)”不是日期", "\(option): \"\(value)\" is no day",
        help: Text(zh: "写作 YYYY-MM-DD，如 \(meant ?? "2026-11-01")", en: "write YYYY-MM-DD, such as \(meant ?? "2026-11-01")"))
}

/// Names of commands.
enum Subcommands {
    /// The command that arguments name, with what stands after its name; nil where they name none that has no commands in it.
    ///
    /// - Throws: ``UserFailure`` for a command there is not, with the nearest there is.
    private static func named(_ arguments: [String]) throws -> (command: any ParsableCommand.Type, rest: [String])? {
        var command: any ParsableCommand.Type = Dabiao.self
        for (place, argument) in arguments.enumerated() {
            let known = command.configuration.subcommands
            if known.isEmpty { return (command, Array(arguments[place...])) }
            if argument.hasPrefix("-") || argument == "help" { return nil }
            guard let next = known.first(where: { $0._commandName == argument })
            else {
                let names = known.map { $0._commandName }
                throw UserFailure("没有命令“\(argument)”", "there is no command \"\(argument)\"", help: .nearestOrList(argument, among: names))
            }
            command = next
        }
        return command.configuration.subcommands.isEmpty ? (command, []) : nil
    }

    /// The command that arguments ask for.
    ///
    /// The one they name parses them by itself: to make the tree of all commands takes longer than most of them run. What it does not take, and
    /// what is asked of the parser, is left to the whole tree, from which help and messages come.
    static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        try parsedAlone(arguments) ?? Dabiao.parseAsRoot(arguments)
    }

    /// The same where the command that is named takes the arguments by itself; nil where it does not.
    static func parsedAlone(_ arguments: [String]) throws -> (any ParsableCommand)? {
        guard let (command, rest) = try named(arguments), let parsed = try? command.parseAsRoot(rest), type(of: parsed) == command else { return nil }
        return parsed
    }
}
