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

        /// The facts of a county and of everything above it.
        func from(_ county: String) -> [Facts] { [countyWalker(county).1] + above(county) }

        func countyWalker(_ code: String) -> (Walker, Facts) {
            if let county, county.code == code { return (county.walker, county.facts) }
            let walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
            let facts = Facts()
            let path = inventory.counties.first { $0.code == code }?.path
            walker.readPlace(
                program.places.county, code: code, path: path, name: inventory.rosters[code]?.name, into: facts, within: above(code))
            county = (code, walker, facts)
            return (walker, facts)
        }

        /// The facts of what stands above a place, as far as there are files of it.
        func above(_ code: String) -> [Facts] { inventory.upperFiles(of: code).map { cityWalker($0).1 } }

        func cityWalker(_ file: PlaceFile) -> (Walker, Facts) {
            if let known = cities[file.code] { return known }
            let walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
            let facts = Facts()
            walker.readPlace(file.kind, code: file.code, path: file.path, name: nil, into: facts, within: above(file.code))
            cities[file.code] = (walker, facts)
            return (walker, facts)
        }
    }

    /// What is wrong with the files of some counties and their cities, whose facts townships were judged by though they are not audited themselves.
    func diagnostics(of counties: [String]) -> [Diagnostic] {
        let copy = own(program)
        var seen = Set<String>()
        return counties.flatMap { county -> [Diagnostic] in
            let files = inventory.upperFiles(of: county).filter { seen.insert($0.code).inserted }
            return files.flatMap { copy.cityWalker($0).0.decoder.diagnostics } + copy.countyWalker(county).0.decoder.diagnostics
        }
    }

    /// The names of counties and cities, by code.
    func names() -> [String: String] {
        let copy = own(program)
        var names = Dictionary(inventory.countyCodes.map { ($0, copy.countyWalker($0).1.name) }, uniquingKeysWith: { first, _ in first })
        for city in inventory.cities { names[city.code] = copy.cityWalker(city).1.name }
        return names
    }

    /// Whether counties and cities are audited: not when only townships were asked for, or something inside one.
    var isAudited: Bool {
        let isBelowTownship = options.scope.subject.map { subject in inventory.townships.contains { $0.code == inventory.codes.township(of: subject) } }
        return options.scope.isWhole || isBelowTownship == false
    }

    /// What was found below a place that is audited after everything in it.
    private struct Below {
        var tallies: [Tally]?
        var listed: [Int]
        var blanks = BlankCounts()

        mutating func add(_ tallies: [Tally], _ listed: [Int], _ blanks: BlankCounts) {
            for kind in self.listed.indices { self.listed[kind] += listed[kind] }
            self.blanks += blanks
            guard var sum = self.tallies else {
                self.tallies = tallies
                return
            }
            for index in sum.indices { sum[index] += tallies[index] }
            self.tallies = sum
        }
    }

    /// Audits counties and what stands above them, once everything below has been tallied.
    func finish(_ merger: Merger) -> [Batch] {
        guard isAudited else { return [] }
        let copy = own(program)
        let directory = FacilityDirectory(inventory, program.vocabulary, asOf: program.asOf, probe: program.probe)
        let nothing = Below(listed: Array(repeating: 0, count: program.vocabulary.kinds.count))
        var below: [String: Below] = [:]
        for code in inventory.countyCodes {
            below[code] = Below(
                tallies: merger.talliesByCounty[code], listed: merger.listedByCounty[code] ?? nothing.listed,
                blanks: merger.blanksByCounty[code] ?? BlankCounts())
        }
        var batches: [Batch] = []
        func audit(_ code: String, _ walker: Walker, _ facts: Facts, hasFile: Bool) {
            let auditor = Auditor(program, options, directory, walker, waivers)
            auditor.begin(code: code, name: facts.name, standardsOf: code, hasFile: hasFile)
            var sums = below[code] ?? nothing
            let isAnything = below[code] != nil
            if let tallies = sums.tallies { auditor.take(tallies, sums.blanks) }
            var frames = Frames(kinds: program.vocabulary.kinds.count)
            frames.set(facts)
            for outer in copy.above(code) { frames.set(outer) }
            auditor.enter(facts, in: frames)
            walker.visitFacilities(of: facts, auditor)
            auditor.leave(facts, in: frames)
            var batch = auditor.finish()
            for kind in sums.listed.indices { sums.listed[kind] += batch.totals.subjectsByKind[kind] }
            if options.scope.isWhole, isAnything { reconcile(walker, facts, sums.listed, &batch) }
            batches.append(batch)
            guard let outer = inventory.upperFiles(of: code).first else { return }
            below[outer.code, default: nothing].add(batch.tallies, sums.listed, sums.blanks + batch.blanks)
        }
        for code in inventory.countyCodes {
            let (walker, facts) = copy.countyWalker(code)
            audit(code, walker, facts, hasFile: facts.node >= 0)
        }
        for file in inventory.cities {
            let (walker, facts) = copy.cityWalker(file)
            audit(file.code, walker, facts, hasFile: true)
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
