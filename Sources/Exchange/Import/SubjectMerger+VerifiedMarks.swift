import Standards
import Wording
import YAMLEditing

/// Boxes that an inspector ticked or crossed on site. A tick keeps the number that was reported, and is one where none was.
extension SubjectMerger {
    func mergeVerified(
        _ box: VerifiedUpdate.Box, _ term: String, _ slot: Int, _ kind: SubjectKind, into list: DocumentNode, of node: DocumentNode, _ row: VerifiedUpdate,
        _ code: String
    ) {
        let field = kind.table.fields[slot]
        guard let number = field.type.termList, let index = vocabulary.termLists[number].index(id: term) else {
            problems.error(row.place, .noSuchItem(term, field.label))
            return
        }
        let found = list.entries.firstIndex { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }
        if case .counts = field.type {
            let counts = found.map { list.entries[$0].value } ?? DocumentNode(.mapping([]), style: .flow)
            let count: Int
            switch box.mark {
            case .yes:
                count = max(1, self.count(of: index, number, in: counts) ?? reported(slot, kind, node).flatMap { self.count(of: index, number, in: $0) } ?? 1)
            case .no: count = 0
            case .count(let given): count = given
            }
            merge([(index, count)], number, into: counts, field, code)
            counts.style = .flow
            if found == nil { list.entries.append(.init(key: field.id, value: counts)) }
            return
        }
        let known = found.map { list.entries[$0].value } ?? reported(slot, kind, node)
        if known == nil, !box.left.isEmpty {
            let labels = box.left.map { vocabulary.termLists[number].items[$0].label }
            if box.isFirst { problems.warning(row.place, box.isAmongCrossesOnly ? .crossesOnly(field.label, labels) : .leftBoxes(field.label, labels)) }
            // Where nothing was known, crosses alone leave the rest open.
            if box.isAmongCrossesOnly { return }
        }
        var items: Set<Int> = []
        if case .items(let there)? = known.flatMap({ fields.value($0, field) }) { items = Set(there) }
        if box.mark == .no { items.remove(index) } else { items.insert(index) }
        let value = items.isEmpty ? FieldValue.nothing : .items(items.sorted())
        guard let made = fields.node(value, field) else { return }
        let before = found.flatMap { fields.value(list.entries[$0].value, field) }
        if let before, same(before, value) { return }
        note(code, "核查·\(field.label)", found.flatMap { words(list.entries[$0].value, field) }, words(made, field))
        if let found { list.entries[found].value = made } else { list.entries.append(.init(key: field.id, value: made)) }
    }

    /// What was reported of a field.
    private func reported(_ slot: Int, _ kind: SubjectKind, _ node: DocumentNode) -> DocumentNode? {
        guard kind.table.fields[slot].isAttested else { return index(ofSlot: slot, kind.table, in: node).map { node.entries[$0].value } }
        let answers = part(.attestations, in: node, style: .block)
        return answers.entries.first { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }.flatMap { AttestationParts($0.value).value }
    }

    private func count(of term: Int, _ list: Int, in counts: DocumentNode) -> Int? {
        let terms = vocabulary.termLists[list]
        return counts.entries.first { terms.item(vocabulary.symbols.symbol($0.key)) == term }
            .flatMap { $0.value.text }.flatMap { (try? fields.count($0, terms.items[term])) ?? nil }
    }
}
