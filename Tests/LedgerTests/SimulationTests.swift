import Audit
import Foundation
import Quantities
import Testing

@testable import Ledger

/// A campaign of twelve weeks played through by a seeded generator, held against a small model that knows nothing of events or tables.
@Suite("Twelve weeks of a campaign")
struct SimulationTests {
    private static let start = Day("2026-03-02")!
    private static let file = """
        campaign: t
        title: 试
        inspector: 排查组
        phases: [{id: a, title: 甲, from: 2026-03-02, to: 2026-05-24}]
        due: [{severity: critical, days: 7}, {days: 21}]
        """

    /// SplitMix64.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    }

    /// What somebody wrote on a card about one gap: what happened, and the day it happened on, in the order in which it was written down.
    private enum Entry {
        case found(due: Day), owner(String), measure, done, gone, doubt, back(due: Day), checked, writtenOff, setAside(until: Day), againOpen, moved(Day)
    }

    private struct Card {
        var place: String
        var isCritical: Bool
        var entries: [(day: Day, entry: Entry)] = []

        /// Where it stands at the end of a day, read off the card from the top.
        struct State {
            var word = "none"
            var due: Day?
            var since: Day?
            var isGone = false
            var until: Day?
            var rounds = 0
        }

        func state(on day: Day) -> State {
            var state = written(on: day)
            if state.word == "aside", let until = state.until, until < day { (state.word, state.isGone) = ("open", false) }
            return state
        }

        /// What is written on it, a time that ran out being written only when somebody audits.
        private func written(on day: Day) -> State {
            var state = State()
            for (when, entry) in entries where when <= day {
                switch entry {
                case .found(let due): state = State(word: "open", due: due, since: when)
                case .owner, .measure: break
                case .done: state.word = "handed in"
                case .gone: state.isGone = true
                case .doubt: (state.isGone, state.word) = (false, state.word == "checked" ? "handed in" : state.word)
                case .back(let due):
                    state.rounds += 1
                    (state.word, state.due, state.since, state.isGone, state.until) = ("open", due, when, false, nil)
                case .checked: state.word = "checked"
                case .writtenOff: state.word = "closed"
                case .setAside(let until): (state.word, state.until) = ("aside", until)
                case .againOpen: (state.word, state.isGone, state.until) = ("open", false, nil)
                case .moved(let due): state.due = due
                }
            }
            return state
        }

        var now: State { written(on: Day(number: .max)) }
    }

    private struct Numbers: Equatable {
        var total = 0, open = 0, handedIn = 0, gone = 0, overdue = 0, today = 0, closed = 0, aside = 0, back = 0, longest = 0

        init() {}
        init(_ counts: LedgerCounts) {
            (total, open, handedIn, gone, overdue) = (counts.total, counts.open, counts.submitted, counts.cleared, counts.overdue)
            (today, closed, aside, back, longest) = (counts.dueToday, counts.closed, counts.waived, counts.relapsed, counts.longest)
        }

        mutating func add(_ state: Card.State, on day: Day) {
            guard state.word != "none" else { return }
            total += 1
            back += state.rounds > 0 ? 1 : 0
            if state.word == "closed" {
                closed += 1
            } else if state.word == "aside" {
                aside += 1
            } else {
                open += 1
                gone += state.isGone ? 1 : 0
                handedIn += state.word == "open" ? 0 : 1
                overdue += state.due! < day ? 1 : 0
                today += state.due! == day ? 1 : 0
                longest = max(longest, Int(day.number - state.since!.number))
            }
        }
    }

    private static func due(_ critical: Bool, _ day: Day) -> Day { min(day.adding(days: critical ? 7 : 21), Day("2026-05-24")!) }

    private final class Play {
        let ledger: TestLedger
        var cards: [String: Card] = [:]
        var random: Generator
        var broken: Set<String> = []
        /// Days that something was written in for afterwards.
        var rewritten: Set<Day> = []
        let keys: [String]

        init(seed: UInt64) throws {
            ledger = try TestLedger(SimulationTests.file)
            random = Generator(state: seed)
            keys = (0..<30).map { "s/c\($0 % 5)/99010110\($0 % 4 + 1)\(200 + $0)-clinic" }
        }

        func critical(_ key: String) -> Bool { key.hasPrefix("s/c0") }
        func place(_ key: String) -> String { String(key.split(separator: "/")[2].prefix(9)) }

        func record(_ key: String, _ body: EventBody, _ day: Day, by actor: String, reason: String = "", _ entry: Entry?)
            throws
        {
            let id = try #require(try ledger.store.read { try $0.row(key: key)?.id })
            do {
                _ = try ledger.store.write { try $0.append(EventDraft(row: id, body, on: day, by: actor, reason: reason)) }
                if let entry { cards[key]!.entries.append((day, entry)) }
            } catch is LedgerRefusal {}
        }

        /// Audits everything, or two townships, and writes on the cards what the rules of a campaign say an audit means.
        func audit(_ day: Day) throws {
            let townships: Set<String>? = random.chance(25) ? ["990101101", "990101103"] : nil
            let seen = keys.filter { townships?.contains(place($0)) ?? true }
            // Of some checks nobody reports any more.
            let silent = Set(seen.filter { !broken.contains($0) && random.chance(5) })
            var findings = AuditFindings(asOf: day, townships: townships)
            for key in seen where broken.contains(key) { findings.gaps.append(TestLedger.gap(key, severity: critical(key) ? .critical : .major)) }
            for key in seen where !broken.contains(key) { findings.outcomes[GapKey(key)!] = silent.contains(key) ? .unreported : .met }
            findings.unreported = Set(silent.map { GapKey($0)! })
            _ = try ledger.store.write { try LedgerSync(ledger.campaign, by: "排查组", inspector: nil).run(findings, source: AuditSource(), in: $0) }
            for key in seen {
                let state = cards[key]?.now
                func write(_ entry: Entry) { cards[key, default: Card(place: place(key), isCritical: critical(key))].entries.append((day, entry)) }
                let runOut = state?.word == "aside" && state!.until! < day
                if broken.contains(key) {
                    if state == nil {
                        write(.found(due: SimulationTests.due(critical(key), day)))
                    } else if state!.word == "aside" {
                        if runOut { write(.againOpen) }
                    } else if state!.word == "closed" || state!.isGone {
                        write(.back(due: SimulationTests.due(critical(key), day)))
                    }
                } else if let state, state.word != "closed", state.word != "aside" || runOut {
                    if runOut { write(.againOpen) }
                    if silent.contains(key) {
                        if state.isGone, !runOut { write(.doubt) }
                    } else {
                        write(.gone)
                    }
                }
            }
        }

        func step(_ day: Day) throws {
            // The world: things break, are fixed, and sometimes only said to be fixed.
            for key in keys { if random.chance(6) { if broken.contains(key) { broken.remove(key) } else { broken.insert(key) } } }
            for key in keys where cards[key] != nil && random.chance(30) {
                // Some things are written in days after they happened.
                let late = random.chance(10) ? Int32.random(in: 1...3, using: &random) : 0
                let when = Day(number: day.number - late)
                for number in when.number..<day.number { rewritten.insert(Day(number: number)) }
                switch Int.random(in: 0..<8, using: &random) {
                case 0, 1: try record(key, .assigned(Assignment(owner: "甲")), when, by: "乡", .owner("甲"))
                case 2, 3: try record(key, .measured("修"), when, by: "乡", .measure)
                case 4: try record(key, .submitted(progress: nil), when, by: "甲", .done)
                case 5:
                    try record(key, .verified, when, by: "丙", .checked)
                    try record(key, .closed, when, by: "丁", .writtenOff)
                case 6:
                    let until = when.adding(days: Int.random(in: 0...9, using: &random))
                    if random.chance(30) {
                        try record(key, .waived(WaiverDecision(approver: "委", until: until)), when, by: "县", reason: "在建", .setAside(until: until))
                    }
                default:
                    let due = when.adding(days: Int.random(in: 0...10, using: &random))
                    if random.chance(30) { try record(key, .rescheduled(DueMove(to: due, from: nil)), when, by: "县", reason: "雨", .moved(due)) }
                }
            }
            if random.chance(45) { try audit(day) }
        }
    }

    @Test("status, townships, series and lists of every past day are what the cards say of it", arguments: [1, 2] as [UInt64])
    func everyDay(_ seed: UInt64) throws {
        let play = try Play(seed: seed)
        defer { play.ledger.folder.remove() }
        play.broken = Set(play.keys.shuffled(using: &play.random).prefix(20))
        try play.audit(Self.start)
        var told: [Day: Numbers] = [:]
        for offset in 1..<84 {
            let day = Self.start.adding(days: offset)
            try play.step(day)
            told[day] = Numbers(try play.ledger.store.read { try $0.state(play.ledger.campaign, on: day) }.totals)
        }
        let end = Self.start.adding(days: 83)
        let final = try play.ledger.store.read { try $0.state(play.ledger.campaign, on: end) }
        #expect(final.totals.closed > 0 && final.totals.relapsed > 3, "the play is too tame to show anything: \(final.totals)")
        var series: [Day: Int] = [:]
        for day in final.days { series[day.day] = day.openAtEnd }
        var last = 0
        for offset in 0..<84 {
            let day = Self.start.adding(days: offset)
            let state = try play.ledger.store.read { try $0.state(play.ledger.campaign, on: day) }
            var all = Numbers()
            var places: [String: Numbers] = [:]
            for card in play.cards.values {
                let state = card.state(on: day)
                all.add(state, on: day)
                if state.word != "none" { places[card.place, default: Numbers()].add(state, on: day) }
            }
            #expect(Numbers(state.totals) == all, "seed \(seed), \(day)")
            #expect(Dictionary(uniqueKeysWithValues: state.townships.map { ($0.id, Numbers($0)) }) == places, "seed \(seed), \(day)")
            #expect(state.criteria.map(\.total).reduce(0, +) == all.total && state.criteria.map(\.open).reduce(0, +) == all.open)
            // The curve of the last day tells the same of each earlier day as that day's own status does.
            last = series[day] ?? last
            #expect(last == all.open, "seed \(seed), \(day)")
            #expect(state.days.last?.openAtEnd ?? 0 == all.open)
            let rows = try play.ledger.store.read { try $0.rows(at: LedgerMoment(day)) }
            #expect(rows.count == all.total)
            for row in rows {
                let card = play.cards[row.key]!.state(on: day)
                #expect(
                    row.standing(on: day).isOpen == (card.word != "closed" && card.word != "aside") && row.due == card.due, "seed \(seed), \(day), \(row.key)")
            }
            let keys = try play.ledger.store.read { try $0.openKeys(on: day) }
            #expect(keys.unmet.count == all.open)
        }
        #expect(try play.ledger.store.read { try $0.checkChain() }.problems.isEmpty)
        // Where nothing was written in afterwards, a day's numbers never change.
        #expect(play.rewritten.count < 80)
        for (day, numbers) in told where !play.rewritten.contains(day) {
            #expect(Numbers(try play.ledger.store.read { try $0.state(play.ledger.campaign, on: day) }.totals) == numbers, "seed \(seed), \(day)")
        }
    }
}
