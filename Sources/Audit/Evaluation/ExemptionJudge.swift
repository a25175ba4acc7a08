import Inventories
import Quantities
import Standards

/// Whether a recorded exemption sets a check aside.
///
/// Everything a rule asks must surely hold: the record's own conditions, its dates, the subject's, and those of the facility that covers for it. What is
/// surely not so makes the exemption void; what cannot be told leaves the check unreported.
struct ExemptionJudge {
    let reader: TraceReader

    /// What the recorded exemptions come to.
    enum Verdict {
        /// One counts.
        case exempt(Remark)
        /// None counts so far, but of one it cannot be told.
        case open([Remark], [MissingFact])
        /// None counts.
        case none([Remark])
    }

    private var evaluator: Evaluator { reader.evaluator }
    private var frames: Frames { reader.frames }
    private var check: Check { reader.check }
    private var program: AuditProgram { evaluator.program }
    private var asOf: Day { program.asOf }

    func verdict() -> Verdict {
        guard let slots = program.exemptions else { return .none([]) }
        var remarks: [Remark] = []
        var missing: [MissingFact] = []
        var isOpen = false
        for (rule, numbers) in zip(check.form.unless, check.tree.exemptions) {
            guard let facts = frames[rule.records.kind] else { continue }
            let records = facts[rule.records.slot]
            guard records.tag == .records, let record = program.vocabulary.recordKind(in: rule.records) else { continue }
            let table = program.vocabulary.records[record].table
            for record in 0..<records.recordCount {
                let source = RecordFacts(facts: facts, records: records, table: table, index: record)
                let kind = source.value(slots.kind)
                guard kind.tag == .choice, Int(kind.payload) == rule.kind else { continue }
                let judged = judge(rule, numbers, source, slots)
                switch judged.truth {
                case .yes: return .exempt(judged.remark)
                case .unknown:
                    isOpen = true
                    missing += judged.missing.filter { !missing.contains($0) }
                    if !remarks.contains(judged.remark) { remarks.append(judged.remark) }
                case .no: if !remarks.contains(judged.remark) { remarks.append(judged.remark) }
                }
            }
        }
        return isOpen ? .open(remarks, missing) : .none(remarks)
    }

    private struct Judged {
        var truth: Truth
        var remark: Remark
        var missing: [MissingFact] = []
    }

    private func judge(_ rule: ExemptionRule, _ numbers: RuleTree.Exemption, _ source: RecordFacts, _ slots: ExemptionSlots) -> Judged {
        func void(_ remark: Remark) -> Judged { Judged(truth: .no, remark: remark) }
        var missing: [MissingFact] = []
        // What cannot be told keeps it open, even where there is no cell to fill in.
        var isOpen = false
        func lacks(_ slot: Int) {
            missing.append(MissingFact(kind: rule.records.kind, slot: rule.records.slot, record: "\(source.index + 1)", recordSlot: slot))
        }
        let facts = source.facts
        let coveredBy = source.value(slots.coveredBy)
        let code = coveredBy.tag == .text ? facts.text(coveredBy) : ""
        let until = source.value(slots.until)
        if until.tag == .date, until.day < asOf { return void(.exemptionExpired(kind: rule.kind, on: until.day)) }
        let facility = evaluator.facility(code, rule.coveredBy ?? .open, namedBy: frames[check.form.kind]?.code ?? "")
        if let flaw = facility.flaw {
            return void(flaw == .notOpen ? .exemptionUncovered(kind: rule.kind, by: code) : .exemptionUnfit(kind: rule.kind, by: code, flaw))
        }
        missing += facility.missing
        isOpen = facility.truth == .unknown
        let approver = source.value(slots.approvedBy)
        if approver.tag != .text || saysNothing(facts.text(approver)) { return void(.exemptionUnapproved(kind: rule.kind)) }
        if let slot = slots.approvedOn {
            let approved = source.value(slot)
            if approved.tag == .date, approved.day > asOf { return void(.exemptionNotYet(kind: rule.kind, on: approved.day)) }
            if approved.tag != .date, rule.coveredBy != nil { lacks(slot) }
        }
        switch evaluator.truth(check.start + numbers.matching, source.lookedAt) {
        case .yes: break
        case .no: return void(.exemptionIncomplete(kind: rule.kind))
        case .unknown:
            for slot in RuleNode.rule(rule.matching).ownScope.flatMap(\.fields).compactMap(\.recordSlot) {
                let cell = source.table.reportedSlot(of: slot)
                if source.value(cell).tag == .none { lacks(cell) }
            }
            var cells = MissingCells(reader: reader)
            for ref in rule.matching.fields { cells.note(ref) }
            missing += cells.found.filter { !missing.contains($0) }
            isOpen = true
        }
        if let when = numbers.when {
            switch reader.settled(when) {
            case .yes: break
            case .no: return void(.exemptionNotAllowed(kind: rule.kind))
            case .unknown:
                var cells = MissingCells(reader: reader)
                cells.add(when)
                missing += cells.found.filter { !missing.contains($0) }
                isOpen = true
            }
        }
        if !isOpen, missing.isEmpty { return Judged(truth: .yes, remark: .exempt(kind: rule.kind, by: code)) }
        return Judged(truth: .unknown, remark: .exemptionOpen(kind: rule.kind), missing: missing)
    }

    private func saysNothing(_ text: String) -> Bool {
        Vocabulary.noWords.contains(text) || text.allSatisfy { $0.isWhitespace || "-－—–/／".contains($0) }
    }
}
