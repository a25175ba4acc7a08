import Audit
import Figures
import Foundation
import Wording

/// Compares two audits: from which outcome to which each check went.
public struct CompareResults: Sendable {
    /// The earlier inventory, or saved result.
    public var before: String
    /// The later one.
    public var after: String
    /// By which standards, on which day inventories are audited.
    public var selection: AuditSelection
    /// A ledger: gaps it has had before are told as having come back.
    public var ledger: String?

    /// A comparison of two sides, each a folder or a file.
    public init(before: String, after: String, _ selection: AuditSelection, ledger: String? = nil) {
        self.before = before
        self.after = after
        self.selection = selection
        self.ledger = ledger
    }

    /// Two audits side by side.
    public struct Result {
        /// What changed.
        public let comparison: ResultComparison
        /// The sides of which only the gaps are known.
        public let partial: [String]
        /// That either side is made up.
        public let notice: Text?
        /// That a day was chosen for a sample's sake.
        public let dayNote: Text?
    }

    /// Audits what is an inventory, reads what was saved, and compares.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        let earlier = try await side(before, workspace, environment)
        let later = try await side(after, workspace, environment)
        let known = try ledger.map { try workspace.ledger(at: $0).read { try $0.keys() } } ?? []
        return Result(
            comparison: ResultComparison(before: earlier.result, after: later.result, known: known),
            partial: [(before, earlier), (after, later)].filter { !$0.1.result.isWhole }.map(\.0), notice: later.notice ?? earlier.notice,
            dayNote: later.dayNote ?? earlier.dayNote)
    }

    /// One of the two that are compared.
    private struct Side {
        var result: AuditResult
        var notice: Text?
        var dayNote: Text?
    }

    private func side(_ path: String, _ workspace: Workspace, _ environment: Environment) async throws -> Side {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw UserFailure.notFound("\(path) 不存在", "\(path) does not exist")
        }
        guard !isFolder.boolValue else {
            var own = selection
            own.inventory = path
            let audit = try own.prepare(in: workspace, environment)
            return Side(result: try await audit.result(), notice: audit.notice, dayNote: audit.dayNote)
        }
        do {
            let saved = try SavedResult(Data(contentsOf: URL(fileURLWithPath: path)))
            return Side(result: saved.result, notice: saved.notice)
        } catch {
            throw UserFailure(
                "\(path) 不是 dabiao 保存的 JSON 结果", "\(path) is not a JSON result saved by dabiao",
                help: Text(zh: "用 dabiao audit --format json -o 文件 保存", en: "save one with dabiao audit --format json -o FILE"))
        }
    }
}

extension PreparedAudit {
    /// Every outcome, for comparing.
    fileprivate func result() async throws -> AuditResult {
        var result = AuditResult(isWhole: true)
        let program = self.program
        let names = SubjectNames(program.vocabulary)
        try await collect(keepsOutcomes: true, { $0.rows(program, name: names.full) }) { result.add($0) }
        return result
    }
}
