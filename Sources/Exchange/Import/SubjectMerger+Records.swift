import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// Lists of records, such as staff.
extension SubjectMerger {
    func mergeRecords(_ rows: [RecordUpdate], _ record: Int, _ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
        let kind = vocabulary.kinds[kindID]
        let table = vocabulary.records[record].table
        guard let slot = kind.table.fields.firstIndex(where: { $0.type == .records(record) }) else {
            problems.error(rows[0].place, .noSuchPart(kind.label, vocabulary.records[record].label))
            return
        }
        let field = kind.table.fields[slot]
        let index = index(ofSlot: slot, kind.table, in: node)
        let existing = index.map { node.entries[$0].value }
        let list = existing.flatMap { $0.isSequence ? $0 : nil } ?? DocumentNode(.sequence([]), style: .block)
        var items = list.items
        var isChanged = false
        var seen: [String: Int] = [:]
        var matched: Set<Int> = []
        let before = items.count
        let keys = Self.keySlots(table)
        for row in rows {
            let key = keys.map { row.text($0) ?? "" }.joined(separator: "\u{1F}")
            let hasKey = keys.first.flatMap { row.text($0) } != nil
            if hasKey, let first = seen.updateValue(row.place.row, forKey: key) {
                problems.error(row.place, .rowTwice(key.replacing("\u{1F}", with: " "), first), help: .keepOneRow)
                continue
            }
            let label = "\(field.label) \(hasKey ? keys.compactMap { row.text($0) }.joined(separator: " ") : "")"
            if !hasKey, !row.isRemoved, items.prefix(before).contains(where: { !self.key($0.value, [keys[0]], table).isEmpty }) {
                problems.error(
                    row.place, .recordWithoutKey(table.fields[keys[0]].label, vocabulary.records[record].label), help: .giveKey(table.fields[keys[0]].label))
                continue
            }
            let match = items.indices.first { index in
                hasKey
                    ? self.key(items[index].value, keys, table) == key
                    : !matched.contains(index) && isSame(items[index].value, row, table)
            }
            if let match { matched.insert(match) }
            if row.isRemoved {
                guard let match else {
                    // Taken out already: the same sheet may come twice.
                    problems.warning(row.place, .noSuchRecord(label))
                    continue
                }
                note(update.code, label, label, nil)
                items.remove(at: match)
                isChanged = true
                continue
            }
            if let match {
                mergeRecord(row, table, into: items[match].value, label, update.code)
            } else {
                let made = DocumentNode(.mapping([]), style: .flow)
                for (slot, value) in row.values.sorted(by: { $0.slot < $1.slot }) {
                    guard let node = fields.node(value, table.fields[slot]) else { continue }
                    made.entries.append(.init(key: table.fields[slot].id, value: node))
                }
                note(update.code, label, nil, made.entries.compactMap(\.value.text).joined(separator: "，"))
                matched.insert(items.count)
                items.append(.init(value: made))
                isChanged = true
            }
        }
        if isChanged {
            list.items = items
            // Nobody is left, which is not the same as nothing being said.
            if items.isEmpty { list.style = .flow }
            if items.contains(where: { $0.lines == nil }), !items.contains(where: { $0.lines != nil }) { list.style = .block }
        }
        checkExemptions(list, record, rows, update)
        if existing == nil || existing?.isSequence == false {
            guard isChanged else { return }
            if let index { node.entries[index].value = list } else { insert(field.id, list, kindID, in: node) }
        }
    }

    /// The fields that tell records of a kind apart: the first, and the facility it is about if there is one.
    static func keySlots(_ table: FieldTable) -> [Int] {
        [0] + table.fields.indices.filter { table.fields[$0].type == .reference && $0 != 0 }.prefix(1)
    }

    func key(_ node: DocumentNode, _ keys: [Int], _ table: FieldTable) -> String {
        keys.map { slot in
            guard let value = node.entries.first(where: { table.slot(vocabulary.symbols.symbol($0.key)) == slot })?.value,
                case .text(let text)? = fields.value(value, table.fields[slot])
            else { return "" }
            return text
        }.joined(separator: "\u{1F}")
    }

    /// Whether a record says all that a row says.
    func isSame(_ node: DocumentNode, _ row: RecordUpdate, _ table: FieldTable) -> Bool {
        node.entries.count == row.values.count { $0.value != .cleared }
            && row.values.allSatisfy { slot, value in
                guard let existing = node.entries.first(where: { table.slot(vocabulary.symbols.symbol($0.key)) == slot })?.value else {
                    return value == .cleared
                }
                return fields.value(existing, table.fields[slot]) == value
            }
    }

    func mergeRecord(_ row: RecordUpdate, _ table: FieldTable, into node: DocumentNode, _ label: String, _ code: String) {
        for (slot, value) in row.values {
            let field = table.fields[slot]
            let index = node.entries.firstIndex { table.slot(vocabulary.symbols.symbol($0.key)) == slot }
            let before = index.flatMap { fields.value(node.entries[$0].value, field) }
            if before == value || (before == nil && value == .cleared) { continue }
            var entries = node.entries
            note(code, "\(label)·\(field.label)", index.flatMap { entries[$0].value.text }, { if case .text(let text) = value { text } else { nil } }())
            if let made = fields.node(value, field) {
                if let index {
                    entries[index].value = made
                } else {
                    let at = entries.firstIndex { table.slot(vocabulary.symbols.symbol($0.key)) ?? Int.max > slot } ?? entries.count
                    // The first entry of a record on lines of its own carries its dash.
                    entries.insert(.init(key: field.id, value: made), at: node.style == .block ? max(1, at) : at)
                }
            } else if let index {
                entries.remove(at: index)
                // The first entry of a record on lines of its own carries the dash.
                if index == 0 { node.style = .flow }
            }
            node.entries = entries
        }
    }

    /// An exemption has a kind, and names who serves instead.
    func checkExemptions(_ list: DocumentNode, _ record: Int, _ rows: [RecordUpdate], _ update: SubjectUpdate) {
        let table = vocabulary.records[record].table
        guard let exemption = vocabulary.records[record].exemption else { return }
        let (kind, coveredBy) = (exemption.kind, exemption.coveredBy)
        for item in list.items {
            let slots = item.value.entries.compactMap { table.slot(vocabulary.symbols.symbol($0.key)) }
            if !slots.contains(kind) || !slots.contains(coveredBy) {
                problems.error(rows[0].place, .exemptionIncomplete(table.fields[kind].label, table.fields[coveredBy].label))
                return
            }
        }
    }
}
