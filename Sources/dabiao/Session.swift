import Audit
import Figures
import Files
import Foundation
import Inventories
import Quantities
import Reports
import Standards
import Wording
import YAMLReader

/// One audit as commands ask for it: standards chosen, inventory opened, result rendered.
struct Session {
    var program: AuditProgram
    var inventory: Inventory
    var scope: Scope
    var header: ReportHeader
    var workers: Int
    private let standardsFolders: [String]

    init(
        common: CommonOptions, standards: StandardOptions, inventory options: InventoryOptions, asOf: Day? = nil,
        holding code: String? = nil
    ) throws {
        let library = try common.library()
        let inventory = try options.open(common.limits, library.vocabulary, holding: code)
        try self.init(library, standards, options, inventory, asOf: asOf)
    }

    init(
        _ library: StandardLibrary, _ standards: StandardOptions, _ options: InventoryOptions, _ inventory: Inventory, asOf: Day?
    ) throws {
        let asked = asOf ?? standards.asOf
        let day = inventory.dayToJudge(asked: asked, today: .today)
        let (chosen, chose) = try standards.chosen(library, inventory, asOf: day)
        self.inventory = inventory
        program = try AuditProgram(library.vocabulary, chosen, asOf: day)
        scope = try options.scope(inventory, library.vocabulary)
        workers = options.workerCount
        standardsFolders = library.folders
        header = ReportHeader(
            program: program, inventory: inventory.folder, region: inventory.title, scope: options.label, choseStandards: chose,
            notice: SampleNotice.of(inventory), dayNote: SampleNotice.day(inventory, asked: asked), language: language)
    }

    /// Folders whose files no result may replace.
    var sources: [String] { [inventory.folder] + standardsFolders }

    /// Runs the audit through a renderer and writes it; errors in the input stop it before anything is written.
    ///
    /// - Parameter filter: what of each batch the renderer sees; nil for all.
    func report(
        _ renderer: some AuditRenderer, to path: String?, keepsOutcomes: Bool = false, filter: (@Sendable (Batch) -> Batch)? = nil
    ) async throws -> AuditSummary {
        var options = AuditOptions(scope: scope, workers: workers, keepsOutcomes: keepsOutcomes)
        options.programForWorker = programForWorker
        let run = AuditRun(program, inventory, options)
        var failure: (any Error)?
        var progress = Progress()
        let render = renderer.render
        let summary = await run.run(transform: { render(filter?($0) ?? $0) }) { piece in
            do { try renderer.take(piece) } catch { failure = failure ?? error }
            progress.step()
        }
        progress.end()
        if let failure { throw failure }
        try stop(at: summary)
        let output = try Output(path)
        try renderer.finish(summary, to: output)
        try output.finish()
        return summary
    }

    /// Loads the standards once more and makes the same program of them.
    private var programForWorker: @Sendable () -> AuditProgram? {
        let (folders, choice, asOf) = (standardsFolders, program.choice, program.asOf)
        return {
            guard let library = try? StandardLibrary.load(folders: folders) else { return nil }
            return try? AuditProgram(library.vocabulary, choice.made(from: library), asOf: asOf)
        }
    }

    /// Runs the audit and keeps its batches.
    func batches(_ options: AuditOptions) async throws -> ([Batch], AuditSummary) {
        var options = options
        options.workers = workers
        let run = AuditRun(program, inventory, options)
        var batches: [Batch] = []
        let summary = await run.run(transform: { $0 }) { batches.append($0) }
        try stop(at: summary)
        return (batches, summary)
    }

    private func stop(at summary: AuditSummary) throws {
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        if !summary.diagnostics.isEmpty { printDiagnostics(summary.diagnostics) }
    }

    /// Tells someone who waits at a terminal how far it is.
    private struct Progress {
        private var done = 0
        private let isShown = isatty(2) == 1

        mutating func step() {
            done += 1
            if isShown, done % 100 == 0 { standardError(say("\r已审计 \(done) 个乡镇", "\r\(done) townships audited")) }
        }

        func end() {
            if isShown, done >= 100 { standardError("\r\u{1B}[K") }
        }
    }
}

extension Inventory {
    /// The name of the nearest place all of it stands in: its one county, else the one city of its counties, else its counties, of many the first.
    var title: String {
        let codes = countyCodes
        if codes.count != 1 {
            if let city = cities.first(where: { file in codes.allSatisfy { code in upperFiles(of: code).contains(file) } }),
                let name = self.name(in: city.path)
            {
                return name
            }
        }
        let names = codes.map { code in
            [rosters[code]?.name, counties.first { $0.code == code }.flatMap { self.name(in: $0.path) }].compactMap { $0 }.first { !$0.isEmpty } ?? code
        }
        let shown = names.prefix(Self.mostNames).joined(separator: say("、", ", "))
        guard names.count > Self.mostNames else { return shown }
        let county = self.codes.levels[self.codes.levels.county]
        return say(
            "\(shown)等 \(names.count) 个\(county.label)", "\(shown) and others, \(names.count) \(county.plural) in all")
    }

    /// How many counties a title names.
    private static let mostNames = 3

    /// The name a file gives its place.
    private func name(in path: String) -> String? {
        let reader = TapeReader(limits: limits)
        guard !reader.read(path: path).hasErrors else { return nil }
        return YAMLNode(reader.tape)["name"]?.text
    }
}
