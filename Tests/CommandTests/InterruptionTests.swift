import Foundation
import Testing
import Workbooks

/// Imports that meet one another, an editor, or their end: what was said to be written is there, and nothing is half there.
@Suite("Imports that are disturbed", .serialized)
struct InterruptionTests {
    private func start(_ program: Program, _ arguments: [String]) throws -> (process: Process, errors: Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.executable)
        process.arguments = arguments + ["--lang", "en"]
        process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return (process, errors)
    }

    private static let townships = ["990101101", "990101102", "990101103"]

    /// A sheet that sets one value of the first clinic of every township.
    private func sheet(_ program: Program, _ name: String, _ column: String, _ value: String) throws {
        try program.write("\(name)/村卫生室.csv", "代码,\(column)\n" + Self.townships.map { "\($0)201-clinic,\(value)\n" }.joined())
    }

    private func texts(_ program: Program) -> [String] { Self.townships.compactMap { program.read("county/\($0).yaml") } }

    private func leftovers(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("dabiao") || $0.contains(".new") }
    }

    @Test("two imports started together, 30 times: both are wholly there")
    func together() throws {
        let program = try Program()
        defer { program.remove() }
        for round in 0..<30 {
            try sheet(program, "one", "备注", "第\(round)次")
            try sheet(program, "two", "建筑面积", "\(100 + round)")
            let both = try ["one", "two"].map { try start(program, ["import", "\($0)/村卫生室.csv", "--into", "county"]).process }
            for process in both {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
            }
            #expect(texts(program).allSatisfy { $0.contains("note: 第\(round)次") && $0.contains("floor-area: \(100 + round)\n") }, "round \(round)")
        }
        #expect(try leftovers(program.folder + "/county") == [])
    }

    @Test("an edit that is saved while an import runs is never lost; the import is whole or refused")
    func edited() throws {
        let program = try Program()
        defer { program.remove() }
        var refused = 0
        for round in 0..<25 {
            try sheet(program, "one", "建筑面积", "\(100 + round)")
            let (process, errors) = try start(program, ["import", "one/村卫生室.csv", "--into", "county"])
            usleep(UInt32.random(in: 20_000...250_000))
            let file = "county/\(Self.townships[round % 3]).yaml"
            try #require(program.read(file)).appending("# 第\(round)次手改\n").write(toFile: program.folder + "/" + file, atomically: true, encoding: .utf8)
            process.waitUntilExit()
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(program.read(file)?.contains("# 第\(round)次手改\n") == true)
            let written = texts(program).count { $0.contains("floor-area: \(100 + round)\n") }
            if process.terminationStatus == 2 {
                refused += 1
                #expect(said.contains("was changed after it was read") && said.contains(file) && written == 0, "\(said)")
            } else {
                // An editor that read the file before the import and saved it after has itself to blame for that one file.
                #expect(process.terminationStatus == 0 && written >= 2, "\(said)")
            }
        }
    }

    @Test("40 kills amid imports: the next command sees all of the import or nothing of it")
    func killed() throws {
        let program = try Program()
        defer { program.remove() }
        for round in 0..<40 {
            try sheet(program, "one", "建筑面积", "\(100 + round)")
            let (process, _) = try start(program, ["import", "one/村卫生室.csv", "--into", "county"])
            // Kills as soon as new files appear, some a little later.
            var waited = 0
            while waited < 4000, try leftovers(program.folder + "/county").isEmpty, process.isRunning {
                usleep(100)
                waited += 1
            }
            usleep(UInt32.random(in: 0...3_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let audit = try program.audit()
            #expect(audit.status == 0, "\(audit.errors)")
            let written = texts(program).count { $0.contains("floor-area: \(100 + round)\n") }
            #expect(written == 0 || written == 3, "round \(round): \(written)")
        }
        #expect(try program.run("import", "one/村卫生室.csv", "--into", "county").status == 0)
        #expect(try leftovers(program.folder + "/county") == [])
    }

    @Test("who waits for another import says so, gives up in time, and writes nothing")
    func waiting() throws {
        let program = try Program()
        defer { program.remove() }
        try sheet(program, "one", "建筑面积", "100")
        let descriptor = open(program.folder + "/county", O_RDONLY)
        defer { close(descriptor) }
        flock(descriptor, LOCK_EX)
        let result = try program.run("import", "one/村卫生室.csv", "--into", "county", "--wait", "1")
        #expect(result.status == 2)
        #expect(result.errors.contains("another command is writing in county, waiting for it"))
        #expect(result.errors.contains("did not finish in 1 seconds"))
        #expect(texts(program).allSatisfy { !$0.contains("floor-area: 100\n") })
        #expect(try program.run("import", "one/村卫生室.csv", "--into", "county", "--dry-run").status == 0)
        #expect(try program.run("import", "one/村卫生室.csv", "--into", "county", "--wait", "-1").status == 2)
    }

    @Test("signals that end the program remove its temporary files, and it ends as the signal says", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(number: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("out/x", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.executable)
        process.arguments = ["export", "--inventory", repository + "/inventories/fangcheng", "-o", program.folder + "/out/x.xlsx"]
        process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
        process.environment = ["TMPDIR": program.folder + "/out", "HOME": "/tmp", "DABIAO_NO_CACHE": "1"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var waited = 0
        while waited < 100_000, try leftovers(program.folder + "/out").count < 2, process.isRunning {
            usleep(100)
            waited += 1
        }
        #expect(try leftovers(program.folder + "/out").count == 2)
        kill(process.processIdentifier, number)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
        // A signal that comes when the result has its name already finds nothing to remove; then the result is whole.
        // libxlsxwriter unlinks a file of its own the moment it has made it; a signal in that moment leaves its empty name.
        let files = FileManager.default
        let names = Set(
            try files.contentsOfDirectory(atPath: program.folder + "/out").filter { name in
                let size = try? files.attributesOfItem(atPath: program.folder + "/out/" + name)[.size] as? Int
                return !(name.hasPrefix("tmp.") && size == 0)
            })
        #expect(names.subtracting(["x.xlsx"]) == ["x"], "\(names)")
        if names.contains("x.xlsx") { #expect(try SpreadsheetFile(path: program.folder + "/out/x.xlsx").sheets.count > 1) }
    }

    @Test("a file may not grow beyond what the system allows: told as an error, nothing is left behind")
    func tooLarge() throws {
        let program = try Program()
        defer { program.remove() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "ulimit -f 20; exec \(Program.executable) export --inventory \(repository)/inventories/fangcheng --table 村卫生室 -o x.csv --lang en 2>errors.txt",
        ]
        process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 2)
        #expect(program.read("errors.txt")?.contains("x.csv: cannot be written") == true)
        #expect(try leftovers(program.folder).isEmpty && program.read("x.csv") == nil)
    }

    @Test("exports with names are their owner's only; imported files stay their owner's and group's")
    func permissions() throws {
        let program = try Program()
        defer { program.remove() }
        func mode(_ name: String) -> mode_t {
            var status = stat()
            stat(program.folder + "/" + name, &status)
            return status.st_mode & 0o777
        }
        #expect(try program.run("export", "--inventory", "county", "--with-names", "-o", "x.xlsx").status == 0)
        #expect(mode("x.xlsx") == 0o600)
        let file = "county/990101101.yaml"
        chmod(program.folder + "/" + file, 0o660)
        if geteuid() == 0 { chown(program.folder + "/" + file, 65_534, 65_534) }
        try sheet(program, "one", "建筑面积", "101")
        #expect(try program.run("import", "one/村卫生室.csv", "--into", "county").status == 0)
        var status = stat()
        stat(program.folder + "/" + file, &status)
        #expect(mode(file) == 0o660 && (geteuid() != 0 || (status.st_uid == 65_534 && status.st_gid == 65_534)))
    }
}
