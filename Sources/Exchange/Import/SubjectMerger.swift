import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// Puts what spreadsheets say of a subject into its mapping, and leaves everything else as it is.
struct SubjectMerger {
    private let vocabulary: Vocabulary
    private let fields: FieldText
    private let problems: ImportProblems
    /// The differences made so far.
    let log: ChangeLog

    init(_ vocabulary: Vocabulary, _ fields: FieldText, listsChanges: Bool, _ problems: ImportProblems) {
        log = ChangeLog(listsChanges: listsChanges)
        self.vocabulary = vocabulary
        self.fields = fields
        self.problems = problems
    }

    private func note(
        _ code: String, _ label: @autoclosure () -> String, _ before: @autoclosure () -> String?, _ after: @autoclosure () -> String?
    ) {
        log.note(code, label(), before(), after())
    }

    func noteRemoval(_ code: String, _ label: String) { note(code, label, label, nil) }
    func noteAddition(_ code: String, _ label: String, _ after: String) { note(code, label, nil, after) }

    // MARK: A subject

    /// Merges an update into a subject's mapping.
    ///
    /// - Parameter reported: who is said to have reported what changes, where the row itself does not say.
    func merge(_ update: SubjectUpdate, _ kindID: KindID, into node: DocumentNode, reported: (by: String, on: String)?) {
        let before = log.count
        let kind = vocabulary.kinds[kindID]
        if let name = update.name { setScalar(node, kindID, .name, name, update.code, label: "名称") }
        for (slot, value) in update.fields { set(value, slot, of: kind, kindID, in: node, update) }
        mergeCounts(update, kindID, node)
        for record in update.records.keys.sorted() { mergeRecords(update.records[record]!, record, update, kindID, node) }
        mergeAttestations(update, kindID, node)
        mergeVerified(update, kindID, node)
        mergeDeclared(update, kindID, node)
        mergeSample(update, kindID, node)
        switch update.note {
        case .text(let text)?: setScalar(node, kindID, .note, text, update.code, label: "备注")
        case .cleared?: remove(.note, from: node, update.code, label: "备注")
        default: break
        }
        let by = update.reportedBy ?? (log.count > before ? reported?.by : nil)
        let on = update.reportedOn ?? (log.count > before ? reported?.on : nil)
        if by != nil || on != nil { setReported(node, kindID, by, on, update.code) }
    }

    // MARK: Keys

    /// Where a key comes among those of a subject.
    private func rank(_ key: String, _ kindID: KindID) -> Int {
        let symbol = vocabulary.symbols.symbol(key)
        let table = vocabulary.kinds[kindID].table
        if let slot = table.slot(symbol), !table.fields[slot].isAttested { return 10 + slot }
        switch vocabulary.structure(symbol) {
        case .code, .opening, .within: return 0
        case .name: return 1
        case .sample: return 2
        case .declared: return 500
        case .attestations: return 800
        case .reported: return 900
        case .verified: return 901
        case .note: return 902
        case .list: return 1000
        case nil: return vocabulary.child(symbol).map { 600 + $0 } ?? 950
        }
    }

    private func index(of key: StructuralKey, in node: DocumentNode) -> Int? {
        node.entries.firstIndex { vocabulary.structure(vocabulary.symbols.symbol($0.key)) == key }
    }

    private func index(ofSlot slot: Int, _ table: FieldTable, in node: DocumentNode) -> Int? {
        node.entries.firstIndex { table.slot(vocabulary.symbols.symbol($0.key)) == slot }
    }

    /// Puts an entry where it belongs; the first entry stays first.
    func insert(_ key: String, _ value: DocumentNode, _ kindID: KindID, in node: DocumentNode) {
        let rank = rank(key, kindID)
        var entries = node.entries
        let at = entries.indices.dropFirst().first { self.rank(entries[$0].key, kindID) > rank } ?? entries.count
        entries.insert(.init(key: key, value: value), at: at)
        node.entries = entries
    }

    /// The mapping under a key, or a new one when there is none, or nothing in it.
    private func part(_ key: StructuralKey, in node: DocumentNode, style: DocumentNode.Style) -> DocumentNode {
        guard let index = index(of: key, in: node), !node.entries[index].value.entries.isEmpty else { return DocumentNode(.mapping([]), style: style) }
        return node.entries[index].value
    }

    /// Puts a part where it belongs; one with nothing in it is left out.
    private func keep(_ part: DocumentNode, as key: StructuralKey, _ kindID: KindID, in node: DocumentNode) {
        let index = index(of: key, in: node)
        if part.entries.isEmpty {
            if let index, node.entries[index].value === part { node.entries.remove(at: index) }
        } else if let index {
            if node.entries[index].value !== part { node.entries[index].value = part }
        } else {
            insert(key.spellings[0], part, kindID, in: node)
        }
    }

    private func setScalar(_ node: DocumentNode, _ kindID: KindID, _ key: StructuralKey, _ text: String, _ code: String, label: String) {
        let value = DocumentNode.scalar(text, written: scalar(text))
        if let index = index(of: key, in: node) {
            let before = node.entries[index].value.text
            guard before.map({ fields.trim($0) }) != text else { return }
            note(code, label, before, text)
            node.entries[index].value = value
        } else {
            note(code, label, nil, text)
            insert(key.spellings[0], value, kindID, in: node)
        }
    }

    private func remove(_ key: StructuralKey, from node: DocumentNode, _ code: String, label: String) {
        guard let index = index(of: key, in: node) else { return }
        note(code, label, node.entries[index].value.text, nil)
        node.entries.remove(at: index)
    }

    // MARK: Fields

    private func set(
        _ value: FieldValue, _ slot: Int, of kind: SubjectKind, _ kindID: KindID, in node: DocumentNode, _ update: SubjectUpdate
    ) {
        let field = kind.table.fields[slot]
        let index = index(ofSlot: slot, kind.table, in: node)
        let existing = index.map { node.entries[$0].value }
        let before = existing.flatMap { fields.value($0, field) }
        if value == .cleared {
            guard let index else { return }
            note(update.code, field.label, words(existing!, field), nil)
            node.entries.remove(at: index)
            return
        }
        if let before, same(before, value) { return }
        if value == .nothing, let existing, holdsDetails(existing, field) {
            problems.error(update.ownRow ?? update.place, .detailsThere(field.label, update.code), help: .removeDetails)
            return
        }
        guard let made = fields.node(value, field) else { return }
        note(update.code, field.label, existing.flatMap { words($0, field) }, words(made, field))
        if let index { node.entries[index].value = made } else { insert(field.id, made, kindID, in: node) }
    }

    /// Whether two values mean the same; lists of terms do in any order.
    private func same(_ left: FieldValue, _ right: FieldValue) -> Bool {
        if case .items(let left) = left, case .items(let right) = right { return Set(left) == Set(right) }
        return left == right
    }

    private func holdsDetails(_ node: DocumentNode, _ field: Field) -> Bool {
        switch field.type {
        case .counts, .records: !node.entries.isEmpty || !node.items.isEmpty
        default: false
        }
    }

    private func words(_ node: DocumentNode, _ field: Field) -> String? {
        switch fields.value(node, field) {
        case .text(let text)?: text
        case .nothing?: "无"
        case .items(let items)?:
            if case .set(let list) = field.type { items.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、") } else { nil }
        default: node.text
        }
    }

    // MARK: Counts

    private func mergeCounts(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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
    private func agree(_ wanted: [(list: Int, term: Int, count: Int)], _ list: Int, _ update: SubjectUpdate) -> Bool {
        var seen: [Int: Int] = [:]
        for (_, term, count) in wanted {
            guard let other = seen.updateValue(count, forKey: term), other != count else { continue }
            let label = vocabulary.termLists[list].items[term].label
            problems.error(update.countRows[list] ?? update.place, .twoCounts(label, other, count), help: .keepOneCount)
            return false
        }
        return true
    }

    private func merge(_ wanted: [(term: Int, count: Int)], _ list: Int, into counts: DocumentNode, _ field: Field, _ code: String) {
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

    // MARK: Records

    private func mergeRecords(_ rows: [RecordUpdate], _ record: Int, _ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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
            if items.contains(where: { $0.lines == nil }), !items.contains(where: { $0.lines != nil }) { list.style = items.isEmpty ? .flow : .block }
        }
        checkExemptions(list, record, rows, update)
        if existing == nil || existing?.isSequence == false {
            guard isChanged else { return }
            if let index { node.entries[index].value = list } else { insert(field.id, list, kindID, in: node) }
        }
    }

    /// The fields that tell records of a kind apart: the first, and the facility it is about if there is one.
    private static func keySlots(_ table: FieldTable) -> [Int] {
        [0] + table.fields.indices.filter { table.fields[$0].type == .reference && $0 != 0 }.prefix(1)
    }

    private func key(_ node: DocumentNode, _ keys: [Int], _ table: FieldTable) -> String {
        keys.map { slot in
            guard let value = node.entries.first(where: { table.slot(vocabulary.symbols.symbol($0.key)) == slot })?.value,
                case .text(let text)? = fields.value(value, table.fields[slot])
            else { return "" }
            return text
        }.joined(separator: "\u{1F}")
    }

    /// Whether a record says all that a row says.
    private func isSame(_ node: DocumentNode, _ row: RecordUpdate, _ table: FieldTable) -> Bool {
        node.entries.count == row.values.count { $0.value != .cleared }
            && row.values.allSatisfy { slot, value in
                guard let existing = node.entries.first(where: { table.slot(vocabulary.symbols.symbol($0.key)) == slot })?.value else {
                    return value == .cleared
                }
                return fields.value(existing, table.fields[slot]) == value
            }
    }

    private func mergeRecord(_ row: RecordUpdate, _ table: FieldTable, into node: DocumentNode, _ label: String, _ code: String) {
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
    private func checkExemptions(_ list: DocumentNode, _ record: Int, _ rows: [RecordUpdate], _ update: SubjectUpdate) {
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

    // MARK: Answers with evidence

    private func mergeAttestations(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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

    private func mergeAttestation(_ row: AttestationUpdate, _ slot: Int, _ kind: SubjectKind, into list: DocumentNode, _ code: String) {
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

    private func words(_ value: DocumentNode?, _ evidence: String?, _ field: Field) -> String? {
        guard let value else { return nil }
        return (words(value, field) ?? "") + (evidence.map { "（\($0)）" } ?? "")
    }

    // MARK: Found on site, declared, reported

    private func mergeVerified(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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
    private func mergeVerifiedRecord(
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

    private func setFlow(_ node: DocumentNode, _ key: String, _ text: String, isDay: Bool, _ code: String, _ label: String) {
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

    private func mergeDeclared(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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

    private func mergeSample(_ update: SubjectUpdate, _ kindID: KindID, _ node: DocumentNode) {
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

    private func setReported(_ node: DocumentNode, _ kindID: KindID, _ by: String?, _ on: String?, _ code: String) {
        let list = part(.reported, in: node, style: .flow)
        let before = log.count
        if let by { setFlow(list, "by", by, isDay: false, code, "填报") }
        if let on { setFlow(list, "on", on, isDay: true, code, "填报") }
        if log.count > before { keep(list, as: .reported, kindID, in: node) }
    }
}
