import Inventories
import Standards

/// Decides the outcome of a check: applicability, requirement, exemptions, waivers, in this order.
struct Judge {
    let evaluator: Evaluator

    /// What the rules of a check come to, before anything can set it aside.
    struct Standing {
        /// Whether it applies.
        var applies: Answer
        /// Whether the requirement holds; void where it does not apply.
        var holds: Answer

        /// The outcome where neither exemption nor waiver has a say; nil where they have.
        @inline(__always)
        var settled: Outcome? {
            if applies == .no || holds == .void { return .notApplicable }
            // Void or fulfilled, it passes either way.
            return holds.contains(.no) ? nil : .met
        }

        /// The outcome where nothing sets it aside.
        @inline(__always)
        var unsettled: Outcome { holds == .no && applies == .yes ? .unmet : .unreported }
    }

    /// How a check came out, and why.
    struct Verdict {
        var outcome: Outcome
        var remarks: [Remark] = []
        /// What was not filled in of exemptions, and of the facilities they name.
        var missing: [MissingFact] = []
    }

    /// What the rules of a check come to for the subject that is looked at.
    @inline(__always)
    func standing(_ plan: CheckPlan) -> Standing {
        evaluator.begin(plan)
        // A condition with nothing to ask it of is not fulfilled.
        let applies = plan.when < 0 ? .yes : evaluator.answer(Int(plan.when), Evaluator.Context()).reading(.unmet)
        if applies == .no { return Standing(applies: .no, holds: .void) }
        let context = Evaluator.Context(ofNothing: plan.ofNothing)
        return Standing(applies: applies, holds: evaluator.answer(Int(plan.require), context).reading(plan.ofNothing))
    }

    /// How a check comes out for the subject that is looked at.
    func verdict(_ check: Check, _ frames: Frames, _ waivers: [Waiver]?) -> Verdict {
        verdict(check, standing(evaluator.rules.checks[check.index]), frames, waivers)
    }

    /// How a check comes out whose rules were just answered.
    func verdict(_ check: Check, _ standing: Standing, _ frames: Frames, _ waivers: [Waiver]?) -> Verdict {
        if standing.applies == .no { return Verdict(outcome: .notApplicable) }
        var remarks: [Remark] = []
        if !check.voidable.isEmpty, isVoid(check, frames) { remarks.append(.nothingToTakeOf(check.criterion.ofNothing)) }
        if let outcome = standing.settled { return Verdict(outcome: outcome, remarks: remarks) }
        if !check.form.unless.isEmpty {
            switch ExemptionJudge(reader: TraceReader(evaluator: evaluator, check: check, frames: frames)).verdict() {
            case .exempt(let remark): return Verdict(outcome: .waived, remarks: [remark])
            case .open(let why, let missing): return Verdict(outcome: .unreported, remarks: remarks + why, missing: missing)
            case .none(let why): remarks += why
            }
        }
        guard standing.unsettled == .unmet else { return Verdict(outcome: .unreported, remarks: remarks) }
        // Of several the one that runs longest counts: a renewed waiver stands beside the old one.
        if let waiver = waivers?.filter({ check.waiverNames.contains($0.criterion) }).max(by: { $0.until < $1.until }) {
            if waiver.isValid(on: evaluator.program.asOf) {
                return Verdict(outcome: .waived, remarks: [.waived(reason: waiver.reason, approver: waiver.approver, until: waiver.until)])
            }
            remarks.append(.waiverExpired(on: waiver.until))
        }
        return Verdict(outcome: .unmet, remarks: remarks)
    }

    /// Whether there was nothing to take one of its shares or ratios of.
    private func isVoid(_ check: Check, _ frames: Frames) -> Bool {
        let reader = TraceReader(evaluator: evaluator, check: check, frames: frames)
        return check.voidable.contains { reader.interval($0) == nil }
    }
}
