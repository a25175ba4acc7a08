import Foundation
import Inventories
import Testing

@testable import Exchange

@Suite("The digest of a facility's facts")
struct FactsDigestTests {
    private static let file = """
        township: "990101101"
        villages:
          - code: "990101101201"
            clinic:
              floor-area: 55
              equipment: {听诊器: 2}
              staff:
                - {id: A1, qualification: 乡村医生}
                - {id: A2, qualification: 护士}
              attestations: {tcm-service: {value: 是, on: 2022-08-03, evidence: 台账7, by: 村医}}
              reported: {by: 村医, on: 2022-08-03}
          - code: "990101101202"
            clinic: {floor-area: 40}

        """
    private static let code = "990101101201-clinic"

    private func digest(_ text: String) throws -> String {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", text)
        return try FactsDigest.of(Self.code, in: Inventory.open(county.path), library.vocabulary)
    }

    @Test(
        "it stays when the same is written otherwise, or something else changes",
        arguments: [
            ("floor-area: 55\n", "floor-area: 55.0   # 平方米\n"), ("{floor-area: 40}", "{floor-area: 41}"),
            ("{id: A1, qualification: 乡村医生}", "{qualification: 乡村医生, id: A1}"), ("by: 村医, on: 2022-08-03}\n  -", "by: 他人, on: 2022-08-05}\n  -"),
            ("floor-area: 55\n      equipment: {听诊器: 2}", "equipment: {听诊器: 2}\n      建筑面积: 55"),
        ])
    func stays(_ old: String, _ new: String) throws {
        let changed = Self.file.replacing(old, with: new)
        #expect(changed != Self.file)
        #expect(try digest(changed) == digest(Self.file))
    }

    @Test(
        "it changes with every fact",
        arguments: [
            ("floor-area: 55", "floor-area: 55.1"), ("听诊器: 2", "听诊器: 3"), ("qualification: 护士", "qualification: 药师"), ("value: 是", "value: 否"),
            ("evidence: 台账7", "evidence: 台账8"), ("on: 2022-08-03, evidence", "on: 2022-08-02, evidence"),
            ("reported:", "verified: {by: 组, on: 2022-08-05, floor-area: 50}\n      reported:"),
            ("        - {id: A2, qualification: 护士}\n", ""),
        ])
    func changes(_ old: String, _ new: String) throws {
        let changed = Self.file.replacing(old, with: new)
        #expect(changed != Self.file)
        #expect(try digest(changed) != digest(Self.file))
    }

    @Test("it is of 64 digits, and the same whether one facility is asked for or all")
    func one() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.file)
        let inventory = try Inventory.open(county.path)
        let all = try FactsDigest(library.vocabulary, inventory, townships: nil)
        #expect(try all.of(Self.code) == FactsDigest.of(Self.code, in: inventory, library.vocabulary))
        #expect(all.of(Self.code).count == 64 && all.of(Self.code) != all.of("990101101202-clinic"))
    }
}
