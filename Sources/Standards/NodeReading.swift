import Quantities
import Wording
import YAMLReader

/// What something is called: in files, and to readers.
struct Label {
    /// The Chinese word that files are written with.
    var written: String
    /// The word readers see.
    var shown: String
}

/// Collects what is wrong while a vocabulary or a standard is decoded.
package struct NodeReading {
    package var diagnostics: [Diagnostic] = []
    /// The language of what readers see.
    let language: Language

    package init(diagnostics: [Diagnostic] = [], language: Language = .zh) {
        self.diagnostics = diagnostics
        self.language = language
    }

    /// Reads a file, and keeps what is odd about it.
    ///
    /// - Throws: `InputError` where it cannot be read.
    package static func file(_ path: String) throws -> (reading: NodeReading, root: YAMLNode) {
        let reader = TapeReader()
        let problems = reader.read(path: path)
        if problems.hasErrors { throw InputError(problems) }
        return (NodeReading(diagnostics: problems), YAMLNode(reader.tape))
    }

    package mutating func error(_ node: YAMLNode, _ message: Text, help: Text? = nil) {
        diagnostics.append(node.tape.diagnostic(at: node.index, message, help: help))
    }

    package mutating func warning(_ node: YAMLNode, _ message: Text, help: Text? = nil) {
        diagnostics.append(node.tape.diagnostic(.warning, at: node.index, message, help: help))
    }

    /// The pairs of a mapping whose keys are all among `allowed`; every other key is an error.
    package mutating func mapping(_ node: YAMLNode, keys allowed: [String]) -> [String: YAMLNode] {
        guard node.isMapping else {
            error(node, .expectedMapping(of: allowed))
            return [:]
        }
        var result: [String: YAMLNode] = [:]
        for (key, value) in node.pairs {
            let name = key.text ?? ""
            guard allowed.contains(name) else {
                error(key, .unknownKey(name), help: .nearestOrList(name, among: allowed))
                continue
            }
            result[name] = value
        }
        return result
    }

    /// A required key of a mapping that was read.
    package mutating func require(_ key: String, of pairs: [String: YAMLNode], in node: YAMLNode) -> YAMLNode? {
        if let value = pairs[key] { return value }
        error(node, .missingKey(key))
        return nil
    }

    package mutating func text(_ node: YAMLNode?) -> String? {
        guard let node else { return nil }
        if let text = node.text { return text }
        error(node, .expectedText)
        return nil
    }

    /// Words for readers: a scalar, which stands for both languages, or `{zh: …, en: …}`.
    mutating func words(_ node: YAMLNode?) -> String? { bothWords(node)?[language] }

    /// Words in both languages.
    mutating func bothWords(_ node: YAMLNode?) -> Text? {
        guard let node, node.isMapping else { return text(node).map { Text(same: $0) } }
        let languages = mapping(node, keys: ["zh", "en"])
        guard let zh = text(require("zh", of: languages, in: node)) else { return nil }
        return Text(zh: zh, en: text(languages["en"]) ?? zh)
    }

    /// The label of something with an id; in English, where none is given, the words of the id.
    mutating func label(_ node: YAMLNode?, id: String) -> Label? {
        guard let node, let both = bothWords(node) else { return nil }
        let english = node["en"] == nil ? id.replacing("-", with: " ") : both.en
        return Label(written: both.zh, shown: language == .zh ? both.zh : english)
    }

    package mutating func texts(_ node: YAMLNode?) -> [String] {
        guard let node else { return [] }
        if node.isScalar { return text(node).map { [$0] } ?? [] }
        guard node.isSequence else {
            error(node, .expectedList)
            return []
        }
        return node.entries.compactMap { text($0) }
    }

    package mutating func entries(_ node: YAMLNode?) -> [YAMLNode] {
        guard let node else { return [] }
        guard node.isSequence else {
            error(node, .expectedList)
            return []
        }
        return node.entries
    }

    package mutating func flag(_ node: YAMLNode?) -> Bool {
        guard let node else { return false }
        switch node.text {
        case "true", "yes", "是": return true
        case "false", "no", "否": return false
        default:
            error(node, .expectedTrueFalse)
            return false
        }
    }

    package mutating func day(_ node: YAMLNode?) -> Day? {
        guard let node else { return nil }
        if let text = node.text, let day = Day(text) { return day }
        error(node, .expectedDate(found: node.text ?? ""))
        return nil
    }

    package mutating func wholeNumber(_ node: YAMLNode?) -> Int? {
        guard let node else { return nil }
        if let text = node.text, let value = Int(text), value >= 0 { return value }
        error(node, .expectedWholeNumber(found: node.text ?? ""))
        return nil
    }

    /// One of a closed list of spellings.
    package mutating func choice<Value>(_ node: YAMLNode?, _ options: [(String, Value)]) -> Value? {
        guard let node else { return nil }
        let word = node.text ?? ""
        if let match = options.first(where: { $0.0 == word }) { return match.1 }
        error(node, .notAChoice(word), help: .nearestOrList(word, among: options.map(\.0)))
        return nil
    }
}
