import Standards
import Wording

/// Looks up standards by their ids, to be shown or compared.
public struct FindStandards: Sendable {
    /// The ids.
    public var ids: [String]
    /// The language of the words.
    public var language: Language

    /// A look at some standards.
    public init(_ ids: [String], language: Language = .zh) {
        self.ids = ids
        self.language = language
    }

    /// The standards, in the order of the ids, with the library they are of.
    public func run(in workspace: Workspace) throws -> (library: StandardLibrary, standards: [Standard]) {
        (try workspace.library(language), try ids.map { try workspace.standard($0, language) })
    }
}

/// Tells what accounts for each fact of the policy documents: a criterion, or a rule that a campaign carries out.
public struct CoverFacts: Sendable {
    /// A question about all facts.
    public init() {}

    /// The library, and the campaign files that carry out each rule.
    public func run(in workspace: Workspace) throws -> (library: StandardLibrary, duties: [String: [String]]) {
        var duties: [String: [String]] = [:]
        for (path, campaign) in try workspace.campaigns().campaigns {
            for duty in campaign.duties { duties[duty.rule, default: []].append(path) }
        }
        return (try workspace.library(), duties)
    }
}
