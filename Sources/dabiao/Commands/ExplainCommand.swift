import ArgumentParser
import Audit
import Inventories
import Reports
import Standards
import Writing

/// `dabiao explain`
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: say("解释一条条款，或它对某个对象的结果怎样得出", "explain a criterion, or how its outcome for a subject came about"))

    @Argument(help: help("条款编号，如 clinic.doctor 或 henan-2019/clinic.doctor", "a criterion, such as clinic.doctor or henan-2019/clinic.doctor"))
    var criterion: String
    @Argument(help: help("村、机构、乡镇或县的代码", "code of a village, facility, township or county"))
    var subject: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions

    func run() async throws {
        let library = try common.library()
        let output = try Output(nil)
        guard let subject else {
            let pages = CriterionPage(library, language: language).pages(of: criterion)
            if pages.isEmpty { throw unknownCriterion(library) }
            try output.write(pages.joined(separator: "\n"))
            try output.finish()
            return
        }
        let opened = try inventory.open(common.limits, holding: subject)
        var chosen = standards
        let parts = criterion.split(separator: "/").map(String.init)
        if parts.count == 2, chosen.standard.isEmpty { chosen.standard = [parts[0]] }
        var session = try Session(library, chosen, inventory, opened, asOf: nil)
        let request = ExplainRequest(criterion: criterion)
        guard session.program.checks.contains(where: { $0.criterion.id == criterion || $0.name == criterion }) else { throw unknownCriterion(library) }
        session.scope = Scope(subject: subject)
        let (batches, _) = try await session.batches(AuditOptions(scope: session.scope, explain: request))
        let explanations = batches.flatMap(\.explanations)
        guard !explanations.isEmpty else {
            throw UsageError(
                "条款“\(criterion)”不适用于 \(subject)，或没有这个对象", "criterion \"\(criterion)\" is not asked of \(subject), or there is no such subject")
        }
        try output.write(explanations.map { ExplanationReport(session.header).render($0) }.joined(separator: "\n"))
        try output.finish()
    }

    private func unknownCriterion(_ library: StandardLibrary) -> UsageError {
        UsageError(
            "没有条款“\(criterion)”", "there is no criterion \"\(criterion)\"",
            help: .nearest(
                criterion,
                among: library.standards.flatMap { standard in standard.criteria.map { $0.id } + standard.criteria.map { "\(standard.id)/\($0.id)" } }))
    }
}
