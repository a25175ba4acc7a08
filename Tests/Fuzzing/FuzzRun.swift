/// Feeds a target with the inputs of some numbers.
package struct FuzzRun {
    /// What is fed.
    package let target: any FuzzTarget
    private let seed: UInt64

    /// A run of a seed.
    package init(_ target: any FuzzTarget, seed: UInt64) {
        self.target = target
        self.seed = seed
    }

    /// The input of a number.
    package func input(_ number: Int) -> [UInt8] {
        var dice = Dice(seed: seed, number: number)
        return target.input(&dice)
    }

    /// An input that is not read as it should be.
    package struct Finding {
        /// The number of the input.
        package let number: Int
        /// The smallest input with the same kind of fault.
        package let input: [UInt8]
        /// What is wrong with it.
        package let what: String
    }

    /// Feeds the inputs of some numbers.
    ///
    /// - Parameters:
    ///   - begin: called with the number of the input before anything is read.
    ///   - found: called with each finding; what it returns tells whether to go on.
    /// - Returns: how many inputs were of the kind that is looked for.
    package func feed(_ numbers: Range<Int>, begin: @escaping (Int) -> Void = { _ in }, found: (Finding) -> Bool) -> Int {
        var taken = 0
        for number in numbers {
            begin(number)
            let input = input(number)
            switch target.read(input) {
            case .fine(let wasTaken): taken += wasTaken ? 1 : 0
            case .wrong:
                var minimiser = Minimiser {
                    begin(number)
                    return if case .wrong = target.read($0) { true } else { false }
                }
                let smallest = minimiser.smallest(input)
                guard case .wrong(let what) = target.read(smallest) else { continue }
                if !found(Finding(number: number, input: smallest, what: what)) { return taken }
            }
        }
        return taken
    }
}
