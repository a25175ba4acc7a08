import Foundation
import ShippedLevels
import Standards
import TestSupport

@testable import Inventories

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A temporary inventory of one township, 990101101, walked with the repository's vocabulary.
struct Fixture {
    let folder = scratch.appendingPathComponent(UUID().uuidString).path
    let vocabulary: Vocabulary

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        vocabulary = try StandardLibrary.load(folder: repository + "/standards").vocabulary
        try write(
            "roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\":\n    name: 试验镇\n    villages: {\"990101101201\": 甲村, \"990101101202\": 乙村}\n")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Walks the township file of this text and returns what was said about it, as rendered in Chinese without the folder.
    func problems(_ text: String) throws -> [String] {
        try write("990101101.yaml", text)
        let recorder = Recorder()
        let inventory = try Inventory.open(folder)
        let walker = Walker(inventory, vocabulary)
        walker.walkTownship(code: "990101101", path: folder + "/990101101.yaml", recorder)
        return (inventory.diagnostics + walker.decoder.diagnostics).sorted().map {
            $0.rendered(.zh).replacingOccurrences(of: folder + "/", with: "")
        }
    }

    /// Calls `body` with the facts of each subject of the township file of this text.
    func walk(_ text: String, _ body: @escaping (Facts) -> Void) throws {
        try write("990101101.yaml", text)
        let recorder = Recorder()
        recorder.body = body
        let walker = Walker(try Inventory.open(folder), vocabulary)
        walker.walkTownship(code: "990101101", path: folder + "/990101101.yaml", recorder)
    }

    final class Recorder: SubjectVisitor {
        var body: (Facts) -> Void = { _ in }
        func enter(_ place: Facts, in frames: Frames) { body(place) }
        func visit(_ subject: Facts, in frames: Frames) { body(subject) }
        func leave(_ place: Facts, in frames: Frames) {}
    }
}
