import ArgumentParser
import Quantities

/// `dabiao ledger assign`
struct LedgerAssign: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "assign", abstract: say("落实责任人、责任单位", "make somebody responsible"))
    @OptionGroup var rows: RowOptions
    @Option(name: .customLong("to"), help: help("责任人", "the person", value: ("姓名", "name"))) var person: String?
    @Option(name: .long, help: help("责任单位", "the body", value: ("单位", "body"))) var unit: String?
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.assign(owner: person, unit: unit), of: rows, shell) }
}

/// `dabiao ledger measure`
struct LedgerMeasure: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "measure", abstract: say("定整改措施", "lay down what is to be done"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("整改措施", "the measure", value: ("文字", "text"))) var text: String
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.measure(text), of: rows, shell) }
}

/// `dabiao ledger progress`
struct LedgerProgress: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "progress", abstract: say("登记进展", "record what was done"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("进展", "what was done", value: ("文字", "text"))) var text: String
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.progress(text), of: rows, shell) }
}

/// `dabiao ledger submit`
struct LedgerSubmit: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "submit", abstract: say("报完成：整改的人说已经办好", "say that it is done, as the one who fixed it"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("完成情况", "what was done", value: ("文字", "text"))) var text: String?
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.submit(progress: text), of: rows, shell) }
}

/// `dabiao ledger verify`
struct LedgerVerify: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: say("核查签字：审计已证明达标，核查人不是整改的人", "sign as checker: an audit shows it met, and the checker did not fix it"))
    @OptionGroup var rows: RowOptions
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.verify, of: rows, shell) }
}

/// `dabiao ledger close`
struct LedgerClose: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: say("销号", "write a row off"))
    @OptionGroup var rows: RowOptions
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.close, of: rows, shell) }
}

/// `dabiao ledger waive`
struct LedgerWaive: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: say("豁免：有理由、有批准人、有期限", "set a row aside: with a reason, an approver and an expiry"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("理由", "why", value: ("理由", "reason"))) var reason: String
    @Option(name: .long, help: help("批准人或批准单位", "who approved it", value: ("批准人", "approver"))) var approver: String
    @Option(name: .long, help: help("有效期至", "the last day it counts", value: ("日期", "day"))) var until: Day
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.waive(reason: reason, approver: approver, until: until), of: rows, shell) }
}

/// `dabiao ledger reopen`
struct LedgerReopen: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: say("重新打开：退回，或更正销号", "open a row again: send it back, or correct a closing"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("理由", "why", value: ("理由", "reason"))) var reason: String
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.reopen(reason: reason), of: rows, shell) }
}

/// `dabiao ledger move-due`
struct LedgerMoveDue: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "move-due", abstract: say("改整改时限", "move the day a row is due"))
    @OptionGroup var rows: RowOptions
    @Option(name: .customLong("to"), help: help("新的时限", "the new day", value: ("日期", "day"))) var due: Day
    @Option(name: .long, help: help("理由", "why", value: ("理由", "reason"))) var reason: String
    @Flag(name: .long, help: help("允许晚于攻坚月最后一天，并记入台账", "let it lie after the campaign's last day; the ledger records it")) var beyondEnd = false
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.moveDue(to: due, reason: reason, beyondEnd: beyondEnd), of: rows, shell) }
}

/// `dabiao ledger note`
struct LedgerNote: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: say("备注；更正错误也用它说明", "a remark; also for explaining a mistake"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("备注", "the remark", value: ("文字", "text"))) var text: String
    @OptionGroup var change: ChangeOptions

    func run(_ shell: Shell) async throws { try change.record(.note(text), of: rows, shell) }
}
