import Audit
import Exchange
import Inventories
import Standards
import Wording

/// Makes a form for survey tools (XLSForm), for visits to one kind of facility.
public struct MakeSurvey: Sendable {
    /// Which places, asked by which standards.
    public var selection: AuditSelection
    /// The kind of facility, by id or name; nil for the one that the places of the lowest level have.
    public var kind: String?
    /// Whether names of people are asked for.
    public var asksNames: Bool

    /// A form for what is selected.
    public init(_ selection: AuditSelection, kind: String? = nil, asksNames: Bool = false) {
        self.selection = selection
        self.kind = kind
        self.asksNames = asksNames
    }

    /// Makes the form.
    ///
    /// - Parameter ready: called with what the form is made from.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    public func run(in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }) throws -> SurveyWorkbook {
        let audit = try selection.prepare(in: workspace, environment, wording: .zh)
        try ready(audit)
        let english = try selection.prepare(audit.inventory, in: workspace, environment, wording: .en)
        let vocabulary = audit.program.vocabulary
        return SurveyWorkbook(
            audit.program, english: english.program, of: try vocabulary.facility(kind), audit.inventory, townships: audit.scope.townships, title: audit.title,
            withNames: asksNames)
    }
}

extension Vocabulary {
    /// The kind of facility of a word; without one that of the lowest places.
    func facility(_ word: String?) throws -> KindID {
        let facilities = kinds.indices.filter { kinds[$0].isFacility }
        let found = word.map { self.kind($0) } ?? levels[levels.village].theOne
        guard let found, kinds[found].isFacility else {
            throw UserFailure(
                .notFound, Text(zh: "没有机构类别“\(word ?? "")”", en: "there is no kind of facility \"\(word ?? "")\""),
                help: .nearestOrList(word ?? "", among: facilities.map { kinds[$0].label }))
        }
        return found
    }
}
