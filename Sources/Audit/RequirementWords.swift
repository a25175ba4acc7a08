import Standards
import Wording

/// Says in words what a requirement asks.
public struct RequirementWords: Sendable {
    /// The vocabulary that has the words.
    public let vocabulary: Vocabulary

    /// Words of a vocabulary.
    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// A requirement in one phrase.
    public func text(_ requirement: Requirement) -> Text {
        switch requirement {
        case .compare(let metric, let threshold):
            let metric = text(metric)
            let unit = unit(threshold.unit)
            var zh = "\(metric.zh) \(threshold.comparison.wording)\(unit)"
            var en = "\(metric.en) \(threshold.comparison.wording)\(unit)"
            if let per = threshold.per, let of = threshold.of {
                let plus = threshold.plus.map { ("，另加 \($0.formatted())\(unit)", ", plus \($0.formatted())\(unit)") } ?? ("", "")
                zh += "（每 \(per.formatted()) \(field(of))\(plus.0)）"
                en += " (per \(per.formatted()) of \(field(of))\(plus.1))"
            }
            return Text(zh: zh, en: en)
        case .levels(let metric, let levels, let unitText):
            let metric = text(metric)
            let unit = unit(unitText)
            let steps = levels.map { "\($0.label) \($0.comparison.wording)\(unit)" }.joined(separator: "，")
            return Text(zh: "\(metric.zh)：\(steps)", en: "\(metric.en): \(steps)")
        case .isOne(let ref, let wanted):
            return Text(zh: "\(field(ref))为\(choices(ref, wanted))", en: "\(field(ref)) is \(choices(ref, wanted))")
        case .onOrAfter(let ref, let day): return Text(zh: "\(field(ref))不早于 \(day)", en: "\(field(ref)) on or after \(day)")
        case .onOrBefore(let ref, let day): return Text(zh: "\(field(ref))不晚于 \(day)", en: "\(field(ref)) on or before \(day)")
        case .includesAll(let ref, let terms):
            let list = self.terms(ref, terms)
            return Text(zh: "\(field(ref))齐备：\(list)", en: "\(field(ref)) has all of \(list)")
        case .includesSome(let ref, let terms, let atLeast):
            let list = self.terms(ref, terms)
            return Text(zh: "\(field(ref))至少有其中 \(atLeast) 项：\(list)", en: "\(field(ref)) has at least \(atLeast) of \(list)")
        case .each(let population):
            let what = text(population)
            return Text(zh: "每一\(what.zh)都符合条件", en: "every one of \(what.en) satisfies the conditions")
        case .facility(let ref, let test):
            let words = text(test)
            return Text(zh: "\(field(ref))\(words.zh)", en: "\(field(ref)) \(words.en)")
        case .reported(let ref): return Text(zh: "\(field(ref))已填报", en: "\(field(ref)) was reported")
        case .all: return Text(zh: "以下全部成立", en: "all of the following")
        case .any: return Text(zh: "以下至少一项成立", en: "any of the following")
        case .not: return Text(zh: "以下不成立", en: "not the following")
        }
    }

    /// What a facility that is named must be.
    public func text(_ test: FacilityTest) -> Text {
        var zh = ["在册且开诊"]
        var en = ["is listed and open"]
        if !test.kinds.isEmpty {
            zh.append("为" + test.kinds.map { vocabulary.kinds[$0].label }.joined(separator: "/"))
            en.append("is a " + test.kinds.map { vocabulary.kinds[$0].id }.joined(separator: " or "))
        }
        for (_, place) in FacilityPlace.all(vocabulary) where test.places.contains(place) {
            let words = text(place)
            zh.append(words.zh)
            en.append(words.en)
        }
        if let has = test.has.min(by: { $0.key < $1.key })?.value {
            zh.append("其" + all(has))
            en.append("has: \(text(has).en)")
        }
        return Text(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
    }

    private func text(_ place: FacilityPlace) -> Text {
        switch place {
        case .same(let kind):
            let word = vocabulary.levels[kind].word
            return Text(zh: "在同一\(word.zh)", en: "stands in the same \(word.en)")
        case .seat(let kind):
            let level = vocabulary.levels[kind]
            return Text(zh: "属本\(level.word.zh)的\(level.rank)机构", en: "belongs to the \(level.word.en) itself")
        case .notItself: return Text(zh: "不是本机构", en: "is another than itself")
        }
    }

    /// A requirement with its parts in one line.
    private func all(_ requirement: Requirement) -> String {
        switch requirement {
        case .all(let parts): parts.map(all).joined(separator: "，")
        case .any(let parts): parts.map(all).joined(separator: " 或 ")
        case .not(let part): "非（\(all(part))）"
        default: text(requirement).zh
        }
    }

    /// Conditions on the records in a field in one phrase.
    public func text(_ condition: Condition, of records: FieldRef) -> String { conditions(condition, table(.records(records))) }

    /// A metric in one phrase.
    public func text(_ metric: Metric) -> Text {
        switch metric {
        case .field(let ref): return Text(same: field(ref))
        case .quantity(let ref, let term): return Text(same: terms(ref, [term]))
        case .count(let population):
            let what = text(population)
            return Text(zh: "\(what.zh)数", en: "number of \(what.en)")
        case .share(let population):
            let what = text(population)
            return Text(zh: "\(what.zh)占比", en: "share of \(what.en)")
        case .sum(let population, let slot):
            let what = text(population)
            if case .subjects(let kind)? = population.members.first?.source {
                let label = vocabulary.kinds[kind].table.fields[slot].label
                return Text(zh: "\(what.zh)的\(label)合计", en: "total \(label) of \(what.en)")
            }
            return Text(zh: "\(what.zh)合计", en: "total of \(what.en)")
        case .ratio(let top, let bottom):
            return Text(zh: "\(text(top).zh) ÷ \(text(bottom).zh)", en: "\(text(top).en) ÷ \(text(bottom).en)")
        case .daysSince(let ref): return Text(zh: "距\(field(ref))的天数", en: "days since \(field(ref))")
        case .quartersSince(let ref): return Text(zh: "距\(field(ref))的自然季度数", en: "calendar quarters since \(field(ref))")
        case .total(let parts): return Text(zh: parts.map { text($0).zh }.joined(separator: " + "), en: parts.map { text($0).en }.joined(separator: " + "))
        case .mean(let parts):
            return Text(
                zh: "\(parts.map { text($0).zh }.joined(separator: "、"))的平均值", en: "mean of \(parts.map { text($0).en }.joined(separator: ", "))")
        case .blankSpots(.institution, _): return Text(zh: "审计查出的机构空白点数", en: "blank spots without an institution that the audit finds")
        case .blankSpots(.staff, _): return Text(zh: "审计查出的人员空白点数", en: "blank spots without qualified staff that the audit finds")
        }
    }

    private func text(_ population: Population) -> Text {
        let parts = population.members.map { member -> (zh: String, en: String) in
            let conditions = [member.among, member.matching].map { self.conditions($0, table(member.source)) }.filter { !$0.isEmpty }
            let suffix = conditions.isEmpty ? ("", "") : ("（\(conditions.joined(separator: "；"))）", " (\(conditions.joined(separator: "; ")))")
            return (name(member.source) + suffix.0, name(member.source) + suffix.1)
        }
        return Text(zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
    }

    private func name(_ source: Population.Source) -> String {
        switch source {
        case .records(let ref): vocabulary.kinds[ref.kind].table.fields[ref.slot].label
        case .subjects(let kind): vocabulary.kinds[kind].label
        case .recordsOf(let kind, let slot): "\(vocabulary.kinds[kind].label)\(vocabulary.kinds[kind].table.fields[slot].label)"
        }
    }

    private func table(_ source: Population.Source) -> FieldTable {
        func records(_ kind: KindID, _ slot: Int) -> FieldTable {
            guard case .records(let record) = vocabulary.kinds[kind].table.fields[slot].type else { return vocabulary.kinds[kind].table }
            return vocabulary.records[record].table
        }
        switch source {
        case .records(let ref): return records(ref.kind, ref.slot)
        case .subjects(let kind): return vocabulary.kinds[kind].table
        case .recordsOf(let kind, let slot): return records(kind, slot)
        }
    }

    private func conditions(_ condition: Condition, _ table: FieldTable) -> String {
        switch condition {
        case .always: return ""
        case .all(let parts): return parts.map { conditions($0, table) }.joined(separator: "，")
        case .any(let parts): return parts.map { conditions($0, table) }.joined(separator: " 或 ")
        case .isOne(let slot, let wanted): return "\(table.fields[slot].label)为\(words(table.fields[slot], wanted))"
        case .isNone(let slot, let unwanted): return "\(table.fields[slot].label)非\(words(table.fields[slot], unwanted))"
        case .compare(let slot, let comparison):
            return "\(table.fields[slot].label) \(comparison.wording)\(unit(table.fields[slot].unit))"
        case .onOrAfter(let slot, let day): return "\(table.fields[slot].label)不早于 \(day)"
        case .onOrBefore(let slot, let day): return "\(table.fields[slot].label)不晚于 \(day)"
        case .includes(let slot, let terms):
            guard let list = ValueWords(vocabulary: vocabulary).termList(table.fields[slot]) else { return "" }
            return "\(table.fields[slot].label)含" + terms.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、")
        case .facility(let slot, let test): return "\(table.fields[slot].label)\(text(test).zh)"
        case .reported(let slot, let wanted): return "\(table.fields[slot].label)\(wanted ? "已" : "未")填报"
        case .requirement(let requirement): return all(requirement)
        }
    }

    private func unit(_ unit: String?) -> String { unit.map { $0 == "%" ? "%" : " \($0)" } ?? "" }

    private func field(_ ref: FieldRef) -> String { vocabulary.kinds[ref.kind].table.fields[ref.slot].label }

    private func choices(_ ref: FieldRef, _ wanted: [Int]) -> String {
        words(vocabulary.kinds[ref.kind].table.fields[ref.slot], wanted)
    }

    private func words(_ field: Field, _ wanted: [Int]) -> String {
        wanted.map { item in
            switch field.type {
            case .yesNo: item == 1 ? "是" : "否"
            case .choice(let list): vocabulary.termLists[list].items[item].label
            default: vocabulary.termLists[Vocabulary.validityList].items[item].label
            }
        }.joined(separator: "/")
    }

    private func terms(_ ref: FieldRef, _ terms: [Int]) -> String {
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        guard let list = ValueWords(vocabulary: vocabulary).termList(field) else { return "" }
        return terms.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、")
    }
}
