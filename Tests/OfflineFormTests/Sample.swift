import Audit
import BuiltPrograms
import Figures
import Foundation
import Inventories
import Quantities
import ShippedLevels
import SpreadsheetFixtures
import Standards
import Testing
import UseCases
import Wording

@testable import Exchange
@testable import OfflineForms

/// The forms of a sample county, and what its audit comes to when they have come back.
struct Sample {
    /// The form of one clinic.
    struct Clinic {
        var plan: FormPlan
        /// What the page carries.
        var data: String
        var html: String
    }

    let name: String
    let audit: PreparedAudit
    let clinics: [Clinic]
    let workspace: Workspace

    static func environment(_ language: Language = .zh) -> Environment {
        Environment(
            now: { Date(timeIntervalSince1970: 1_660_000_000) }, zone: TimeZone(identifier: "Asia/Shanghai")!, language: language, workers: 2, tell: { _ in })
    }

    /// - Parameter isVisit: whether the forms are those of inspectors on site.
    init(_ name: String, townships: [String] = [], isVisit: Bool = false) async throws {
        self.name = name
        workspace = Workspace(standards: [repository + "/standards"], folder: repository)
        let selection = AuditSelection(inventory: repository + "/inventories/" + name, townships: townships)
        let environment = Self.environment()
        let audit = try selection.prepare(in: workspace, environment)
        let vocabulary = audit.program.vocabulary
        let known = try KnownFacts(vocabulary, audit.inventory, townships: nil)
        let planner = FormPlanner(audit.program, FormNeeds(audit.program, audit.inventory.codes), known)
        let kind = vocabulary.levels[vocabulary.levels.village].theOne!
        var clinics: [Clinic] = []
        try MakeOfflineForms(selection, isVisit: isVisit, version: "test").run(in: workspace, environment) { form in
            let subject = FormPlan.Subject(form.code, kind, vocabulary, audit.inventory, known)!
            clinics.append(
                Clinic(
                    plan: planner.plan(subject, kind, around: audit.inventory.codes.village(of: form.code)), data: Self.data(of: form.html), html: form.html))
        }
        self.clinics = clinics
        self.audit = audit
    }

    /// What a page carries of its clinic.
    static func data(of html: String) -> String { between("id=\"data\">", "</script>", in: html) }

    /// The script of a page.
    static func script(of html: String) -> String { between("<script>", "</script>", in: html) }

    private static func between(_ start: String, _ end: String, in text: String) -> String {
        guard let from = text.range(of: start)?.upperBound, let to = text.range(of: end, range: from..<text.endIndex)?.lowerBound else { return "" }
        return String(text[from..<to])
    }

    /// How the clinics stand once documents have come back and the inventory is audited anew on a day, by their codes.
    func standings(_ documents: [String], on day: Day) async throws -> [String: [String]] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try FileManager.default.copyItem(atPath: repository + "/inventories/" + name, toPath: folder("county"))
        if !documents.isEmpty {
            for (number, document) in documents.enumerated() { try folder.write("returns/\(number).json", document) }
            let plan = try ImportTables([folder("returns")], into: folder("county")).run(in: workspace, Self.environment())
            if plan.returns.imported != documents.count || !plan.returns.held.isEmpty || !plan.returns.problems.isEmpty {
                Issue.record("\(plan.returns.imported) of \(documents.count) came in: \(plan.returns.problems.prefix(3).map { $0.rendered(.en) })")
            }
        }
        let inventory = try Inventory.open(folder("county"))
        let program = try AuditProgram(audit.program.vocabulary, audit.program.choice, asOf: day)
        let options = AuditOptions(workers: 2, keepsOutcomes: true)
        var batches: [Batch] = []
        let summary = await AuditRun(program, inventory, options).run(transform: { $0 }, consume: { batches.append($0) })
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        var standings: [String: [String]] = [:]
        for batch in batches { for sheet in SelfCheck.sheets(of: batch, program) { standings[sheet.subject.code] = Standing(sheet, batch, program).lines } }
        return standings
    }
}

/// How a clinic stands, line by line: as the script tells it.
struct Standing {
    let lines: [String]

    init(_ sheet: SelfCheck, _ batch: Batch, _ program: AuditProgram) {
        let words = GapWords(program)
        var gaps: [Int: [String]] = [:]
        func number(_ quantity: Quantity?) -> String { quantity.map { $0.formatted(digits: 6) } ?? "-" }
        for gap in batch.gaps where batch.subjects[gap.subject].code == sheet.subject.code {
            gaps[gap.check, default: []].append(
                [
                    gap.outcome.id, words.term(gap)?.id ?? "-", gap.required?.wording ?? "-", gap.actual.map { "\(number($0.low))…\(number($0.high))" } ?? "-",
                    gap.outcome == .unmet ? number(gap.shortfall) : "-", words.phrase(gap, of: sheet.subject.kind).zh,
                ].joined(separator: " | "))
        }
        var lines: [String] = []
        for outcome in batch.outcomes where batch.subjects[outcome.subject].code == sheet.subject.code {
            let check = program.checks[outcome.check]
            lines.append("\(check.name) \(outcome.outcome.id) \(check.firmness.rawValue)")
            lines += gaps[outcome.check] ?? []
        }
        lines.append(sheet.sentence.zh)
        lines += sheet.purchases.map { "buy \($0.id) \($0.amount) \($0.isBinding)" }
        lines += sheet.tasks.map { "do \($0.title) | \($0.state) | \($0.isBinding)" }
        lines += sheet.questions.map { "answer \($0)" } + sheet.furtherQuestions.map { "further \($0)" }
        self.lines = lines
    }

    /// Says in a script how a clinic stands.
    static let teller = """
        const numberOf=q=>q?shown(q,6):'-';
        const linesOfState=state=>{
          if(!state.standing)return null;
          const lines=[];
          state.results.forEach(result=>{
            lines.push(result.check.name+' '+result.outcome+' '+result.firmness);
            result.gaps.forEach(gap=>lines.push([gap.outcome,gap.term===undefined?'-':termOf(result.check.require.field,gap.term).id,gap.required?wording(gap.required):'-',
              gap.actual?numberOf(gap.actual[0])+'…'+numberOf(gap.actual[1]):'-',gap.outcome==='unmet'?numberOf(gap.shortfall):'-',phraseOf(gap,result.check)].join(' | ')));
          });
          const standing=state.standing;
          lines.push(summaryOf(standing));
          standing.buy.forEach(one=>lines.push('buy '+one.id+' '+amountOf(one)+' '+one.isBinding));
          standing.tasks.forEach(one=>lines.push('do '+one.title+' | '+one.state+' | '+one.isBinding));
          standing.answer.forEach(label=>lines.push('answer '+label));
          standing.further.forEach(label=>lines.push('further '+label));
          return lines;
        };
        const tellForm=(text,draft)=>{
          const data=readData(text),document=returnOf(data,draft,{});
          console.log(JSON.stringify({lines:linesOfState(stateOf(data,draft)),document:JSON.stringify(document),isTouched:document.answers.length+document.people.length>0}));
        };
        """
}
