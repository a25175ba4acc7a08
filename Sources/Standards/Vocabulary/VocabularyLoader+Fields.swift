import Wording
import YAMLReader

/// Fields of kinds and records.
extension VocabularyLoader {
    /// Reads a table: its own fields, those overlays add, its attestations, and what is computed.
    mutating func readTable(_ pairs: KeyedNodes, attestations: [YAMLNode], adding part: VocabularyOverlay.Part?) -> FieldTable {
        var own = read(reading.entries(pairs["fields"]), isAttested: false)
        var answers = read(attestations, isAttested: true)
        let derived = reading.entries(pairs["derived"]) + (part?.derived ?? [])
        for node in part?.fields ?? [] {
            let id = node["id"]?.text
            if derived.contains(where: { $0["id"]?.text == id }) { continue }
            if let slot = own.firstIndex(where: { $0.field.id == id }) {
                own[slot].field = extended(own[slot].field, by: node)
            } else if let slot = answers.firstIndex(where: { $0.field.id == id }) {
                answers[slot].field = extended(answers[slot].field, by: node)
            } else {
                own += read([node], isAttested: false)
            }
        }
        var fields = own + answers
        for node in derived {
            guard var field = readDerived(node, fields.map(\.field)) else { continue }
            for addition in part?.fields ?? [] where addition["id"]?.text == field.id { field = extended(field, by: addition) }
            fields.append((field, node))
        }
        var slotByWord: [String: Int] = [:]
        for (slot, (field, node)) in fields.enumerated() {
            for word in Set([field.id, field.written] + field.aliases) {
                // Two attestations may share a label in different standards' words; ids must differ.
                if let other = slotByWord[word] {
                    if word == field.id || !field.isAttested { reading.error(node, .sameSpelling(word, fields[other].field.id)) }
                    continue
                }
                slotByWord[word] = slot
            }
        }
        // What English readers see may be written as well, where it means nothing else.
        for (slot, (field, _)) in fields.enumerated() where slotByWord[field.label] == nil { slotByWord[field.label] = slot }
        var slots: [Int16] = []
        for (word, slot) in slotByWord {
            let symbol = intern(word)
            while slots.count <= symbol { slots.append(-1) }
            slots[symbol] = Int16(slot)
        }
        return FieldTable(fields: fields.map(\.field), slotBySymbol: slots)
    }

    private mutating func read(_ nodes: [YAMLNode], isAttested: Bool) -> [(field: Field, node: YAMLNode)] {
        nodes.compactMap { node in readField(node, isAttested: isAttested).map { ($0, node) } }
    }

    /// A field with the spellings and choices an overlay adds; what the overlay repeats of it must be as it is.
    private mutating func extended(_ field: Field, by node: YAMLNode) -> Field {
        let pairs = reading.mapping(node, keys: Self.fieldKeys)
        var known: [(key: String, value: String?)] = [("label", field.written), ("type", field.type.word), ("unit", field.writtenUnit)]
        switch field.type {
        case .choice(let list), .set(let list), .counts(let list):
            let isShared = termListByID[termLists[list].id] == list
            known.append(("terms", isShared ? termLists[list].id : nil))
            if let choices = pairs["choices"] {
                if isShared {
                    reading.error(choices, .wordsAreShared(termLists[list].id), help: .useTermsOverlay(termLists[list].id))
                } else {
                    addTerms(reading.entries(choices), to: list)
                }
            }
            let word = field.defaultChoice.map { termLists[list].items[$0].id }
            known.append(("default", word))
        case .records(let record): known.append(("record", recordNodes[record]["record"]?.text))
        default: if let choices = pairs["choices"] { reading.error(choices, .noChoices(field.id)) }
        }
        if let flag = pairs["private"], reading.flag(flag) != field.isPrivate {
            reading.error(flag, .redefined(field.id, "private", found: flag.text ?? "", known: nil))
        }
        Restatement(id: field.id, properties: known).check(pairs, &reading)
        return Field(
            id: field.id, label: field.label, written: field.written,
            aliases: field.aliases + reading.texts(pairs["aliases"]).filter { !field.aliases.contains($0) && $0 != field.written },
            type: field.type, unit: field.unit, writtenUnit: field.writtenUnit, defaultChoice: field.defaultChoice, isPrivate: field.isPrivate,
            isAttested: field.isAttested, isRetired: field.isRetired, question: reading.bothWords(pairs["question"]) ?? field.question,
            askedOf: answerer(pairs) ?? field.askedOf)
    }

    private static let fieldKeys = [
        "id", "label", "aliases", "type", "unit", "default", "choices", "terms", "record", "private", "retired", "question", "asked-of",
    ]

    private mutating func readField(_ node: YAMLNode, isAttested: Bool) -> Field? {
        let pairs = reading.mapping(node, keys: Self.fieldKeys)
        guard let id = reading.text(reading.require("id", of: pairs, in: node)),
            let label = reading.label(reading.require("label", of: pairs, in: node), id: id),
            let typeNode = reading.require("type", of: pairs, in: node)
        else { return nil }
        let aliases = reading.texts(pairs["aliases"])
        let simple: [(String, FieldType?)] = [
            ("yes-no", .yesNo), ("count", .count), ("number", .number), ("percent", .percent), ("date", .date),
            ("text", .text), ("reference", .reference), ("choice", nil), ("set", nil), ("counts", nil),
            ("records", nil),
        ]
        guard let chosen = reading.choice(typeNode, simple) else { return nil }
        var type = chosen
        var defaultChoice: Int?
        switch typeNode.text {
        case "choice":
            guard let list = choiceList(pairs, node, id: id, label: label.shown) else { return nil }
            type = .choice(list)
            if let word = reading.text(pairs["default"]) {
                defaultChoice = termLists[list].items.firstIndex { $0.id == word }
                if defaultChoice == nil {
                    reading.error(pairs["default"]!, .notAChoice(word), help: .nearestOrList(word, among: termLists[list].items.map(\.id)))
                }
            }
        case "set", "counts":
            guard let list = choiceList(pairs, node, id: id, label: label.shown) else { return nil }
            type = typeNode.text == "set" ? .set(list) : .counts(list)
        case "records":
            guard let record = reading.text(reading.require("record", of: pairs, in: node)) else { return nil }
            guard let index = recordByID[record] else {
                reading.error(pairs["record"]!, .unknownRecord(record), help: .nearestOrList(record, among: Array(recordByID.keys)))
                return nil
            }
            type = .records(index)
        default: break
        }
        guard let type else { return nil }
        let unit = type == .percent ? "%" : reading.text(pairs["unit"])
        return Field(
            id: id, label: label.shown, written: label.written, aliases: aliases, type: type, unit: book.unit(unit), writtenUnit: unit,
            defaultChoice: defaultChoice, isPrivate: reading.flag(pairs["private"]), isAttested: isAttested,
            isRetired: reading.flag(pairs["retired"]), question: reading.bothWords(pairs["question"]), askedOf: answerer(pairs))
    }

    /// The kind that answers a field; whether it can is told once all kinds are known.
    private mutating func answerer(_ pairs: KeyedNodes) -> KindID? {
        guard let node = pairs["asked-of"], let id = reading.text(node) else { return nil }
        guard let kind = kindByID[id] else {
            reading.error(node, .unknownKind(id), help: .nearestOrList(id, among: kindByID.keys.sorted()))
            return nil
        }
        answerers.append((node, kind))
        return kind
    }

    private mutating func choiceList(_ pairs: KeyedNodes, _ node: YAMLNode, id: String, label: String) -> Int? {
        if let terms = pairs["terms"] {
            guard let word = reading.text(terms) else { return nil }
            if let list = termListByID[word] { return list }
            reading.error(terms, .unknownTermList(word), help: .nearestOrList(word, among: Array(termListByID.keys)))
            return nil
        }
        guard let choices = reading.require("choices", of: pairs, in: node) else { return nil }
        termLists.append(PendingList(id: id, label: label, items: readTerms(reading.entries(choices))))
        return termLists.count - 1
    }

    private mutating func readDerived(_ node: YAMLNode, _ fields: [Field]) -> Field? {
        let pairs = reading.mapping(node, keys: ["id", "label", "aliases", "type", "from", "unit"])
        guard let id = reading.text(reading.require("id", of: pairs, in: node)),
            let label = reading.label(reading.require("label", of: pairs, in: node), id: id),
            let from = reading.require("from", of: pairs, in: node), let source = reading.text(from)
        else { return nil }
        guard let slot = fields.firstIndex(where: { $0.id == source }), fields[slot].type == .date else {
            reading.error(from, .notADateField(source))
            return nil
        }
        guard
            let type = reading.choice(
                pairs["type"], [("valid-until", FieldType.validUntil(slot: slot)), ("years-since", .yearsSince(slot: slot))])
        else { return nil }
        let unit = reading.text(pairs["unit"])
        return Field(
            id: id, label: label.shown, written: label.written, aliases: reading.texts(pairs["aliases"]), type: type, unit: book.unit(unit), writtenUnit: unit,
            defaultChoice: nil, isPrivate: false, isAttested: false)
    }
}
