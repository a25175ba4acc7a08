import Quantities
import Standards
import Wording
import YAMLReader

/// Says that the facts of a county, or of a city's counties, are made up 样例: `sample: {as-of: 2022-08-10}` in its file.
public struct Sample: Sendable, Hashable {
    /// The day the facts are of: later, what is made up as being in order would have run out.
    public var asOf: Day

    /// A sample of a day.
    public init(asOf: Day) { self.asOf = asOf }
}

extension Inventory {
    /// The counties whose facts are made up, by code: those that say so, and those of a city that does.
    public var sampleCounties: [String] {
        countyCodes.filter { sample(ofCounty: $0) != nil }
    }

    /// Whether any of it is made up.
    public var isSample: Bool { !samples.isEmpty }

    /// Whether every county is made up.
    public var isWhollySample: Bool { isSample && sampleCounties.count == countyCodes.count }

    /// The one day all of it is a sample of; nil when some of it is real, or samples of different days stand together.
    public var sampleDay: Day? {
        guard isWhollySample else { return nil }
        let days = countyCodes.isEmpty ? Set(samples.values.map(\.asOf)) : Set(countyCodes.compactMap { sample(ofCounty: $0)?.asOf })
        return days.count == 1 ? days.first : nil
    }

    /// The day to judge on: as asked, else a sample's own day, else today.
    public func dayToJudge(asked: Day?, today: @autoclosure () -> Day) -> Day { asked ?? sampleDay ?? today() }

    private func sample(ofCounty code: String) -> Sample? {
        samples[code] ?? upperFiles(of: code).lazy.compactMap { samples[$0.code] }.first
    }
}

/// Reads the `sample` of county and city files.
struct SampleLoader {
    private let reader: TapeReader

    init(_ reader: TapeReader) { self.reader = reader }

    /// What a file says. That it cannot be read at all is told by those who read the rest of it.
    func load(_ path: String, _ diagnostics: inout [Diagnostic]) -> Sample? {
        guard !reader.read(path: path).hasErrors else { return nil }
        guard let (_, value) = YAMLNode(reader.tape).pairs.first(where: { StructuralKey.sample.spellings.contains($0.key.text ?? "") }) else { return nil }
        return sample(value, &diagnostics)
    }

    private func sample(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> Sample? {
        let tape = node.tape
        guard node.isMapping else {
            diagnostics.append(tape.diagnostic(at: node.index, .expectedMapping, help: .writeSample))
            return nil
        }
        var day: Day?
        var isWrong = false
        for (key, value) in node.pairs {
            guard ["as-of", "截至"].contains(key.text ?? "") else {
                diagnostics.append(tape.diagnostic(at: key.index, .unknownKey(key.text ?? ""), help: .writeSample))
                isWrong = true
                continue
            }
            day = value.text.flatMap { Day($0) }
            if day == nil {
                diagnostics.append(tape.diagnostic(at: value.index, .wrongDate(found: value.text ?? ""), help: .writeSample))
                isWrong = true
            }
        }
        guard let day else {
            if !isWrong { diagnostics.append(tape.diagnostic(at: node.index, .missingKey("as-of"), help: .writeSample)) }
            return nil
        }
        return Sample(asOf: day)
    }
}

extension Text {
    static let writeSample = Text(
        zh: "写作 sample: {as-of: 2022-08-10}，不是样例就删去", en: "write sample: {as-of: 2022-08-10}, or leave it out when the facts are real")
}
