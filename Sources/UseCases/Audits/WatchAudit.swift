import Audit
import Figures
import Files
import Quantities
import Wording

/// Audits an inventory, and again whenever one of its files or a standard changes; of the inventory only what rests on the file that changed.
public struct WatchAudit: Sendable {
    /// What is audited.
    public var selection: AuditSelection

    /// An audit of what is selected, again and again.
    public init(_ selection: AuditSelection) {
        self.selection = selection
    }

    /// What came of a change.
    public enum Event: Sendable {
        /// What the audit says otherwise, and how many townships were worked out anew.
        case changed(AuditChange, files: [String], townships: Int)
        /// The input cannot be used as it is; what was found before stands until it can.
        case failed(UserFailure, files: [String])
    }

    /// An audit as it was last done.
    private struct Done {
        var audit: PreparedAudit
        var cache: AuditCache
        /// What was found of counties and cities.
        var above: [Batch]
        var summary: AuditSummary
    }

    /// Audits until the task is cancelled.
    ///
    /// - Parameters:
    ///   - workspace: the folders to work on.
    ///   - environment: the clock, the language, and whom to tell what happens on the way.
    ///   - destination: where the first audit goes; asked again when the first ones could not be done.
    ///   - first: called with the sums of the first audit.
    ///   - tell: called with what came of each change.
    /// - Throws: `UserFailure` when there is nothing to watch, and whatever the closures throw.
    public func run(
        in workspace: Workspace, _ environment: Environment, into destination: (PreparedAudit) throws -> any BatchSink,
        first: (AuditSummary) throws -> Void, tell: (Event) throws -> Void
    ) async throws {
        if selection.results != nil {
            throw UserFailure("--watch 看清单的文件，不看数据库的结果", "--watch looks at the files of an inventory, not at the results of a database")
        }
        if selection.cache != nil {
            throw UserFailure("--watch 的结果留在内存里，不用 --cache", "--watch keeps its results in memory; leave out --cache")
        }
        var (workspace, environment) = (workspace, environment)
        let folder = try workspace.inventory(selection.inventory).folder
        var watch = FolderWatch([folder] + workspace.standardsFolders, endings: [".yaml", ".yml"])
        var done: Done?
        var files: Set<String> = []
        while true {
            do {
                let audit = try selection.prepare(in: workspace, environment)
                let earlier = done.flatMap { $0.audit.program === audit.program && $0.audit.scope == audit.scope ? $0.cache : nil }
                let cache = AuditCache(audit.inventory, after: earlier, digest: PreparedAudit.digest)
                if let before = done {
                    let now = try await self.audit(audit, cache) { _ in
                    } take: { _ in
                    }
                    if !watch.hasChanged {
                        let (change, townships) = change(from: before, to: now)
                        done = now
                        try tell(.changed(change, files: files.sorted(), townships: townships))
                        files = []
                    }
                } else {
                    done = try await self.audit(audit, cache, into: try destination(audit))
                    if let done { try first(done.summary) }
                    files = []
                }
            } catch {
                guard let failure = UserFailure(error), failure.kind == .input || done != nil else { throw error }
                if !watch.hasChanged {
                    try tell(.failed(failure, files: files.sorted()))
                    files = []
                }
            }
            let today = environment.today
            let clock = environment
            let changed = await watch.changes { Day(clock.now(), in: clock.zone) != today }
            if Task.isCancelled { return }
            files.formUnion(changed)
            environment.today = Day(environment.now(), in: environment.zone)
            if changed.contains(where: { file in workspace.standardsFolders.contains { file.hasPrefix($0) } }) { workspace = workspace.anew() }
        }
    }

    // MARK: Audits

    private func audit(_ audit: PreparedAudit, _ cache: AuditCache, into sink: some BatchSink) async throws -> Done {
        var failure: (any Error)?
        let render = sink.render
        let done = try await self.audit(audit, cache, render) { piece in
            do { try sink.take(piece) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return done
    }

    private func audit<Piece: Sendable>(
        _ audit: PreparedAudit, _ cache: AuditCache, _ render: @escaping @Sendable (Batch) -> Piece, take: (Piece) -> Void
    ) async throws -> Done {
        var options = AuditOptions(scope: audit.scope, workers: audit.workers)
        options.cache = cache
        let codes = audit.inventory.codes
        var above: [Batch] = []
        let run = AuditRun(audit.program, audit.inventory, options)
        let summary = await run.run(transform: { (render($0), codes.isTownship($0.code) ? nil : $0) }) { (piece: (Piece, Batch?)) in
            take(piece.0)
            if let batch = piece.1 { above.append(batch) }
        }
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        return Done(audit: audit, cache: cache, above: above, summary: summary)
    }

    // MARK: Changes

    private func change(from before: Done, to now: Done) -> (AuditChange, townships: Int) {
        // A township that was not worked out anew is as it was; one that has gone has no gaps now.
        let anew = now.cache.workedOut.union(Set(before.cache.codes).subtracting(now.cache.codes)).sorted()
        func findings(_ done: Done) -> [Finding] {
            (anew.compactMap { done.cache.kept($0) } + done.above).flatMap { $0.findings(done.audit.program) }
        }
        func figures(_ done: Done) -> PlaceFigures { AuditFigures(done.audit.program, done.summary).whole }
        let change = AuditChange(
            from: findings(before), to: findings(now), (figures(before), figures(now)), (before.summary.diagnostics, now.summary.diagnostics))
        return (change, now.cache.workedOut.count)
    }
}

extension Workspace {
    /// The same folders, with nothing opened yet.
    fileprivate func anew() -> Workspace { Workspace(standards: standardsFolders, folder: folder, limits: limits, defaultLedger: defaultLedger, cache: cache) }
}
