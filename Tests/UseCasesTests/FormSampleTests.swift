import Audit
import Exchange
import Files
import Foundation
import Inventories
import Standards
import TestSupport
import Testing
import Wording

@testable import UseCases

/// The forms of every clinic of the samples, by what is in force there.
@Suite("Forms of the samples")
struct FormSampleTests {
    static let samples = ["fangcheng", "guangze", "wugang", "zhongwei"]

    /// A sample that is ready to make forms of.
    struct Sample {
        let audit: PreparedAudit
        let known: KnownFacts
        let batches: [Batch]
        let kind: KindID
        var vocabulary: Vocabulary { audit.program.vocabulary }

        init(_ name: String) async throws {
            let workspace = Workspace(standards: [repository + "/standards"], folder: repository)
            let environment = Environment(now: { Date(timeIntervalSince1970: 1_660_100_000) }, zone: .gmt)
            audit = try AuditSelection(inventory: repository + "/inventories/" + name).prepare(in: workspace, environment)
            known = try KnownFacts(audit.program.vocabulary, audit.inventory, townships: nil)
            batches = try await audit.batches(keepsOutcomes: false, environment).0
            let levels = audit.program.vocabulary.levels
            kind = try #require(levels[levels.village].theOne)
        }

        /// The forms of the clinics the sample lists.
        func plans(isOnlyMissing: Bool) throws -> [FormPlan] {
            let codes = audit.inventory.codes
            let needs = isOnlyMissing ? FormNeeds(audit.program, codes, missingIn: batches) : FormNeeds(audit.program, codes)
            let planner = FormPlanner(audit.program, needs, known)
            return try (known.codes[kind] ?? []).map { code in
                planner.plan(
                    try #require(FormPlan.Subject(code, kind, vocabulary, audit.inventory, known)), kind, around: codes.village(of: code))
            }
        }

        /// A form as a workbook in a file.
        func write(_ plan: FormPlan, to path: String) throws {
            let output = try Output(path)
            try ClinicForm(plan, vocabulary, notice: audit.notice).write(to: output)
            try output.finish()
        }
    }

    @Test("a clinic is asked about forty things at most", arguments: samples)
    func fewAnswers(name: String) async throws {
        let plans = try await Sample(name).plans(isOnlyMissing: false)
        #expect(plans.count > 20)
        for plan in plans {
            let own = try #require(plan.blocks.first)
            #expect(own.isOwn && own.answers <= 40, "\(plan.subject.code): \(own.answers)")
        }
    }

    @Test("only what is missing is asked, and all of it", arguments: samples)
    func onlyMissing(name: String) async throws {
        let sample = try await Sample(name)
        let (program, table) = (sample.audit.program, sample.vocabulary.kinds[sample.kind].table)
        var open: [String: [Gap]] = [:]
        for batch in sample.batches { for gap in batch.gaps { open[batch.subjects[gap.subject].code, default: []].append(gap) } }
        var empty = 0
        for plan in try sample.plans(isOnlyMissing: true) {
            let gaps = open[plan.subject.code] ?? []
            var read: Set<Int> = []
            for gap in gaps {
                let form = program.checks[gap.check].form
                let rules = [form.require] + (form.when.map { [$0] } ?? []) + form.unless.map(\.matching)
                // What the check is about, and the cells the engine names.
                let own = rules.flatMap(\.fields).filter { $0.kind == sample.kind }.map { table.reportedSlot(of: $0.slot) }
                read.formUnion(own + gap.missing.filter { $0.kind == sample.kind }.map(\.slot))
            }
            let asked = Set(plan.questions.compactMap { Self.slot($0.key, table) })
            // Nothing that no open check reads, unless a sum over the clinics lacks it here.
            for slot in asked.subtracting(read) {
                #expect(sample.known.words(plan.subject.code, sample.kind, slot) == nil, "\(plan.subject.code): \(table.fields[slot].id)")
            }
            for gap in gaps {
                let check = program.checks[gap.check]
                let terms = Self.terms(plan, table)
                switch gap.outcome {
                case .unreported:
                    for fact in gap.missing where fact.kind == sample.kind && fact.of == nil {
                        #expect(asked.contains(fact.slot), "\(plan.subject.code) \(check.name)")
                        if let term = fact.term { #expect(terms[fact.slot]?.contains(term) == true) }
                    }
                case .unmet:
                    if let term = gap.term, let (ref, _) = check.form.require.list, ref.kind == sample.kind {
                        #expect(terms[ref.slot]?.contains(term) == true, "\(plan.subject.code) \(check.name)")
                    } else {
                        let own = check.form.require.fields.filter { $0.kind == sample.kind }.map { table.reportedSlot(of: $0.slot) }
                        #expect(asked.isSuperset(of: own), "\(plan.subject.code) \(check.name)")
                    }
                default: break
                }
            }
            if plan.questions.isEmpty { empty += 1 }
            #expect(gaps.isEmpty ? plan.questions.allSatisfy { $0.known == nil } : !plan.questions.isEmpty || gaps.allSatisfy { Self.isElsewhere($0, sample) })
        }
        #expect(name != "fangcheng" || empty > 0 || !open.isEmpty)
    }

    /// Whether a gap is about nothing of the clinic itself.
    private static func isElsewhere(_ gap: Gap, _ sample: Sample) -> Bool {
        !sample.audit.program.checks[gap.check].form.require.fields.contains { $0.kind == sample.kind } && !gap.missing.contains { $0.kind == sample.kind }
    }

    private static func slot(_ key: FormKey, _ table: FieldTable) -> Int? {
        switch key {
        case .field(let id), .record(let id, _, _): table.slot(id: id)
        case .presence, .around: nil
        }
    }

    /// The terms of the lists a form asks, by the list's slot.
    private static func terms(_ plan: FormPlan, _ table: FieldTable) -> [Int: Set<Int>] {
        var found: [Int: Set<Int>] = [:]
        for question in plan.questions {
            guard case .boxes(let boxes) = question.answer, let slot = slot(question.key, table) else { continue }
            found[slot] = Set(boxes.map(\.index))
        }
        return found
    }

    @Test("forms that come back as they went change nothing", arguments: samples)
    func leftAlone(name: String) async throws {
        let sample = try await Sample(name)
        let folder = scratch.appendingPathComponent("forms-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var paths: [String] = []
        for (number, plan) in try sample.plans(isOnlyMissing: false).enumerated() where number % 23 == 0 {
            paths.append("\(folder)/\(number).xlsx")
            try sample.write(plan, to: paths[paths.count - 1])
        }
        for isOnlyMissing in [false, true] {
            let (program, inventory) = (sample.audit.program, sample.audit.inventory)
            let needs = isOnlyMissing ? FormNeeds(program, inventory.codes, missingIn: sample.batches) : FormNeeds(program, inventory.codes)
            let path = "\(folder)/form-\(isOnlyMissing).xlsx"
            let output = try Output(path)
            try TemplateWorkbook(program, inventory, title: name, townships: nil, withNames: false, needs, sample.known).write(to: output)
            try output.finish()
            let plan = try InventoryImport(InventoryTables(sample.vocabulary), into: inventory.folder, listsChanges: true)
                .plan([.init(path: path)], existing: inventory)
            #expect(plan.files.isEmpty, "\(plan.changes.prefix(3).map { $0.rendered(.zh) })")
        }
        let plan = try InventoryImport(InventoryTables(sample.vocabulary), into: sample.audit.inventory.folder, listsChanges: true)
            .plan(paths.map { .init(path: $0) }, existing: sample.audit.inventory)
        #expect(plan.files.isEmpty && plan.warnings.isEmpty, "\(plan.changes.prefix(3).map { $0.rendered(.zh) })")
    }
}
