import Audit
import Inventories
import Standards
import Wording

/// Draws up a form for survey tools: what the standards ask of a kind of facility, for one visit to one of them.
struct SurveyForm {
    let program: AuditProgram
    let english: AuditProgram
    let vocabulary: Vocabulary
    let names: SurveyNames
    let needs: FormNeeds
    let kind: KindID
    private let asksNames: Bool
    let words: FormWords

    /// - Parameters:
    ///   - program: the checks, in Chinese.
    ///   - english: the same checks, in English.
    ///   - asksNames: whether names of people are asked for.
    init(_ program: AuditProgram, english: AuditProgram, _ kind: KindID, _ codes: PlaceCodes, asksNames: Bool) {
        self.program = program
        self.english = english
        vocabulary = program.vocabulary
        self.kind = kind
        self.asksNames = asksNames
        names = SurveyNames(program.vocabulary, kind)
        needs = FormNeeds(program, codes)
        words = FormWords(program.vocabulary)
    }

    // MARK: The form

    /// The form for the places of some rosters.
    ///
    /// - Parameter townships: which townships; nil for all.
    func sheet(_ rosters: [Roster], townships: Set<String>?, title region: Text) -> SurveySheet {
        let label = self.label(of: kind)
        var sheet = SurveySheet(
            title: Text(zh: "\(region.zh)\(label.zh)调查", en: "\(region.en): survey of \(label.en)"),
            id: "dabiao_\(SurveyNames.safe(vocabulary.kinds[kind].id))",
            version: program.asOf.description.replacing("-", with: ""))
        sheet.questions += [
            .init(type: "start", name: "start"), .init(type: "end", name: "end"),
            .init(type: "calculate", name: names.name(.kind), calculation: "'\(vocabulary.kinds[kind].id)'"),
        ]
        about(&sheet, rosters, townships)
        let own = fields(of: kind)
        let place = vocabulary.kinds[kind].within.flatMap { vocabulary.kinds[$0].isPlace ? $0 : nil }
        let around = place.map { fields(of: $0).filter { ref in checks(ref).contains { program.checks[$0].form.kind == kind } } } ?? []
        let relevance = relevance(own + around)
        let isThere = "${\(names.name(.presence))} = 'yes'"
        sheet.group("facility", label, relevant: isThere) { sheet in
            for ref in inOrder(own) { add(ref, relevance[ref], &sheet) }
        }
        if let place {
            sheet.group("around", self.label(of: place)) { sheet in for ref in inOrder(around) { add(ref, relevance[ref], &sheet) } }
        }
        choices(&sheet)
        return sheet
    }

    func label(of kind: KindID) -> Text { Text(zh: vocabulary.kinds[kind].label, en: english.vocabulary.kinds[kind].label) }

    // MARK: Which questions

    private func checks(_ ref: FieldRef) -> [Int] { needs.checks(ref.kind, ref.slot) }

    /// The fields of a kind that the checks ask for.
    private func fields(of kind: KindID) -> [FieldRef] {
        vocabulary.kinds[kind].table.fields.indices.map { FieldRef(kind: kind, slot: $0) }.filter { ref in
            let field = vocabulary.field(.subject(ref))
            return !field.type.isDerived && !field.isRetired && !(field.isPrivate && !asksNames) && (!checks(ref).isEmpty || isStatus(ref))
        }
    }

    private func isStatus(_ ref: FieldRef) -> Bool { ref.kind == kind && vocabulary.kinds[kind].statusSlot == ref.slot }

    /// Short answers first, then what needs papers, lists, and records.
    private func inOrder(_ refs: [FieldRef]) -> [FieldRef] {
        func weight(_ ref: FieldRef) -> Int {
            let field = vocabulary.field(.subject(ref))
            switch field.type {
            case .set, .counts: return 2
            case .records: return 3
            case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .validUntil, .yearsSince: return field.isAttested ? 1 : 0
            }
        }
        return refs.sorted { (weight($0), $0.slot) < (weight($1), $1.slot) }
    }

    /// Under which condition each field is asked: where a criterion that asks for it may apply. What conditions look at is always asked.
    private func relevance(_ refs: [FieldRef]) -> [FieldRef: String] {
        let condition = SurveyCondition(vocabulary: vocabulary, names: names, asked: Set(refs))
        var found: [FieldRef: (text: String, reads: Set<FieldRef>)] = [:]
        for ref in refs {
            let rules = checks(ref).map { program.checks[$0] }.filter { $0.form.kind == kind || $0.form.kind == ref.kind }.map(\.form.when)
            let texts = rules.map { $0.flatMap { condition.mayHold($0) } }
            guard !texts.isEmpty, !texts.contains(nil) else { continue }
            let reads = Set(rules.compactMap { $0 }.flatMap(\.fields))
            found[ref] = (Set(texts.compactMap { $0 }).sorted().joined(separator: " or "), reads)
        }
        let read = found.values.reduce(into: Set<FieldRef>()) { $0.formUnion($1.reads) }
        return found.filter { !read.contains($0.key) }.mapValues(\.text)
    }

    // MARK: Questions

    private func add(_ ref: FieldRef, _ relevant: String?, _ sheet: inout SurveySheet) {
        let field = vocabulary.field(.subject(ref))
        let name = names.name(.field(ref))
        var question = SurveySheet.Question(
            type: "text", name: name, label: label(field, english.vocabulary.field(.subject(ref))),
            hint: hint(field, english.vocabulary.field(.subject(ref)), checks(ref)),
            relevant: relevant)
        switch field.type {
        case .counts(let list):
            let terms = needs.terms(ref.kind, ref.slot, [.field(ref.slot): nil])
            sheet.group(name, question.label ?? Text(same: name), relevant: relevant) { sheet in
                for term in terms { count(ref, list, term, &sheet) }
            }
        case .records(let record):
            question.type = "select_one yes_no"
            let (kind, other) = (vocabulary.records[record], english.vocabulary.records[record])
            question.label = Text(zh: "有没有\(kind.label)？", en: "Are there any of these: \(other.label)?")
            sheet.questions.append(question)
            records(ref, record, relevant, &sheet)
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .set, .validUntil, .yearsSince:
            answer(field.type, &question)
            sheet.questions.append(question)
            if field.isAttested {
                let answered = "${\(name)} != ''" + (field.type == .yesNo ? " and ${\(name)} != 'no'" : "")
                sheet.questions.append(
                    .init(
                        type: "text", name: names.name(.evidence(ref)), label: question.label.map { Text(zh: "\($0.zh)：佐证材料", en: "\($0.en): evidence") },
                        hint: Text(zh: "文件编号、照片编号等；没有材料的不算", en: "Number of a document or picture; without it the answer does not count"), relevant: answered))
            }
        }
    }

    private func count(_ ref: FieldRef, _ list: Int, _ term: Int, _ sheet: inout SurveySheet) {
        let (item, other) = (vocabulary.termLists[list].items[term], english.vocabulary.termLists[list].items[term])
        var question = SurveySheet.Question(
            type: "", name: names.name(.term(ref, term)), label: Text(zh: item.label, en: other.label),
            hint: unit(item.unit, other.unit).map { Text(zh: "\($0.zh)；没有填 0，不清楚留空", en: "\($0.en); 0 for none, empty if not known") }
                ?? Text(zh: "没有填 0，不清楚留空", en: "0 for none, empty if not known"))
        answer(.count, &question)
        sheet.questions.append(question)
    }

    private func records(_ ref: FieldRef, _ record: Int, _ relevant: String?, _ sheet: inout SurveySheet) {
        let (kind, other) = (vocabulary.records[record], english.vocabulary.records[record])
        // Records of a kind stand in several kinds of facilities, each with checks of its own.
        let asked = needs.recordFields(record).mapValues { checks in
            checks.filter { program.checks[$0].form.kind == self.kind || vocabulary.kinds[program.checks[$0].form.kind].isPlace }
        }.filter { !$0.value.isEmpty }
        let slots = kind.table.fields.indices.filter { slot in
            let field = kind.table.fields[slot]
            return !field.type.isDerived && !field.isRetired && (slot == 0 || asked[slot] != nil || asksNames && field.isPrivate)
                && (asksNames || !field.isPrivate)
        }
        let name = names.name(.field(ref))
        sheet.group("\(name)_list", Text(zh: kind.label, en: other.label), relevant: "${\(name)} = 'yes'", repeats: true) { sheet in
            for slot in slots {
                let (field, translated) = (kind.table.fields[slot], other.table.fields[slot])
                var question = SurveySheet.Question(
                    type: "", name: names.name(.record(ref, slot: slot)), label: label(field, translated), hint: hint(field, translated, asked[slot] ?? []))
                // The first field tells records apart.
                if slot == 0 {
                    question.isRequired = true
                    question.hint = Text(zh: "每人（项）不同；没有编号的自编 1、2、3", en: "Different for each; number them 1, 2, 3 where they have none")
                }
                answer(field.type, &question)
                sheet.questions.append(question)
            }
        }
    }

    /// How a value of a type is asked for.
    private func answer(_ type: FieldType, _ question: inout SurveySheet.Question) {
        let fromZero = Text(zh: "从 0 起的数", en: "A number from 0")
        switch type {
        case .yesNo: question.type = "select_one yes_no"
        case .choice(let list): question.type = "select_one \(names.lists[list])"
        case .count: (question.type, question.constraint, question.constraintMessage) = ("integer", ". >= 0 and . <= 1000000", fromZero)
        case .number: (question.type, question.constraint, question.constraintMessage) = ("decimal", ". >= 0", fromZero)
        case .percent:
            (question.type, question.constraint, question.constraintMessage) = ("decimal", ". >= 0 and . <= 100", Text(zh: "0 到 100", en: "From 0 to 100"))
        case .date: question.type = "date"
        case .set(let list):
            question.type = "select_multiple \(names.lists[list])"
            question.constraint = "not(selected(., '\(SurveyNames.none)') and count-selected(.) > 1)"
            question.constraintMessage = Text(zh: "“都没有”不能和其他一起选", en: "\"None of these\" stands alone")
        case .text, .reference, .counts, .records, .validUntil, .yearsSince: question.type = "text"
        }
    }

    // MARK: Words

    private func label(_ field: Field, _ other: Field) -> Text { field.question ?? Text(zh: field.label, en: other.label) }

    private func unit(_ zh: String?, _ en: String?) -> Text? {
        guard let zh, !zh.isEmpty else { return nil }
        return Text(zh: "单位：\(zh)", en: "Unit: \(en.flatMap { $0.isEmpty ? nil : $0 } ?? zh)")
    }

    /// The unit, and what the criteria say that ask for it.
    private func hint(_ field: Field, _ other: Field, _ checks: [Int]) -> Text? {
        var (zh, en): ([String], [String]) = ([], [])
        if let answerer = field.askedOf, answerer != kind {
            zh.append(words.title(of: answerer).zh)
            en.append(words.title(of: answerer).en)
        }
        if let unit = unit(field.unit, other.unit) {
            zh.append(unit.zh)
            en.append(unit.en)
        }
        var seen = Set<String>()
        for check in checks.sorted(by: { (program.checks[$0].firmness != .binding ? 1 : 0, $0) < (program.checks[$1].firmness != .binding ? 1 : 0, $1) })
        where seen.count < 2 && seen.insert(program.checks[check].criterion.title).inserted {
            zh.append(program.checks[check].criterion.title)
            en.append(english.checks[check].criterion.title)
        }
        return zh.isEmpty ? nil : Text(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
    }
}

extension SurveyWorkbook {
    /// The form of a kind of facility.
    ///
    /// - Parameters:
    ///   - program: the checks, in Chinese.
    ///   - english: the same checks, in English.
    ///   - townships: which townships; nil for all.
    ///   - title: the name of the region.
    package init(
        _ program: AuditProgram, english: AuditProgram, of kind: KindID, _ inventory: Inventory, townships: Set<String>?, title: Text, withNames: Bool
    ) {
        let form = SurveyForm(program, english: english, kind, inventory.codes, asksNames: withNames)
        let rosters = inventory.rosters.values.sorted { $0.county < $1.county }
        self.init(form.sheet(rosters, townships: townships, title: title), day: Int(program.asOf.number))
    }
}
