import BuiltPrograms
import Foundation
import Fuzzing
import Quantities
import Standards
import Testing

/// What one release is held against another with.
@Suite("Edited counties") struct EditedCountyTests {
    private func files(seed: UInt64, edited: Int, damaged: Int) throws -> [String: [UInt8]] {
        var counties = EditedCounties(count: 30, seed: seed)
        (counties.edited, counties.damaged) = (edited, damaged)
        var files: [String: [UInt8]] = [:]
        let library = try StandardLibrary.load(folders: [repository + "/standards"])
        try counties.write(library, asOf: try #require(Day("2023-03-15"))) { files[$0] = $1 }
        return files
    }

    @Test("the same seed makes the same counties, another one others")
    func seeds() throws {
        let first = try files(seed: 4, edited: 70, damaged: 4)
        #expect(try files(seed: 4, edited: 70, damaged: 4) == first)
        #expect(try files(seed: 5, edited: 70, damaged: 4) != first)
    }

    @Test("edits change files and leave what stands above counties", arguments: [(100, 0), (0, 100)])
    func edits(edited: Int, damaged: Int) throws {
        let plain = try files(seed: 4, edited: 0, damaged: 0)
        let changed = try files(seed: 4, edited: edited, damaged: damaged)
        #expect(Set(changed.keys) == Set(plain.keys))
        let names = plain.keys.filter { plain[$0] != changed[$0] }
        #expect(names.count > 40)
        #expect(names.allSatisfy { $0.contains("/") })
    }
}
