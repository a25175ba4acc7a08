import BuiltPrograms
import Foundation
import Testing

/// What is left of a run that was stopped.
@Suite("Stopped runs") struct OrphanTests {
    @Test("stopped from outside, nothing goes on")
    func stopped() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: BuiltProgram("dabiao-fuzz").path)
        process.arguments = ["--target", "yaml", "--rounds", "100000000", "--workers", "2", "--output", folder.path]
        process.currentDirectoryURL = URL(fileURLWithPath: repository)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        let parent = "--parent\u{0}\(process.processIdentifier)\u{0}"
        #expect(try wait { try readers(parent) == 2 }, "nothing was begun")
        // The one signal nobody can put off.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try wait { try readers(parent) == 0 }, "still reads inputs")
    }

    private func wait(_ condition: () throws -> Bool) rethrows -> Bool {
        let start = Date()
        while Date().timeIntervalSince(start) < 20 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    /// How many processes were started with these arguments and have not ended.
    private func readers(_ arguments: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.count { pid in
            (try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(pid)/cmdline"))).map { String(decoding: $0, as: UTF8.self).contains(arguments) } ?? false
        }
    }
}
