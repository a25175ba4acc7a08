import Standards
import Wording

/// Says in words what a rule asks.
public struct RuleWords: Sendable {
    /// The vocabulary that has the words.
    public let vocabulary: Vocabulary

    /// Words of a vocabulary.
    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// A rule in one phrase; what it puts together follows in phrases of its own.
    public func text(_ rule: Rule) -> Text {
        switch rule {
        case .always: return Text(zh: "无要求", en: "nothing")
        case .compare(let number, let threshold): return text(number, threshold)
        case .isOne(let field, let wanted) where vocabulary.field(field).type == .yesNo:
            // What is answered with yes or no is a statement; that it holds needs no further words.
            return wanted == [1] ? Text(same: label(field)) : Text(zh: "“\(label(field))”为否", en: "not: \(label(field))")
        case .isOne(let field, let wanted):
            return Text(zh: "\(label(field))为\(choices(field, wanted))", en: "\(label(field)) is \(choices(field, wanted))")
        case .day(let field, .onOrAfter(let day)): return Text(zh: "\(label(field))不早于 \(day)", en: "\(label(field)) on or after \(day)")
        case .day(let field, .onOrBefore(let day)): return Text(zh: "\(label(field))不晚于 \(day)", en: "\(label(field)) on or before \(day)")
        case .has(let field, let terms, .all):
            let list = self.terms(field, terms)
            return Text(zh: "\(label(field))齐备：\(list)", en: "\(label(field)) has all of \(list)")
        case .has(let field, let terms, .atLeast(let least)):
            let list = self.terms(field, terms)
            return Text(zh: "\(label(field))至少有其中 \(least) 项：\(list)", en: "\(label(field)) has at least \(least) of \(list)")
        case .every(let population):
            let what = text(population)
            return Text(zh: "每一\(what.zh)都符合条件", en: "every one of \(what.en) satisfies the conditions")
        case .open(let field, let test):
            let words = text(test)
            return Text(zh: "\(label(field))\(words.zh)", en: "\(label(field)) \(words.en)")
        case .reported(let field): return Text(zh: "\(label(field))已填报", en: "\(label(field)) was reported")
        case .all: return Text(zh: "以下全部成立", en: "all of the following")
        case .any: return Text(zh: "以下至少一项成立", en: "any of the following")
        case .not: return Text(zh: "以下不成立", en: "not the following")
        }
    }

    /// A rule with its parts in one line, as conditions are written; nothing where nothing is asked.
    public func line(_ rule: Rule) -> String {
        switch rule {
        case .always: ""
        case .all(let parts): parts.map(line).joined(separator: "，")
        case .any(let parts): parts.map(line).joined(separator: " 或 ")
        case .not(.isOne(let field, let unwanted)) where vocabulary.field(field).type == .yesNo:
            text(.isOne(field, unwanted == [1] ? [0] : [1])).zh
        case .not(.isOne(let field, let unwanted)): "\(label(field))非\(choices(field, unwanted))"
        case .not(.reported(let field)): "\(label(field))未填报"
        case .not(let part): "非（\(line(part))）"
        case .has(let field, let items, .all): "\(label(field))含\(terms(field, items))"
        case .compare, .isOne, .day, .has, .every, .open, .reported: text(rule).zh
        }
    }

    /// A rule with its parts in one line, in both languages.
    public func sentence(_ rule: Rule) -> Text {
        let en =
            switch rule {
            case .all(let parts): parts.map { sentence($0).en }.joined(separator: " and ")
            case .any(let parts): parts.map { sentence($0).en }.joined(separator: " or ")
            case .not(.isOne(let field, let unwanted)) where vocabulary.field(field).type == .yesNo: text(.isOne(field, unwanted == [1] ? [0] : [1])).en
            case .not(.isOne(let field, let unwanted)): "\(label(field)) is not \(choices(field, unwanted))"
            case .not(.reported(let field)): "\(label(field)) not reported"
            case .not(let part): "not (\(sentence(part).en))"
            case .always, .compare, .isOne, .day, .has, .every, .open, .reported: text(rule).en
            }
        return Text(zh: line(rule), en: en)
    }

    /// What a facility that is named must be.
    public func text(_ test: FacilityTest) -> Text {
        var zh = ["在册且开诊"]
        var en = ["is listed and open"]
        if !test.kinds.isEmpty {
            zh.append("为" + test.kinds.map { vocabulary.kinds[$0].label }.joined(separator: "/"))
            en.append("is a " + test.kinds.map { vocabulary.kinds[$0].label }.joined(separator: " or "))
        }
        for (_, place) in FacilityPlace.all(vocabulary) where test.places.contains(place) {
            let words = text(place)
            zh.append(words.zh)
            en.append(words.en)
        }
        if let has = test.rules.first?.rule {
            zh.append("其" + line(has))
            en.append("has: \(sentence(has).en)")
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

    // MARK: Numbers

    private func text(_ number: Number, _ threshold: Threshold) -> Text {
        let number = text(number)
        let unit = threshold.unit.map { $0 == "%" ? "%" : " \($0)" } ?? ""
        switch threshold.limit {
        case .fixed(let comparison): return Text(zh: "\(number.zh) \(comparison.wording)\(unit)", en: "\(number.en) \(comparison.wording)\(unit)")
        case .scaled(let comparison, let scale):
            let (per, base) = (scale.per.formatted(), text(scale.of))
            let plus = scale.plus.map { ("，另加 \($0.formatted())\(unit)", ", plus \($0.formatted())\(unit)") } ?? ("", "")
            return Text(
                zh: "\(number.zh) \(comparison.wording)\(unit)（每 \(per) \(base.zh)\(plus.0)）",
                en: "\(number.en) \(comparison.wording)\(unit) (per \(per) of \(base.en)\(plus.1))")
        case .levels(let levels):
            let steps = levels.map { "\($0.label) \($0.comparison.wording)\(unit)" }.joined(separator: "，")
            return Text(zh: "\(number.zh)：\(steps)", en: "\(number.en): \(steps)")
        }
    }

    /// A number in one phrase.
    public func text(_ number: Number) -> Text {
        switch number {
        case .field(let field): return Text(same: label(field))
        case .item(let field, let term): return Text(same: terms(field, [term]))
        case .count(let population):
            let what = text(population)
            return Text(zh: "\(what.zh)数", en: "number of \(what.en)")
        case .share(let population):
            let what = text(population)
            return Text(zh: "\(what.zh)占比", en: "share of \(what.en)")
        case .sum(let population, let field):
            let what = text(population)
            switch field {
            case .subject: return Text(zh: "\(what.zh)的\(label(field))合计", en: "total \(label(field)) of \(what.en)")
            case .record: return Text(zh: "\(what.zh)合计", en: "total of \(what.en)")
            }
        case .ratio(let top, let bottom):
            return Text(zh: "\(text(top).zh) ÷ \(text(bottom).zh)", en: "\(text(top).en) ÷ \(text(bottom).en)")
        case .elapsed(let field, .days): return Text(zh: "距\(label(field))的天数", en: "days since \(label(field))")
        case .elapsed(let field, .quarters): return Text(zh: "距\(label(field))的自然季度数", en: "calendar quarters since \(label(field))")
        case .total(let parts): return Text(zh: parts.map { text($0).zh }.joined(separator: " + "), en: parts.map { text($0).en }.joined(separator: " + "))
        case .mean(let parts):
            return Text(
                zh: "\(parts.map { text($0).zh }.joined(separator: "、"))的平均值", en: "mean of \(parts.map { text($0).en }.joined(separator: ", "))")
        case .blankSpots(.institution, _): return Text(zh: "查出的机构空白点数", en: "blank spots without an institution that the audit finds")
        case .blankSpots(.staff, _): return Text(zh: "查出的人员空白点数", en: "blank spots without qualified staff that the audit finds")
        }
    }

    private func text(_ population: Population) -> Text {
        let parts = population.members.map { member -> (zh: String, en: String) in
            let conditions = [member.among, member.matching].filter { !line($0).isEmpty }.map(sentence)
            let name = name(member.source)
            if conditions.isEmpty { return (name, name) }
            return (
                "\(name)（\(conditions.map(\.zh).joined(separator: "；"))）", "\(name) (\(conditions.map(\.en).joined(separator: "; ")))"
            )
        }
        return Text(zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
    }

    private func name(_ source: Population.Source) -> String {
        switch source {
        case .records(let ref): label(.subject(ref))
        case .subjects(let kind): vocabulary.kinds[kind].label
        case .recordsOf(let ref): vocabulary.kinds[ref.kind].label + vocabulary.language.word("", " ") + label(.subject(ref))
        }
    }

    // MARK: Fields

    private func label(_ field: ScopedField) -> String { vocabulary.field(field).label }

    private func choices(_ field: ScopedField, _ wanted: [Int]) -> String {
        let type = vocabulary.field(field).type
        return wanted.map { item in
            switch type {
            case .yesNo: item == 1 ? vocabulary.language.word("是", "yes") : vocabulary.language.word("否", "no")
            case .choice(let list): vocabulary.termLists[list].items[item].label
            default: vocabulary.termLists[Vocabulary.validityList].items[item].label
            }
        }.joined(separator: vocabulary.language.word("/", " or "))
    }

    private func terms(_ field: ScopedField, _ terms: [Int]) -> String {
        guard let list = vocabulary.field(field).type.termList else { return "" }
        return terms.map { vocabulary.termLists[list].items[$0].label }.joined(separator: vocabulary.language.word("、", ", "))
    }
}
