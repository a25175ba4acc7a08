import ArgumentParser
import Audit
import Files
import Foundation
import Inventories
import Ledger
import Reports
import Standards
import WebReports
import Wording

/// `dabiao report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: say("网页报告：一个文件，可看、可打印、可点开，不需要网络", "the page: one file to look at, print and click; no network needed"),
        discussion: say(
            "例：dabiao report --inventory inventories/fangcheng -o 方城.html\n    dabiao report --inventory inventories/fangcheng --ledger fangcheng-2022.ledger -o 方城.html\n    dabiao report --inventory 大清单 -o 报告文件夹        （每乡镇一页）\n    dabiao report --inventory inventories/fangcheng --clinic 康庄村 -o 康庄.html  （一个卫生室，可打印一页）",
            "example: dabiao report --inventory inventories/fangcheng -o fangcheng.html\n         dabiao report --inventory DIR -o FOLDER        (a page a township)\n         dabiao report --inventory inventories/fangcheng --clinic 康庄村 -o clinic.html  (one facility)"
        ))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @Option(
        name: .long, help: help("只要一个卫生室的一页（名称或代码）：要做什么、要填什么", "one facility's own page (name or code): what to do, what to answer")) var clinic: String?
    @Option(name: .long, help: help("整改台账（有就一并显示）", "the ledger, to be shown too")) var ledger: String?
    @Option(
        name: [.short, .long], help: help("写入的 .html 文件；不以 .html 结尾就是文件夹，每乡镇一页", "the .html file to write; any other name is a folder with a page a township"))
    var output: String
    @OptionGroup var replacing: ForceOption

    func run() async throws {
        var session = try Session(common: common, standards: standards, inventory: inventory)
        // A name without an ending is a folder; one with another ending was meant to be a file of another kind.
        let isPage = output == "-" || ResultFile.ending(of: output) != nil
        if isPage { _ = try ResultFile.format(nil, output, among: [.html]) }
        try ResultFile.check(output, force: replacing.force, keeping: session.sources)
        let digest = try session.inventory.digest()
        var state: PageLedger?
        if let ledger {
            let store = try LedgerStore(ledger)
            let campaign = try store.campaign()
            var late = LedgerFilter()
            late.isOverdue = true
            let day = session.program.asOf
            state = try store.read {
                PageLedger(
                    state: try $0.state(campaign, on: day), overdue: try $0.rows(late, at: LedgerMoment(day)), open: try $0.openKeys(on: day).unmet,
                    rows: try $0.rows(at: LedgerMoment(day)))
            }
        }
        if let clinic {
            guard isPage else { throw UsageError("--clinic 写成一个 .html 文件", "--clinic writes one .html file") }
            let place = try session.narrow(to: clinic)
            let report = ClinicReport(session.header, code: place, ledger: state)
            _ = try await session.report(report, to: output, keepsOutcomes: true)
            return
        }
        if isPage {
            _ = try await session.report(WebReport(session.header, digest: digest, ledger: state), to: output, keepsOutcomes: true)
            return
        }
        // Pages go into a folder beside, which takes its name when the index is there.
        guard !FileManager.default.fileExists(atPath: output) else {
            throw UsageError("\(output) 已经有了", "\(output) is there already", help: .init(zh: "换一个名字，或先删去旧的", en: "give another name, or remove it first"))
        }
        let folder = try OutputFolder(output)
        let report = WebReport(session.header, digest: digest, ledger: state) { name, html in
            let page = try Output(folder.path + "/" + name, sweeps: false)
            try page.write(html)
            try page.finish()
        }
        _ = try await session.report(report, to: folder.path + "/index.html", keepsOutcomes: true)
        try folder.finish()
    }
}

extension Session {
    /// Looks only at the facility a word means, or the village without one, and says which code that is.
    mutating func narrow(to word: String) throws -> String {
        let finder = PlaceFinder(inventory, program.vocabulary)
        // A village's clinic is meant by the village's name; a township's health centre by its own.
        let place: PlaceFinder.Place
        do { place = try finder.clinic(word) } catch let failure as PlaceNotFound {
            if failure.isAmbiguous { throw failure }
            place = try finder.facility(word)
        }
        if let village = place.villageCode { scope.villages = [village] } else { scope.subject = place.code }
        return place.code
    }
}
