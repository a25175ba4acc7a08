import Quantities
import Testing

@testable import Audit

/// What must hold whatever the data.
@Suite struct PropertyTests {
    @Test(arguments: ["0", "12.34", "59.999999", "60", "61"])
    func addingTheShortfallMakesItMet(area: String) async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: \(area)}"])
        let gap = try await fixture.audit().batches[0].gaps.first
        let enough = Quantity(decimal: area)! + (gap?.shortfall ?? .zero)
        try fixture.writeTownship(["clinic: {floor-area: \(enough.formatted(roundingUp: true))}"])
        #expect(try await fixture.outcomes() == ["990101101201-clinic c": "met"])
    }

    /// Filling in a cell never turns a known outcome into an unknown one, and never a known one into another.
    @Test func fillingInNeverUnsettles() async throws {
        let criteria = [
            criterion("a", require: "{count: {of: staff, where: {qualification: [乡村医生], licence: valid}}, at-least: 1}"),
            criterion("b", require: "{share: {of: staff, where: {qualification: 乡村医生}}, at-least: 50 %}"),
            criterion("c", require: "{any: [{field: ownership, is: 公有}, {all: [{field: diseases, at-least: 20 种}, {not: {field: iv-infusion, is: 是}}]}]}"),
            criterion("d", require: "{field: floor-area, at-least: 60 m²}", "when: {field: resident-population, more-than: 800 人}"),
            criterion("e", require: "{each: {of: staff, where: {duty: 诊疗}, satisfy: {licence: valid}}}"),
        ].joined()
        let fixture = try Fixture(criteria)
        defer { fixture.remove() }
        // Every cell is either left out or filled in with one of two values: 3^7 clinics, in one audit.
        let cells: [[String]] = [
            ["", "qualification: 乡村医生", "qualification: 护士"], ["", "licence-until: 2030-01-01", "licence-until: 2020-01-01"],
            ["", "duty: 诊疗", "duty: 管理"], ["", "ownership: 公有", "ownership: 私有"], ["", "diseases: 25", "diseases: 5"],
            ["", "iv-infusion: 是", "iv-infusion: 否"], ["", "floor-area: 70", "floor-area: 50"],
        ]
        var states: [[Int]] = [[]]
        for _ in cells { states = states.flatMap { state in (0..<3).map { state + [$0] } } }
        let clinics = states.enumerated().map { index, state -> String in
            let words = zip(cells, state).map { $0[$1] }
            let staff = words[0..<3].filter { !$0.isEmpty }.joined(separator: ", ")
            let own = words[3...].filter { !$0.isEmpty }.joined(separator: ", ")
            return "      - {code: 990101101201-\(index), staff: [{\(staff)}, {qualification: 护士, duty: 护理}]\(own.isEmpty ? "" : ", " + own)}\n"
        }
        try fixture.writeTownship([""])
        try fixture.write(
            "990101101.yaml",
            "township: \"990101101\"\nname: 试验镇\nhealth-centre: 无\nvillages:\n  - code: \"990101101201\"\n    resident-population: 900\n    clinics:\n"
                + clinics.joined())
        let outcomes = try await fixture.outcomes()
        var compared = 0
        for (index, state) in states.enumerated() {
            for cell in cells.indices where state[cell] == 0 {
                for value in 1...2 {
                    var filled = state
                    filled[cell] = value
                    let other = filled.reduce(0) { $0 * 3 + $1 }
                    for id in ["a", "b", "c", "d", "e"] {
                        let before = outcomes["990101101201-\(index) \(id)"]
                        let after = outcomes["990101101201-\(other) \(id)"]
                        if before != "unreported" { #expect(before == after, "\(id): \(state) then \(filled)") }
                        compared += 1
                    }
                }
            }
        }
        #expect(compared == 5 * 7 * 2 * 729)
    }

    @Test func sharesAreTheTightestBounds() {
        // Against every way the unknown members could turn out.
        for yes in 0...2 {
            for maybe in 0...2 {
                for no in 0...2 {
                    for perhapsYes in 0...1 {
                        for perhapsMaybe in 0...2 {
                            for perhapsNo in 0...1 {
                                var tally = Tally()
                                tally.yes = yes
                                tally.maybe = maybe
                                tally.no = no
                                tally.perhapsYes = perhapsYes
                                tally.perhapsMaybe = perhapsMaybe
                                tally.perhapsNo = perhapsNo
                                var all: [Quantity] = []
                                for a in 0...maybe {
                                    for b in 0...perhapsYes {
                                        for c in 0...perhapsNo {
                                            for d in 0...perhapsMaybe {
                                                for e in 0...(perhapsMaybe - d) {
                                                    let top = yes + a + b + d
                                                    let bottom = top + (maybe - a) + no + c + e
                                                    if bottom > 0 { all.append(Quantity(top * 100) / Quantity(bottom)) }
                                                }
                                            }
                                        }
                                    }
                                }
                                #expect(tally.share?.low == all.min() && tally.share?.high == all.max())
                            }
                        }
                    }
                }
            }
        }
    }
}
