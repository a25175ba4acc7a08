import ArgumentParser
import Audit
import Inventories
import Reports
import Standards
import Wording

/// `dabiao explain`
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: say("解释一条条款，或它对某个对象的结果怎样得出", "explain a criterion, or how its outcome for a subject came about"),
        discussion: say(
            "例：dabiao explain clinic.doctor\n    dabiao explain clinic.doctor 独北村 --inventory inventories/fangcheng",
            "example: dabiao explain clinic.doctor\n         dabiao explain clinic.doctor 独北村 --inventory inventories/fangcheng"))

    @Argument(help: help("条款编号，如 clinic.doctor 或 henan-2019/clinic.doctor", "a criterion, such as clinic.doctor or henan-2019/clinic.doctor"))
    var criterion: String
    @Argument(help: help("村、机构、乡镇或县的名称或代码", "name or code of a village, facility, township or county"))
    var subject: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let library = try common.library()
        guard let subject else {
            let pages = CriterionPage(library, language: language).pages(of: criterion)
            if pages.isEmpty { throw unknownCriterion(library) }
            let destination = try output.open([.text], keeping: library.folders)
            try destination.write(pages.joined(separator: "\n"))
            try destination.finish()
            return
        }
        let formats: [ReportFormat] = [.text, .json]
        try output.check(formats)
        let opened = try inventory.open(common.limits, library.vocabulary, holding: subject)
        var chosen = standards
        let parts = criterion.split(separator: "/").map(String.init)
        if parts.count == 2, chosen.standard.isEmpty { chosen.standard = [parts[0]] }
        var session = try Session(library, chosen, inventory, opened, asOf: nil)
        let request = ExplainRequest(criterion: criterion)
        let asked = Set(session.program.checks.filter { $0.criterion.id == criterion || $0.name == criterion }.map(\.form.kind))
        guard !asked.isEmpty else { throw unknownCriterion(library) }
        let place = try self.place(subject, asked, opened, library.vocabulary)
        session.scope = scope(of: place, library.vocabulary)
        let (batches, _) = try await session.batches(AuditOptions(scope: session.scope, explain: request))
        let explanations = batches.flatMap(\.explanations).filter { isMeant($0, place, library.vocabulary) }
        guard !explanations.isEmpty else { throw notAsked(place, asked, library.vocabulary) }
        let destination = try output.open(formats, keeping: session.sources)
        let report = ExplanationReport(session.header)
        try destination.write(output.format == .json ? report.json(explanations) : explanations.map(report.render).joined(separator: "\n"))
        try destination.finish()
    }

    /// What the second argument means: first among what the criterion is asked of and where that stands, then among everything.
    private func place(_ word: String, _ asked: Set<KindID>, _ inventory: Inventory, _ vocabulary: Vocabulary) throws -> PlaceFinder.Place {
        let finder = PlaceFinder(inventory, vocabulary)
        let near = asked.union(asked.compactMap { vocabulary.kinds[$0].isPlace ? nil : vocabulary.kinds[$0].within })
        do {
            return try finder.find(word, among: near)
        } catch let failure as PlaceNotFound {
            if failure.isAmbiguous { throw failure }
            guard let place = try? finder.find(word, among: Set(vocabulary.kinds.indices)) else { throw failure }
            throw notAsked(place, asked, vocabulary)
        }
    }

    /// As little of the inventory as shows the place; what stands above townships is judged from all of it.
    private func scope(of place: PlaceFinder.Place, _ vocabulary: Vocabulary) -> Scope {
        let levels = vocabulary.levels
        if place.kind == levels.township { return Scope(townships: [place.code]) }
        return place.kind == levels.county || levels.upper.contains(place.kind) ? Scope() : Scope(subject: place.code)
    }

    /// Whether an explanation is of the place, or of a facility that stands directly in it.
    private func isMeant(_ explanation: Explanation, _ place: PlaceFinder.Place, _ vocabulary: Vocabulary) -> Bool {
        explanation.code.hasPrefix(place.code) && (explanation.kind == place.kind || vocabulary.kinds[explanation.kind].within == place.kind)
            || explanation.code == place.code || place.kind == vocabulary.levels.village
    }

    private func notAsked(_ place: PlaceFinder.Place, _ asked: Set<KindID>, _ vocabulary: Vocabulary) -> UsageError {
        let kinds = asked.sorted().map { vocabulary.kinds[$0] }
        let own = vocabulary.kinds[place.kind]
        let name = place.name.isEmpty ? place.code : "\(place.name)（\(place.code)）"
        return UsageError(
            "条款“\(criterion)”考核\(kinds.map(\.label).joined(separator: "、"))，不考核\(own.label) \(name)，或那里没有开诊的",
            "criterion \"\(criterion)\" is asked of \(kinds.map(\.id).joined(separator: ", ")), not of \(own.id) \(name), or there is no open one")
    }

    private func unknownCriterion(_ library: StandardLibrary) -> UsageError {
        UsageError(
            "没有条款“\(criterion)”", "there is no criterion \"\(criterion)\"",
            help: .nearest(
                criterion,
                among: library.standards.flatMap { standard in standard.criteria.map { $0.id } + standard.criteria.map { "\(standard.id)/\($0.id)" } }))
    }
}
