import Foundation
import Ledger
import Quantities
import Wording

/// What must be known before the arguments are parsed: help is shown in a language, and a day that lies ahead is told as a wrong option.
///
/// Nothing that runs reads this: commands are handed a ``Shell``, which is made from it once.
enum Start {
    /// The language `--lang` names, else `DABIAO_LANG`, else Chinese.
    static let language: Language = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) ?? .zh }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .zh }
        }
        return variables["DABIAO_LANG"].flatMap { Language(rawValue: $0) } ?? .zh
    }()

    /// The variables of the environment.
    static let variables = ProcessInfo.processInfo.environment

    /// The zone the user's days are of; nil when `DABIAO_TZ` names none.
    static let zone: TimeZone? = DayZone.zone(variables)

    /// The day it is for the user; nil when `DABIAO_TZ` names no zone, which is told before anything runs.
    static let today: Day? = zone.map { Day(Date(), in: $0) }
}
