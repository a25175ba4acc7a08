import Exchange
import Inventories
import Wording

/// Makes the forms that inspectors fill in at the clinics that were drawn.
public struct MakeVisitForms: Sendable {
    /// What was drawn.
    public var drawn: DrawSiteSample.Result
    /// The version of the program, as returns name it.
    public var version: String

    /// Forms for what was drawn.
    public init(_ drawn: DrawSiteSample.Result, version: String) {
        self.drawn = drawn
        self.version = version
    }

    /// Makes the forms.
    ///
    /// - Parameters:
    ///   - workspace: the folders to work on.
    ///   - environment: the day, the language, and whom to tell what happens on the way.
    ///   - take: called with each form.
    /// - Returns: how many forms there were.
    @discardableResult
    public func run(in workspace: Workspace, _ environment: Environment, take: (MakeOfflineForms.Form) throws -> Void) throws -> Int {
        let vocabulary = try workspace.library().vocabulary
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne, drawn.kind == kind else {
            throw UserFailure("现场核查表只做给基层的机构，去掉 --kind", "forms for visits are made for the facilities of the lowest level: leave --kind out")
        }
        let codes = Set(drawn.drawn.map(\.code))
        let villages = Set(codes.map { drawn.inventory.codes.village(of: $0) }).sorted()
        guard !villages.isEmpty else { return 0 }
        let forms = MakeOfflineForms(AuditSelection(inventory: drawn.inventory.folder, villages: villages), isVisit: true, version: version)
        var count = 0
        try forms.run(in: workspace, environment) { form in
            // A village may have another clinic that was not drawn.
            guard codes.contains(form.code) else { return }
            count += 1
            try take(form)
        }
        return count
    }
}
