import Quantities
import Standards

/// What made-up places and facilities report.
extension RandomInventory {
    mutating func fields(_ id: KindID, _ indent: String, _ codes: Codes, atLeastOne: Bool = false) -> String {
        let kind = vocabulary.kinds[id]
        var (text, answers, verified) = ("", "", "")
        for (slot, field) in kind.table.fields.enumerated() where !field.type.isDerived && !field.isRetired {
            let ref = FieldRef(kind: id, slot: slot)
            guard chance(mood.share), let value = value(field, ref, indent, codes) else { continue }
            if field.isAttested {
                let isProved = leans() || chance(85)
                let isDated = leans() || chance(90)
                let day = leans() ? asOf.adding(days: -number(0...60)) : day()
                answers += "\(indent)  \(field.id): {value: \(value)\(isProved ? ", evidence: 台账" : "")\(isDated ? ", on: \(day)" : "")}\n"
            } else {
                text += "\(indent)\(field.id):\(value.hasPrefix("\n") ? value : " " + value)\n"
                if chance(3), !value.hasPrefix("\n"), let other = self.value(field, ref, indent, codes), !other.hasPrefix("\n") {
                    verified += "\(indent)  \(field.id): \(other)\n"
                }
            }
        }
        if !answers.isEmpty { text += "\(indent)attestations:\n" + answers }
        if !verified.isEmpty { text += "\(indent)verified:\n" + verified }
        if atLeastOne, text.isEmpty, let slot = kind.statusSlot {
            text = "\(indent)\(kind.table.fields[slot].id): \(choice(kind.table.fields[slot], .subject(FieldRef(kind: id, slot: slot)), kind.openItem))\n"
        }
        return text
    }

    private mutating func value(_ field: Field, _ ref: FieldRef, _ indent: String, _ codes: Codes) -> String? {
        let kind = vocabulary.kinds[ref.kind]
        switch field.type {
        case .set(let list):
            if !leans(), chance(10) { return "无" }
            let share = leans() ? 100 : 80
            let items = vocabulary.termLists[list].items.filter { _ in chance(share) }
            return items.isEmpty ? nil : "[\(items.map(\.id).joined(separator: ", "))]"
        case .counts(let list):
            if !leans(), chance(10) { return "无" }
            let isWhole = leans()
            let best = wishes.best(.subject(ref)).max()?.roundedUp.formatted()
            var pairs: [String] = []
            for item in vocabulary.termLists[list].items where isWhole || chance(85) {
                pairs.append("\(item.id): \(isWhole ? best ?? "\(number(1...3))" : "\(number(0...3))")")
            }
            return pairs.isEmpty ? nil : "{\(pairs.joined(separator: ", "))}"
        case .records(let record):
            let isExemption = vocabulary.records[record].exemption != nil
            if chance(kind.isFacility ? 5 : 10) { return "无" }
            var entries = ""
            for _ in 0..<(chance(20) ? number(5...14) : number(1...(isExemption ? 6 : 4))) {
                let cells = self.record(record, codes)
                if !cells.isEmpty { entries += "\n\(indent)  - {\(cells)}" }
            }
            return entries.isEmpty ? nil : entries
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .validUntil, .yearsSince:
            return plain(field, .subject(ref), codes, kind.table, kind.statusSlot == ref.slot ? kind.openItem : nil)
        }
    }

    private mutating func record(_ id: Int, _ codes: Codes) -> String {
        let kind = vocabulary.records[id]
        var cells: [String] = []
        // Drawn freely, hardly an exemption would be in order.
        let isInOrder = kind.exemption != nil && chance(40)
        for (slot, field) in kind.table.fields.enumerated() where !field.type.isDerived {
            // An exemption says what it is and who serves instead, or is none.
            let isNeeded = isInOrder && chance(92) || kind.exemption.map { slot == $0.kind || slot == $0.coveredBy } ?? false
            guard isNeeded || leans() || chance(80) else { continue }
            let own = mood
            if isInOrder, slot != kind.exemption?.kind { mood.leaning = 75 }
            if isInOrder, slot == kind.exemption?.until {
                cells.append("\(field.id): \(asOf.adding(days: number(0...400)))")
            } else if isInOrder, slot == kind.exemption?.approvedOn {
                cells.append("\(field.id): \(asOf.adding(days: number(-30...20)))")
            } else if let value = plain(field, .record(id, slot: slot), codes, kind.table, nil) {
                cells.append("\(field.id): \(value)")
            }
            mood = own
        }
        return cells.joined(separator: ", ")
    }

    /// A value that is one word or number.
    private mutating func plain(_ field: Field, _ scoped: ScopedField, _ codes: Codes, _ table: FieldTable, _ openItem: Int?) -> String? {
        switch field.type {
        case .yesNo:
            let wanted = wishes.items[scoped] ?? [1]
            return (leans() && !wanted.isEmpty ? random.pick(wanted) == 1 : chance(60)) ? "是" : "否"
        case .count, .number, .percent: return amount(field, scoped)
        case .date: return "\(date(field, scoped, table))"
        case .text: return !leans() && chance(20) ? random.pick(["—", "无"]) : "甲\(number(1...99))"
        case .reference:
            if !codes.listed.isEmpty, leans() || chance(60) { return "\"\(random.pick(codes.listed))\"" }
            return codes.unlisted.isEmpty ? nil : "\"\(random.pick(codes.unlisted))\""
        case .choice: return choice(field, scoped, openItem)
        case .set, .counts, .records, .validUntil, .yearsSince: return nil
        }
    }

    private mutating func choice(_ field: Field, _ scoped: ScopedField, _ openItem: Int?) -> String {
        guard case .choice(let list) = field.type else { return "" }
        let items = vocabulary.termLists[list].items
        let wanted = openItem.map { [$0] } ?? wishes.items[scoped] ?? []
        return leans() && !wanted.isEmpty ? items[random.pick(wanted)].label : random.pick(items).label
    }

    private mutating func date(_ field: Field, _ scoped: ScopedField, _ table: FieldTable) -> Day {
        if let days = wishes.days[scoped], chance(60) { return random.pick(days).adding(days: number(-1...1)) }
        guard leans() else { return day() }
        let slot = table.fields.firstIndex { $0.id == field.id }
        let isEnd = table.fields.contains { if case .validUntil(let base) = $0.type { base == slot } else { false } }
        return asOf.adding(days: isEnd ? number(0...400) : -number(1...80))
    }

    private mutating func amount(_ field: Field, _ scoped: ScopedField) -> String {
        let isCount = field.type == .count
        func text(_ amount: Quantity) -> String {
            let kept = max(.zero, field.type == .percent ? min(amount, Quantity(100)) : amount)
            return (isCount ? kept.roundedUp : kept).formatted()
        }
        if leans() {
            let best = wishes.best(scoped)
            if !best.isEmpty { return text(random.pick(best)) }
        }
        if chance(10) { return "0" }
        let limits = (wishes.comparisons[scoped] ?? []).flatMap(\.limits)
        if !limits.isEmpty, chance(80) {
            let isFine = !isCount && chance(30)
            return text(random.pick(limits) + Quantity(millionths: Int64(number(-1...1)) * (isFine ? 1_000 : 1_000_000)))
        }
        if field.type == .percent { return "\(number(0...100))" }
        return isCount ? "\(number(0...30))" : "\(number(0...200)).\(number(0...99))"
    }
}
