import Audit
import Digests
import Figures
import Files
import Foundation
import Inventories
import Mustache
import Reports
import Standards
import Wording

/// The audit as a page to look at, print and click: self-contained, without network, scripts or fonts from elsewhere.
package final class WebReport: AuditRenderer {
    /// The version of the program, as the page gives it.
    package static let version = "0.1.0"

    private let header: ReportHeader
    private let language: Language
    private let pages: TownshipPage
    private let ledger: PageLedger?
    private let digest: String
    private let map: PageMap?
    /// Writes the page of a township of its own; nil when all are on one page.
    private let writeTownship: ((_ name: String, _ html: String) throws -> Void)?
    private var sections = ""
    private var pieces: [TownshipPiece] = []
    /// How many blank spots are kept for the list: certain, possible.
    private var listed = [0, 0]
    private var purchases: PurchaseList
    private var groups: GroupTable
    private var advice: GroupTable
    /// Turns a batch into its section.
    package let render: @Sendable (Batch) -> TownshipPiece

    /// A report; the audit must keep its outcomes.
    ///
    /// - Parameters:
    ///   - digest: a digest of the files that were audited.
    ///   - ledger: how the campaign's ledger stands on the day of the audit, when there is one.
    ///   - map: where the places lie, where the inventory knows.
    ///   - writeTownship: given for a folder of pages, one a township.
    package init(
        _ header: ReportHeader, digest: String, ledger: PageLedger? = nil, map: PageMap? = nil,
        writeTownship: ((_ name: String, _ html: String) throws -> Void)? = nil
    ) {
        self.header = header
        language = header.language
        self.digest = digest
        self.ledger = ledger
        self.map = map
        self.writeTownship = writeTownship
        let pages = TownshipPage(header, ledger: ledger, isAlone: writeTownship != nil, isMapped: map != nil)
        self.pages = pages
        purchases = PurchaseList(header.program)
        groups = pages.groups
        advice = pages.advice
        guard writeTownship != nil else {
            render = { pages.piece($0) }
            return
        }
        // What is asked is the same on every page; the page itself is put together where its township was audited.
        let asked = PageFrame(header).asked(pages.criteria)
        render = { batch in
            var piece = pages.piece(batch)
            piece.html = Self.page(of: piece, asked: asked, header)
            return piece
        }
    }

    /// Takes the section of a township.
    package func take(_ piece: TownshipPiece) throws {
        purchases.add(piece.purchases)
        groups.add(piece.code, piece.groups)
        advice.add(piece.code, piece.advice)
        var kept = piece
        kept.purchases = []
        kept.html = ""
        if writeTownship != nil {
            // An index of a whole province names the first; every township's page has its own.
            kept.blanks = kept.blanks.filter { listed[$0.isCertain ? 0 : 1] < PageIndex.mostBlanks && note($0.isCertain) }
            kept.squares = pieces.count < PageIndex.mostLines ? kept.squares : ""
        }
        pieces.append(kept)
        if let writeTownship {
            try writeTownship("t\(piece.code).html", piece.html)
        } else {
            sections += piece.html
        }
    }

    /// Writes the page, or the index of a folder of pages.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let figures = AuditFigures(header.program, summary)
        let index = PageIndex(
            header: header, figures: figures, pieces: pieces, isInline: writeTownship == nil, groups: groups, advice: advice, purchases: purchases,
            ledger: ledger, map: map, digest: digest)
        var data = index.data
        data.merge(Self.names(pieces, language)) { $1 }
        if writeTownship != nil { data["base"] = "-" }
        data["townshipSections"] = sections
        data["asked"] = writeTownship == nil ? PageFrame(header).asked(pages.criteria) : ""
        let content = PageTemplates.library(language).render(data, withTemplate: "index") ?? ""
        try output.write(
            PageFrame(header).page(
                title: title, content: content, reporting: figures.whole.checkShare))
    }

    private func note(_ isCertain: Bool) -> Bool {
        listed[isCertain ? 0 : 1] += 1
        return true
    }

    private var title: String { Self.title(header) }

    private static func title(_ header: ReportHeader) -> String { header.language.word("\(header.region)达标排查", "\(header.region): audit") }

    /// The page of a township of its own.
    private static func page(of piece: TownshipPiece, asked: String, _ header: ReportHeader) -> String {
        let language = header.language
        let back = "<p><a href=\"index.html\">\(language.word("返回", "back"))</a></p>"
        let names = PageTemplates.library(language).render(names([piece], language), withTemplate: "names") ?? ""
        return PageFrame(header).page(
            title: piece.name, heading: title(header), content: "\(back)<section id=\"places\">\(piece.html)</section>\(asked)\(names)",
            bodyClass: "one-township")
    }

    /// The names by which the search finds places, and what states are called.
    private static func names(_ pieces: [TownshipPiece], _ language: Language) -> [String: Any] {
        [
            "names": pieces.map { "=\($0.code)|\(PageText.escaped(PageText.field($0.name)))\n\($0.names)" }.joined(),
            "states": VillageState.allCases.map { ["state": String($0.rawValue), "label": $0.label[language]] },
        ]
    }
}

/// What stands around the content of every page.
struct PageFrame {
    private let header: ReportHeader
    private let language: Language

    init(_ header: ReportHeader) {
        self.header = header
        language = header.language
    }

    private static let chinese = PageHead(language: "zh-CN", style: PageStyle.css, script: PageScript.js)
    private static let english = PageHead(language: "en", style: PageStyle.css, script: PageScript.js)

    /// A whole page.
    ///
    /// - Parameters:
    ///   - heading: the heading, where it is another than the title.
    ///   - bodyClass: what kind of page it is, for the style.
    ///   - reporting: how much of what is asked was reported, where the page is of all of it.
    func page(title: String, heading: String? = nil, content: String, bodyClass: String? = nil, reporting: Share? = nil) -> String {
        let day = header.program.asOf.written(language)
        let parts = [
            language.word("截至 \(day)", "as of \(day)"),
            reporting.map { language.word("填报率 \($0.reporting.zh)", "\($0.reporting.en) reported") },
            header.scope.map { language.word("范围：\($0)", "scope: \($0)") },
        ]
        let head = language == .zh ? Self.chinese : Self.english
        var data: [String: Any] = [
            "head": head.html(title: PageText.escaped(shown(title))), "title": shown(heading ?? title),
            "subtitle": shown(parts.compactMap { $0 }.joined(separator: " · ")), "hasNotice": header.notice != nil,
            "notice": shown(header.words.sentence ?? ""), "style": PageStyle.css, "script": PageScript.js,
            "content": content, "l": PageLabels(language: language, places: header.places).all,
        ]
        if let bodyClass { data["bodyClass"] = bodyClass }
        return PageTemplates.library(language).render(data, withTemplate: "page") ?? ""
    }

    /// The list of what is asked, by number.
    func asked(_ criteria: CriterionNumbers) -> String {
        let data: [String: Any] = [
            "l": PageLabels(language: language, places: header.places).all,
            "count": language.word("共 \(criteria.entries.count) 条", "\(criteria.entries.count) criteria"),
            "criteria": criteria.entries.map { ["title": $0.title, "clause": $0.clause] },
        ]
        return PageTemplates.library(language).render(data, withTemplate: "asked") ?? ""
    }
}
