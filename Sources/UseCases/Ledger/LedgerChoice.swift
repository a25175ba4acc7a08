import Foundation
import Ledger
import Quantities
import Wording

extension Workspace {
    /// Opens a ledger; without one named the workspace's own, or the only one in its folder.
    func ledger(_ path: String?) throws -> LedgerStore {
        if let path = path ?? defaultLedger { return try ledger(at: path) }
        let here = ((try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []).filter { $0.hasSuffix(".ledger") }.sorted()
        if here.count == 1 { return try ledger(at: self.path(here[0])) }
        throw UserFailure(
            here.isEmpty ? "当前文件夹没有台账" : "当前文件夹有几个台账", here.isEmpty ? "there is no ledger here" : "there are several ledgers here",
            help: here.isEmpty
                ? Text(zh: "用 dabiao campaign start 建立，或用 --ledger 指明", en: "make one with dabiao campaign start, or name it with --ledger")
                : .oneOf(here.map { "--ledger " + $0 }))
    }
}

extension LedgerStore {
    /// The day it is: in a ledger of a sample, that of its last audit.
    func today(_ environment: Environment) throws -> Day { try read { try $0.today(environment.today) } }

    /// The campaign the ledger belongs to.
    func campaign() throws -> Campaign {
        guard let campaign = try read({ try $0.campaign() }) else {
            throw UserFailure("台账还没有攻坚月", "the ledger has no campaign yet", help: Text(zh: "先运行 dabiao campaign start", en: "run dabiao campaign start first"))
        }
        return campaign
    }
}
