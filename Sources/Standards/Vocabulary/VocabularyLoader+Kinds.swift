import Wording
import YAMLReader

/// Kinds of subjects and of records.
extension VocabularyLoader {
    mutating func collectAttestations(_ root: YAMLNode) {
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

    mutating func readRecord(_ root: YAMLNode) -> RecordKind {
        let pairs = reading.mapping(root, keys: ["record", "label", "aliases", "unit", "exemption", "fields", "derived"])
        let table = readTable(pairs, attestations: [], adding: overlay.records[root["record"]?.text ?? ""])
        // Whoever answers for a list answers for everything in it.
        for (node, _) in answerers { reading.error(node, .recordsHaveNoAnswerer) }
        answerers = []
        return RecordKind(
            id: reading.text(pairs["record"]) ?? "", label: reading.label(pairs["label"], id: pairs["record"]?.text ?? "")?.shown ?? "",
            aliases: reading.texts(pairs["aliases"]),
            unit: reading.text(pairs["unit"]) ?? "", table: table, exemption: pairs["exemption"].flatMap { exemption($0, table) })
    }

    /// Which fields make a record an exemption.
    private mutating func exemption(_ node: YAMLNode, _ table: FieldTable) -> ExemptionFields? {
        let pairs = reading.mapping(node, keys: ["kind", "covered-by", "approved-by", "approved-on", "until"])
        var isWrong = false
        func slot(_ key: String, _ reading: inout NodeReading, _ fits: (FieldType) -> Bool) -> Int? {
            guard let value = pairs[key], let id = reading.text(value) else { return nil }
            if let slot = table.slot(id: id), fits(table.fields[slot].type) { return slot }
            reading.error(value, .notSuchField(id, key), help: .nearestOrList(id, among: table.fields.filter { fits($0.type) }.map(\.id)))
            isWrong = true
            return nil
        }
        for key in ["kind", "covered-by", "approved-by", "until"] { isWrong = reading.require(key, of: pairs, in: node) == nil || isWrong }
        let kind = slot("kind", &reading) { if case .choice = $0 { true } else { false } }
        let coveredBy = slot("covered-by", &reading) { $0 == .reference }
        let approvedBy = slot("approved-by", &reading) { $0 == .text }
        let approvedOn = slot("approved-on", &reading) { $0 == .date }
        let until = slot("until", &reading) { $0 == .date }
        guard !isWrong, let kind, case .choice(let list) = table.fields[kind].type, let coveredBy, let approvedBy, let until else { return nil }
        return ExemptionFields(kind: kind, kindList: list, coveredBy: coveredBy, approvedBy: approvedBy, approvedOn: approvedOn, until: until)
    }

    mutating func readKind(_ root: YAMLNode) -> SubjectKind {
        let pairs = reading.mapping(
            root,
            keys: [
                "vocabulary", "label", "aliases", "within", "place", "level", "facility", "key", "list-key", "fields", "derived", "order",
            ])
        if let node = pairs["order"], node.text.flatMap(Int.init) == nil { reading.error(node, .wrongOrder(node.text ?? "")) }
        let id = reading.text(pairs["vocabulary"]) ?? ""
        if let known = pairs["within"], let added = overlay.kinds[id]?.within, known.text != added.text {
            reading.error(added, .redefined(id, "within", found: added.text ?? "", known: known.text))
        }
        var within: KindID?
        if let node = pairs["within"] ?? overlay.kinds[id]?.within, let outer = reading.text(node) {
            within = kindByID[outer]
            if within == nil { reading.error(node, .unknownKind(outer), help: .nearestOrList(outer, among: Array(kindByID.keys))) }
        }
        let table = readTable(pairs, attestations: attested[id] ?? [], adding: overlay.kinds[id])
        if let own = kindByID[id] { answerersByKind += answerers.map { ($0.node, $0.kind, own) } }
        answerers = []
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
        let label = reading.label(pairs["label"], id: id) ?? Label(written: id, shown: id)
        for word in [id, label.written] + aliases { _ = intern(word) }
        return SubjectKind(
            id: id, label: label.shown, written: label.written, aliases: aliases, within: within,
            isPlace: pairs["level"] != nil, isFacility: isFacility, key: reading.text(pairs["key"]),
            listKey: reading.text(pairs["list-key"]), table: table, statusSlot: statusSlot, openItem: openItem)
    }

    /// Other spellings a kind is given by overlays; none may be that of another kind.
    private mutating func addedAliases(of id: String) -> [String] {
        (overlay.kinds[id]?.aliases ?? []).compactMap { node in
            guard let word = reading.text(node) else { return nil }
            let other = kindNodes.first { kind in
                let aliases = kind["aliases"].map { $0.isSequence ? $0.entries : [$0] } ?? []
                return kind["vocabulary"]?.text != id
                    && ([kind["vocabulary"], kind["label"]] + aliases).contains { $0?.text == word || $0?["zh"]?.text == word }
            }
            if let other { reading.error(node, .sameSpelling(word, other["vocabulary"]?.text ?? "")) }
            return word
        }
    }

    /// A form's question is answered by the subject itself, by a place around it, or by what stands in one of those.
    mutating func checkAnswerers(_ kinds: [SubjectKind]) {
        for (node, kind, subject) in answerersByKind where kind != subject {
            var around: Set<KindID> = [subject]
            var outer = kinds[subject].within
            while let next = outer {
                around.insert(next)
                outer = kinds[next].within
            }
            if around.contains(kind) || kinds[kind].within.map(around.contains) == true { continue }
            reading.error(node, .cannotAnswer(kinds[kind].id, for: kinds[subject].id))
        }
    }

    /// Whether every kind stands in another or in nothing, and none in itself.
    mutating func checkNesting(_ kinds: [SubjectKind]) -> Bool {
        if kinds.count > Vocabulary.mostKinds, let node = kindNodes.last { reading.error(node, .tooManyKinds(kinds.count, most: Vocabulary.mostKinds)) }
        for (kind, node) in zip(kinds, kindNodes) {
            var outer = kind.within
            var steps = 0
            while let next = outer {
                outer = kinds[next].within
                steps += 1
                if steps > kinds.count {
                    reading.error(node, .nestsInItself(kind.id))
                    return false
                }
            }
        }
        return true
    }
}
