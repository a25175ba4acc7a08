import Files
import Wording
import Writing

/// What every SARIF 2.1.0 log has: the program, its rules, and the results.
struct SARIFLog {
    /// The version of the program.
    var version: String
    /// The language of the messages.
    var language: Language
    /// The rules.
    var rules: [JSONValue]
    /// What the run was about, beside its results.
    var properties: JSONValue?

    /// What stands before the results.
    func head() -> String {
        let driver: JSONValue = [
            "name": "Dabiao", "version": .text(version), "language": .text(language.word("zh-CN", "en-US")), "rules": .list(rules),
        ]
        var writer = ByteWriter()
        writer.write("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":")
        (["driver": driver] as JSONValue).write(to: &writer)
        writer.write(",\"columnKind\":\"unicodeCodePoints\"")
        if let properties {
            writer.write(",\"properties\":")
            properties.write(to: &writer)
        }
        writer.write(",\n\"results\":[")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What stands after them.
    func tail() -> String { "]}]}\n" }

    /// A place in a file; a line of nil is the file as a whole.
    static func place(_ path: String, line: Int?, more region: [(String, JSONValue?)] = []) -> JSONValue {
        [
            "artifactLocation": ["uri": .text(FileReference.uri(path))],
            "region": line.map { .object([("startLine", .number($0))] + region) },
        ]
    }
}
