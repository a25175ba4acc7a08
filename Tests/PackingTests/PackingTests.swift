import Testing

@testable import Packing

/// What browsers compress comes back as it was, and nothing else does.
@Suite("Packing")
struct PackingTests {
    @Test("what was made smaller comes back as it was", arguments: [0, 1, 17, 65_536, 300_000])
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
        let small = RawDeflate.compressed(bytes)
        #expect(try RawDeflate.expanded(small, limit: 300_000) == bytes)
        if count > 0 { #expect(throws: RawDeflate.Problem.cutOff) { try RawDeflate.expanded(small.dropLast(1).map { $0 }, limit: 300_000) } }
    }

    @Test("few bytes that become many end at the limit")
    func bomb() {
        let bomb = RawDeflate.compressed([UInt8](repeating: 0, count: 20_000_000))
        #expect(bomb.count < 30_000)
        #expect(throws: RawDeflate.Problem.tooLarge(limit: 1_000_000)) { try RawDeflate.expanded(bomb, limit: 1_000_000) }
    }

    @Test("what was never made so is told apart from what is cut off")
    func damaged() {
        #expect(throws: RawDeflate.Problem.damaged) { try RawDeflate.expanded([0xFF, 0xFF, 0xFF, 0xFF], limit: 1000) }
        #expect(throws: RawDeflate.Problem.damaged) { try RawDeflate.expanded(RawDeflate.compressed([1, 2, 3]) + [9], limit: 1000) }
        #expect(throws: RawDeflate.Problem.cutOff) { try RawDeflate.expanded([], limit: 1000) }
    }

    @Test("the checksum is that of ZIP") func checksum() {
        #expect(crc32(of: Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(crc32(of: []) == 0)
    }
}
