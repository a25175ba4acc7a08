import Audit
import Exchange
import Files
import Inventories
import Wording

/// Makes the form that townships or one clinic fill in.
public struct MakeForm: Sendable {
    /// Which places, asked by which standards.
    public var selection: AuditSelection
    /// The clinic a form of one page is for, by name or code of it or its village; nil for the form of places.
    public var clinic: String?
    /// Whether the form of places has a column for people's names.
    public var asksNames: Bool
    /// Whether it asks only what is asked by the chosen standards and unreported or unmet.
    public var isOnlyMissing: Bool

    /// A form for what is selected.
    public init(_ selection: AuditSelection, clinic: String? = nil, asksNames: Bool = false, isOnlyMissing: Bool = false) {
        self.isOnlyMissing = isOnlyMissing
        self.selection = selection
        self.clinic = clinic
        self.asksNames = asksNames
    }

    /// A form that is ready to be written.
    public enum Form {
        /// Of places.
        case places(TemplateWorkbook)
        /// Of one clinic.
        case clinic(ClinicForm)

        /// Writes it.
        public func write(to output: Output) throws {
            switch self {
            case .places(let form): try form.write(to: output)
            case .clinic(let form): try form.write(to: output)
            }
        }
    }

    /// Makes the form.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called with what the form is made from.
    public func run(in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }) async throws -> Form {
        var audit = try selection.prepare(in: workspace, environment, holding: clinic, wording: .zh)
        try ready(audit)
        let title = audit.title[environment.language]
        let (vocabulary, codes) = (audit.program.vocabulary, audit.inventory.codes)
        let place = try clinic.map { try PlaceFinder(audit.inventory, vocabulary).clinic($0, in: audit.scope.townships) }
        if let place { audit.scope = Scope(townships: [codes.township(of: place.code)]) }
        let known = try KnownFacts(vocabulary, audit.inventory, townships: audit.scope.townships)
        let needs =
            isOnlyMissing
            ? FormNeeds(audit.program, codes, missingIn: try await audit.batches(keepsOutcomes: false, environment).0) : FormNeeds(audit.program, codes)
        guard let place else {
            return .places(
                TemplateWorkbook(audit.program, audit.inventory, title: title, townships: audit.scope.townships, withNames: asksNames, needs, known))
        }
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne,
            let subject = FormPlan.Subject(known.facility(kind, at: place.code, codes), kind, vocabulary, audit.inventory, known)
        else {
            throw UserFailure.notFound("没有“\(clinic ?? "")”这个村", "there is no village \"\(clinic ?? "")\"")
        }
        let plan = FormPlanner(audit.program, needs, known).plan(subject, kind, around: codes.village(of: place.code))
        return .clinic(ClinicForm(plan, vocabulary, notice: audit.notice))
    }
}
