import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// Answers with evidence.
extension SubjectMerger {
    func mergeAttestations(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        guard !update.attestations.isEmpty else { return }
        let kind = vocabulary.kinds[kindID]
        let list = part(.attestations, in: node, style: .block)
        var seen: [Int: Int] = [:]
        for row in update.attestations {
            let symbol = vocabulary.symbols.symbol(row.item)
            guard let slot = kind.table.slot(symbol), kind.table.fields[slot].isAttested else {
                problems.error(
                    row.place, .noSuchItem(row.item, kind.label),
                    help: .nearest(row.item, among: kind.table.fields.filter(\.isAttested).flatMap { [$0.label, $0.id] }))
                continue
            }
            if let first = seen.updateValue(row.place.row, forKey: slot) {
                problems.error(row.place, .rowTwice(row.item, first), help: .keepOneRow)
                continue
            }
            mergeAttestation(row, slot, kind, into: list, update.code)
        }
        if list.hasChanges { keep(list, as: .attestations, kindID, in: node) }
    }

    func mergeAttestation(_ row: AttestationUpdate, _ slot: Int, _ kind: SubjectKind, into list: DocumentNode, _ code: String) {
        let field = kind.table.fields[slot]
        var answer: FieldValue?
        if let given = row.answer {
            do { answer = try fields.value(given.text, field) } catch {
                problems.error(given.place, error.message, help: error.help)
                return
            }
        }
        let index = list.entries.firstIndex { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }
        if answer == .cleared {
            guard let index else { return }
            note(code, field.label, AttestationParts(list.entries[index].value).value?.text, nil)
            list.entries.remove(at: index)
            return
        }
        let existing = index.map { list.entries[$0].value }
        let parts = existing.map(AttestationParts.init)
        guard answer != nil || parts?.value != nil else {
            problems.error(row.place, .evidenceWithoutAnswer(field.label))
            return
        }
        let valueBefore = parts?.value.flatMap { fields.value($0, field) }
        var on = parts?.on
        switch row.on {
        case .text(let day)?: on = day
        case .cleared?: on = nil
        default: break
        }
        let isNew =
            (answer != nil && answer != valueBefore) || on != parts?.on || (row.evidence != nil && row.evidence != parts?.evidence)
            || (row.by != nil && row.by != parts?.by)
        guard isNew else { return }
        note(
            code, field.label, words(parts?.value, parts?.evidence, field),
            words(answer.flatMap { fields.node($0, field) } ?? parts?.value, row.evidence ?? parts?.evidence, field))
        let made = DocumentNode(.mapping([]), style: .flow)
        if let value = answer.flatMap({ $0 == valueBefore ? parts?.value : fields.node($0, field) }) ?? parts?.value {
            made.entries.append(.init(key: "value", value: value))
        }
        for (key, text) in [("on", on), ("evidence", row.evidence ?? parts?.evidence), ("by", row.by ?? parts?.by)] {
            if let text { made.entries.append(.init(key: key, value: .scalar(text, written: key == "on" ? text : scalar(text)))) }
        }
        if let index { list.entries[index].value = made } else { list.entries.append(.init(key: field.id, value: made)) }
    }

    func words(_ value: DocumentNode?, _ evidence: String?, _ field: Field) -> String? {
        guard let value else { return nil }
        return (words(value, field) ?? "") + (evidence.map { "（\($0)）" } ?? "")
    }
}
