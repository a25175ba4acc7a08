/// The formats a command can write in, by name.
package protocol FileFormat: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The endings of its files, small letters without a dot; the first is the one that is proposed. Of formats with the same ending the first is meant
    /// where only the ending says it.
    var endings: [String] { get }
    /// Whether it is of no use on a terminal.
    var isBinary: Bool { get }
    /// What is written where nothing says the format.
    static var usual: Self { get }
}

extension FileFormat {
    package var isBinary: Bool { false }
}

extension ReportFormat: FileFormat {
    package static let usual = ReportFormat.text

    package var endings: [String] {
        switch self {
        case .text: ["txt"]
        case .json: ["json"]
        case .csv: ["csv"]
        case .xlsx: ["xlsx"]
        case .html: ["html", "htm"]
        }
    }

    package var isBinary: Bool { self == .xlsx }
}

extension PlainFormat: FileFormat {
    package static let usual = PlainFormat.text

    package var endings: [String] {
        switch self {
        case .text: ["txt"]
        case .json: ["json"]
        case .csv: ["csv"]
        }
    }
}
