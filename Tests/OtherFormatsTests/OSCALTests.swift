import BuiltPrograms
import Foundation
import Testing

@Suite("OSCAL says what the audit and the ledger say")
struct OSCALTests {
    private func property(_ object: [String: Any], _ name: String) -> String? {
        list(object, "props").first { $0["name"] as? String == name }?["value"] as? String
    }

    @Test("an observation for each gap, a finding for each unmet check, and none for what nobody reported")
    func results() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let audit = try sample.object(["audit", "--format", "json"] + Sample.county)
        let document = try sample.object(["audit", "--format", "oscal"] + Sample.county)
        let result = list(document["assessment-results"], "results")[0]
        let observations = list(result, "observations")
        for outcome in ["unmet", "unreported"] {
            let keys = Set(list(audit, "gaps").filter { $0["outcome"] as? String == outcome }.compactMap { $0["key"] as? String })
            #expect(Set(observations.filter { property($0, "outcome") == outcome }.compactMap { property($0, "key") }) == keys && !keys.isEmpty)
        }
        let findings = list(result, "findings").filter { value($0, "target", "status", "state") == "not-satisfied" }
        let unmet = value(audit, "summary", "unmet", as: Int.self)
        #expect(findings.count == unmet)
        let known = Set(observations.compactMap { $0["uuid"] as? String })
        for finding in findings {
            let named = list(finding, "related-observations").compactMap { $0["observation-uuid"] as? String }
            #expect(!named.isEmpty && known.isSuperset(of: named))
        }
        let subjects = Set(list(result, "local-definitions", "inventory-items").compactMap { $0["uuid"] as? String })
        #expect(observations.allSatisfy { subjects.contains(value($0, "subjects", 0, "subject-uuid") ?? "") })
    }

    @Test("a criterion is satisfied only where it is known of everybody")
    func satisfied() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let audit = try sample.object(["audit", "--format", "json"] + Sample.county)
        let document = try sample.object(["audit", "--format", "oscal"] + Sample.county)
        let findings = list(list(document["assessment-results"], "results")[0], "findings").filter { value($0, "target", "status", "state") == "satisfied" }
        let expected = list(audit["summary"], "byCriterion").filter {
            $0["met"] as? Int ?? 0 > 0 && $0["unmet"] as? Int == 0 && $0["unreported"] as? Int == 0
        }.compactMap { $0["criterion"] as? String }
        #expect(Set(findings.compactMap { property($0, "criterion") }) == Set(expected) && !expected.isEmpty)
    }

    @Test("the same audit is the same bytes, and no UUID is given twice")
    func sameBytes() throws {
        let sample = try Sample()
        defer { sample.remove() }
        let one = try sample.output(["audit", "--format", "oscal", "--workers", "1"] + Sample.county)
        #expect(try one == sample.output(["audit", "--format", "oscal", "--workers", "4"] + Sample.county))
        let uuids = one.matches(of: #/"uuid":"([^"]+)"/#).map { String($0.1) }
        #expect(Set(uuids).count == uuids.count && uuids.count > 100)
    }

    @Test("the plan has an item and a risk for each row, with its state, its day and who is responsible; what proves a row gone is an observation")
    func plan() throws {
        let ledger = try LedgerWorld()
        defer { ledger.remove() }
        let rows = list(try ledger.object("list", "--format", "json"), "rows")
        let plan = try #require(try ledger.object("export", "--format", "oscal", "-o", "-")["plan-of-action-and-milestones"] as? [String: Any])
        let (items, risks) = (list(plan, "poam-items"), list(plan, "risks"))
        #expect(items.count == rows.count && risks.count == rows.count && !rows.isEmpty)
        let byKey = Dictionary(uniqueKeysWithValues: risks.map { (property($0, "key") ?? "", $0) })
        for row in rows {
            let risk = try #require(byKey[row["key"] as! String])
            #expect(property(risk, "ledger-status") == row["status"] as? String)
            #expect((risk["deadline"] as? String)?.prefix(10) == (row["due"] as? String)?.prefix(10))
        }
        let closed = try #require(risks.first { $0["status"] as? String == "closed" })
        let proof = Set(list(closed, "related-observations").compactMap { $0["observation-uuid"] as? String })
        let observed = list(plan, "observations").filter { proof.contains($0["uuid"] as? String ?? "") }.compactMap { property($0, "observed") }
        #expect(observed == ["found", "cleared", "verified"])
        let owner = try #require(list(plan, "metadata", "parties").first { $0["name"] as? String == "村医甲" })
        let task = list(list(closed, "remediations")[0], "tasks")[0]
        #expect(list(task, "responsible-roles").contains { ($0["party-uuids"] as? [String]) == [owner["uuid"] as! String] })
    }
}
