import Audit
import Figures
import Files
import Foundation
import Reports
import Standards
import Wording

/// One facility, or one village without any, as a short page of its own: to look at on a phone, or to hand over on one sheet of paper.
package final class ClinicReport: AuditRenderer {
    private let header: ReportHeader
    private let code: String
    private let ledger: PageLedger?
    private var name = ""
    private var html = ""
    /// Turns a batch into the cards that were asked for.
    package let render: @Sendable (Batch) -> [String]

    /// A report of the facility or village of a code; the audit must keep its outcomes, and may be of that subject alone.
    package init(_ header: ReportHeader, code: String, ledger: PageLedger? = nil) {
        self.header = header
        self.code = code
        self.ledger = ledger
        let cards = PlaceCards(header, CriterionNumbers(header.program), ledger: ledger, below: 1)
        let program = header.program
        render = { batch in
            let figures = SubjectFigures.all(of: batch, program)
            let standings = VillageStanding.all(of: batch, figures, program)
            return cards.cards(batch, standings, figures, only: code).flatMap { [$0.name.isEmpty ? $0.village : $0.name, $0.html] }
        }
    }

    /// Whether anything was found to report.
    package var isEmpty: Bool { html.isEmpty }

    /// Takes the cards of a batch.
    package func take(_ piece: [String]) throws {
        guard piece.count > 1 else { return }
        if name.isEmpty { name = piece[0] }
        html += piece[1]
    }

    /// Writes the page.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let language = header.language
        let content = "<section class=\"list\">\(html)</section>"
        let title = language.word("\(header.region)达标排查：\(name)", "\(header.region): \(name)")
        try output.write(
            PageFrame(header).page(
                title: title, heading: language.word("\(header.region)达标排查", "\(header.region): audit"), content: content, bodyClass: "alone"))
    }
}
