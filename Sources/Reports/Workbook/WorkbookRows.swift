import Audit
import Figures
import Inventories
import Standards
import Wording

/// What the workbook needs of one batch, put into words by the workers.
struct WorkbookRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let remarks: RemarkWords
    private let due: DueWords
    private let purchases: PurchaseFinder
    private let families: Families
    private let names: SubjectNames

    init(_ header: ReportHeader) {
        program = header.program
        language = header.language
        words = GapWords(header.program)
        remarks = RemarkWords(program: header.program)
        due = DueWords(header.program, header.language)
        purchases = PurchaseFinder(header.program)
        families = Families(header.program)
        names = SubjectNames(header.program.vocabulary)
    }

    func piece(_ batch: Batch) -> WorkbookReport.Piece {
        var piece = WorkbookReport.Piece(code: batch.code)
        for spot in batch.blankSpots { piece.blanks.append(blank(spot, batch)) }
        for gap in batch.gaps where gap.outcome == .unmet {
            let check = program.checks[gap.check]
            let row = row(gap, check, batch.subjects[gap.subject])
            if check.firmness == .binding { piece.gaps.append(row) } else { piece.apart.append(row) }
        }
        for (number, figures) in SubjectFigures.gaps(of: batch, program).enumerated() where figures.checks.unreported > 0 {
            piece.unreported.append(
                identity(batch.subjects[number]) + [
                    .count(figures.checks.unreported), .count(figures.cells.count), .text(figures.cells.joined(separator: language == .zh ? "；" : "; ")),
                ])
        }
        for exception in batch.exceptions {
            let check = program.checks[exception.check]
            let subject = batch.subjects[exception.subject]
            piece.exceptions.append(
                identity(subject) + [
                    .text(exception.remark.standing[language]), .text(check.criterion.title), .text(remarks.text(exception.remark)[language]),
                    .text(check.citation.short), .text(check.name),
                ])
        }
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        piece.families = families.outcomes(batch.totals)
        return piece
    }

    private func kind(_ subject: SubjectName) -> String {
        let kind = program.vocabulary.kinds[subject.kind]
        return kind.label
    }

    private func identity(_ subject: SubjectName) -> [ReportCell] {
        [.text(subject.placeName), .text(subject.village), .text(kind(subject)), .text(subject.code), .text(names.name(subject))]
    }

    private func blank(_ spot: BlankSpot, _ batch: Batch) -> [ReportCell] {
        let check = program.checks[spot.check]
        let certain = spot.isCertain ? Text(zh: "是", en: "yes") : Text(zh: "待查明", en: "not known")
        return [.text(spot.kind.label[language]), .text(certain[language])] + identity(batch.subjects[spot.subject])
            + [.text(remarks.reason(spot)[language]), .text(check.citation.short), .text(check.name)]
    }

    private func row(_ gap: Gap, _ check: Check, _ subject: SubjectName) -> [ReportCell] {
        let criterion = check.criterion
        return identity(subject) + [
            .text(criterion.group), .text(criterion.title + (words.term(gap).map { language.word("：", ": ") + $0.label } ?? "")),
            .text(words.required(gap) ?? ""), .text(words.actual(gap)?[language] ?? ""),
            NumberWords.shownShortfall(gap.shortfall, unit: gap.unit).map { .quantity($0) } ?? .empty, .text(gap.unit ?? ""),
            .text(criterion.severity.label[language]), .text(check.firmness.label[language]), .text(criterion.source.clause), .text(check.name),
            .text(criterion.rectification?.measure ?? ""), .text(criterion.rectification?.responsible ?? ""),
            due.day(criterion).map { .day($0) } ?? .empty, .text(due.basis(criterion)),
        ]
    }
}
