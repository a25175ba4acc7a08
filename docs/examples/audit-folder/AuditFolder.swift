import DabiaoKit
import Foundation

/// Audits a folder: prints every gap that counts, and how the whole stands.
@main
enum AuditFolder {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { return print("audit-folder STANDARDS INVENTORY") }
        let workspace = Workspace(standards: [arguments[1]])
        let environment = Environment(now: { Date() }, zone: .current, language: .en)
        do {
            let audit = AuditInventory(AuditSelection(inventory: arguments[2]))
            let result = try await audit.run(in: workspace, environment)
            for finding in result.findings where finding.firmness == .binding && finding.outcome == .unmet {
                print(finding.key.text, finding.township, finding.subject, finding.words.en, finding.citation.short, separator: "\t")
            }
            for id in [FigureID.checks, .met, .unmet, .unreported, .upToStandard, .shareUpToStandard] {
                let figure = result.figures.whole[id]
                print("\(figure.label.en): \(figure.text.en)")
            }
        } catch {
            let failure = UserFailure(error)
            print(failure?.message.en ?? "\(error)")
            exit(failure?.exitCode ?? 70)
        }
    }
}
