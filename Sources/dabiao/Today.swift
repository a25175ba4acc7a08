import Foundation
import Ledger
import Quantities

extension Day {
    /// The day it is for the user: in the zone `DABIAO_TZ` names, else in `TZ`, else in China.
    static var today: Day { today(Date(), ProcessInfo.processInfo.environment) }

    static func today(_ now: Date, _ environment: [String: String]) -> Day {
        guard let zone = DayZone.zone(environment) else {
            let name = environment["DABIAO_TZ"] ?? ""
            Main.leave(UsageError("DABIAO_TZ“\(name)”不是时区，应写作 Asia/Shanghai", "DABIAO_TZ \"\(name)\" is no time zone; write it like Asia/Shanghai"))
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        return Day(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)!
    }
}
