/// A small, fast, repeatable random number generator (SplitMix64).
///
/// The same seed gives the same numbers on every machine and with every Swift version. The standard library's `random(in:using:)` and
/// `shuffled(using:)` may change how they use a generator, so what must stay the same to the byte is drawn with the methods here.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that starts from a seed.
    package init(seed: UInt64) {
        state = seed
    }

    /// One of many independent streams of a seed: what is drawn for one village does not move when another village changes.
    package init(seed: UInt64, stream: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state = hash ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A whole number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "nothing to draw from")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A whole number of a range.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// Yes, in so many cases of a thousand.
    mutating func happens(_ perMille: Int) -> Bool {
        below(1000) < perMille
    }

    /// One of some values.
    mutating func pick<Element>(_ values: [Element]) -> Element {
        values[below(values.count)]
    }

    /// One of some values, each as often as its weight says.
    mutating func pick<Element>(weighted values: [(Element, Int)]) -> Element {
        var left = below(values.reduce(0) { $0 + $1.1 })
        for (value, weight) in values {
            left -= weight
            if left < 0 { return value }
        }
        return values[values.count - 1].0
    }

    /// A day of a range.
    mutating func day(_ range: ClosedRange<SampleDay>) -> SampleDay {
        SampleDay(number: whole(range.lowerBound.number...range.upperBound.number))
    }

    /// The values in random order.
    mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
        var result = values
        for index in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(index, below(index + 1))
        }
        return result
    }
}
