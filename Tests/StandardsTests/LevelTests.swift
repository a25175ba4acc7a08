import Foundation
import Testing
import Wording

@testable import Standards

/// What a vocabulary says of the levels of places, and what is wrong with it.
@Suite("Levels of places in a vocabulary") struct LevelTests {
    /// A vocabulary of three levels, each with what is said of its level.
    private func problems(_ levels: [(id: String, within: String?, more: String)]) throws -> [String] {
        let folder = try LibraryFolder([:])
        let files = FileManager.default
        try files.removeItem(atPath: folder.path + "/vocabulary")
        try files.createDirectory(atPath: folder.path + "/vocabulary", withIntermediateDirectories: true)
        for (index, level) in levels.enumerated() {
            let within = level.within.map { "within: \($0)\n" } ?? ""
            let text =
                "vocabulary: \(level.id)\nlabel: \(level.id.uppercased())\norder: \(index)\n\(within)\(level.more)\nfields:\n"
                + "  - {id: class, label: 类别, type: choice, choices: [{id: x, label: X}, {id: y, label: Y}]}\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/vocabulary/\(level.id).yaml"))
        }
        return try folder.load().problems.sorted()
    }

    private static let good: [(id: String, within: String?, more: String)] = [
        ("a", nil, "level: {digits: 2, file-key: a}"), ("b", "a", "level: {digits: 4, file-key: b, list: bs}"),
        ("c", "b", "level: {digits: 6, list: cs}"),
    ]

    private func changed(_ id: String, within: String? = nil, _ more: String) -> [(id: String, within: String?, more: String)] {
        Self.good.map { $0.id == id ? (id, within ?? $0.within, more) : $0 }
    }

    @Test func threeLevelsAreEnough() throws { #expect(try problems(Self.good) == []) }

    @Test(arguments: [
        ("b", "level: {digits: 2, file-key: b, list: bs}", "b.yaml:5:17: B and A both have codes of 2 digits, which tells no level"),
        ("b", "level: {digits: 1, file-key: b, list: bs}", "b.yaml:5:17: B has codes of 1 digits, fewer than the 2 of A around it"),
        ("b", "level: {digits: 4, file-key: roster, list: bs}", "b.yaml:5:30: \"roster\" is spelled like \"roster\""),
        ("b", "level: {digits: 4, file-key: a, list: bs}", "b.yaml:5:30: \"a\" is spelled like \"a\""),
        ("b", "level: {digits: 4, list: bs}", "b.yaml:5:8: \"file-key\" is missing"),
        ("b", "level: {digits: 4, file-key: b}", "b.yaml:5:8: \"list\" is missing"),
        ("b", "level: {digits: 40, file-key: b, list: bs}", "b.yaml:5:17: there can be 1 to 18 digits, and no fewer are written than are declared"),
        (
            "b", "level: {codes: words, file-key: b, list: bs}",
            "b.yaml:5:16: \"words\" is not one of the choices | one of \"text\""
        ),
        (
            "c", "level: {digits: 6, list: cs, file-key: c}",
            "c.yaml:5:40: C is the lowest level, listed in files of the one above, and has none of its own"
        ),
        (
            "c", "level: {digits: 6, list: cs, class: {field: class, ranges: {x: 1-20, y: 20-30}}}",
            "c.yaml:5:73: the ranges of \"y\" and \"x\" overlap"
        ),
        (
            "c", "level: {digits: 6, list: cs, class: {field: class, ranges: {x: 20-1}}}",
            "c.yaml:5:64: \"20-1\" is not a range | write 1-99, the smaller first"
        ),
        (
            "c", "level: {digits: 6, list: cs, class: {field: size, ranges: {x: 1-2}}}",
            "c.yaml:5:45: \"size\" is not a field with choices"
        ),
        ("c", "level: {digits: 6, list: cs, the-one: clinic}", "c.yaml:5:39: no kind of facility \"clinic\" with a key stands in C | one of "),
        ("c", "place: false\nlevel: {digits: 6, list: cs}", "c.yaml:5:8: what is a place is told by its level, which place contradicts"),
    ])
    func whatIsWrongIsTold(id: String, level: String, problem: String) throws {
        let found = try problems(changed(id, level))
        #expect(found.contains { $0 == problem || $0.hasPrefix(problem + " | ") || problem.hasSuffix("one of ") && $0.hasPrefix(problem) }, "\(found)")
    }

    @Test func aRowOfLevelsIsOneRow() throws {
        let two = try problems(Self.good + [("d", nil, "level: {digits: 3, file-key: d}")])
        #expect(two == ["d.yaml:4:8: D and A both stand within nothing"])
        let fork = try problems(Self.good + [("d", "b", "level: {digits: 8, list: ds}")])
        #expect(fork == ["d.yaml:5:8: C and D both stand directly within B"])
        let few = try problems(Array(Self.good.prefix(1)) + [("b", "a", "level: {digits: 4, list: bs}")])
        #expect(few.count == 1 && few[0].contains("there are 2 levels of places; three are needed"))
        let round = try problems([("a", "c", Self.good[0].more)] + Self.good.dropFirst())
        #expect(round.contains { $0.contains("stands within itself") })
        let nowhere = try problems(changed("c", within: "z", Self.good[2].more))
        #expect(nowhere.contains { $0.contains("there is no kind of subject \"z\"") })
        #expect(try problems([("a", nil, "")]).first?.contains("the vocabulary declares no levels of places") == true)
    }

    @Test func allThatIsWrongIsToldAtOnce() throws {
        let found = try problems([
            ("a", nil, "level: {digits: 4, file-key: waivers}"), ("b", "a", "level: {digits: 4, file-key: b, list: bs}"),
            ("c", "b", "level: {digits: 3, list: cs, class: {field: class, ranges: {x: 1-5, y: 5-9}}}"),
        ])
        #expect(found.count == 4, "\(found)")
    }

    @Test func whatACodeTells() throws {
        let levels = try StandardLibrary.load(folder: repository + "/standards").vocabulary.levels
        let city = try #require(levels.upper.first)
        for (code, level) in [("411300", city), ("411322", levels.county), ("411322101", levels.township), ("411322101201", levels.village)] {
            #expect(levels.level(ofDigits: code) == level, "\(code)")
        }
        for code in ["4113", "41132", "4113221", "41132210120", "411322a01", ""] { #expect(levels.level(ofDigits: code) == nil, "\(code)") }
    }
}
