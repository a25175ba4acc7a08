import Inventories
import Quantities
import Standards

/// What an example comes to.
package struct ExampleVerdict: Hashable, Sendable {
    /// The outcome of the check.
    package var outcome: Outcome
    /// What there is of the number that is compared, nil when nothing is compared or there is nothing to take it of.
    package var actual: Interval?
    /// What it is held against.
    package var required: Comparison?
    /// How far it is, of a list how many items lack; nil unless unmet.
    package var shortfall: Quantity?
    /// The id of the level reached; nil for none.
    package var level: String?
    /// The paths of the cells that are not filled in, several of one field with their number: `village-clinic.ownership ×2`.
    package var missing: [String]

    /// A verdict.
    package init(
        outcome: Outcome, actual: Interval? = nil, required: Comparison? = nil, shortfall: Quantity? = nil, level: String? = nil, missing: [String] = []
    ) {
        self.outcome = outcome
        self.actual = actual
        self.required = required
        self.shortfall = shortfall
        self.level = level
        self.missing = missing
    }
}

/// Something that judges rules: the engine of the audit, or another that must agree with it in every example.
package protocol ExampleBackend: Sendable {
    /// Judges a check of a scene.
    func judge(_ scene: ExampleScene) throws -> ExampleVerdict
}

/// The engine of the audit.
package struct EngineBackend: ExampleBackend {
    /// The engine.
    package init() {}

    package func judge(_ scene: ExampleScene) -> ExampleVerdict {
        let evaluator = evaluator(of: scene)
        let lapsed = LapsedAnswers(scene.check, scene.frames, asOf: scene.program.asOf)
        defer { lapsed.restore() }
        return judge(scene.check, evaluator, scene.frames)
    }

    /// An evaluator that has seen everything below the scene's subject.
    func evaluator(of scene: ExampleScene) -> Evaluator {
        let program = scene.program
        let evaluator = Evaluator(program)
        evaluator.codes = scene.codes
        evaluator.find = { scene.facilities[$0]?.record }
        evaluator.passes = { [unowned evaluator] _, code, probe in
            guard let facility = scene.facilities[code] else { return .unknown }
            var frames = Frames(kinds: program.vocabulary.kinds.count)
            frames.set(facility.facts)
            return evaluator.truth(probe, about: frames)
        }
        evaluator.blanks = scene.blanks
        for child in scene.children { for _ in 0..<child.times { evaluator.addToRollUps(child.facts, child.frames) } }
        for kind in scene.unmentioned { evaluator.addUnmentioned(kind, scene.frames) }
        return evaluator
    }

    private func judge(_ check: Check, _ evaluator: Evaluator, _ frames: Frames) -> ExampleVerdict {
        evaluator.look(at: frames)
        let judged = Judge(evaluator: evaluator).verdict(check, frames, nil)
        let reader = TraceReader(evaluator: evaluator, check: check, frames: frames)
        var verdict = ExampleVerdict(outcome: judged.outcome)
        var gaps: [Gap] = []
        if judged.outcome == .unmet || judged.outcome == .unreported {
            GapFinder(reader: reader).find(judged.outcome, of: 0, judged.remarks, isList: reader.check.form.require.list != nil, into: &gaps)
        }
        let words = ValueWords(vocabulary: evaluator.program.vocabulary)
        for fact in gaps.flatMap(\.missing) + judged.missing {
            let path = words.path(fact, for: check.form.kind) + (fact.count > 1 ? " ×\(fact.count)" : "")
            if !verdict.missing.contains(path) { verdict.missing.append(path) }
        }
        if let gap = gaps.first {
            (verdict.actual, verdict.required, verdict.shortfall) = (gap.actual, gap.required, gap.shortfall)
            if check.form.require.list != nil {
                verdict.actual = nil
                verdict.shortfall = judged.outcome == .unmet ? gaps.reduce(Quantity.zero) { $0 + ($1.shortfall ?? .zero) } : nil
            }
        } else if case .compare = check.form.require {
            verdict.actual = reader.interval(check.tree.require + 1)
        }
        if let levels = check.form.require.levels?.levels, let reached = reader.level?.level, reached >= 0 { verdict.level = levels[reached].id }
        return verdict
    }
}
