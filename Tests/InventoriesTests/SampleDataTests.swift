import Foundation
import SampleData
import Standards
import Testing

@testable import Inventories

/// The sample inventories are what the generator makes, to the byte.
@Suite struct SampleDataTests {
    static let counties = ["fangcheng", "wugang", "guangze", "zhongwei/shapotou", "zhongwei/zhongning", "zhongwei/haiyuan"]

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
}
