import Quantities
import Standards

/// Small counties with anything in them that a vocabulary has words for: what is missing, nothing at all, what lies on a limit or one beside it, days around
/// the day of the audit. Nothing in them is likely; whoever judges them must come to the same as everybody else.
///
/// What is drawn freely seldom keeps a rule of many parts, so some places lean towards what the standards ask.
public struct RandomInventory {
    /// How a place reports, and how its facts lie.
    struct Mood {
        /// How many of its fields are filled in, of a hundred.
        var share: Int
        /// How many of its facts are what standards ask, of a hundred; the others are anything.
        var leaning: Int
    }

    /// Codes that references can name.
    struct Codes {
        /// Those of facilities that were written.
        var listed: [String] = []
        /// Those of none.
        var unlisted: [String] = []
    }

    let vocabulary: Vocabulary
    let asOf: Day
    let wishes: RuleWishes
    var random: SeededGenerator
    var mood = Mood(share: 100, leaning: 0)
    private var subjects: [(kind: KindID, code: String)] = []

    /// A maker of counties.
    ///
    /// - Parameters:
    ///   - library: the standards whose limits are looked for, and whose words are used.
    ///   - asOf: the day around which dates lie.
    ///   - seed: the same seed makes the same counties.
    public init(_ library: StandardLibrary, asOf: Day, seed: UInt64) {
        vocabulary = library.vocabulary
        self.asOf = asOf
        random = SeededGenerator(seed: seed)
        wishes = RuleWishes(library)
    }

    var levels: PlaceLevels { vocabulary.levels }
    mutating func chance(_ percent: Int) -> Bool { random.happens(percent * 10) }
    mutating func number(_ range: ClosedRange<Int>) -> Int { random.whole(range) }
    /// Whether a fact is what standards ask.
    mutating func leans() -> Bool { chance(mood.leaning) }

    private mutating func anyMood() -> Mood {
        switch number(1...10) {
        case 1...4: Mood(share: number(30...100), leaning: 0)
        case 5...6: Mood(share: 100, leaning: number(20...80))
        case 7...8: Mood(share: 100, leaning: number(90...99))
        default: Mood(share: 100, leaning: 100)
        }
    }

    // MARK: Places

    /// Writes some counties, a folder each, and what stands above them.
    public mutating func write(counties: Int, _ write: (_ path: String, _ text: String) throws -> Void) throws {
        var waivers = ""
        var cities: Set<String> = []
        for county in 0..<counties {
            // Some lie where a standard of one region is asked; a few share a city.
            let code = county == 0 ? "411322" : county == 1 ? "640502" : "\(5_000 + county / 5)0\(county % 5 + 1)"
            let city = String(code.prefix(4)) + "00"
            let countyMood = anyMood()
            mood = countyMood
            subjects = [(levels.county, code)]
            if cities.insert(city).inserted, chance(70) {
                subjects.append((levels.upper[0], city))
                try write("city-\(city).yaml", opening(levels.upper[0], city) + fields(levels.upper[0], "", Codes()))
            }
            if chance(85) {
                var codes = Codes(unlisted: [code + "-x"])
                var text = opening(levels.county, code) + fields(levels.county, "", codes)
                text += facilities(in: levels.county, code, "", &codes)
                try write("\(code)/county.yaml", text)
            }
            var roster = "roster: \"\(code)\"\nname: 县\(code)\n\(levels[levels.township].listKeys[0]):\n"
            for township in (1...number(1...2)).map({ "\(code)10\($0)" }) {
                let villages = (0..<number(0...3)).map { "\(township)20\($0)" }
                roster += "  \"\(township)\":\n    name: 乡\(township)\n    \(levels[levels.village].listKeys[0]):\(villages.isEmpty ? " {}" : "")\n"
                for village in villages { roster += "      \"\(village)\": 村\(village)\n" }
                subjects += [(levels.township, township)] + villages.map { (levels.village, $0) }
                mood = chance(80) ? countyMood : anyMood()
                if chance(mood.leaning > 80 ? 98 : 90) { try write("\(code)/\(township).yaml", self.township(township, villages, in: code)) }
            }
            if chance(mood.leaning > 80 ? 98 : 85) { try write("\(code)/roster.yaml", roster) }
            for _ in 0..<number(0...6) { waivers += waiver() }
        }
        if !waivers.isEmpty { try write("waivers.yaml", "waivers:\n" + waivers) }
    }

    private func opening(_ kind: KindID, _ code: String) -> String { "\(levels[kind].fileKey ?? ""): \"\(code)\"\n" }

    private mutating func township(_ code: String, _ villages: [String], in county: String) -> String {
        // What is written further down can be named before, and may yet be missing.
        let below = vocabulary.kinds.filter { $0.within == levels.village && !$0.isPlace }.compactMap(\.key)
        let perhaps = villages.flatMap { village in below.map { "\(village)-\($0)" } }
        var codes = Codes(listed: mood.leaning > 80 ? perhaps : [], unlisted: [code + "-nowhere", county + "101-health-centre"] + perhaps)
        var text = opening(levels.township, code) + facilities(in: levels.township, code, "", &codes)
        text += fields(levels.township, "", codes)
        let listed = villages.filter { _ in chance(mood.leaning > 80 ? 98 : 85) }
        if !listed.isEmpty { text += "\(levels[levels.village].listKeys[0]):\n" }
        for village in listed {
            text += "  - code: \"\(village)\"\n" + facilities(in: levels.village, village, "    ", &codes) + fields(levels.village, "    ", codes)
        }
        return text
    }

    /// A waiver of a check that may be asked of one of the county's subjects.
    private mutating func waiver() -> String {
        let subject = random.pick(subjects)
        guard let checks = wishes.checks[subject.kind] else { return "" }
        let until = chance(50) ? asOf.adding(days: number(0...200)) : day()
        return "  - {criterion: \(random.pick(checks)), subject: \"\(subject.code)\", reason: 试, approver: 县, until: \(until)}\n"
    }

    mutating func day() -> Day {
        let near = [-1, 0, 1, -365, -364, -366, -92, -91, -30, 30, 365, -1095, -1096, -1094]
        return asOf.adding(days: chance(70) ? random.pick(near) : number(-9000...900))
    }

    // MARK: Facilities

    private mutating func facilities(in place: KindID, _ code: String, _ indent: String, _ codes: inout Codes) -> String {
        var text = ""
        for (id, kind) in vocabulary.kinds.enumerated() where kind.within == place && !kind.isPlace {
            guard leans() || chance(75) else { continue }
            let key = kind.key
            let listKey = kind.listKey
            if let key, !leans(), chance(15) {
                text += "\(indent)\(key): 无\n"
            } else if let key, listKey == nil || chance(70) {
                let own = "\(code)-\(key)"
                add(own, id, to: &codes)
                text += "\(indent)\(key):\n" + fields(id, indent + "  ", codes, atLeastOne: true)
            } else if let listKey {
                text += "\(indent)\(listKey):\n"
                for number in 1...number(1...2) {
                    let own = "\(code)-\(kind.id)\(number)"
                    add(own, id, to: &codes)
                    text += "\(indent)  - code: \"\(own)\"\n" + fields(id, indent + "    ", codes)
                }
            }
        }
        return text
    }

    private mutating func add(_ code: String, _ kind: KindID, to codes: inout Codes) {
        codes.listed.append(code)
        subjects.append((kind, code))
    }
}
