import Foundation
import Inventories
import ShippedLevels
import SpreadsheetFixtures
import Standards
import Wording

@testable import Exchange

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The vocabulary of the repository.
let library: StandardLibrary = try! StandardLibrary.load(folder: repository + "/standards")

/// A county of two townships with two villages each, and nothing reported but what a test writes.
struct County {
    let folder: TemporaryFolder
    let tables = InventoryTables(library.vocabulary, withNames: true)

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "county/roster.yaml",
            """
            roster: "990101"
            name: 试验县
            townships:
              "990101101": {name: 第一镇, villages: {"990101101201": 甲村民委员会, "990101101202": 乙村民委员会}}
              "990101102": {name: 第二镇, villages: {"990101102201": 丙村民委员会, "990101102202": 甲村民委员会}}

            """)
    }

    /// A township of which one village's clinic is known.
    static let clinic = """
        township: "990101101"
        name: 第一镇
        # a comment that stays
        villages:
          - code: "990101101201"
            clinic:
              floor-area: 45
              rooms: [诊室, 药房]
              staff:
                - {id: A1, qualification: 乡村医生, licence-until: 2027-05-01}
                - {id: A2, qualification: 护士}
              equipment: {听诊器: 2, 体温计: 0}
              attestations:
                tcm-service: {value: 是, on: 2022-01-05, evidence: 台账7}

        """

    var path: String { folder("county") }

    func write(_ name: String, _ text: String) throws { try folder.write("county/" + name, text) }
    func read(_ name: String) -> String? { folder.read("county/" + name) }

    /// Plans an import of sheets of texts.
    func plan(_ sheets: [(name: String, rows: [[String?]])], reported: (by: String, on: String)? = nil) throws -> InventoryImport.Plan {
        try Spreadsheet(texts: sheets).write(to: folder("填报表.xlsx"))
        return try plan(files: [folder("填报表.xlsx")], reported: reported)
    }

    func plan(files: [String], reported: (by: String, on: String)? = nil) throws -> InventoryImport.Plan {
        try InventoryImport(tables, into: path, reported: reported, listsChanges: true)
            .plan(files.map { .init(path: $0) }, existing: Inventory.open(path))
    }

    /// Imports sheets of texts, and returns the differences.
    @discardableResult
    func importing(_ sheets: [(name: String, rows: [[String?]])], reported: (by: String, on: String)? = nil) throws -> [String] {
        let plan = try plan(sheets, reported: reported)
        try plan.write()
        return plan.changes.map { $0.rendered(.zh) }
    }

    /// The problems of an import, as `sheet!cell: message`.
    func problems(_ sheets: [(name: String, rows: [[String?]])]) throws -> [String] {
        do {
            return try plan(sheets).warnings.map { Self.words($0) }
        } catch let error as InputError {
            return error.diagnostics.map { Self.words($0) }
        }
    }

    static func words(_ diagnostic: Diagnostic) -> String {
        let text = diagnostic.rendered(.zh).split(separator: "\n")[0]
        return String(text[(text.range(of: ".xlsx").map(\.upperBound) ?? text.startIndex)...])
    }
}
