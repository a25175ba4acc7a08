import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// What a place declares, and who reported it.
extension SubjectMerger {
    func mergeDeclared(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        guard !update.declared.isEmpty else { return }
        let list = part(.declared, in: node, style: .flow)
        let before = log.count
        var seen: Set<KindID> = []
        for (kind, total) in update.declared {
            guard seen.insert(kind).inserted else {
                problems.error(update.place, .declaredTwice(vocabulary.kinds[kind].label, update.code), help: .keepOneRow)
                continue
            }
            let at = list.entries.firstIndex { vocabulary.kind($0.key) == kind }
            let before = at.flatMap { list.entries[$0].value.text }
            if total < 0 {
                guard let at else { continue }
                note(update.code, "登记总数·\(vocabulary.kinds[kind].label)", before, nil)
                list.entries.remove(at: at)
                continue
            }
            guard before != String(total) else { continue }
            note(update.code, "登记总数·\(vocabulary.kinds[kind].label)", before, String(total))
            let value = DocumentNode.scalar(String(total), written: String(total))
            if let at { list.entries[at].value = value } else { list.entries.append(.init(key: vocabulary.kinds[kind].id, value: value)) }
        }
        if log.count > before { keep(list, as: .declared, kindID, in: node) }
    }

    func mergeSample(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        guard let day = update.sampleDay else { return }
        let part = part(.sample, in: node, style: .flow)
        let at = part.entries.firstIndex { ["as-of", "截至"].contains($0.key) }
        let before = at.flatMap { part.entries[$0].value.text }
        guard before != day else { return }
        note(update.code, "样例", before, day)
        let value = DocumentNode.scalar(day, written: day)
        if let at { part.entries[at].value = value } else { part.entries.append(.init(key: "as-of", value: value)) }
        keep(part, as: .sample, kindID, in: node)
    }

    func setReported(_ node: DocumentNode, _ kindID: KindID, _ by: String?, _ on: String?, _ code: String) {
        let list = part(.reported, in: node, style: .flow)
        let before = log.count
        if let by { setFlow(list, "by", by, isDay: false, code, "填报") }
        if let on { setFlow(list, "on", on, isDay: true, code, "填报") }
        if log.count > before { keep(list, as: .reported, kindID, in: node) }
    }
}
