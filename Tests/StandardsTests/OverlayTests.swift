import Foundation
import TestSupport
import Testing
import Wording

@testable import Standards

/// What a county's own folder adds to the words that are shipped, and what it may not change.
@Suite struct OverlayTests {
    /// The repository's vocabulary with a file of additions beside it.
    private func load(_ overlay: String, more: [String: String] = [:]) throws -> (library: StandardLibrary?, problems: [String]) {
        var files = more
        files["own"] = overlay
        files["t"] = files["t"] ?? LibraryFolder.standard("t", "criteria:\n" + LibraryFolder.criterion(require: "{field: floor-area, at-least: 60 m²}"))
        return try LibraryFolder(files).load()
    }

    static let everything = """
        vocabulary-overlay: 本县
        kinds:
          village-clinic:
            aliases: 村医室
            fields:
              - {id: waiting-area, label: 候诊面积, type: number, unit: m²}
              - {id: floor-area, label: 建筑面积, type: number, unit: m², aliases: [总面积]}
              - {id: ownership, choices: [{id: collective, label: 集体}]}
              - {id: siting-conforms, aliases: [选址合规]}
              - {id: licence, aliases: [开业证]}
        records:
          staff:
            fields:
              - {id: dialect, label: 会方言, type: yes-no}
              - {id: contract, choices: [{id: seconded, label: 借调}]}
        terms:
          equipment:
            - {id: nebuliser, label: 雾化器, unit: 台}
            - {id: stethoscope, aliases: [听筒]}

        """

    @Test func whatIsAddedCanBeAsked() throws {
        let criteria = [
            "{field: 候诊面积, at-least: 20 m²}", "{field: 总面积, at-least: 60 m²}", "{field: ownership, is: [公有, 集体]}", "{field: 选址合规, is: 是}",
            "{field: 开业证, is: valid}",
            "{count: {of: staff, where: {会方言: 是, contract: 借调}}, at-least: 1}", "{quantity: {of: equipment, item: 雾化器}, at-least: 1}",
            "{quantity: {of: equipment, item: 听筒}, at-least: 1}",
        ].enumerated().map { LibraryFolder.criterion("c\($0)", require: $1).replacing("applies-to: village-clinic", with: "applies-to: 村医室") }
        let (library, problems) = try load(Self.everything, more: ["t": LibraryFolder.standard("t", "criteria:\n" + criteria.joined(separator: "\n"))])
        #expect(problems == [])
        #expect(library?.standard("t")?.criteria.count == 8)
    }

    @Test func whatWasThereStaysInItsOrder() throws {
        let before = try #require(try LibraryFolder(["t": LibraryFolder.standard("t", "criteria: []\n")]).load().library).vocabulary
        let after = try #require(try load(Self.everything).library).vocabulary
        let new: Set = ["waiting-area", "dialect", "collective", "seconded", "nebuliser"]
        #expect(after.kinds.map(\.id) == before.kinds.map(\.id))
        for (old, now) in zip(before.kinds, after.kinds) { #expect(now.table.fields.map(\.id).filter { !new.contains($0) } == old.table.fields.map(\.id)) }
        for (old, now) in zip(before.records, after.records) { #expect(now.table.fields.map(\.id).filter { !new.contains($0) } == old.table.fields.map(\.id)) }
        #expect(after.termLists.map(\.id) == before.termLists.map(\.id))
        for (old, now) in zip(before.termLists, after.termLists) { #expect(now.items.map(\.id).filter { !new.contains($0) } == old.items.map(\.id)) }
        // What the standards computed from slots before still means the same field.
        for kind in after.kinds {
            for field in kind.table.fields {
                if case .validUntil(let slot) = field.type { #expect(kind.table.fields[slot].type == .date) }
                if case .yearsSince(let slot) = field.type { #expect(kind.table.fields[slot].type == .date) }
            }
        }
    }

    static let conflicts: [(String, String)] = [
        ("kinds: {village-clinics: {}}", "own.yaml:2:9: there is no kind of subject \"village-clinics\" | did you mean \"village-clinic\"?"),
        ("records: {staf: {}}", "own.yaml:2:11: there is no record \"staf\" | did you mean \"staff\"?"),
        ("terms: {equipments: []}", "own.yaml:2:9: there is no term list \"equipments\" | did you mean \"equipment\"?"),
        ("kind: {}", "own.yaml:2:1: unknown key \"kind\" | did you mean \"kinds\"?"),
        (
            "kinds: {village-clinic: {fields: [{id: floor-area, type: count}]}}",
            "own.yaml:2:58: \"floor-area\" is defined already and its type cannot change: it is \"number\", found \"count\" | leave this out, or give what is meant an id of its own"
        ),
        (
            "kinds: {village-clinic: {fields: [{id: floor-area, label: 床位数}]}}",
            "own.yaml:2:59: \"floor-area\" is defined already and its label cannot change: it is \"建筑面积\", found \"床位数\" | write another name of it under aliases; give another thing an id of its own"
        ),
        (
            "kinds: {village-clinic: {fields: [{id: floor-area, unit: 亩}]}}",
            "own.yaml:2:58: \"floor-area\" is defined already and its unit cannot change: it is \"m²\", found \"亩\" | leave this out, or give what is meant an id of its own"
        ),
        (
            "kinds: {village-clinic: {fields: [{id: equipment, terms: rooms}]}}",
            "own.yaml:2:58: \"equipment\" is defined already and its terms cannot change: it is \"equipment\", found \"rooms\" | leave this out, or give what is meant an id of its own"
        ),
        (
            "kinds: {village-clinic: {fields: [{id: staff, record: exemption}]}}",
            "own.yaml:2:55: \"staff\" is defined already and its record cannot change: it is \"staff\", found \"exemption\" | leave this out, or give what is meant an id of its own"
        ),
        ("kinds: {village-clinic: {fields: [{id: own-area, label: 建筑面积, type: number}]}}", "own.yaml:2:35: \"建筑面积\" is spelled like \"floor-area\""),
        ("kinds: {village-clinic: {fields: [{id: own-area, label: 自有面积}]}}", "own.yaml:2:35: \"type\" is missing"),
        ("kinds: {village-clinic: {aliases: [卫生院]}}", "own.yaml:2:36: \"卫生院\" is spelled like \"township-health-centre\""),
        (
            "kinds: {village-clinic: {fields: [{id: rooms, choices: [{id: a, label: 甲}]}]}}",
            "own.yaml:2:56: this field takes its words from the term list \"rooms\" | add them under terms: rooms"
        ),
        (
            "kinds: {village-clinic: {fields: [{id: beds, choices: [], type: count, label: 床}, {id: floor-area, choices: []}]}}",
            "own.yaml:2:109: \"floor-area\" is not a choice"
        ),
        (
            "terms: {equipment: [{id: stethoscope, label: 听诊器, unit: 台}]}",
            "own.yaml:2:57: \"stethoscope\" is defined already and its unit cannot change: it is \"个\", found \"台\" | leave this out, or give what is meant an id of its own"
        ),
        ("terms: {equipment: [{id: x, label: 听诊器}]}", "own.yaml:2:21: \"听诊器\" is spelled like \"stethoscope\""),
        ("terms: {equipment: [{id: stethoscope, aliases: [体温计]}]}", "own.yaml:2:21: \"体温计\" is spelled like \"thermometer\""),
    ]

    @Test(arguments: conflicts)
    func whatIsThereKeepsItsMeaning(conflict: (line: String, message: String)) throws {
        let (library, problems) = try load("vocabulary-overlay: 本县\n\(conflict.line)\n")
        #expect(library == nil)
        #expect(problems.contains(conflict.message), "\(problems)")
    }

    @Test func aSecondFileOfTheSameKindIsToldOfAdditions() throws {
        let folder = try LibraryFolder(["k": "record: staff\nlabel: 人员\nunit: 人\n", "l": "terms: equipment\nlabel: 设备\nitems: []\n"])
        #expect(
            try folder.load().problems == [
                "k.yaml:1:9: \"staff\" is declared twice | to add to what is there, write a vocabulary-overlay file",
                "l.yaml:1:1: \"equipment\" is declared twice | to add to what is there, write a vocabulary-overlay file",
            ])
    }

    @Test func laterFoldersAddToEarlierOnes() throws {
        let base = try LibraryFolder([
            "base": LibraryFolder.standard("base", "criteria:\n" + LibraryFolder.criterion(require: "{field: floor-area, at-least: 60 m²}"))
        ])
        defer { base.remove() }
        let own = scratch.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: own) }
        try FileManager.default.createDirectory(atPath: own + "/vocabulary", withIntermediateDirectories: true)
        let kind = "vocabulary: health-post\nlabel: 医务室\nwithin: village\nfields:\n  - {id: rooms, label: 用房, type: set, terms: rooms}\n"
        for (name, text) in [
            ("vocabulary/additions.yaml", Self.everything), ("vocabulary/post.yaml", kind),
            (
                "own.yaml",
                LibraryFolder.standard("own", extends: "base", "criteria:\n" + LibraryFolder.criterion("waiting", require: "{field: 候诊面积, at-least: 20 m²}"))
            ),
        ] { try Data(text.utf8).write(to: URL(fileURLWithPath: own + "/" + name)) }
        let library = try StandardLibrary.load(folders: [base.path, own, base.path + "/"])
        #expect(library.standard("own")?.criteria.map(\.id) == ["area", "waiting"])
        #expect(library.vocabulary.kind("医务室") != nil)
        #expect(library.folders == [base.path, own, base.path + "/"])
        // Alone, the folder of one's own has nothing to add to.
        #expect(throws: InputError.self) { try StandardLibrary.load(folder: own) }
    }

    @Test func whatThereIsToKnowOfADocumentIsRead() throws {
        let text = LibraryFolder.standard("t", "criteria: []\n").replacing("status: in-force}", with: "status: in-force, note: {zh: 附件未取得, en: annex missing}}")
        #expect(try LibraryFolder(["t": text]).load().library?.standard("t")?.document.note?.en == "annex missing")
    }
}
