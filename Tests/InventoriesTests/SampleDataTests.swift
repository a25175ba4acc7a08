import Foundation
import Quantities
import SampleData
import ShippedLevels
import Testing
import Wording
import YAMLReader

@testable import Inventories

/// The sample inventories: what the generator makes, to the byte, and such as could be.
@Suite struct SampleDataTests {
    static let counties = ["fangcheng", "wugang", "guangze", "zhongwei/shapotou", "zhongwei/zhongning", "zhongwei/haiyuan"]

    /// The place files of a county, read.
    private func files(_ county: String) throws -> [YAMLNode] {
        let folder = repository + "/inventories/" + county
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { !["roster.yaml", "waivers.yaml"].contains($0) }.map { name in
            let reader = TapeReader(limits: YAMLLimits())
            let problems = reader.read(path: folder + "/" + name)
            if problems.hasErrors { throw InputError(problems) }
            return YAMLNode(reader.tape)
        }
    }

    private func value(_ key: String, of node: YAMLNode) -> YAMLNode? { node.pairs.first { $0.key.text == key }?.value }

    /// Calls `body` with every mapping below a node, and the day by which everything in it was reported.
    private func visit(_ node: YAMLNode, _ reported: Day, _ body: (YAMLNode, Day) -> Void) {
        if node.isMapping {
            let own = value("reported", of: node).flatMap { value("on", of: $0)?.text }.flatMap { Day($0) } ?? reported
            body(node, own)
            for (key, value) in node.pairs where key.text != "verified" { visit(value, own, body) }
        } else {
            for entry in node.entries { visit(entry, reported, body) }
        }
    }

    @Test(arguments: counties)
    func theFilesAreReproduced(county: String) throws {
        let folder = repository + "/inventories/" + county
        let roster = try Roster.load(path: folder + "/roster.yaml")
        var names: Set<String> = ["roster.yaml"]
        _ = try generate(roster: roster, profile: SampleProfile.of(roster)) { name, text in
            names.insert(name)
            let file = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            #expect(file == text, "\(county)/\(name): run make samples")
        }
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder)) == names)
    }

    @Test func zhongweiReconcilesWithItsRegister() throws {
        let folder = repository + "/inventories/zhongwei"
        let city = try String(contentsOfFile: folder + "/city.yaml", encoding: .utf8)
        #expect(city.contains("township-health-centre: 40") && city.contains("village-clinic: 453") && city.contains("resettlement-site: 69"))
        #expect(try Inventory.open(folder).rosters.values.reduce(0) { $0 + $1.villageCount } == 200 + 154 + 161)
    }

    @Test("nothing is dated after the day it was reported on, nor after the day of the sample", arguments: counties)
    func nothingFromTheFuture(county: String) throws {
        let of = try #require(try Inventory.open(repository + "/inventories/" + county).sampleDay)
        let ends: Set<String> = ["licence-until", "contract-until", "until", "as-of"]
        var days = 0
        for file in try files(county) {
            visit(file, of) { node, reported in
                #expect(reported <= of)
                for (key, value) in node.pairs where !ends.contains(key.text ?? "") {
                    guard let day = value.text.flatMap({ Day($0) }) else { continue }
                    days += 1
                    #expect(day <= reported, "\(key.text ?? "") \(day), reported on \(reported)")
                }
            }
        }
        #expect(days > 500)
    }

    @Test("the people of the villages are those of the township, and of the county", arguments: counties)
    func peopleAddUp(county: String) throws {
        var sum = 0
        var total = 0
        for file in try files(county) {
            guard let own = value("resident-population", of: file)?.text.flatMap({ Int($0) }) else {
                sum += peopleOfVillages(file)
                continue
            }
            if value("county", of: file) != nil {
                total = own
            } else {
                // What a village does not say is in the township's number all the same.
                #expect(own >= peopleOfVillages(file))
                sum += own
            }
        }
        #expect(sum <= total && sum > total * 9 / 10)
    }

    private func peopleOfVillages(_ township: YAMLNode) -> Int {
        (value("villages", of: township)?.entries ?? []).reduce(0) { $0 + (value("resident-population", of: $1)?.text.flatMap { Int($0) } ?? 0) }
    }

    @Test("people who work are of working age, and have titles only after years of work", arguments: counties)
    func agesArePlausible(county: String) throws {
        let of = try #require(Day("2022-08-10"))
        var people = 0
        for file in try files(county) {
            visit(file, of) { node, _ in
                guard let born = value("born", of: node)?.text.flatMap({ Day($0) }) else { return }
                people += 1
                let age = Int(of.number - born.number) * 100 / 36525
                #expect((19...74).contains(age), "\(value("id", of: node)?.text ?? "") is \(age)")
                let title = value("title", of: node)?.text ?? ""
                if title.contains("高级") { #expect(age >= 41, "\(title) at \(age)") }
                if let registered = value("registered-on", of: node)?.text.flatMap({ Day($0) }) { #expect(Int(registered.number - born.number) > 18 * 365) }
            }
        }
        #expect(people > 100)
    }
}
