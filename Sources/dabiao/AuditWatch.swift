import Audit
import Files
import Foundation
import Reports
import UseCases
import Wording

/// An audit on a terminal that stays, and says what each saved file changed.
struct AuditWatch {
    private let shell: Shell
    private let report: ChangeReport

    /// A watch of a shell.
    init(_ shell: Shell) {
        self.shell = shell
        report = ChangeReport(shell.language, shell.page(nil))
    }

    /// Audits until it is interrupted.
    ///
    /// - Parameter renderer: makes what writes the first audit.
    func run(_ audit: WatchAudit, in workspace: Workspace, _ renderer: (PreparedAudit) throws -> any AuditRenderer) async throws {
        // Whoever ends what stays has seen enough, and nothing has failed.
        Temporaries.waitOnSignals { exit(0) }
        var made: (any AuditRenderer)?
        try await audit.run(in: workspace, shell.environment) { audit in
            let renderer = try renderer(audit)
            made = renderer
            return renderer
        } first: { summary in
            guard let made else { return }
            let output = try Output(nil)
            try made.finish(summary, to: output)
            try output.write(shell.say("\n正在看着清单和标准的文件，保存后显示变化；Ctrl-C 结束。\n", "\nWatching the files of the inventory and the standards; Ctrl-C ends it.\n"))
            try output.finish()
            if !summary.diagnostics.isEmpty { shell.console.show(summary.diagnostics) }
        } tell: { event in
            switch event {
            case .changed(let change, let files, _):
                try show(report.head(files, at: time) + report.text(change))
                if !change.warnings.isEmpty { shell.console.show(change.warnings) }
            case .failed(let failure, let files):
                try show(files.isEmpty ? "" : report.head(files, at: time))
                shell.console.show(failure)
            }
        }
    }

    private func show(_ text: String) throws {
        let output = try Output(nil)
        try output.write(text)
        try output.finish()
    }

    /// What time it is for the user.
    private var time: String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = shell.environment.zone
        let parts = calendar.dateComponents([.hour, .minute, .second], from: shell.environment.now())
        return String(format: "%02d:%02d:%02d", parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
    }
}
