import Wording

/// The rows of a form for survey tools (XLSForm).
struct SurveySheet: Sendable {
    /// A row of the sheet `survey`.
    struct Question: Sendable {
        var type: String
        var name: String
        var label: Text?
        var hint: Text?
        var isRequired = false
        var relevant: String?
        var constraint: String?
        var constraintMessage: Text?
        var calculation: String?
        var defaultValue: String?
        var choiceFilter: String?
        var appearance: String?
    }

    /// A row of the sheet `choices`.
    struct Choice: Sendable {
        var list: String
        var name: String
        var label: Text
        /// The choice of the question before, among whose choices it is.
        var around: String?
    }

    /// What it is called.
    var title: Text
    /// Which form it is.
    var id: String
    /// Which version of it.
    var version: String
    var questions: [Question] = []
    var choices: [Choice] = []
    /// The column of ``Choice/around``.
    var aroundColumn: String?

    /// Begins a group, or with `repeats` a list of groups.
    mutating func group(_ name: String, _ label: Text, relevant: String? = nil, repeats: Bool = false, _ body: (inout SurveySheet) -> Void) {
        let word = repeats ? "repeat" : "group"
        questions.append(Question(type: "begin_\(word)", name: name, label: label, relevant: relevant))
        let before = questions.count
        body(&self)
        if questions.count == before {
            questions.removeLast()
        } else {
            questions.append(Question(type: "end_\(word)", name: ""))
        }
    }
}
