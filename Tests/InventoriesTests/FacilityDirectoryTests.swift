import Quantities
import ShippedLevels
import Standards
import Synchronization
import Testing

@testable import Inventories

@Suite("Facilities that other files name")
struct FacilityDirectoryTests {
    /// A township whose clinics, one a village, each have the name their code calls for, but one.
    private func township(_ number: Int, _ villages: some Sequence<Int>, misnamed: Int = 3) -> String {
        let code = 990_101_100 + number
        return "township: \"\(code)\"\nvillages:\n"
            + villages.map { village in
                let village = "\(code)2\(village < 10 ? "0" : "")\(village)"
                return "  - {code: \"\(village)\", clinic: {name: \(village.hasSuffix("\(misnamed)") ? "别名" : village + "所")}}\n"
            }.joined()
    }

    private func clinic(_ township: Int, _ village: Int) -> String { "\(990_101_100 + township)20\(village)-clinic" }

    /// Calls `body` with a directory over six townships that notes how often each facility is asked for its name.
    private func withDirectory(_ body: (Fixture, FacilityDirectory, _ asked: () -> [String: Int]) throws -> Void) throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        for number in 1...6 { try fixture.write("99010110\(number).yaml", township(number, 1...5)) }
        let asked = Asked()
        let directory = FacilityDirectory(try Inventory.open(fixture.folder), fixture.vocabulary) { facts in
            asked.count.withLock { $0[facts.code, default: 0] += 1 }
            return [Truth(facts.name + "-clinic" == facts.code.replacing("-clinic", with: "所-clinic"))]
        }
        try body(fixture, directory) { asked.count.withLock { $0 } }
    }

    private final class Asked: Sendable {
        let count = Mutex<[String: Int]>([:])
    }

    @Test("each is asked once, and those that nobody names are not, while their file stays open")
    func asksOnce() throws {
        try withDirectory { _, directory, asked in
            for village in [1, 3, 3, 1] { #expect(directory.facility(clinic(1, village))?.answers == [Truth(village != 3)]) }
            #expect(asked() == [clinic(1, 1): 1, clinic(1, 3): 1])
            // However many files are looked into in turn.
            for village in 1...5 { for township in 1...6 { #expect(directory.facility(clinic(township, village))?.answers == [Truth(village != 3)]) } }
            #expect(asked().count == 30 && asked().values.allSatisfy { $0 == 1 })
            #expect(directory.facility(clinic(2, 9)) == nil && directory.facility("990101109201-clinic") == nil)
        }
    }

    @Test("of a file that changes in between, what was asked stays, and the rest is looked for where it is now")
    func changes() throws {
        try withDirectory { fixture, directory, _ in
            #expect(directory.facility(clinic(1, 1))?.answers == [.yes])
            try fixture.write("990101101.yaml", township(1, [5, 2], misnamed: 2))
            for township in 2...6 { #expect(directory.facility(clinic(township, 1))?.answers == [.yes]) }
            #expect(directory.facility(clinic(1, 5))?.answers == [.yes])
            #expect(directory.facility(clinic(1, 2))?.answers == [.no])
            #expect(directory.facility(clinic(1, 4)) == nil)
            #expect(directory.facility(clinic(1, 1))?.answers == [.yes])
        }
    }
}
