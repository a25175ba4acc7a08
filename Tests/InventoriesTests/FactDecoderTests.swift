import Quantities
import Standards
import Testing

@testable import Inventories

/// What a file says, and what it leaves open.
@Suite struct FactDecoderTests {
    /// The clinic of the first village, as decoded, with what was wrong.
    private func clinic(_ text: String, _ body: @escaping (Facts, FieldTable) -> Void) throws -> [String] {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let kind = fixture.vocabulary.kind("village-clinic")!
        let yaml = "township: \"990101101\"\nvillages:\n  - {code: \"990101101201\", clinic: {\(text)}}\n"
        try fixture.walk(yaml) { facts in if facts.kind == kind { body(facts, fixture.vocabulary.kinds[kind].table) } }
        return try fixture.problems(yaml).map { $0.split(separator: "\n")[0].split(separator: "错误: ").last.map(String.init) ?? "" }
    }

    /// The items of the list of equipment.
    private static let equipment: Range<Int> = {
        let vocabulary = try? StandardLibrary.load(folder: repository + "/standards").vocabulary
        return 0..<(vocabulary?.termLists.first { $0.id == "equipment" }?.items.count ?? 0)
    }()

    @Test func aPercentageEndsAtAHundred() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let village = fixture.vocabulary.kind("village")!
        let field = "insured-ex-poor-rate"
        let slot = try #require(fixture.vocabulary.kinds[village].table.slot(id: field))
        for (text, value) in [("100", 100), ("100%", 100), ("0", 0), ("100.000001", nil), ("101 %", nil), ("-1", nil)] as [(String, Int?)] {
            var found: Quantity?
            let yaml =
                "township: \"990101101\"\nvillages:\n  - {code: \"990101101201\", attestations: {\(field): {value: \(text), evidence: 台账1}}}\n"
            try fixture.walk(yaml) { facts in
                if facts.code == "990101101201", facts[slot].tag == .number { found = facts[slot].quantity }
            }
            #expect(found == value.map { Quantity($0) }, "\(text)")
            #expect(try fixture.problems(yaml).isEmpty == (value != nil), "\(text)")
        }
    }

    @Test(arguments: [
        ("evidence: 台账1", true), ("evidence: \"\"", false), ("evidence: \"  \"", false), ("evidence: 无", false), ("evidence: -", false), ("evidence: ", false),
        ("evidence: \"0\"", true), ("by: 张三", false), ("佐证材料: 会议记录", true),
    ])
    func blankEvidenceIsNone(evidence: String, counts: Bool) throws {
        var tag: Value.Tag?
        var lacks: Bool?
        let problems = try clinic("attestations: {signs-and-setting: {value: 是, \(evidence)}}") { facts, table in
            let value = facts[table.slot(id: "signs-and-setting")!]
            (tag, lacks) = (value.tag, value.lack == .evidence)
        }
        #expect(problems == [])
        #expect(tag == (counts ? .yesNo : Value.Tag.none) && lacks == !counts)
    }

    @Test func aWrongDateOfAnAnswerIsAnError() throws {
        #expect(try clinic("attestations: {signs-and-setting: {value: 是, evidence: 照片, on: 2022-02-30}}") { _, _ in } == ["“2022-02-30”不是有效日期"])
        #expect(try clinic("attestations: {signs-and-setting: {evidence: 照片}}") { _, _ in }.count == 1)
    }

    @Test func theVerifiedAnswerCountsOverTheReportedOne() throws {
        var payload: Int64?
        var differences = 0
        _ = try clinic(
            "attestations: {signs-and-setting: {value: 是, evidence: 照片}}, verified: {attestations: {signs-and-setting: 否}}"
        ) { facts, table in
            payload = facts[table.slot(id: "signs-and-setting")!].payload
            differences = facts.discrepancies.count
        }
        #expect(payload == 0 && differences == 1)
    }

    @Test(arguments: [("听诊器: 1000000", 1_000_000), ("听诊器: 无", 0), ("听诊器: 0", 0), ("听诊器: ", -1)])
    func countsOfThings(text: String, count: Int) throws {
        var found: Int?
        let problems = try clinic("equipment: {\(text)}") { facts, table in
            let slot = table.slot(id: "equipment")!
            guard case .counts = table.fields[slot].type else { return }
            found = Self.equipment.map { Int(facts.count(facts[slot], term: $0)) }.first { $0 >= 0 } ?? -1
        }
        #expect(found == count && problems == [])
    }

    @Test(arguments: ["听诊器: 1000001", "听诊器: 1.5", "听诊器: -1", "听诊器: 999999999999", "听诊器: 9999999999999999999999", "听诊器: 有"])
    func countsThatCannotBe(text: String) throws {
        #expect(try clinic("equipment: {\(text)}") { _, _ in }.count == 1)
    }

    @Test(arguments: ["999999999999.999999", "999999999999", "0.000001"])
    func numbersAtTheEndOfTheirRangeAreKept(text: String) throws {
        var found: String?
        #expect(try clinic("floor-area: \(text)") { facts, table in found = facts[table.slot(id: "floor-area")!].quantity.formatted() } == [])
        #expect(found == text)
    }

    @Test(arguments: ["1000000000000", "0.0000001", "1e9", "-0.5", "99999999999999999999999999999999"])
    func numbersBeyondItAreRefused(text: String) throws {
        var tag: Value.Tag?
        #expect(try clinic("floor-area: \(text)") { facts, table in tag = facts[table.slot(id: "floor-area")!].tag }.count == 1)
        #expect(tag == Value.Tag.none)
    }

    @Test func verifiedCountsChangeOnlyTheItemsTheyName() throws {
        var counts: [Int32] = []
        var differences = 0
        _ = try clinic("equipment: {听诊器: 2, 体温计: 5}, verified: {equipment: {听诊器: 1, 血压计: 1}}") { facts, table in
            let slot = table.slot(id: "equipment")!
            counts = Self.equipment.map { facts.count(facts[slot], term: $0) }.filter { $0 >= 0 }.sorted()
            differences = facts.discrepancies.count
        }
        #expect(counts == [1, 1, 5] && differences == 1)
    }

    @Test func aVerifiedSetReplacesTheReportedOne() throws {
        var present = 0
        var differences = 0
        _ = try clinic("rooms: [诊室, 药房, 治疗室], verified: {rooms: [诊室, 观察室]}") { facts, table in
            let slot = table.slot(id: "rooms")!
            present = (0..<5).count { facts.count(facts[slot], term: $0) > 0 }
            differences = facts.discrepancies.count
        }
        #expect(present == 2 && differences == 3)
    }

    @Test func noneIsNoRecordAndNothingIsUnknown() throws {
        for (text, tag, count) in [("无", Value.Tag.records, 0), ("[]", .records, 0), ("", .none, 0), ("[{}, {}]", .records, 2)] {
            var found: Value?
            #expect(try clinic("staff: \(text)") { facts, table in found = facts[table.slot(id: "staff")!] } == [])
            #expect(found?.tag == tag && (tag == .none || found?.recordCount == count), "\(text)")
        }
    }
}
