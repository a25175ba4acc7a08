import Foundation
import Fuzzing

/// Has inputs read by other processes, and finds the one at which one of them ended badly.
struct Supervisor {
    private let name: TargetName
    private let run: FuzzRun
    private let seed: UInt64
    private let seconds: Double
    private let output: String

    init(_ name: TargetName, seed: UInt64, seconds: Double, output: String) throws {
        (self.name, self.seed, self.seconds, self.output) = (name, seed, seconds, output)
        run = FuzzRun(try name.target(), seed: seed)
    }

    /// A process and the numbers it still has to do.
    private struct Worker {
        var numbers: Range<Int>
        var process: Process
        var log: String
        var progress: Progress
        /// The input it was at when it was last looked at, and since when.
        var at: (step: Progress.Step?, since: Date)
    }

    /// Feeds the inputs of some numbers, and prints what came of it.
    ///
    /// - Returns: whether nothing was found.
    func feed(_ numbers: Range<Int>, workers count: Int) throws -> Bool {
        let start = Date()
        let parts = (0..<count).map { part in
            numbers.lowerBound + numbers.count * part / count..<numbers.lowerBound + numbers.count * (part + 1) / count
        }
        var workers = try parts.filter { !$0.isEmpty }.map { try begin($0) }
        var (taken, found, ended) = (0, 0, 0)
        while !workers.isEmpty {
            usleep(20_000)
            for index in workers.indices.reversed() {
                var worker = workers[index]
                let last = worker.progress.last()
                if last != worker.at.step { worker.at = (last, Date()) }
                workers[index] = worker
                let hangs = worker.process.isRunning && last != nil && Date().timeIntervalSince(worker.at.since) > seconds
                if worker.process.isRunning, !hangs { continue }
                if hangs { kill(worker.process.processIdentifier, SIGKILL) }
                worker.process.waitUntilExit()
                workers.remove(at: index)
                let (more, differences) = tell(worker)
                taken += more
                found += differences
                if hangs || worker.process.terminationReason == .uncaughtSignal, let number = worker.progress.last().map({ Int($0.number) }) {
                    ended += 1
                    try reproduce(number, hangs: hangs)
                    if number + 1 < worker.numbers.upperBound, ended < 20 { workers.append(try begin(number + 1..<worker.numbers.upperBound)) }
                } else if worker.process.terminationStatus != 0 {
                    ended += 1
                    print("\(name.rawValue): a worker ended with status \(worker.process.terminationStatus), see \(worker.log)")
                }
                worker.progress.close()
            }
        }
        let time = String(format: "%.1f", Date().timeIntervalSince(start))
        let what = name == .yaml ? "read by the plain scanner" : "read as a table"
        print("\(name.rawValue): \(numbers.count) inputs, \(taken) \(what), \(found) wrong, \(ended) crashed or hung; seed \(seed), \(time) s")
        return found + ended == 0
    }

    private var program: URL { URL(fileURLWithPath: CommandLine.arguments[0]) }

    private func begin(_ numbers: Range<Int>) throws -> Worker {
        let place = "\(output)/\(name.rawValue)-\(numbers.lowerBound)"
        for path in [place + ".progress", place + ".log"] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "feed", "--target", name.rawValue, "--seed", "\(seed)", "--from", "\(numbers.lowerBound)", "--to", "\(numbers.upperBound)", "--progress",
            place + ".progress", "--output", output, "--parent", "\(getpid())",
        ]
        process.standardOutput = FileHandle(forWritingAtPath: place + ".log")
        try process.run()
        return Worker(numbers: numbers, process: process, log: place + ".log", progress: Progress(place + ".progress"), at: (nil, Date()))
    }

    /// Prints what a worker found.
    private func tell(_ worker: Worker) -> (taken: Int, found: Int) {
        var (taken, found) = (0, 0)
        for line in ((try? String(contentsOfFile: worker.log, encoding: .utf8)) ?? "").split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3).map(String.init)
            if words.first == "taken", words.count > 1 { taken += Int(words[1]) ?? 0 }
            if words.first == "found", words.count > 3 {
                found += 1
                print("\(name.rawValue): input \(words[1]): \(words[3])\n  \(words[2])")
            }
        }
        return (taken, found)
    }

    /// Writes an input that crashes or hangs, made as small as it gets.
    private func reproduce(_ number: Int, hangs: Bool) throws {
        let path = "\(output)/\(name.rawValue)-\(seed)-\(number)\(run.target.ending)"
        let url = URL(fileURLWithPath: path)
        let input = run.input(number)
        // A hang takes its whole time at each try.
        var minimiser = Minimiser(tries: hangs ? 30 : 400) { smaller in
            (try? Data(smaller).write(to: url)) != nil && endsBadly(path)
        }
        let smallest = minimiser.smallest(input)
        try Data(smallest).write(to: url)
        print("\(name.rawValue): input \(number) \(hangs ? "hangs" : "crashes")\n  \(path)")
    }

    private func endsBadly(_ path: String) -> Bool {
        let process = Process()
        process.executableURL = program
        process.arguments = ["read", "--target", name.rawValue, path, "--parent", "\(getpid())"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        let start = Date()
        while process.isRunning {
            if Date().timeIntervalSince(start) > seconds {
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                return true
            }
            usleep(2000)
        }
        return process.terminationReason == .uncaughtSignal
    }
}
