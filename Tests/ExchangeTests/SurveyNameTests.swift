import Foundation
import Standards
import TestSupport
import Testing

@testable import Exchange

@Suite("Names of questions in surveys")
struct SurveyNameTests {
    private func library(overlay: String?) throws -> StandardLibrary {
        var folders = [repository + "/standards"]
        let own = scratch.appendingPathComponent("own-\(UUID().uuidString)").path
        if let overlay {
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            try Data(overlay.utf8).write(to: URL(fileURLWithPath: own + "/own.yaml"))
            folders.append(own)
        }
        defer { try? FileManager.default.removeItem(atPath: own) }
        return try StandardLibrary.load(folders: folders)
    }

    @Test("two fields whose ids come to one name have names of their own, and what was there keeps its name")
    func collision() throws {
        let plain = try library(overlay: nil).vocabulary
        let kind = try #require(plain.kind("village-clinic"))
        let before = SurveyNames(plain, kind)
        let more = try library(
            overlay:
                "vocabulary-overlay: own\nkinds:\n  village-clinic:\n    fields: [{id: floor_area, label: 另一面积, type: number, unit: m²}, {id: 候诊, label: 候诊区, type: yes-no}]\n"
        ).vocabulary
        let after = SurveyNames(more, kind)
        func byID(_ names: SurveyNames, _ vocabulary: Vocabulary) -> [String: String] {
            let fields = vocabulary.kinds[kind].table.fields
            return Dictionary(uniqueKeysWithValues: fields.indices.map { (fields[$0].id, names.name(.field(FieldRef(kind: kind, slot: $0)))) })
        }
        for (id, name) in byID(before, plain) { #expect(byID(after, more)[id] == name) }
        let new = more.kinds[kind].table.fields.indices.filter { ["floor_area", "候诊"].contains(more.kinds[kind].table.fields[$0].id) }
        #expect(new.map { after.name(.field(FieldRef(kind: kind, slot: $0))) } == ["floor_area_2", "候诊"])
    }

    @Test("every kind of facility has names given once, each of which leads back to what it names")
    func unique() throws {
        let vocabulary = try library(overlay: nil).vocabulary
        for kind in vocabulary.kinds.indices where vocabulary.kinds[kind].isFacility {
            let names = SurveyNames(vocabulary, kind)
            #expect(names.targets.count == names.all.count && names.all.count > 10)
            for target in names.all { #expect(names.targets[names.name(target)] == target) }
            #expect(Set(names.lists).count == names.lists.count)
        }
    }
}
