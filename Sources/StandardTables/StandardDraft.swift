import Standards
import Wording

/// One criterion of a standard made from a table, before it is written.
struct CriterionDraft {
    var id: String
    /// Its row, or its two rows when it has two levels, basic first.
    var rows: [TableRow]
    var group: String?
    var kinds: [KindID]
    var title: String
    var titleEnglish: String?
    var require: String
    var isShare: Bool
    var firmness: Firmness?
    var clause: String
    var basis: String?
    var measure: String?
    var measureEnglish: String?
    var examples: [(kind: KindID, example: ExampleMaker.Example)]
}

/// Puts rows together to criteria.
struct StandardDraft {
    let vocabulary: Vocabulary
    let problems: TableProblems
    /// The ids that the standard inherits.
    let inherited: Set<String>

    func criteria(_ meanings: [RowMeaning]) -> [CriterionDraft] {
        var groups: [[RowMeaning]] = []
        var groupByClause: [Clause: Int] = [:]
        for meaning in meanings {
            if !meaning.clause.key.isEmpty, let index = groupByClause[meaning.clause] {
                groups[index].append(meaning)
            } else {
                groupByClause[meaning.clause] = groups.count
                groups.append([meaning])
            }
        }
        var drafts: [CriterionDraft] = []
        var taken: [String: TableRow] = [:]
        for group in groups {
            guard let draft = draft(group) else { continue }
            if inherited.contains(draft.id) { problems.error(draft.rows[0], .clause, .alreadyInherited(draft.id), help: .dropFirst) }
            if let other = taken[draft.id] { problems.error(draft.rows[0], .clause, .sameID(draft.id, other.place)) }
            taken[draft.id] = draft.rows[0]
            drafts.append(draft)
        }
        return drafts
    }

    private func draft(_ group: [RowMeaning]) -> CriterionDraft? {
        guard let first = group.first else { return nil }
        guard group.count > 1 else { return single(first) }
        guard group.count == 2, Set(group.map(\.level)) == [.basic, .recommended] else {
            for (index, meaning) in group.enumerated().dropFirst() {
                let isLevelTwice = meaning.level != nil && group.prefix(index).contains { $0.level == meaning.level }
                let other = isLevelTwice ? group.first { $0.level == meaning.level }! : first
                problems.error(
                    meaning.row, .clause,
                    isLevelTwice
                        ? .levelTwice(meaning.row[.clause] ?? "", meaning.level!.label, other.row.place)
                        : .clauseTwice(meaning.row[.clause] ?? "", other.row.place),
                    help: .numberItems)
            }
            return nil
        }
        let basic = group.first { $0.level == .basic }!
        return pair(basic, group.first { $0.level == .recommended }!)
    }

    /// A criterion of one row.
    private func single(_ meaning: RowMeaning) -> CriterionDraft? {
        guard let (kind, asked) = same(meaning) else { return nil }
        let text = RequirementText(vocabulary: vocabulary, kind: kind)
        var isShare = false
        if case .compare(.share, _) = asked { isShare = true }
        return criterion(
            [meaning.row], meaning, kind, id: text.id(asked), require: text.requirement(asked), isShare: isShare,
            // What only the recommended level asks is no line to pass.
            firmness: meaning.firmness ?? (meaning.level == .recommended ? .target : nil),
            examples: meaning.asked.flatMap { kind, asked in ExampleMaker(vocabulary, kind).examples(asked).map { (kind, $0) } })
    }

    /// What a row asks, when it asks the same of all its kinds.
    private func same(_ meaning: RowMeaning) -> (KindID, Asked)? {
        guard let (kind, asked) = meaning.asked.first else { return nil }
        let written = RequirementText(vocabulary: vocabulary, kind: kind).requirement(asked)
        for (other, otherAsked) in meaning.asked.dropFirst()
        where RequirementText(vocabulary: vocabulary, kind: other).requirement(otherAsked) != written {
            problems.error(meaning.row, .item, .differsByKind(vocabulary.kinds[kind].label, vocabulary.kinds[other].label), help: .rowForEachKind)
            return nil
        }
        return (kind, asked)
    }

    /// A criterion with a basic and a recommended level.
    private func pair(_ basic: RowMeaning, _ recommended: RowMeaning) -> CriterionDraft? {
        for column in [TableColumn.category, .appliesTo, .item, .firmness, .basis] {
            guard let one = basic.row[column], let other = recommended.row[column], one != other else { continue }
            problems.error(
                recommended.row, column, column == .basis ? .twoBases(basic.row[.clause] ?? "", basic.row.place) : .levelsDiffer(column.head, basic.row.place),
                help: .numberItems)
            return nil
        }
        guard let (kind, low) = same(basic), let (_, high) = same(recommended) else { return nil }
        guard case .compare(let measure, let lower) = low, case .compare(let other, let upper) = high, measure == other else {
            problems.error(recommended.row, .item, .levelsNeedNumbers(basic.row.place), help: .numberItems)
            return nil
        }
        guard upper.isStricter(than: lower) else {
            problems.error(recommended.row, .value, .recommendedNotStricter(basic.row.place))
            return nil
        }
        let text = RequirementText(vocabulary: vocabulary, kind: kind)
        var isShare = false
        if case .share = measure { isShare = true }
        var examples: [(KindID, ExampleMaker.Example)] = []
        for (kind, asked) in basic.asked {
            guard case .compare(let own, _) = asked else { continue }
            examples += ExampleMaker(vocabulary, kind).levels(own, basic: lower, recommended: upper).map { (kind, $0) }
        }
        return criterion(
            [basic.row, recommended.row], basic, kind, id: text.id(low), require: text.levels(measure, basic: lower, recommended: upper), isShare: isShare,
            firmness: basic.firmness ?? recommended.firmness, examples: examples)
    }

    private func criterion(
        _ rows: [TableRow], _ meaning: RowMeaning, _ kind: KindID, id: String, require: String, isShare: Bool, firmness: Firmness?,
        examples: [(KindID, ExampleMaker.Example)]
    ) -> CriterionDraft {
        func cell(_ column: TableColumn) -> String? { rows.lazy.compactMap { $0[column] }.first }
        let words = [TableColumn.item, .comparison, .value, .unit].compactMap { meaning.row[$0] }
        let titles = rows.compactMap { $0[.requirement] }.uniqued()
        let title = titles.isEmpty ? words.joined(separator: " ") : titles.joined(separator: "；推荐：")
        let english = rows.compactMap { $0[.requirementEnglish] }.uniqued()
        let suffix = String(id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
        return CriterionDraft(
            id: "\(meaning.clause.key).\(suffix)", rows: rows, group: cell(.category), kinds: meaning.asked.map(\.kind), title: title,
            titleEnglish: english.isEmpty ? nil : english.joined(separator: "; recommended: "), require: require,
            isShare: isShare, firmness: firmness, clause: meaning.row[.clause] ?? "", basis: cell(.basis), measure: cell(.measure),
            measureEnglish: cell(.measureEnglish), examples: examples)
    }
}

extension Comparison {
    /// Whether it is of the same direction and asks for more.
    func isStricter(than other: Comparison) -> Bool {
        switch (self, other) {
        case (.atLeast(let limit), .atLeast(let lower)), (.moreThan(let limit), .moreThan(let lower)): limit > lower
        case (.atMost(let limit), .atMost(let upper)), (.lessThan(let limit), .lessThan(let upper)): limit < upper
        default: false
        }
    }
}
