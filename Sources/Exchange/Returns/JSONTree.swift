import Foundation
import Wording

/// A value of a JSON document, before anybody asks what it means.
enum JSONTree: Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// How deep returned forms go, and some more.
    private static let deepest = 16

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.codingPath.count > Self.deepest {
            throw TooDeep()
        }
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if container.decodeNil() {
            self = .null
        } else if var list = try? decoder.unkeyedContainer() {
            var items: [JSONTree] = []
            while !list.isAtEnd { items.append(try list.decode(JSONTree.self)) }
            self = .list(items)
        } else {
            let object = try decoder.container(keyedBy: Key.self)
            var pairs: [String: JSONTree] = [:]
            for key in object.allKeys { pairs[key.stringValue] = try object.decode(JSONTree.self, forKey: key) }
            self = .object(pairs)
        }
    }

    private struct TooDeep: Error {}

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads a document.
    ///
    /// - Throws: ``InputError`` that says why it is none.
    static func read(_ bytes: [UInt8], file: String) throws -> JSONTree {
        do { return try JSONDecoder().decode(JSONTree.self, from: Data(bytes)) } catch {
            throw InputError(Diagnostic(file: file, message: problem(error, bytes), help: .sendAnew))
        }
    }

    private static func problem(_ error: any Error, _ bytes: [UInt8]) -> Text {
        if error is TooDeep { return .tooDeep(deepest) }
        return bytes.last { $0 > 32 } == UInt8(ascii: "}") ? .notJSON : .brokenOff(bytes.count)
    }

    /// What it is, in words, with the value where that is short.
    var found: Text {
        switch self {
        case .null: Text(same: "null")
        case .flag(let flag): Text(zh: "真假值 \(flag)", en: "the boolean \(flag)")
        case .number(let number): Text(zh: "数字 \(FieldText.decimal(number) ?? "\(number)")", en: "the number \(FieldText.decimal(number) ?? "\(number)")")
        case .text(let text): Text(zh: "文字“\(text.prefix(40))”", en: "the text \"\(text.prefix(40))\"")
        case .list(let items): Text(zh: "\(items.count) 项的列表", en: "a list of \(items.count)")
        case .object: Text(zh: "一组键值", en: "an object")
        }
    }
}
