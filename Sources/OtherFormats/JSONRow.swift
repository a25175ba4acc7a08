import Files

/// Rows of a list in JSON, kept until what comes before them is known. Each is written with a comma before it; the first one's is left out.
enum JSONRow {
    /// A row's bytes.
    static func bytes(_ value: JSONValue) -> [UInt8] { Array(",\n".utf8) + value.bytes }

    /// Writes the rows of a spool.
    static func write(_ spool: Spool, to output: Output) throws { try spool.write(to: output, dropping: 1) }
}
