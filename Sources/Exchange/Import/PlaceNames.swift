import Inventories
import Standards

/// Finds places by their names, for rows that give no code.
struct PlaceNames {
    private let townships: [String: [String]]
    private let villages: [String: [String]]
    private static let suffixes = ["社区居民委员会", "居民委员会", "村民委员会", "居委会", "村委会"]

    init(_ rosters: [Roster]) {
        var townships: [String: [String]] = [:]
        var villages: [String: [String]] = [:]
        for roster in rosters {
            for township in roster.townships {
                for key in Set([township.name, Self.short(township.name)]) { townships[key, default: []].append(township.code) }
                for village in township.villages {
                    for key in Set([village.name, Self.short(village.name)]) { villages[key, default: []].append(village.code) }
                }
            }
        }
        self.townships = townships
        self.villages = villages
    }

    /// A name without the word for its committee: 招西村民委员会 and 招西村 are both 招西.
    private static func short(_ name: String) -> String {
        for suffix in suffixes where name.hasSuffix(suffix) && name.count > suffix.count { return String(name.dropLast(suffix.count)) }
        for suffix in ["社区", "村", "镇", "乡"] where name.hasSuffix(suffix) && name.count > suffix.count { return String(name.dropLast(suffix.count)) }
        return name
    }

    /// The codes of townships that bear a name.
    func townships(_ name: String) -> [String] { townships[name] ?? townships[Self.short(name)] ?? [] }

    /// The codes of villages that bear a name, of a township when one is given.
    func villages(_ name: String, in township: String?) -> [String] {
        let inside = township.map { townships($0) }
        func fits(_ code: String) -> Bool { inside.map { $0.contains(String(code.prefix(9))) } ?? true }
        let exact = (villages[name] ?? []).filter(fits)
        return exact.isEmpty ? (villages[Self.short(name)] ?? []).filter(fits) : exact
    }
}
