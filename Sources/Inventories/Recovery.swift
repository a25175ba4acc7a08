import Files
import Wording

extension Recovery {
    /// What to tell of a write that had broken off.
    public var diagnostics: [Diagnostic] {
        [Diagnostic(.warning, file: folder, message: message)]
            + conflicts.map { Diagnostic(.warning, file: $0.file, message: Self.conflictMessage(kept: $0.kept)) }
    }
}

extension Text {
    static func brokenOff(_ reason: Text) -> Text {
        Text(zh: "上次写入中断，未能补完：\(reason.zh)", en: "an earlier write broke off and cannot be finished: \(reason.en)")
    }
    static let finishBrokenOff = Text(
        zh: "由能写入这个文件夹的人运行任一命令即可补完", en: "whoever may write in this folder finishes it by running any command")
}

extension Inventory {
    /// A warning when files of the inventory changed after it was opened: what was read meanwhile may be partly old and partly new.
    public func changesSinceOpened() -> [Diagnostic] {
        let changed = listing.changed().filter { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }
        guard let first = changed.first else { return [] }
        return [
            Diagnostic(
                .warning, file: first.path,
                message: Text(
                    zh: "读取期间有 \(changed.count) 个文件被改动，结果可能新旧混杂",
                    en: "\(changed.count) files changed while they were read; the result may be partly old, partly new"),
                help: Text(zh: "请重新运行一次", en: "run the command again"))
        ]
    }
}
