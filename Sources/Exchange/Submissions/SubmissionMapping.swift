import Standards
import Wording
import YAMLReader

/// What columns and choices of somebody else's survey are called here: a file that says it.
package struct SubmissionMapping: Sendable {
    /// A name of ours, and where the file gives it.
    struct Name: Sendable {
        var text: String
        var problem: @Sendable (Text, Text?) -> Diagnostic
    }

    /// The kind of facility the survey is about.
    private(set) var kind: Name?
    /// Their columns, by name.
    private(set) var columns: [String: Name] = [:]
    /// Their choices, by the question of ours and then by name.
    private(set) var choices: [String: [String: Name]] = [:]
    /// Columns that are not wanted.
    private(set) var ignored: Set<String> = []

    /// Reads a mapping.
    ///
    /// - Throws: `InputError` with everything that is wrong with it.
    package init(path: String) throws {
        var (reading, root) = try NodeReading.file(path)
        let pairs = reading.mapping(root, keys: ["submissions", "kind", "columns", "choices", "ignore"])
        func name(_ node: YAMLNode) -> Name? {
            guard let text = reading.text(node) else { return nil }
            let place = node.tape.diagnostic(at: node.index, Text(same: ""), help: nil)
            return Name(text: text) { message, help in
                var diagnostic = place
                (diagnostic.message, diagnostic.help) = (message, help)
                return diagnostic
            }
        }
        kind = pairs["kind"].flatMap { name($0) }
        for (key, value) in mapped(pairs["columns"], &reading) { columns[key] = name(value) }
        for (key, value) in mapped(pairs["choices"], &reading) {
            for (choice, ours) in mapped(value, &reading) { choices[key, default: [:]][choice] = name(ours) }
        }
        ignored = Set(reading.texts(pairs["ignore"]))
        if reading.diagnostics.hasErrors { throw InputError(reading.diagnostics) }
    }

    private func mapped(_ node: YAMLNode?, _ reading: inout NodeReading) -> [(String, YAMLNode)] {
        guard let node else { return [] }
        guard node.isMapping else {
            reading.error(node, Text(zh: "应写成 对方的名称: 本方的名称", en: "write it as their name: our name"))
            return []
        }
        return node.pairs.compactMap { key, value in key.text.map { ($0, value) } }
    }
}
