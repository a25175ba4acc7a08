import Foundation

/// Holds JSON against the part of JSON Schema that this project's schemas use.
struct SchemaValidator {
    private let root: [String: Any]

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// Everything in which the value departs from the schema, as `path: what`.
    func problems(_ value: Any) -> [String] { problems(value, root, "$") }

    private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else { return ["\(path): no \(reference)"] }
            return problems(value, target, path)
        }
        var found: [String] = []
        if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }), !types.contains(where: { isType(value, $0) }) {
            return ["\(path): not \(types.joined(separator: " or "))"]
        }
        if let constant = schema["const"] as? String, value as? String != constant { found.append("\(path): not \(constant)") }
        if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") { found.append("\(path): not one of \(choices)") }
        if let least = schema["minimum"] as? Double, let number = value as? Double, number < least { found.append("\(path): below \(least)") }
        if let pattern = schema["pattern"] as? String, let text = value as? String, text.range(of: pattern, options: .regularExpression) == nil {
            found.append("\(path): does not match \(pattern)")
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: Any] ?? [:]
            for name in schema["required"] as? [String] ?? [] where object[name] == nil { found.append("\(path): no \(name)") }
            for (name, part) in object.sorted(by: { $0.key < $1.key }) {
                if let inner = properties[name] as? [String: Any] {
                    found += problems(part, inner, "\(path).\(name)")
                } else if schema["additionalProperties"] as? Bool == false {
                    found.append("\(path): unexpected \(name)")
                }
            }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, part) in list.enumerated() { found += problems(part, items, "\(path)[\(index)]") }
        }
        return found
    }

    private func isType(_ value: Any, _ type: String) -> Bool {
        // Foundation gives numbers and booleans one class; the encoded text tells them apart.
        let isBoolean = (value as? NSNumber).map { isEncodedAsBoolean($0) } ?? false
        switch type {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "null": return value is NSNull
        case "boolean": return isBoolean
        case "integer": return !isBoolean && (value as? Double).map { $0 == $0.rounded() } ?? false
        case "number": return !isBoolean && value is Double
        default: return false
        }
    }

    private func isEncodedAsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
