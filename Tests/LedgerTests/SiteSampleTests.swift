import Testing

@testable import Ledger

/// Draws of facilities to visit.
@Suite("Draws")
struct SiteSampleTests {
    private let candidates = (0..<40).map { SiteSample.Candidate(code: "\(100 + $0)", name: "", place: "a", placeName: "a") }

    @Test("where all weigh the same, the weights do not change the draw")
    func alike() {
        for seed in UInt64(0)..<20 {
            let plain = SiteSample.draw(candidates, percent: 20, seed: seed)
            #expect(plain.count == 8 && Set(plain.map(\.code)).count == 8)
            #expect(SiteSample.draw(candidates, percent: 20, seed: seed) { _ in 1 } == plain)
        }
    }

    @Test("who weighs more is drawn sooner, and everybody at some time")
    func weighted() {
        var count: [String: Int] = [:]
        for seed in UInt64(0)..<2000 {
            for one in SiteSample.draw(candidates, percent: 5, seed: seed, weight: { $0.code < "110" ? 50 : 10 }) { count[one.code, default: 0] += 1 }
        }
        // Ten of weight 50 and thirty of weight 10 share 4,000 places: about 5 to 1.
        let heavy = count.filter { $0.key < "110" }.values.reduce(0, +)
        #expect((2300...2650).contains(heavy), "\(heavy)")
        #expect(count.count == 40)
    }
}
