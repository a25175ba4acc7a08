import Writing

/// A piece of JSON, members in the order in which they are given, so that the same content is the same bytes.
enum JSONValue: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONValue])
    case object([(String, JSONValue?)])

    /// Writes it; members without a value are left out.
    func write(to writer: inout ByteWriter) {
        switch self {
        case .text(let text): writer.writeJSON(text)
        case .number(let number): writer.write(number)
        case .flag(let flag): writer.write(flag ? "true" : "false")
        case .list(let values):
            writer.write("[")
            for (index, value) in values.enumerated() {
                if index > 0 { writer.write(",") }
                value.write(to: &writer)
            }
            writer.write("]")
        case .object(let members):
            writer.write("{")
            var isFirst = true
            for (name, value) in members {
                guard let value else { continue }
                if !isFirst { writer.write(",") }
                isFirst = false
                writer.writeJSON(name)
                writer.write(":")
                value.write(to: &writer)
            }
            writer.write("}")
        }
    }

    /// Its bytes.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        write(to: &writer)
        return writer.bytes
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONValue?)...) { self = .object(elements) }
}

extension JSONValue {
    /// A text; nothing for none, and for an empty one.
    static func some(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    /// A list; nothing for an empty one, which many formats do not allow.
    static func some(_ list: [JSONValue]) -> JSONValue? { list.isEmpty ? nil : .list(list) }
}
