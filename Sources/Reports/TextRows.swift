import Audit
import Figures
import Inventories
import Standards
import Wording
import Writing

/// Writes the rows of the text report.
struct TextRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let sections: TextReport.Sections
    private let words: GapWords
    private let remarks: RemarkWords
    private let names: SubjectNames
    private let page: TextPage

    init(_ header: ReportHeader, _ sections: TextReport.Sections) {
        program = header.program
        language = header.language
        self.sections = sections
        words = GapWords(header.program)
        remarks = RemarkWords(program: header.program)
        names = SubjectNames(header.program.vocabulary)
        page = header.page
    }

    func piece(_ batch: Batch) -> TextReport.Piece {
        var piece = TextReport.Piece()
        if sections.contains(.blanks) {
            for spot in batch.blankSpots { note(spot, batch, in: &piece) }
        }
        if sections.contains(.exceptions) {
            piece.exceptions = batch.exceptions.map { exception in
                let subject = batch.subjects[exception.subject]
                return [
                    exception.remark.standing[language], subject.placeName, place(subject), program.checks[exception.check].name,
                    remarks.text(exception.remark)[language],
                ]
            }
        }
        piece.differences = batch.differences.count
        guard sections.contains(.gapRows) else { return piece }
        piece.rows = rows(batch, &piece.counts) { $0 == .binding }
        var others = TextReport.Counts()
        if sections.contains(.indicative) { piece.indicative = rows(batch, &others) { $0 != .binding } }
        piece.levels = batch.levels.compactMap { level($0, batch) }
        return piece
    }

    private func note(_ spot: BlankSpot, _ batch: Batch, in piece: inout TextReport.Piece) {
        let subject = batch.subjects[spot.subject]
        let row = [spot.kind.label[language], subject.placeName, place(subject), subject.code, remarks.reason(spot)[language]]
        if spot.isCertain { piece.blanks.append(row) } else { piece.possible.append(row) }
    }

    private func place(_ subject: SubjectName) -> String { names.full(subject) }

    private func rows(_ batch: Batch, _ counts: inout TextReport.Counts, _ include: (Firmness) -> Bool) -> [UInt8] {
        var writer = ByteWriter()
        var shown = -1
        var unreported = Unreported()
        var index = 0
        while index < batch.gaps.count {
            let gap = batch.gaps[index]
            // The missing items of one list stand in one line.
            var last = index
            while last + 1 < batch.gaps.count, batch.gaps[last + 1].check == gap.check, batch.gaps[last + 1].subject == gap.subject {
                last += 1
            }
            defer { index = last + 1 }
            let check = program.checks[gap.check]
            guard include(check.firmness) else { continue }
            let isUnmet = batch.gaps[index...last].contains { $0.outcome == .unmet }
            if check.firmness != .binding, !isUnmet, !sections.contains(.indicativeUnreported) { continue }
            let subject = batch.subjects[gap.subject]
            if gap.subject != shown {
                unreported.write(to: &writer, language, page)
                shown = gap.subject
                counts.subjects += 1
                let kind = program.vocabulary.kinds[subject.kind]
                let label = kind.label
                writer.write("\n" + page.lines("  \(subject.placeName) \(place(subject)) [\(label) \(subject.code)]\n", hanging: 2, .heading))
            }
            if isUnmet {
                counts.unmet += 1
                counts.items += batch.gaps[index...last].count { $0.outcome == .unmet }
            }
            if !isUnmet, sections.contains(.compactUnreported) {
                counts.folded += 1
                unreported.note(batch.gaps[index...last].flatMap { gap in gap.missing.map { words.label($0, of: subject.kind) } })
            } else {
                writer.write(line(Array(batch.gaps[index...last]), check, subject))
            }
        }
        unreported.write(to: &writer, language, page)
        return writer.bytes
    }

    /// What one subject did not report, put into one line.
    private struct Unreported {
        private var checks = 0
        private var cells: [String] = []

        mutating func note(_ labels: [String]) {
            checks += 1
            for label in labels where !cells.contains(label) { cells.append(label) }
        }

        mutating func write(to writer: inout ByteWriter, _ language: Language, _ page: TextPage) {
            guard checks > 0 else { return }
            let shown = cells.prefix(6).joined(separator: language.word("、", ", ")) + (cells.count > 6 ? language.word("……", " …") : "")
            writer.write(
                page.lines(
                    language.word(
                        "    ？ 未填报  \(checks) 项，待填 \(cells.count) 格：\(shown)\n",
                        "    ? unreported  \(checks) checks, \(cells.count) cells to fill in: \(shown)\n"), hanging: 3, .open))
            checks = 0
            cells = []
        }
    }

    private func line(_ gaps: [Gap], _ check: Check, _ subject: SubjectName) -> String {
        let unmet = gaps.contains { $0.outcome == .unmet }
        let severity = check.criterion.severity.label[language]
        let firmness = check.firmness == .binding ? "" : (language == .zh ? "【\(check.firmness.label.zh)】" : "[\(check.firmness.label.en)] ")
        var phrase: String
        if gaps[0].term != nil {
            let absent = gaps.filter { $0.outcome == .unmet }.compactMap { words.term($0)?.label }.joined(separator: language.word("、", ", "))
            let unknown = gaps.filter { $0.outcome == .unreported }.compactMap { words.term($0)?.label }.joined(separator: language.word("、", ", "))
            var parts: [String] = []
            if !absent.isEmpty { parts.append(language == .zh ? "缺：\(absent)" : "lacks: \(absent)") }
            if !unknown.isEmpty { parts.append(language == .zh ? "待填：\(unknown)" : "to fill in: \(unknown)") }
            phrase = parts.joined(separator: language == .zh ? "；" : "; ")
        } else {
            phrase = words.phrase(gaps[0], of: subject.kind)[language]
        }
        if !phrase.isEmpty { phrase = language.word("：", ": ") + phrase }
        let mark = unmet ? (language == .zh ? "✗ \(severity)" : "✗ \(severity)") : (language == .zh ? "？ 未填报" : "? unreported")
        let basis = language.word("（\(check.citation.short)，\(check.name)）", "(\(check.citation.short); \(check.name))")
        return page.lines("    \(mark)  \(firmness)\(check.criterion.title)\(phrase)  \(basis)\n", hanging: 3, unmet ? .bad : .open)
    }

    private func level(_ level: LevelReached, _ batch: Batch) -> [String]? {
        let check = program.checks[level.check]
        guard let (steps, unit) = check.form.require.levels, level.actual.isPoint else { return nil }
        let subject = batch.subjects[level.subject]
        let unitText = NumberWords.unit(unit)
        let reached = level.level >= 0 ? steps[level.level].label : (language == .zh ? "未达\(steps[0].label)" : "below \(steps[0].label)")
        let next =
            level.toNext.map { "\(steps[level.level + 1].label)\(language.word("：差", ": short by")) \(NumberWords.shortfall($0, unit: unit))\(unitText)" }
            ?? "—"
        return ["\(subject.placeName) \(place(subject))", check.criterion.title, NumberWords.text(level.actual.low, unit: unit) + unitText, reached, next]
    }
}
