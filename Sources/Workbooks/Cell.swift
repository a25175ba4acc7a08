/// How a number of a cell is shown, which tells what it means.
public enum NumberStyle: UInt8, Sendable, Hashable {
    /// As a number.
    case plain
    /// As a day or a time.
    case date
    /// In hundredths, with a % sign.
    case percent
}

/// What stands in a cell.
public enum CellContent: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A number. Days are numbers too, counted from 1899-12-30 whatever epoch the file uses.
    case number(Double, NumberStyle)
    /// TRUE or FALSE.
    case boolean(Bool)
    /// An error such as `#REF!`.
    case error(String)
    /// A formula whose result was not saved.
    case formulaWithoutResult
}

/// One cell that is not empty.
public struct Cell: Sendable, Hashable {
    /// Its column, from 0.
    public var column: Int
    /// What stands in it.
    public var content: CellContent

    /// A cell.
    public init(column: Int, content: CellContent) {
        self.column = column
        self.content = content
    }
}

/// The letters of a column, from 0: A, B, …, Z, AA, …
public func columnLetters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters
}
