import ArgumentParser
import Foundation
import Fuzzing

/// Feeds readers with odd inputs, a million times.
///
/// The inputs are read in processes of their own, so that one that crashes or hangs is found and the rest goes on.
@main
struct FuzzProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dabiao-fuzz", abstract: "Feeds the readers with odd inputs.",
        subcommands: [FuzzAll.self, FeedInputs.self, ReadInput.self, MakeCounties.self],
        defaultSubcommand: FuzzAll.self)
}

/// What can be fed, by name.
enum TargetName: String, CaseIterable, ExpressibleByArgument {
    case yaml, csv, xlsx

    /// What is fed.
    func target() throws -> any FuzzTarget {
        // Where the corpus lies; the program is run from the folder of the project.
        let repository = FileManager.default.currentDirectoryPath
        return switch self {
        case .yaml: ScannerComparison(Corpus(repository: repository))
        case .csv: try SpreadsheetReading(isWorkbook: false, repository: repository)
        case .xlsx: try SpreadsheetReading(isWorkbook: true, repository: repository)
        }
    }

    /// How many inputs of this kind there are to so many of YAML; a spreadsheet takes fifty times as long.
    func share(of rounds: Int) -> Int { self == .yaml ? rounds : (rounds + 9) / 10 }
}

/// Runs everything and tells what was found.
struct FuzzAll: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Runs every target and says what was found.")

    @Option(help: "How many inputs of YAML; of spreadsheets there are a tenth.") var rounds = 100_000
    @Option(help: "The same seed makes the same inputs.") var seed: UInt64 = 1
    @Option(help: "Only one target.") var target: TargetName?
    @Option(help: "How many processes.") var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "Seconds one input may take.") var seconds = 10.0
    @Option(help: "Where reproducers are written.") var output = ".build/fuzz"

    mutating func run() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        var isSound = true
        for name in target.map({ [$0] }) ?? TargetName.allCases {
            let supervisor = try Supervisor(name, seed: seed, seconds: seconds, output: output)
            isSound = try supervisor.feed(0..<name.share(of: rounds), workers: max(1, workers)) && isSound
        }
        if !isSound { throw ExitCode(1) }
    }
}

/// Feeds the inputs of some numbers, in this process.
struct FeedInputs: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "feed", shouldDisplay: false)

    @Option var target: TargetName
    @Option var seed: UInt64
    @Option var from: Int
    @Option var to: Int
    @Option var progress: String
    @Option var output: String
    @Option var parent: Int32

    mutating func run() throws {
        Parent.endWith(parent)
        let run = FuzzRun(try target.target(), seed: seed)
        let place = Progress(progress)
        let (folder, seed) = (output, seed)
        var number = 0
        var step = Progress.Step(number: 0, count: 0)
        let taken = run.feed(from..<to) {
            step.number = Int64($0)
            step.count += 1
            place.note(step)
        } found: { finding in
            number += 1
            let path = "\(folder)/\(run.target.name)-\(seed)-\(finding.number)\(run.target.ending)"
            try? Data(finding.input).write(to: URL(fileURLWithPath: path))
            print("found \(finding.number) \(path) \(finding.what.replacingOccurrences(of: "\n", with: "\\n"))")
            // As many of one kind say no more than a few.
            return number < 20
        }
        print("taken \(taken)")
    }
}

/// Reads one input, to see whether it crashes or hangs.
struct ReadInput: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read", abstract: "Reads one file as a target does.")

    @Option(help: "The target.") var target: TargetName
    @Argument(help: "The file.") var file: String
    @Option(help: .hidden) var parent: Int32?

    mutating func run() throws {
        parent.map(Parent.endWith)
        let input = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        switch try target.target().read(input) {
        case .fine(let wasTaken): print(wasTaken ? "fine" : "fine, and declined")
        case .wrong(let what):
            print(what)
            throw ExitCode(1)
        }
    }
}
