import BuiltPrograms
import Foundation
import TestSupport

let repository = BuiltPrograms.repository

/// The fixed small world: a city of two counties with their own standards, and the built program to look at it with.
struct World {
    let folder = scratch.appendingPathComponent("golden-\(UUID().uuidString)").path

    typealias Result = BuiltProgram.Result

    init() throws {
        let files = FileManager.default
        try files.copyItem(atPath: repository + "/Tests/GoldenTests/Fixture", toPath: folder)
        try files.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder + "/standards/vocabulary")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs the program in the world's folder.
    func run(_ arguments: [String], language: String = "zh", in place: String? = nil) throws -> Result {
        try BuiltProgram("dabiao").run(arguments + ["--lang", language], in: place ?? folder)
    }

    /// Runs the program, writes its result to a file, and gives the file's path.
    func file(_ name: String, _ arguments: [String], language: String = "zh", in place: String? = nil) throws -> String {
        let path = folder + "/" + name
        let format = arguments.contains("--format") ? [] : ["--format", String(name.split(separator: ".").last ?? "")]
        let result = try run(arguments + format + ["-o", path], language: language, in: place)
        guard result.status == 0 else { throw Failure(text: "\(arguments): \(result.status) \(result.errors)") }
        return path
    }

    struct Failure: Error, CustomStringConvertible {
        var text: String
        var description: String { text }
    }
}
