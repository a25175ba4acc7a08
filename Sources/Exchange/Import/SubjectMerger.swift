import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// Puts what spreadsheets say of a subject into its mapping, and leaves everything else as it is.
struct SubjectMerger {
    let vocabulary: Vocabulary
    let fields: FieldText
    let problems: ImportProblems
    /// The differences made so far.
    let log: ChangeLog

    init(_ vocabulary: Vocabulary, _ fields: FieldText, listsChanges: Bool, _ problems: ImportProblems) {
        log = ChangeLog(listsChanges: listsChanges)
        self.vocabulary = vocabulary
        self.fields = fields
        self.problems = problems
    }

    func note(
        _ code: String, _ label: @autoclosure () -> String, _ before: @autoclosure () -> String?, _ after: @autoclosure () -> String?
    ) {
        log.note(code, label(), before(), after())
    }

    func noteRemoval(_ code: String, _ label: String) { note(code, label, label, nil) }
    func noteAddition(_ code: String, _ label: String, _ after: String) { note(code, label, nil, after) }

    // MARK: A subject

    /// Merges an update into a subject's mapping.
    ///
    /// - Parameter reported: who is said to have reported what changes, where the row itself does not say.
    func merge(_ update: SubjectUpdate, _ kindID: KindID, into node: DocumentNode, reported: (by: String, on: String)?) {
        let before = log.count
        let kind = vocabulary.kinds[kindID]
        resolveBoxes(update, kind, node)
        if let name = update.name { setScalar(node, kindID, .name, name, update.code, label: "名称") }
        for (slot, value) in update.fields { set(value, slot, of: kind, kindID, in: node, update) }
        mergeCounts(update, kindID, node)
        for record in update.records.keys.sorted() { mergeRecords(update.records[record]!, record, update, kindID, node) }
        mergeAttestations(update, kindID, node)
        mergeVerified(update, kindID, node)
        mergeDeclared(update, kindID, node)
        mergeSample(update, kindID, node)
        switch update.note {
        case .text(let text)?: setScalar(node, kindID, .note, text, update.code, label: "备注")
        case .cleared?: remove(.note, from: node, update.code, label: "备注")
        default: break
        }
        let by = update.reportedBy ?? (log.count > before ? reported?.by : nil)
        let on = update.reportedOn ?? (log.count > before ? reported?.on : nil)
        if by != nil || on != nil { setReported(node, kindID, by, on, update.code) }
    }

    // MARK: Keys

    /// Where a key comes among those of a subject.
    func rank(_ key: String, _ kindID: KindID) -> Int {
        let symbol = vocabulary.symbols.symbol(key)
        let table = vocabulary.kinds[kindID].table
        if let slot = table.slot(symbol), !table.fields[slot].isAttested { return 10 + slot }
        switch vocabulary.structure(symbol) {
        case .code, .opening, .within: return 0
        case .name: return 1
        case .sample: return 2
        case .declared: return 500
        case .attestations: return 800
        case .reported: return 900
        case .verified: return 901
        case .note: return 902
        case .list: return 1000
        case nil: return vocabulary.child(symbol).map { 600 + $0 } ?? 950
        }
    }

    func index(of key: StructuralKey, in node: DocumentNode) -> Int? {
        node.entries.firstIndex { vocabulary.structure(vocabulary.symbols.symbol($0.key)) == key }
    }

    func index(ofSlot slot: Int, _ table: FieldTable, in node: DocumentNode) -> Int? {
        node.entries.firstIndex { table.slot(vocabulary.symbols.symbol($0.key)) == slot }
    }

    /// Puts an entry where it belongs; the first entry stays first.
    func insert(_ key: String, _ value: DocumentNode, _ kindID: KindID, in node: DocumentNode) {
        let rank = rank(key, kindID)
        node.insert(.init(key: key, value: value), at: place(of: rank, kindID, among: node.entries))
    }

    private func place(of rank: Int, _ kindID: KindID, among entries: [DocumentNode.Entry]) -> Int {
        entries.indices.dropFirst().first { self.rank(entries[$0].key, kindID) > rank } ?? entries.count
    }

    /// The mapping under a key, or a new one when there is none, or nothing in it.
    func part(_ key: StructuralKey, in node: DocumentNode, style: DocumentNode.Style) -> DocumentNode {
        guard let index = index(of: key, in: node), !node.entries[index].value.entries.isEmpty else { return DocumentNode(.mapping([]), style: style) }
        return node.entries[index].value
    }

    /// Puts a part where it belongs; one with nothing in it is left out.
    func keep(_ part: DocumentNode, as key: StructuralKey, _ kindID: KindID, in node: DocumentNode) {
        let index = index(of: key, in: node)
        if part.entries.isEmpty {
            if let index, node.entries[index].value === part { node.entries.remove(at: index) }
        } else if let index {
            if node.entries[index].value !== part { node.entries[index].value = part }
        } else {
            insert(key.spellings[0], part, kindID, in: node)
        }
    }

    func setScalar(_ node: DocumentNode, _ kindID: KindID, _ key: StructuralKey, _ text: String, _ code: String, label: String) {
        let value = DocumentNode.scalar(text, written: scalar(text))
        if let index = index(of: key, in: node) {
            let before = node.entries[index].value.text
            guard before.map({ fields.trim($0) }) != text else { return }
            note(code, label, before, text)
            node.entries[index].value = value
        } else {
            note(code, label, nil, text)
            insert(key.spellings[0], value, kindID, in: node)
        }
    }

    func remove(_ key: StructuralKey, from node: DocumentNode, _ code: String, label: String) {
        guard let index = index(of: key, in: node) else { return }
        note(code, label, node.entries[index].value.text, nil)
        node.entries.remove(at: index)
    }

    // MARK: Fields

    func set(
        _ value: FieldValue, _ slot: Int, of kind: SubjectKind, _ kindID: KindID, in node: DocumentNode, _ update: SubjectUpdate
    ) {
        let field = kind.table.fields[slot]
        let index = index(ofSlot: slot, kind.table, in: node)
        let existing = index.map { node.entries[$0].value }
        let before = existing.flatMap { fields.value($0, field) }
        if value == .cleared {
            guard let index else { return }
            note(update.code, field.label, words(existing!, field), nil)
            node.entries.remove(at: index)
            return
        }
        if let before, same(before, value) { return }
        if value == .nothing, let existing, holdsDetails(existing, field) {
            problems.error(update.ownRow ?? update.place, .detailsThere(field.label, update.code), help: .removeDetails)
            return
        }
        guard let made = fields.node(value, field) else { return }
        note(update.code, field.label, existing.flatMap { words($0, field) }, words(made, field))
        if let index { node.entries[index].value = made } else { insert(field.id, made, kindID, in: node) }
    }

    /// Whether two values mean the same; lists of terms do in any order.
    func same(_ left: FieldValue, _ right: FieldValue) -> Bool {
        if case .items(let left) = left, case .items(let right) = right { return Set(left) == Set(right) }
        return left == right
    }

    func holdsDetails(_ node: DocumentNode, _ field: Field) -> Bool {
        switch field.type {
        case .counts, .records: !node.entries.isEmpty || !node.items.isEmpty
        default: false
        }
    }

    func words(_ node: DocumentNode, _ field: Field) -> String? {
        switch fields.value(node, field) {
        case .text(let text)?: text
        case .nothing?: "无"
        case .items(let items)?:
            if case .set(let list) = field.type { items.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、") } else { nil }
        default: node.text
        }
    }
}
