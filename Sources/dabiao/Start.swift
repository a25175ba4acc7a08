import Foundation
import Ledger
import Quantities
import UseCases
import WebReports
import Wording
import YAMLReader

/// What must be known before the arguments are parsed: help is shown in a language, and a day that lies ahead is told as a wrong option.
///
/// Nothing that runs reads this: commands are handed a ``Shell``, which is made from it once.
enum Start {
    /// The language `--lang` names, else `DABIAO_LANG`, else Chinese.
    static let language: Language =
        value(of: "--lang").map { Language(rawValue: $0) ?? .zh } ?? variables["DABIAO_LANG"].flatMap { Language(rawValue: $0) } ?? .zh

    /// The screen of this run: help is shown on it too.
    static func screen() -> Screen {
        Screen(
            variables, colour: value(of: "--color").flatMap { ColourChoice(rawValue: $0) } ?? .auto,
            mayPage: !CommandLine.arguments.contains("--no-pager"))
    }

    /// A workspace with folders of standards, as they were given.
    static func workspace(_ standards: [String], limits: YAMLLimits = YAMLLimits()) -> Workspace {
        Workspace(
            standards: standardsFolders(standards), limits: limits, defaultLedger: variables["DABIAO_LEDGER"],
            cache: CacheFolder(variables, version: WebReport.version))
    }

    /// What stands after the first of an option.
    private static func value(of option: String) -> String? {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == option, index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
        }
        return nil
    }

    /// The variables of the environment.
    static let variables = ProcessInfo.processInfo.environment

    /// The zone the user's days are of; nil when `DABIAO_TZ` names none.
    static let zone: TimeZone? = DayZone.zone(variables)

    /// The day it is for the user; nil when `DABIAO_TZ` names no zone, which is told before anything runs.
    static let today: Day? = zone.map { Day(Date(), in: $0) }
}
