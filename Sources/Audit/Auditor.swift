import Inventories
import Quantities
import Standards

/// Audits the subjects of one file at a time, as a walker tells of them.
final class Auditor: SubjectVisitor {
    private let program: AuditProgram
    private let options: AuditOptions
    private let directory: FacilityDirectory
    private let walker: Walker
    private let evaluator: Evaluator
    private let judge: Judge
    /// Behind a pointer of its own, so that adding to it costs no bookkeeping of accesses.
    private let batchStorage: UnsafeMutablePointer<Batch>
    private var batch: Batch {
        _read { yield batchStorage.pointee }
        _modify { yield &batchStorage.pointee }
    }
    private let plans: UnsafePointer<CheckPlan>
    /// The outcomes of the file by check, apart from the batch for the same reason.
    private let counts: UnsafeMutablePointer<OutcomeCounts>
    private let waivers: [String: [Waiver]]
    private let facilityKinds: [[KindID]]
    /// Everything that is remembered while one file is audited, made anew with every file so that nothing of another can be left in it.
    @exclusivity(unchecked) private var file: FileState

    private struct FileState {
        /// The township, county or city; apart from the batch, which is being added to while exemptions ask where they are.
        var code: String
        var isTownship: Bool
        var hasFile: Bool
        /// The checks of each kind that are asked here.
        var checks: [[Int]]
        var localFacilities: [String: FacilityRecord]?
        /// Blank spots found in the files of the places below.
        var blanksBelow = BlankCounts()
        var villageName = ""
        var isVillageInScope: Bool
        /// The places in whose files facilities were looked for.
        var looked: Set<String> = []
    }

    init(_ program: AuditProgram, _ options: AuditOptions, _ directory: FacilityDirectory, _ walker: Walker, _ waivers: [String: [Waiver]]) {
        self.program = program
        self.options = options
        self.directory = directory
        self.walker = walker
        self.waivers = waivers
        evaluator = Evaluator(program)
        judge = Judge(evaluator: evaluator)
        evaluator.codes = walker.codes
        plans = program.code.checks
        counts = .allocate(capacity: max(1, program.checks.count))
        counts.initialize(repeating: OutcomeCounts(), count: program.checks.count)
        batchStorage = .allocate(capacity: 1)
        batchStorage.initialize(to: Batch(code: "", name: "", program))
        file = FileState(code: "", isTownship: false, hasFile: false, checks: program.checksByKind, isVillageInScope: true)
        facilityKinds = program.vocabulary.kinds.indices.map { place in
            program.vocabulary.kinds.indices.filter {
                program.vocabulary.kinds[$0].within == place && program.vocabulary.kinds[$0].isFacility
            }
        }
        evaluator.find = { [unowned self] in find($0) }
        evaluator.passes = { [unowned self] in passes($0, $1, $2) }
    }

    deinit {
        batchStorage.deinitialize(count: 1)
        batchStorage.deallocate()
        counts.deallocate()
    }

    /// Whether a facility that is not found is surely nowhere.
    var knowsAllFacilities: Bool {
        get { evaluator.knowsAllFacilities }
        set { evaluator.knowsAllFacilities = newValue }
    }

    /// Begins a place, whose subjects are judged by the standards of a county or city; without a file only the roster tells of them.
    func begin(code: String, name: String, standardsOf county: String, hasFile: Bool) {
        let isTownship = walker.codes.isTownship(code)
        batch = Batch(code: code, name: name, hasFile: hasFile, isTownship: isTownship, program)
        file = FileState(
            code: code, isTownship: isTownship, hasFile: hasFile, checks: program.checks(in: county), isVillageInScope: options.scope.villages == nil)
        evaluator.begin()
        counts.update(repeating: OutcomeCounts(), count: program.checks.count)
    }

    /// Ends a file and hands over what was found.
    func finish() -> Batch {
        batch.totals.byCheck = Array(UnsafeBufferPointer(start: counts, count: program.checks.count))
        batch.tallies = evaluator.tallies
        batch.diagnostics = walker.decoder.diagnostics
        return batch
    }

    /// The places in whose files facilities were looked for since the file began, by code.
    var placesLookedAt: Set<String> { file.looked }

    /// Takes over what was tallied in the files below, before a place above townships is asked.
    func take(_ tallies: [Tally], _ blanks: BlankCounts) {
        evaluator.tallies = tallies
        file.blanksBelow = blanks
    }

    // MARK: Facilities that are named

    private func find(_ code: String) -> FacilityRecord? {
        // Most exemptions name a facility of the same township, whose file is at hand.
        if file.isTownship, program.places.isDigits ? code.hasPrefix(file.code) : walker.codes.township(of: code) == file.code {
            if file.localFacilities == nil { file.localFacilities = file.hasFile ? walker.localFacilities() : [:] }
            if let facility = file.localFacilities?[code] { return facility }
        }
        if options.cache != nil { file.looked.formUnion(directory.places(of: code)) }
        return directory.facility(code)
    }

    private func passes(_ record: FacilityRecord, _ code: String, _ probe: FacilityProbe) -> Truth {
        // One of another file was put to every test when that file was read.
        if !record.answers.isEmpty { return program.probes[probe].map { record.answers[$0.number] } ?? .unknown }
        let facts = Facts()
        walker.read(record, code: code, into: facts)
        var frames = Frames(kinds: program.vocabulary.kinds.count)
        frames.set(facts)
        return evaluator.truth(probe, about: frames)
    }

    // MARK: Subjects

    func enter(_ place: Facts, in frames: Frames) {
        if place.kind == program.places.township { batch.name = place.name }
        if place.kind == program.places.village {
            evaluator.clearTallies(of: place.kind)
            file.villageName = place.name
            if let wanted = options.scope.villages { file.isVillageInScope = wanted.contains(place.code) || wanted.contains(place.name) }
        }
        evaluator.addToRollUps(place, frames)
    }

    func leave(_ place: Facts, in frames: Frames) {
        let kind = program.vocabulary.kinds[place.kind]
        for facility in facilityKinds[place.kind] where place.mentioned & (1 << UInt64(facility)) == 0 {
            if program.vocabulary.kinds[facility].key != nil { evaluator.addUnmentioned(facility, frames) }
        }
        if place.kind == program.places.village {
            if file.isVillageInScope { audit(place, kind, frames) }
            file.villageName = ""
        } else if place.kind != program.places.township || options.scope.villages == nil {
            audit(place, kind, frames)
        }
    }

    func visit(_ subject: Facts, in frames: Frames) {
        let kind = program.vocabulary.kinds[subject.kind]
        if kind.isFacility, let slot = kind.statusSlot {
            let status = subject[slot]
            let item = status.tag == .choice ? Int(status.payload) : kind.table.fields[slot].defaultChoice
            if let item, item != kind.openItem {
                if isInScope(subject, frames) { batch.totals.facilities[subject.kind].closed += 1 }
                return
            }
        }
        evaluator.addToRollUps(subject, frames)
        if isInScope(subject, frames) { audit(subject, kind, frames) }
    }

    private func isInScope(_ subject: Facts, _ frames: Frames) -> Bool {
        guard options.scope.villages != nil else { return true }
        return frames[program.places.village] != nil && file.isVillageInScope
    }

    // MARK: Checks

    /// What the checks of one subject add up to.
    private struct Result {
        /// The subject's number in the batch; -1 while nothing is told of it.
        var number = -1
        /// Whether any exemption is recorded of it or of a place it stands in.
        var hasExemptions = false
        var binding = OutcomeCounts()
        var waivedBlanks: Set<BlankSpotKind> = []
    }

    private func audit(_ facts: Facts, _ kind: SubjectKind, _ frames: Frames) {
        // A village's code stands for its clinics too.
        if let wanted = options.scope.subject, wanted != facts.code,
            !(kind.isFacility && frames[program.places.village]?.code == wanted)
        {
            if program.asksBlankSpots { countBlanks(facts, frames) }
            return
        }
        let checks = file.checks[facts.kind]
        batch.totals.subjects += 1
        batch.totals.subjectsByKind[facts.kind] += 1
        let ownWaivers = waivers.isEmpty ? nil : waivers[facts.code]
        if ownWaivers != nil { batch.seenWaived.insert(facts.code) }
        var result = Result()
        evaluator.look(at: frames)
        result.hasExemptions = program.exemptionFields.contains { evaluator.records($0) > 0 }
        for number in checks {
            let plan = plans[number]
            guard plan.isPlain, options.explain == nil else {
                judgeInFull(program.checks[number], nil, facts, frames, ownWaivers, &result)
                continue
            }
            let standing = judge.standing(plan)
            if let outcome = standing.settled ?? countedOnly(standing, plan, ownWaivers, result) {
                count(outcome, plan, number, facts, &result)
                if outcome == .unmet, plan.isBinding { countItems(plan) }
            } else {
                judgeInFull(program.checks[number], standing, facts, frames, ownWaivers, &result)
            }
        }
        for kind in result.waivedBlanks
        where result.number >= 0 && !batch.blankSpots.contains(where: { $0.subject == result.number && $0.kind == kind && $0.isCertain }) {
            batch.totals.waivedBlanks[kind.index] += 1
        }
        batch.totals.binding += result.binding
        if kind.isFacility { batch.totals.facilities[facts.kind].add(FacilityState(result.binding)) }
        for discrepancy in facts.discrepancies { noteDifference(discrepancy, facts, number(of: facts, &result)) }
    }

    /// The outcome of a check that nothing can set aside and of which nothing is told.
    @inline(__always)
    private func countedOnly(_ standing: Judge.Standing, _ plan: CheckPlan, _ waivers: [Waiver]?, _ result: Result) -> Outcome? {
        options.describesGaps || plan.hasExemptions && result.hasExemptions || waivers != nil ? nil : standing.unsettled
    }

    /// The number of a subject in the batch, where it is entered once something is told of it.
    private func number(of facts: Facts, _ result: inout Result) -> Int {
        if result.number < 0 {
            result.number = batch.subjects.count
            batch.subjects.append(
                SubjectName(
                    kind: facts.kind, code: facts.code, name: facts.name, place: batch.code, placeName: batch.name,
                    village: facts.kind == program.places.village ? "" : file.villageName))
        }
        return result.number
    }

    @inline(__always)
    private func count(_ outcome: Outcome, _ plan: CheckPlan, _ check: Int, _ facts: Facts, _ result: inout Result) {
        counts[check].add(outcome)
        if plan.isBinding { result.binding.add(outcome) }
        if options.keepsOutcomes { batch.outcomes.append(CheckOutcome(check: check, subject: number(of: facts, &result), outcome: outcome)) }
    }

    /// Counts what is missing of an unmet binding check.
    private func countItems(_ plan: CheckPlan) {
        batch.totals.unmetChecks[plan.severity] += 1
        batch.totals.unmetItems[plan.severity] += plan.isList ? evaluator.itemsLacking(Int(plan.require)) : 1
    }

    /// Judges a check with everything that is told of it.
    ///
    /// - Parameter standing: what its rules came to, if they were just answered.
    private func judgeInFull(
        _ check: Check, _ standing: Judge.Standing?, _ facts: Facts, _ frames: Frames, _ waivers: [Waiver]?, _ result: inout Result
    ) {
        let plan = plans[check.index]
        let lapsed = check.answered.isEmpty ? nil : LapsedAnswers(check, frames, asOf: program.asOf)
        defer { lapsed?.restore() }
        if check.asksBlankSpots { evaluator.blanks = file.blanksBelow + batch.blanks }
        let verdict = judge.verdict(check, standing ?? judge.standing(plan), frames, waivers)
        if check.asksBlankSpots { noteReported(check, facts, &result) }
        count(verdict.outcome, plan, check.index, facts, &result)
        switch verdict.outcome {
        case .unmet, .unreported:
            let blank = check.firmness == .binding ? check.criterion.blankSpot : nil
            let first = batch.gaps.count
            // What nobody asks for is only counted.
            if options.describesGaps || blank != nil {
                let subject = number(of: facts, &result)
                GapFinder(reader: reader(check, frames)).find(verdict.outcome, of: subject, verdict.remarks, isList: plan.isList, into: &batch.gaps)
                if !verdict.missing.isEmpty {
                    for index in first..<batch.gaps.count {
                        batch.gaps[index].missing += verdict.missing.filter { !batch.gaps[index].missing.contains($0) }
                    }
                }
            }
            if plan.isBinding, verdict.outcome == .unmet { countItems(plan) }
            if let blank { noteBlank(blank, check, number(of: facts, &result), verdict, missing: batch.gaps[first...].flatMap(\.missing)) }
            if !options.describesGaps { batch.gaps.removeSubrange(first...) }
            for case .waiverExpired(let day) in verdict.remarks {
                batch.exceptions.append(Exception(check: check.index, subject: number(of: facts, &result), remark: .waiverExpired(on: day)))
            }
        case .waived:
            if let remark = verdict.remarks.first {
                batch.exceptions.append(Exception(check: check.index, subject: number(of: facts, &result), remark: remark))
                if plan.isBinding, let blank = check.criterion.blankSpot, case .waived = remark { result.waivedBlanks.insert(blank) }
            }
        case .met, .notApplicable: break
        }
        if check.hasLevels, verdict.outcome == .met || verdict.outcome == .unmet, let reached = reader(check, frames).level {
            noteLevel(reached, check, number(of: facts, &result))
        }
        if let wanted = options.explain, wanted.matches(check) {
            batch.explanations.append(Explainer(reader: reader(check, frames)).explain(verdict, facts))
        }
    }

    /// What the check that was just judged came to, node by node. Most checks are met, and of those nobody asks.
    private func reader(_ check: Check, _ frames: Frames) -> TraceReader { TraceReader(evaluator: evaluator, check: check, frames: frames) }

    private func noteBlank(_ kind: BlankSpotKind, _ check: Check, _ subject: Int, _ verdict: Judge.Verdict, missing: [MissingFact]) {
        // Two standards may ask the same; a place is blank once.
        if batch.blankSpots.contains(where: { $0.subject == subject && $0.kind == kind && $0.isCertain == (verdict.outcome == .unmet) }) {
            return
        }
        let index = kind.index
        batch.blanks.add(kind, isCertain: verdict.outcome == .unmet)
        if verdict.outcome == .unmet { batch.totals.blanks[index] += 1 } else { batch.totals.possibleBlanks[index] += 1 }
        batch.blankSpots.append(
            BlankSpot(
                kind: kind, check: check.index, subject: subject, isCertain: verdict.outcome == .unmet, missing: missing, remarks: verdict.remarks))
    }

    /// Counts the blank spots of a subject that is not audited itself, for a place above it that is.
    private func countBlanks(_ facts: Facts, _ frames: Frames) {
        var found: Set<[Int]> = []
        evaluator.look(at: frames)
        for number in file.checks[facts.kind] {
            let check = program.checks[number]
            guard check.firmness == .binding, let kind = check.criterion.blankSpot else { continue }
            let outcome = judge.verdict(check, frames, waivers[facts.code]).outcome
            guard outcome == .unmet || outcome == .unreported, found.insert([kind.index, outcome == .unmet ? 1 : 0]).inserted else { continue }
            batch.blanks.add(kind, isCertain: outcome == .unmet)
        }
    }

    /// Holds the number of blank spots a place reports against those found; what differs is a report that is not true 数据不实.
    private func noteReported(_ check: Check, _ facts: Facts, _ result: inout Result) {
        for (kind, reportedAs) in check.form.require.blankSpots {
            guard let reportedAs else { continue }
            let value = facts[reportedAs.slot]
            guard value.tag == .number, let found = evaluator.blanks?.interval(kind), value.quantity < found.low || value.quantity > found.high else {
                continue
            }
            let field = program.vocabulary.kinds[facts.kind].table.fields[reportedAs.slot]
            let words = found.isPoint ? found.low.formatted() : "\(found.low.formatted())–\(found.high.formatted())"
            let difference = ValueDifference(
                subject: number(of: facts, &result), slot: reportedAs.slot, term: nil,
                reported: ValueWords(vocabulary: program.vocabulary).text(value, field, facts),
                verified: words + (field.unit.map { " \($0)" } ?? ""))
            if !batch.differences.contains(difference) { batch.differences.append(difference) }
        }
    }

    private func noteLevel(_ reached: (level: Int, actual: Interval), _ check: Check, _ subject: Int) {
        guard case .compare(let number, let threshold) = check.form.require, case .levels(let levels) = threshold.limit else { return }
        let next = reached.level + 1 < levels.count ? levels[reached.level + 1].comparison.shortfall(reached.actual, isWhole: number.isWhole) : nil
        batch.levels.append(LevelReached(check: check.index, subject: subject, level: reached.level, actual: reached.actual, toNext: next))
    }

    private func noteDifference(_ discrepancy: Discrepancy, _ facts: Facts, _ subject: Int) {
        if program.vocabulary.kinds[facts.kind].table.fields[discrepancy.slot].isPrivate { return }
        let words = ValueWords(vocabulary: program.vocabulary).difference(discrepancy, of: facts)
        batch.differences.append(
            ValueDifference(
                subject: subject, slot: discrepancy.slot, term: discrepancy.term, record: discrepancy.record, recordSlot: discrepancy.recordSlot,
                reported: words.reported, verified: words.verified))
    }
}
