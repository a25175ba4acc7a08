import Foundation
import Wording

/// Reads returned forms from what people send: a file a form made, or a text in which short texts stand.
package struct ReturnedFiles {
    /// The forms that can be used.
    package private(set) var forms: [ReturnedForm] = []
    /// Everything that is wrong or odd.
    package private(set) var problems: [Diagnostic] = []

    /// Nothing yet.
    package init() {}

    /// Whether bytes look like something a form made, by how they begin; what a spreadsheet holds does not.
    package static func isReturn(_ bytes: [UInt8]) -> Bool {
        let start = plain(bytes).prefix(1 << 16)
        if start.starts(with: [0x50, 0x4B]) { return false }
        return start.first { $0 > 32 } == UInt8(ascii: "{") || start.filter { $0 > 32 && $0 < 127 }.firstRange(of: Array(ShortText.head.utf8)) != nil
    }

    /// Reads the bytes of a file, or of what was pasted.
    package mutating func read(_ bytes: [UInt8], name: String) {
        let text = Self.plain(bytes)
        if text.first(where: { $0 > 32 }) == UInt8(ascii: "{") { return take(text, name) }
        let documents = ShortText.documents(in: text)
        if documents.isEmpty {
            problems.append(
                Diagnostic(
                    file: name, message: text.contains { $0 > 32 } ? .neitherReturn : .emptyReturn, help: .sendWhatTheFormMade))
        }
        for (number, document) in documents.enumerated() {
            let own = documents.count > 1 ? "\(name)#\(number + 1)" : name
            switch document {
            case .success(let bytes): take(bytes, own)
            case .failure(let problem): problems.append(Diagnostic(file: own, message: problem.message, help: .copyWhole))
            }
        }
    }

    /// Tells of a file that cannot be read at all.
    package mutating func note(_ problem: Diagnostic) { problems.append(problem) }

    private mutating func take(_ json: [UInt8], _ name: String) {
        do {
            var reader = ReturnReader(file: name)
            let form = reader.form(try JSONTree.read(json, file: name))
            problems += reader.problems
            if let form { forms.append(form) }
        } catch let error as InputError { problems += error.diagnostics } catch {
            problems.append(Diagnostic(file: name, message: .notJSON, help: .sendAnew))
        }
    }

    /// Text as UTF-8 without a mark in front, as far as its first bytes tell what it is.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: Data(bytes), encoding: .utf16).map { Array($0.utf8.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }) } ?? bytes
        }
        return bytes
    }
}
