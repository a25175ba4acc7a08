import Foundation
import Quantities
import Synchronization
import TestSupport
import UseCases
import Wording

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A workspace of its own in a temporary folder: a small standard, a county of one township with two villages, a campaign.
final class World: Sendable {
    let folder = scratch.appendingPathComponent("use-cases-\(UUID().uuidString)").path
    let workspace: Workspace
    private let heard = Mutex<[Environment.Message]>([])

    /// A world whose clinic has so many square metres.
    init(floorArea: Int = 50) throws {
        workspace = Workspace(standards: [folder + "/standards"], folder: folder)
        try FileManager.default.createDirectory(atPath: folder + "/standards", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder + "/standards/vocabulary")
        try write("standards/t.yaml", Self.standard)
        try write("campaigns/test.yaml", Self.campaign)
        try write(
            "inventories/county/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\": {name: 甲镇, villages: {\"990101101201\": 甲村, \"990101101202\": 乙村}}\n")
        try write(
            "inventories/county/990101101.yaml",
            """
            township: "990101101"
            name: 甲镇
            health-centre: 无
            villages:
              - code: "990101101201"
                clinic:
                  floor-area: \(floorArea)
                  staff: [{id: A, licence-until: 2026-06-30}]
                  equipment: {听诊器: 1, 体温计: 0}
              - code: "990101101202"
                clinic: 无

            """)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static let county = "inventories/county"

    private static let standard = """
        standard: t
        title: 试验标准
        document: {name: 试验, status: in-force}
        region: ""
        criteria:
          - id: village.clinic
            group: 三个一
            applies-to: village
            title: 每村一室
            require: {count: {of: village-clinic}, at-least: 1}
            blank-spot: institution
            severity: critical
            source: {clause: 一, facts: [], provenance: quoted}
          - id: clinic.doctor
            group: 三合格
            applies-to: village-clinic
            title: 有合格村医
            require: {count: {of: staff, where: {licence: valid}}, at-least: 1}
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

    private static let campaign = """
        campaign: test
        title: 试验攻坚月
        region: "990101"
        standards: [t]
        firmness: [binding]
        inspector: 县排查组
        phases:
          - {id: launch, title: 部署, from: 2026-01-01, to: 2026-01-05}
          - {id: fix, title: 整改, from: 2026-01-06, to: 2026-01-31}
        due: [{days: 20}]

        """

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    /// What has been told on the way.
    var messages: [Environment.Message] { heard.withLock { $0 } }

    /// The world on a day, in a language.
    func environment(_ day: String = "2026-01-10", _ language: Language = .zh) -> Environment {
        let noon = Date(timeIntervalSince1970: Double(Day(day)!.number) * 86_400 + 43_200)
        return Environment(now: { noon }, zone: .gmt, language: language) { [self] message in heard.withLock { $0.append(message) } }
    }

    /// All of the county.
    var selection: AuditSelection { AuditSelection(inventory: folder + "/" + Self.county) }

    /// The township of the county.
    var township: String { Self.county + "/990101101.yaml" }

    /// Begins the campaign, and names its ledger.
    func begin(_ environment: Environment) async throws -> String {
        let start = StartCampaign(folder + "/campaigns/test.yaml", SyncRequest(selection))
        return try await start.run(in: workspace, environment).ledger
    }
}
