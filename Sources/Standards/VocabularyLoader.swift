import Wording
import YAMLReader

/// Reads the files of `standards/vocabulary/` into a ``Vocabulary``.
struct VocabularyLoader {
    private var reading = NodeReading()
    private var words: [String] = []
    private var symbolOfWord: [String: Int] = [:]
    private var termLists: [PendingList] = []
    private var termListByID: [String: Int] = [:]
    private var recordByID: [String: Int] = [:]
    private var kindByID: [String: Int] = [:]
    private var kindNodes: [YAMLNode] = []
    private var recordNodes: [YAMLNode] = []
    private var attestationNodes: [YAMLNode] = []
    private var attested: [String: [YAMLNode]] = [:]
    private var overlayNodes: [YAMLNode] = []
    private var overlay = VocabularyOverlay()

    /// The first keys of the files it reads.
    static let fileKinds = ["vocabulary", "record", "terms", "attestations", VocabularyOverlay.key]

    private struct PendingList {
        var id: String
        var label: String
        var items: [Term]
    }

    static func load(_ roots: [YAMLNode]) -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
        var loader = VocabularyLoader()
        let vocabulary = loader.build(roots)
        return (loader.reading.diagnostics.hasErrors ? nil : vocabulary, loader.reading.diagnostics)
    }

    private mutating func build(_ roots: [YAMLNode]) -> Vocabulary {
        termLists = [
            PendingList(
                id: "validity", label: "有效性",
                items: [
                    Term(id: "valid", label: "有效", aliases: [], unit: nil),
                    Term(id: "expired", label: "过期", aliases: ["已过期"], unit: nil),
                ])
        ]
        let ordered = roots.enumerated().sorted { (order(of: $0.element), $0.offset) < (order(of: $1.element), $1.offset) }.map(\.element)
        for root in ordered {
            switch root.pairs.first?.key.text {
            case "vocabulary":
                if let id = newID(root, "vocabulary", taken: kindByID) {
                    kindByID[id] = kindNodes.count
                    kindNodes.append(root)
                }
            case "record":
                if let id = newID(root, "record", taken: recordByID) {
                    recordByID[id] = recordNodes.count
                    recordNodes.append(root)
                }
            case "terms": readTermList(root)
            case "attestations": attestationNodes.append(root)
            case VocabularyOverlay.key: overlayNodes.append(root)
            default:
                reading.error(root, .unknownFileKind(root.pairs.first?.key.text ?? ""), help: .firstKeyIsOneOf(Self.fileKinds))
            }
        }
        let bases = VocabularyOverlay.Bases(kinds: Array(kindByID.keys), records: Array(recordByID.keys), terms: Array(termListByID.keys))
        for root in overlayNodes { overlay.take(root, bases: bases, &reading) }
        for (list, nodes) in overlay.terms { addTerms(nodes, to: termListByID[list]!) }
        for root in attestationNodes { collectAttestations(root) }
        let records = recordNodes.map { readRecord($0) }
        let kinds = kindNodes.map { readKind($0) }
        checkNesting(kinds)
        return assemble(kinds, records)
    }

    /// Where a kind comes among the others.
    private func order(of root: YAMLNode) -> Int { root["order"]?.text.flatMap(Int.init) ?? Int.max }

    private mutating func newID(_ root: YAMLNode, _ key: String, taken: [String: Int]) -> String? {
        guard let node = root[key], let id = reading.text(node) else { return nil }
        guard taken[id] == nil else {
            reading.error(node, .declaredTwice(id), help: .useOverlay)
            return nil
        }
        return id
    }

    private mutating func readTermList(_ root: YAMLNode) {
        let pairs = reading.mapping(root, keys: ["terms", "label", "items"])
        guard let id = reading.text(pairs["terms"]) else { return }
        if termListByID[id] != nil { reading.error(root, .declaredTwice(id), help: .useOverlay) }
        termListByID[id] = termLists.count
        let label = reading.text(reading.require("label", of: pairs, in: root)) ?? id
        termLists.append(PendingList(id: id, label: label, items: readTerms(reading.entries(pairs["items"]))))
    }

    /// Adds words to a list, or other spellings to words it has.
    private mutating func addTerms(_ nodes: [YAMLNode], to list: Int) {
        for node in nodes {
            if let index = termLists[list].items.firstIndex(where: { $0.id == node["id"]?.text }) {
                let pairs = reading.mapping(node, keys: Self.termKeys)
                let known = termLists[list].items[index]
                Restatement(id: known.id, properties: [("label", known.label), ("unit", known.unit)]).check(pairs, &reading)
                let more = reading.texts(pairs["aliases"]).filter { !known.spells($0) }
                termLists[list].items[index] = Term(id: known.id, label: known.label, aliases: known.aliases + more, unit: known.unit)
                for word in more { checkSpelling(word, of: index, in: list, node) }
            } else if let term = readTerms([node]).first {
                termLists[list].items.append(term)
                for word in Set([term.id, term.label] + term.aliases) { checkSpelling(word, of: termLists[list].items.count - 1, in: list, node) }
            }
        }
    }

    private mutating func checkSpelling(_ word: String, of index: Int, in list: Int, _ node: YAMLNode) {
        let other = termLists[list].items.enumerated().first { $0.offset != index && ($0.element.id == word || $0.element.spells(word)) }
        if let other { reading.error(node, .sameSpelling(word, other.element.id)) }
    }

    private static let termKeys = ["id", "label", "aliases", "unit"]

    private mutating func readTerms(_ nodes: [YAMLNode]) -> [Term] {
        var taken: [String: String] = [:]
        return nodes.compactMap { node in
            let pairs = reading.mapping(node, keys: Self.termKeys)
            guard let id = reading.text(reading.require("id", of: pairs, in: node)),
                let label = reading.text(reading.require("label", of: pairs, in: node))
            else { return nil }
            let term = Term(id: id, label: label, aliases: reading.texts(pairs["aliases"]), unit: reading.text(pairs["unit"]))
            for word in Set([id, label] + term.aliases) {
                if let other = taken.updateValue(id, forKey: word) { reading.error(node, .sameSpelling(word, other)) }
            }
            return term
        }
    }

    private mutating func collectAttestations(_ root: YAMLNode) {
        let pairs = reading.mapping(root, keys: ["attestations", "fields", "label"])
        guard let fields = pairs["fields"] else { return }
        for (kind, list) in fields.pairs {
            guard let id = kind.text, kindByID[id] != nil else {
                reading.error(kind, .unknownKind(kind.text ?? ""), help: .nearestOrList(kind.text ?? "", among: Array(kindByID.keys)))
                continue
            }
            attested[id, default: []] += reading.entries(list)
        }
    }

    private mutating func readRecord(_ root: YAMLNode) -> RecordKind {
        let pairs = reading.mapping(root, keys: ["record", "label", "unit", "fields", "derived"])
        return RecordKind(
            id: reading.text(pairs["record"]) ?? "", label: reading.text(pairs["label"]) ?? "",
            unit: reading.text(pairs["unit"]) ?? "", table: readTable(pairs, attestations: [], adding: overlay.records[root["record"]?.text ?? ""]))
    }

    private mutating func readKind(_ root: YAMLNode) -> SubjectKind {
        let pairs = reading.mapping(
            root,
            keys: [
                "vocabulary", "label", "aliases", "within", "place", "facility", "key", "list-key", "fields", "derived", "order",
            ])
        if let node = pairs["order"], node.text.flatMap(Int.init) == nil { reading.error(node, .wrongOrder(node.text ?? "")) }
        let id = reading.text(pairs["vocabulary"]) ?? ""
        var within: KindID?
        if let node = pairs["within"], let outer = reading.text(node) {
            within = kindByID[outer]
            if within == nil { reading.error(node, .unknownKind(outer), help: .nearestOrList(outer, among: Array(kindByID.keys))) }
        }
        let table = readTable(pairs, attestations: attested[id] ?? [], adding: overlay.kinds[id])
        let isFacility = reading.flag(pairs["facility"])
        var statusSlot: Int?
        var openItem: Int?
        if isFacility {
            statusSlot = table.slot(id: "status")
            if let statusSlot, case .choice(let list) = table.fields[statusSlot].type {
                openItem = termLists[list].items.firstIndex { $0.id == "open" }
            }
            if openItem == nil { reading.error(root, .facilityNeedsStatus) }
        }
        let aliases = reading.texts(pairs["aliases"]) + addedAliases(of: id)
        for word in [id] + [reading.text(pairs["label"]) ?? id] + aliases { _ = intern(word) }
        return SubjectKind(
            id: id, label: reading.text(pairs["label"]) ?? id, aliases: aliases, within: within,
            isPlace: reading.flag(pairs["place"]), isFacility: isFacility, key: reading.text(pairs["key"]),
            listKey: reading.text(pairs["list-key"]), table: table, statusSlot: statusSlot, openItem: openItem)
    }

    /// Other spellings a kind is given by overlays; none may be that of another kind.
    private mutating func addedAliases(of id: String) -> [String] {
        (overlay.kinds[id]?.aliases ?? []).compactMap { node in
            guard let word = reading.text(node) else { return nil }
            let other = kindNodes.first { kind in
                let aliases = kind["aliases"].map { $0.isSequence ? $0.entries : [$0] } ?? []
                return kind["vocabulary"]?.text != id && ([kind["vocabulary"], kind["label"]] + aliases).contains { $0?.text == word }
            }
            if let other { reading.error(node, .sameSpelling(word, other["vocabulary"]?.text ?? "")) }
            return word
        }
    }

    /// Reads a table: its own fields, those overlays add, its attestations, and what is computed.
    private mutating func readTable(_ pairs: [String: YAMLNode], attestations: [YAMLNode], adding part: VocabularyOverlay.Part?) -> FieldTable {
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
            for word in Set([field.id, field.label] + field.aliases) {
                // Two attestations may share a label in different standards' words; ids must differ.
                if let other = slotByWord[word] {
                    if word == field.id || !field.isAttested { reading.error(node, .sameSpelling(word, fields[other].field.id)) }
                    continue
                }
                slotByWord[word] = slot
            }
        }
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
        var known: [(key: String, value: String?)] = [("label", field.label), ("type", field.type.word), ("unit", field.unit)]
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
            id: field.id, label: field.label,
            aliases: field.aliases + reading.texts(pairs["aliases"]).filter { !field.aliases.contains($0) && $0 != field.label },
            type: field.type, unit: field.unit, defaultChoice: field.defaultChoice, isPrivate: field.isPrivate, isAttested: field.isAttested,
            isRetired: field.isRetired)
    }

    private static let fieldKeys = ["id", "label", "aliases", "type", "unit", "default", "choices", "terms", "record", "private", "retired"]

    private mutating func readField(_ node: YAMLNode, isAttested: Bool) -> Field? {
        let pairs = reading.mapping(node, keys: Self.fieldKeys)
        guard let id = reading.text(reading.require("id", of: pairs, in: node)),
            let label = reading.text(reading.require("label", of: pairs, in: node)),
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
            guard let list = choiceList(pairs, node, id: id, label: label) else { return nil }
            type = .choice(list)
            if let word = reading.text(pairs["default"]) {
                defaultChoice = termLists[list].items.firstIndex { $0.id == word }
                if defaultChoice == nil {
                    reading.error(pairs["default"]!, .notAChoice(word), help: .nearestOrList(word, among: termLists[list].items.map(\.id)))
                }
            }
        case "set", "counts":
            guard let list = choiceList(pairs, node, id: id, label: label) else { return nil }
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
        return Field(
            id: id, label: label, aliases: aliases, type: type, unit: type == .percent ? "%" : reading.text(pairs["unit"]),
            defaultChoice: defaultChoice, isPrivate: reading.flag(pairs["private"]), isAttested: isAttested,
            isRetired: reading.flag(pairs["retired"]))
    }

    private mutating func choiceList(_ pairs: [String: YAMLNode], _ node: YAMLNode, id: String, label: String) -> Int? {
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
            let label = reading.text(reading.require("label", of: pairs, in: node)),
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
        return Field(
            id: id, label: label, aliases: reading.texts(pairs["aliases"]), type: type, unit: reading.text(pairs["unit"]),
            defaultChoice: nil, isPrivate: false, isAttested: false)
    }

    private mutating func checkNesting(_ kinds: [SubjectKind]) {
        if kinds.count > Vocabulary.mostKinds, let node = kindNodes.last { reading.error(node, .tooManyKinds(kinds.count, most: Vocabulary.mostKinds)) }
        for (kind, node) in zip(kinds, kindNodes) {
            if let within = kind.within, !Vocabulary.levels.contains(kinds[within].id), let place = node["within"] {
                reading.error(place, .withinNoPlace(kind.label, kinds[within].label), help: .oneOf(Vocabulary.levels))
            }
            var outer = kind.within
            var steps = 0
            while let next = outer {
                outer = kinds[next].within
                steps += 1
                if steps > kinds.count {
                    reading.error(node, .nestsInItself(kind.id))
                    return
                }
            }
        }
    }

    private mutating func intern(_ word: String) -> Int {
        if let symbol = symbolOfWord[word] { return symbol }
        symbolOfWord[word] = words.count
        words.append(word)
        return words.count - 1
    }

    private mutating func assemble(_ kinds: [SubjectKind], _ records: [RecordKind]) -> Vocabulary {
        let lists = termLists.enumerated().map { index, list in
            var items: [Int16] = []
            for (item, term) in list.items.enumerated() {
                for word in [term.id, term.label] + term.aliases {
                    let symbol = intern(word)
                    while items.count <= symbol { items.append(-1) }
                    items[symbol] = Int16(item)
                }
            }
            return (list, items, isShared: termListByID[list.id] == index)
        }
        let yes = Vocabulary.yesWords.map { intern($0) }
        let no = Vocabulary.noWords.map { intern($0) }
        let kindSymbols = kinds.map { kind in ([kind.id, kind.label] + kind.aliases).map { intern($0) } }
        let childSymbols = kinds.map { kind in
            ([kind.key, kind.listKey].compactMap { $0 } + (kind.key == nil && kind.listKey == nil ? [] : [kind.label]))
                .map { intern($0) }
        }
        let structureSymbols = StructuralKey.allCases.map { key in (key, key.spellings.map { intern($0) }) }
        var childBySymbol = [Int16](repeating: -1, count: words.count)
        for (kind, symbols) in childSymbols.enumerated() {
            for symbol in symbols { childBySymbol[symbol] = Int16(kind) }
        }
        var structureBySymbol = [Int8](repeating: -1, count: words.count)
        for (key, symbols) in structureSymbols {
            for symbol in symbols { structureBySymbol[symbol] = key.rawValue }
        }
        var yesNo = [Int8](repeating: -1, count: words.count)
        for symbol in yes { yesNo[symbol] = 1 }
        for symbol in no { yesNo[symbol] = 0 }
        var kindBySymbol = [Int16](repeating: -1, count: words.count)
        for (kind, symbols) in kindSymbols.enumerated() {
            for symbol in symbols where kindBySymbol[symbol] < 0 { kindBySymbol[symbol] = Int16(kind) }
        }
        // Every table is widened to all symbols, so that a lookup needs no bounds of its own.
        func widened(_ table: [Int16]) -> [Int16] { table + [Int16](repeating: -1, count: words.count - table.count) }
        func widened(_ table: FieldTable) -> FieldTable {
            FieldTable(fields: table.fields, slotBySymbol: widened(table.slotBySymbol))
        }
        return Vocabulary(
            kinds: kinds.map {
                SubjectKind(
                    id: $0.id, label: $0.label, aliases: $0.aliases, within: $0.within, isPlace: $0.isPlace,
                    isFacility: $0.isFacility, key: $0.key, listKey: $0.listKey, table: widened($0.table),
                    statusSlot: $0.statusSlot, openItem: $0.openItem)
            },
            records: records.map { RecordKind(id: $0.id, label: $0.label, unit: $0.unit, table: widened($0.table)) },
            termLists: lists.map { list, items, isShared in
                TermList(id: list.id, label: list.label, items: list.items, isShared: isShared, itemBySymbol: widened(items))
            },
            symbols: SymbolTable(words: words), yesNoBySymbol: yesNo, kindBySymbol: kindBySymbol,
            childBySymbol: childBySymbol, structureBySymbol: structureBySymbol)
    }
}
