import Inventories
import Standards
import Wording

/// Which facility is visited, and among what is chosen.
extension SurveyForm {
    /// The questions about which facility it is, who answers, and whether it is there.
    func about(_ sheet: inout SurveySheet, _ rosters: [Roster], _ wanted: Set<String>?) {
        let levels = vocabulary.levels
        let places = names.all.compactMap { if case .place(let level) = $0 { level } else { nil } }
        sheet.group("about", Text(zh: "调查对象", en: "What is visited")) { sheet in
            for level in places {
                let name = names.name(.place(level))
                let filter = level == levels.village ? "\(names.name(.place(levels.township))) = ${\(names.name(.place(levels.township)))}" : nil
                sheet.questions.append(
                    .init(
                        type: "select_one \(name)", name: name, label: Text(zh: levels[level].word.zh, en: levels[level].word.en), isRequired: true,
                        choiceFilter: filter, appearance: "minimal"))
            }
            let isListed = vocabulary.kinds[kind].key == nil
            sheet.questions += [
                .init(
                    type: "text", name: names.name(.code), label: Text(zh: "机构代码", en: "Code of the facility"),
                    hint: isListed ? nil : Text(zh: "当地只有一所时不用填", en: "Leave empty where there is only one"), isRequired: isListed),
                .init(type: "text", name: names.name(.reportedBy), label: Text(zh: "填报人", en: "Who answers"), isRequired: true),
                .init(
                    type: "date", name: names.name(.reportedOn), label: Text(zh: "填报日期", en: "Day of the visit"), isRequired: true, constraint: ". <= today()",
                    constraintMessage: Text(zh: "不能是以后的日期", en: "This day has not come yet"), defaultValue: "today()"),
                .init(type: "select_one yes_no", name: names.name(.presence), label: presence, isRequired: true),
            ]
        }
        let isNested = places.count > 1
        for township in rosters.flatMap(\.townships) where wanted?.contains(township.code) ?? true {
            if places.contains(levels.township) {
                sheet.choices.append(.init(list: names.name(.place(levels.township)), name: township.code, label: Text(same: township.name)))
            }
            guard places.contains(levels.village) else { continue }
            for village in township.villages {
                sheet.choices.append(
                    .init(
                        list: names.name(.place(levels.village)), name: village.code, label: Text(same: PlaceName.written(village.name)),
                        around: isNested ? township.code : nil))
            }
        }
        if isNested { sheet.aroundColumn = names.name(.place(levels.township)) }
    }

    private var presence: Text {
        let label = self.label(of: kind)
        return Text(zh: words.presence(of: kind).zh, en: "Is there a \(label.en)?")
    }

    /// The choices of every list some question uses.
    func choices(_ sheet: inout SurveySheet) {
        let types = sheet.questions.map { $0.type.split(separator: " ").map(String.init) }.filter { $0.count == 2 }
        let used = Set(types.map { $0[1] })
        let multiple = Set(types.filter { $0[0] == "select_multiple" }.map { $0[1] })
        if used.contains("yes_no") {
            sheet.choices.append(.init(list: "yes_no", name: "yes", label: Text(zh: "是", en: "yes")))
            sheet.choices.append(.init(list: "yes_no", name: "no", label: Text(zh: "否", en: "no")))
        }
        for (index, list) in vocabulary.termLists.enumerated() where used.contains(names.lists[index]) {
            for (term, item) in list.items.enumerated() {
                sheet.choices.append(
                    .init(
                        list: names.lists[index], name: names.choice(index, term),
                        label: Text(zh: item.label, en: english.vocabulary.termLists[index].items[term].label)))
            }
            if multiple.contains(names.lists[index]) {
                sheet.choices.append(.init(list: names.lists[index], name: SurveyNames.none, label: Text(zh: "都没有", en: "none of these")))
            }
        }
    }
}
