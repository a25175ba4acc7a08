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
    private let purchases: PurchaseFinder
    /// The groups that get a column of their own in the summary.
    let groups: [String]

    init(_ header: ReportHeader) {
        program = header.program
        language = header.language
        words = GapWords(header.program)
        remarks = RemarkWords(program: header.program)
        purchases = PurchaseFinder(header.program)
        var groups: [String] = []
        for check in header.program.checks where check.firmness == .binding && !groups.contains(check.criterion.group) { groups.append(check.criterion.group) }
        let three = groups.filter { ["三个一", "三合格", "三条线"].contains($0) }
        self.groups = three.isEmpty ? Array(groups.prefix(3)) : three
    }

    func piece(_ batch: Batch) -> WorkbookReport.Piece {
        var piece = WorkbookReport.Piece(code: batch.code)
        for spot in batch.blankSpots { piece.blanks.append(blank(spot, batch)) }
        var unreported: [Int: (cells: [String], checks: Int)] = [:]
        var order: [Int] = []
        for gap in batch.gaps {
            let check = program.checks[gap.check]
            if gap.outcome == .unmet {
                piece.gaps.append(row(gap, check, batch.subjects[gap.subject]))
            } else if check.firmness == .binding {
                if unreported[gap.subject] == nil { order.append(gap.subject) }
                unreported[gap.subject, default: ([], 0)].checks += 1
                for fact in gap.missing {
                    let label = words.label(fact, of: batch.subjects[gap.subject].kind)
                    if !unreported[gap.subject]!.cells.contains(label) { unreported[gap.subject]!.cells.append(label) }
                }
            }
        }
        for number in order {
            let subject = batch.subjects[number]
            let (cells, checks) = unreported[number]!
            piece.unreported.append(
                identity(subject) + [.count(checks), .count(cells.count), .text(cells.joined(separator: language == .zh ? "；" : "; "))])
        }
        for exception in batch.exceptions {
            let check = program.checks[exception.check]
            let subject = batch.subjects[exception.subject]
            piece.exceptions.append(
                identity(subject) + [
                    .text(check.criterion.title), .text(remarks.text(exception.remark)[language]), .text(check.criterion.source.clause), .text(check.name),
                ])
        }
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        let grouped = batch.totals.grouped(program, by: { $0.criterion.group }, where: { $0.firmness == .binding })
        piece.groups = groups.map { group in grouped.first { $0.0 == group }?.1.unmet ?? 0 }
        return piece
    }

    private func kind(_ subject: SubjectName) -> String {
        let kind = program.vocabulary.kinds[subject.kind]
        return language == .zh ? kind.label : kind.id
    }

    private func identity(_ subject: SubjectName) -> [ReportCell] {
        [.text(subject.placeName), .text(subject.village), .text(kind(subject)), .text(subject.code), .text(subject.name)]
    }

    private func blank(_ spot: BlankSpot, _ batch: Batch) -> [ReportCell] {
        let check = program.checks[spot.check]
        let certain = spot.isCertain ? Text(zh: "是", en: "yes") : Text(zh: "待查明", en: "not known")
        return [.text(spot.kind.label[language]), .text(certain[language])] + identity(batch.subjects[spot.subject])
            + [.text(remarks.reason(spot)[language]), .text(check.criterion.source.clause), .text(check.name)]
    }

    private func row(_ gap: Gap, _ check: Check, _ subject: SubjectName) -> [ReportCell] {
        let criterion = check.criterion
        return identity(subject) + [
            .text(criterion.group), .text(criterion.title + (words.term(gap).map { "：\($0.label)" } ?? "")),
            .text(words.required(gap) ?? ""), .text(words.actual(gap)?[language] ?? ""),
            gap.shortfall.flatMap { $0 > .zero && $0.isFinite ? .quantity($0) : nil } ?? .empty, .text(gap.unit ?? ""),
            .text(criterion.severity.label[language]), .text(check.firmness.label[language]), .text(criterion.source.clause), .text(check.name),
            .text(criterion.rectification?.measure ?? ""), .text(criterion.rectification?.responsible ?? ""),
            criterion.rectification?.days.map { .day(program.asOf.adding(days: $0)) } ?? .empty,
        ]
    }
}
