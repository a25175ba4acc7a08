import Standards
import Wording

/// What the columns of a table of submissions mean.
struct SubmissionColumns {
    /// What a column means.
    enum Meaning {
        /// What an answer fills in.
        case answer(SurveyTarget)
        /// Whether a term of a list was chosen; nil for the choice that nothing of it is there.
        case chosen(FieldRef, term: Int?)
    }

    private let vocabulary: Vocabulary
    private let names: SurveyNames
    private let mapping: SubmissionMapping?
    private let words: [String: SurveyTarget]

    init(_ vocabulary: Vocabulary, _ names: SurveyNames, _ mapping: SubmissionMapping?) {
        self.vocabulary = vocabulary
        self.names = names
        self.mapping = mapping
        var words: [String: SurveyTarget] = [:]
        for target in names.all {
            guard case .field(let ref) = target else { continue }
            let field = vocabulary.field(.subject(ref))
            for word in [field.label, field.id] + field.aliases + [field.question?.zh, field.question?.en].compactMap({ $0 }) {
                words[word] = words[word] ?? target
            }
        }
        self.words = words
    }

    /// The meanings of a table's columns; what is not known is a problem.
    func meanings(_ table: SubmissionTable, _ problems: ImportProblems) -> [Int: Meaning] {
        var found: [Int: Meaning] = [:]
        var firsts: [SurveyTarget: String] = [:]
        for (column, head) in table.heads {
            let place = table.place(1, column)
            let last = SubmissionTable.parts(head).last ?? head
            if mapping?.ignored.contains(head) ?? false || mapping?.ignored.contains(last) ?? false { continue }
            guard let meaning = meaning(head, last, problems) else {
                if isOfTheTool(head, last) { continue }
                problems.error(
                    place, .unknownQuestion(head), help: .nearest(SurveyNames.safe(last), among: names.targets.keys.sorted()) ?? .mapOrIgnore(head))
                continue
            }
            if case .answer(let target) = meaning, let first = firsts.updateValue(head, forKey: target) {
                problems.error(place, .sameQuestion(head, first), help: .keepOneColumn)
                continue
            }
            found[column] = meaning
        }
        return found
    }

    private func meaning(_ head: String, _ last: String, _ problems: ImportProblems) -> Meaning? {
        if let name = mapping?.columns[head] ?? mapping?.columns[last] {
            if let target = target(name.text) { return .answer(target) }
            // Told once, however many tables have the column.
            let diagnostic = name.problem(.noSuchQuestion(name.text), .nearest(SurveyNames.safe(name.text), among: names.targets.keys.sorted()))
            if !problems.diagnostics.contains(diagnostic) { problems.add([diagnostic]) }
            return .answer(.kind)
        }
        if let target = names.targets[last] { return .answer(target) }
        let parts = SubmissionTable.parts(head)
        if parts.count > 1, case .field(let ref)? = names.targets[parts[parts.count - 2]], case .set(let list) = vocabulary.field(.subject(ref)).type {
            if last == SurveyNames.none { return .chosen(ref, term: nil) }
            if let term = names.term(list, last) { return .chosen(ref, term: term) }
        }
        return words[head].map { .answer($0) } ?? words[last].map { .answer($0) }
    }

    /// The target of a name of ours: as surveys have it, by ids with strokes between them, or by its label.
    private func target(_ word: String) -> SurveyTarget? { names.targets[word] ?? names.targets[SurveyNames.safe(word)] ?? words[word] }

    /// Whether a column is one that survey tools add by themselves.
    private func isOfTheTool(_ head: String, _ last: String) -> Bool {
        head.hasPrefix("_") || head.hasPrefix("SET-OF-") || head.hasPrefix("meta/") || head.hasPrefix("meta-") || head.hasPrefix("formhub/")
            || Self.tools.contains(head) || Self.tools.contains(last)
    }

    private static let tools: Set<String> = [
        "KEY", "PARENT_KEY", "SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID",
        "Edits", "FormVersion", "instanceID", "instanceName", "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username",
        "audit",
    ]
}
