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

    /// A form for what is selected.
    public init(_ selection: AuditSelection, clinic: String? = nil, asksNames: Bool = false) {
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
            case .places(var form): try form.write(to: output)
            case .clinic(let form): try form.write(to: output)
            }
        }
    }

    /// Makes the form.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called with what the form is made from.
    public func run(in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }) throws -> Form {
        let audit = try selection.prepare(in: workspace, environment, holding: clinic, wording: .zh)
        try ready(audit)
        let title = audit.title[environment.language]
        guard let clinic else {
            return .places(TemplateWorkbook(audit.program, audit.inventory, title: title, townships: audit.scope.townships, withNames: asksNames))
        }
        let code = try PlaceFinder(audit.inventory, audit.program.vocabulary).clinic(clinic).code
        guard let form = ClinicForm(audit.program, audit.inventory, clinic: code) else {
            throw UserFailure.notFound("没有“\(clinic)”这个村", "there is no village \"\(clinic)\"")
        }
        return .clinic(form)
    }
}
