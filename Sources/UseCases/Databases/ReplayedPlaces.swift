import Audit
import SQL
import Standards

/// What a database found, by the place whose file the subjects are of.
struct ReplayedPlaces {
    private let program: AuditProgram
    private let rows: DatabaseRows
    private let reader: ResultReader
    /// The columns of the places a row stands in, outermost first.
    private let columns: [String]
    private var whereabouts: [Subject: (place: String, number: Int)] = [:]
    /// The findings, by the code of the place.
    private(set) var places: [String: PlaceResults] = [:]
    /// The names of places, by code.
    private(set) var names: [String: String] = [:]

    private struct Subject: Hashable {
        var kind: KindID
        var code: String
    }

    init(_ program: AuditProgram, _ rows: DatabaseRows) {
        (self.program, self.rows) = (program, rows)
        reader = ResultReader(program)
        columns = program.vocabulary.levels.all.map { FactSchema.name(program.vocabulary.kinds[$0.kind].id) }
    }

    /// Reads every view.
    ///
    /// - Throws: `InputError` for a row that cannot be used.
    mutating func read() throws {
        try readSubjects()
        try readOutcomes()
        try readGaps()
        try readExceptions()
        try readDifferences()
        try readClosed()
    }

    /// The place whose file a row is of: its township, or what stands above.
    private func place(_ row: ResultLine) -> String { columns.dropLast().reversed().lazy.map { row[$0] }.first { !$0.isEmpty } ?? "" }

    private mutating func readSubjects() throws {
        let levels = program.vocabulary.levels
        let villageColumn = columns[columns.count - 1]
        var found: [(position: Int, subject: SubjectName)] = []
        try rows.forEach("subjects", needs: ["kind", "code", "name", "position"] + columns) { row in
            let kind = try reader.kind(row)
            if levels.level(kind) != nil { names[row["code"]] = row["name"] }
            let name = SubjectName(
                kind: kind, code: row["code"], name: row["name"], place: place(row), placeName: "", village: kind == levels.village ? "" : row[villageColumn])
            found.append((Int(row["position"]) ?? Int.max, name))
        }
        found.sort { ($0.position, $0.subject.code) < ($1.position, $1.subject.code) }
        for var subject in found.map(\.subject) {
            subject.village = names[subject.village] ?? ""
            subject.placeName = names[subject.place] ?? ""
            let number = places[subject.place, default: PlaceResults()].add(subject)
            whereabouts[Subject(kind: subject.kind, code: subject.code)] = (subject.place, number)
        }
    }

    /// The place and the number there of the subject of a row.
    private func locate(_ row: ResultLine) throws -> (place: String, number: Int) {
        guard let found = whereabouts[Subject(kind: try reader.kind(row), code: row["subject"])] else {
            throw row.wrong("subject", expected: ["subjects.csv"])
        }
        return found
    }

    private mutating func readOutcomes() throws {
        try rows.forEach("outcomes", needs: ResultReader.outcomeColumns) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            let (check, outcome) = (try reader.check(row), try reader.outcome(row))
            places[place]?.outcomes.append(CheckOutcome(check: check, subject: number, outcome: outcome))
            if outcome == .met || outcome == .unmet, let level = try reader.level(row, subject: number) { places[place]?.levels.append(level) }
        }
    }

    private mutating func readGaps() throws {
        try rows.forEach("gaps", needs: ResultReader.gapColumns + ["term_no"]) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            places[place]?.gaps.append((try reader.gap(row, subject: number), Int(row["term_no"]) ?? 0))
        }
    }

    private mutating func readExceptions() throws {
        try rows.forEach("exceptions", needs: ResultReader.exceptionColumns) { row in
            guard reader.isAsked(row) else { return }
            let (place, number) = try locate(row)
            places[place]?.exceptions.append(Exception(check: try reader.check(row), subject: number, remark: try reader.exception(row)))
        }
    }

    private mutating func readDifferences() throws {
        let needs = ["kind", "subject", "position", "field", "term", "record", "record_field", "reported", "verified"]
        try rows.forEach("differences", needs: needs) { row in
            let (place, number) = try locate(row)
            places[place]?.differences.append((try reader.difference(row, subject: number), Int(row["position"]) ?? 0))
        }
    }

    private mutating func readClosed() throws {
        try rows.forEach("closed_facilities", needs: ["kind", "code"] + columns) { row in
            places[place(row), default: PlaceResults()].closed[try reader.kind(row), default: 0] += 1
        }
    }
}

/// What was found in one place, as the rows came.
struct PlaceResults {
    private var subjects: [SubjectName] = []
    var outcomes: [CheckOutcome] = []
    var gaps: [(gap: Gap, term: Int)] = []
    var exceptions: [Exception] = []
    var levels: [LevelReached] = []
    var differences: [(difference: ValueDifference, position: Int)] = []
    var closed: [KindID: Int] = [:]

    /// Adds a subject; its number, by which the rest refers to it.
    mutating func add(_ subject: SubjectName) -> Int {
        subjects.append(subject)
        return subjects.count - 1
    }

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
