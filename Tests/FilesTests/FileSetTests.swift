import Foundation
import SpreadsheetFixtures
import Testing

@testable import Files

/// Several files written together: what was said to be stored is stored, and nothing is ever half there.
@Suite("Files written together", .serialized)
struct FileSetTests {
    private static let files = ["a.yaml", "b.yaml", "sub/c.yaml", "sub/deep/d.yaml"]

    private static let executable: String = {
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path, repository + "/.build/debug"] {
            if FileManager.default.isExecutableFile(atPath: folder + "/folder-writer") { return folder + "/folder-writer" }
        }
        return repository + "/.build/debug/folder-writer"
    }()

    private func start(_ folder: TemporaryFolder, _ count: Int, _ files: [String] = files) throws -> (process: Process, output: Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.executable)
        process.arguments = [folder.path, "\(count)"] + files
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return (process, output)
    }

    /// The last number a writer said is stored; a line that was cut off was not said.
    private func acknowledged(_ pipe: Pipe, _ before: String) -> Int {
        let text = before + String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last.flatMap { Int($0) } ?? 0
    }

    private func numbers(_ folder: TemporaryFolder) -> [Int] {
        Self.files.map { folder.read($0).flatMap { $0.split(separator: "\n").first.flatMap { Int($0) } } ?? 0 }
    }

    /// Everything of ours that is still in the folder.
    private func leftovers(_ folder: TemporaryFolder) -> [String] {
        (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.contains(".dabiao") || $0.hasSuffix(".new") }
    }

    @Test("260 kills amid writes: after the next run all files say the same, and at least what was acknowledged")
    func kills() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var generator = SystemRandomNumberGenerator()
        var recoveries = 0
        var last = 0
        for _ in 0..<260 {
            let (process, output) = try start(folder, 0)
            // From the first write on, however long the start takes.
            let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            usleep(UInt32.random(in: 0...12_000, using: &generator))
            kill(process.processIdentifier, SIGKILL)
            let said = acknowledged(output, first)
            process.waitUntilExit()
            let found = try finishInterruptedWrites(
                in: ["", "/sub", "/sub/deep"].map { folder.path + $0 }.filter { FileManager.default.fileExists(atPath: $0) })
            recoveries += found.count
            #expect(found.allSatisfy { $0.conflicts.isEmpty })
            let now = numbers(folder)
            #expect(Set(now).count == 1, "\(now)")
            #expect(now[0] >= max(said, last), "\(now[0]) \(said) \(last)")
            last = now[0]
        }
        _ = try FolderLock(folder.path)
        #expect(leftovers(folder) == [])
        #expect(last > 260)
        #expect(recoveries > 0, "no kill hit between the journal and the last name")
    }

    @Test("writers at the same time, also of a folder in the other's, lose nothing of one another's")
    func several() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try FileManager.default.createDirectory(atPath: folder("sub/deep"), withIntermediateDirectories: true)
        let inner = Process()
        inner.executableURL = URL(fileURLWithPath: Self.executable)
        inner.arguments = [folder("sub"), "40", "c.yaml", "deep/d.yaml"]
        inner.standardOutput = FileHandle.nullDevice
        let first = try start(folder, 40)
        let second = try start(folder, 40)
        try inner.run()
        for process in [first.process, second.process, inner] { process.waitUntilExit() }
        #expect([first.process, second.process, inner].map(\.terminationStatus) == [0, 0, 0])
        #expect(numbers(folder) == [80, 80, 120, 120])
        #expect(leftovers(folder) == [])
    }

    @Test("what somebody saved after a file was read is not overwritten, and no other file is written either")
    func changed() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a.yaml", "a")
        try folder.write("b.yaml", "b")
        var set = FileSet()
        set.add(folder("a.yaml"), "new a", before: Array("a".utf8))
        set.add(folder("b.yaml"), "new b", before: Array("b".utf8))
        set.add(folder("new/c.yaml"), "new c", before: nil)
        try folder.write("b.yaml", "by hand")
        let error = #expect(throws: OutputError.self) { try set.commit() }
        #expect(error?.message.en.hasPrefix(folder("b.yaml") + ": was changed after it was read; nothing was written") == true)
        #expect(folder.read("a.yaml") == "a" && folder.read("b.yaml") == "by hand")
        #expect(!FileManager.default.fileExists(atPath: folder("new")))
        try folder.write("b.yaml", "b")
        try folder.write("new/c.yaml", "somebody's")
        #expect(throws: OutputError.self) { try set.commit() }
        #expect(folder.read("a.yaml") == "a" && folder.read("new/c.yaml") == "somebody's")
        #expect(leftovers(folder) == [])
    }

    @Test("a write that meets somebody's edit after its first file has its name puts that file back")
    func undone() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for name in ["a.yaml", "b.yaml"] { try folder.write(name, "old") }
        var set = FileSet()
        // The same file twice: for the second of them the first is somebody else's.
        for (name, text) in [("a.yaml", "one"), ("new.yaml", "one"), ("b.yaml", "one"), ("a.yaml", "two")] {
            set.add(folder(name), text, before: name == "new.yaml" ? nil : Array("old".utf8))
        }
        #expect(throws: OutputError.self) { try set.commit() }
        #expect(folder.read("a.yaml") == "old" && folder.read("b.yaml") == "old" && folder.read("new.yaml") == nil)
        #expect(leftovers(folder) == [])
    }

    @Test("a write that broke off goes on in the next run; a file edited in the meantime stays, and the new one lies beside it")
    func goesOn() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for name in ["a", "b", "sub/c"] { try folder.write(name + ".yaml", "old") }
        try folder.write(".dabiao-new-1", "new")
        try folder.write(".dabiao-new-2", "new")
        try folder.write("sub/.dabiao-new-3", "new")
        try folder.write("sub/.dabiao-new-stale", "nobody's")
        try Journal.write(
            [("a.yaml", ".dabiao-new-1"), ("b.yaml", ".dabiao-new-2"), ("sub/c.yaml", ".dabiao-new-3")].map {
                .init(file: $0.0, temporary: $0.1, stamp: Journal.stamp(folder($0.0)))
            }, in: realPath(folder.path)!, from: [realPath(folder.path)!, realPath(folder("sub"))!])
        try folder.write("b.yaml", "by hand")
        // Whoever opens only the inner folder finishes the whole.
        let found = try finishInterruptedWrites(in: [folder("sub")])
        #expect(found.map(\.files) == [2])
        #expect(found.flatMap { $0.conflicts.map { ($0.file as NSString).lastPathComponent } } == ["b.yaml"])
        #expect(["a.yaml", "b.yaml", "b.yaml.new", "sub/c.yaml"].map { folder.read($0) } == ["new", "by hand", "new", "new"])
        #expect(try finishInterruptedWrites(in: [folder.path, folder("sub")]).isEmpty)
        #expect(leftovers(folder) == ["b.yaml.new"])
    }

    @Test(
        "a journal that names files outside its folder, or is damaged, is refused",
        arguments: [
            "file\t.dabiao-new-1\t-\t../victim\nend\n", "file\t.dabiao-new-1\t-\t/tmp/victim\nend\n", "file\t../.dabiao-new-1\t-\tvictim\nend\n",
            "file\tother\t-\tvictim\nend\n", "file\t.dabiao-new-1\t-\tvictim\n", "up 0\nend\n", "up 99\nend\n",
        ])
    func hostile(text: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("in/.dabiao-new-1", "x")
        try folder.write("in/other", "x")
        try folder.write("in/.dabiao-journal", "dabiao-journal 1\n" + text)
        let error = #expect(throws: OutputError.self) { try finishInterruptedWrites(in: [folder("in")]) }
        #expect(error?.message.en.contains("is damaged") == true)
        #expect(!FileManager.default.fileExists(atPath: folder("victim")) && !FileManager.default.fileExists(atPath: folder("in/victim")))
    }

    @Test("who waits gives up after the time that was said, and says so")
    func waits() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try FileManager.default.createDirectory(atPath: folder("in"), withIntermediateDirectories: true)
        let held = try FolderLock(folder.path)
        var told = 0
        let error = #expect(throws: OutputError.self) { _ = try FolderLock(folder("in"), wait: 1) { told += 1 } }
        #expect(told == 1)
        #expect(error?.message.en.contains("did not finish in 1 seconds") == true)
        withExtendedLifetime(held) {}
    }
}

/// Files that are replaced whole.
@Suite("Replacing files")
struct OutputTests {
    private func mode(_ path: String) -> mode_t {
        var status = stat()
        stat(path, &status)
        return status.st_mode & 0o7777
    }

    private func write(_ text: String, _ path: String, isPrivate: Bool = false) throws {
        let output = try Output(path, isPrivate: isPrivate)
        try output.write(text)
        try output.finish()
    }

    @Test("a file keeps owner, group and mode; a private one is nobody else's")
    func modes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for wanted: mode_t in [0o664, 0o640, 0o600] {
            try folder.write("a", "old")
            chmod(folder("a"), wanted)
            if geteuid() == 0 { chown(folder("a"), 65_534, 65_534) }
            try write("new", folder("a"))
            var status = stat()
            stat(folder("a"), &status)
            #expect(folder.read("a") == "new" && mode(folder("a")) == wanted)
            if geteuid() == 0 { #expect(status.st_uid == 65_534 && status.st_gid == 65_534) }
            var set = FileSet()
            set.add(folder("a"), "set", before: Array("new".utf8))
            try set.commit()
            #expect(folder.read("a") == "set" && mode(folder("a")) == wanted)
        }
        try write("names", folder("b"), isPrivate: true)
        #expect(mode(folder("b")) == 0o600)
        try folder.write("c", "old")
        chmod(folder("c"), 0o644)
        try write("names", folder("c"), isPrivate: true)
        #expect(mode(folder("c")) == 0o600)
    }

    @Test("links stay links, also one that leads to a file that is not there yet")
    func links() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try FileManager.default.createDirectory(atPath: folder("far"), withIntermediateDirectories: true)
        symlink("far/file", folder("link"))
        for text in ["one", "two"] {
            try write(text, folder("link"))
            #expect(folder.read("far/file") == text)
            #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder("link"))) == "far/file")
        }
    }

    @Test("temporary files of dead runs are swept; those in use, young ones and other people's files stay")
    func sweeps() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (old, young, held, other) = (".dabiao-tmp-old", ".dabiao-tmp-young", ".dabiao-tmp-held", "a.tmp-2")
        for name in [old, young, held, other] { try folder.write(name, "x") }
        for name in [old, held, other] {
            let past = timeval(tv_sec: time(nil) - 7200, tv_usec: 0)
            utimes(folder(name), [past, past])
        }
        let descriptor = open(folder(held), O_RDONLY)
        flock(descriptor, LOCK_EX)
        defer { close(descriptor) }
        try write("x", folder("result"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [held, young, other, "result"].sorted())
    }

    @Test("an output that is let go of leaves nothing, and never removes a file of another run")
    func letGo() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        do {
            let first = try Output(folder("x"))
            let second = try Output(folder("x"))
            try first.write("1")
            try second.write("2")
            try second.finish()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x"])
        #expect(folder.read("x") == "2")
    }
}
