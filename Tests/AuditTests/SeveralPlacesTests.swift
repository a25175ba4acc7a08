import Foundation
import Inventories
import Quantities
import Standards
import Testing

@testable import Audit

/// Several counties together, and townships nobody has reported about.
@Suite struct SeveralPlacesTests {
    /// All that an audit says, as text that can be compared.
    private func words(_ batch: Batch) -> String {
        let outcomes = batch.outcomes.map { "\(batch.subjects[$0.subject].code) \($0.check) \($0.outcome.id)" }
        let gaps = batch.gaps.map { "\(batch.subjects[$0.subject].code) \($0)" }
        return "\(batch.code) \(batch.name) \(batch.hasFile) \(outcomes) \(gaps) \(batch.blankSpots) \(batch.exceptions) \(batch.levels) \(batch.totals)"
    }

    private func audit(_ country: Country, workers: Int = 1, scope: Scope = Scope()) async throws -> ([Batch], AuditSummary, AuditProgram) {
        let (batches, summary, program) = try await country.fixture.audit(
            byRegion: true, AuditOptions(scope: scope, workers: workers, keepsOutcomes: true))
        #expect(!summary.diagnostics.hasErrors)
        return (batches, summary, program)
    }

    @Test func eachCountyIsJudgedByWhatIsInForceThere() async throws {
        let country = try Country()
        defer { country.remove() }
        let (batches, _, program) = try await audit(country)
        func checks(_ code: String) -> [String] {
            let batch = batches.first { batch in batch.subjects.contains { $0.code == code } }
            return batch?.outcomes.filter { batch?.subjects[$0.subject].code == code }.map { program.checks[$0.check].name } ?? []
        }
        #expect(checks("990101101201-clinic") == ["city-1/area"])
        #expect(checks("990102101201-clinic") == ["county-2/drugs"])
        #expect(checks("990201101201-clinic") == ["nation/area"])
        #expect(checks("990101") == ["city-1/owned"] && checks("990102") == ["county-2/owned"] && checks("990201") == ["nation/owned"])
        #expect(checks("990100") == ["city-1/owned.city"])
        #expect(checks("990301101201") == ["nation/clinic"])
    }

    @Test func aNamedStandardHoldsEverywhere() async throws {
        let country = try Country()
        defer { country.remove() }
        let choice = StandardChoice(everywhere: country.fixture.library.standards.filter { $0.id == "nation" })
        let program = try AuditProgram(country.fixture.library.vocabulary, choice, asOf: Day("2022-08-02")!)
        #expect(Country.counties.allSatisfy { program.checks(of: program.places.village, in: $0).count == 1 })
        #expect(choice.holds("nation", in: "990102"))
    }

    @Test func theSumIsTheSumOfThePlaces() async throws {
        let country = try Country(leavingOut: ["990101102"])
        defer { country.remove() }
        let (batches, summary, program) = try await audit(country, workers: 2)
        func sum(_ places: [PlaceTotals]) -> Totals {
            places.reduce(into: Totals(program)) { sum, place in
                var totals = place.totals
                if totals.byCheck.isEmpty { totals.byCheck = Totals(program).byCheck }
                sum += totals
            }
        }
        var total = summary.totals
        #expect(sum(batches.map { PlaceTotals(code: $0.code, county: "", name: "", totals: $0.totals) }) == total)
        // A county's sums hold its outcomes by check; a township's do not.
        #expect(sum(summary.counties + summary.upper.filter { $0.code == "990100" }) == total)
        let byCheck = sum(summary.upper).byCheck
        total.byCheck = byCheck
        #expect(sum(summary.townships + summary.upper) == total)
        #expect(summary.counties.map { "\($0.code) \($0.name)" } == ["990101 县1", "990102 县2", "990201 县3", "990301 县4"])
        #expect(summary.cities.map { "\($0.code) \($0.name)" } == ["990100 甲市"])
        #expect(summary.upper.map(\.code) == Country.counties + ["990100"])
        let parts = summary.counties.prefix(2) + summary.upper.filter { $0.code == "990100" }
        #expect(summary.cities[0].totals == sum(Array(parts)))
        for county in summary.counties {
            var expected = sum(summary.townships.filter { $0.county == county.code })
            expected += summary.upper.first { $0.code == county.code }!.totals
            expected.byCheck = county.totals.byCheck
            #expect(county.totals == expected)
        }
    }

    @Test func everyCountyAloneComesToTheSame() async throws {
        let country = try Country()
        defer { country.remove() }
        let (batches, _, program) = try await audit(country)
        for county in Country.counties {
            let alone = try Country()
            defer { alone.remove() }
            for other in Country.counties where other != county { try alone.fixture.removeFolder(other) }
            let (found, _, own) = try await audit(alone)
            func outcomes(_ batches: [Batch], _ program: AuditProgram) -> [String] {
                batches.filter { $0.code.hasPrefix(county) }.flatMap { batch in
                    batch.outcomes.map { "\(batch.subjects[$0.subject].code) \(program.checks[$0.check].name) \($0.outcome.id)" }
                }
            }
            #expect(outcomes(found, own) == outcomes(batches, program), "\(county)")
        }
    }

    @Test func sharesAreOfTheCountyAndOfTheWholeCity() async throws {
        let country = try Country()
        defer { country.remove() }
        let (batches, _, program) = try await audit(country)
        func actual(_ code: String) -> Interval? {
            let batch = batches.first { $0.code == code }
            return batch?.gaps.first { program.checks[$0.check].criterion.id.hasPrefix("owned") }?.actual
        }
        // 8 open clinics a county; seeds 2 and 4 of the first and 6 and 8 of the second are public, besides the four of the second villages: 6 of 8 each.
        #expect(actual("990101") == nil && actual("990100") == nil)
        // Of 990301 nothing is reported: anything is possible.
        #expect(actual("990301") == Interval(.zero, Quantity(100)))
        #expect(batches.last?.code == "990100")
    }

    @Test func aTownshipWithoutAFileHasItsVillagesAndNothingElse() async throws {
        let country = try Country(leavingOut: ["990101102", "990102103"])
        defer { country.remove() }
        for workers in 1...3 {
            let (batches, summary, _) = try await audit(country, workers: workers)
            for township in ["990101102", "990102103", "990301101"] {
                let batch = try #require(batches.first { $0.code == township })
                #expect(batch.subjects.map(\.code) == ["\(township)201", "\(township)202", township])
                #expect(batch.outcomes.allSatisfy { $0.outcome == .unreported })
                #expect(batch.totals.subjects == 3 && !batch.hasFile && batch.totals.townshipsWithoutFile == 1)
            }
            #expect(summary.filesMissing.map(\.code) == ["990101102", "990102103"] + (1...4).map { "99030110\($0)" })
            #expect(summary.filesMissing.first?.name == "镇12")
            #expect(summary.totals.townshipsWithoutFile == 6)
        }
    }

    /// Any subset of files may be missing: nothing changes but the results of those townships and of what stands above them.
    @Test(arguments: 0..<12)
    func missingFilesChangeOnlyTheirOwnTownships(seed: Int) async throws {
        let all = Country.townships.filter { !$0.hasPrefix("990301") }
        let missing = Set(all.enumerated().filter { (seed * 7919 + 13) >> ($0.offset % 11) & 1 == 1 }.map(\.element))
        let whole = try Country()
        let country = try Country(leavingOut: missing, shuffled: seed % 2 == 1)
        defer {
            whole.remove()
            country.remove()
        }
        let complete = try await audit(whole).0
        let (batches, summary, _) = try await audit(country, workers: seed % 4 + 1)
        #expect(batches.map(\.code) == complete.map(\.code))
        for (batch, other) in zip(batches, complete) where batch.code.utf8.count == 9 {
            #expect((words(batch) == words(other)) == !missing.contains(batch.code), "\(batch.code)")
        }
        #expect(Set(summary.filesMissing.map(\.code)) == missing.union((1...4).map { "99030110\($0)" }))
    }

    @Test func workersAndTheOrderOfFilesDoNotMatter() async throws {
        let country = try Country(leavingOut: ["990102101", "990201104"])
        let other = try Country(leavingOut: ["990102101", "990201104"], shuffled: true)
        defer {
            country.remove()
            other.remove()
        }
        let expected = try await audit(country).0.map(words)
        for workers in 1...4 {
            #expect(try await audit(country, workers: workers).0.map(words) == expected)
            #expect(try await audit(other, workers: workers).0.map(words) == expected)
        }
    }

    @Test(arguments: [Int.min, -1, 0, 1, 65, Int.max])
    func noNumberOfWorkersStopsTheAudit(workers: Int) async throws {
        let country = try Country()
        defer { country.remove() }
        var options = AuditOptions()
        options.workers = workers
        #expect((1...AuditOptions.mostWorkers).contains(options.workers))
        #expect(try await country.fixture.audit(byRegion: true, options).batches.count == 16 + 5)
    }

    @Test func aPartHasItsCountiesWithoutTheirOwnChecks() async throws {
        let country = try Country()
        defer { country.remove() }
        let (batches, summary, _) = try await audit(country, scope: Scope(townships: ["990102101", "990201102"]))
        #expect(batches.map(\.code) == ["990102101", "990201102"])
        #expect(summary.counties.map(\.name) == ["县2", "县3"] && summary.upper.isEmpty)
        #expect(summary.counties.map(\.totals.subjects) == summary.townships.map(\.totals.subjects))
    }

    @Test func totalsThatDifferFromWhatIsListedAreTold() async throws {
        let country = try Country()
        defer { country.remove() }
        try country.fixture.write(
            "990101/county.yaml",
            "county: \"990101\"\nname: 县1\nhospitals: [{code: 990101-h}]\ndeclared: {county-hospital: 1, village-clinic: 8, township-health-centre: 4}\n")
        try country.fixture.write("city.yaml", "city: \"990100\"\nname: 甲市\ndeclared: {village-clinic: 16, township-health-centre: 7}\n")
        let messages = try await audit(country).1.diagnostics.map { "\($0.file.suffix(11)) \($0.message.en)" }
        #expect(
            messages == [
                "county.yaml 乡镇卫生院: 4 declared, 3 listed", "y/city.yaml 乡镇卫生院: 7 declared, 6 listed",
            ])
    }

    @Test func aClosedOrUnknownFacilityOfAnotherCountyCoversNothing() async throws {
        let country = try Country()
        defer { country.remove() }
        for (clinic, outcome) in [("990201101202-a", "waived"), ("990201101202-b", "unmet"), ("990301101201-clinic", "unmet")] {
            try country.fixture.write(
                "990101/990101104.yaml",
                """
                township: "990101104"
                health-centre: 无
                villages:
                  - {code: "990101104201", clinic: 无, exemptions: [{kind: 联合设置, covered-by: \(clinic), approved-by: 县卫健委}]}

                """)
            let standards = Country.standards.mapValues { text in
                text.replacingOccurrences(
                    of: "blank-spot: institution",
                    with: "blank-spot: institution, unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]")
            }
            let fixture = try Fixture(standards: standards)
            defer { fixture.remove() }
            try fixture.copyInventory(of: country.fixture)
            #expect(try await fixture.outcomes(byRegion: true)["990101104201 clinic"] == outcome, "\(clinic)")
        }
    }
}
