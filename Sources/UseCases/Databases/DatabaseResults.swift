import Audit
import Inventories
import Quantities
import SQL
import Standards
import Wording
import YAMLReader
import YAMLWriter

/// The results of an audit that a database made: the CSV files of its views.
struct DatabaseResults: Sendable {
    /// The folder of the files.
    let folder: String
    /// The places there are, as an inventory that is nowhere but in memory.
    let inventory: Inventory
    /// The day of the audit.
    let asOf: Day
    private let files: Set<String>

    /// Opens the results in a folder.
    ///
    /// - Throws: `InputError` when a file is not there or cannot be used.
    init(_ folder: String, _ vocabulary: Vocabulary, limits: YAMLLimits) throws {
        self.folder = folder
        let rows = DatabaseRows(folder: folder)
        var asOf: Day?
        try rows.forEach("parameters", needs: ["as_of"]) { asOf = Day($0["as_of"]) }
        guard let asOf else {
            throw InputError(
                Diagnostic(
                    file: "\(folder)/parameters.csv", message: Text(zh: "没有判定日", en: "there is no day of the audit"),
                    help: Text(zh: "导出表 parameters", en: "export the table parameters")))
        }
        self.asOf = asOf
        (inventory, files) = try Self.places(rows, vocabulary, folder, limits)
    }

    /// Makes rosters and bare files of the places a database knows.
    private static func places(_ rows: DatabaseRows, _ vocabulary: Vocabulary, _ folder: String, _ limits: YAMLLimits) throws -> (Inventory, Set<String>) {
        let levels = vocabulary.levels
        var files: [String: String] = [:]
        var counties: [RosterVillage] = []
        var townships: [String: [RosterTownship]] = [:]
        var villages: [String: [RosterVillage]] = [:]
        var reported: Set<String> = []
        try rows.forEach("place", needs: ["code", "kind", "name", "within", "in_roster", "has_file", "sample_day"]) { row in
            let (code, name) = (row["code"], row["name"])
            guard let kind = vocabulary.kind(row["kind"]), let level = levels.level(kind) else {
                throw row.wrong("kind", expected: levels.all.map { vocabulary.kinds[$0.kind].id })
            }
            guard level.isCode(code) else { throw row.wrong("code", expected: [level.label]) }
            if row["in_roster"].hasPrefix("t") {
                if kind == levels.county { counties.append(.init(code: code, name: name)) }
                if kind == levels.township { townships[row["within"], default: []].append(.init(code: code, name: name, villages: [])) }
                if kind == levels.village { villages[row["within"], default: []].append(.init(code: code, name: name)) }
            }
            guard row["has_file"].hasPrefix("t") else { return }
            reported.insert(code)
            if let key = level.fileKey { files["\(code).yaml"] = Self.bareFile(key, code, name, sampleDay: row["sample_day"]) }
        }
        for county in counties {
            let listed = (townships[county.code] ?? []).map { RosterTownship(code: $0.code, name: $0.name, villages: villages[$0.code] ?? []) }
            let path = "\(county.code)/roster.yaml"
            files[path] = Roster(county: county.code, name: county.name, source: "", townships: listed, file: path).yaml(levels)
        }
        return (try Inventory.open(folder, files: files.mapValues { Array($0.utf8) }, levels: levels, limits: limits), reported)
    }

    /// The file of a place of which no facts are at hand.
    private static func bareFile(_ key: String, _ code: String, _ name: String, sampleDay: String) -> String {
        var text = YAMLText()
        text.pair(0, key, quoted(code))
        if !name.isEmpty { text.pair(0, "name", scalar(name)) }
        if !sampleDay.isEmpty { text.pair(0, "sample", "{as-of: \(sampleDay)}") }
        return text.text
    }

    /// The findings.
    ///
    /// - Throws: `InputError` for a row that cannot be used.
    func replay(_ program: AuditProgram) throws -> ReplayedAudit {
        var found = ReplayedPlaces(program, DatabaseRows(folder: folder))
        try found.read()
        // A check's place among those of its kind is that of the audit.
        var order = [Int](repeating: 0, count: program.checks.count)
        for (place, check) in program.checksByKind.flatMap({ $0 }).enumerated() { order[check] = place }
        func batch(_ code: String, isTownship: Bool) -> Batch {
            (found.places[code] ?? PlaceResults()).batch(
                code, found.names[code] ?? "", hasFile: files.contains(code), isTownship: isTownship, order, program)
        }
        let townships = Set(inventory.townships.map(\.code) + inventory.rosters.values.flatMap { $0.townships.map(\.code) }).sorted()
        let upper = inventory.countyCodes + inventory.cities.map(\.code)
        return ReplayedAudit(
            townships: townships.map { batch($0, isTownship: true) }, upper: upper.map { batch($0, isTownship: false) },
            names: Dictionary(upper.map { ($0, found.names[$0] ?? "") }, uniquingKeysWith: { first, _ in first }))
    }
}
