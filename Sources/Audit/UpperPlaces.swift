import Inventories
import Standards
import Wording

/// Counties and cities: their own facts, which every township below them may be asked about, and their own checks.
struct UpperPlaces: Sendable {
    private let program: AuditProgram
    private let inventory: Inventory
    private let options: AuditOptions
    private let waivers: [String: [Waiver]]

    init(_ program: AuditProgram, _ inventory: Inventory, _ options: AuditOptions, _ waivers: [String: [Waiver]]) {
        self.program = program
        self.inventory = inventory
        self.options = options
        self.waivers = waivers
    }

    /// The facts of counties and cities, read anew for one worker: facts are not shared between tasks.
    func own(_ program: AuditProgram) -> Copy { Copy(program, inventory) }

    /// One worker's facts of counties and cities.
    final class Copy {
        /// The county asked for last. Townships come in the order of their codes, so the one before is not asked for again.
        private var county: (code: String, walker: Walker, facts: Facts)?
        private var cities: [String: (Walker, Facts)] = [:]
        private let program: AuditProgram
        private let inventory: Inventory

        init(_ program: AuditProgram, _ inventory: Inventory) {
            self.program = program
            self.inventory = inventory
        }

        func county(_ code: String) -> Facts? { countyWalker(code).1 }

        func countyWalker(_ code: String) -> (Walker, Facts) {
            if let county, county.code == code { return (county.walker, county.facts) }
            let walker = Walker(inventory, program.vocabulary, kinds: program.places, asOf: program.asOf)
            let facts = Facts()
            let path = inventory.counties.first { $0.code == code }?.path
            walker.readPlace(
                program.places.county, code: code, path: path, name: inventory.rosters[code]?.name, into: facts, city: city(of: code))
            county = (code, walker, facts)
            return (walker, facts)
        }

        /// The city a county belongs to: the one whose first four digits are the county's.
        func city(of county: String) -> Facts? { cityWalker(DivisionCode.city(of: county))?.1 }

        func cityWalker(_ code: String) -> (Walker, Facts)? {
            if let known = cities[code] { return known }
            guard let kind = program.places.city, let path = inventory.cities.first(where: { $0.code == code })?.path else { return nil }
            let walker = Walker(inventory, program.vocabulary, kinds: program.places, asOf: program.asOf)
            let facts = Facts()
            walker.readPlace(kind, code: code, path: path, name: nil, into: facts, city: nil)
            cities[code] = (walker, facts)
            return (walker, facts)
        }
    }

    /// What is wrong with the files of some counties and their cities, whose facts townships were judged by though they are not audited themselves.
    func diagnostics(of counties: [String]) -> [Diagnostic] {
        let copy = own(program)
        var cities = Set<String>()
        return counties.flatMap { county -> [Diagnostic] in
            let city = DivisionCode.city(of: county)
            let above = cities.insert(city).inserted ? copy.cityWalker(city)?.0.decoder.diagnostics ?? [] : []
            return above + copy.countyWalker(county).0.decoder.diagnostics
        }
    }

    /// The names of counties and cities, by code.
    func names() -> [String: String] {
        let copy = own(program)
        var names = Dictionary(inventory.countyCodes.map { ($0, copy.county($0)?.name ?? "") }, uniquingKeysWith: { first, _ in first })
        for city in inventory.cities { names[city.code] = copy.cityWalker(city.code)?.1.name }
        return names
    }

    /// Whether counties and cities are audited: not when only townships were asked for, or something inside one.
    var isAudited: Bool {
        let isBelowTownship = options.scope.subject.map { subject in inventory.townships.contains { subject.hasPrefix($0.code) } }
        return options.scope.isWhole || isBelowTownship == false
    }

    /// Audits counties and cities, once everything below them has been tallied.
    func finish(_ merger: Merger) -> [Batch] {
        let scope = options.scope
        guard isAudited else { return [] }
        let copy = own(program)
        let directory = FacilityDirectory(inventory, program.vocabulary, asOf: program.asOf, probe: program.probe)
        var batches: [Batch] = []
        var talliesByCity: [String: [Tally]] = [:]
        var listedByCity: [String: [Int]] = [:]
        var blanksByCity: [String: BlankCounts] = [:]
        for code in inventory.countyCodes {
            let (walker, facts) = copy.countyWalker(code)
            let auditor = Auditor(program, options, directory, walker, waivers)
            auditor.begin(code: code, name: facts.name, standardsOf: code, hasFile: facts.node >= 0)
            let below = merger.blanksByCounty[code] ?? BlankCounts()
            if let tallies = merger.talliesByCounty[code] { auditor.take(tallies, below) }
            var frames = Frames(kinds: program.vocabulary.kinds.count)
            frames.set(facts)
            if let city = copy.city(of: code) { frames.set(city) }
            auditor.enter(facts, in: frames)
            walker.visitFacilities(of: facts, auditor)
            auditor.leave(facts, in: frames)
            var batch = auditor.finish()
            var listed = merger.listedByCounty[code] ?? Array(repeating: 0, count: program.vocabulary.kinds.count)
            for kind in listed.indices { listed[kind] += batch.totals.subjectsByKind[kind] }
            if scope.isWhole { reconcile(walker, facts, listed, &batch) }
            batches.append(batch)
            let city = DivisionCode.city(of: code)
            blanksByCity[city, default: BlankCounts()] += below + batch.blanks
            var cityListed = listedByCity[city] ?? Array(repeating: 0, count: listed.count)
            for kind in listed.indices { cityListed[kind] += listed[kind] }
            listedByCity[city] = cityListed
            if var tallies = talliesByCity[city] {
                for index in tallies.indices { tallies[index] += batch.tallies[index] }
                talliesByCity[city] = tallies
            } else {
                talliesByCity[city] = batch.tallies
            }
        }
        for file in inventory.cities {
            guard let (walker, facts) = copy.cityWalker(file.code) else { continue }
            let auditor = Auditor(program, options, directory, walker, waivers)
            auditor.begin(code: file.code, name: facts.name, standardsOf: file.code, hasFile: true)
            if let tallies = talliesByCity[file.code] { auditor.take(tallies, blanksByCity[file.code] ?? BlankCounts()) }
            var frames = Frames(kinds: program.vocabulary.kinds.count)
            frames.set(facts)
            auditor.enter(facts, in: frames)
            walker.visitFacilities(of: facts, auditor)
            auditor.leave(facts, in: frames)
            var batch = auditor.finish()
            if scope.isWhole, let listed = listedByCity[file.code] { reconcile(walker, facts, listed, &batch) }
            batches.append(batch)
        }
        return batches
    }

    /// Compares the totals a place declares with what is listed.
    private func reconcile(_ walker: Walker, _ facts: Facts, _ listed: [Int], _ batch: inout Batch) {
        guard let tape = facts.tape else { return }
        let before = walker.decoder.diagnostics.count
        for (kind, total, node) in walker.declared(in: facts) where total != listed[kind] {
            batch.diagnostics.append(
                tape.diagnostic(
                    .warning, at: node,
                    .declaredDiffers(program.vocabulary.kinds[kind].label, declared: total, listed: listed[kind])))
        }
        batch.diagnostics += walker.decoder.diagnostics[before...]
    }
}
