import Foundation
import SampleData

/// Reads a `roster.yaml` of exactly the layout ``rosterFile(_:)`` writes.
func loadRoster(path: String) throws -> SampleRoster {
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
        throw SampleError("cannot read \(path)")
    }
    var roster = SampleRoster(code: "", name: "", source: "", townships: [])
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let content = line.drop { $0 == " " }
        guard !content.isEmpty, !content.hasPrefix("#") else { continue }
        guard let colon = content.firstIndex(of: ":") else { throw SampleError("\(path):\(number + 1): no key") }
        let key = content[..<colon].filter { $0 != "\"" }
        let value = content[content.index(after: colon)...].drop { $0 == " " }.filter { $0 != "\"" }
        switch (line.count - content.count, key) {
        case (0, "roster"): roster.code = value
        case (0, "name"): roster.name = value
        case (0, "source"): roster.source = value
        case (0, "townships"), (4, "villages"): continue
        case (2, _): roster.townships.append(SampleRoster.Township(code: key, name: "", villages: []))
        case (4, "name"): roster.townships[roster.townships.count - 1].name = value
        case (6, _): roster.townships[roster.townships.count - 1].villages.append(SampleRoster.Village(code: key, name: value))
        default: throw SampleError("\(path):\(number + 1): unexpected \(key)")
        }
    }
    return roster
}
