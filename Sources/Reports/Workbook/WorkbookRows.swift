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
        for spot in batch.blankSpots { piece.blanks[spot.isCertain ? 0 : 1].append(blank(spot, batch)) }
        for gap in batch.gaps where gap.outcome == .unmet {
            let check = program.checks[gap.check]
            let row = row(gap, check, batch.subjects[gap.subject])
            if check.firmness == .binding { piece.gaps[check.criterion.severity.rank].append(row) } else { piece.apart.append(row) }
        }
        for (number, figures) in SubjectFigures.gaps(of: batch, program).enumerated() where figures.checks.unreported > 0 {
            let subject = batch.subjects[number]
            piece.unreported.append(
                place(subject) + [
                    .count(figures.checks.unreported), .count(figures.cells.count), .text(figures.cells.joined(separator: language == .zh ? "；" : "; ")),
                ] + identity(subject))
        }
        for exception in batch.exceptions {
            let check = program.checks[exception.check]
            let subject = batch.subjects[exception.subject]
            piece.exceptions.append(
                place(subject) + [
                    .text(exception.remark.standing[language]), .text(check.criterion.title), .text(remarks.text(exception.remark)[language]),
                    .text(check.citation.short),
                ] + identity(subject) + [.text(check.name)])
        }
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        piece.families = families.outcomes(batch.totals)
        return piece
    }

    /// Township and place, as people say them.
    private func place(_ subject: SubjectName) -> [ReportCell] { [.text(subject.placeName), .text(names.full(subject))] }

    /// What programs know a subject by.
    private func identity(_ subject: SubjectName) -> [ReportCell] {
        let kind = program.vocabulary.kinds[subject.kind]
        return [.text(kind.label), .text(subject.code)]
    }

    /// What is to be done, by whom, until when.
    private func action(_ criterion: Criterion) -> [ReportCell] {
        [
            .text(criterion.rectification?.measure ?? ""), .text(criterion.rectification?.responsible ?? ""),
            due.day(criterion).map { .day($0) } ?? .empty,
        ]
    }

    /// What is blank, or may be: the one calls for what is to be done, the other only for finding out.
    private func blank(_ spot: BlankSpot, _ batch: Batch) -> [ReportCell] {
        let check = program.checks[spot.check]
        let subject = batch.subjects[spot.subject]
        let certain = spot.isCertain ? Text(zh: "是", en: "yes") : Text(zh: "待核实", en: "to be verified")
        let action = spot.isCertain ? action(check.criterion) : [.text(language.word("核实并填报", "find out and report")), .empty, .empty]
        return [.text(WorkbookRows.symbol(spot) + " " + spot.kind.label[language]), .text(certain[language])] + place(subject)
            + [.text(remarks.reason(spot)[language])] + action + [.text(check.citation.short)] + identity(subject) + [.text(check.name)]
    }

    /// What tells blank spots apart without colour.
    private static func symbol(_ spot: BlankSpot) -> String { spot.isCertain ? "●" : "○" }

    private func row(_ gap: Gap, _ check: Check, _ subject: SubjectName) -> [ReportCell] {
        let criterion = check.criterion
        let severity = criterion.severity
        return [.text(severity.symbol + " " + severity.label[language])] + place(subject) + [
            .text(criterion.title + (words.term(gap).map { language.word("：", ": ") + $0.label } ?? "")), .text(words.phrase(gap, of: subject.kind)[language]),
        ] + action(criterion) + [
            .text(check.citation.short), .text(check.firmness.label[language]), .text(criterion.group), .text(words.required(gap) ?? ""),
            .text(words.actual(gap)?[language] ?? ""), NumberWords.shownShortfall(gap.shortfall, unit: gap.unit).map { .quantity($0) } ?? .empty,
            .text(gap.unit ?? ""), .text(due.basis(criterion)),
        ] + identity(subject) + [.text(check.name)]
    }
}

extension Severity {
    /// What tells it apart without colour.
    var symbol: String {
        switch self {
        case .critical: "●"
        case .major: "▲"
        case .minor: "○"
        }
    }

    /// Its place among all, from 0 for the worst.
    var rank: Int {
        switch self {
        case .critical: 0
        case .major: 1
        case .minor: 2
        }
    }
}
