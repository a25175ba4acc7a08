import Inventories
import Quantities
import Standards

/// What a facility that is named comes to, for those who cannot look at it themselves.
package struct FacilityAnswer: Sendable, Hashable {
    /// Whether it is what is asked.
    package var truth: Truth
    /// Why it is not.
    package var flaw: FacilityFlaw?
    /// What it has not filled in, when it cannot be told.
    package var missing: [MissingFact]

    init(_ verdict: FacilityVerdict) { (truth, flaw, missing) = (verdict.truth, verdict.flaw, verdict.missing) }
}

/// Puts facilities of an inventory to the tests of a program, one by one.
package final class FacilityAnswers {
    private let evaluator: Evaluator

    /// Tests of a program, put to the facilities of an inventory.
    package init(_ program: AuditProgram, _ inventory: Inventory) {
        let directory = FacilityDirectory(inventory, program.vocabulary, asOf: program.asOf, probe: program.probe)
        evaluator = Evaluator(program, judgesChecks: false)
        evaluator.codes = inventory.codes
        evaluator.find = { directory.facility($0) }
        // Whatever the directory finds was put to every test when its file was read.
        evaluator.passes = { record, _, probe in
            program.probes[probe].flatMap { record.answers.indices.contains($0.number) ? record.answers[$0.number] : nil } ?? .unknown
        }
    }

    /// What a facility comes to, seen from the subject that names it.
    package func answer(_ code: String, _ test: FacilityTest, namedBy subject: String) -> FacilityAnswer {
        FacilityAnswer(evaluator.facility(code, test, namedBy: subject))
    }
}

extension EngineBackend {
    /// What a facility of a scene comes to, seen from the scene's subject.
    package func answer(_ code: String, _ test: FacilityTest, in scene: ExampleScene) -> FacilityAnswer {
        FacilityAnswer(evaluator(of: scene).facility(code, test, namedBy: scene.frames[scene.check.form.kind]?.code ?? ""))
    }
}
