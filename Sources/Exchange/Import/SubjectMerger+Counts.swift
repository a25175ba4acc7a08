import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// How many there are of each of a list of words.
extension SubjectMerger {
    func mergeCounts(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        guard !update.counts.isEmpty else { return }
        let kind = vocabulary.kinds[kindID]
        for (slot, field) in kind.table.fields.enumerated() {
            guard case .counts(let list) = field.type else { continue }
            let wanted = update.counts.filter { $0.list == list }
            guard !wanted.isEmpty, agree(wanted, list, update) else { continue }
            let index = index(ofSlot: slot, kind.table, in: node)
            let counts = index.map { node.entries[$0].value }
            if let counts, counts.isMapping {
                merge(wanted.map { ($0.term, $0.count) }, list, into: counts, field, update.code)
                if counts.entries.isEmpty, let index { node.entries.remove(at: index) }
                continue
            }
            // A list of items, or 无, says of every item how many there are; only a difference makes it a table of counts.
            let terms = vocabulary.termLists[list]
            var said: [Int: Int] = [:]
            if let counts, !counts.items.isEmpty || fields.value(counts, field) == .nothing {
                for term in terms.items.indices { said[term] = 0 }
                for item in counts.items { if let term = terms.item(vocabulary.symbols.symbol(item.value.text ?? "")) { said[term] = 1 } }
            }
            guard wanted.contains(where: { $0.count != said[$0.term] && !($0.count == -1 && said[$0.term] == nil) }) else { continue }
            let made = DocumentNode(
                .mapping(
                    said.keys.sorted().map { term in
                        .init(key: terms.items[term].label, value: .scalar(String(said[term]!), written: String(said[term]!)))
                    }), style: .counts)
            merge(wanted.map { ($0.term, $0.count) }, list, into: made, field, update.code)
            if let index { node.entries[index].value = made } else if !made.entries.isEmpty { insert(field.id, made, kindID, in: node) }
        }
        let unplaced = update.counts.first { count in
            !kind.table.fields.contains { if case .counts(count.list) = $0.type { true } else { false } }
        }
        if let unplaced {
            problems.error(update.countRows[unplaced.list] ?? update.place, .noSuchPart(kind.label, vocabulary.termLists[unplaced.list].label))
        }
    }

    /// Whether every item is given one number only: it may stand in the clinic's own sheet and in that of its equipment.
    func agree(_ wanted: [(list: Int, term: Int, count: Int)], _ list: Int, _ update: SubjectUpdate) -> Bool {
        var seen: [Int: Int] = [:]
        for (_, term, count) in wanted {
            guard let other = seen.updateValue(count, forKey: term), other != count else { continue }
            let label = vocabulary.termLists[list].items[term].label
            problems.error(update.countRows[list] ?? update.place, .twoCounts(label, other, count), help: .keepOneCount)
            return false
        }
        return true
    }

    func merge(_ wanted: [(term: Int, count: Int)], _ list: Int, into counts: DocumentNode, _ field: Field, _ code: String) {
        let terms = vocabulary.termLists[list]
        var entries = counts.entries
        var isChanged = false
        var order = entries.map { terms.item(vocabulary.symbols.symbol($0.key)) ?? -1 }
        var at: [Int: Int] = [:]
        for (index, term) in order.enumerated() { at[term] = index }
        for (term, count) in wanted {
            if let index = at[term] {
                let before = entries[index].value.text.flatMap { (try? fields.count($0, terms.items[term])) ?? nil }
                guard before != count else { continue }
                note(code, "\(field.label)·\(terms.items[term].label)", before.map(String.init), count == -1 ? nil : String(count))
                isChanged = true
                if count == -1 {
                    entries.remove(at: index)
                    order.remove(at: index)
                    at = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                } else {
                    entries[index].value = .scalar(String(count), written: String(count))
                }
            } else if count >= 0 {
                note(code, "\(field.label)·\(terms.items[term].label)", nil, String(count))
                isChanged = true
                // New items come where the term list has them, as far as those that are there keep its order.
                let place = order.lastIndex { $0 < term }.map { $0 + 1 } ?? 0
                entries.insert(.init(key: terms.items[term].label, value: .scalar(String(count), written: String(count))), at: place)
                order.insert(term, at: place)
                if place == order.count - 1 {
                    at[term] = place
                } else {
                    at = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                }
            }
        }
        guard isChanged else { return }
        counts.entries = entries
        if counts.style == .flow { counts.style = .counts }
    }
}
