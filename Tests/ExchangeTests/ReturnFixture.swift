import Audit
import Foundation
import Inventories
import Packing
import Quantities
import Standards
import Testing
import Wording

@testable import Exchange

/// What a form on a telephone sends back, as a test writes it.
struct ReturnDocument {
    var code = "990101101201-clinic"
    var county = "990101"
    var by = "村医"
    var on = "2022-08-03"
    var facts = String(repeating: "a", count: 64)
    var isVisit = false
    var answers: [[String: Any]] = []
    var people: [[String: Any]] = []
    var photos: [[String: Any]] = []
    /// Whatever a test puts in the place of what a form writes.
    var other: [String: Any] = [:]

    /// A document with answers, by their keys.
    init(_ answers: [(ask: String, text: String)] = []) { self.answers = answers.map { ["ask": $0.ask, "text": $0.text] } }

    var json: [UInt8] {
        var root: [String: Any] = [
            "dabiao-return": 1, "program": "test", "form": ["made": "2022-08-01", "standards": String(repeating: "b", count: 64), "facts": facts],
            "visit": isVisit,
            "facility": ["code": code, "name": "甲村卫生室", "kind": "village-clinic", "county": county],
            "by": by, "on": on, "answers": answers, "people": people, "photos": photos,
        ]
        root.merge(other) { _, given in given }
        return Array(try! JSONSerialization.data(withJSONObject: root, options: [.sortedKeys]))
    }
}

extension County {
    /// What is asked of a clinic, and what is known, by some standards.
    func formPlan(_ village: String, _ standards: [String]) throws -> FormPlan {
        let program = try AuditProgram(library.vocabulary, standards: standards.map { library.standard($0)! }, asOf: Day("2026-01-01")!)
        let inventory = try Inventory.open(path)
        let known = try KnownFacts(program.vocabulary, inventory, townships: nil)
        let kind = try #require(program.vocabulary.levels[program.vocabulary.levels.village].theOne)
        let subject = try #require(
            FormPlan.Subject(known.facility(kind, at: village, inventory.codes), kind, program.vocabulary, inventory, known))
        return FormPlanner(program, FormNeeds(program, inventory.codes), known).plan(subject, kind, around: village)
    }

    /// What becomes of documents that came back.
    func sorted(_ documents: [ReturnDocument], _ standards: [String] = ["village-clinic-management-2014"]) throws -> [ReturnSorter.Sorted] {
        var files = ReturnedFiles()
        for (number, document) in documents.enumerated() { files.read(document.json, name: "\(number).json") }
        if files.problems.hasErrors { throw InputError(files.problems) }
        let inventory = try Inventory.open(path)
        let digests = try FactsDigest(library.vocabulary, inventory, townships: nil)
        return ReturnSorter(library.vocabulary, inventory, try ReturnRegister(inventory), digest: { digests.of($0) }) { code in
            try? self.formPlan(inventory.codes.village(of: code), standards)
        }.sort(files.forms)
    }

    /// The digest of what the inventory has of a clinic.
    func digest(_ code: String = "990101101201-clinic") throws -> String { try FactsDigest.of(code, in: Inventory.open(path), library.vocabulary) }

    /// Brings documents in, whatever there is to be said of them.
    @discardableResult
    func importing(
        _ documents: [ReturnDocument], _ standards: [String] = ["village-clinic-management-2014"], on day: String = "2022-08-05"
    ) throws -> InventoryImport.Plan {
        let plan = try InventoryImport(tables, into: path, listsChanges: true)
            .plan([], .init(try sorted(documents, standards), on: Day(day)!), existing: Inventory.open(path))
        try plan.write()
        return plan
    }
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
