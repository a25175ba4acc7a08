import Audit
import Quantities
import Standards

/// What is wrong with a row of results that came from a database.
package struct ResultRowProblem: Error, Hashable, Sendable {
    /// The view the row is of.
    package var view: String
    /// Its line in the file, from 1; the heading is the first.
    package var line: Int
    /// The column.
    package var column: String
    /// What was found there.
    package var found: String
    /// What was expected.
    package var expected: String
}

/// A row of a view, by column.
package struct ResultLine: Sendable {
    /// The view.
    package var view: String
    /// Its line in the file.
    package var line: Int
    private let columns: [String: Int]
    private let cells: [String]

    /// A row of its cells; what is NULL is empty.
    ///
    /// - Parameters:
    ///   - view: the view.
    ///   - line: its line in the file.
    ///   - columns: where the cell of each column stands; the same of every row of a file.
    ///   - cells: the cells.
    package init(view: String, line: Int, columns: [String: Int], cells: [String]) {
        self.view = view
        self.line = line
        self.columns = columns
        self.cells = cells
    }

    /// A cell; empty where it is NULL.
    package subscript(_ column: String) -> String { columns[column].map { cells[$0] } ?? "" }

    /// What is wrong with a cell of it.
    package func wrong(_ column: String, expected: [String]) -> ResultRowProblem { problem(column, expected: expected.joined(separator: ", ")) }

    func problem(_ column: String, expected: String) -> ResultRowProblem {
        ResultRowProblem(view: view, line: line, column: column, found: self[column], expected: expected)
    }

    /// A whole number.
    package func whole(_ column: String) throws -> Int {
        guard let number = Int(self[column]) else { throw problem(column, expected: "0") }
        return number
    }

    /// An amount; nil where it is NULL.
    package func amount(_ column: String) throws -> Quantity? {
        let text = self[column]
        if text.isEmpty { return nil }
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : text[...]
        // Quotients come with twelve digits after the point.
        let point = digits.firstIndex(of: ".") ?? digits.endIndex
        let fine = digits[point...].dropFirst(7)
        guard let amount = Quantity(decimal: digits.dropLast(fine.count)), fine.count <= 6, let rest = fine.isEmpty ? 0 : Int64(fine) else {
            throw problem(column, expected: "0.000000")
        }
        let unit = (0..<fine.count).reduce(Quantity(1_000_000)) { scale, _ in scale * Quantity(10) }
        let sum = rest == 0 ? amount : amount + Quantity(Int(rest)) / unit
        return isNegative ? Quantity(0) - sum : sum
    }
}

/// Reads gaps that the views of a database told of back into those of the audit.
package struct ResultReader: Sendable {
    /// The columns of every row of a check and a subject.
    package static let ownColumns = ["check_name", "kind", "subject"]
    /// The columns that ``outcome(_:)`` and ``level(_:subject:)`` read.
    package static let outcomeColumns = ownColumns + ["outcome", "low", "high", "level"]
    /// The columns that ``gap(_:subject:)`` reads.
    package static let gapColumns =
        ownColumns + ["outcome", "term", "low", "high", "shortfall", "level", "part", "required", "parts", "missing", "remarks"]
    /// The columns that ``exception(_:)`` reads.
    package static let exceptionColumns = ownColumns + ["remark", "reason", "approver", "until"]

    private let program: AuditProgram
    private let checks: [String: [KindID: Int]]

    /// A reader for the checks of a program.
    package init(_ program: AuditProgram) {
        self.program = program
        var checks: [String: [KindID: Int]] = [:]
        for check in program.checks { checks[check.name, default: [:]][check.form.kind] = check.index }
        self.checks = checks
    }

    private var vocabulary: Vocabulary { program.vocabulary }

    /// The number of the check of a row.
    package func check(_ row: ResultLine) throws -> Int {
        guard let check = checks[row["check_name"]]?[try kind(row)] else { throw row.problem("check_name", expected: "standard/criterion") }
        return check
    }

    /// Whether the program asks the standard of a row: a database may ask more.
    package func isAsked(_ row: ResultLine) -> Bool { program.standards.contains { row["check_name"].hasPrefix($0.id + "/") } }

    /// The kind of a row.
    package func kind(_ row: ResultLine) throws -> KindID {
        guard let kind = vocabulary.kinds.firstIndex(where: { $0.id == row["kind"] }) else {
            throw row.problem("kind", expected: vocabulary.kinds.map(\.id).joined(separator: ", "))
        }
        return kind
    }

    /// The outcome of a row.
    package func outcome(_ row: ResultLine) throws -> Outcome {
        guard let outcome = Outcome(id: row["outcome"]) else { throw row.problem("outcome", expected: Outcome.allCases.map(\.id).joined(separator: ", ")) }
        return outcome
    }

    /// The level a row says was reached; nil where its check has no levels, or nothing to compare.
    package func level(_ row: ResultLine, subject: Int) throws -> LevelReached? {
        let check = program.checks[try check(row)]
        guard check.hasLevels, case .compare(let number, let threshold) = check.form.require, case .levels(let levels) = threshold.limit,
            let low = try row.amount("low"), let level = Int(row["level"])
        else { return nil }
        let actual = Interval(low, try row.amount("high") ?? .infinity)
        let next = level + 1 < levels.count ? levels[level + 1].comparison.shortfall(actual, isWhole: number.isWhole) : nil
        return LevelReached(check: check.index, subject: subject, level: level, actual: actual, toNext: next)
    }

    /// What a row says was found to be different on site.
    package func difference(_ row: ResultLine, subject: Int) throws -> ValueDifference {
        let kind = try kind(row)
        guard let slot = vocabulary.kinds[kind].table.slot(id: row["field"]) else { throw row.problem("field", expected: vocabulary.kinds[kind].label) }
        let ref = FieldRef(kind: kind, slot: slot)
        let recordSlot = vocabulary.recordKind(in: ref).flatMap { vocabulary.records[$0].table.slot(id: row["record_field"]) }
        return ValueDifference(
            subject: subject, slot: slot, term: vocabulary.termList(of: ref)?.index(id: row["term"]), record: row["record"].isEmpty ? nil : row["record"],
            recordSlot: recordSlot,
            reported: row["reported"], verified: row["verified"])
    }

    /// The gap of a row.
    ///
    /// - Parameter subject: its subject's place in the batch.
    package func gap(_ row: ResultLine, subject: Int) throws -> Gap {
        let number = try check(row)
        let check = program.checks[number]
        let outcome = try outcome(row)
        var gap = Gap(check: number, subject: subject, outcome: outcome, remarks: try lines(row, "remarks").map { try remark($0, row) })
        var missing = try lines(row, "missing").compactMap { try cell($0, row, check) }
        if !row["term"].isEmpty, let (ref, _) = check.form.require.list {
            guard let list = vocabulary.termList(of: ref), let term = list.index(id: row["term"]) else {
                throw row.problem("term", expected: vocabulary.termList(of: ref)?.label ?? "")
            }
            let isNone = row["high"] == "0" || row["high"].hasPrefix("0.")
            gap.term = term
            gap.required = .atLeast(Quantity(1))
            gap.actual = isNone ? Interval(.zero) : .unknown
            gap.shortfall = isNone ? Quantity(1) : nil
            gap.unit = list.items[term].unit
            if !isNone { missing.insert(MissingFact(kind: ref.kind, slot: ref.slot, term: term), at: 0) }
        } else {
            let node = row["part"].isEmpty ? check.tree.require : Int(row["part"]) ?? check.tree.require
            let part = try part(
                node, check, low: row.amount("low"), high: row.amount("high"), shortfall: row.amount("shortfall"), level: Int(row["level"]),
                limit: row.amount("required"))
            (gap.required, gap.actual, gap.shortfall, gap.unit, gap.level) = (part.required, part.actual, part.shortfall, part.unit, part.level)
            if outcome == .unreported { gap.shortfall = nil }
            gap.parts = try lines(row, "parts").map { try self.part($0, row, check) }
        }
        // The database names every cell; so many are enough for people.
        var seen: [MissingFact] = []
        for fact in missing where !seen.contains(fact) { seen.append(fact) }
        gap.missing = Array(seen.prefix(MissingFact.most))
        var remarks: [Remark] = []
        for remark in gap.remarks where !remarks.contains(remark) { remarks.append(remark) }
        gap.remarks = remarks
        return gap
    }

    private func lines(_ row: ResultLine, _ column: String) -> [String] { row[column].split(separator: "\n").map(String.init) }

    // MARK: Parts

    private func part(_ line: String, _ row: ResultLine, _ check: Check) throws -> GapPart {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 6, let node = Int(cells[0]), check.tree.nodes.indices.contains(node) else {
            throw row.problem("parts", expected: "part|low|high|shortfall|level|required")
        }
        func amount(_ text: String) throws -> Quantity? { try ResultLine(view: row.view, line: row.line, columns: ["parts": 0], cells: [text]).amount("parts") }
        return try part(node, check, low: amount(cells[1]), high: amount(cells[2]), shortfall: amount(cells[3]), level: Int(cells[4]), limit: amount(cells[5]))
    }

    /// The numbers of a rule, held against what the criterion asks.
    private func part(_ node: Int, _ check: Check, low: Quantity?, high: Quantity?, shortfall: Quantity?, level: Int?, limit: Quantity?) throws -> GapPart {
        var part = GapPart(node: node)
        guard check.tree.nodes.indices.contains(node), case .rule(let rule) = check.tree.nodes[node] else { return part }
        let actual = low.map { Interval($0, high ?? .infinity) }
        switch rule {
        case .compare(_, let threshold):
            part.required = threshold.limit.comparison
            // A limit that grows with what is not known has no end.
            if case .scaled(let comparison, _) = threshold.limit, actual != nil { part.required = comparison.limited(to: limit ?? .infinity) }
            part.unit = threshold.unit
            part.actual = actual
            part.shortfall = actual == nil ? nil : shortfall
            // Nor has what is lacking of it.
            if case .scaled = threshold.limit, actual != nil, limit == nil, shortfall == nil { part.shortfall = .infinity }
            if case .levels = threshold.limit, actual != nil { part.level = level }
        case .has(_, let terms, let quota):
            part.required = .atLeast(Quantity(quota.count(of: terms.count)))
            (part.actual, part.shortfall) = (actual, shortfall)
        case .every:
            part.required = .equals(.zero)
            (part.actual, part.shortfall) = (actual, shortfall)
        case .always, .all, .any, .not, .isOne, .day, .open, .reported: break
        }
        return part
    }

    // MARK: Remarks

    /// Why something is as it is, of its line.
    package func remark(_ line: String, _ row: ResultLine) throws -> Remark {
        let cells = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        let wrong = row.problem("remarks", expected: "word|kind|…")
        func kind() throws -> Int {
            guard cells.count > 1, let item = program.exemptionKinds.firstIndex(where: { $0.id == cells[1] }) else { throw wrong }
            return item
        }
        func day(_ place: Int) throws -> Day {
            guard cells.count > place, let day = Day(cells[place]) else { throw wrong }
            return day
        }
        let by = cells.count > 2 ? cells[2] : ""
        switch cells[0] {
        case RemarkWords.exempt: return .exempt(kind: try kind(), by: by)
        case RemarkWords.expired: return .exemptionExpired(kind: try kind(), on: try day(2))
        case RemarkWords.uncovered: return .exemptionUncovered(kind: try kind(), by: by)
        case RemarkWords.unfit:
            let flaws: [String: FacilityFlaw] = ["kind": .kind, "place": .place, "lacking": .lacking]
            guard cells.count > 3, let flaw = flaws[cells[3]] else { throw wrong }
            return .exemptionUnfit(kind: try kind(), by: by, flaw)
        case RemarkWords.unapproved: return .exemptionUnapproved(kind: try kind())
        case RemarkWords.notYet: return .exemptionNotYet(kind: try kind(), on: try day(2))
        case RemarkWords.incomplete: return .exemptionIncomplete(kind: try kind())
        case RemarkWords.notAllowed: return .exemptionNotAllowed(kind: try kind())
        case RemarkWords.open: return .exemptionOpen(kind: try kind())
        case RemarkWords.void:
            guard cells.count > 1, let ofNothing = OfNothing(rawValue: cells[1]) else { throw wrong }
            return .nothingToTakeOf(ofNothing)
        case RemarkWords.waiverExpired: return .waiverExpired(on: try day(1))
        default: throw wrong
        }
    }

    /// Why a row's check was set aside, or not any more.
    package func exception(_ row: ResultLine) throws -> Remark {
        switch row["remark"] {
        case RemarkWords.waived, RemarkWords.waiverExpired:
            guard let until = Day(row["until"]) else { throw row.problem("until", expected: "YYYY-MM-DD") }
            return row["remark"] == RemarkWords.waived ? .waived(reason: row["reason"], approver: row["approver"], until: until) : .waiverExpired(on: until)
        default: return try remark(row["remark"], row)
        }
    }

    // MARK: Cells

    /// The cell a line names.
    private func cell(_ line: String, _ row: ResultLine, _ check: Check) throws -> MissingFact? {
        let wrong = row.problem("missing", expected: "kind.field…")
        var text = line[...]
        var count = 1
        if let times = text.lastIndex(of: "×"), let number = Int(text[text.index(after: times)...]) {
            count = number
            text = text[..<times]
        }
        if text.hasSuffix(CellWords.presence), let kind = vocabulary.kinds.firstIndex(where: { $0.id == text.dropLast() }) {
            return MissingFact(kind: kind, slot: vocabulary.kinds[kind].statusSlot ?? 0, isPresence: true, count: count)
        }
        guard let dot = text.firstIndex(of: "."), let kind = vocabulary.kinds.firstIndex(where: { $0.id == text[..<dot] }) else { throw wrong }
        let rest = text[text.index(after: dot)...]
        let name = rest.prefix { !"[.@!".contains($0) }
        guard let slot = vocabulary.kinds[kind].table.slot(id: String(name)) else { throw wrong }
        var fact = MissingFact(kind: kind, slot: slot, count: count)
        let end = rest[name.endIndex...]
        switch end.first {
        case "@": fact.of = String(end.dropFirst())
        case "!": fact.reason = try reason(end.dropFirst(), wrong, check)
        case ".": fact.term = vocabulary.termList(of: FieldRef(kind: kind, slot: slot))?.index(id: String(end.dropFirst()))
        case "[":
            guard let close = end.lastIndex(of: "]"), let record = vocabulary.recordKind(in: FieldRef(kind: kind, slot: slot)) else { throw wrong }
            let id = end[end.index(after: end.startIndex)..<close]
            fact.record = count > 1 || id.isEmpty ? nil : String(id)
            fact.recordSlot = vocabulary.records[record].table.slot(id: String(end[close...].dropFirst(2)))
        default: break
        }
        return fact
    }

    private func reason(_ text: Substring, _ wrong: ResultRowProblem, _ check: Check) throws -> MissingFact.Reason {
        let parts = text.split(separator: ":", maxSplits: 1)
        let day = parts.count > 1 ? Day(parts[1]) : nil
        switch ("!" + String(parts.first ?? "")[...], day, check.criterion.validFor) {
        case (CellWords.evidence[...], _, _): return .evidence
        case (CellWords.undated[...], _, _): return .undated
        case (CellWords.lapsed.dropLast(), let day?, let life?): return .lapsed(answered: day, life)
        case (CellWords.toCome.dropLast(), let day?, _): return .answerToCome(day)
        case (CellWords.dateToCome.dropLast(), let day?, _): return .dateToCome(day)
        default: throw wrong
        }
    }
}
