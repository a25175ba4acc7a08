import Audit
import Figures
import Foundation
import Inventories
import Quantities
import Standards
import TestSupport
import Testing
import Wording

@testable import WebReports

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// An audit with everything a page is made of.
private struct Audited {
    var program: AuditProgram
    var batches: [Batch]
    var figures: AuditFigures

    init(_ folder: String) async throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let inventory = try Inventory.open(folder)
        let day = Day("2022-08-10")!
        program = try AuditProgram(library.vocabulary, standards: library.inForce(region: inventory.regionCode, asOf: day), asOf: day)
        var batches: [Batch] = []
        let summary = await AuditRun(program, inventory, AuditOptions(workers: 2, keepsOutcomes: true)).run(transform: { $0 }) { batches.append($0) }
        self.batches = batches
        figures = AuditFigures(program, summary)
    }

    func standings(_ batch: Batch) -> [VillageStanding] { VillageStanding.all(of: batch, SubjectFigures.all(of: batch, program), program) }

    /// A county of one township with two villages.
    static func small(_ township: String?) async throws -> Audited {
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "roster: \"411322\"\nname: 县\ntownships: {\"411322101\": {name: 甲镇, villages: {\"411322101201\": 子村民委员会, \"411322101202\": 丑村民委员会}}}\n".write(
            toFile: folder + "/roster.yaml", atomically: true, encoding: .utf8)
        if let township { try ("township: \"411322101\"\n" + township).write(toFile: folder + "/411322101.yaml", atomically: true, encoding: .utf8) }
        return try await Audited(folder)
    }
}

@Suite("What comes first on the page")
struct FirstScreenTests {
    @Test("every village has one square; blank spots have the colour of blank spots, and there are as many as the totals say")
    func squares() async throws {
        let audit = try await Audited(repository + "/inventories/fangcheng")
        var counts = VillageCounts()
        for batch in audit.batches {
            let standings = audit.standings(batch)
            counts += VillageCounts(standings)
            for spot in batch.blankSpots where spot.isCertain {
                let code = batch.subjects[spot.subject].code
                guard let standing = standings.first(where: { code.hasPrefix(batch.subjects[$0.subject].code) }) else { continue }
                #expect(standing.state == (spot.kind == .institution ? .noInstitution : .noStaff) || standing.state < .noStaff, "\(code)")
            }
            #expect(standings.map(\.state) == standings.map(\.state).sorted())
        }
        #expect(VillageState.allCases.reduce(0) { $0 + counts[$1] } == counts.total && counts.total == 570)
        #expect(counts[.noInstitution] == audit.figures.whole.count(.blankInstitution))
        #expect(counts[.noStaff] == audit.figures.whole.count(.blankStaff))
    }

    @Test("a village whose clinic is closed or unheard of is no green square")
    func unknown() async throws {
        let empty = try await Audited.small(nil)
        #expect(empty.standings(try #require(empty.batches.first { $0.code == "411322101" })).map(\.state) == [.undetermined, .undetermined])
        let closed = try await Audited.small(
            "villages: [{code: \"411322101201\", clinic: {status: 停业}}, {code: \"411322101202\", clinic: {floor-area: 10, staff: []}}]\n")
        #expect(closed.standings(try #require(closed.batches.first { $0.code == "411322101" })).map(\.state) == [.noInstitution, .noStaff])
    }

    @Test("the sentence says what there is, and nothing of what there is not")
    func sentence() async throws {
        let audit = try await Audited(repository + "/inventories/fangcheng")
        let headline = Headline(audit.figures, region: "方城县", villages: 570, called: audit.program.vocabulary.placeWords)
        let whole = audit.figures.whole
        for number in [whole.count(.blankInstitution), whole.count(.blankStaff), whole.count(.blankPossible), whole.count(.below), whole.count(.undetermined)] {
            #expect(headline.parts.contains { $0.target != nil && $0.text.zh.hasPrefix("\(number) ") && $0.text.en.hasPrefix("\(number) ") }, "\(number)")
        }
        let blank = try await Audited.small(nil)
        let empty = Headline(blank.figures, region: "县", villages: 2, called: blank.program.vocabulary.placeWords).text
        #expect(empty.zh.contains("没有查实的空白点") && empty.zh.contains("待核实") && empty.zh.contains("还没有考核到机构") && !empty.zh.contains("全部达标"))
        #expect(!empty.en.contains("up to standard"))
    }

    @Test("places stand worst first, a county before its own, and none is lost")
    func order() async throws {
        let audit = try await Audited(repository + "/inventories/zhongwei")
        let order = audit.figures.placesWorstFirst
        #expect(order.map(\.code).sorted() == audit.figures.places.map(\.code).sorted() && audit.figures.counties.count == 3)
        var county = ""
        for (before, place) in zip(order, order.dropFirst()) {
            if before.role == .county { county = before.county }
            guard place.role != .county, before.role != .county, place.county == before.county else { continue }
            #expect(place.county == county || place.role == .above)
            #expect(WorstFirst.sorted([place, before]).map(\.code) == [before.code, place.code])
        }
    }

    @Test("the columns of the heat map are twelve at most, hold every binding check once, and add up")
    func heat() async throws {
        let audit = try await Audited(repository + "/inventories/fangcheng")
        var table = GroupTable(audit.program, .binding)
        for batch in audit.batches { table.add(batch.code, table.outcomes(batch.totals)) }
        let columns = table.columns(most: 12)
        #expect(columns.count == 12 && Set(columns.flatMap(\.groups)).count == columns.flatMap(\.groups).count)
        let figures = audit.figures
        for place in figures.places + [figures.whole] {
            let sum = table.outcomes(of: place, in: figures, columns).reduce(into: OutcomeCounts()) { $0 += $1 }
            #expect(sum.unmet == place.count(.unmet) && sum.met == place.count(.met) && sum.unreported == place.count(.unreported), "\(place.code)")
        }
    }

    @Test("a number of the heat map is a share of what could be told; where most could not, it says so")
    func shares() {
        #expect(Share(met: 3, unmet: 1, undecided: 0).unmetOfDecided == "25.0%" && !Share(met: 3, unmet: 1, undecided: 4).isMostlyUnknown)
        #expect(Share(met: 3, unmet: 1, undecided: 5).isMostlyUnknown)
        #expect(Share(met: 0, unmet: 0, undecided: 5).unmetOfDecided == "?" && Share(met: 0, unmet: 0, undecided: 0).unmetOfDecided == "—")
    }
}
