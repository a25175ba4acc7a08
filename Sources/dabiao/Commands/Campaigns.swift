import Foundation
import Ledger
import Wording

/// The campaign files of the folder `campaigns`, as far as there is one.
enum Campaigns {
    static func load() throws -> (campaigns: [(path: String, campaign: Campaign)], problems: [Diagnostic]) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: "campaigns")) ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        var campaigns: [(String, Campaign)] = []
        var problems: [Diagnostic] = []
        for name in names.sorted() {
            do { campaigns.append(("campaigns/" + name, try Campaign.load(path: "campaigns/" + name))) } catch let error as InputError {
                problems += error.diagnostics
            }
        }
        return (campaigns, problems)
    }
}
