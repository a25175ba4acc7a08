import Foundation
import Quantities
import SampleData
import Standards

/// Makes the sample inventories, and benchmark inventories of any size.
@main
struct DabiaoSample {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let command = arguments.isEmpty ? "" : arguments.removeFirst()
        do {
            switch command {
            case "generate": try generateSamples(in: try value(of: "--inventories", in: arguments), levels: try levels(arguments))
            case "bench":
                guard let clinics = Int(try value(of: "--clinics", in: arguments)), clinics > 0 else {
                    throw SampleError("--clinics needs a whole number above 0")
                }
                try generateBenchmark(clinics: clinics, levels: try levels(arguments), into: try value(of: "--into", in: arguments))
            case "random":
                guard let counties = Int(try value(of: "--counties", in: arguments)), let seed = UInt64(try value(of: "--seed", in: arguments)),
                    let day = Day(try value(of: "--as-of", in: arguments))
                else { throw SampleError("--counties and --seed need whole numbers, --as-of a day") }
                try generateRandom(
                    counties: counties, seed: seed, asOf: day,
                    standards: arguments.contains("--standards") ? values(of: "--standards", in: arguments) : ["standards"],
                    into: try value(of: "--into", in: arguments))
            case "sheet":
                try writeWideSheet(
                    of: try value(of: "--inventory", in: arguments), standards: try value(of: "--standards", in: arguments),
                    to: try value(of: "--output", in: arguments))
            case "lines":
                try writeFacilityLines(
                    of: try value(of: "--inventory", in: arguments), standards: try value(of: "--standards", in: arguments),
                    to: try value(of: "--output", in: arguments))
            case "ledger":
                guard let rows = Int(try value(of: "--rows", in: arguments)), let events = Int(try value(of: "--events", in: arguments)) else {
                    throw SampleError("--rows and --events need whole numbers")
                }
                try fillLedger(try value(of: "--ledger", in: arguments), rows: rows, events: events)
            case "--help", "-h", "help": print(usage)
            default: throw SampleError(usage)
            }
        } catch {
            FileHandle.standardError.write(Data("dabiao-sample: \(error)\n".utf8))
            exit(2)
        }
    }

    static let usage = """
        usage: dabiao-sample generate --inventories DIR [--standards DIR]
               dabiao-sample bench --clinics N --into DIR [--standards DIR]
               dabiao-sample random --counties N --seed N --as-of DAY --into DIR [--standards DIR ...]
               dabiao-sample ledger --ledger FILE --rows N --events N
               dabiao-sample sheet --inventory DIR --standards DIR --output FILE.xlsx
               dabiao-sample lines --inventory DIR --standards DIR --output FILE.jsonl

        generate  writes every file of the sample inventories anew, but for the roster.yaml files they are made from
        bench     writes made-up counties with N open village clinics in all (about 2.3 KB of YAML for each)
        random    writes small counties with anything in them, on the limits of the standards and beside them, for comparing who judges them
        ledger    fills a ledger with made-up rows and events until it has so many of each
        sheet     writes the clinics of an inventory as one wide sheet, every item of equipment in a column of its own
        lines     writes the clinics of an inventory as lines of JSON, as `dabiao evaluate` reads them
        """

    /// The levels of places, as the standards' vocabulary declares them.
    private static func levels(_ arguments: [String]) throws -> PlaceLevels {
        try StandardLibrary.load(folder: arguments.contains("--standards") ? value(of: "--standards", in: arguments) : "standards").vocabulary.levels
    }

    /// What is given of an option, each time it is.
    private static func values(of option: String, in arguments: [String]) -> [String] {
        zip(arguments, arguments.dropFirst()).filter { $0.0 == option }.map(\.1)
    }

    private static func value(of option: String, in arguments: [String]) throws -> String {
        guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else {
            throw SampleError("\(option) is missing\n" + usage)
        }
        return arguments[index + 1]
    }
}

/// Something that went wrong, in words.
struct SampleError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
