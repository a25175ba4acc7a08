import Inventories
import Standards

/// Decides the outcome of a check: applicability, requirement, exemptions, waivers, in this order.
struct Judge {
    let evaluator: Evaluator

    /// How a check came out, and why.
    struct Verdict {
        var outcome: Outcome
        var remarks: [Remark] = []
        /// What was not filled in of exemptions, and of the facilities they name.
        var missing: [MissingFact] = []
    }

    func verdict(_ check: Check, _ frames: Frames, _ waivers: [Waiver]?) -> Verdict {
        evaluator.begin(check)
        // A condition with nothing to ask it of is not fulfilled.
        let applies = check.form.when.map { evaluator.answer($0, check.tree.when ?? 0, .init(frames: frames)).reading(.unmet) } ?? .yes
        if applies == .no { return Verdict(outcome: .notApplicable) }
        let ofNothing = check.criterion.ofNothing
        let holds = evaluator.answer(check.form.require, check.tree.require, .init(frames: frames, ofNothing: ofNothing)).reading(ofNothing)
        var remarks: [Remark] = []
        if !check.voidable.isEmpty, isVoid(check, frames) { remarks.append(.nothingToTakeOf(ofNothing)) }
        if holds == .void { return Verdict(outcome: .notApplicable, remarks: remarks) }
        // Void or fulfilled, it passes either way.
        if !holds.contains(.no) { return Verdict(outcome: .met, remarks: remarks) }
        if !check.form.unless.isEmpty {
            switch ExemptionJudge(reader: TraceReader(evaluator: evaluator, check: check, frames: frames)).verdict() {
            case .exempt(let remark): return Verdict(outcome: .waived, remarks: [remark])
            case .open(let why, let missing): return Verdict(outcome: .unreported, remarks: remarks + why, missing: missing)
            case .none(let why): remarks += why
            }
        }
        guard holds == .no, applies == .yes else { return Verdict(outcome: .unreported, remarks: remarks) }
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
