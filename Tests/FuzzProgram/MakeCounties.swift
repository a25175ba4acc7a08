import ArgumentParser
import Foundation
import Fuzzing
import Quantities
import Standards

/// Writes made-up counties that were edited and damaged, for holding one release against another.
struct MakeCounties: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counties", abstract: "Writes small counties with anything in them, edited as by hand, some damaged.")

    @Option(help: "How many.") var count = 1000
    @Option(help: "The same seed makes the same counties.") var seed: UInt64 = 1
    @Option(help: "The day around which dates lie.", transform: day) var asOf: Day
    @Option(help: "How many of a hundred are edited.") var edited = 70
    @Option(help: "How many of a hundred are damaged.") var damaged = 4
    @Option(help: "Folders of the standards whose limits are looked for.") var standards: [String] = ["standards"]
    @Option(help: "The folder they are written into.") var into: String

    mutating func run() throws {
        var counties = EditedCounties(count: count, seed: seed)
        (counties.edited, counties.damaged) = (edited, damaged)
        let folder = into
        try counties.write(try StandardLibrary.load(folders: standards), asOf: asOf) { path, bytes in
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }

    @Sendable private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError("\(text) is no day") }
        return day
    }
}
