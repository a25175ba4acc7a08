import Wording
import Writing
import YAMLReader

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
