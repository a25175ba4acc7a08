import ArgumentParser
import Files
import Foundation
import WebReports

/// `dabiao manual`, which installing the program uses.
struct ManualCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: say("把帮助写成手册页", "write the help as pages of the manual"), shouldDisplay: false)

    @Argument(help: help("写入的文件夹", "the folder to write them to", value: ("文件夹", "folder")), completion: .directory) var folder: String
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let manual = try ManualPages(Dabiao._dumpHelp(), version: WebReport.version, shell.language)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in manual.pages { try shell.write(to: folder + "/" + name) { try $0.write(text) } }
    }
}
