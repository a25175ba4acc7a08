import Wording
import YAMLReader

/// Lists of words.
extension VocabularyLoader {
    mutating func readTermList(_ root: YAMLNode) {
        let pairs = reading.mapping(root, keys: ["terms", "label", "items"])
        guard let id = reading.text(pairs["terms"]) else { return }
        if termListByID[id] != nil { reading.error(root, .declaredTwice(id), help: .useOverlay) }
        termListByID[id] = termLists.count
        let label = reading.label(reading.require("label", of: pairs, in: root), id: id)?.shown ?? id
        termLists.append(PendingList(id: id, label: label, items: readTerms(reading.entries(pairs["items"]))))
    }

    /// Adds words to a list, or other spellings to words it has.
    mutating func addTerms(_ nodes: [YAMLNode], to list: Int) {
        for node in nodes {
            if let index = termLists[list].items.firstIndex(where: { $0.id == node["id"]?.text }) {
                let pairs = reading.mapping(node, keys: Self.termKeys)
                let known = termLists[list].items[index]
                Restatement(id: known.id, properties: [("label", known.written), ("unit", known.writtenUnit)]).check(pairs, &reading)
                let more = reading.texts(pairs["aliases"]).filter { !known.spells($0) }
                termLists[list].items[index] = Term(
                    id: known.id, label: known.label, written: known.written, aliases: known.aliases + more, unit: known.unit,
                    writtenUnit: known.writtenUnit)
                for word in more { checkSpelling(word, of: index, in: list, node) }
            } else if let term = readTerms([node]).first {
                termLists[list].items.append(term)
                for word in Set([term.id, term.written] + term.aliases) { checkSpelling(word, of: termLists[list].items.count - 1, in: list, node) }
            }
        }
    }

    private mutating func checkSpelling(_ word: String, of index: Int, in list: Int, _ node: YAMLNode) {
        let other = termLists[list].items.enumerated().first { $0.offset != index && ($0.element.id == word || $0.element.spells(word)) }
        if let other { reading.error(node, .sameSpelling(word, other.element.id)) }
    }

    private static let termKeys = ["id", "label", "aliases", "unit"]

    mutating func readTerms(_ nodes: [YAMLNode]) -> [Term] {
        var taken: [String: String] = [:]
        return nodes.compactMap { node in
            let pairs = reading.mapping(node, keys: Self.termKeys)
            guard let id = reading.text(reading.require("id", of: pairs, in: node)),
                let label = reading.label(reading.require("label", of: pairs, in: node), id: id)
            else { return nil }
            let unit = reading.text(pairs["unit"])
            let term = Term(
                id: id, label: label.shown, written: label.written, aliases: reading.texts(pairs["aliases"]), unit: book.unit(unit), writtenUnit: unit)
            for word in Set([id, label.written] + term.aliases) {
                if let other = taken.updateValue(id, forKey: word) { reading.error(node, .sameSpelling(word, other)) }
            }
            return term
        }
    }
}
