import ArgumentParser
import Files
import Foundation
import Reports
import Wording

/// Whether a result may take the place of a file that results are made from.
struct ForceOption: ParsableArguments {
    @Flag(name: .long, help: help("-o 可以替换清单、标准、台账等文件", "let -o replace files of inventories, standards and ledgers"))
    var force = false
}

/// Where and how the result is written.
struct FormatOptions<Format: FileFormat & ExpressibleByArgument>: ParsableArguments {
    @Option(name: .customLong("format"), help: help("格式（默认：看 -o 的文件名，否则 text）", "format (default: by the name after -o, else text)", value: ("格式", "format")))
    var requested: Format?

    @Option(
        name: [.short, .long],
        help: help("写入文件，结尾决定格式（默认：屏幕）", "write to a file, whose ending says the format (default: standard output)", value: ("文件", "file")), completion: .file()
    )
    var output: String?

    @OptionGroup var replacing: ForceOption

    /// The format, by option or file name.
    var format: Format { (try? ResultFile.format(requested, output, among: Array(Format.allCases))) ?? .usual }

    /// Refuses formats the command does not have, names that contradict the format, and files that must stay; a workbook is not for a terminal.
    func check(_ known: [Format] = Array(Format.allCases), keeping folders: [String] = []) throws {
        let format = try ResultFile.format(requested, output, among: known)
        try ResultFile.check(output, force: replacing.force, keeping: folders)
        guard format.isBinary, output == nil, isatty(1) == 1 else { return }
        throw UserFailure("xlsx 格式请用 -o 指明文件，如 -o 结果.xlsx", "name a file for xlsx, such as -o result.xlsx")
    }

    /// Opens the file, after the same checks.
    func open(_ known: [Format] = Array(Format.allCases), keeping folders: [String] = [], on screen: Screen) throws -> Output {
        try check(known, keeping: folders)
        if output == nil { screen.beginPaging() }
        return try Output(output)
    }
}

/// The options of what can be a report.
typealias OutputOptions = FormatOptions<ReportFormat>

/// The options of a result that is one table.
typealias PlainOutputOptions = FormatOptions<PlainFormat>
