import Foundation

/// The time zone in which it is today for the county.
///
/// A server that runs on UTC would call it yesterday until eight in the morning, and every deadline with it.
package enum DayZone {
    /// The zone `DABIAO_TZ` names, else the one `TZ` sets, else China's; nil when `DABIAO_TZ` names none.
    package static func zone(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> TimeZone? {
        if let name = environment["DABIAO_TZ"], !name.isEmpty { return TimeZone(identifier: name) }
        if environment["TZ"]?.isEmpty == false { return .current }
        return TimeZone(identifier: "Asia/Shanghai") ?? .current
    }
}
