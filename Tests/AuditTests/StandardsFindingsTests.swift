import Foundation
import Inventories
import Quantities
import ShippedLevels
import Standards
import TestSupport
import Testing
import Wording

@testable import Audit

/// Small inventories under the shipped standards, each with the outcome a user would otherwise get wrong.
@Suite struct StandardsFindingsTests {
    /// A county of one township, judged by one of the shipped standards.
    private struct SmallCounty {
        static let library = Result { try StandardLibrary.load(folder: repository + "/standards") }
        let standard: String
        var county = ""
        var township = "township-class: 镇\nhealth-centre: 无"
        var villages: [String] = []
        var asOf = "2022-08-07"

        /// Outcomes by code and criterion; missing terms by code, criterion and term.
        func audit() async throws -> (outcomes: [String: String], missingTerms: [String]) {
            let folder = scratch.appendingPathComponent(UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
            let codes = villages.indices.map { "99010110120\($0 + 1)" }
            try write(
                "roster.yaml",
                "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\":\n    name: 试验镇\n    villages: {"
                    + codes.map { "\"\($0)\": 村" }.joined(separator: ", ") + "}\n")
            try write("county.yaml", "county: \"990101\"\nname: 试验县\n\(county)\n")
            try write(
                "990101101.yaml",
                "township: \"990101101\"\nname: 试验镇\n\(township)\nvillages:\(villages.isEmpty ? " []" : "")\n"
                    + zip(codes, villages).map { "  - {code: \"\($0)\", \($1)}\n" }.joined())
            let library = try Self.library.get()
            let program = try AuditProgram(library.vocabulary, standards: [try #require(library.standard(standard))], asOf: Day(asOf)!)
            var outcomes: [String: String] = [:]
            var terms: [String] = []
            let summary = await AuditRun(program, try Inventory.open(folder), AuditOptions(keepsOutcomes: true)).run(transform: { $0 }) { batch in
                for outcome in batch.outcomes {
                    let place = batch.subjects[outcome.subject].code.replacing("990101101", with: "")
                    outcomes["\(place) \(program.checks[outcome.check].criterion.id)"] = outcome.outcome.id
                }
                for gap in batch.gaps {
                    guard let term = gap.term, gap.outcome == .unmet else { continue }
                    terms.append("\(program.checks[gap.check].criterion.id) \(term)")
                }
            }
            if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
            return (outcomes, terms)
        }
    }

    private static let doctor = "qualification: 乡村医生, licence-until: 2030-01-01, duty: 诊疗"

    // MARK: Exemptions and places

    @Test(arguments: [
        ("few-residents: 是, small-radius: 否", 700, "waived", "met"),
        ("few-residents: 否, small-radius: 是", 700, "waived", "met"),
        ("few-residents: 否, small-radius: 是", 5000, "waived", "unmet"),
        // A large village that calls itself small is not believed.
        ("few-residents: 是, small-radius: 否", 5000, "unmet", "unmet"),
        ("few-residents: 否, small-radius: 否", 5000, "unmet", "unmet"),
    ])
    func aLargeVillageDoesNotShareAClinicByWritingThatItDoes(reasons: String, people: Int, clinic: String, warning: String) async throws {
        let county = SmallCounty(
            standard: "national-2019",
            villages: [
                "resident-population: \(people), clinic: 无, exemptions: [{kind: 联合设置, \(reasons), covered-by: 990101101202-clinic, approved-by: 县卫健委, approved-on: 2020-01-01}]",
                "resident-population: 900, clinic: {staff: [{\(Self.doctor)}]}",
            ])
        let outcomes = try await county.audit().outcomes
        #expect(outcomes["201 village.clinic"] == clinic)
        #expect(outcomes["201 village.joint-clinic-population"] == warning)
        #expect(outcomes["202 village.joint-clinic-population"] == "notApplicable")
    }

    @Test func aVillageWithAClinicIsNotAskedForExemptions() async throws {
        let outcomes = try await SmallCounty(standard: "national-2019", villages: ["resident-population: 900, clinic: {staff: [{\(Self.doctor)}]}"]).audit()
            .outcomes
        #expect(outcomes["201 village.exemption-covered"] == "notApplicable")
    }

    @Test func aTownServedByACommunityCentreIsNoBlankOnceThatIsApproved() async throws {
        for (approval, expected) in [
            (", approved-by: 县人民政府, approved-on: 2021-03-01", "waived"), (", approved-by: 县人民政府", "unreported"), ("", "unmet"),
        ] {
            let county = SmallCounty(
                standard: "national-2019",
                township: """
                    township-class: 镇
                    health-centre: 无
                    community-health-centre: {name: 中心, community-class: 中心, government-run: 是}
                    exemptions: [{kind: 社区卫生服务中心承担, covered-by: 990101101-community-health-centre\(approval)}]
                    """)
            #expect(try await county.audit().outcomes[" township.health-centre"] == expected)
        }
    }

    @Test func aScatteredVillageMayHaveTwoClinics() async throws {
        let outcomes = try await SmallCounty(
            standard: "village-clinic-management-2014",
            villages: ["clinics: [{code: 990101101201-a}, {code: 990101101201-b}]", "clinic: 无"]
        ).audit().outcomes
        #expect(outcomes["201 one-per-village"] == "met")
        #expect(outcomes["202 one-per-village"] == "unmet")
    }

    @Test func aSmallVillagesClinicIsWarnedOfItsAreaAndNotFailed() async throws {
        let outcomes = try await SmallCounty(
            standard: "village-clinic-management-2014",
            villages: ["resident-population: 800, clinic: {floor-area: 45}", "resident-population: 801, clinic: {floor-area: 45}"]
        ).audit().outcomes
        #expect(outcomes["201-clinic area"] == "notApplicable" && outcomes["201-clinic area-small-village"] == "unmet")
        #expect(outcomes["202-clinic area"] == "unmet" && outcomes["202-clinic area-small-village"] == "notApplicable")
    }

    // MARK: People

    @Test func nobodyFillsInAHundredPercentOfNobody() async throws {
        let none =
            "ex-poor-people: 0, monitored-people: 0, four-category-people: 0, elderly-people: 0, hypertension-patients: 0, diabetes-patients: 0, tuberculosis-patients: 0, mental-disorder-patients: 0"
        let outcomes = try await SmallCounty(standard: "fangcheng-2022", villages: ["clinic: {}, \(none)", "clinic: {}, ex-poor-people: 9"]).audit().outcomes
        for criterion in [
            "chronic.list", "chronic.card", "contract.scope", "chronic.follow-up", "exam.annual", "exam.elderly", "exam.hypertension", "exam.diabetes",
            "exam.mental-disorder", "monitoring.three-findings", "household.files", "insurance.out-of-poverty", "insurance.monitored",
        ] {
            #expect(outcomes["201 \(criterion)"] == "notApplicable", "\(criterion)")
        }
        #expect(outcomes["202 chronic.list"] == "unreported")
        #expect(outcomes["202 insurance.out-of-poverty"] == "unreported")
    }

    @Test func poorHouseholdsOfACommunityAreAskedForTheirInsurance() async throws {
        let outcomes = try await SmallCounty(
            standard: "fangcheng-2022",
            villages: ["place-class: 社区, ex-poor-people: 3, attestations: {insured-ex-poor-rate: {value: 95, on: 2022-08-01, evidence: 医保1号}}"]
        ).audit().outcomes
        #expect(outcomes["201 insurance.out-of-poverty"] == "unmet")
        // The clause of the chronic disease lists names administrative villages.
        #expect(outcomes["201 chronic.list"] == "notApplicable")
    }

    @Test(arguments: [
        ("qualification: 执业医师, practice-class: 公共卫生, licence-until: 2010-12-31", "unmet"),
        ("qualification: 执业医师, practice-class: 公共卫生, licence-until: 2030-12-31", "met"),
        ("qualification: 执业医师, practice-class: 公共卫生", "unreported"),
    ])
    func aLicenceThatEndedLongAgoDoesNotCount(person: String, expected: String) async throws {
        let county = SmallCounty(standard: "wugang-2021", township: "township-class: 镇\nhealth-centre: {staff: [{\(person)}]}")
        #expect(try await county.audit().outcomes["-health-centre health-centre.public-health-doctor"] == expected)
    }

    @Test func aNurseIsNotADoctorForBeingMarkedAGeneralPractitioner() async throws {
        let nurse = "qualification: 护士, general-practitioner: 是, education: 本科, full-time-degree: 是, licence-until: 2030-01-01"
        for (standard, criterion) in [("national-2019", "health-centre.doctor"), ("wugang-2021", "health-centre.general-practitioner")] {
            let county = SmallCounty(standard: standard, township: "township-class: 镇\nhealth-centre: {staff: [{\(nurse)}]}")
            #expect(try await county.audit().outcomes["-health-centre \(criterion)"] == "unmet")
        }
    }

    @Test func aPrivateMaternityHospitalIsNotTheCountysHospital() async throws {
        let county = SmallCounty(
            standard: "henan-2019",
            county: "resident-population: 500000\nhospitals: [{code: 990101-h, public: 否, hospital-type: 妇幼保健院, hospital-level: 二级甲等, key-specialties: 2}]")
        let outcomes = try await county.audit().outcomes
        for criterion in ["county.hospital", "line.county-hospital-2a", "line.county-key-specialty"] {
            #expect(outcomes["990101 \(criterion)"] == "unmet", "\(criterion)")
        }
        let national = SmallCounty(standard: "national-2019", county: county.county)
        #expect(try await national.audit().outcomes["990101 line.county-hospital"] == "unmet")
    }

    @Test func anUnqualifiedPractitionerIsSeenInTheStaffList() async throws {
        let outcomes = try await SmallCounty(
            standard: "village-clinic-management-2014",
            villages: [
                "clinic: {staff: [{\(Self.doctor)}, {qualification: 无资格, duty: 诊疗}]}", "clinic: {staff: [{\(Self.doctor)}, {qualification: 药师, duty: 医技}]}",
            ]
        ).audit().outcomes
        #expect(outcomes["201-clinic qualified-only"] == "unmet")
        #expect(outcomes["202-clinic qualified-only"] == "met")
        // The article lists four kinds of staff; a pharmacist is none of them.
        #expect(outcomes["202-clinic staff-types"] == "unmet")
    }

    @Test func aContractThatEndedIsNoContract() async throws {
        let person = "qualification: 执业助理医师, licence-until: 2030-01-01, contract: 乡聘村用, employee-insurance: 是"
        let outcomes = try await SmallCounty(
            standard: "wugang-2021",
            villages: ["clinic: {staff: [{\(person), contract-until: 2022-08-06}]}", "clinic: {staff: [{\(person), contract-kind: 无固定期限}]}"]
        ).audit().outcomes
        #expect(outcomes["201-clinic clinic.township-hired"] == "unmet")
        #expect(outcomes["202-clinic clinic.township-hired"] == "met")
    }

    // MARK: Data instead of yes and no

    @Test func departmentsAreReadFromTheirList() async throws {
        let cases: [(departments: String, expected: String)] = [("[内科, 预防保健科]", "met"), ("[内科, 外科]", "unmet"), ("[化验室]", "unmet")]
        for (departments, expected) in cases {
            let county = SmallCounty(
                standard: "national-2019", township: "township-class: 镇\nresident-population: 10001\nhealth-centre: {departments: \(departments)}")
            #expect(try await county.audit().outcomes["-health-centre line.health-centre-departments"] == expected, "\(departments)")
        }
    }

    @Test func aSupporterOfTooLowALevelIsNoSupport() async throws {
        for (level, wugang, fangcheng) in [("一级", "unmet", "met"), ("二级", "met", "met")] {
            let township = "township-class: 镇\nhealth-centre: {supporters: [{hospital: 市医院, level: \(level)}]}"
            #expect(try await SmallCounty(standard: "wugang-2021", township: township).audit().outcomes["-health-centre health-centre.supported"] == wugang)
            #expect(try await SmallCounty(standard: "fangcheng-2022", township: township).audit().outcomes["-health-centre support.cover"] == fangcheng)
        }
    }

    @Test func whatIsMissingOfANamedListIsNamed() async throws {
        let county = SmallCounty(
            standard: "guangze-2019",
            township: """
                township-class: 镇
                health-centre:
                  attestations:
                    seven-ones: {value: [定点医院, 承诺书, 健康扶贫卡, 健康档案, 健康体检, 健康会诊], on: 2022-08-01, evidence: 台账1号}
                """)
        let (outcomes, terms) = try await county.audit()
        #expect(outcomes["-health-centre seven-ones.in-place"] == "unmet")
        let vocabulary = try SmallCounty.library.get().vocabulary
        let list = try #require(vocabulary.termLists.first { $0.id == "seven-ones" })
        #expect(terms.filter { $0.hasPrefix("seven-ones") } == ["seven-ones.in-place \(try #require(list.items.firstIndex { $0.label == "须知单" }))"])
    }
}
