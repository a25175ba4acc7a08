import Wording
import YAMLReader

/// What folders of a county's own add to a vocabulary: fields, choices, words and other spellings, never another meaning of what is there.
struct VocabularyOverlay {
    /// The first key of a file of additions.
    static let key = "vocabulary-overlay"

    /// What is added to one kind of subjects or records.
    struct Part {
        var aliases: [YAMLNode] = []
        var fields: [YAMLNode] = []
        var derived: [YAMLNode] = []
        /// What an outermost level comes to stand in.
        var within: YAMLNode?
    }

    /// The additions to kinds of subjects, by id.
    private(set) var kinds: [String: Part] = [:]
    /// The additions to kinds of records, by id.
    private(set) var records: [String: Part] = [:]
    /// Words added to term lists, in the order of the files.
    private(set) var terms: [(list: String, nodes: [YAMLNode])] = []

    /// The ids that can be added to.
    struct Bases {
        var kinds: [String]
        var records: [String]
        var terms: [String]
    }

    /// Takes a file of additions over; one to what does not exist is an error.
    mutating func take(_ root: YAMLNode, bases: Bases, _ reading: inout NodeReading) {
        let pairs = reading.mapping(root, keys: [Self.key, "kinds", "records", "terms"])
        _ = reading.text(pairs[Self.key])
        for (id, node) in entries(pairs["kinds"], among: bases.kinds, { .unknownKind($0) }, &reading) {
            let part = reading.mapping(node, keys: ["aliases", "within", "fields", "derived"])
            if let within = part["within"] { kinds[id, default: Part()].within = within }
            kinds[id, default: Part()].aliases += list(part["aliases"])
            kinds[id, default: Part()].fields += reading.entries(part["fields"])
            kinds[id, default: Part()].derived += reading.entries(part["derived"])
        }
        for (id, node) in entries(pairs["records"], among: bases.records, { .unknownRecord($0) }, &reading) {
            let part = reading.mapping(node, keys: ["fields", "derived"])
            records[id, default: Part()].fields += reading.entries(part["fields"])
            records[id, default: Part()].derived += reading.entries(part["derived"])
        }
        for (id, node) in entries(pairs["terms"], among: bases.terms, { .unknownTermList($0) }, &reading) {
            terms.append((id, reading.entries(node)))
        }
    }

    private func list(_ node: YAMLNode?) -> [YAMLNode] { node.map { $0.isSequence ? $0.entries : [$0] } ?? [] }

    /// The pairs of a mapping whose keys are ids of what there is.
    private func entries(
        _ node: YAMLNode?, among ids: [String], _ unknown: (String) -> Text, _ reading: inout NodeReading
    ) -> [(id: String, node: YAMLNode)] {
        guard let node else { return [] }
        guard node.isMapping else {
            reading.error(node, .expectedMapping(of: ids))
            return []
        }
        return node.pairs.compactMap { key, value in
            let id = key.text ?? ""
            if ids.contains(id) { return (id, value) }
            reading.error(key, unknown(id), help: .nearestOrList(id, among: ids.sorted()))
            return nil
        }
    }
}

/// Holds what an addition repeats of something that is there already against what it is.
struct Restatement {
    /// The id of what is there.
    let id: String
    /// Its properties, as they would be written; nil for one it does not have.
    let properties: [(key: String, value: String?)]

    /// Reports every property that is repeated otherwise.
    func check(_ pairs: KeyedNodes, _ reading: inout NodeReading) {
        for (key, value) in properties {
            guard let node = pairs[key] else { continue }
            let written = node["zh"]?.text ?? node.text
            guard written != value else { continue }
            reading.error(node, .redefined(id, key, found: written ?? "", known: value), help: key == "label" ? .useAlias : .useOtherID)
        }
    }
}
