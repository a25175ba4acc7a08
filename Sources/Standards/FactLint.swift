import Wording

/// Holds the numbers criteria ask for against those of the facts they cite.
///
/// A criterion may ask for less than a fact's words only in the ways of `FactReading`. A number no cited fact has is an error; where the criterion is our
/// own reasoning, a warning. What is called quoted must have its numbers in the facts of the very document it cites.
public struct FactLint: Sendable {
    private let library: StandardLibrary
    private let facts: [String: Fact]
    /// The documents of the register; a county's own paper need not be in it, and then there is nothing to compare with.
    private let documents: Set<String>

    /// A lint of all criteria of a library.
    public init(_ library: StandardLibrary) {
        self.library = library
        facts = Dictionary(library.facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        documents = Set(library.facts.map(\.document))
    }

    /// Every threshold without a fact, every false quotation, every deadline without its fact.
    public func problems() -> [Diagnostic] {
        library.standards.flatMap { standard in
            standard.criteria.filter(isOwn).flatMap { problems(of: $0, named: "\(standard.id)/\($0.id)") }
        }
    }

    /// What a criterion takes over whole is judged where it is written.
    private func isOwn(_ criterion: Criterion) -> Bool { ["source", "require", "when", "unless", "rectify"].contains { criterion.origin[$0] == nil } }

    private func problems(of criterion: Criterion, named name: String) -> [Diagnostic] {
        var found = quotation(criterion, name) + deadline(criterion, name)
        let cited = criterion.source.facts.compactMap { facts[$0] }
        let isRegistered = criterion.document.standard.map(documents.contains) ?? false
        let isQuoted = criterion.source.provenance == .quoted
        let usable = isQuoted ? cited.filter { $0.document == criterion.document.standard } : cited
        var seen = Set<AskedNumber>()
        for form in criterion.forms {
            for number in AskedNumber.all(in: form) where (isRegistered || !cited.isEmpty) && seen.insert(number).inserted {
                found += judge(number, of: criterion, named: name, source: criterion.source, cited: cited, usable: usable)
            }
            for rule in form.unless {
                let rested = rule.source.facts.compactMap { facts[$0] }
                for number in AskedNumber.all(in: rule) where (isRegistered || !rested.isEmpty) && seen.insert(number).inserted {
                    found += judge(number, of: criterion, named: name, source: rule.source, cited: rested, usable: rested)
                }
            }
        }
        return found
    }

    private func judge(
        _ number: AskedNumber, of criterion: Criterion, named name: String, source: Source, cited: [Fact], usable: [Fact]
    ) -> [Diagnostic] {
        if FactReading.allows(number, by: usable, isOurs: source.provenance == .derived) { return [] }
        let values = cited.flatMap { fact in fact.values.map { "\(fact.id) \($0.wording)" } }
        if usable.count < cited.count, FactReading.allows(number, by: cited, isOurs: false) {
            return [diagnostic(.error, criterion, .numberOfAnotherDocument(name, number.wording, criterion.document.name), .citeItsDocument)]
        }
        let severity: Diagnostic.Severity = source.provenance == .derived ? .warning : .error
        return [diagnostic(severity, criterion, .numberWithoutFact(name, number.wording, values), .numberOfItsFacts)]
    }

    /// A quotation rests on at least one fact of the document it cites, where that document has facts at all.
    private func quotation(_ criterion: Criterion, _ name: String) -> [Diagnostic] {
        guard criterion.source.provenance == .quoted, let document = criterion.document.standard,
            documents.contains(document),
            !criterion.source.facts.contains(where: { facts[$0]?.document == document })
        else { return [] }
        return [diagnostic(.error, criterion, .quotedWithoutFact(name, criterion.document.name), .citeItsDocument)]
    }

    private func deadline(_ criterion: Criterion, _ name: String) -> [Diagnostic] {
        guard let id = criterion.rectification?.daysSource, facts[id] == nil else { return [] }
        return [diagnostic(.error, criterion, .deadlineWithoutFact(name, id), .nearest(id, among: library.facts.map(\.id)))]
    }

    private func diagnostic(_ severity: Diagnostic.Severity, _ criterion: Criterion, _ message: Text, _ help: Text?) -> Diagnostic {
        Diagnostic(severity, file: criterion.file, position: SourcePosition(line: criterion.line, column: 1), message: message, help: help)
    }
}
