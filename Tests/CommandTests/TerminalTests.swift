import BuiltPrograms
import Foundation
import TestSupport
import Testing
import Wording

/// What a terminal shows: nothing wider than it is, no word in two pieces, the conclusion last.
@Suite("On a terminal")
struct TerminalTests {
    private static let dabiao = BuiltProgram("dabiao")
    private static let county = ["--inventory", "inventories/fangcheng", "--as-of", "2022-08-10"]
    private static let small = ["--inventory", "inventories/guangze", "--as-of", "2022-08-10"]
    private static let commands: [[String]] = [
        ["audit"] + small, ["audit", "--full", "--notes"] + small, ["audit", "--township", "独树镇"] + county,
        ["gaps", "--all", "--unreported"] + small, ["gaps", "--township", "独树镇"] + county, ["blanks", "--township", "独树镇"] + county, ["blanks"] + small,
        ["forecast", "--inventory", "inventories/guangze", "--from", "2022-08-10", "--as-of", "2023-12-31"], ["selfcheck", "平原村"] + county,
        ["figures", "--township", "独树镇"] + county, ["figures", "--definitions"], ["procure", "--township", "独树镇"] + county,
        ["compare", "inventories/guangze", "inventories/wugang", "--as-of", "2022-08-10"], ["standards", "list"], ["standards", "show", "fangcheng-2022"],
        ["standards", "unverified"], ["explain", "clinic.doctor", "独北村"] + county, ["verify-site", "--sample", "1%", "--seed", "1"] + county.prefix(2),
    ]

    private func run(_ arguments: [String], columns: Int?, language: String = "zh", environment: [String: String] = [:]) throws -> String {
        var environment = environment
        if let columns { environment["COLUMNS"] = String(columns) }
        let result = try Self.dabiao.run(arguments + ["--lang", language], in: repository, environment: environment)
        #expect(result.status == 0, "\(arguments) \(result.errors)")
        return result.output
    }

    /// Stretches of Latin letters and digits.
    private func words(_ text: String) -> Set<Substring> { Set(text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }) }

    private func hold(_ text: String, in width: Int, _ whole: String, _ what: [String]) {
        let lines = text.split(separator: "\n")
        for line in lines where displayWidth(of: line) > width { Issue.record("\(what) at \(width): \(line)") }
        // The ids of standards are as many as there is room for, and then a number.
        let pieces = words(lines.filter { !$0.hasPrefix("标准：") && !$0.hasPrefix("standards: ") }.joined(separator: "\n")).subtracting(words(whole))
        #expect(pieces.isEmpty, "\(what) at \(width)")
        #expect(!text.contains("\u{1B}"))
    }

    @Test("no line is wider than the terminal and no word is in two pieces", arguments: commands)
    func widths(command: [String]) throws {
        let whole = try run(command, columns: nil)
        for width in [45, 60, 80, 120, 200] { hold(try run(command, columns: width), in: width, whole, command) }
        hold(try run(command, columns: 80, language: "en"), in: 80, try run(command, columns: nil, language: "en"), command)
    }

    @Test("the ledger's tables fit too, and a look at the campaign fits a screen with what it comes to last")
    func ledger() throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = ["--ledger", folder + "/f.ledger"]
        _ = try run(
            ["campaign", "start", "campaigns/fangcheng-2022.yaml", "--inventory", "inventories/fangcheng", "--as-of", "2022-08-01"] + ledger, columns: nil)
        for command in [
            ["campaign", "status"], ["campaign", "report"], ["ledger", "list"], ["ledger", "show", "3"], ["ledger", "history", "3"], ["ledger", "history"],
        ] {
            let arguments = command + ledger + (command[1] == "history" || command[1] == "show" ? [] : ["--as-of", "2022-08-12"])
            let whole = try run(arguments, columns: nil)
            for width in [45, 60, 80, 120, 200] { hold(try run(arguments, columns: width), in: width, whole, command) }
        }
        for day in ["2022-08-03", "2022-08-08", "2022-08-12", "2022-09-30"] {
            for language in ["zh", "en"] {
                let status = try run(["campaign", "status", "--as-of", day] + ledger, columns: 80, language: language).split(
                    separator: "\n", omittingEmptySubsequences: false)
                #expect(status.count <= 24, "\(day) \(language): \(status.count)")
                #expect(status.suffix(6).contains { $0 == "总体进度" || $0 == "All rows" }, "\(status.suffix(6))")
            }
        }
    }

    @Test("an audit fits a screen of 24 lines, with the sentence that matters most last", arguments: ["fangcheng", "guangze", "wugang", "zhongwei"])
    func answer(county: String) throws {
        for language in ["zh", "en"] {
            let text = try run(["audit", "--inventory", "inventories/" + county, "--as-of", "2022-08-10"], columns: 80, language: language)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 24, "\(county) \(language): \(lines.count)")
            #expect(lines.suffix(5).contains { $0.contains(language == "zh" ? "处没有医疗机构" : "without an institution") }, "\(text)")
            #expect(text.contains("--notes") && text.contains("--full"))
            #expect(!text.contains("尚待核实：") && !text.contains("open: "))
        }
    }

    @Test("caveats are a line, and are told in full when asked for")
    func notes() throws {
        let audit = ["audit"] + Self.county
        #expect(try run(audit, columns: nil).contains("5 处尚待核实"))
        let notes = try run(audit + ["--notes"], columns: nil)
        #expect(notes.contains("尚待核实：fangcheng-2022 — ") && notes.contains("方农工办〔2022〕54号"))
        // The same words go to a file and to a terminal.
        func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        let selfcheck = ["audit", "--full", "--notes"] + Self.small
        #expect(try words(run(selfcheck, columns: 200)) == words(run(selfcheck, columns: nil)))
    }

    @Test("a list of gaps says how much it lists and what it leaves out")
    func left() throws {
        let gaps = ["gaps"] + Self.small
        let end = try run(gaps, columns: nil).split(separator: "\n").suffix(3).joined(separator: "\n")
        #expect(end.contains("项检查，共缺") && end.contains("--unreported") && end.contains("--all"), "\(end)")
        let all = try run(gaps + ["--unreported", "--all"], columns: nil).split(separator: "\n").suffix(3).joined(separator: "\n")
        #expect(!all.contains("--unreported") && !all.contains("--all"), "\(all)")
    }

    @Test("help fits 80 columns, is all in one language and says nothing twice")
    func help() throws {
        for command in [
            [], ["audit"], ["gaps"], ["selfcheck"], ["verify-site"], ["ledger", "list"], ["ledger", "move-due"], ["campaign", "start"],
            ["standards", "from-table"],
            ["import"], ["template"], ["report"], ["compare"], ["figures"],
        ] {
            for language in ["zh", "en"] {
                let help = try Self.dabiao.run(command + ["--help"], in: repository, environment: ["DABIAO_LANG": language]).output
                for line in help.split(separator: "\n") { #expect(displayWidth(of: line) <= 80, "\(line)") }
                guard language == "zh" else { continue }
                for match in help.matches(of: #/<([^>]+)>/#) { #expect(match.1.contains { !$0.isASCII } || match.1 == "MiB", "\(command) \(match.0)") }
                #expect(!help.contains("zh 或 en"))
                if let inventory = help.range(of: "  --inventory"), let depth = help.range(of: "  --max-depth") {
                    #expect(inventory.lowerBound < depth.lowerBound)
                }
            }
        }
    }
}
