import Ledger

/// What a sync changed, in sentences.
struct SyncSummary {
    private let result: SyncResult

    /// The summary of a sync.
    init(_ result: SyncResult) {
        self.result = result
    }

    /// The sentences, a line each.
    func text(_ shell: Shell) -> String {
        var lines = [
            shell.say(
                "新建 \(result.opened) 行，排查已达标 \(result.cleared) 行（可核查），反弹 \(result.relapsed) 行，豁免到期 \(result.waiversEnded) 行，现状有变 \(result.observed) 行，不变 \(result.unchanged) 行。",
                "\(result.opened) rows opened, \(result.cleared) cleared (ready to verify), \(result.relapsed) relapsed, \(result.waiversEnded) waivers ended, \(result.observed) with other values, \(result.unchanged) unchanged."
            )
        ]
        if result.asked > 0 {
            lines.append(
                shell.say(
                    "新建的行里有 \(result.asked) 行没有填报：疑似空白点（待核实），或攻坚月要求跟踪的未填报项。",
                    "Of the new rows \(result.asked) were not reported: possible blank spots, and what the campaign follows."))
        }
        if result.unknown > 0 {
            lines.append(
                shell.say(
                    "有 \(result.unknown) 行排查不能判定（未填报、不再适用或对象不在清单），保持原样。",
                    "Of \(result.unknown) rows the audit cannot say (not reported, no longer applicable, or not in the inventory); they stay as they are."))
        }
        if result.warned + result.lapsed > 0 {
            lines.append(
                shell.say("预警新增 \(result.warned) 行，解除 \(result.lapsed) 行。", "\(result.warned) warnings entered, \(result.lapsed) lapsed."))
        }
        return lines.joined(separator: "\n")
    }
}
