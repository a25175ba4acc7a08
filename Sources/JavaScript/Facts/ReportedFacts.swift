import Audit
import Figures
import Inventories
import Standards
import YAMLReader

/// The facts of one subject with what was reported and what was found on site apart: an audit looks at the latter where there is any, but what is reported anew
/// takes the place of the former only.
package struct ReportedFacts {
    /// Somebody an inspector looked for.
    package struct Person {
        var id: String
        var isGone = false
        var values: [(slot: Int, value: Value)] = []
    }

    /// As an audit looks at them.
    let audited: Facts
    /// As they were reported.
    let reported: Facts
    /// As they were found, those of people apart; nil where nobody looked.
    private(set) var verified: Facts?
    /// Whom an inspector looked for, by the slot of their list.
    private(set) var people: [(Int, [Person])] = []

    /// Takes the facts of a subject apart, as its file has them.
    package init(_ facts: Facts, _ vocabulary: Vocabulary) {
        audited = facts
        let kind = vocabulary.kinds[facts.kind]
        reported = Facts()
        reported.reset(kind: facts.kind, slots: kind.table.fields.count, tape: facts.tape)
        guard let tape = facts.tape, facts.node >= 0 else { return }
        let decoder = FactDecoder(vocabulary, tape: tape)
        // Papers are looked at where answers are judged.
        decoder.takesAttestationsAsEvidenced = true
        var found = -1
        tape.forEachPair(facts.node) { key, value in
            let symbol = tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1
            if let slot = kind.table.slot(symbol) {
                decoder.decode(value, of: facts.kind, slot: slot, into: reported)
            } else if vocabulary.structure(symbol) == .attestations {
                decoder.decodeAttestations(value, of: facts.kind, into: reported)
            } else if vocabulary.structure(symbol) == .verified {
                found = value
            }
        }
        guard found >= 0, tape.kind(found) == .mapping else { return }
        let verified = Facts()
        verified.reset(kind: facts.kind, slots: kind.table.fields.count, tape: tape)
        tape.forEachPair(found) { key, value in
            let symbol = tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1
            if let slot = kind.table.slot(symbol) {
                decoder.decode(value, of: facts.kind, slot: slot, into: verified)
                if case .records(let record) = kind.table.fields[slot].type, verified[slot].tag == .records {
                    people.append((slot, Self.people(verified, slot, vocabulary.records[record].table, decoder)))
                }
            } else if vocabulary.structure(symbol) == .attestations {
                decoder.decodeAttestations(value, of: facts.kind, into: verified)
            }
        }
        self.verified = verified
    }

    private static func people(_ facts: Facts, _ slot: Int, _ table: FieldTable, _ decoder: FactDecoder) -> [Person] {
        let (records, stride) = (facts[slot], table.fields.count)
        return (0..<records.recordCount).compactMap { number in
            var person = Person(id: "")
            decoder.tape.forEachPair(facts.recordNode(records, record: number, stride: stride)) { key, value in
                if decoder.tape.isScalar(key), let isGone = decoder.saysGone(decoder.tape.string(key), value) { person.isGone = isGone }
            }
            for slot in 0..<stride {
                let value = facts.value(records, record: number, stride: stride, slot: slot)
                if value.tag == .none { continue }
                if table.fields[slot].id == "id", value.tag == .text { person.id = facts.text(value) }
                person.values.append((slot, value))
            }
            return person.id.isEmpty ? nil : person
        }
    }

    /// What an inspector found, in words, by slot; of people nothing, who stand in a list of their own.
    package func verifiedWords(_ vocabulary: Vocabulary) -> [(slot: Int, words: String)] {
        guard let verified else { return [] }
        let fields = vocabulary.kinds[audited.kind].table.fields
        let words = ValueWords(vocabulary: vocabulary)
        return fields.indices.compactMap { slot in
            let (value, field) = (verified[slot], fields[slot])
            switch value.tag {
            case .none, .records: return nil
            case .terms:
                guard let list = field.type.termList else { return nil }
                let items = vocabulary.termLists[list].items
                let found = items.indices.filter { verified.count(value, term: $0) >= 0 }.map { "\(items[$0].label) \(verified.count(value, term: $0))" }
                if case .counts = field.type { return (slot, found.joined(separator: GapPhrases.listed[vocabulary.language])) }
                return (slot, words.text(value, field, verified))
            case .number, .yesNo, .date, .choice, .text: return (slot, words.text(value, field, verified))
            }
        }
    }
}
