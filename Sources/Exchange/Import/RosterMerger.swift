import Inventories
import Wording

/// Rosters that come with a spreadsheet, beside those that are there.
enum RosterMerger {
    struct Result {
        /// Every roster.
        var all: [Roster]
        /// Those that are not there yet.
        var new: [Roster]
    }

    /// Adds the rosters of counties that have none. A roster that is there is not changed by a spreadsheet: it must say the same.
    static func merge(_ rows: [SheetImporter.RosterRow], with known: [Roster], folder: String, _ problems: ImportProblems) -> Result {
        var new: [String: Roster] = [:]
        let byCounty = Dictionary(known.map { ($0.county, $0) }, uniquingKeysWith: { first, _ in first })
        var names: [String: [String: String]] = [:]
        for roster in known {
            for township in roster.townships {
                for village in township.villages { names[roster.county, default: [:]][village.code] = village.name }
            }
        }
        var seen: Set<String> = []
        for row in rows {
            if byCounty[row.county] != nil {
                if !row.village.isEmpty, names[row.county]?[row.village] != row.villageName {
                    problems.error(row.place, .rosterDiffers(row.village, row.villageName), help: .checkRosterFile)
                }
                continue
            }
            var roster = new[row.county] ?? Roster(county: row.county, name: row.countyName, source: row.source, townships: [], file: "")
            if roster.townships.last?.code != row.township {
                if let at = roster.townships.firstIndex(where: { $0.code == row.township }) {
                    roster.townships.append(roster.townships.remove(at: at))
                } else {
                    roster.townships.append(RosterTownship(code: row.township, name: row.townshipName, villages: []))
                }
            }
            if !row.village.isEmpty, !seen.insert(row.village).inserted {
                problems.error(row.place, .rosterRowTwice(row.village), help: .keepOneRow)
                continue
            }
            if !row.village.isEmpty {
                roster.townships[roster.townships.count - 1].villages.append(RosterVillage(code: row.village, name: row.villageName))
            }
            new[row.county] = roster
        }
        var made: [Roster] = []
        let isOnly = known.isEmpty && new.count == 1
        for var roster in new.values.sorted(by: { $0.county < $1.county }) {
            // The only county of an inventory has the folder to itself; several have a folder each.
            roster.file = folder + (isOnly ? "" : "/" + roster.county) + "/roster.yaml"
            roster.townships.sort { $0.code < $1.code }
            for index in roster.townships.indices { roster.townships[index].villages.sort { $0.code < $1.code } }
            made.append(roster)
        }
        return Result(all: known + made, new: made)
    }
}
