import ArgumentParser
import Foundation
import Wording

/// The language of this run, known before the arguments are parsed, because help is shown in it.
let language: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
        if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) ?? .zh }
        if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .zh }
    }
    return ProcessInfo.processInfo.environment["DABIAO_LANG"].flatMap { Language(rawValue: $0) } ?? .zh
}()

/// A wording in the language of this run.
func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

/// Help in the language of this run.
func help(_ zh: String, _ en: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: say(zh, en)) }

/// Puts the words of the argument parser itself into Chinese.
func inChinese(_ message: String) -> String {
    var text = message
    for (en, zh) in [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："), ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"), ("Error: ", "错误："),
        ("Unknown option ", "不认识的选项 "), ("Did you mean ", "是否要写 "),
        ("Missing expected argument ", "缺少参数 "), ("Missing value for ", "缺少选项的值 "), ("Unexpected argument ", "多余的参数 "),
        ("Unknown argument ", "不认识的参数 "), ("The value ", "值 "), (" is invalid for ", " 不能用于 "),
        ("See 'dabiao --help' for more information.", "用 dabiao --help 查看帮助。"),
        ("Help:  ", "说明："), (" is missing a value", " 缺少值"), ("Please provide one of ", "请选其一："),
    ] {
        text = text.replacingOccurrences(of: en, with: zh)
    }
    for (pattern, zh) in [
        ("\\(values: ([^;)]*); default: ([^)]*)\\)", "（可选：$1；默认：$2）"), ("\\(values: ([^)]*)\\)", "（可选：$1）"),
        ("\\(default: ([^)]*)\\)", "（默认：$1）"), ("See 'dabiao help <subcommand>' for detailed help\\.", "用 dabiao help <子命令> 查看详细帮助。"),
        ("See 'dabiao ([a-z ]+) --help' for more information\\.", "用 dabiao $1 --help 查看帮助。"),
    ] {
        text = text.replacingOccurrences(of: pattern, with: zh, options: .regularExpression)
    }
    return text
}
