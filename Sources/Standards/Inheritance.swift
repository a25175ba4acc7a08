import Wording
import YAMLReader

/// A criterion before it is decoded: its keys, each with the standard it comes from.
struct RawCriterion {
    var id: String
    var node: YAMLNode
    var keys: KeyedNodes
    var origin: [String: String]
}

/// A standard before it is decoded.
struct RawStandard {
    var id: String
    var node: YAMLNode
    var pairs: KeyedNodes
    var fileIndex: Int

    /// Its document, as criteria cite it.
    func cited(_ language: Language) -> CitedDocument {
        func words(_ key: String) -> String? {
            let node = pairs["document"]?[key]
            return node?.text ?? (language == .en ? node?["en"]?.text : nil) ?? node?["zh"]?.text
        }
        return CitedDocument(standard: id, name: words("name") ?? id, number: words("number"), language: language)
    }
}

/// Flattens what standards inherit: keep, override, drop, add.
struct Inheritance {
    static let criterionKeys = [
        "id", "group", "applies-to", "title", "require", "when", "unless", "firmness", "due", "blank-spot", "severity", "of-nothing", "valid-for",
        "rectify", "verify", "source", "examples",
    ]

    let standards: [String: RawStandard]
    var reading = NodeReading()
    private var flattened: [String: [RawCriterion]] = [:]
    private var inProgress: [String] = []

    init(_ standards: [String: RawStandard]) {
        self.standards = standards
    }

    /// The standards a standard extends, nearest first; stops at a cycle.
    func ancestors(of id: String) -> [String] {
        var chain: [String] = []
        var next = standards[id]?.pairs["extends"]?.text
        while let base = next, base != id, !chain.contains(base), standards[base] != nil {
            chain.append(base)
            next = standards[base]?.pairs["extends"]?.text
        }
        return chain
    }

    /// Every criterion of a standard, inherited ones first, in the order of the files.
    mutating func criteria(of id: String) -> [RawCriterion] {
        if let known = flattened[id] { return known }
        guard let standard = standards[id] else { return [] }
        if let start = inProgress.firstIndex(of: id) {
            let cycle = inProgress[start...] + [id]
            reading.error(standard.pairs["extends"] ?? standard.node, .standardCycle(Array(cycle)), help: .breakCycle)
            return []
        }
        inProgress.append(id)
        defer { inProgress.removeLast() }
        var result: [RawCriterion] = []
        if let extends = standard.pairs["extends"], let base = reading.text(extends) {
            if standards[base] == nil {
                reading.error(extends, .unknownStandard(base), help: .nearestOrList(base, among: standards.keys.sorted()))
            }
            result = criteria(of: base)
        } else {
            for key in ["drop", "override"] {
                if let node = standard.pairs[key] { reading.error(node, .needsExtends(key)) }
            }
        }
        drop(standard, from: &result)
        override(standard, in: &result)
        add(standard, to: &result)
        flattened[id] = result
        return result
    }

    private mutating func drop(_ standard: RawStandard, from criteria: inout [RawCriterion]) {
        guard standard.pairs["extends"] != nil else { return }
        for node in reading.entries(standard.pairs["drop"]) {
            let pairs = reading.mapping(node, keys: ["id", "reason"])
            guard let idNode = reading.require("id", of: pairs, in: node), let id = reading.text(idNode) else { continue }
            _ = reading.bothWords(reading.require("reason", of: pairs, in: node))
            guard let index = criteria.firstIndex(where: { $0.id == id }) else {
                reading.error(idNode, .unknownInherited(id), help: .nearest(id, among: criteria.map(\.id)))
                continue
            }
            criteria.remove(at: index)
        }
    }

    private mutating func override(_ standard: RawStandard, in criteria: inout [RawCriterion]) {
        guard standard.pairs["extends"] != nil else { return }
        for node in reading.entries(standard.pairs["override"]) {
            let pairs = reading.mapping(node, keys: Self.criterionKeys)
            guard let idNode = reading.require("id", of: pairs, in: node), let id = reading.text(idNode) else { continue }
            guard let index = criteria.firstIndex(where: { $0.id == id }) else {
                reading.error(idNode, .unknownInherited(id), help: .nearest(id, among: criteria.map(\.id)))
                continue
            }
            let changed = pairs.filter { key, value in
                key != "id" && !(criteria[index].keys[key].map { sameContent($0, value) } ?? false)
            }
            if changed.isEmpty {
                reading.error(idNode, .overrideChangesNothing(id), help: .removeOverride)
                continue
            }
            for (key, value) in changed {
                criteria[index].keys[key] = value
                criteria[index].origin[key] = standard.id
            }
            criteria[index].node = node
        }
    }

    private mutating func add(_ standard: RawStandard, to criteria: inout [RawCriterion]) {
        for node in reading.entries(standard.pairs["criteria"]) {
            let pairs = reading.mapping(node, keys: Self.criterionKeys)
            guard let idNode = reading.require("id", of: pairs, in: node), let id = reading.text(idNode) else { continue }
            if let other = criteria.first(where: { $0.id == id }) {
                let isInherited = other.origin["id"] != standard.id
                reading.error(idNode, isInherited ? .alreadyInherited(id) : .declaredTwice(id))
                continue
            }
            if !isIdentifier(id) { reading.error(idNode, .badIdentifier(id)) }
            criteria.append(
                RawCriterion(
                    id: id, node: node, keys: pairs,
                    origin: Dictionary(uniqueKeysWithValues: pairs.keys.map { ($0, standard.id) })))
        }
    }

    private func sameContent(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        if left.isScalar, right.isScalar { return left.text == right.text }
        guard left.kind == right.kind else { return false }
        if left.isSequence {
            let (a, b) = (left.entries, right.entries)
            return a.count == b.count && zip(a, b).allSatisfy { sameContent($0, $1) }
        }
        let (a, b) = (left.pairs, right.pairs)
        return a.count == b.count
            && a.allSatisfy { pair in right[pair.key.text ?? ""].map { sameContent(pair.value, $0) } ?? false }
    }

    private func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }
}
