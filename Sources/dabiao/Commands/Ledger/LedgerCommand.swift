import ArgumentParser

/// `dabiao ledger`
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: say("整改台账：每个问题有人负责，排查证明消除才销号", "the rectification ledger: every gap owned, closed only when a fresh audit shows it gone"),
        subcommands: [
            LedgerSyncCommand.self, LedgerOpenCommand.self, LedgerList.self, LedgerShow.self, LedgerAssign.self, LedgerMeasure.self, LedgerProgress.self,
            LedgerSubmit.self,
            LedgerVerify.self, LedgerClose.self, LedgerWaive.self, LedgerReopen.self, LedgerMoveDue.self, LedgerNote.self, LedgerRemind.self, LedgerExport.self,
            LedgerImport.self,
            LedgerHistory.self, LedgerVerifyChain.self, LedgerBackup.self,
        ])
}
