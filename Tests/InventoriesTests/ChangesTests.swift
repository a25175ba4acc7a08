import Foundation
import ShippedLevels
import TestSupport
import Testing

@testable import Inventories

/// Files that change while they are read.
@Suite("Changes while reading")
struct ChangesTests {
    @Test("an inventory knows which of its files changed or went since it was opened, and says nothing otherwise")
    func changes() throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ name: String, _ text: String) throws { try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
        try write("roster.yaml", "roster: \"990101\"\nname: 县\ntownships: {}\n")
        try write("in/990101101.yaml", "township: \"990101101\"\n")
        try write("note.txt", "x")
        let inventory = try Inventory.open(folder)
        try write("note.txt", "y")
        try write("in/result.yaml.new", "y")
        #expect(inventory.changesSinceOpened().isEmpty)
        try write("in/990101101.yaml", "township: \"990101101\"\n")
        #expect(inventory.changesSinceOpened().map(\.file) == [folder + "/in/990101101.yaml"])
        try FileManager.default.removeItem(atPath: folder + "/roster.yaml")
        #expect(inventory.changesSinceOpened().first?.message.en.hasPrefix("2 files changed") == true)
    }

    @Test("opening a folder in which an import broke off finishes it, says so, and reads the whole of it")
    func recovers() throws {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ name: String, _ text: String) throws { try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8) }
        try write("roster.yaml", "roster: \"990101\"\nname: 县\ntownships: {}\n")
        for name in ["990101101", "990101102"] { try write("in/.dabiao-new-\(name)", "township: \"\(name)\"\n") }
        let entries = ["990101101", "990101102"].map { "file\t.dabiao-new-\($0)\t-\t\($0).yaml\n" }.joined()
        try write("in/.dabiao-journal", "dabiao-journal 1\n\(entries)end\n")
        let inventory = try Inventory.open(folder)
        #expect(inventory.townships.map(\.code) == ["990101101", "990101102"])
        #expect(inventory.diagnostics.contains { $0.severity == .warning && $0.message.zh == "上次写入中断过，现已补完（2 个文件）" })
        #expect(try Inventory.open(folder).diagnostics.allSatisfy { !$0.message.zh.contains("中断") })
        try write("in/.dabiao-journal", "dabiao-journal 1\nfile")
        #expect(throws: (any Error).self) { try Inventory.open(folder) }
    }
}
