import ArgumentParser
import Files
import Foundation
import Ledger
import OtherFormats
import UseCases
import WebReports
import Wording

/// `dabiao ledger remind`
struct LedgerRemind: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: say("提醒各乡镇：已逾期的和快到期的，可直接粘贴，或写成日历", "remind townships of what is late or falls due: a text to paste, or a calendar"),
        discussion: say(
            "例：dabiao ledger remind --within 7\n    dabiao ledger remind --format ics -o 提醒        （每乡镇一个日历文件）",
            "example: dabiao ledger remind --within 7\n         dabiao ledger remind --format ics -o reminders        (a calendar a township)"))

    @Option(name: .long, help: help("多少天内到期的", "what falls due within so many days", value: ("天数", "days")))
    var within = 7
    @Option(
        name: .long, parsing: .upToNextOption, help: help("这些乡镇（名称或代码）", "these townships (names or codes)", value: ("地名", "place")), completion: .townships)
    var township: [String] = []
    @Option(name: .long, help: help("格式（默认：看 -o 的文件名，否则 text）", "format (default: by the name after -o, else text)", value: ("格式", "format")))
    var format: ReminderFormat?
    @Option(
        name: [.short, .long],
        help: help(
            "写入的 .txt 或 .ics 文件；没有结尾就是文件夹，每乡镇一个文件", "the .txt or .ics file to write; a name without an ending is a folder with a file a township",
            value: ("文件", "file")),
        completion: .file())
    var output: String?
    @OptionGroup var replacing: ForceOption
    @OptionGroup var when: MomentOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        keepPrivate()
        let format = try ResultFile.format(format, output, among: ReminderFormat.allCases)
        var rows = RowSelection()
        rows.townships = township
        let result = try RemindPlaces(rows, within: within, at: when.moment, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        let write = writer(format, result, shell)
        guard let output, output != "-", ResultFile.ending(of: output) == nil, !isDevice(output) else {
            try ResultFile.check(output, force: replacing.force)
            return try shell.write(to: output) { try $0.write(write(result.reminders)) }
        }
        guard !FileManager.default.fileExists(atPath: output) else {
            throw UserFailure("\(output) 已经有了", "\(output) is there already", help: Text(zh: "换一个名字，或先删去旧的", en: "give another name, or remove it first"))
        }
        let folder = try OutputFolder(output)
        for reminder in result.reminders {
            // A name is no path, whatever stands in it.
            let name = "\(reminder.place.code)-\(reminder.place.name).\(format.ending)".replacing("/", with: "_")
            let file = try Output("\(folder.path)/\(name)", sweeps: false)
            try file.write(write([reminder]))
            try file.finish()
        }
        try folder.finish()
        print(shell.say("已写入 \(result.reminders.count) 个文件。", "Wrote \(result.reminders.count) files."))
    }

    private func isDevice(_ path: String) -> Bool { path.hasPrefix("/dev/") }

    private func writer(_ format: ReminderFormat, _ result: RemindPlaces.Result, _ shell: Shell) -> ([Reminder]) -> String {
        switch format {
        case .text:
            let text = ReminderText(asOf: result.asOf, within: within, isOfSample: result.isOfSample, shell.language)
            return { text.text($0) }
        case .ics:
            let calendar = ReminderCalendar(
                result.campaign, asOf: result.asOf, within: within, isOfSample: result.isOfSample, version: WebReport.version, shell.language)
            return { calendar.text($0) }
        }
    }
}
