import Inventories
import Quantities
import Standards
import Wording

/// Puts what an inventory says into rows of the tables of facts. Verified values, evidence and the codes of "the one" facility are read as the audit reads them.
package final class FactLoader {
    private let schema: FactSchema
    private let inventory: Inventory
    private let rows: FactRows
    /// What is wrong with the files.
    package private(set) var diagnostics: [Diagnostic]
    /// How many rows of each table there are.
    package var counts: [String: Int] { rows.counts }

    private var vocabulary: Vocabulary { schema.vocabulary }
    private var levels: PlaceLevels { vocabulary.levels }

    /// - Parameter take: is handed CSV rows of a table, again and again.
    package init(_ schema: FactSchema, _ inventory: Inventory, take: @escaping (FactTable, [UInt8]) throws -> Void) {
        self.schema = schema
        self.inventory = inventory
        rows = FactRows(schema, take: take)
        diagnostics = inventory.diagnostics
    }

    /// Reads every file and hands its rows on.
    ///
    /// - Throws: what `take` throws. Problems of the files are in ``diagnostics``.
    package func load() throws {
        let upper = UpperFacts(inventory, vocabulary)
        let walker = Walker(inventory, vocabulary)
        for (code, path) in townships {
            walker.walkTownship(code: code, path: path, within: upper.from(inventory.codes.county(of: code)), self)
            diagnostics += walker.decoder.diagnostics
            try rows.flush()
        }
        for county in inventory.countyCodes { load(upper.county(county), within: upper.above(county)) }
        for file in inventory.cities { load(upper.city(file), within: upper.above(file.code)) }
        for (number, waiver) in inventory.waivers.enumerated() {
            var row = Row()
            row.add(whole: number + 1)
            for text in [waiver.criterion, waiver.subject, waiver.reason, waiver.approver] { row.add(text) }
            row.add(waiver.until)
            rows.end(row, in: schema.waivers)
        }
        loadPlaces(upper)
        try rows.flush()
    }

    /// Adds the day of the audit.
    package func load(asOf: Day) { rows.write(asOf: asOf) }

    private var townships: [(String, String?)] {
        var paths: [String: String?] = [:]
        for roster in inventory.rosters.values { for township in roster.townships { paths[township.code] = .some(nil) } }
        for file in inventory.townships { paths[file.code] = file.path }
        return paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func load(_ place: (walker: Walker, facts: Facts), within above: [Facts]) {
        var frames = Frames(kinds: vocabulary.kinds.count)
        frames.set(place.facts)
        for outer in above { frames.set(outer) }
        enter(place.facts, in: frames)
        place.walker.visitFacilities(of: place.facts, self)
        leave(place.facts, in: frames)
        diagnostics += place.walker.decoder.diagnostics
    }

    private func loadPlaces(_ upper: UpperFacts) {
        let files = Set((inventory.townships + inventory.counties + inventory.cities).map(\.code))
        var seen: Set<String> = []
        func add(_ code: String, _ kind: KindID, _ name: String, within outer: String, isListed: Bool) {
            guard seen.insert(code).inserted else { return }
            var row = Row()
            row.add(code)
            row.add(vocabulary.kinds[kind].id)
            row.add(name)
            row.add(orNull: outer.isEmpty ? nil : outer)
            row.add(isListed)
            row.add(files.contains(code))
            row.add(inventory.samples[code]?.asOf)
            rows.end(row, in: schema.places)
        }
        for file in inventory.cities {
            add(file.code, file.kind, upper.city(file).facts.name, within: inventory.upperFiles(of: file.code).first?.code ?? "", isListed: false)
        }
        for code in inventory.countyCodes {
            add(
                code, levels.county, upper.county(code).facts.name, within: inventory.upperFiles(of: code).first?.code ?? "",
                isListed: inventory.rosters[code] != nil)
        }
        for roster in inventory.rosters.sorted(by: { $0.key < $1.key }).map(\.value) {
            for township in roster.townships {
                add(township.code, levels.township, township.name, within: roster.county, isListed: true)
                for village in township.villages { add(village.code, levels.village, village.name, within: township.code, isListed: true) }
            }
        }
        for file in inventory.townships { add(file.code, levels.township, "", within: inventory.codes.county(of: file.code), isListed: false) }
    }
}

extension FactLoader: SubjectVisitor {
    package func enter(_ place: Facts, in frames: Frames) {}
    package func visit(_ subject: Facts, in frames: Frames) { rows.write(subject, frames) }
    package func leave(_ place: Facts, in frames: Frames) { rows.write(place, frames) }
}

/// The facts of counties and of what stands above them, each read once.
final class UpperFacts {
    private let inventory: Inventory
    private let vocabulary: Vocabulary
    private var known: [String: (walker: Walker, facts: Facts)] = [:]
    private var lastCounty: String?

    init(_ inventory: Inventory, _ vocabulary: Vocabulary) {
        self.inventory = inventory
        self.vocabulary = vocabulary
    }

    /// The facts of a county and of everything above it.
    func from(_ code: String) -> [Facts] { [county(code).facts] + above(code) }

    /// The facts of what stands above a place, as far as there are files of it.
    func above(_ code: String) -> [Facts] { inventory.upperFiles(of: code).map { city($0).facts } }

    func county(_ code: String) -> (walker: Walker, facts: Facts) {
        read(vocabulary.levels.county, code, inventory.counties.first { $0.code == code }?.path, inventory.rosters[code]?.name)
    }

    func city(_ file: PlaceFile) -> (walker: Walker, facts: Facts) { read(file.kind, file.code, file.path, nil) }

    private func read(_ kind: KindID, _ code: String, _ path: String?, _ name: String?) -> (walker: Walker, facts: Facts) {
        if let read = known[code] { return read }
        // One county after another is asked for; a country's would not be held at once.
        if kind == vocabulary.levels.county, let last = lastCounty { known[last] = nil }
        if kind == vocabulary.levels.county { lastCounty = code }
        let walker = Walker(inventory, vocabulary)
        let facts = Facts()
        walker.readPlace(kind, code: code, path: path, name: name, into: facts, within: above(code))
        known[code] = (walker, facts)
        return (walker, facts)
    }
}
