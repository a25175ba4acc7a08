import Inventories
import Quantities
import Standards
import Synchronization

/// Finds out, while a township is audited, until when what it comes to is surely the same.
final class StableDaysCollector: SubjectVisitor {
    private let auditor: Auditor
    private let uses: DatedUses
    private let asOf: Day
    private let waivers: [String: [Waiver]]
    /// The days found since the township began.
    private(set) var days = StableDays()

    init(_ auditor: Auditor, _ program: AuditProgram, _ waivers: [String: [Waiver]]) {
        self.auditor = auditor
        self.waivers = waivers
        uses = DatedUses(program)
        asOf = program.asOf
    }

    /// Begins a township within the facts of what stands above it.
    func begin(within upper: [Facts]) {
        days = StableDays()
        for facts in upper { uses.note(facts, &days, asOf: asOf) }
    }

    func enter(_ place: Facts, in frames: Frames) {
        note(place)
        auditor.enter(place, in: frames)
    }

    func visit(_ subject: Facts, in frames: Frames) {
        note(subject)
        auditor.visit(subject, in: frames)
    }

    func leave(_ place: Facts, in frames: Frames) { auditor.leave(place, in: frames) }

    private func note(_ facts: Facts) {
        uses.note(facts, &days, asOf: asOf)
        if waivers.isEmpty { return }
        for waiver in waivers[facts.code] ?? [] { days.turn(on: waiver.until.adding(days: 1), asOf: asOf) }
    }
}

/// The same of facilities in other files: of those a directory put to the tests of an audit.
final class NamedFacilityDays: Sendable {
    private let inventory: Inventory
    private let program: AuditProgram
    private let uses: DatedUses
    private let days = Mutex<[String: StableDays]>([:])

    init(_ program: AuditProgram, _ inventory: Inventory) {
        (self.program, self.inventory) = (program, inventory)
        uses = DatedUses(program)
    }

    /// What is asked of a facility, which notes its days too; nil where nothing is asked, and no day matters.
    var probe: FacilityDirectory.Probe? {
        guard let probe = program.probe else { return nil }
        return { [self] facts in
            var own = StableDays()
            uses.note(facts, &own, asOf: program.asOf)
            days.withLock { days in
                for place in FacilityDirectory.places(of: facts.code, inventory, program.vocabulary) { days[place, default: StableDays()].narrow(to: own) }
            }
            return probe(facts)
        }
    }

    /// The days on which all facilities that were looked at in some places are the same.
    func days(in places: Set<String>) -> StableDays {
        days.withLock { days in places.reduce(into: StableDays()) { result, place in if let own = days[place] { result.narrow(to: own) } } }
    }
}
