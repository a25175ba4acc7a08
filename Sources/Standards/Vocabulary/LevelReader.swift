import Wording
import YAMLReader

/// Reads the `level:` of kinds of places and puts the levels in order, telling of everything that is wrong with them at once.
struct LevelReader {
    /// What a kind's file says of its level.
    private struct Draft {
        var kind: KindID
        var node: YAMLNode
        var pairs: KeyedNodes
        var codes: CodeScheme?
        var lists: [String]
        var word: Text
        var rank: String?
        var plural: String?
    }

    private let kinds: [SubjectKind]
    private let nodes: [YAMLNode]
    private let termLists: [VocabularyLoader.PendingList]
    private var drafts: [Draft] = []

    private static let keys = ["digits", "written", "codes", "word", "file-key", "list", "class", "the-one", "form"]
    /// First keys of inventory files that are not about a place.
    private static let reserved = ["roster", "waivers"]

    /// - Parameter nodes: what each of the kinds was read from.
    init(_ kinds: [SubjectKind], _ nodes: [YAMLNode], _ termLists: [VocabularyLoader.PendingList]) {
        self.kinds = kinds
        self.nodes = nodes
        self.termLists = termLists
    }

    /// The levels; nil when they are wrong.
    mutating func read(_ reading: inout NodeReading) -> PlaceLevels? {
        guard let first = nodes.first else { return nil }
        let before = reading.diagnostics.count
        for (kind, node) in nodes.enumerated() {
            if let place = node["place"], reading.flag(place) != (node["level"] != nil) { reading.error(place, .placeIsLevel, help: .declareLevel) }
            if let level = node["level"] { drafts.append(draft(level, kind, &reading)) }
        }
        if drafts.isEmpty {
            reading.error(first, .noLevels, help: .declareLevel)
            return nil
        }
        checkWithin(&reading)
        checkKeys(&reading)
        let order = chain(&reading)
        if let order { checkDigits(order, &reading) }
        let levels = (order ?? drafts).enumerated().map { index, draft in
            level(draft, outer: order != nil && index > 0 ? order![index - 1] : nil, &reading)
        }
        return reading.diagnostics.count == before ? PlaceLevels(levels, kinds: kinds.count) : nil
    }

    // MARK: One level

    private func draft(_ node: YAMLNode, _ kind: KindID, _ reading: inout NodeReading) -> Draft {
        let pairs = reading.mapping(node, keys: Self.keys)
        let id = kinds[kind].id
        var word = Text(zh: kinds[kind].written, en: id)
        var rank: String?
        var plural: String?
        if let own = pairs["word"] {
            if own.isMapping {
                let texts = reading.mapping(own, keys: ["zh", "en", "rank", "plural"])
                rank = reading.text(texts["rank"])
                plural = reading.text(texts["plural"])
                word = Text(zh: reading.text(texts["zh"]) ?? word.zh, en: reading.text(texts["en"]) ?? word.en)
            } else {
                word = Text(zh: reading.text(own) ?? word.zh, en: id)
            }
        }
        return Draft(
            kind: kind, node: node, pairs: pairs, codes: codes(node, pairs, &reading), lists: reading.texts(pairs["list"]), word: word, rank: rank,
            plural: plural)
    }

    private func codes(_ node: YAMLNode, _ pairs: KeyedNodes, _ reading: inout NodeReading) -> CodeScheme? {
        if let scheme = pairs["codes"] {
            guard scheme.text == "text" else {
                reading.error(scheme, .notAChoice(scheme.text ?? ""), help: .oneOf(["text"]))
                return nil
            }
            if let digits = pairs["digits"] ?? pairs["written"] { reading.error(digits, .textHasNoDigits) }
            return .text
        }
        guard let node = reading.require("digits", of: pairs, in: node), let digits = reading.wholeNumber(node) else { return nil }
        let written = pairs["written"].flatMap { reading.wholeNumber($0) } ?? digits
        guard (1...18).contains(digits), (digits...18).contains(written) else {
            reading.error(digits > 0 && digits <= 18 ? pairs["written"]! : node, .wrongDigits(most: 18))
            return nil
        }
        return .digits(telling: digits, written: written)
    }

    private func level(_ draft: Draft, outer: Draft?, _ reading: inout NodeReading) -> PlaceLevel {
        var theOne: KindID?
        if let node = draft.pairs["the-one"], let id = reading.text(node) {
            let here = kinds.indices.filter { kinds[$0].isFacility && kinds[$0].within == draft.kind && kinds[$0].key != nil }
            theOne = here.first { kinds[$0].id == id }
            if theOne == nil { reading.error(node, .notTheOne(id, kinds[draft.kind].label), help: .nearestOrList(id, among: here.map { kinds[$0].id })) }
        }
        return PlaceLevel(
            kind: draft.kind, label: kinds[draft.kind].written, codes: draft.codes ?? .text, fileKey: draft.pairs["file-key"]?.text, listKeys: draft.lists,
            word: draft.word,
            rank: draft.rank ?? draft.word.zh + "级", plural: draft.plural ?? draft.word.en + "s", theOne: theOne, form: reading.text(draft.pairs["form"]),
            classes: classes(draft, outer, &reading))
    }

    private func classes(_ draft: Draft, _ outer: Draft?, _ reading: inout NodeReading) -> ClassRanges? {
        guard let node = draft.pairs["class"] else { return nil }
        let pairs = reading.mapping(node, keys: ["field", "ranges"])
        guard let fieldNode = reading.require("field", of: pairs, in: node), let field = reading.text(fieldNode),
            let rangesNode = reading.require("ranges", of: pairs, in: node)
        else { return nil }
        let table = kinds[draft.kind].table
        guard let slot = table.slot(id: field), case .choice(let list) = table.fields[slot].type else {
            reading.error(fieldNode, .notAChoiceField(field))
            return nil
        }
        if draft.codes == .text { reading.error(node, .rangesNeedDigits) }
        guard rangesNode.isMapping else {
            reading.error(rangesNode, .expectedMapping(of: []))
            return nil
        }
        var ranges: [(node: YAMLNode, range: ClassRanges.Range)] = []
        for (key, value) in rangesNode.pairs {
            let word = key.text ?? ""
            guard let item = termLists[list].items.firstIndex(where: { $0.id == word }) else {
                reading.error(key, .notAChoice(word), help: .nearestOrList(word, among: termLists[list].items.map(\.id)))
                continue
            }
            let ends = (value.text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else {
                reading.error(value, .notARange(value.text ?? ""), help: .writeRange)
                continue
            }
            if let other = ranges.first(where: { $0.range.numbers.overlaps(low...high) }) {
                reading.error(value, .rangesOverlap(word, termLists[list].items[other.range.item].id))
                continue
            }
            ranges.append((value, .init(numbers: low...high, item: item)))
        }
        var outerDigits = 0
        if case .digits(let telling, _)? = outer?.codes { outerDigits = telling }
        return ClassRanges(slot: slot, ranges: ranges.map(\.range), outerDigits: outerDigits)
    }

    // MARK: The levels together

    private func isLevel(_ kind: KindID) -> Bool { drafts.contains { $0.kind == kind } }

    /// Everything stands in a level or in nothing.
    private func checkWithin(_ reading: inout NodeReading) {
        let levels = drafts.reversed().map { (id: kinds[$0.kind].id, word: $0.word) }
        for (kind, node) in zip(kinds, nodes) {
            guard let within = kind.within, !isLevel(within), let place = node["within"] else { continue }
            reading.error(place, .withinNoPlace(kind.label, kinds[within].label, levels.map(\.word)), help: .oneOf(levels.map(\.id)))
        }
    }

    /// A key begins one thing only.
    private func checkKeys(_ reading: inout NodeReading) {
        var taken: [String: String] = [:]
        for kind in kinds { for key in [kind.key, kind.listKey].compactMap({ $0 }) { taken[key] = kind.id } }
        for key in StructuralKey.allCases { for spelling in key.spellings { taken[spelling] = spelling } }
        for key in Self.reserved { taken[key] = key }
        for draft in drafts {
            let id = kinds[draft.kind].id
            let files = draft.pairs["file-key"].flatMap { reading.text($0) }.map { [$0] } ?? []
            for word in files + draft.lists {
                if let other = taken.updateValue(id, forKey: word) {
                    reading.error(draft.pairs[files.contains(word) ? "file-key" : "list"]!, .sameSpelling(word, other))
                }
            }
        }
    }

    /// The levels from the outermost in; nil when they are not one row.
    private func chain(_ reading: inout NodeReading) -> [Draft]? {
        let outermost = drafts.filter { kinds[$0.kind].within == nil }
        for other in outermost.dropFirst() { reading.error(other.node, .severalOutermost(kinds[other.kind].label, kinds[outermost[0].kind].label)) }
        guard var last = outermost.first, outermost.count == 1 else { return nil }
        var order = [last]
        while order.count < drafts.count {
            let inner = drafts.filter { kinds[$0.kind].within == last.kind }
            for other in inner.dropFirst() {
                reading.error(other.node, .severalWithin(kinds[inner[0].kind].label, kinds[other.kind].label, kinds[last.kind].label))
            }
            guard let next = inner.first, inner.count == 1 else { return nil }
            order.append(next)
            last = next
        }
        guard order.count >= 3 else {
            reading.error(order[0].node, .tooFewLevels(order.count), help: .threeLevels)
            return nil
        }
        for (index, draft) in order.enumerated() {
            let isListed = index == order.count - 1
            if isListed, let key = draft.pairs["file-key"] { reading.error(key, .listedHasNoFile(kinds[draft.kind].label)) }
            if !isListed { _ = reading.require("file-key", of: draft.pairs, in: draft.node) }
            if index >= order.count - 2 { _ = reading.require("list", of: draft.pairs, in: draft.node) }
        }
        return order
    }

    /// The code of a place begins with that of the place around it, and is longer.
    private func checkDigits(_ order: [Draft], _ reading: inout NodeReading) {
        for (outer, inner) in zip(order, order.dropFirst()) {
            guard case .digits(let around, _)? = outer.codes, case .digits(let own, _)? = inner.codes, own <= around else { continue }
            let node = inner.pairs["digits"] ?? inner.node
            reading.error(
                node,
                own == around
                    ? .sameDigits(kinds[inner.kind].label, kinds[outer.kind].label, own)
                    : .fewerDigits(kinds[inner.kind].label, own, kinds[outer.kind].label, around))
        }
    }
}
