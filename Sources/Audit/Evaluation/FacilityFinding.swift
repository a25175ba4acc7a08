import Inventories
import Quantities
import Standards

/// What is asked of facilities of one kind that are named by references.
struct FacilityProbe: Sendable, Hashable {
    var kind: KindID
    var require: Rule
}

/// Why a facility that is named by a reference does not pass.
public enum FacilityFlaw: Sendable, Hashable {
    /// It is closed, or nowhere listed.
    case notOpen
    /// It is of another kind.
    case kind
    /// It stands elsewhere, or is the subject itself.
    case place
    /// It lacks what is asked of it, such as qualified staff.
    case lacking
}

/// What a facility that is named by a reference comes to.
struct FacilityVerdict {
    var truth: Truth
    /// Why it does not pass.
    var flaw: FacilityFlaw?
    /// What it has not filled in, when it cannot be told.
    var missing: [MissingFact] = []
}

extension Evaluator {
    /// Puts a facility to a test, seen from the subject that names it.
    func facility(_ code: String, _ test: FacilityTest, namedBy subject: String) -> FacilityVerdict {
        let found = find(code)
        if found == nil, !knowsAllFacilities { return FacilityVerdict(truth: .unknown) }
        guard let record = found, record.isOpen != .no else { return FacilityVerdict(truth: .no, flaw: .notOpen) }
        if !test.kinds.isEmpty, !test.kinds.contains(record.kind) { return FacilityVerdict(truth: .no, flaw: .kind) }
        for place in test.places where !stands(record, code, place, subject) { return FacilityVerdict(truth: .no, flaw: .place) }
        var verdict = FacilityVerdict(truth: record.isOpen)
        if record.isOpen == .unknown, let status = program.vocabulary.kinds[record.kind].statusSlot {
            verdict.missing.append(MissingFact(kind: record.kind, slot: status, of: code))
        }
        if let require = test.has[record.kind] {
            switch passes(record, code, FacilityProbe(kind: record.kind, require: require)) {
            case .yes: break
            case .no: return FacilityVerdict(truth: .no, flaw: .lacking)
            case .unknown:
                verdict.truth = .unknown
                verdict.missing += Set(require.fields.map(\.slot)).sorted().map { MissingFact(kind: record.kind, slot: $0, of: code) }
            }
        }
        return verdict
    }

    private func stands(_ record: FacilityRecord, _ code: String, _ place: FacilityPlace, _ subject: String) -> Bool {
        func isWithin(_ level: KindID) -> Bool {
            let outer = codes.place(at: level, of: subject)
            return program.places[level].isCode(outer) && codes.place(at: level, of: record.place) == outer
        }
        switch place {
        case .same(let level): return isWithin(level)
        case .seat(let level): return isWithin(level) && codes.level(of: record.place) == level
        case .notItself: return code != subject && record.place != subject
        }
    }
}

extension AuditProgram {
    /// What the audit asks of facilities in other files, put to one of them: by the numbers of ``probes``.
    var probe: FacilityDirectory.Probe? {
        if probes.isEmpty { return nil }
        return { facts in
            let evaluator = Evaluator(self, judgesChecks: false)
            var frames = Frames(kinds: self.vocabulary.kinds.count)
            frames.set(facts)
            evaluator.look(at: frames)
            var answers = [Truth](repeating: .no, count: self.probes.count)
            for (asked, probe) in self.probes where asked.kind == facts.kind { answers[probe.number] = evaluator.truth(probe.start) }
            return answers
        }
    }
}
