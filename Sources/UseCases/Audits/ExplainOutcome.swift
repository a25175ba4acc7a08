import Audit
import Inventories
import Standards
import Wording

/// Explains how the outcome of a criterion for a subject came about.
public struct ExplainOutcome: Sendable {
    /// The criterion, with or without its standard.
    public var criterion: String
    /// The subject, by name or code.
    public var subject: String
    /// Where to look, by what, on which day.
    public var selection: AuditSelection

    /// A question about a criterion and a subject.
    public init(_ criterion: String, of subject: String, _ selection: AuditSelection) {
        self.criterion = criterion
        self.subject = subject
        self.selection = selection
    }

    /// How the outcomes came about.
    public struct Result: Sendable {
        /// What was audited.
        public let audit: PreparedAudit
        /// The explanations: of the subject, or of each facility that stands in it.
        public let explanations: [Explanation]
    }

    /// Judges the subject and keeps how.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        let library = try workspace.library()
        let inventory = try workspace.inventory(selection.inventory, holding: subject)
        var selection = selection
        let parts = criterion.split(separator: "/").map(String.init)
        if parts.count == 2, selection.standards.isEmpty { selection.standards = [parts[0]] }
        var audit = try selection.prepare(inventory, in: workspace, environment)
        let asked = Set(audit.program.checks.filter { $0.criterion.id == criterion || $0.name == criterion }.map(\.form.kind))
        guard !asked.isEmpty else { throw UserFailure.noCriterion(criterion, library) }
        let place = try self.place(asked, inventory, library.vocabulary)
        audit.scope = scope(of: place, library.vocabulary)
        let (batches, _) = try await audit.batches(ExplainRequest(criterion: criterion), environment)
        let explanations = batches.flatMap(\.explanations).filter { isMeant($0, place, library.vocabulary) }
        guard !explanations.isEmpty else { throw notAsked(place, asked, library.vocabulary) }
        return Result(audit: audit, explanations: explanations)
    }

    /// What the subject's word means: first among what the criterion is asked of and where that stands, then among everything.
    private func place(_ asked: Set<KindID>, _ inventory: Inventory, _ vocabulary: Vocabulary) throws -> PlaceFinder.Place {
        let finder = PlaceFinder(inventory, vocabulary)
        let near = asked.union(asked.compactMap { vocabulary.kinds[$0].isPlace ? nil : vocabulary.kinds[$0].within })
        do {
            return try finder.find(subject, among: near)
        } catch let failure as PlaceNotFound {
            if failure.isAmbiguous { throw failure }
            guard let place = try? finder.find(subject, among: Set(vocabulary.kinds.indices)) else { throw failure }
            throw notAsked(place, asked, vocabulary)
        }
    }

    /// As little of the inventory as shows the place; what stands above townships is judged from all of it.
    private func scope(of place: PlaceFinder.Place, _ vocabulary: Vocabulary) -> Scope {
        let levels = vocabulary.levels
        if place.kind == levels.township { return Scope(townships: [place.code]) }
        return place.kind == levels.county || levels.upper.contains(place.kind) ? Scope() : Scope(subject: place.code)
    }

    /// Whether an explanation is of the place, or of a facility that stands directly in it.
    private func isMeant(_ explanation: Explanation, _ place: PlaceFinder.Place, _ vocabulary: Vocabulary) -> Bool {
        explanation.code.hasPrefix(place.code) && (explanation.kind == place.kind || vocabulary.kinds[explanation.kind].within == place.kind)
            || explanation.code == place.code || place.kind == vocabulary.levels.village
    }

    private func notAsked(_ place: PlaceFinder.Place, _ asked: Set<KindID>, _ vocabulary: Vocabulary) -> UserFailure {
        let kinds = asked.sorted().map { vocabulary.kinds[$0] }
        let own = vocabulary.kinds[place.kind]
        let name = place.name.isEmpty ? place.code : "\(place.name)（\(place.code)）"
        return UserFailure(
            "条款“\(criterion)”考核\(kinds.map(\.label).joined(separator: "、"))，不考核\(own.label) \(name)，或那里没有开诊的",
            "criterion \"\(criterion)\" is asked of \(kinds.map(\.id).joined(separator: ", ")), not of \(own.id) \(name), or there is no open one")
    }
}

/// Explains a criterion by itself: what it asks, of whom, where it comes from.
public struct ExplainCriterion: Sendable {
    /// The criterion, with or without its standard.
    public var criterion: String

    /// A question about a criterion.
    public init(_ criterion: String) {
        self.criterion = criterion
    }

    /// The criterion in every standard that has it as its own, or in the one that is named.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter language: the language of the words.
    public func run(in workspace: Workspace, _ language: Language = .zh) throws -> [(criterion: Criterion, standard: Standard)] {
        let library = try workspace.library(language)
        let found = library.standards.flatMap { standard in
            standard.criteria.filter { "\(standard.id)/\($0.id)" == criterion || ($0.id == criterion && $0.origin["id"] == nil) }.map { ($0, standard) }
        }
        if found.isEmpty { throw UserFailure.noCriterion(criterion, library) }
        return found
    }
}

extension UserFailure {
    /// A criterion no standard has, with the nearest there is.
    fileprivate static func noCriterion(_ criterion: String, _ library: StandardLibrary) -> UserFailure {
        .notFound(
            "没有条款“\(criterion)”", "there is no criterion \"\(criterion)\"",
            help: .nearest(
                criterion,
                among: library.standards.flatMap { standard in standard.criteria.map { $0.id } + standard.criteria.map { "\(standard.id)/\($0.id)" } }))
    }
}
