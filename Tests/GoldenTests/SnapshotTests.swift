import Foundation
import Testing

/// Every output of the small world, word for word, in both languages.
///
/// After a change that is meant, `DABIAO_RECORD=1 swift test --filter SnapshotTests` writes the files anew; the difference is then read like code.
@Suite("Outputs word for word")
struct SnapshotTests {
    struct Shot: Sendable, CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        var testDescription: String { name }
    }

    static let day = ["--as-of", "2022-08-10"]
    static let shots: [Shot] = [
        Shot(name: "audit.txt", arguments: ["audit", "--inventory", "city"] + day),
        Shot(name: "audit-full.txt", arguments: ["audit", "--full", "--notes", "--inventory", "city"] + day),
        Shot(name: "audit-township.txt", arguments: ["audit", "--inventory", "city", "--township", "南镇"] + day),
        Shot(name: "audit.json", arguments: ["audit", "--inventory", "city", "--format", "json"] + day),
        Shot(name: "gaps.csv", arguments: ["gaps", "--inventory", "city", "--format", "csv"] + day),
        Shot(name: "blanks.csv", arguments: ["blanks", "--inventory", "city", "--format", "csv"] + day),
        Shot(name: "figures.txt", arguments: ["figures", "--inventory", "city/b"] + day),
        Shot(name: "audit.html", arguments: ["audit", "--inventory", "city", "--format", "html"] + day),
        Shot(name: "selfcheck.txt", arguments: ["selfcheck", "990102101206", "--inventory", "city/b"] + day),
        Shot(name: "procure.txt", arguments: ["procure", "--inventory", "city"] + day),
        Shot(name: "explain.txt", arguments: ["explain", "clinic.area", "990102101206", "--inventory", "city/b"] + day),
        Shot(name: "small.txt", arguments: ["audit", "--inventory", "small", "--township", "城关镇", "--standard", "small", "small-draft"] + day),
        Shot(name: "small-selfcheck.txt", arguments: ["selfcheck", "980101100201", "--inventory", "small", "--standard", "small", "small-draft"] + day),
        Shot(name: "standards.txt", arguments: ["standards", "show", "local"]),
    ]

    @Test("nothing an output says changes unseen", arguments: shots, ["zh", "en"])
    func unchanged(shot: Shot, language: String) throws {
        let world = try World()
        defer { world.remove() }
        let result = try world.run(shot.arguments, language: language)
        #expect(result.status == 0, "\(result.errors)")
        try hold(comparable(result.output), "\(language)-\(shot.name)")
    }

    @Test("nothing a workbook says changes unseen", arguments: ["zh", "en"])
    func workbook(language: String) throws {
        let world = try World()
        defer { world.remove() }
        let path = try world.file("audit.xlsx", ["audit", "--inventory", "city", "--format", "xlsx"] + Self.day, language: language)
        let text = try ReadBack.workbook(path).map { name, rows in "[\(name)]\n" + rows.map { $0.joined(separator: " | ") + "\n" }.joined() }.joined(
            separator: "\n")
        try hold(text, "\(language)-audit-workbook.txt")
    }

    /// Without what differs from run to run and from version to version: style, script and their hashes, and the program's version.
    private func comparable(_ text: String) -> String {
        var text = text
        for (pattern, new) in [
            ("<style>.*?</style>", "<style></style>"), ("<script>.*?</script>", "<script></script>"), ("sha256-[A-Za-z0-9+/=]+", "sha256-"),
            ("Dabiao [0-9.]+", "Dabiao"),
        ] {
            text = text.replacingOccurrences(of: "(?s)" + pattern, with: new, options: .regularExpression)
        }
        return text
    }

    private func hold(_ text: String, _ name: String) throws {
        let path = repository + "/Tests/GoldenTests/Snapshots/" + name
        if ProcessInfo.processInfo.environment["DABIAO_RECORD"] == "1" {
            try FileManager.default.createDirectory(atPath: repository + "/Tests/GoldenTests/Snapshots", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        guard text != expected else { return }
        let (found, wanted) = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
        let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(found.count, wanted.count)
        Issue.record(
            "\(name):\(line + 1)\n  expected: \(wanted.indices.contains(line) ? wanted[line] : "(end)")\n  found:    \(found.indices.contains(line) ? found[line] : "(end)")"
        )
    }
}
