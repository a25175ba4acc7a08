import Exchange
import Inventories
import Quantities
import Standards
import Wording

/// Records what was found on site beside what was reported.
public struct RecordSiteFindings: Sendable {
    /// The facility, by name or code.
    public var facility: String
    /// The inventory; nil for the one that has the facility.
    public var inventory: String?
    /// Who looked.
    public var inspector: String?
    /// On which day; nil for today, or a sample's own day.
    public var day: Day?
    /// What was found: the item and its value; empty to be asked for each value that was reported.
    public var findings: [(item: String, value: String)]

    /// Findings at a facility.
    public init(at facility: String, inventory: String? = nil, by inspector: String?, on day: Day? = nil, _ findings: [(item: String, value: String)] = []) {
        self.facility = facility
        self.inventory = inventory
        self.inspector = inspector
        self.day = day
        self.findings = findings
    }

    /// Records the findings: all of them, or none.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter ask: the value found where something was reported; blank where nobody looked, nil to ask no more.
    /// - Returns: what has changed.
    /// - Throws: `InputError` with every finding that makes no sense.
    public func run(
        in workspace: Workspace, _ environment: Environment, ask: (SiteFindings.Reported) throws -> String? = { _ in nil }
    ) throws -> InventoryImport.Plan {
        let vocabulary = try workspace.library().vocabulary
        let inventory = try workspace.inventory(inventory, holding: facility)
        guard let inspector, !inspector.allSatisfy(\.isWhitespace) else { throw UserFailure("请用 --by 写明核查人", "say who looked with --by") }
        let place = try PlaceFinder(inventory, vocabulary).facility(facility)
        let found = findings.isEmpty ? try answers(of: place, inventory, vocabulary, ask) : findings
        guard !found.isEmpty else { throw UserFailure("没有核查值", "nothing was found") }
        let day = inventory.dayToJudge(asked: day, today: environment.today)
        let plan = try InventoryImport(InventoryTables(vocabulary, withNames: true), into: inventory.folder, limits: workspace.limits, listsChanges: true)
            .plan(
                found.map { .init(code: place.code, item: $0.item, value: $0.value, by: inspector, on: day, name: "--set \($0.item)=\($0.value)") },
                existing: inventory)
        return try plan.written(environment)
    }

    /// Asks for each value that was reported; a blank answer means that nobody looked.
    private func answers(
        of place: PlaceFinder.Place, _ inventory: Inventory, _ vocabulary: Vocabulary, _ ask: (SiteFindings.Reported) throws -> String?
    ) throws -> [(item: String, value: String)] {
        let site = try SiteFindings(vocabulary, inventory, townships: place.townshipCode.map { [$0] }, kind: place.kind)
        let reported = site.reported(of: place.code)
        guard !reported.isEmpty else {
            throw UserFailure("清单里没有 \(place.name)（\(place.code)）的填报", "the inventory has nothing of \(place.name) (\(place.code))")
        }
        var found: [(item: String, value: String)] = []
        for value in reported {
            guard let answer = try ask(value) else { break }
            if !answer.allSatisfy(\.isWhitespace) { found.append((value.item, answer)) }
        }
        return found
    }
}

/// Records the findings of a checklist that was filled in.
public struct ImportSiteSheet: Sendable {
    /// The checklist, .xlsx or .csv.
    public var file: String
    /// The inventory; nil for the only one there is.
    public var inventory: String?

    /// A checklist that goes into an inventory.
    public init(_ file: String, inventory: String? = nil) {
        self.file = file
        self.inventory = inventory
    }

    /// Records the findings: all of them, or none.
    ///
    /// - Returns: what has changed.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> InventoryImport.Plan {
        let tables = InventoryTables(try workspace.library().vocabulary, withNames: true)
        let inventory = try workspace.inventory(inventory, holding: file)
        let source = InventoryImport.Source(path: file, table: file.lowercased().hasSuffix(".csv") ? tables.table("verified") : nil)
        return try InventoryImport(tables, into: inventory.folder, limits: workspace.limits, listsChanges: true).plan([source], existing: inventory)
            .written(environment)
    }
}

extension InventoryImport.Plan {
    /// The plan, once it has been carried out.
    fileprivate func written(_ environment: Environment) throws -> Self {
        if !warnings.isEmpty { environment.tell(.warnings(warnings)) }
        try write()
        return self
    }
}
