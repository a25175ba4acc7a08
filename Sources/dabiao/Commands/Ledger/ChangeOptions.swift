import ArgumentParser
import Foundation
import UseCases
import Wording

/// What every command that changes rows asks for, and how it records the change.
struct ChangeOptions: ParsableArguments {
    @OptionGroup var sign: SignOptions
    @Flag(name: .long, help: help("不再询问", "do not ask")) var yes = false
    @OptionGroup var ledger: LedgerOptions

    /// Records a change of every row that is asked for; of several rows somebody is asked first.
    func record(_ change: RowChange, of rows: RowOptions, _ shell: Shell) throws {
        let changed = try ChangeRows(rows.selection, change, sign.signing, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment) { count in
            if yes { return true }
            guard isatty(0) == 1 else {
                throw UserFailure("将改动 \(count) 行，请加 --yes 确认", "this changes \(count) rows; confirm with --yes")
            }
            return ["y", "Y", "yes", "是"].contains(shell.console.ask(shell.say("将改动 \(count) 行，继续吗？[y/N] ", "change \(count) rows? [y/N] ")) ?? "")
        }
        print(shell.say("已登记 \(changed) 行。", "\(changed) rows recorded."))
    }
}
