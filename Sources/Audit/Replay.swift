import Inventories
import Standards
import Wording

extension Batch {
    /// A batch of what somebody else found, such as a database: the sums are worked out of it.
    ///
    /// - Parameters:
    ///   - code: the code of the place.
    ///   - name: its name.
    ///   - hasFile: whether there is anything about it.
    ///   - isTownship: whether it is a place that should have a file.
    ///   - subjects: every subject, in the order in which they were judged; the rest refers to them by number.
    ///   - unasked: subjects of which nothing was asked.
    ///   - closed: how many facilities of each kind have closed.
    package init(
        code: String, name: String, hasFile: Bool, isTownship: Bool, subjects: [SubjectName], outcomes: [CheckOutcome], gaps: [Gap], blankSpots: [BlankSpot],
        exceptions: [Exception], levels: [LevelReached], differences: [ValueDifference], unasked: [SubjectName], closed: [KindID: Int], _ program: AuditProgram
    ) {
        self.init(code: code, name: name, hasFile: hasFile, isTownship: isTownship, program)
        (self.subjects, self.outcomes, self.gaps, self.blankSpots) = (subjects, outcomes, gaps, blankSpots)
        (self.exceptions, self.levels, self.differences) = (exceptions, levels, differences)
        var binding = [OutcomeCounts](repeating: OutcomeCounts(), count: subjects.count)
        for outcome in outcomes {
            let check = program.checks[outcome.check]
            totals.byCheck[outcome.check].add(outcome.outcome)
            guard check.firmness == .binding else { continue }
            binding[outcome.subject].add(outcome.outcome)
            if outcome.outcome == .unmet { totals.unmetChecks[check.criterion.severity.index] += 1 }
        }
        for gap in gaps where gap.outcome == .unmet && program.checks[gap.check].firmness == .binding {
            totals.unmetItems[program.checks[gap.check].criterion.severity.index] += 1
        }
        binding += Array(repeating: OutcomeCounts(), count: unasked.count)
        for (number, subject) in (subjects + unasked).enumerated() {
            totals.subjects += 1
            totals.subjectsByKind[subject.kind] += 1
            totals.binding += binding[number]
            if program.vocabulary.kinds[subject.kind].isFacility { totals.facilities[subject.kind].add(FacilityState(binding[number])) }
        }
        for (kind, count) in closed { totals.facilities[kind].closed += count }
        var waived: Set<[Int]> = []
        for spot in blankSpots {
            if spot.isCertain { totals.blanks[spot.kind.index] += 1 } else { totals.possibleBlanks[spot.kind.index] += 1 }
        }
        for exception in exceptions {
            guard case .waived = exception.remark, program.checks[exception.check].firmness == .binding,
                let kind = program.checks[exception.check].criterion.blankSpot,
                !blankSpots.contains(where: { $0.subject == exception.subject && $0.kind == kind && $0.isCertain }),
                waived.insert([exception.subject, kind.index]).inserted
            else { continue }
            totals.waivedBlanks[kind.index] += 1
        }
    }
}

extension Severity {
    /// Where its counts stand in lists: critical, major, minor.
    var index: Int {
        switch self {
        case .critical: 0
        case .major: 1
        case .minor: 2
        }
    }
}

/// An audit whose findings somebody else made; it is summed up as one that was made here.
package struct ReplayedAudit: Sendable {
    /// The townships' batches in the order of the codes.
    package var townships: [Batch]
    /// Those of counties, and then of what stands above them.
    package var upper: [Batch]
    /// The names of counties and of what stands above them, by code.
    package var names: [String: String]

    /// An audit of its batches.
    package init(townships: [Batch], upper: [Batch], names: [String: String]) {
        (self.townships, self.upper, self.names) = (townships, upper, names)
    }

    /// Hands the batches on as an audit does, and sums them up.
    package func run<Output>(
        _ program: AuditProgram, _ inventory: Inventory, scope: Scope, transform: (Batch) -> Output, consume: (Output) -> Void
    ) -> AuditSummary {
        var summary = AuditSummary(
            totals: Totals(program), townships: [], counties: [], cities: [], upper: [], filesMissing: [], diagnostics: inventory.diagnostics)
        var merger = Merger(program, inventory, scope: scope)
        for batch in townships where scope.townships.map({ $0.contains(batch.code) || $0.contains(batch.name) }) ?? true {
            consume(transform(batch))
            merger.add(batch, to: &summary)
        }
        // As in an audit: of a part nothing above it is asked.
        for batch in upper where scope.isWhole {
            consume(transform(batch))
            merger.addUpper(batch, to: &summary)
        }
        merger.sumUp(&summary, named: names)
        summary.diagnostics.sort()
        return summary
    }
}
