import Standards
import Wording

/// What an inspector found of people and other records: by id, beside those that were reported.
///
/// A value that was found takes the place of the reported one, somebody who is not there (`present: 否`) is taken out, and somebody
/// nobody reported is added. Whoever is not mentioned stays as reported.
struct VerifiedRecords {
    let decoder: FactDecoder
    let field: Field
    let slot: Int
    let recordID: Int32
    /// The slot of the id.
    let id: Int

    private var record: RecordKind { decoder.vocabulary.records[Int(recordID)] }

    /// How it may be written whether somebody is there.
    static let presence: Set<String> = ["present", "在岗"]
    /// Words for somebody who is not there, besides those for no.
    static let absent: Set<String> = ["不在岗", "不在", "absent"]

    private struct Finding {
        var id: String
        var node: Int
        var values: [(slot: Int, value: Value)] = []
        var isAbsent = false
    }

    /// The records as they are after the findings.
    func decode(_ node: Int, _ reported: Value, into facts: Facts) -> Value {
        let stride = record.table.fields.count
        let findings = findings(node)
        let byID = Dictionary(findings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let first = facts.recordTotal
        var count = 0
        var seen: Set<String> = []
        for number in 0..<reported.recordCount {
            let idValue = facts.value(reported, record: number, stride: stride, slot: id)
            let name = idValue.tag == .text ? facts.text(idValue) : ""
            let finding = byID[name].map { findings[$0] }
            if finding != nil { seen.insert(name) }
            if let finding, finding.isAbsent {
                note(facts, finding, nil, Value(.yesNo, payload: 1), Value(.yesNo, node: finding.node, payload: 0))
                continue
            }
            let base = facts.newRecord(stride: stride, node: facts.recordNode(reported, record: number, stride: stride))
            count += 1
            for slot in 0..<stride { facts.setRecordValue(base + slot, facts.value(reported, record: number, stride: stride, slot: slot)) }
            for (slot, found) in finding?.values ?? [] where slot != id && found.tag != .none {
                let before = facts.value(reported, record: number, stride: stride, slot: slot)
                if before.tag != .none, decoder.differs(before, found) { note(facts, finding!, slot, before, found) }
                facts.setRecordValue(base + slot, found)
            }
        }
        for finding in findings where !seen.contains(finding.id) && !finding.isAbsent {
            let base = facts.newRecord(stride: stride, node: finding.node)
            count += 1
            for (slot, found) in finding.values { facts.setRecordValue(base + slot, found) }
            note(facts, finding, nil, Value(.yesNo, payload: 0), Value(.yesNo, node: finding.node, payload: 1))
        }
        return Value(.records, node: Int(reported.node), payload: Int64(first) << 32 | Int64(count))
    }

    private func findings(_ node: Int) -> [Finding] {
        let (tape, vocabulary) = (decoder.tape, decoder.vocabulary)
        var findings: [Finding] = []
        tape.forEachEntry(node) { entry in
            guard tape.kind(entry) == .mapping else {
                decoder.error(entry, .expectedRecord(record.label))
                return
            }
            var finding = Finding(id: "", node: entry)
            tape.forEachPair(entry) { key, value in
                let word = tape.isScalar(key) ? tape.string(key) : ""
                if let isGone = decoder.saysGone(word, value) {
                    finding.isAbsent = isGone
                    return
                }
                guard let slot = record.table.slot(vocabulary.symbols.symbol(word)) else {
                    decoder.unknown(key, of: record.label, among: record.table.spellings + Self.presence.sorted())
                    return
                }
                var found = decoder.scalar(value, vocabulary.factTables.record(recordID).shape(slot), .record(Int(recordID), slot: slot))
                if found.tag != .none { found.isVerified = true }
                if slot == id, found.tag == .text { finding.id = tape.string(value) }
                finding.values.append((slot, found))
            }
            if finding.id.isEmpty {
                decoder.error(entry, .verifiedWithoutID(record.label, record.table.fields[id].label))
            } else {
                findings.append(finding)
            }
        }
        return findings
    }

    private func note(_ facts: Facts, _ finding: Finding, _ recordSlot: Int?, _ reported: Value, _ verified: Value) {
        if let recordSlot, record.table.fields[recordSlot].isPrivate { return }
        facts.discrepancies.append(
            Discrepancy(slot: slot, term: nil, record: finding.id, recordSlot: recordSlot, reported: reported, verified: verified))
    }
}

extension FactDecoder {
    /// Whether a key and its value, among what was found of somebody, say that they are not there; nil of a key that says nothing of it.
    package func saysGone(_ key: String, _ value: Int) -> Bool? {
        guard VerifiedRecords.presence.contains(key) else { return nil }
        return saysNone(value) || tape.isScalar(value) && VerifiedRecords.absent.contains(tape.string(value))
    }
}
