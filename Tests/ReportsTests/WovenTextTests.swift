import Testing
import Writing

@testable import Reports

@Suite("Text kept short until it is written")
struct WovenTextTests {
    /// Writes the same by turns of chance: runs of every length, shared pieces and own ones, some of them empty.
    private func fill(_ out: inout some PieceWriter, _ random: inout Chance, shared: Int) {
        for number in 0..<40 { _ = out.add(own: Array(repeating: UInt8(ascii: "a") + UInt8(number % 26), count: number)) }
        for _ in 0..<200 {
            switch random.next(4) {
            case 0: out.write(piece: random.next(shared))
            case 1: out.write(own: random.next(40))
            case 2: out.text.write("内容 \(random.next(1000))，")
            default: out.text.bytes.append(contentsOf: Array(repeating: UInt8(ascii: "."), count: random.next(8) == 0 ? 140_000 : random.next(9)))
            }
        }
    }

    /// Numbers by chance, the same in every run.
    private struct Chance {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    @Test("what is written in the end is what would have been written at once, however long the runs and however many the pieces", arguments: [3, 40_000])
    func unravels(pieceCount: Int) {
        var pieces = TextPieces()
        for number in 0..<pieceCount { pieces.add(Array("〈\(number)〉".utf8).dropLast(number % 3 == 0 ? 8 : 0) + []) }
        var packed: [UInt8] = []
        var expected: [UInt8] = []
        for seed in 1...20 {
            var (woven, plain) = (WovenText(pieces), PlainText(pieces))
            var (one, other) = (Chance(state: UInt64(seed)), Chance(state: UInt64(seed)))
            fill(&woven, &one, shared: pieceCount)
            fill(&plain, &other, shared: pieceCount)
            packed += woven.packed()
            expected += plain.text.bytes
        }
        var text: [UInt8] = []
        var at = 0
        packed.withUnsafeBytes { bytes in
            while at < bytes.count, let size = WovenText.size(of: UnsafeRawBufferPointer(rebasing: bytes[at...])) {
                WovenText.unravel(UnsafeRawBufferPointer(rebasing: bytes[at..<at + size]), pieces, into: &text)
                at += size
            }
        }
        #expect(at == packed.count && text == expected)
    }

    @Test("text that is not all there yet is waited for", arguments: [0, 5, 11, 12, 20])
    func waits(count: Int) {
        var woven = WovenText()
        woven.text.write("一行")
        woven.packed().withUnsafeBytes { bytes in
            #expect(WovenText.size(of: bytes) == bytes.count)
            #expect(WovenText.size(of: UnsafeRawBufferPointer(rebasing: bytes[..<min(count, bytes.count - 1)])) == nil)
        }
    }

    @Test("of nothing nothing is kept")
    func nothing() { #expect(WovenText().packed() == []) }

    @Test("numbers are written as Swift writes them", arguments: [0, 9, 10, 4096, -1, -10, Int64.max, Int64.min])
    func digits(number: Int64) {
        var writer = ByteWriter()
        writer.write(digitsOf: number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == String(number))
    }
}
