/// Something that is fed with odd inputs.
package protocol FuzzTarget {
    /// What the inputs are for, such as `yaml`.
    var name: String { get }
    /// How reproducers end, such as `.yaml`.
    var ending: String { get }
    /// The input of a number.
    func input(_ dice: inout Dice) -> [UInt8]
    /// Reads an input. What it comes to must be the same whenever it is read.
    func read(_ input: [UInt8]) -> FuzzOutcome
}

/// What became of an input.
package enum FuzzOutcome: Equatable {
    /// All is well; the flag tells whether it was of the kind that is looked for: read by the plain scanner, or read as a table.
    case fine(wasTaken: Bool)
    /// It is not as it should be, and why.
    case wrong(String)
}
