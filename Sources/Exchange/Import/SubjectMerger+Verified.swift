import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// What was found on site.
extension SubjectMerger {
    func mergeVerified(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        guard !update.verified.isEmpty else { return }
        let kind = vocabulary.kinds[kindID]
        let list = part(.verified, in: node, style: .flow)
        let before = log.count
        var seen: [String: Int] = [:]
        for row in update.verified {
            for (key, text) in [("by", row.by), ("on", row.on)] { if let text { setFlow(list, key, text, isDay: key == "on", update.code, "核查") } }
            guard !row.item.isEmpty else { continue }
            if let first = seen.updateValue(row.place.row, forKey: row.item) {
                problems.error(row.place, .rowTwice(row.item, first), help: .keepOneRow)
                continue
            }
            let words = row.item.split(separator: "/", maxSplits: 1).map(String.init)
            guard let slot = kind.table.slot(vocabulary.symbols.symbol(words[0])), let answer = row.answer else {
                problems.error(row.place, .noSuchItem(row.item, kind.label), help: .nearest(row.item, among: kind.table.spellings))
                continue
            }
            let field = kind.table.fields[slot]
            if let box = row.box, words.count == 2 {
                mergeVerified(box, words[1], slot, kind, into: list, of: node, row, update.code)
                continue
            }
            if case .records(let record) = field.type, words.count == 2 {
                mergeVerifiedRecord(words[1], answer, vocabulary.records[record], field, into: list, update.code, row)
                continue
            }
            if case .counts(let termList) = field.type, words.count == 2 {
                let terms = vocabulary.termLists[termList]
                guard let term = terms.item(vocabulary.symbols.symbol(words[1])) else {
                    problems.error(row.place, .noSuchItem(words[1], field.label), help: .nearest(words[1], among: terms.items.map(\.label)))
                    continue
                }
                do {
                    guard let count = try fields.count(answer.text, terms.items[term]) else { continue }
                    let existing = list.entries.first { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }?.value
                    let counts = existing ?? DocumentNode(.mapping([]), style: .flow)
                    merge([(term, count)], termList, into: counts, field, update.code)
                    counts.style = .flow
                    if existing == nil { list.entries.append(.init(key: field.id, value: counts)) }
                } catch { problems.error(answer.place, error.message, help: error.help) }
                continue
            }
            do {
                guard let value = try fields.value(answer.text, field), let made = fields.node(value, field) else { continue }
                let at = list.entries.firstIndex { kind.table.slot(vocabulary.symbols.symbol($0.key)) == slot }
                if let at, let known = fields.value(list.entries[at].value, field), same(known, value) { continue }
                if value == .nothing, let at, holdsDetails(list.entries[at].value, field) {
                    problems.error(row.place, .detailsThere(field.label, update.code), help: .removeFindings)
                    continue
                }
                note(update.code, "核查·\(field.label)", at.flatMap { self.words(list.entries[$0].value, field) }, self.words(made, field))
                if let at { list.entries[at].value = made } else { list.entries.append(.init(key: field.id, value: made)) }
            } catch { problems.error(answer.place, error.message, help: error.help) }
        }
        if log.count > before { keep(list, as: .verified, kindID, in: node) }
    }

    /// What was found of one member of staff: `编号/项目` with a value, or `编号` alone with 不在岗 or 在岗.
    func mergeVerifiedRecord(
        _ path: String, _ answer: CellAnswer, _ record: RecordKind, _ field: Field, into list: DocumentNode, _ code: String,
        _ row: VerifiedUpdate
    ) {
        let table = record.table
        guard let idSlot = table.slot(id: "id") else { return problems.error(row.place, .noSuchItem(row.item, record.label)) }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let id = parts.count > 1 ? parts.dropLast().joined(separator: "/") : path
        let wanted = parts.count > 1 ? parts[parts.count - 1] : nil
        let slot = wanted.flatMap { table.slot(vocabulary.symbols.symbol($0)) }
        if let wanted, slot == nil || slot == idSlot || table.fields[slot!].type.isDerived {
            problems.error(
                row.place, .noSuchItem(wanted, record.label), help: .nearestOrList(wanted, among: table.fields.filter { !$0.type.isDerived }.map(\.label)))
            return
        }
        let at = list.entries.firstIndex {
            vocabulary.symbols.symbol($0.key) == vocabulary.symbols.symbol(field.id) || $0.key == field.label || $0.key == field.id
        }
        let people = at.map { list.entries[$0].value }.flatMap { $0.isSequence ? $0 : nil } ?? DocumentNode(.sequence([]), style: .flow)
        var items = people.items
        let known = items.first { item in
            item.value.entries.first { table.slot(vocabulary.symbols.symbol($0.key)) == idSlot }?.value.text == id
        }?.value
        let person = known ?? DocumentNode(.mapping([.init(key: table.fields[idSlot].id, value: .scalar(id, written: scalar(id)))]), style: .flow)
        let label = "核查·\(field.label) \(id)"
        if let slot {
            do {
                guard let value = try fields.value(answer.text, table.fields[slot]), let made = fields.node(value, table.fields[slot]) else { return }
                let index = person.entries.firstIndex { table.slot(vocabulary.symbols.symbol($0.key)) == slot }
                if let index, let before = fields.value(person.entries[index].value, table.fields[slot]), same(before, value) { return }
                note(code, "\(label)·\(table.fields[slot].label)", index.flatMap { person.entries[$0].value.text }, words(made, table.fields[slot]))
                if let index { person.entries[index].value = made } else { person.entries.append(.init(key: table.fields[slot].id, value: made)) }
            } catch { return problems.error(answer.place, error.message, help: error.help) }
        } else {
            let text = fields.trim(answer.text)
            let isThere: Bool
            switch text {
            case "不在岗", "不在", "absent": isThere = false
            case "在岗", "present": isThere = true
            default:
                guard let said = vocabulary.yesNo(vocabulary.symbols.symbol(text)) else {
                    return problems.error(answer.place, .notPresence(id, found: text), help: .writePresence)
                }
                isThere = said
            }
            let index = person.entries.firstIndex { ["present", "在岗"].contains($0.key) }
            let word = isThere ? "是" : "否"
            if let index, person.entries[index].value.text == word { return }
            note(code, label, index.flatMap { person.entries[$0].value.text == "否" ? "不在岗" : "在岗" }, isThere ? "在岗" : "不在岗")
            let made = DocumentNode.scalar(word, written: word)
            if let index { person.entries[index].value = made } else { person.entries.append(.init(key: "present", value: made)) }
        }
        if known == nil {
            items.append(.init(value: person))
            people.items = items
        }
        if let at { if list.entries[at].value !== people { list.entries[at].value = people } } else { list.entries.append(.init(key: field.id, value: people)) }
    }

    func setFlow(_ node: DocumentNode, _ key: String, _ text: String, isDay: Bool, _ code: String, _ label: String) {
        let spellings = key == "by" ? ["by", "核查人", "填报人"] : ["on", "日期"]
        let index = node.entries.firstIndex { spellings.contains($0.key) }
        let before = index.flatMap { node.entries[$0].value.text }
        guard before != text else { return }
        note(code, label + (key == "by" ? "人" : "日期"), before, text)
        let value = DocumentNode.scalar(text, written: isDay ? text : scalar(text))
        if let index {
            node.entries[index].value = value
        } else {
            node.entries.insert(.init(key: key, value: value), at: min(node.entries.count, key == "by" ? 0 : 1))
        }
    }
}
