import Inventories
import Standards

/// Finds places by their names, for rows that give no code.
struct PlaceNames {
    private let townships: [String: [String]]
    private let villages: [String: [String]]
    private let townshipOfVillage: [String: String]

    init(_ rosters: [Roster]) {
        var townships: [String: [String]] = [:]
        var villages: [String: [String]] = [:]
        var townshipOfVillage: [String: String] = [:]
        for roster in rosters {
            for township in roster.townships {
                for key in Set([township.name, PlaceName.bare(township.name)]) { townships[key, default: []].append(township.code) }
                for village in township.villages {
                    for key in Set([village.name, PlaceName.bare(village.name)]) { villages[key, default: []].append(village.code) }
                    townshipOfVillage[village.code] = township.code
                }
            }
        }
        self.townships = townships
        self.villages = villages
        self.townshipOfVillage = townshipOfVillage
    }

    /// The codes of townships that bear a name.
    func townships(_ name: String) -> [String] { townships[name] ?? townships[PlaceName.bare(name)] ?? [] }

    /// The codes of villages that bear a name, of a township when one is given.
    func villages(_ name: String, in township: String?) -> [String] {
        let inside = township.map { townships($0) }
        func fits(_ code: String) -> Bool { inside.map { $0.contains(townshipOfVillage[code] ?? "") } ?? true }
        let exact = (villages[name] ?? []).filter(fits)
        return exact.isEmpty ? (villages[PlaceName.bare(name)] ?? []).filter(fits) : exact
    }
}
