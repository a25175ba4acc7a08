import Audit
import Figures
import Inventories
import Mustache
import Reports
import Standards
import Wording

/// What the page needs of one batch: its section, rendered, and its numbers.
public struct TownshipPiece: Sendable {
    struct BlankRow: Sendable {
        var kind: String
        var township: String
        var place: String
        var code: String
        var reason: String
        var exemptions: String
        var isCertain: Bool
    }

    var code: String
    var name: String
    var html: String
    var blanks: [BlankRow] = []
    /// The outcomes under each heading.
    var families: [OutcomeCounts]
    var purchases: [PurchaseList.Row] = []
    /// Missing items of binding checks that are open rows of the ledger.
    var inLedger = 0
}

/// Renders the section of a township; called by the workers.
struct TownshipPage: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let purchases: PurchaseFinder
    private let names: SubjectNames
    private let ledgerKeys: Set<GapKey>
    let families: Families

    init(_ header: ReportHeader, ledgerKeys: Set<GapKey> = []) {
        self.ledgerKeys = ledgerKeys
        program = header.program
        language = header.language
        words = GapWords(header.program)
        purchases = PurchaseFinder(header.program)
        families = Families(header.program)
        names = SubjectNames(header.program.vocabulary)
    }

    /// The heading of a family; of one that does not count it says so.
    func title(_ family: Families.Family) -> String {
        family.title[language] + (family.isAdvice ? language.word("（\(Firmness.advisory.label.zh)）", " (\(Firmness.advisory.label.en))") : "")
    }

    func piece(_ batch: Batch) -> TownshipPiece {
        let facilities = facilities(batch)
        let outcomes = families.outcomes(batch.totals)
        var rows = [[[String: Any]]](repeating: [], count: families.all.count)
        for gap in batch.gaps where gap.outcome == .unmet {
            let check = program.checks[gap.check]
            guard let family = families.familyOfCheck[gap.check] else { continue }
            let subject = batch.subjects[gap.subject]
            rows[family].append([
                "place": shown(place(subject)), "title": title(gap, check), "phrase": words.phrase(gap, of: subject.kind)[language],
                "clause": "\(check.citation.short)（\(check.name)）",
            ])
        }
        let labels = PageLabels(language: language, places: program.vocabulary.placeWords).all
        let groups: [[String: Any]] = families.all.indices.filter { !rows[$0].isEmpty }.map { index in
            [
                "code": batch.code, "number": String(index), "family": title(families.all[index]), "rows": rows[index], "l": labels,
                "count": language.word(
                    "\(outcomes[index].unmet) 项不达标，缺 \(rows[index].count) 处", "\(outcomes[index].unmet) checks unmet, \(rows[index].count) missing items"),
            ]
        }
        let figures = PlaceFigures(batch, program)
        func line(_ id: FigureID) -> String { "\(id.label[language]) \(figures[id].text[language])" }
        let share = figures.facilityShare
        let data: [String: Any] = [
            "code": batch.code, "name": shown(batch.name), "groups": groups, "places": facilities, "facilityCount": String(facilities.count), "l": labels,
            "summary": [
                line(.blankInstitution), line(.blankStaff), line(.unreported),
                line(.upToStandard) + language.word("（已判定 \(share.decided)，考核 \(share.assessed)）", " (\(share.decided) decided, \(share.assessed) assessed)"),
            ]
            .joined(separator: language.word("，", ", ")) + language.word("；", "; ") + figures.reconciliation[language],
            "signatures": language == .zh ? ["填报人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"],
        ]
        let html = PageTemplates.library.render(data, withTemplate: "township") ?? ""
        var piece = TownshipPiece(code: batch.code, name: batch.name, html: html, families: outcomes)
        piece.blanks = blanks(batch)
        if !ledgerKeys.isEmpty {
            piece.inLedger = batch.gaps.count {
                $0.outcome == .unmet && program.checks[$0.check].firmness == .binding && ledgerKeys.contains(batch.key(of: $0, program))
            }
        }
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        return piece
    }

    private func place(_ subject: SubjectName) -> String { names.full(subject) }

    private func title(_ gap: Gap, _ check: Check) -> String { check.criterion.title + (words.term(gap).map { "：\($0.label)" } ?? "") }

    /// What each facility has, lacks and must answer.
    private func facilities(_ batch: Batch) -> [[String: Any]] {
        var lacks: [Int: [[String: Any]]] = [:]
        for gap in batch.gaps where program.checks[gap.check].firmness == .binding && gap.outcome == .unmet {
            let check = program.checks[gap.check]
            let phrase = words.phrase(gap, of: batch.subjects[gap.subject].kind)[language]
            lacks[gap.subject, default: []].append([
                "title": title(gap, check), "hasPhrase": !phrase.isEmpty, "phrase": phrase, "clause": check.citation.short,
            ])
        }
        var has: [Int: [String]] = [:]
        for outcome in batch.outcomes where program.checks[outcome.check].firmness == .binding && (outcome.outcome == .met || outcome.outcome == .waived) {
            has[outcome.subject, default: []].append(program.checks[outcome.check].criterion.title)
        }
        let figures = SubjectFigures.all(of: batch, program)
        return batch.subjects.enumerated().filter { program.vocabulary.kinds[$0.element.kind].isFacility && figures[$0.offset].state != .notAssessed }.map {
            number, subject in
            let own = lacks[number] ?? []
            let questions = figures[number].cells
            let kind = program.vocabulary.kinds[subject.kind]
            return [
                "code": subject.code, "name": shown(place(subject)), "kind": language == .zh ? kind.label : kind.id, "state": state(figures[number].state),
                "verdict": figures[number].sentence[language],
                "hasAny": has[number] != nil, "has": (has[number] ?? []).joined(separator: language.word("、", "; ")), "lacks": own, "lacksAny": !own.isEmpty,
                "asksAny": !questions.isEmpty,
                "asks": shown(questions.prefix(12).joined(separator: language.word("、", ", ")) + (questions.count > 12 ? "……" : "")),
            ]
        }
    }

    /// The class of a facility's article, by which the page filters.
    private func state(_ state: FacilityState) -> String {
        switch state {
        case .upToStandard: "ok"
        case .below: "below"
        case .undetermined: "ask"
        case .notAssessed: "none"
        }
    }

    private func blanks(_ batch: Batch) -> [TownshipPiece.BlankRow] {
        let remarks = RemarkWords(program: program)
        return batch.blankSpots.map { spot in
            let check = program.checks[spot.check]
            let subject = batch.subjects[spot.subject]
            let kinds = check.form.unless.map(\.kind).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
            return TownshipPiece.BlankRow(
                kind: spot.kind.label[language] + (spot.isCertain ? "" : language.word("（待查明）", " (not known)")), township: shown(batch.name),
                place: shown(place(subject)), code: subject.code,
                reason: shown(remarks.reason(spot)[language]),
                exemptions: kinds.map { program.exemptionKinds[$0].label }.joined(separator: language.word("、", ", ")),
                isCertain: spot.isCertain)
        }
    }
}
