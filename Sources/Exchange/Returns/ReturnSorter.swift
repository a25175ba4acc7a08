import Inventories
import Quantities
import Standards
import Wording

/// Tells returned forms that can be brought in from those that need a word: each is held against what the inventory has now.
package struct ReturnSorter {
    private let vocabulary: Vocabulary
    private let inventory: Inventory
    private let facilities: FacilityDirectory
    private let kind: KindID?
    private let villages: [String: String]
    private let register: ReturnRegister
    /// A digest of what the inventory has of a facility.
    private let digest: (String) -> String
    /// All that can be asked of a facility; nil where no roster has it.
    private let plan: (String) -> FormPlan?

    /// What became of one returned form.
    package struct Sorted {
        /// The form.
        package var form: ReturnedForm
        /// The code of the facility it is about.
        package var code: String
        /// Why it is not brought in without a word; nothing where it is.
        package var reasons: [HoldReason]
        /// What the inventory has of what it answers.
        var last: LastValues?

        /// Whether it may come in.
        package func isAccepted(_ words: Set<HoldReason.Word>) -> Bool { reasons.allSatisfy { $0.word.map(words.contains) ?? false } }
    }

    /// A sorter over an inventory.
    package init(
        _ vocabulary: Vocabulary, _ inventory: Inventory, _ register: ReturnRegister, digest: @escaping (String) -> String,
        plan: @escaping (String) -> FormPlan?
    ) {
        self.vocabulary = vocabulary
        self.inventory = inventory
        self.register = register
        self.digest = digest
        self.plan = plan
        facilities = FacilityDirectory(inventory, vocabulary)
        kind = vocabulary.levels[vocabulary.levels.village].theOne
        villages = Dictionary(
            inventory.rosters.values.flatMap { $0.townships.flatMap(\.villages) }.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The code of the facility a form means: its own, or that of "the one" of the place it names.
    package static func code(of form: ReturnedForm, _ vocabulary: Vocabulary, _ codes: PlaceCodes) -> String {
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne, codes.isVillage(form.facility.code) else { return form.facility.code }
        return FacilityDirectory.impliedCode(form.facility.code, vocabulary.kinds[kind])
    }

    /// Sorts forms, in the order they came in.
    package func sort(_ forms: [ReturnedForm]) -> [Sorted] {
        var sorted = forms.map { form -> Sorted in
            let code = Self.code(of: form, vocabulary, inventory.codes)
            if let foreign = foreign(form, code) { return Sorted(form: form, code: code, reasons: [.foreign(foreign)]) }
            let last = plan(code).map(LastValues.init)
            return Sorted(form: form, code: code, reasons: reasons(form, code, last), last: last)
        }
        doubles(&sorted)
        return sorted
    }

    /// Why a form is none of this inventory's; nil where it is one.
    private func foreign(_ form: ReturnedForm, _ code: String) -> HoldReason.Foreign? {
        let codes = inventory.codes
        let (county, village) = (codes.county(of: code), codes.village(of: code))
        guard inventory.rosters[county] != nil else { return .county(county.isEmpty ? form.facility.county : county) }
        guard villages[village] != nil else { return .place(village.isEmpty ? code : village) }
        guard let kind, vocabulary.kind(form.facility.kind) == kind else { return .facility(code) }
        if let facility = facilities.facility(code) { return facility.kind != kind ? .facility(code) : facility.isOpen == .no ? .closed : nil }
        // Where nobody has said yet whether there is one, a form may be what says it.
        return code == FacilityDirectory.impliedCode(village, vocabulary.kinds[kind]) ? nil : .facility(code)
    }

    private func reasons(_ form: ReturnedForm, _ code: String, _ last: LastValues?) -> [HoldReason] {
        var reasons: [HoldReason] = []
        if let day = register.day(of: form.id) { reasons.append(.double(.before(day))) }
        let isStale = form.form.facts.lowercased() != digest(code)
        if !Self.isDigest(form.form.facts) || !Self.isDigest(form.form.standards) {
            reasons.append(.edited(.form))
        } else if isStale {
            reasons.append(.stale)
        } else if let last, let answer = form.answers.first(where: { Self.differs($0, last) }) {
            reasons.append(.edited(.lastValue(ReturnedAsk(answer.ask).flatMap { last.entry($0)?.text } ?? Text(same: answer.ask))))
        }
        if let photo = form.changedPhotos.first { reasons.append(.edited(.photo(photo))) }
        if form.facility.county != inventory.codes.county(of: code) { reasons.append(.edited(.county)) }
        return reasons
    }

    /// Whether what stood beside a question is something else than the inventory has.
    private static func differs(_ answer: ReturnedForm.Answer, _ last: LastValues) -> Bool {
        guard let entry = ReturnedAsk(answer.ask).flatMap({ last.entry($0) }) else { return false }
        return (answer.was ?? "") != (entry.known ?? "")
    }

    private static func isDigest(_ text: String) -> Bool {
        (16...128).contains(text.utf8.count) && text.utf8.count % 2 == 0 && text.allSatisfy(\.isHexDigit)
    }

    /// Marks what comes more than once: of equal returns all but the first, of different ones of a facility every one.
    private func doubles(_ sorted: inout [Sorted]) {
        let own = sorted.indices.filter { !sorted[$0].reasons.contains { $0.word == nil } }
        var first: [String: Int] = [:]
        var copies: Set<Int> = []
        for index in own {
            let id = sorted[index].form.id
            if let other = first[id] {
                sorted[index].reasons.append(.double(.same(sorted[other].form.source)))
                copies.insert(index)
            } else {
                first[id] = index
            }
        }
        let groups = Dictionary(grouping: own.filter { !copies.contains($0) }) { [sorted[$0].code, sorted[$0].form.isVisit ? "visit" : ""] }
        for group in groups.values where group.count > 1 {
            for index in group {
                let other = group.first { $0 != index }!
                sorted[index].reasons.append(.double(.other(sorted[other].form.source)))
            }
        }
    }
}

extension ReturnSorter.Sorted {
    /// The form as it is shown to whoever decides about it.
    package func held(_ name: String?) -> HeldReturn {
        var differences = form.answers.compactMap { answer -> ReturnDifference? in
            guard let ask = ReturnedAsk(answer.ask) else { return nil }
            let entry = last?.entry(ask)
            if entry?.known == answer.text, answer.was == entry?.known { return nil }
            return ReturnDifference(question: entry?.text ?? Text(same: answer.ask), inventory: entry?.known, form: answer.was, answer: answer.text)
        }
        for person in form.people {
            if person.isGone {
                differences.append(ReturnDifference(question: Text(same: person.record), inventory: nil, form: nil, answer: FormTexts.still[1]))
            }
            for value in person.values {
                let known = last?.person(person.list, person.record, value.key)
                if known == value.text { continue }
                differences.append(
                    ReturnDifference(question: Text(same: "\(person.record)·\(value.key)"), inventory: known, form: nil, answer: value.text))
            }
        }
        return HeldReturn(
            source: form.source, code: code, name: name ?? form.facility.name, by: form.by, on: form.on.description, reasons: reasons, differences: differences)
    }
}
