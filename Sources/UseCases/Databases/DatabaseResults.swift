import Audit
import Inventories
import Quantities
import SQL
import Standards
import Wording
import YAMLReader

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
        var rosters: [String: [(code: String, name: String)]] = [:]
        var villages: [String: [(code: String, name: String)]] = [:]
        var listed: [(code: String, name: String)] = []
        var reported: Set<String> = []
        func quoted(_ text: String) -> String { "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
        try rows.forEach("place", needs: ["code", "kind", "name", "within", "in_roster", "has_file", "sample_day"]) { row in
            let (code, name) = (row["code"], row["name"])
            guard let kind = vocabulary.kind(row["kind"]), let level = levels.level(kind) else {
                throw row.wrong("kind", expected: levels.all.map { vocabulary.kinds[$0.kind].id })
            }
            let hasFile = row["has_file"].hasPrefix("t")
            let isListed = row["in_roster"].hasPrefix("t")
            if hasFile { reported.insert(code) }
            if isListed, kind == levels.county { listed.append((code, name)) }
            if isListed, kind == levels.township { rosters[row["within"], default: []].append((code, name)) }
            if isListed, kind == levels.village { villages[row["within"], default: []].append((code, name)) }
            if hasFile, let key = level.fileKey {
                let sample = row["sample_day"].isEmpty ? "" : "sample: {as-of: \(row["sample_day"])}\n"
                files["\(code).yaml"] = "\(key): \(quoted(code))\n" + (name.isEmpty ? "" : "name: \(quoted(name))\n") + sample
            }
        }
        for county in listed {
            var text = "roster: \(quoted(county.code))\nname: \(quoted(county.name))\n\(levels[levels.township].listKeys[0]):\n"
            for township in rosters[county.code] ?? [] {
                text += "  \(quoted(township.code)):\n    name: \(quoted(township.name))\n"
                let villages = villages[township.code] ?? []
                if villages.isEmpty { continue }
                text += "    \(levels[levels.village].listKeys[0]):\n"
                for village in villages { text += "      \(quoted(village.code)): \(quoted(village.name))\n" }
            }
            files["\(county.code)/roster.yaml"] = text
        }
        return (try Inventory.open(folder, files: files.mapValues { Array($0.utf8) }, levels: levels, limits: limits), reported)
    }

    /// The findings.
    ///
    /// - Throws: `InputError` for a row that cannot be used.
    func replay(_ program: AuditProgram) throws -> ReplayedAudit {
        let levels = program.vocabulary.levels
        let reader = ResultReader(program)
        let rows = DatabaseRows(folder: folder)
        var places: [String: PlaceResults] = [:]
        var whereabouts: [String: (place: String, number: Int)] = [:]
        var named: [(position: Int, subject: SubjectName)] = []
        var villageNames: [String: String] = [:]
        var placeNames: [String: String] = [:]
        let columns = levels.all.map { FactSchema.name(program.vocabulary.kinds[$0.kind].id) }
        func key(_ kind: KindID, _ code: String) -> String { "\(kind) \(code)" }
        /// The place whose file a row is of: its township, or what stands above.
        func place(_ row: ResultLine) -> String { columns.dropLast().reversed().lazy.map { row[$0] }.first { !$0.isEmpty } ?? "" }
        let villageColumn = columns[columns.count - 1]
        try rows.forEach("subjects", needs: ["kind", "code", "name", "position"] + columns) { row in
            let kind = try reader.kind(row)
            if kind == levels.village { villageNames[row["code"]] = row["name"] }
            if levels.level(kind) != nil { placeNames[row["code"]] = row["name"] }
            let name = SubjectName(
                kind: kind, code: row["code"], name: row["name"], place: place(row), placeName: "", village: kind == levels.village ? "" : row[villageColumn])
            named.append((Int(row["position"]) ?? Int.max, name))
        }
        named.sort { ($0.position, $0.subject.code) < ($1.position, $1.subject.code) }
        for entry in named {
            var subject = entry.subject
            subject.village = villageNames[subject.village] ?? ""
            subject.placeName = placeNames[subject.place] ?? ""
            let number = places[subject.place, default: PlaceResults()].subjects.count
            places[subject.place, default: PlaceResults()].subjects.append(subject)
            whereabouts[key(subject.kind, subject.code)] = (subject.place, number)
        }
        func locate(_ row: ResultLine) throws -> (place: String, number: Int) {
            guard let found = whereabouts[key(try reader.kind(row), row["subject"])] else { throw row.wrong("subject", expected: ["subjects.csv"]) }
            return found
        }
        try rows.forEach("outcomes", needs: ["check_name", "kind", "subject", "outcome", "low", "high", "level"]) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            let (check, outcome) = (try reader.check(row), try reader.outcome(row))
            places[place]?.outcomes.append(CheckOutcome(check: check, subject: number, outcome: outcome))
            if outcome == .met || outcome == .unmet, let level = try reader.level(row, subject: number) { places[place]?.levels.append(level) }
        }
        try rows.forEach(
            "gaps",
            needs: [
                "check_name", "kind", "subject", "outcome", "term", "term_no", "low", "high", "shortfall", "level", "part", "required", "parts", "missing",
                "remarks",
            ]
        ) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            places[place]?.gaps.append((try reader.gap(row, subject: number), Int(row["term_no"]) ?? 0))
        }
        try rows.forEach("exceptions", needs: ["check_name", "kind", "subject", "remark", "reason", "approver", "until"]) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            places[place]?.exceptions.append(Exception(check: try reader.check(row), subject: number, remark: try reader.exception(row)))
        }
        try rows.forEach("differences", needs: ["kind", "subject", "position", "field", "term", "record", "record_field", "reported", "verified"]) { row in
            let (place, number) = try locate(row)
            places[place]?.differences.append((try reader.difference(row, subject: number), Int(row["position"]) ?? 0))
        }
        try rows.forEach("closed_facilities", needs: ["kind", "code"] + columns) { row in
            places[place(row), default: PlaceResults()].closed[try reader.kind(row), default: 0] += 1
        }
        // A check's place among those of its kind is that of the audit.
        var order = [Int](repeating: 0, count: program.checks.count)
        for (place, check) in program.checksByKind.flatMap({ $0 }).enumerated() { order[check] = place }
        func batch(_ code: String, isTownship: Bool) -> Batch {
            (places[code] ?? PlaceResults()).batch(
                code, placeNames[code] ?? "", hasFile: files.contains(code), isTownship: isTownship, order, program)
        }
        let townships = Set(inventory.townships.map(\.code) + inventory.rosters.values.flatMap { $0.townships.map(\.code) }).sorted()
        let upper = inventory.countyCodes + inventory.cities.map(\.code)
        return ReplayedAudit(
            townships: townships.map { batch($0, isTownship: true) }, upper: upper.map { batch($0, isTownship: false) },
            names: Dictionary(upper.map { ($0, placeNames[$0] ?? "") }, uniquingKeysWith: { first, _ in first }))
    }
}

/// What was found in one place, as the rows came.
private struct PlaceResults {
    var subjects: [SubjectName] = []
    var outcomes: [CheckOutcome] = []
    var gaps: [(gap: Gap, term: Int)] = []
    var exceptions: [Exception] = []
    var levels: [LevelReached] = []
    var differences: [(difference: ValueDifference, position: Int)] = []
    var closed: [KindID: Int] = [:]

    /// The same with only those subjects among ``subjects`` of which something was asked or found.
    private func split() -> (asked: PlaceResults, unasked: [SubjectName]) {
        var isAsked = [Bool](repeating: false, count: subjects.count)
        for outcome in outcomes { isAsked[outcome.subject] = true }
        for entry in differences { isAsked[entry.difference.subject] = true }
        var numbers = [Int](repeating: -1, count: subjects.count)
        var result = self
        result.subjects = []
        var unasked: [SubjectName] = []
        for (number, subject) in subjects.enumerated() {
            guard isAsked[number] else {
                unasked.append(subject)
                continue
            }
            numbers[number] = result.subjects.count
            result.subjects.append(subject)
        }
        for index in result.outcomes.indices { result.outcomes[index].subject = numbers[result.outcomes[index].subject] }
        for index in result.gaps.indices { result.gaps[index].gap.subject = numbers[result.gaps[index].gap.subject] }
        for index in result.exceptions.indices { result.exceptions[index].subject = numbers[result.exceptions[index].subject] }
        for index in result.levels.indices { result.levels[index].subject = numbers[result.levels[index].subject] }
        for index in result.differences.indices { result.differences[index].difference.subject = numbers[result.differences[index].difference.subject] }
        return (result, unasked)
    }

    func batch(_ code: String, _ name: String, hasFile: Bool, isTownship: Bool, _ order: [Int], _ program: AuditProgram) -> Batch {
        let (asked, unasked) = split()
        return asked.batch(code, name, hasFile: hasFile, isTownship: isTownship, unasked, order, program)
    }

    private func batch(_ code: String, _ name: String, hasFile: Bool, isTownship: Bool, _ unasked: [SubjectName], _ order: [Int], _ program: AuditProgram)
        -> Batch
    {
        let gaps = gaps.sorted { ($0.gap.subject, order[$0.gap.check], $0.term) < ($1.gap.subject, order[$1.gap.check], $1.term) }.map(\.gap)
        let outcomes = outcomes.sorted { ($0.subject, order[$0.check]) < ($1.subject, order[$1.check]) }
        let spots = blankSpots(outcomes, gaps, program)
        return Batch(
            code: code, name: name, hasFile: hasFile, isTownship: isTownship, subjects: subjects,
            outcomes: outcomes, gaps: gaps, blankSpots: spots,
            exceptions: exceptions.sorted { ($0.subject, order[$0.check]) < ($1.subject, order[$1.check]) },
            levels: levels.sorted { ($0.subject, order[$0.check]) < ($1.subject, order[$1.check]) },
            differences: differences.sorted { ($0.difference.subject, $0.position) < ($1.difference.subject, $1.position) }.map(\.difference), unasked: unasked,
            closed: closed, program)
    }

    /// The blank spots that outcomes make: two standards may ask the same, and a place is blank once.
    private func blankSpots(_ outcomes: [CheckOutcome], _ gaps: [Gap], _ program: AuditProgram) -> [BlankSpot] {
        var seen: Set<[Int]> = []
        return outcomes.compactMap { outcome in
            let check = program.checks[outcome.check]
            let isCertain = outcome.outcome == .unmet
            guard check.firmness == .binding, let kind = check.criterion.blankSpot, isCertain || outcome.outcome == .unreported,
                seen.insert([outcome.subject, kind == .staff ? 1 : 0, isCertain ? 1 : 0]).inserted
            else { return nil }
            let own = gaps.filter { $0.subject == outcome.subject && $0.check == outcome.check }
            return BlankSpot(
                kind: kind, check: outcome.check, subject: outcome.subject, isCertain: isCertain, missing: own.flatMap(\.missing),
                remarks: own.first?.remarks ?? [])
        }
    }
}
