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
    /// Unmet binding checks by family of groups.
    var families: [Int]
    var purchases: [PurchaseList.Row] = []
    var isTownship: Bool
}

/// Renders the section of a township; called by the workers.
struct TownshipPage: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let values: ValueWords
    private let purchases: PurchaseFinder
    let families: [String]
    private let familyOfGroup: [Int]
    private let capabilityFamily: Int

    init(_ header: ReportHeader) {
        program = header.program
        language = header.language
        words = GapWords(header.program)
        values = ValueWords(vocabulary: header.program.vocabulary)
        purchases = PurchaseFinder(header.program)
        // The three headings of the policy, then the capability standard, then everything else.
        let three = ["三个一", "三合格", "三条线"].filter { name in header.program.checks.contains { $0.criterion.group == name } }
        let capability = header.language == .zh ? "2022版能力标准（建议性）" : "2022 standard (advice)"
        let other = header.language == .zh ? "其他" : "other"
        let hasCapability = header.program.checks.contains { $0.standard == "village-clinic-capability-2022" }
        capabilityFamily = hasCapability ? three.count : -1
        families = three + (hasCapability ? [capability] : []) + [other]
        familyOfGroup = header.program.checks.map { check in
            if let index = three.firstIndex(of: check.criterion.group) { return index }
            return hasCapability && check.standard == "village-clinic-capability-2022" ? three.count : three.count + (hasCapability ? 1 : 0)
        }
    }

    func piece(_ batch: Batch) -> TownshipPiece {
        let facilities = facilities(batch)
        var rows = [[[String: Any]]](repeating: [], count: families.count)
        for gap in batch.gaps where gap.outcome == .unmet {
            let check = program.checks[gap.check]
            // What is known of the capability standard is advice, and stands under its own heading.
            guard check.firmness == .binding || (check.firmness == .advisory && familyOfGroup[gap.check] == capabilityFamily) else { continue }
            let subject = batch.subjects[gap.subject]
            rows[familyOfGroup[gap.check]].append([
                "place": shown(place(subject)), "title": title(gap, check), "phrase": words.phrase(gap, of: subject.kind)[language],
                "clause": "\(check.criterion.source.clause)（\(check.name)）",
            ])
        }
        let labels = PageLabels(language: language).all
        let groups: [[String: Any]] = families.indices.filter { !rows[$0].isEmpty }.map { index in
            ["code": batch.code, "number": String(index), "family": families[index], "count": String(rows[index].count), "rows": rows[index], "l": labels]
        }
        let totals = batch.totals
        var open = 0
        var upToStandard = 0
        for (kind, counts) in totals.facilities.enumerated() where program.vocabulary.kinds[kind].isFacility {
            open += counts.open
            upToStandard += counts.upToStandard
        }
        let data: [String: Any] = [
            "code": batch.code, "name": shown(batch.name), "groups": groups, "places": facilities, "facilityCount": String(facilities.count), "l": labels,
            "summary": language.word(
                "机构空白点 \(totals.blanks[0])，人员空白点 \(totals.blanks[1])，缺口 \(totals.bindingGaps.reduce(0, +))，未填报 \(totals.binding.unreported)，达标机构 \(upToStandard)/\(open)",
                "\(totals.blanks[0]) blank (institution), \(totals.blanks[1]) blank (staff), \(totals.bindingGaps.reduce(0, +)) gaps, \(totals.binding.unreported) unreported, \(upToStandard)/\(open) up to standard"
            ),
            "signatures": language == .zh ? ["填报人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"],
        ]
        let html = PageTemplates.library.render(data, withTemplate: "township") ?? ""
        var piece = TownshipPiece(code: batch.code, name: batch.name, html: html, families: rows.map(\.count), isTownship: batch.code.utf8.count == 9)
        piece.blanks = blanks(batch)
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        return piece
    }

    private func place(_ subject: SubjectName) -> String {
        if subject.village.isEmpty { return subject.name.isEmpty ? subject.code : subject.name }
        return subject.name.isEmpty ? subject.village : "\(subject.village)·\(subject.name)"
    }

    private func title(_ gap: Gap, _ check: Check) -> String { check.criterion.title + (words.term(gap).map { "：\($0.label)" } ?? "") }

    /// What each facility has, lacks and must answer.
    private func facilities(_ batch: Batch) -> [[String: Any]] {
        var lacks: [Int: [[String: Any]]] = [:]
        var asks: [Int: [String]] = [:]
        for gap in batch.gaps where program.checks[gap.check].firmness == .binding {
            let check = program.checks[gap.check]
            if gap.outcome == .unmet {
                let phrase = words.phrase(gap, of: batch.subjects[gap.subject].kind)[language]
                lacks[gap.subject, default: []].append([
                    "title": title(gap, check), "hasPhrase": !phrase.isEmpty, "phrase": phrase, "clause": check.criterion.source.clause,
                ])
            } else {
                for fact in gap.missing {
                    let label = values.label(fact, for: batch.subjects[gap.subject].kind)
                    if !(asks[gap.subject]?.contains(label) ?? false) { asks[gap.subject, default: []].append(label) }
                }
            }
        }
        var met: [Int: (met: Int, asked: Int)] = [:]
        var has: [Int: [String]] = [:]
        for outcome in batch.outcomes where program.checks[outcome.check].firmness == .binding && outcome.outcome != .notApplicable {
            let isMet = outcome.outcome == .met || outcome.outcome == .waived
            met[outcome.subject, default: (0, 0)].asked += 1
            if isMet {
                met[outcome.subject]!.met += 1
                has[outcome.subject, default: []].append(program.checks[outcome.check].criterion.title)
            }
        }
        return batch.subjects.enumerated().filter { program.vocabulary.kinds[$0.element.kind].isFacility && met[$0.offset] != nil }.map { number, subject in
            let own = lacks[number] ?? []
            let questions = asks[number] ?? []
            let (reached, asked) = met[number]!
            let state = !own.isEmpty ? "below" : reached < asked ? "ask" : "ok"
            let kind = program.vocabulary.kinds[subject.kind]
            return [
                "code": subject.code, "name": shown(place(subject)), "kind": language == .zh ? kind.label : kind.id, "state": state,
                "verdict": language.word("应达到 \(asked) 项，已达到 \(reached) 项", "\(reached) of \(asked) met")
                    + (own.isEmpty ? "" : language.word("，缺 \(own.count) 处", ", lacks \(own.count)"))
                    + (questions.isEmpty ? "" : language.word("，待填 \(questions.count) 处", ", \(questions.count) to answer")),
                "hasAny": has[number] != nil, "has": (has[number] ?? []).joined(separator: language.word("、", "; ")), "lacks": own, "lacksAny": !own.isEmpty,
                "asksAny": !questions.isEmpty,
                "asks": shown(questions.prefix(12).joined(separator: language.word("、", ", ")) + (questions.count > 12 ? "……" : "")),
            ]
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
