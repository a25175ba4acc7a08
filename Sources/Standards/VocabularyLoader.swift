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
            default:
                reading.error(
                    root, .unknownFileKind(root.pairs.first?.key.text ?? ""),
                    help: .firstKeyIsOneOf(["vocabulary", "record", "terms", "attestations"]))
            }
        }
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
            reading.error(node, .declaredTwice(id))
            return nil
        }
        return id
    }

    private mutating func readTermList(_ root: YAMLNode) {
        let pairs = reading.mapping(root, keys: ["terms", "label", "items"])
        guard let id = reading.text(pairs["terms"]) else { return }
        if termListByID[id] != nil { reading.error(root, .declaredTwice(id)) }
        termListByID[id] = termLists.count
        let label = reading.text(reading.require("label", of: pairs, in: root)) ?? id
        termLists.append(PendingList(id: id, label: label, items: readTerms(reading.entries(pairs["items"]))))
    }

    private mutating func readTerms(_ nodes: [YAMLNode]) -> [Term] {
        var taken: [String: String] = [:]
        return nodes.compactMap { node in
            let pairs = reading.mapping(node, keys: ["id", "label", "aliases", "unit"])
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
            unit: reading.text(pairs["unit"]) ?? "", table: readTable(pairs, attestations: []))
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
        let table = readTable(pairs, attestations: attested[id] ?? [])
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
        for word in [id] + [reading.text(pairs["label"]) ?? id] + reading.texts(pairs["aliases"]) { _ = intern(word) }
        return SubjectKind(
            id: id, label: reading.text(pairs["label"]) ?? id, aliases: reading.texts(pairs["aliases"]), within: within,
            isPlace: reading.flag(pairs["place"]), isFacility: isFacility, key: reading.text(pairs["key"]),
            listKey: reading.text(pairs["list-key"]), table: table, statusSlot: statusSlot, openItem: openItem)
    }

    private mutating func readTable(_ pairs: [String: YAMLNode], attestations: [YAMLNode]) -> FieldTable {
        var fields: [Field] = []
        for node in reading.entries(pairs["fields"]) {
            if let field = readField(node, isAttested: false) { fields.append(field) }
        }
        for node in attestations {
            if let field = readField(node, isAttested: true) { fields.append(field) }
        }
        for node in reading.entries(pairs["derived"]) {
            if let field = readDerived(node, fields) { fields.append(field) }
        }
        var slotByWord: [String: Int] = [:]
        for (slot, field) in fields.enumerated() {
            for word in Set([field.id, field.label] + field.aliases) {
                // Two attestations may share a label in different standards' words; ids must differ.
                if slotByWord[word] != nil {
                    if word == field.id || !field.isAttested, let root = pairs["fields"] ?? pairs["derived"] {
                        reading.error(root, .sameSpelling(word, fields[slotByWord[word]!].id))
                    }
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
        return FieldTable(fields: fields, slotBySymbol: slots)
    }

    private mutating func readField(_ node: YAMLNode, isAttested: Bool) -> Field? {
        let pairs = reading.mapping(
            node,
            keys: ["id", "label", "aliases", "type", "unit", "default", "choices", "terms", "record", "private", "retired"])
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
        let lists = termLists.map { list in
            var items: [Int16] = []
            for (item, term) in list.items.enumerated() {
                for word in [term.id, term.label] + term.aliases {
                    let symbol = intern(word)
                    while items.count <= symbol { items.append(-1) }
                    items[symbol] = Int16(item)
                }
            }
            return (list, items)
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
            termLists: lists.map { list, items in
                TermList(id: list.id, label: list.label, items: list.items, itemBySymbol: widened(items))
            },
            symbols: SymbolTable(words: words), yesNoBySymbol: yesNo, kindBySymbol: kindBySymbol,
            childBySymbol: childBySymbol, structureBySymbol: structureBySymbol)
    }
}
