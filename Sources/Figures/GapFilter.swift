import Audit
import Standards
import Wording

/// Which gaps a list shows.
public struct GapFilter: Sendable {
    /// Whether criteria that do not count are listed too.
    public var includesIndicative = false
    /// Whether what was not reported is listed row by row; otherwise there is one line for each place.
    public var listsUnreported = false
    /// Only gaps of these severities; nil for all.
    public var severities: Set<Severity>?
    /// Only gaps of criteria of these groups; nil for all.
    public var groups: Set<String>?
    /// Only gaps of these checks, by number; nil for all.
    public var checks: Set<Int>?

    /// Binding criteria: what is unmet row by row, what is unreported in a line for each place.
    public init() {}

    /// A word of a filter that means nothing, with what it could have been.
    public struct UnknownWord: Error, Sendable {
        /// What is wrong.
        public var message: Text
        /// What may be written.
        public var help: Text
    }

    /// Keeps gaps of some severities, by id or label.
    public mutating func keep(severities words: [String]) throws(UnknownWord) {
        guard !words.isEmpty else { return }
        var wanted: Set<Severity> = []
        for word in words {
            guard let severity = Severity(word: word) else {
                throw UnknownWord(
                    message: Text(zh: "没有严重程度“\(word)”", en: "there is no severity \"\(word)\""),
                    help: .oneOf(Severity.allCases.flatMap { [$0.label.zh, $0.rawValue] }))
            }
            wanted.insert(severity)
        }
        severities = wanted
    }

    /// Keeps gaps of the groups that are named.
    public mutating func keep(groups words: [String], of program: AuditProgram) throws(UnknownWord) {
        guard !words.isEmpty else { return }
        var known: [String] = []
        for check in program.checks where !known.contains(check.criterion.group) { known.append(check.criterion.group) }
        if let unknown = words.first(where: { !known.contains($0) }) {
            throw UnknownWord(message: Text(zh: "没有类别“\(unknown)”", en: "there is no group \"\(unknown)\""), help: .nearestOrList(unknown, among: known))
        }
        groups = Set(words)
    }

    /// Keeps gaps of the criteria that are named, with or without their standard, or by their titles.
    public mutating func keep(criteria words: [String], of program: AuditProgram) throws(UnknownWord) {
        guard !words.isEmpty else { return }
        var wanted: Set<Int> = []
        for word in words {
            let found = program.checks.filter { [$0.name, $0.criterion.id, $0.criterion.title].contains(word) }
            if found.isEmpty {
                throw UnknownWord(
                    message: Text(zh: "没有条款“\(word)”", en: "there is no criterion \"\(word)\""),
                    help: .nearestOrList(word, among: program.checks.map(\.criterion.id) + program.checks.map(\.name)))
            }
            wanted.formUnion(found.map(\.index))
        }
        checks = wanted
    }

    /// Whether a gap is among those that are asked for, listed row by row or not.
    public func concerns(_ gap: Gap, _ program: AuditProgram) -> Bool {
        let check = program.checks[gap.check]
        if check.firmness != .binding, !includesIndicative { return false }
        if check.firmness != .binding, gap.outcome == .unreported, !listsUnreported { return false }
        return severities?.contains(check.criterion.severity) ?? true && groups?.contains(check.criterion.group) ?? true && checks?.contains(gap.check) ?? true
    }

    /// The batch with only the gaps that are asked for, and none of what is no gap.
    public func applied(to batch: Batch, _ program: AuditProgram) -> Batch {
        var batch = batch
        batch.gaps = batch.gaps.filter { concerns($0, program) }
        batch.levels = []
        batch.exceptions = []
        return batch
    }

    /// What is listed, for the head of the list.
    public func words(_ program: AuditProgram) -> Text {
        var zh = [includesIndicative ? "全部条款" : "约束性条款", listsUnreported ? "不达标和未填报" : "不达标逐条、未填报每处一行"]
        var en = [
            includesIndicative ? "all criteria" : "binding criteria", listsUnreported ? "unmet and unreported" : "unmet; unreported in a line for each place",
        ]
        if let severities {
            let sorted = Severity.allCases.filter(severities.contains)
            zh.append(sorted.map(\.label.zh).joined(separator: "、"))
            en.append(sorted.map(\.rawValue).joined(separator: ", "))
        }
        if let groups {
            zh.append(groups.sorted().joined(separator: "、"))
            en.append(groups.sorted().joined(separator: ", "))
        }
        if let checks {
            let names = Set(checks.map { program.checks[$0].name }).sorted()
            zh.append(names.joined(separator: "、"))
            en.append(names.joined(separator: ", "))
        }
        return Text(zh: zh.joined(separator: "，"), en: en.joined(separator: "; "))
    }
}

/// What one place or facility did not report, folded into a line.
public struct UnreportedLine: Sendable {
    /// The subject's place in the batch.
    public var subject: Int
    /// The checks that cannot be answered, by number.
    public var checks: [Int] = []
    /// The cells to fill in, in words.
    public var cells: [String] = []

    /// The lines of the unreported gaps of a batch, in the order of its subjects.
    public static func lines(of batch: Batch, _ program: AuditProgram) -> [UnreportedLine] {
        let words = GapWords(program)
        var lines: [Int: UnreportedLine] = [:]
        // A check with an item surely lacking is unmet, whatever else of it is not known.
        let unmet = Set(batch.gaps.filter { $0.outcome == .unmet }.map { [$0.subject, $0.check] })
        for gap in batch.gaps where gap.outcome == .unreported && !unmet.contains([gap.subject, gap.check]) {
            var line = lines[gap.subject] ?? UnreportedLine(subject: gap.subject)
            if !line.checks.contains(gap.check) { line.checks.append(gap.check) }
            for fact in gap.missing {
                let label = words.label(fact, of: batch.subjects[gap.subject].kind)
                if !line.cells.contains(label) { line.cells.append(label) }
            }
            lines[gap.subject] = line
        }
        return lines.values.sorted { $0.subject < $1.subject }
    }
}
