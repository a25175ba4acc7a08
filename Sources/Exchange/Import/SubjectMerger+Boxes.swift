import Standards
import Wording
import YAMLEditing

/// What was made of the boxes of one question.
struct BoxUpdate {
    var place: CellPlace
    var slot: Int
    var list: Int
    var marks: [(term: Int, mark: FormMarks.Mark)] = []
    /// The terms whose boxes were left alone.
    var left: [Int] = []
}

/// Boxes that were ticked or crossed on a form. A box that was left alone says nothing: what the inventory has of it stays.
extension SubjectMerger {
    /// Turns boxes into counts and lists, by what the inventory has.
    func resolveBoxes(_ update: SubjectUpdate, _ kind: SubjectKind, _ node: DocumentNode) {
        for box in update.boxes {
            let field = kind.table.fields[box.slot]
            if case .counts = field.type {
                count(box, update, existing(box.slot, kind, node))
            } else if let value = set(box, field, existing(box.slot, kind, node), update) {
                if field.isAttested {
                    update.attestations.append(
                        AttestationUpdate(
                            place: box.place, item: field.id, answer: CellAnswer(place: box.place, text: words(value, box.list)),
                            on: update.reportedOn.map { .text($0) }))
                } else {
                    update.fields.append((box.slot, value))
                }
            }
        }
        update.boxes = []
    }

    private func existing(_ slot: Int, _ kind: SubjectKind, _ node: DocumentNode) -> DocumentNode? {
        guard kind.table.fields[slot].isAttested else { return index(ofSlot: slot, kind.table, in: node).map { node.entries[$0].value } }
        let answers = part(.attestations, in: node, style: .block)
        return answers.entries.first { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }.flatMap { AttestationParts($0.value).value }
    }

    /// A tick keeps a number that is known, and is one where none is.
    private func count(_ box: BoxUpdate, _ update: SubjectUpdate, _ existing: DocumentNode?) {
        let items = vocabulary.termLists[box.list].items
        for (term, mark) in box.marks {
            var known: Int?
            for entry in existing?.entries ?? [] where vocabulary.termLists[box.list].item(vocabulary.symbols.symbol(entry.key)) == term {
                known = entry.value.text.flatMap { (try? fields.count($0, items[term])) ?? nil }
            }
            switch mark {
            case .yes: if (known ?? 0) < 1 { update.counts.append((box.list, term, 1)) }
            case .no: update.counts.append((box.list, term, 0))
            case .count(let count): update.counts.append((box.list, term, count))
            }
        }
    }

    /// The list a set comes to: what is ticked is in it, what is crossed is not, the rest is as it was.
    private func set(_ box: BoxUpdate, _ field: Field, _ existing: DocumentNode?, _ update: SubjectUpdate) -> FieldValue? {
        let yes = Set(box.marks.filter { $0.mark != .no }.map(\.term))
        let no = Set(box.marks.filter { $0.mark == .no }.map(\.term))
        let before: Set<Int>? =
            switch existing.flatMap({ fields.value($0, field) }) {
            case .items(let items)?: Set(items)
            case .nothing?: []
            default: nil
            }
        if before == nil, !box.left.isEmpty {
            let labels = box.left.map { vocabulary.termLists[box.list].items[$0].label }
            guard !yes.isEmpty else {
                problems.warning(box.place, .crossesOnly(field.label, labels))
                return nil
            }
            problems.warning(box.place, .leftBoxes(field.label, labels))
        }
        let after = (before ?? []).union(yes).subtracting(no)
        return after.isEmpty ? .nothing : .items(after.sorted())
    }

    private func words(_ value: FieldValue, _ list: Int) -> String {
        if case .items(let items) = value { items.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、") } else { "无" }
    }
}
