import Files
import Foundation
import SpreadsheetFixtures
import Testing

@Suite("Watching folders")
struct FolderWatchTests {
    @Test("a file that is emptied and then written is seen once, as it was meant")
    func settles() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a.yaml", "a: 1\n")
        try folder.write("b.txt", "b\n")
        var watch = FolderWatch([folder.path], endings: [".yaml"])
        try folder.write("b.txt", "c\n")
        let path = folder("a.yaml")
        Task {
            try Data().write(to: URL(fileURLWithPath: path))
            try await Task.sleep(for: .milliseconds(80))
            try Data("a: 22\n".utf8).write(to: URL(fileURLWithPath: path))
        }
        #expect(await watch.changes() == [path])
        #expect(folder.read("a.yaml") == "a: 22\n")
        let start = ContinuousClock.now
        #expect(await watch.changes { ContinuousClock.now - start > .milliseconds(200) } == [])
    }

    @Test("a file that comes and one that goes are seen")
    func comesAndGoes() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("a.yaml", "a: 1\n")
        var watch = FolderWatch([folder.path], endings: [".yaml"])
        try folder.write("b.yaml", "b: 1\n")
        #expect(await watch.changes() == [folder("b.yaml")])
        try FileManager.default.removeItem(atPath: folder("a.yaml"))
        #expect(await watch.changes() == [folder("a.yaml")])
    }
}
