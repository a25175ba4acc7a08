/// Rows of a list in JSON, kept until what comes before them is known. Each has a comma before it; the first one's is left out when they are written.
enum JSONRow {
    /// A row's bytes.
    static func bytes(_ value: JSONValue) -> [UInt8] { Array(",\n".utf8) + value.bytes }
}
