import Testing
import Wording

/// What a tender says beside its figures: a wrong word here is a wrong contract.
@Suite("Amounts in capitals")
struct CapitalAmountTests {
    @Test(
        "whole yuan, with one 零 for every gap and none at the end",
        arguments: [
            (0, "零元整"), (1, "壹元整"), (10, "壹拾元整"), (11, "壹拾壹元整"), (100, "壹佰元整"), (101, "壹佰零壹元整"), (110, "壹佰壹拾元整"), (1_000, "壹仟元整"),
            (1_001, "壹仟零壹元整"), (1_010, "壹仟零壹拾元整"), (10_000, "壹万元整"), (10_001, "壹万零壹元整"), (10_100, "壹万零壹佰元整"),
            (100_000, "壹拾万元整"), (100_010, "壹拾万零壹拾元整"), (1_000_100, "壹佰万零壹佰元整"), (1_001_000, "壹佰万壹仟元整"), (100_001_000, "壹亿零壹仟元整"),
            (1_234_567, "壹佰贰拾叁万肆仟伍佰陆拾柒元整"),
            (100_000_000, "壹亿元整"), (100_000_001, "壹亿零壹元整"), (100_010_000, "壹亿零壹万元整"), (110_000_000, "壹亿壹仟万元整"),
            (1_000_000_000_000, "壹万亿元整"), (1_000_100_000_000, "壹万零壹亿元整"), (1_000_000_000_001, "壹万亿零壹元整"),
        ])
    func yuan(amount: Int, words: String) { #expect(capitalAmount(fen: amount * 100) == words) }

    @Test(
        "jiao and fen",
        arguments: [
            (1, "壹分"), (10, "壹角整"), (15, "壹角伍分"), (100_50, "壹佰元伍角整"), (100_05, "壹佰元零伍分"), (100_55, "壹佰元伍角伍分"), (10_000_01, "壹万元零壹分"),
            (1_020_30, "壹仟零贰拾元叁角整"),
        ])
    func fractions(fen: Int, words: String) { #expect(capitalAmount(fen: fen) == words) }

    @Test("no words for what has none")
    func refused() {
        #expect(capitalAmount(fen: -1) == nil)
        #expect(capitalAmount(fen: 1_000_000_000_000_000_000) == nil)
        #expect(capitalAmount(fen: 999_999_999_999_999_999) != nil)
    }

    /// Reads an amount back, knowing nothing of how it was written.
    private func read(_ words: String) -> Int {
        let digits = Dictionary(uniqueKeysWithValues: "零壹贰叁肆伍陆柒捌玖".enumerated().map { ($1, $0) })
        let (ranks, fractions): ([Character: Int], [Character: Int]) = (["拾": 10, "佰": 100, "仟": 1_000], ["角": 10, "分": 1])
        var (sum, block, part, digit) = (0, 0, 0, 0)
        for character in words {
            if let value = digits[character] {
                digit = value
            } else if let rank = ranks[character] {
                part += digit * rank
                digit = 0
            } else if character == "万" {
                block = (block + part + digit) * 10_000
                (part, digit) = (0, 0)
            } else if character == "亿" {
                sum += (block + part + digit) * 100_000_000
                (block, part, digit) = (0, 0, 0)
            } else if character == "元" {
                sum = (sum + block + part + digit) * 100
                (block, part, digit) = (0, 0, 0)
            } else if let fraction = fractions[character] {
                sum += digit * fraction
                digit = 0
            }
        }
        return sum
    }

    @Test("what is written is what is read, without doubled or dangling zeros")
    func roundTrip() throws {
        var seed: UInt64 = 11
        for step in 0..<4_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let fen = Int(seed >> 12) % [100, 10_000, 1_000_000, 100_000_000, 1_000_000_000_000, 100_000_000_000_000_000][step % 6] / (step % 5 == 0 ? 100 : 1)
            let words = try #require(capitalAmount(fen: fen))
            #expect(read(words) == fen, "\(fen) \(words)")
            #expect(!words.contains("零零") && (fen == 0 || !words.contains("零元")) && !words.contains("零万") && !words.contains("零亿"), "\(words)")
        }
    }
}
