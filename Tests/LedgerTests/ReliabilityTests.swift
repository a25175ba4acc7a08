import Foundation
import Standards
import Testing

@testable import Ledger

/// Writers that are killed, crowded, or without room: nothing that was acknowledged may be lost.
@Suite("Reliability", .serialized)
struct ReliabilityTests {
    private static let executable: String = {
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path, repository + "/.build/debug"] {
            if FileManager.default.isExecutableFile(atPath: folder + "/ledger-writer") { return folder + "/ledger-writer" }
        }
        return repository + "/.build/debug/ledger-writer"
    }()

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.sync(1, [TestLedger.gap("s/c/990101101201-clinic")])
        return ledger
    }

    private func start(_ arguments: [String]) throws -> (process: Process, output: Pipe, errors: Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.executable)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return (process, output, errors)
    }

    /// The events a writer said are stored.
    private func acknowledged(_ pipe: Pipe) -> [(sequence: Int64, note: String)] {
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        // A line that was cut off in the middle was not said.
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? Int64(parts[0]).map { ($0, String(parts[1])) } : nil
        }
    }

    private func check(_ ledger: TestLedger, _ acknowledged: [(sequence: Int64, note: String)]) throws {
        let (problems, _, _) = try ledger.store.read { try $0.checkChain() }
        #expect(problems.isEmpty, "\(problems.first?.message.zh ?? "")")
        var notes: [Int64: String] = [:]
        for event in try ledger.store.read({ try $0.events(of: 1) }) { if case .noted(let text) = event.draft.body { notes[event.sequence] = text } }
        for (sequence, note) in acknowledged { #expect(notes[sequence]?.hasPrefix(note + " ") == true) }
    }

    @Test("1,000 times kill -9 at random moments: no acknowledged event lost, no torn state, chain valid")
    func kill() throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        var said: [(sequence: Int64, note: String)] = []
        var random = SystemRandomNumberGenerator()
        for round in 0..<500 {
            // Two at once, so that one is killed while the other waits for it or writes.
            let writers = try (0..<2).map { try start([ledger.path, "w\(round)x\($0)", "0"]) }
            usleep(UInt32.random(in: 5_000...60_000, using: &random))
            for writer in writers { Foundation.kill(writer.process.processIdentifier, SIGKILL) }
            for writer in writers {
                said += acknowledged(writer.output)
                writer.process.waitUntilExit()
            }
            if round % 100 == 99 { try check(ledger, said) }
        }
        #expect(said.count > 200)
        try check(ledger, said)
    }

    @Test("eight processes writing at once: nothing lost, no deadlock")
    func crowd() throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        let writers = try (0..<8).map { try start([ledger.path, "w\($0)", "40"]) }
        var said: [(sequence: Int64, note: String)] = []
        for writer in writers {
            said += acknowledged(writer.output)
            writer.process.waitUntilExit()
            #expect(writer.process.terminationStatus == 0)
        }
        #expect(said.count == 320)
        #expect(Set(said.map(\.sequence)).count == 320)
        try check(ledger, said)
    }

    @Test("without room a clear error, and the ledger whole")
    func fullDisk() throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        let sizes = [ledger.path, ledger.path + "-wal"].map { (try? FileManager.default.attributesOfItem(atPath: $0)[.size]) as? Int ?? 0 }
        let size = sizes.max()! + 60_000
        let writer = try start([ledger.path, "w", "100000", "--file-limit", String(size)])
        let said = acknowledged(writer.output)
        let errors = String(decoding: writer.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        writer.process.waitUntilExit()
        #expect(writer.process.terminationStatus == 2)
        #expect(errors.contains("input or output failed") || errors.contains("the disk is full"), "\(errors)")
        #expect(!said.isEmpty)
        try check(ledger, said)
        #expect(try ledger.note(1, .noted("goes on"), 3, by: "甲") == nil)
    }

    @Test("a ledger that may not be written says so, and stays as it is")
    func readOnly() throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        try ledger.store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: ledger.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: ledger.path)
        let writer = try start([ledger.path, "w", "1"] + (geteuid() == 0 ? ["--as-nobody"] : []))
        let errors = String(decoding: writer.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        writer.process.waitUntilExit()
        #expect(writer.process.terminationStatus == 2)
        #expect(errors.contains("not writable"), "\(errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: ledger.path)) == before)
    }

    @Test("what is no ledger is refused", arguments: ["", "not a database at all, but long enough to look like one", "SQLite format 3\0"])
    func notALedger(_ text: String) throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        try ledger.folder.write("x.ledger", text)
        #expect(throws: LedgerError.self) { try LedgerStore(ledger.folder("x.ledger")) }
        #expect(ledger.folder.read("x.ledger") == text)
        #expect(throws: LedgerError.self) { try LedgerStore(ledger.folder("nowhere.ledger")) }
    }
}
