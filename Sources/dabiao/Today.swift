import Foundation
import Standards

extension Day {
    /// The day it is for the user: in the zone `DABIAO_TZ` names, else in `TZ`, else in China.
    ///
    /// A server that runs on UTC would call it yesterday until eight in the morning, and every deadline with it.
    static var today: Day { today(Date(), ProcessInfo.processInfo.environment) }

    static func today(_ now: Date, _ environment: [String: String]) -> Day {
        var calendar = Calendar(identifier: .gregorian)
        if let name = environment["DABIAO_TZ"], !name.isEmpty {
            guard let zone = TimeZone(identifier: name) else {
                Main.leave(UsageError("DABIAO_TZ“\(name)”不是时区，应写作 Asia/Shanghai", "DABIAO_TZ \"\(name)\" is no time zone; write it like Asia/Shanghai"))
            }
            calendar.timeZone = zone
        } else if environment["TZ"]?.isEmpty == false {
            calendar.timeZone = .current
        } else {
            calendar.timeZone = TimeZone(identifier: "Asia/Shanghai") ?? .current
        }
        let parts = calendar.dateComponents([.year, .month, .day], from: now)
        return Day(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)!
    }
}
