import Inventories
import Standards
import Testing

@testable import Audit

/// Proof has a day and a life.
@Suite struct AnswerLifeTests {
    private func world(_ attestations: String, reported: String = "") throws -> ShippedWorld {
        let world = try ShippedWorld()
        try world.writeTownships([("health-centre: 无", ["attestations: {\(attestations)}\(reported)"])])
        return world
    }

    static let answers: [(answer: String, asOf: String, outcome: String, missing: String)] = [
        ("chronic-follow-up-rate: {value: 100%, on: 2022-07-01, evidence: 台账}", "2022-08-07", "met", ""),
        ("chronic-follow-up-rate: {value: 100%, on: 2022-07-01, evidence: 台账}", "2022-09-30", "met", ""),
        ("chronic-follow-up-rate: {value: 100%, on: 2022-07-01, evidence: 台账}", "2022-10-01", "unreported", "2022-07-01 的答复已超过一个季度"),
        ("chronic-follow-up-rate: {value: 90%, on: 2022-07-01, evidence: 台账}", "2022-10-01", "unreported", "2022-07-01 的答复已超过一个季度"),
        ("chronic-follow-up-rate: {value: 100%, on: 2015-03-01, evidence: 台账}", "2022-08-07", "unreported", "2015-03-01 的答复已超过一个季度"),
        ("chronic-follow-up-rate: {value: 100%, on: 2031-03-01, evidence: 台账}", "2022-08-07", "unreported", "2031-03-01 的答复晚于判定日"),
        ("chronic-follow-up-rate: {value: 100%, evidence: 台账}", "2022-08-07", "unreported", "答复没有日期"),
        ("annual-exam-rate: {value: 100%, on: 2022-01-01, evidence: 台账}", "2022-12-31", "met", ""),
        ("annual-exam-rate: {value: 100%, on: 2022-01-01, evidence: 台账}", "2023-01-01", "unreported", "2022-01-01 的答复已超过一年"),
        ("annual-exam-rate: {value: 100%, on: 2031-01-01, evidence: 台账}", "2022-08-07", "unreported", "2031-01-01 的答复晚于判定日"),
        // No source gives these a period: an old answer still counts, one of a day to come does not.
        ("chronic-card-rate: {value: 100%, on: 2015-01-01, evidence: 台账}", "2022-08-07", "met", ""),
        ("chronic-card-rate: {value: 100%, on: 2031-01-01, evidence: 台账}", "2022-08-07", "unreported", "2031-01-01 的答复晚于判定日"),
        ("chronic-card-rate: {value: 100%, evidence: 台账}", "2022-08-07", "met", ""),
    ]

    @Test(arguments: answers)
    func fangcheng(test: (answer: String, asOf: String, outcome: String, missing: String)) async throws {
        let world = try world(test.answer)
        defer { world.remove() }
        let criteria = ["chronic-follow-up-rate": "chronic.follow-up", "annual-exam-rate": "exam.annual", "chronic-card-rate": "chronic.card"]
        let key = "990101101201 " + criteria[String(test.answer.prefix { $0 != ":" })]!
        let result = try await world.audit("fangcheng-2022", asOf: test.asOf)
        #expect(result.outcomes[key] == test.outcome)
        #expect(test.missing.isEmpty ? result.missing[key] == nil : result.missing[key]?.contains(test.missing) == true)
    }

    @Test(arguments: [
        ("2022-08-07", "met"), ("2022-04-01", "met"), ("2022-03-31", "unmet"), ("2022-08-08", "unreported"), ("2099-01-01", "unreported"),
    ])
    func monitoringToComeHasNotBeenDone(day: String, outcome: String) async throws {
        let world = try ShippedWorld()
        defer { world.remove() }
        try world.writeTownships([
            ("health-centre: {attestations: {last-serious-illness-monitoring: {value: \(day), on: 2022-08-01, evidence: 台账}}}", ["clinic: 无"])
        ])
        let result = try await world.audit("zhongwei-2021", asOf: "2022-08-07")
        #expect(result.outcomes["990101101-health-centre monitoring.facility"] == outcome)
        let missing = result.missing["990101101-health-centre monitoring.facility"] ?? ""
        #expect(missing.contains("晚于判定日") == (outcome == "unreported"))
    }

    @Test(arguments: ["无", "没有", "\" \"", "\"　\"", "-", "－", "——", "／", "\"\"", "none"])
    func evidenceThatSaysNothingIsNone(evidence: String) async throws {
        let world = try world("chronic-card-rate: {value: 100%, on: 2022-07-01, evidence: \(evidence)}")
        defer { world.remove() }
        let result = try await world.audit("fangcheng-2022", asOf: "2022-08-07")
        #expect(result.outcomes["990101101201 chronic.card"] == "unreported")
        #expect(result.missing["990101101201 chronic.card"]?.contains("缺佐证材料") == true)
    }

    @Test func anAnswerAfterItsReportIsAnError() async throws {
        let world = try world("chronic-card-rate: {value: 100%, on: 2022-08-03, evidence: 台账}", reported: ", reported: {by: 村委会, on: 2022-08-02}")
        defer { world.remove() }
        let problems = try await world.audit("fangcheng-2022", asOf: "2022-08-07").diagnostics.filter { $0.severity == .error }
        #expect(problems.map(\.message.en) == ["鉴定后慢病卡和告知书发放率 was answered on 2022-08-03, after the report of 2022-08-02 it stands in"])
        #expect(problems.first?.position?.line == 5)
    }

    @Test func answersLapseInAForecast() async throws {
        let world = try world(
            "chronic-follow-up-rate: {value: 100%, on: 2022-07-20, evidence: 台账}, annual-exam-rate: {value: 100%, on: 2022-05-01, evidence: 台账}, "
                + "chronic-card-rate: {value: 100%, on: 2022-07-20, evidence: 台账}")
        defer { world.remove() }
        func lapsed(_ day: String) async throws -> Set<String> { try await world.audit("fangcheng-2022", asOf: day).lapsed }
        let quarterly = "fangcheng-2022/chronic.follow-up/990101101201 2022-10-01"
        let yearly = "fangcheng-2022/exam.annual/990101101201 2023-01-01"
        #expect(try await lapsed("2022-08-07") == [])
        #expect(try await lapsed("2022-11-07") == [quarterly])
        #expect(try await lapsed("2023-01-01") == [quarterly, yearly])
    }

    @Test func explanationsSayWhenAndByWhat() async throws {
        let world = try world("chronic-follow-up-rate: {value: 100%, on: 2022-07-20, evidence: 随访台账第3页}")
        defer { world.remove() }
        let now = try await world.audit("fangcheng-2022", asOf: "2022-08-07", explain: "chronic.follow-up").explanations[0].steps[0].cells
        #expect(now.first?.contains("（2022-07-20 答复，佐证：随访台账第3页）") == true)
        let later = try await world.audit("fangcheng-2022", asOf: "2022-11-07", explain: "chronic.follow-up").explanations[0].steps[0].cells
        #expect(later.first?.contains("不计") == true && later.first?.contains("已超过一个季度") == true)
    }
}
