import BuiltPrograms
import Foundation

/// A ledger of a small county made for it: three villages whose clinics are too small, one of which was enlarged, checked and written off.
struct LedgerWorld {
    let sample: Sample
    static let closedOn = "2026-01-06"

    init() throws {
        sample = try Sample()
        try FileManager.default.createDirectory(atPath: sample.path("standards"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: sample.path("standards/vocabulary"))
        try write(
            "standards/t.yaml",
            """
            standard: t
            title: 试验标准
            document: {name: 试验, status: in-force}
            region: ""
            criteria:
              - {id: area, group: 设施, applies-to: village-clinic, title: 面积够, require: {field: floor-area, at-least: 60 m²}, severity: critical, rectify: {measure: 扩建, responsible: 乡镇卫生院}, source: {clause: 三, facts: [], provenance: quoted}}

            """)
        try write(
            "c.yaml",
            """
            campaign: c
            title: 试验攻坚月
            region: "990101"
            standards: [t]
            inspector: 县排查组
            phases: [{id: all, title: 全程, from: 2026-01-01, to: 2026-01-31}]
            due: [{days: 10}]

            """)
        try write(
            "county/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\": {name: 甲镇, villages: {\"990101101201\": 子村民委员会, \"990101101202\": 丑村}}\n"
                + "  \"990101102\": {name: 乙/镇, villages: {\"990101102201\": 寅村}}\n")
        try township("990101101", "甲镇", areas: ["990101101201": 50, "990101101202": 50])
        try township("990101102", "乙/镇", areas: ["990101102201": 50])
        try done("campaign", "start", "c.yaml", "--inventory", "county", "--as-of", "2026-01-02")
        try done("ledger", "assign", "1", "--to", "村医甲", "--by", "乡", "--on", "2026-01-03")
        try done("ledger", "submit", "1", "--by", "村医甲", "--on", "2026-01-05")
        try township("990101101", "甲镇", areas: ["990101101201": 66, "990101101202": 50])
        try done("ledger", "sync", "--inventory", "county", "--as-of", Self.closedOn)
        try done("ledger", "verify", "1", "--by", "县丁", "--on", Self.closedOn)
        try done("ledger", "close", "1", "--by", "县丁", "--on", Self.closedOn)
    }

    func remove() { sample.remove() }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: sample.path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func township(_ code: String, _ name: String, areas: [String: Int]) throws {
        try write(
            "county/\(code).yaml",
            "township: \"\(code)\"\nname: \(name)\nhealth-centre: 无\nvillages:\n"
                + areas.sorted { $0.key < $1.key }.map { "  - code: \"\($0.key)\"\n    clinic: {floor-area: \($0.value)}\n" }.joined())
    }

    private func done(_ arguments: String...) throws {
        let result = try run(arguments)
        guard result.status == 0 else { throw Sample.Failure(text: "\(arguments): \(result.errors)") }
    }

    func run(_ arguments: [String], language: String = "zh") throws -> BuiltProgram.Result {
        try sample.run(arguments, language: language, in: sample.folder)
    }

    /// What a command of the ledger writes, as of the day the row was written off.
    func output(_ arguments: String..., day: String = closedOn, language: String = "zh") throws -> String {
        let result = try run(["ledger"] + arguments + ["--as-of", day], language: language)
        guard result.status == 0 else { throw Sample.Failure(text: "\(arguments): \(result.errors)") }
        return result.output
    }

    func object(_ arguments: String...) throws -> [String: Any] {
        let result = try run(["ledger"] + arguments + ["--as-of", Self.closedOn])
        guard result.status == 0 else { throw Sample.Failure(text: "\(arguments): \(result.errors)") }
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
    }
}
