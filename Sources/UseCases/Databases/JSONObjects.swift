import Files

/// Finds the objects in a file of JSON, one after another: those of an array, or a line each. What is in them is for whoever reads them.
struct JSONObjects: ~Copyable {
    /// What is wrong with the file as a whole.
    struct NotObjects: Error {
        /// The line, from 1.
        var line: Int
    }

    private static let chunk = 1 << 18
    private let file: RegularFile
    private var bytes = [UInt8](repeating: 0, count: JSONObjects.chunk)
    private var count = 0
    private var place = 0
    private var line = 1

    /// Opens a file.
    init(_ path: String) throws(RegularFile.Problem) { file = try RegularFile(path) }

    private mutating func next() throws -> UInt8? {
        if place == count {
            count = try file.read(into: &bytes, at: 0, atMost: Self.chunk)
            place = 0
            if count == 0 { return nil }
        }
        defer { place += 1 }
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        return bytes[place]
    }

    /// The bytes of the next object and the line it begins in; nil at the end.
    mutating func object() throws -> (line: Int, bytes: [UInt8])? {
        while let byte = try next() {
            switch byte {
            case UInt8(ascii: "{"): return (line, try rest())
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0x09, 0x0A, 0x0D, 0x20: continue
            default: throw NotObjects(line: line)
            }
        }
        return nil
    }

    /// An object whose opening brace was read.
    private mutating func rest() throws -> [UInt8] {
        var object = [UInt8(ascii: "{")]
        var (depth, isText, isEscaped) = (1, false, false)
        while depth > 0 {
            guard let byte = try next() else { throw NotObjects(line: line) }
            object.append(byte)
            if isEscaped {
                isEscaped = false
            } else if isText {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isText = false }
            } else {
                if byte == UInt8(ascii: "\"") { isText = true }
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
            }
        }
        return object
    }
}
