import Audit
import Foundation
import Standards
import Testing
import Wording

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The standards of `Tests/Conformance` say with examples what every form of rule means. Whatever judges rules must come to the same.
@Suite("What rules mean")
struct ConformanceTests {
    static let table = Result { try StandardLibrary.load(folders: [repository + "/standards/vocabulary", repository + "/Tests/Conformance"]) }
    static let shipped = Result { try StandardLibrary.load(folder: repository + "/standards") }

    /// Everything that judges rules.
    static let backends: [any ExampleBackend] = [EngineBackend()]

    @Test("every back end comes to the verdicts of the table") func table() throws {
        for backend in Self.backends {
            let (count, differences) = try ExampleRunner.run(try Self.table.get(), by: backend)
            #expect(count > 200)
            for difference in differences { Issue.record("\(type(of: backend)): \(difference.rendered(.en))") }
        }
    }

    @Test("every back end comes to the verdicts of the shipped standards") func shippedStandards() throws {
        for backend in Self.backends {
            let (count, differences) = try ExampleRunner.run(try Self.shipped.get(), by: backend)
            #expect(count > 500)
            for difference in differences { Issue.record("\(type(of: backend)): \(difference.rendered(.en))") }
        }
    }

    /// The forms in the rules of a library's criteria that have examples.
    private func forms(in library: StandardLibrary) -> Set<FormID> {
        let forms = library.standards.flatMap(\.criteria).filter { !$0.examples.isEmpty }.flatMap(\.forms)
        let cover = forms.flatMap(\.unless).compactMap(\.coveredBy).flatMap(\.places).map(\.form)
        return Set(forms.flatMap { RuleTree($0).nodes.flatMap(\.forms) } + cover)
    }

    @Test("every form of rule has its examples") func everyForm() throws {
        let missing = Set(FormID.allCases).subtracting(forms(in: try Self.table.get()))
        #expect(missing.isEmpty, "no example in Tests/Conformance has \(missing.map(\.rawValue).sorted())")
    }

    @Test("every form of rule has its line in docs/semantics.md") func everyLine() throws {
        let text = try String(contentsOfFile: repository + "/docs/semantics.md", encoding: .utf8)
        let missing = FormID.allCases.filter { !text.contains("`\($0.rawValue)`") }
        #expect(missing.isEmpty, "docs/semantics.md does not tell of \(missing.map(\.rawValue))")
    }

    @Test("every meaning of nothing, of time and of place has its examples") func everyChoice() throws {
        let criteria = try Self.table.get().standards.flatMap(\.criteria)
        #expect(Set(criteria.map(\.ofNothing)) == Set(OfNothing.allCases))
        #expect(Set(criteria.compactMap(\.validFor?.unit)) == Set(AnswerLife.Unit.allCases))
        #expect(Set(criteria.compactMap(\.validFor?.isCalendar)) == [true, false])
        let forms = criteria.flatMap(\.forms)
        #expect(forms.contains { $0.when != nil } && forms.flatMap(\.unless).contains { $0.when != nil && $0.matching != .always })
        let outcomes = Set(criteria.flatMap(\.examples).map(\.outcome))
        #expect(outcomes == ["met", "unmet", "unreported", "not-applicable", "waived"])
    }

    @Test("a node keeps its number: applicability, requirement, exemptions, each before what is in it") func numbers() throws {
        let criteria = try Self.table.get().standards.flatMap(\.criteria) + Self.shipped.get().standards.flatMap(\.criteria)
        for form in criteria.flatMap(\.forms) {
            let tree = RuleTree(form)
            #expect(tree.nodes[tree.require] == .rule(form.require) && tree.when.map { tree.nodes[$0] } == form.when.map(RuleNode.rule))
            #expect(tree.require == (tree.when.map { $0 + tree.sizes[$0] } ?? 0))
            for number in tree.nodes.indices {
                #expect(tree.children(of: number).map { tree.nodes[$0] } == tree.nodes[number].children)
                #expect(tree.sizes[number] == 1 + tree.children(of: number).reduce(0) { $0 + tree.sizes[$1] })
            }
            #expect(zip(form.unless, tree.exemptions).allSatisfy { tree.nodes[$1.matching] == .rule($0.matching) })
        }
    }
}
