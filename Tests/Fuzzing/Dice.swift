import SampleData

/// What an input is made by: the same seed and number give the same input on every machine.
package struct Dice {
    private var generator: SeededGenerator

    /// The dice of one input.
    package init(seed: UInt64, number: Int) {
        // A stream for each number, so that any one input can be made again without those before it.
        generator = SeededGenerator(seed: seed, stream: "\(number)")
    }

    /// The dice of something that has a name.
    package init(seed: UInt64, stream: String) { generator = SeededGenerator(seed: seed, stream: stream) }

    /// A whole number from 0 up to, not including, `bound`; 0 where there is nothing to draw from.
    mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(generator.next() % UInt64(bound)) : 0 }

    /// Yes, once in so many times.
    mutating func once(in times: Int) -> Bool { below(times) == 0 }

    /// One of some values.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
