import BuiltPrograms
import Foundation
import TestSupport
import Testing

/// The program as it is installed: it finds its standards, and shells know its words.
@Suite("Installed")
struct InstallTests {
    /// Runs a shell; what it printed.
    private func shell(_ script: String, _ variables: [String: String] = [:], in folder: String = repository) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "DABIAO_STANDARDS" }.merging(variables) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    @Test("installed elsewhere it runs from any folder, has its manual and completions, and goes without a trace")
    func install() throws {
        let place = scratch.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: place) }
        let variables = ["DESTDIR": place, "PREFIX": "/opt/dabiao"]
        let installed = try shell("sh scripts/install.sh install '\(BuiltProgram("dabiao").path)'", variables)
        #expect(installed.status == 0, "\(installed.output)")
        let root = place + "/opt/dabiao"
        let work = place + "/work"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        // Called by its name, from a folder without standards.
        let listed = try shell("dabiao standards list", ["PATH": root + "/bin:/usr/bin:/bin"], in: work)
        #expect(listed.status == 0 && listed.output.contains("henan-2019"), "\(listed.output)")
        let audit = try shell("dabiao audit --inventory '\(repository)/inventories/guangze'", ["PATH": root + "/bin:/usr/bin:/bin"], in: work)
        #expect(audit.status == 0 && audit.output.contains("光泽县"), "\(audit.output)")
        let english = try String(contentsOfFile: root + "/share/man/man1/dabiao-audit.1", encoding: .utf8)
        #expect(english.contains(".SH SYNOPSIS") && english.contains("\\-\\-inventory") && !english.contains("--inventory"))
        let chinese = try String(contentsOfFile: root + "/share/man/zh_CN/man1/dabiao-ledger-list.1", encoding: .utf8)
        #expect(chinese.contains(".SH 选项") && chinese.contains("责任人"))
        #expect(!FileManager.default.fileExists(atPath: root + "/share/man/man1/dabiao-manual.1"))
        for file in ["bash-completion/completions/dabiao", "zsh/site-functions/_dabiao", "fish/vendor_completions.d/dabiao.fish"] {
            #expect(try String(contentsOfFile: root + "/share/" + file, encoding: .utf8).contains("---completion"), "\(file)")
        }
        #expect(try shell("sh scripts/install.sh uninstall", variables).status == 0)
        let left = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).filter { $0.contains("dabiao") }
        #expect(left.isEmpty, "\(left)")
    }

    /// What bash offers for the last word of a line.
    private func offered(_ words: String..., in folder: String = repository) throws -> [String] {
        let dabiao = BuiltProgram("dabiao").path
        let script = """
            export PATH='\((dabiao as NSString).deletingLastPathComponent)':$PATH
            source <(dabiao --generate-completion-script bash)
            COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
            _dabiao dabiao "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        return try shell(script, in: folder).output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test("completions offer inventories, townships, villages, standards and criteria")
    func completions() throws {
        #expect(try offered("dabiao", "audit", "--inventory", "").contains("inventories/fangcheng"))
        #expect(try offered("dabiao", "audit", "--inventory", "inventories/fangcheng", "--township", "独") == ["独树镇"])
        #expect(try offered("dabiao", "gaps", "--inventory", "inventories/fangcheng", "--township", "独树镇", "--village", "康") == ["康庄"])
        #expect(try offered("dabiao", "selfcheck", "康庄").contains("康庄"))
        #expect(try offered("dabiao", "audit", "--standard", "henan").contains("henan-2019"))
        #expect(try offered("dabiao", "standards", "show", "fang").contains("fangcheng-2022"))
        #expect(try offered("dabiao", "explain", "clinic.doc").contains("clinic.doctor"))
        #expect(try offered("dabiao", "ga") == ["gaps"])
    }

    @Test("where nothing can be read nothing is offered")
    func nothing() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("standards/t.yaml", "standard: [")
        #expect(try offered("dabiao", "audit", "--standard", "x", in: program.folder).isEmpty)
        #expect(try offered("dabiao", "audit", "--inventory", "nowhere", "--township", "x", in: program.folder).isEmpty)
    }
}
