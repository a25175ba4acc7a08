import ArgumentParser
import Files
import Foundation
import UseCases
import WebReports
import Wording

/// `dabiao form`
struct FormCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: say("手机上离线填的表（.html）：边填边按标准算", "forms to fill in on a phone without a network (.html): judged by the standards as they are filled in"),
        discussion: say(
            """
            例：dabiao form 独北村 --inventory inventories/fangcheng -o 独北村.html
                dabiao form --inventory inventories/fangcheng --township 独树镇 -o 独树镇离线表
            一个村卫生室一个文件，用微信发给村医，在手机上打开就能填，不用联网；填完发回的文件或短文本用 dabiao import 收。
            """,
            """
            example: dabiao form 独北村 --inventory inventories/fangcheng -o form.html
                     dabiao form --inventory inventories/fangcheng --township 独树镇 -o forms
            One file a clinic, to send by chat and open on a phone; no network is needed. What comes back, a file or a short text, is taken by dabiao import.
            """))

    @Argument(
        help: help(
            "村或村卫生室的名称或代码；不写就每个村卫生室一个文件", "name or code of a village or clinic; without it, one file for each clinic", value: ("机构", "facility")),
        completion: .villages)
    var clinic: String?
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @Flag(name: .long, help: help("核查人员现场用的表：填报的旁边填看到的", "the form for inspectors on site: what is found beside what was reported")) var visit = false
    @Option(
        name: [.short, .long],
        help: help(
            "写入的 .html 文件；多个机构时是文件夹，不能已存在", "the .html file to write; for several clinics the folder, which must not be there", value: ("文件", "file")),
        completion: .file())
    var output: String
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let forms = MakeOfflineForms(AuditSelection(inventory, standards), clinic: clinic, isVisit: visit, version: WebReport.version)
        if clinic != nil { try one(forms, shell) } else { try all(forms, shell) }
    }

    /// Whether the output is the file of one form.
    private var isPage: Bool { ["html", "htm"].contains(ResultFile.ending(of: output)) }

    private func one(_ forms: MakeOfflineForms, _ shell: Shell) throws {
        guard output == "-" || isPage else { throw UserFailure("-o 的文件名应以 .html 结尾", "the name after -o should end in .html") }
        var destination: Output?
        try forms.run(in: common.workspace, shell.environment) {
            destination = try ResultFile.open(output, force: replacing.force, keeping: $0.sources)
        } take: {
            try destination?.write($0.html)
        }
        try destination?.finish()
    }

    private func all(_ forms: MakeOfflineForms, _ shell: Shell) throws {
        // Whoever names a file wants one form, and has not said of whom.
        guard !isPage, output != "-" else {
            throw UserFailure(
                "没有写是哪个村卫生室的表，-o 应是文件夹", "it is not said whose form it is: -o should name a folder",
                help: Text(
                    zh: "一张表写上村名：dabiao form 独北村 -o \(output)；每个村卫生室一张就给一个文件夹名",
                    en: "for one form name the village: dabiao form 独北村 -o \(output); for one a clinic give the name of a folder"))
        }
        let folder = try FormFolder(output)
        var bytes = 0
        let count = try forms.run(in: common.workspace, shell.environment) {
            bytes = max(bytes, $0.html.utf8.count)
            try folder.write($0)
        }
        try folder.finish()
        print(shell.say("\(output)：\(count) 张，每张不超过 \(bytes / 1000 + 1) KB", "\(output): \(count) forms of at most \(bytes / 1000 + 1) KB"))
    }
}
