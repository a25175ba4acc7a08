import Inventories
import Standards

/// Finds places by their names, for rows that give no code.
struct PlaceNames {
    private var townships: [String: [String]] = [:]
    private var villages: [String: [String]] = [:]
    private let suffixes = ["社区居民委员会", "居民委员会", "村民委员会", "居委会", "村委会"]

    init(_ rosters: [Roster]) {
        for roster in rosters {
            for township in roster.townships {
                add(township.name, township.code, to: &townships)
                for village in township.villages { add(village.name, village.code, to: &villages) }
            }
        }
    }

    private func add(_ name: String, _ code: String, to index: inout [String: [String]]) {
        for key in Set([name, short(name)]) { index[key, default: []].append(code) }
    }

    /// A name without the word for its committee: 招西村民委员会 and 招西村 are both 招西.
    private func short(_ name: String) -> String {
        for suffix in suffixes where name.hasSuffix(suffix) && name.count > suffix.count { return String(name.dropLast(suffix.count)) }
        for suffix in ["社区", "村", "镇", "乡"] where name.hasSuffix(suffix) && name.count > suffix.count + 1 { return String(name.dropLast(suffix.count)) }
        return name
    }

    /// The codes of townships that bear a name.
    func townships(_ name: String) -> [String] { townships[name] ?? townships[short(name)] ?? [] }

    /// The codes of villages that bear a name, of a township when one is given.
    func villages(_ name: String, in township: String?) -> [String] {
        let inside = township.map { townships($0) }
        func fits(_ code: String) -> Bool { inside.map { $0.contains(String(code.prefix(9))) } ?? true }
        let exact = (villages[name] ?? []).filter(fits)
        return exact.isEmpty ? (villages[short(name)] ?? []).filter(fits) : exact
    }
}
