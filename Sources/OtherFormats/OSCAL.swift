import Digests
import Quantities
import Wording

/// What documents of OSCAL 1.1 have in common: names, days and remarks in the shapes NIST's schemas ask for.
enum OSCAL {
    /// The version of the model that is written.
    static let version = "1.1.3"
    /// The namespace of our own properties: a name that leads nowhere, as the reserved ending says.
    private static let namespace = "https://dabiao.invalid/ns/oscal"

    /// A day as a moment: its beginning.
    static func moment(_ day: Day) -> JSONValue { .text("\(day)T00:00:00Z") }

    /// A reference that is one word: letters, digits, dots, hyphens.
    static func token(_ text: String) -> String {
        let word = String(text.map { $0.isLetter || $0.isNumber || "-._".contains($0) ? $0 : "." })
        return word.first.map { $0.isLetter || $0 == "_" } ?? false ? word : "_" + word
    }

    /// A line of text; OSCAL allows none that is empty or ends in spaces.
    static func line(_ text: String) -> JSONValue? { .some(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }

    /// Our own properties; those without a value are left out.
    static func properties(_ values: [(String, String?)]) -> JSONValue? {
        .some(
            values.compactMap { name, value in
                value.flatMap { line($0) }.map { ["name": .text(name), "ns": .text(namespace), "value": $0] }
            })
    }

    /// A UUID for something by its name.
    static func uuid(_ kind: String, _ name: String) -> JSONValue { .text(NamedUUID("\(kind)/\(name)").description) }

    /// The head of a document.
    static func metadata(_ title: String, day: Day, version: String, language: Language, properties: JSONValue?, more: [(String, JSONValue?)] = [])
        -> JSONValue
    {
        .object(
            [
                ("title", .text(title)), ("last-modified", moment(day)), ("version", .text(day.description)), ("oscal-version", .text(Self.version)),
                ("props", properties),
            ] + more + [("remarks", .text("Dabiao \(version)"))])
    }
}
