import Quantities
import Wording
import YAMLReader

/// Decodes standards whose inheritance is already flat.
struct StandardLoader {
    let vocabulary: Vocabulary
    var reading: NodeReading

    static let standardKeys = [
        "standard", "title", "document", "region", "extends", "open", "families", "drop", "override", "criteria", "process-rules",
        "definitions",
    ]
    private static let defaultExampleDay = Day(year: 2026, month: 1, day: 1)!

    /// The documents of all standards, by the standard's id.
    private let documents: [String: CitedDocument]

    init(_ vocabulary: Vocabulary, documents: [String: CitedDocument], language: Language) {
        self.vocabulary = vocabulary
        reading = NodeReading(language: language)
        self.documents = documents
    }

    mutating func standard(_ raw: RawStandard, criteria: [RawCriterion], ancestors: [String], fileIndex: [String: Int]) -> Standard {
        let document = document(raw)
        let isDraft = document.status == .draft
        let region = reading.text(raw.pairs["region"]).map { String($0) } ?? ""
        // Standards are chosen by county; one for a single township would never be chosen.
        if !region.allSatisfy({ $0.isASCII && $0.isNumber }) || region.count > 6 { reading.error(raw.pairs["region"]!, .badRegion(region)) }
        return Standard(
            id: raw.id, title: reading.words(reading.require("title", of: raw.pairs, in: raw.node)) ?? raw.id,
            document: document, region: region, extends: raw.pairs["extends"]?.text, ancestors: ancestors,
            open: reading.words(raw.pairs["open"])?.trimmed, families: families(raw.pairs["families"]),
            criteria: criteria.compactMap { criterion($0, in: raw.id, isDraft: isDraft, fileIndex: fileIndex) },
            dropped: (raw.pairs["drop"]?.entries ?? []).compactMap {
                guard let id = $0["id"]?.text, let reason = $0["reason"].flatMap({ reading.words($0) }) else { return nil }
                return DroppedCriterion(id: id, reason: reason)
            },
            processRules: rules(raw.pairs["process-rules"]), definitions: rules(raw.pairs["definitions"]),
            file: raw.node.tape.file)
    }

    private mutating func document(_ raw: RawStandard) -> Document {
        guard let node = reading.require("document", of: raw.pairs, in: raw.node) else {
            return Document(name: raw.id, status: .inForce)
        }
        let pairs = reading.mapping(node, keys: ["name", "number", "issuer", "issued", "not-before", "status", "note"])
        let status = reading.choice(reading.require("status", of: pairs, in: node), Document.Status.spellings())
        return Document(
            name: reading.words(reading.require("name", of: pairs, in: node)) ?? raw.id, number: reading.words(pairs["number"]),
            issuer: reading.words(pairs["issuer"]), issued: reading.day(pairs["issued"]),
            notBefore: reading.day(pairs["not-before"]), status: status ?? .inForce, note: reading.bothWords(pairs["note"]))
    }

    private mutating func families(_ node: YAMLNode?) -> [CriterionFamily] {
        reading.entries(node).compactMap { entry in
            let pairs = reading.mapping(entry, keys: ["id", "title", "groups"])
            guard let id = reading.text(reading.require("id", of: pairs, in: entry)),
                let title = reading.require("title", of: pairs, in: entry)
            else { return nil }
            let groups = pairs["groups"].map { reading.texts($0).map(vocabulary.book.group) }
            return reading.bothWords(title).map { CriterionFamily(id: id, title: $0, groups: groups) }
        }
    }

    private mutating func rules(_ node: YAMLNode?) -> [ProcessRule] {
        reading.entries(node).compactMap { entry in
            let pairs = reading.mapping(entry, keys: ["id", "title", "source"])
            guard let id = reading.text(reading.require("id", of: pairs, in: entry)),
                let title = reading.words(reading.require("title", of: pairs, in: entry)),
                let source = source(reading.require("source", of: pairs, in: entry))
            else { return nil }
            return ProcessRule(id: id, title: title, source: source)
        }
    }

    /// The document a source names, or else that of the standard the source is written in.
    private mutating func document(of source: YAMLNode, writtenIn standard: String) -> CitedDocument {
        let own = documents[standard] ?? CitedDocument(standard: standard, name: standard, language: reading.language)
        guard let node = source["document"] else { return own }
        if node.isMapping {
            let pairs = reading.mapping(node, keys: ["name", "number"])
            guard let name = reading.words(reading.require("name", of: pairs, in: node)) else { return own }
            return CitedDocument(standard: nil, name: name, number: reading.words(pairs["number"]), language: reading.language)
        }
        guard let id = reading.text(node) else { return own }
        guard let document = documents[id] else {
            reading.error(node, .unknownStandard(id), help: .nearestOrList(id, among: documents.keys.sorted()))
            return own
        }
        return document
    }

    private mutating func source(_ node: YAMLNode?) -> Source? {
        guard let node else { return nil }
        let pairs = reading.mapping(node, keys: ["clause", "facts", "provenance", "reason", "document"])
        let provenance = reading.choice(
            reading.require("provenance", of: pairs, in: node), Source.Provenance.spellings())
        guard let clause = reading.bothWords(reading.require("clause", of: pairs, in: node)), let provenance else { return nil }
        let reason = reading.words(pairs["reason"])
        if provenance == .derived, reason == nil { reading.error(node, .derivedNeedsReason) }
        return Source(
            clause: vocabulary.book.clause(clause[reading.language]), isNumbered: !clause.zh.contains("条号待核"), facts: reading.texts(pairs["facts"]),
            provenance: provenance, reason: reason)
    }

    private mutating func criterion(
        _ raw: RawCriterion, in standard: String, isDraft: Bool, fileIndex: [String: Int]
    ) -> Criterion? {
        guard let appliesTo = reading.require("applies-to", of: raw.keys, in: raw.node),
            let title = reading.words(reading.require("title", of: raw.keys, in: raw.node)),
            let source = source(reading.require("source", of: raw.keys, in: raw.node)),
            reading.require("require", of: raw.keys, in: raw.node) != nil
        else { return nil }
        var forms: [CriterionForm] = []
        var attested: [FieldType] = []
        var isAnswer = true
        for node in appliesTo.isSequence ? appliesTo.entries : [appliesTo] {
            guard let word = reading.text(node) else { continue }
            guard let kind = vocabulary.kind(word) else {
                reading.error(node, .unknownKind(word), help: .nearestOrList(word, among: vocabulary.kinds.map(\.id)))
                continue
            }
            if let form = form(raw, kind) {
                forms.append(form)
                attested += form.require.fields.map { vocabulary.kinds[$0.kind].table.fields[$0.slot] }.filter(\.isAttested).map(\.type)
                isAnswer = isAnswer && asksForWords(form.require)
            }
        }
        guard !forms.isEmpty else { return nil }
        let written = reading.choice(
            raw.keys["firmness"],
            Firmness.spellings([.binding, .target, .advisory, .unverified]))
        let blankSpot = reading.choice(raw.keys["blank-spot"], BlankSpotKind.spellings())
        let severity = reading.choice(raw.keys["severity"], Severity.spellings())
        return Criterion(
            id: raw.id, group: vocabulary.book.group(reading.text(raw.keys["group"]) ?? "其他"), title: title, forms: forms,
            firmness: isDraft ? .draft : written ?? .binding, writtenFirmness: written ?? .binding, due: reading.day(raw.keys["due"]), blankSpot: blankSpot,
            severity: severity ?? .major, ofNothing: ofNothing(raw, forms, in: standard), validFor: life(raw, forms, in: standard),
            rectification: rectification(raw.keys["rectify"]), verification: verification(raw.keys["verify"]), source: source,
            document: document(of: raw.keys["source"]!, writtenIn: raw.origin["source"] ?? standard),
            examples: reading.entries(raw.keys["examples"]).compactMap { example($0, due: raw.keys["due"], fileIndex: fileIndex) },
            origin: raw.origin.filter { $0.value != standard }, file: raw.node.tape.file,
            line: raw.node.tape.line(raw.node.index), isAttestation: !attested.isEmpty,
            proof: attested.contains { $0 != .yesNo } ? .record : !attested.isEmpty || isAnswer ? .answer : .data)
    }

    /// What it means where there is nothing to take a share of; an error where there is no share, unless the key was inherited with another requirement.
    private mutating func ofNothing(_ raw: RawCriterion, _ forms: [CriterionForm], in standard: String) -> OfNothing {
        guard let node = raw.keys["of-nothing"] else {
            if let require = raw.keys["require"], forms.contains(where: \.require.mayBeVoid) { reading.warning(require, .sayOfNothing) }
            return .notApplicable
        }
        let origin = raw.origin["of-nothing"]
        if !forms.contains(where: \.require.mayBeVoid), origin == raw.origin["require"] || origin == standard {
            reading.error(node, .neverOfNothing, help: .removeOfNothing)
        }
        return reading.choice(node, OfNothing.allCases.map { ($0.rawValue, $0) }) ?? .notApplicable
    }

    /// How long answers count; an error where none of the subject or a place above is asked for.
    private mutating func life(_ raw: RawCriterion, _ forms: [CriterionForm], in standard: String) -> AnswerLife? {
        guard let node = raw.keys["valid-for"] else { return nil }
        let isAnswered = forms.contains { form in
            form.require.fields.contains { ref in
                vocabulary.kinds[ref.kind].table.fields[ref.slot].isAttested && vocabulary.enclosing(form.kind).contains(ref.kind)
            }
        }
        let origin = raw.origin["valid-for"]
        if !isAnswered, origin == raw.origin["require"] || origin == standard { reading.error(node, .lifeWithoutAnswer, help: .removeOfNothing) }
        if node.isMapping {
            let units = AnswerLife.Unit.allCases.map(\.rawValue)
            let pairs = reading.mapping(node, keys: units + ["count-by"])
            let given = units.filter { pairs[$0] != nil }
            guard given.count == 1, let unit = given.first.flatMap(AnswerLife.Unit.init), let count = reading.wholeNumber(pairs[given[0]]) else {
                reading.error(node, given.isEmpty ? .missingKey(units.joined(separator: "/")) : .severalForms(given), help: .writeLife)
                return nil
            }
            guard (1...1000).contains(count) else {
                reading.error(pairs[given[0]]!, .badLife(found: String(count)), help: .writeLife)
                return nil
            }
            let isCalendar = reading.choice(reading.require("count-by", of: pairs, in: node), [("calendar", true), ("rolling", false)])
            return isCalendar.map { AnswerLife(count, unit, isCalendar: $0) }
        }
        let text = reading.text(node) ?? ""
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), (1...36_500).contains(count), ["天", "日", "d"].contains(text.dropFirst(digits.count).trimmed) else {
            reading.error(node, .badLife(found: text), help: .writeLife)
            return nil
        }
        return AnswerLife(count, .days, isCalendar: false)
    }

    private mutating func form(_ raw: RawCriterion, _ kind: KindID) -> CriterionForm? {
        var parser = RuleParser(vocabulary: vocabulary, kind: kind, reading: reading)
        defer { reading = parser.reading }
        let when = raw.keys["when"].map { parser.rule($0) }
        if case .some(.none) = when { return nil }
        guard let require = parser.rule(raw.keys["require"]!) else { return nil }
        var unless: [ExemptionRule] = []
        for node in parser.reading.entries(raw.keys["unless"]) {
            if let rule = exemption(node, kind, &parser) { unless.append(rule) }
        }
        return CriterionForm(kind: kind, when: when ?? nil, unless: unless, require: require)
    }

    private mutating func exemption(_ node: YAMLNode, _ kind: KindID, _ parser: inout RuleParser) -> ExemptionRule? {
        let pairs = parser.reading.mapping(node, keys: ["exemption", "where", "when", "covered-by", "source", "reason"])
        guard let kindNode = parser.reading.require("exemption", of: pairs, in: node), let word = parser.reading.text(kindNode) else { return nil }
        guard let (record, fields) = vocabulary.exemption, let records = vocabulary.exemptions(of: kind) else {
            parser.reading.error(node, .noExemptions(vocabulary.kinds[kind].label))
            return nil
        }
        guard let item = vocabulary.termLists[fields.kindList].item(vocabulary.symbols.symbol(word)) else {
            parser.reading.error(kindNode, .notAChoice(word), help: .nearestOrList(word, among: vocabulary.termLists[fields.kindList].items.map(\.id)))
            return nil
        }
        let matching = pairs["where"].map { parser.condition($0, .record(record), of: records.kind) } ?? .always
        guard let matching else { return nil }
        var when: Rule?
        if let node = pairs["when"] {
            guard let rule = parser.rule(node) else { return nil }
            when = rule
        }
        var coveredBy: FacilityTest?
        if let node = pairs["covered-by"] {
            guard let test = parser.facilityTest(parser.reading.mapping(node, keys: RuleParser.facilityKeys)) else { return nil }
            coveredBy = test
        }
        reading = parser.reading
        let source = source(parser.reading.require("source", of: pairs, in: node))
        parser.reading.diagnostics = reading.diagnostics
        guard let source else { return nil }
        return ExemptionRule(records: records, kind: item, matching: matching, when: when, coveredBy: coveredBy, source: source)
    }

    private mutating func rectification(_ node: YAMLNode?) -> Rectification? {
        guard let node else { return nil }
        let pairs = reading.mapping(node, keys: ["measure", "responsible", "within", "within-source"])
        guard let measure = reading.words(reading.require("measure", of: pairs, in: node)) else { return nil }
        var days: Int?
        if let within = pairs["within"], let text = reading.text(within) {
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let unit = text.dropFirst(digits.count).trimmed
            // Longer than a century is a slip of the pen.
            switch (Int(digits).flatMap { $0 <= 36_500 ? $0 : nil }, unit) {
            case (let count?, "天"), (let count?, "d"), (let count?, "日"): days = count
            case (let count?, "个月"), (let count?, "月"): days = count * 30
            case (let count?, "年"): days = count * 365
            default: reading.error(within, .expectedDuration(found: text))
            }
        }
        let source = reading.text(pairs["within-source"])
        if source != nil, days == nil { reading.error(pairs["within-source"]!, .withinSourceNeedsDays) }
        return Rectification(measure: measure, responsible: reading.text(pairs["responsible"]).map(vocabulary.book.offices), days: days, daysSource: source)
    }

    private mutating func verification(_ node: YAMLNode?) -> Verification? {
        guard let node else { return nil }
        let pairs = reading.mapping(node, keys: ["how", "look-for"])
        let how = reading.choice(reading.require("how", of: pairs, in: node), Verification.Method.spellings())
        guard let lookFor = reading.bothWords(reading.require("look-for", of: pairs, in: node)), let how else { return nil }
        return Verification(how: how, lookFor: lookFor)
    }

    private mutating func example(_ node: YAMLNode, due: YAMLNode?, fileIndex: [String: Int]) -> Example? {
        let pairs = reading.mapping(node, keys: ["facts", "outcome", "shortfall", "level", "actual", "required", "missing", "as-of", "note", "applies-to"])
        guard let facts = reading.require("facts", of: pairs, in: node) else { return nil }
        let outcomes = ["met", "unmet", "unreported", "not-applicable", "waived"]
        guard let outcome = reading.choice(reading.require("outcome", of: pairs, in: node), outcomes.map { ($0, $0) }) else { return nil }
        return Example(
            outcome: outcome, shortfall: reading.text(pairs["shortfall"]), level: reading.text(pairs["level"]),
            actual: pairs["actual"].map { reading.texts($0) }, required: reading.text(pairs["required"]), missing: pairs["missing"].map { reading.texts($0) },
            asOf: reading.day(pairs["as-of"]) ?? Self.defaultExampleDay, kind: reading.text(pairs["applies-to"]),
            facts: facts.index, node: node.index, file: fileIndex[node.tape.file] ?? 0)
    }

    /// Whether all it looks at is a yes or no, or a word chosen, of the subject.
    private func asksForWords(_ rule: Rule) -> Bool {
        switch rule {
        case .isOne(let field, _):
            switch field.subjectField.map({ vocabulary.kinds[$0.kind].table.fields[$0.slot].type }) {
            case .yesNo, .choice: true
            case .count, .number, .percent, .date, .text, .reference, .set, .counts, .records, .validUntil, .yearsSince, nil: false
            }
        case .all(let parts), .any(let parts): parts.allSatisfy(asksForWords)
        case .not(let part): asksForWords(part)
        case .always, .compare, .day, .has, .every, .open, .reported: false
        }
    }
}
