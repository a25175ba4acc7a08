import BuiltPrograms
import Foundation
import TestSupport

let repository = BuiltPrograms.repository

/// The built program, run as users run it, in a temporary folder with a small standard and a small county.
struct Program {
    let folder = scratch.appendingPathComponent(UUID().uuidString).path

    typealias Result = BuiltProgram.Result

    static var executable: String { BuiltProgram("dabiao").path }

    static let standard = """
        standard: t
        title: 试验标准
        document: {name: 试验, status: in-force}
        region: ""
        criteria:
          - id: village.clinic
            group: 三个一
            applies-to: village
            title: 每村一室
            when: {field: place-class, is: 行政村}
            unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]
            require: {count: {of: village-clinic}, at-least: 1}
            blank-spot: institution
            severity: critical
            source: {clause: 一, facts: [], provenance: quoted}
          - id: clinic.doctor
            group: 三合格
            applies-to: village-clinic
            title: 有合格村医
            require: {count: {of: staff, where: {licence: valid}}, at-least: 1}
            blank-spot: staff
            severity: critical
            source: {clause: 二, facts: [], provenance: quoted}
          - id: area
            group: 设施
            applies-to: village-clinic
            title: 面积
            require: {field: floor-area, at-least: 60 m²}
            source: {clause: 三, facts: [], provenance: quoted}
          - id: equipment
            group: 设备
            applies-to: village-clinic
            title: 设备齐全
            require: {includes: {field: equipment, all: [听诊器, 体温计]}}
            source: {clause: 四, facts: [], provenance: quoted}

        """

    /// A campaign for the county, of two phases in January 2026.
    static let campaign = """
        campaign: c
        title: 试验攻坚月
        region: "990101"
        standards: [t]
        inspector: 县排查组
        phases: [{id: sweep, title: 排查, from: 2026-01-01, to: 2026-01-10}, {id: fix, title: 整改, from: 2026-01-11, to: 2026-01-31}]
        due: [{severity: critical, days: 5}, {days: 20}]
        """

    init() throws {
        try FileManager.default.createDirectory(atPath: folder + "/standards", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder + "/standards/vocabulary")
        try write("standards/t.yaml", Self.standard)
        try write(
            "county/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n"
                + (101...103).map { "  \"990101\($0)\": {name: 第\($0 - 100)镇, villages: {\"990101\($0)201\": 甲\($0)村, \"990101\($0)202\": 乙\($0)村}}\n" }
                .joined())
        for township in 101...103 { try write("county/990101\(township).yaml", township: township) }
    }

    /// A township in which the first village is well and the second has no clinic.
    private func write(_ name: String, township: Int) throws {
        try write(
            name,
            """
            township: "990101\(township)"
            name: 第\(township - 100)镇
            health-centre: 无
            villages:
              - code: "990101\(township)201"
                clinic:
                  floor-area: 80
                  staff: [{id: A, licence-until: 2030-01-01}]
                  equipment: {听诊器: 1, 体温计: 1}
              - code: "990101\(township)202"
                clinic: 无

            """)
    }

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func read(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs a command in English, in the folder.
    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    func run(_ arguments: [String], language: String? = "en", environment: [String: String] = [:]) throws -> Result {
        try BuiltProgram("dabiao").run(arguments + (language.map { ["--lang", $0] } ?? []), in: folder, environment: environment)
    }

    /// Audits the small county on a fixed day.
    func audit(_ more: String...) throws -> Result { try run(["audit", "--inventory", "county", "--as-of", "2026-01-01"] + more) }
}
