import Quantities
import Wording
import YAMLReader

/// Decodes requirements, conditions and thresholds against a vocabulary, for one kind of subject.
struct RequirementParser {
    let vocabulary: Vocabulary
    let kind: KindID
    var reading: NodeReading

    private static let comparators = ["at-least", "at-most", "more-than", "less-than", "equals", "between"]
    private static let metricForms = [
        "field", "quantity", "count", "share", "sum", "mean", "ratio", "days-since", "quarters-since", "blank-spots",
    ]
    private static let otherForms = ["includes", "each", "facility", "reported", "all", "any", "not"]

    // MARK: Requirements

    mutating func requirement(_ node: YAMLNode) -> Requirement? {
        guard node.isMapping else {
            reading.error(node, .expectedRequirement, help: .requirementForms(Self.metricForms + Self.otherForms))
            return nil
        }
        let forms = node.pairs.compactMap(\.key.text).filter { (Self.metricForms + Self.otherForms).contains($0) }
        guard let form = forms.first, forms.count == 1 else {
            let unknown = node.pairs.first { !((Self.metricForms + Self.otherForms + Self.comparators).contains($0.key.text ?? "")) }
            reading.error(
                unknown?.key ?? node, forms.isEmpty ? .expectedRequirement : .severalForms(forms),
                help: .requirementForms(Self.metricForms + Self.otherForms))
            return nil
        }
        let value = node[form]!
        switch form {
        case "all", "any":
            _ = reading.mapping(node, keys: [form])
            let parts = reading.entries(value).compactMap { requirement($0) }
            guard !parts.isEmpty else { return nil }
            return form == "all" ? .all(parts) : .any(parts)
        case "not":
            _ = reading.mapping(node, keys: [form])
            return requirement(value).map { .not($0) }
        case "includes":
            _ = reading.mapping(node, keys: [form])
            return includes(value)
        case "each":
            _ = reading.mapping(node, keys: [form])
            let pairs = reading.mapping(value, keys: ["of", "where", "satisfy"])
            guard let of = reading.require("of", of: pairs, in: value),
                let satisfy = reading.require("satisfy", of: pairs, in: value),
                let population = population(of, among: pairs["where"], matching: satisfy)
            else { return nil }
            return .each(population)
        case "facility":
            let pairs = reading.mapping(node, keys: ["facility", "is"] + Self.facilityKeys)
            guard let ref = field(value, wanted: .reference) else { return nil }
            if let word = pairs["is"]?.text, word != "open", word != "开诊" { reading.error(pairs["is"]!, .notAChoice(word), help: .oneOf(["open"])) }
            return facilityTest(pairs).map { .facility(ref, $0) }
        case "reported":
            _ = reading.mapping(node, keys: [form])
            return field(value).map { .reported($0) }
        default:
            return metricRequirement(node, form: form)
        }
    }

    private mutating func metricRequirement(_ node: YAMLNode, form: String) -> Requirement? {
        let pairs = reading.mapping(
            node, keys: [form, "is", "levels", "on-or-after", "on-or-before", "per", "of", "plus", "within", "reported-as"] + Self.comparators)
        for key in ["within", "reported-as"] where form != "blank-spots" {
            if let node = pairs[key] { reading.error(node, .unknownKey(key), help: .oneOf(["blank-spots"])) }
        }
        if form == "field", let ref = field(pairs[form]!) {
            let type = vocabulary.kinds[ref.kind].table.fields[ref.slot].type
            if let wanted = pairs["is"] {
                guard let choices = choices(wanted, of: type) else { return nil }
                return .isOne(ref, choices)
            }
            if type == .date || pairs["on-or-after"] != nil || pairs["on-or-before"] != nil {
                guard type == .date else {
                    reading.error(pairs[form]!, .notADateField(pairs[form]!.text ?? ""))
                    return nil
                }
                if let node = pairs["on-or-after"], let day = reading.day(node) { return .onOrAfter(ref, day) }
                if let node = pairs["on-or-before"], let day = reading.day(node) { return .onOrBefore(ref, day) }
                if pairs["on-or-after"] == nil, pairs["on-or-before"] == nil {
                    reading.error(node, .missingComparison, help: .oneOf(["on-or-after", "on-or-before"]))
                }
                return nil
            }
        }
        guard let (read, unit, isRequired) = metric(form, pairs[form]!) else { return nil }
        var metric = read
        if case .blankSpots(let spot, _) = metric {
            guard let place = pairs["within"].map({ isOwnPlace($0) }) ?? isOwnPlace(pairs[form]!), place else { return nil }
            var reportedAs: FieldRef?
            if let typed = pairs["reported-as"] {
                guard let ref = field(typed) else { return nil }
                guard vocabulary.kinds[ref.kind].table.fields[ref.slot].type.isNumeric, ref.kind == kind else {
                    reading.error(typed, .notANumberField(typed.text ?? ""))
                    return nil
                }
                reportedAs = ref
            }
            metric = .blankSpots(spot, reportedAs: reportedAs)
        }
        if let levels = pairs["levels"] {
            let list = reading.entries(levels).compactMap { level($0, unit: unit, isRequired: isRequired) }
            guard !list.isEmpty else { return nil }
            return .levels(metric, list, unit: unit)
        }
        guard let comparison = comparison(pairs, in: node, unit: unit, isRequired: isRequired) else { return nil }
        var threshold = Threshold(comparison: comparison, unit: unit, per: nil, of: nil)
        if let per = pairs["per"] {
            guard let of = reading.require("of", of: pairs, in: node), let ref = field(of) else { return nil }
            guard let text = reading.text(per), let amount = Quantity(decimal: text), amount > .zero else {
                reading.error(per, .expectedNumber(found: per.text ?? ""))
                return nil
            }
            threshold.per = amount
            threshold.of = ref
            if let plus = pairs["plus"] {
                guard let text = reading.text(plus), let (fixed, _) = self.amount(plus, text, unit: unit, isRequired: isRequired) else { return nil }
                threshold.plus = fixed
            }
        } else if let plus = pairs["plus"] {
            reading.error(plus, .missingKey("per"))
        }
        return .compare(metric, threshold)
    }

    private mutating func level(_ node: YAMLNode, unit: String?, isRequired: Bool) -> Level? {
        let pairs = reading.mapping(node, keys: ["id", "label"] + Self.comparators)
        guard let id = reading.text(reading.require("id", of: pairs, in: node)),
            let label = reading.text(reading.require("label", of: pairs, in: node)),
            let comparison = comparison(pairs, in: node, unit: unit, isRequired: isRequired)
        else { return nil }
        return Level(id: id, label: label, comparison: comparison)
    }

    private mutating func includes(_ node: YAMLNode) -> Requirement? {
        let pairs = reading.mapping(node, keys: ["field", "all", "at-least", "of"])
        guard let fieldNode = reading.require("field", of: pairs, in: node), let ref = field(fieldNode) else { return nil }
        guard let list = termList(of: vocabulary.kinds[ref.kind].table.fields[ref.slot].type) else {
            reading.error(fieldNode, .notATermField(fieldNode.text ?? ""))
            return nil
        }
        if let all = pairs["all"] {
            let items = reading.entries(all).compactMap { term($0, in: list) }
            return items.isEmpty ? nil : .includesAll(ref, items)
        }
        guard let of = reading.require("of", of: pairs, in: node),
            let least = reading.wholeNumber(reading.require("at-least", of: pairs, in: node))
        else { return nil }
        let items = reading.entries(of).compactMap { term($0, in: list) }
        if least > items.count { reading.error(pairs["at-least"]!, .moreThanListed(least, items.count)) }
        return items.isEmpty ? nil : .includesSome(ref, items, atLeast: least)
    }

    // MARK: Metrics

    /// A metric, the unit of its thresholds, and whether that unit must be written.
    private mutating func metric(_ form: String, _ value: YAMLNode) -> (Metric, unit: String?, isRequired: Bool)? {
        switch form {
        case "field":
            guard let ref = field(value) else { return nil }
            let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
            guard field.type.isNumeric else {
                reading.error(value, .notANumberField(field.label))
                return nil
            }
            return (.field(ref), field.unit, field.unit != nil)
        case "quantity":
            let pairs = reading.mapping(value, keys: ["of", "item"])
            guard let of = reading.require("of", of: pairs, in: value), let ref = field(of),
                let item = reading.require("item", of: pairs, in: value)
            else { return nil }
            guard let list = termList(of: vocabulary.kinds[ref.kind].table.fields[ref.slot].type) else {
                reading.error(of, .notATermField(of.text ?? ""))
                return nil
            }
            guard let index = term(item, in: list) else { return nil }
            return (.quantity(ref, term: index), vocabulary.termLists[list].items[index].unit, false)
        case "count":
            let pairs = reading.mapping(value, keys: ["of", "where", "among"])
            guard let of = reading.require("of", of: pairs, in: value),
                let population = population(of, among: pairs["among"], matching: pairs["where"])
            else { return nil }
            return (.count(population), unit(of: population), false)
        case "share":
            let pairs = reading.mapping(value, keys: ["of", "among", "where"])
            guard let of = reading.require("of", of: pairs, in: value),
                let matching = reading.require("where", of: pairs, in: value),
                let population = population(of, among: pairs["among"], matching: matching)
            else { return nil }
            return (.share(population), "%", true)
        case "sum":
            return sum(value)
        case "ratio":
            let pairs = reading.mapping(value, keys: ["of", "to"])
            guard let of = reading.require("of", of: pairs, in: value), let to = reading.require("to", of: pairs, in: value),
                let top = nestedMetric(of), let bottom = nestedMetric(to)
            else { return nil }
            return (.ratio(top, bottom), nil, false)
        case "days-since":
            guard let ref = field(value) else { return nil }
            guard vocabulary.kinds[ref.kind].table.fields[ref.slot].type == .date else {
                reading.error(value, .notADateField(value.text ?? ""))
                return nil
            }
            return (.daysSince(ref), "天", true)
        case "quarters-since":
            guard let ref = field(value) else { return nil }
            guard vocabulary.kinds[ref.kind].table.fields[ref.slot].type == .date else {
                reading.error(value, .notADateField(value.text ?? ""))
                return nil
            }
            return (.quartersSince(ref), "个季度", true)
        case "mean":
            return several(value).map { (.mean($0.0), $0.unit, $0.isRequired) }
        case "blank-spots":
            return reading.choice(value, BlankSpotKind.allCases.map { ($0.rawValue, $0) }).map { (.blankSpots($0, reportedAs: nil), "个", true) }
        default: return nil
        }
    }

    /// Whether the blank spots of a place can be counted for this kind: where the criterion is asked, once everything in it was judged.
    private mutating func isOwnPlace(_ node: YAMLNode) -> Bool? {
        let places = vocabulary.levels.all.reversed().filter { $0.fileKey != nil }.map { vocabulary.kinds[$0.kind].id }
        if let word = node.text, let named = BlankSpotKind(rawValue: word) == nil ? vocabulary.kind(word) : kind, named == kind,
            places.contains(vocabulary.kinds[kind].id)
        {
            return true
        }
        reading.error(
            node, .blankSpotsElsewhere(vocabulary.kinds[kind].label),
            help: .oneOf(places.contains(vocabulary.kinds[kind].id) ? [vocabulary.kinds[kind].id] : places))
        return nil
    }

    /// Several metrics of one unit.
    private mutating func several(_ node: YAMLNode) -> ([Metric], unit: String?, isRequired: Bool)? {
        var metrics: [Metric] = []
        var unit: String?
        var isRequired = false
        for entry in reading.entries(node) {
            guard let (metric, own, required) = nestedMetricAndUnit(entry) else { return nil }
            if !metrics.isEmpty, own != unit {
                reading.error(entry, .wrongUnit(own ?? "", expected: unit))
                return nil
            }
            (unit, isRequired) = (own, required)
            metrics.append(metric)
        }
        guard metrics.count > 1 else {
            reading.error(node, .expectedSeveralMetrics)
            return nil
        }
        return (metrics, unit, isRequired)
    }

    private mutating func nestedMetric(_ node: YAMLNode) -> Metric? { nestedMetricAndUnit(node)?.0 }

    private mutating func nestedMetricAndUnit(_ node: YAMLNode) -> (Metric, unit: String?, isRequired: Bool)? {
        guard node.isMapping, let pair = node.pairs.first, let form = pair.key.text, Self.metricForms.contains(form) else {
            reading.error(node, .expectedMetric, help: .oneOf(Self.metricForms))
            return nil
        }
        if form == "blank-spots" {
            reading.error(node, .blankSpotsAlone)
            return nil
        }
        _ = reading.mapping(node, keys: [form])
        return metric(form, pair.value)
    }

    private mutating func sum(_ value: YAMLNode) -> (Metric, unit: String?, isRequired: Bool)? {
        if value.isSequence { return several(value).map { (.total($0.0), $0.unit, $0.isRequired) } }
        let pairs = reading.mapping(value, keys: ["of", "field", "where"])
        guard let of = reading.require("of", of: pairs, in: value), let fieldNode = reading.require("field", of: pairs, in: value),
            let population = population(of, among: nil, matching: pairs["where"])
        else { return nil }
        guard population.members.count == 1 else {
            reading.error(of, .expectedOneKind)
            return nil
        }
        let table: FieldTable
        switch population.members[0].source {
        case .subjects(let child): table = vocabulary.kinds[child].table
        case .records(let ref): table = recordTable(ref)
        case .recordsOf(let child, let slot): table = recordTable(FieldRef(kind: child, slot: slot))
        }
        guard let slot = slot(fieldNode, in: table) else { return nil }
        guard table.fields[slot].type.isNumeric else {
            reading.error(fieldNode, .notANumberField(table.fields[slot].label))
            return nil
        }
        return (.sum(population, slot: slot), table.fields[slot].unit, table.fields[slot].unit != nil)
    }

    private func unit(of population: Population) -> String? {
        switch population.members.first?.source {
        case .records(let ref): recordKind(ref)?.unit
        case .recordsOf(let kind, let slot): recordKind(FieldRef(kind: kind, slot: slot))?.unit
        default: nil
        }
    }

    private func recordKind(_ ref: FieldRef) -> RecordKind? {
        guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return nil }
        return vocabulary.records[record]
    }

    private func recordTable(_ ref: FieldRef) -> FieldTable { recordKind(ref)!.table }

    // MARK: Populations and conditions

    private mutating func population(_ of: YAMLNode, among: YAMLNode?, matching: YAMLNode?) -> Population? {
        let nodes = of.isSequence ? of.entries : [of]
        var members: [Population.Member] = []
        for node in nodes {
            guard let (source, table) = source(node) else { return nil }
            let owner =
                switch source {
                case .subjects(let kind), .recordsOf(let kind, _): kind
                case .records: kind
                }
            let looked = among.map { condition($0, table, of: owner) } ?? .always
            let matched = matching.map { condition($0, table, of: owner) } ?? .always
            guard let looked, let matched else { return nil }
            members.append(Population.Member(source: source, among: looked, matching: matched))
        }
        return members.isEmpty ? nil : Population(members: members)
    }

    private mutating func source(_ node: YAMLNode) -> (Population.Source, FieldTable)? {
        guard let word = reading.text(node) else { return nil }
        let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
        if let child = vocabulary.kind(parts[0]), child != kind, vocabulary.isBelow(child, kind) {
            let table = vocabulary.kinds[child].table
            guard parts.count == 2 else { return (.subjects(child), table) }
            guard let slot = table.slot(vocabulary.symbols.symbol(parts[1])), case .records(let record) = table.fields[slot].type else {
                reading.error(node, .notARecordsField(parts[1]))
                return nil
            }
            return (.recordsOf(child, slot: slot), vocabulary.records[record].table)
        }
        guard let ref = resolve(word) else {
            let below = vocabulary.kinds.indices.filter { vocabulary.isBelow($0, kind) }.map { vocabulary.kinds[$0].id }
            reading.error(node, .unknownPopulation(word, vocabulary.kinds[kind].label), help: .nearestOrList(word, among: below + recordFields()))
            return nil
        }
        guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else {
            reading.error(node, .notARecordsField(word))
            return nil
        }
        return (.records(ref), vocabulary.records[record].table)
    }

    private func recordFields() -> [String] {
        vocabulary.enclosing(kind).flatMap { outer in
            vocabulary.kinds[outer].table.fields.filter { if case .records = $0.type { true } else { false } }.map(\.id)
        }
    }

    /// Conditions on what has the fields of a table: a subject of the kind `owner`, or records of one.
    mutating func condition(_ node: YAMLNode, _ table: FieldTable, of owner: KindID) -> Condition? {
        guard node.isMapping else {
            reading.error(node, .expectedConditions)
            return nil
        }
        var parts: [Condition] = []
        for (key, value) in node.pairs {
            if key.text == "any" {
                let alternatives = reading.entries(value).compactMap { condition($0, table, of: owner) }
                parts.append(.any(alternatives))
                continue
            }
            if key.text == "requires" {
                guard let nested = nested(value, of: owner) else { return nil }
                guard !nested.isRollUp else {
                    reading.error(value, .nothingBelowMembers)
                    return nil
                }
                parts.append(.requirement(nested))
                continue
            }
            guard let slot = slot(key, in: table), let test = test(value, slot: slot, field: table.fields[slot]) else { return nil }
            parts.append(test)
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .always : .all(parts)
    }

    private mutating func test(_ node: YAMLNode, slot: Int, field: Field) -> Condition? {
        guard node.isMapping else {
            if field.type == .reference {
                guard node.text == "open" || node.text == "开诊" else {
                    reading.error(node, .notAChoice(node.text ?? ""), help: .oneOf(["open"]))
                    return nil
                }
                return .facility(slot: slot, .open)
            }
            if field.type.isNumeric {
                guard let text = reading.text(node), let (amount, _) = amount(node, text, unit: field.unit, isRequired: field.unit != nil) else {
                    return nil
                }
                return .compare(slot: slot, .equals(amount))
            }
            return choices(node, of: field.type).map { .isOne(slot: slot, $0) }
        }
        if field.type == .reference, node["reported"] == nil {
            return facilityTest(reading.mapping(node, keys: Self.facilityKeys)).map { .facility(slot: slot, $0) }
        }
        let pairs = reading.mapping(
            node, keys: ["is", "not", "includes", "on-or-after", "on-or-before", "reported"] + Self.comparators)
        if let reported = pairs["reported"] { return .reported(slot: slot, reading.flag(reported)) }
        if let wanted = pairs["is"] { return choices(wanted, of: field.type).map { .isOne(slot: slot, $0) } }
        if let unwanted = pairs["not"] { return choices(unwanted, of: field.type).map { .isNone(slot: slot, $0) } }
        if let included = pairs["includes"] {
            guard let list = termList(of: field.type) else {
                reading.error(node, .notATermField(field.label))
                return nil
            }
            let nodes = included.isSequence ? included.entries : [included]
            return .includes(slot: slot, nodes.compactMap { term($0, in: list) })
        }
        if let node = pairs["on-or-after"] { return reading.day(node).map { .onOrAfter(slot: slot, $0) } }
        if let node = pairs["on-or-before"] { return reading.day(node).map { .onOrBefore(slot: slot, $0) } }
        guard field.type.isNumeric else {
            reading.error(node, .notANumberField(field.label))
            return nil
        }
        let tests = Self.comparators.filter { pairs[$0] != nil }.compactMap { name in
            comparison([name: pairs[name]!], in: node, unit: field.unit, isRequired: field.unit != nil)
                .map { Condition.compare(slot: slot, $0) }
        }
        return tests.isEmpty ? nil : tests.count == 1 ? tests[0] : .all(tests)
    }

    // MARK: Facilities

    static let facilityKeys = ["kind", "where", "has"]

    /// What a facility that is named must be.
    mutating func facilityTest(_ pairs: [String: YAMLNode]) -> FacilityTest? {
        var test = FacilityTest()
        for node in pairs["kind"].map({ $0.isSequence ? $0.entries : [$0] }) ?? [] {
            guard let word = reading.text(node) else { return nil }
            let facilities = vocabulary.kinds.filter(\.isFacility)
            guard let kind = vocabulary.kind(word), vocabulary.kinds[kind].isFacility else {
                reading.error(node, .unknownFacilityKind(word), help: .nearestOrList(word, among: facilities.map(\.id)))
                return nil
            }
            test.kinds.append(kind)
        }
        for node in pairs["where"].map({ $0.isSequence ? $0.entries : [$0] }) ?? [] {
            guard let place = reading.choice(node, FacilityPlace.all(vocabulary)) else { return nil }
            test.places.insert(place)
        }
        guard let has = pairs["has"] else { return test }
        guard !test.kinds.isEmpty else {
            reading.error(has, .missingKey("kind"))
            return nil
        }
        for kind in test.kinds {
            guard let requirement = nested(has, of: kind) else { return nil }
            guard !requirement.isRollUp, requirement.fields.allSatisfy({ $0.kind == kind }) else {
                reading.error(has, .onlyOwnFields(vocabulary.kinds[kind].label))
                return nil
            }
            test.has[kind] = requirement
        }
        return test
    }

    /// A requirement about subjects of another kind.
    private mutating func nested(_ node: YAMLNode, of kind: KindID) -> Requirement? {
        var parser = RequirementParser(vocabulary: vocabulary, kind: kind, reading: reading)
        defer { reading = parser.reading }
        return parser.requirement(node)
    }

    // MARK: Fields, choices, thresholds

    func resolve(_ word: String) -> FieldRef? { vocabulary.field(word, of: kind) }

    mutating func field(_ node: YAMLNode, wanted: FieldType? = nil) -> FieldRef? {
        guard let word = reading.text(node) else { return nil }
        guard let ref = resolve(word) else {
            let spellings = vocabulary.enclosing(kind).flatMap { vocabulary.kinds[$0].table.spellings }
            reading.error(node, .unknownField(word, vocabulary.kinds[kind].label), help: .nearest(word, among: spellings))
            return nil
        }
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        if field.isRetired { reading.error(node, .retiredField(field.label), help: .useAnotherField) }
        if let wanted, field.type != wanted {
            reading.error(node, .notAReferenceField(word))
            return nil
        }
        return ref
    }

    private mutating func slot(_ node: YAMLNode, in table: FieldTable) -> Int? {
        guard let word = reading.text(node) else { return nil }
        if let slot = table.slot(vocabulary.symbols.symbol(word)) { return slot }
        reading.error(node, .unknownKey(word), help: .nearest(word, among: table.spellings))
        return nil
    }

    private func termList(of type: FieldType) -> Int? {
        switch type {
        case .set(let list), .counts(let list): list
        default: nil
        }
    }

    private mutating func term(_ node: YAMLNode, in list: Int) -> Int? {
        guard let word = reading.text(node) else { return nil }
        if let item = vocabulary.termLists[list].item(vocabulary.symbols.symbol(word)) { return item }
        let terms = vocabulary.termLists[list]
        reading.error(
            node, .unknownTerm(word, terms.label), help: .nearest(word, among: terms.items.flatMap { [$0.label, $0.id] + $0.aliases }))
        return nil
    }

    /// The wanted items of a choice, yes-no (1/0) or validity field, from one word or a list of words.
    private mutating func choices(_ node: YAMLNode, of type: FieldType) -> [Int]? {
        let nodes = node.isSequence ? node.entries : [node]
        var result: [Int] = []
        for entry in nodes {
            guard let word = reading.text(entry) else { return nil }
            let symbol = vocabulary.symbols.symbol(word)
            switch type {
            case .yesNo:
                guard let value = vocabulary.yesNo(symbol) else {
                    reading.error(entry, .notAChoice(word), help: .oneOf(["是", "否"]))
                    return nil
                }
                result.append(value ? 1 : 0)
            case .choice(let list):
                guard let item = term(entry, in: list) else { return nil }
                result.append(item)
            case .validUntil:
                guard let item = vocabulary.termLists[Vocabulary.validityList].item(symbol) else {
                    reading.error(entry, .notAChoice(word), help: .oneOf(["valid", "expired"]))
                    return nil
                }
                result.append(item)
            default:
                reading.error(node, .notAChoiceField, help: .useComparison)
                return nil
            }
        }
        return result.isEmpty ? nil : result
    }

    private mutating func comparison(
        _ pairs: [String: YAMLNode], in node: YAMLNode, unit: String?, isRequired: Bool
    ) -> Comparison? {
        let given = Self.comparators.filter { pairs[$0] != nil }
        guard given.count == 1, let name = given.first, let value = pairs[name] else {
            reading.error(node, given.isEmpty ? .missingComparison : .severalForms(given), help: .oneOf(Self.comparators))
            return nil
        }
        if name == "between" {
            let ends = reading.entries(value)
            guard ends.count == 2 else {
                reading.error(value, .expectedTwoLimits)
                return nil
            }
            // The unit may stand at the second limit alone: [10, 29 张].
            guard let upperText = reading.text(ends[1]), let (upper, _) = amount(ends[1], upperText, unit: unit, isRequired: isRequired),
                let lowerText = reading.text(ends[0]), let (lower, _) = amount(ends[0], lowerText, unit: unit, isRequired: false)
            else { return nil }
            return .between(lower, upper)
        }
        guard let text = reading.text(value), let (limit, _) = amount(value, text, unit: unit, isRequired: isRequired) else { return nil }
        switch name {
        case "at-least": return .atLeast(limit)
        case "at-most": return .atMost(limit)
        case "more-than": return .moreThan(limit)
        case "less-than": return .lessThan(limit)
        default: return .equals(limit)
        }
    }

    /// Splits `60 m²` into its number and its unit, and holds the unit against the one declared.
    private mutating func amount(
        _ node: YAMLNode, _ text: String, unit: String?, isRequired: Bool
    ) -> (Quantity, String?)? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        let written = text.dropFirst(number.count).trimmed
        guard let value = Quantity(decimal: number) else {
            reading.error(node, .expectedNumber(found: text))
            return nil
        }
        if written.isEmpty {
            if isRequired, let unit {
                reading.error(node, .thresholdWithoutUnit(text, unit), help: .writeUnit("\(text) \(unit)"))
                return nil
            }
        } else if written != (unit ?? "") {
            reading.error(node, .wrongUnit(written, expected: unit))
            return nil
        }
        return (value, unit)
    }
}

extension StringProtocol {
    /// The text without spaces at its ends, with the common ways of writing a unit made one.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        switch text {
        case "m2", "㎡", "平方米": return "m²"
        case "％": return "%"
        default: return String(text)
        }
    }
}
