import Foundation
import Standards
import Testing

@testable import Inventories

/// What inspectors find of people counts, and what was reported is kept as a difference.
@Suite("Staff found on site")
struct VerifiedStaffTests {
    private let reported = """
        township: "990101101"
        villages:
          - code: "990101101201"
            clinic:
              staff: [{id: A, qualification: 乡村医生, licence-until: 2030-01-01}, {id: B, qualification: 护士}]
        """

    /// The people as `id licence-until`, and the differences as `id field reported verified`.
    private func staff(_ verified: String) throws -> (people: [String], differences: [String]) {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var result: (people: [String], differences: [String]) = ([], [])
        let vocabulary = fixture.vocabulary
        try fixture.walk(reported + "\n      verified: {by: 组, on: 2022-08-01, staff: \(verified)}\n") { facts in
            let kind = vocabulary.kinds[facts.kind]
            guard kind.id == "village-clinic", let slot = kind.table.slot(id: "staff"), case .records(let record) = kind.table.fields[slot].type else { return }
            let table = vocabulary.records[record].table
            let (id, until) = (table.slot(id: "id")!, table.slot(id: "licence-until")!)
            let records = facts[slot]
            for number in 0..<records.recordCount {
                func text(_ slot: Int) -> String {
                    let value = facts.value(records, record: number, stride: table.fields.count, slot: slot)
                    return value.tag == .date ? value.day.description : value.tag == .text ? facts.text(value) : "-"
                }
                result.people.append("\(text(id)) \(text(until))")
            }
            for difference in facts.discrepancies {
                result.differences.append("\(difference.record ?? "-") \(difference.recordSlot.map { table.fields[$0].id } ?? "-")")
            }
        }
        return result
    }

    @Test(
        "a value found takes the reported one's place, who is not there is out, who was not reported is in, the rest stays",
        arguments: [
            ("[{id: A, licence-until: 2020-01-01}]", ["A 2020-01-01", "B -"], ["A licence-until"]),
            ("[{id: A, licence-until: 2030-01-01}]", ["A 2030-01-01", "B -"], []),
            ("[{id: A, present: 否}]", ["B -"], ["A -"]),
            ("[{id: A, present: 不在岗}, {id: B, present: 是}]", ["B -"], ["A -"]),
            ("[{id: C, licence-until: 2025-05-05}]", ["A 2030-01-01", "B -", "C 2025-05-05"], ["C -"]),
            ("[{id: B, licence-until: 2021-01-01}]", ["A 2030-01-01", "B 2021-01-01"], []),
            ("[{id: A, name: 甲}]", ["A 2030-01-01", "B -"], []),
            ("[]", ["A 2030-01-01", "B -"], []),
            ("无", [], ["- -"]),
        ])
    func found(verified: String, people: [String], differences: [String]) throws {
        let result = try staff(verified)
        #expect(result.people == people)
        #expect(result.differences == differences)
    }

    @Test("a finding says whose it is")
    func needsID() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let problems = try fixture.problems(
            reported + "\n      verified: {by: 组, on: 2022-08-01, staff: [{present: 否}, {id: A, licence: 2020-01-01, 年龄段: 3}]}\n")
        #expect(problems.count == 3, "\(problems)")
        #expect(problems.contains { $0.contains("编号") })
    }
}
