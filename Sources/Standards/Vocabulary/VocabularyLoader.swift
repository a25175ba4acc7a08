import Wording
import YAMLReader

/// Reads the files of `standards/vocabulary/` into a ``Vocabulary``.
struct VocabularyLoader {
    var reading: NodeReading
    var book: WordBook
    var words: [String] = []
    var symbolOfWord: [String: Int] = [:]
    var termLists: [PendingList] = []
    var termListByID: [String: Int] = [:]
    var recordByID: [String: Int] = [:]
    var kindByID: [String: Int] = [:]
    var kindNodes: [YAMLNode] = []
    var recordNodes: [YAMLNode] = []
    var attestationNodes: [YAMLNode] = []
    var attested: [String: [YAMLNode]] = [:]
    var overlayNodes: [YAMLNode] = []
    var overlay = VocabularyOverlay()
    /// Who is said to answer the fields that were read last.
    var answerers: [(node: YAMLNode, kind: KindID)] = []
    /// The same of every field of a kind of subjects, with that kind.
    var answerersByKind: [(node: YAMLNode, kind: KindID, of: KindID)] = []

    /// The first keys of the files it reads.
    static let fileKinds = ["vocabulary", "record", "terms", "attestations", "words", VocabularyOverlay.key]

    struct PendingList {
        var id: String
        var label: String
        var items: [Term]
    }

    private init(_ language: Language) {
        reading = NodeReading(language: language)
        book = WordBook(language)
    }

    static func load(_ roots: [YAMLNode], _ language: Language = .zh) -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
        var loader = VocabularyLoader(language)
        let vocabulary = loader.build(roots)
        return (loader.reading.diagnostics.hasErrors ? nil : vocabulary, loader.reading.diagnostics)
    }

    private mutating func build(_ roots: [YAMLNode]) -> Vocabulary? {
        termLists = [
            PendingList(
                id: "validity", label: reading.language.word("有效性", "validity"),
                items: [
                    Term(id: "valid", label: reading.language.word("有效", "valid"), written: "有效"),
                    Term(id: "expired", label: reading.language.word("过期", "expired"), written: "过期", aliases: ["已过期"]),
                ])
        ]
        // Words first: units are shown as soon as they are read.
        for root in roots where root.pairs.first?.key.text == "words" { book.take(root, &reading) }
        let ordered = roots.enumerated().sorted { (order(of: $0.element), $0.offset) < (order(of: $1.element), $1.offset) }.map(\.element)
        for root in ordered {
            switch root.pairs.first?.key.text {
            case "vocabulary":
                if let id = newID(root, "vocabulary", taken: kindByID) {
                    kindByID[id] = kindNodes.count
                    kindNodes.append(root)
                }
            case "record":
                if let id = newID(root, "record", taken: recordByID) {
                    recordByID[id] = recordNodes.count
                    recordNodes.append(root)
                }
            case "terms": readTermList(root)
            case "attestations": attestationNodes.append(root)
            case "words": break
            case VocabularyOverlay.key: overlayNodes.append(root)
            default:
                reading.error(root, .unknownFileKind(root.pairs.first?.key.text ?? ""), help: .firstKeyIsOneOf(Self.fileKinds))
            }
        }
        let bases = VocabularyOverlay.Bases(kinds: Array(kindByID.keys), records: Array(recordByID.keys), terms: Array(termListByID.keys))
        for root in overlayNodes { overlay.take(root, bases: bases, &reading) }
        for (list, nodes) in overlay.terms { addTerms(nodes, to: termListByID[list]!) }
        for root in attestationNodes { collectAttestations(root) }
        let records = recordNodes.map { readRecord($0) }
        let kinds = kindNodes.map { readKind($0) }
        guard checkNesting(kinds) else { return nil }
        checkAnswerers(kinds)
        var levels = LevelReader(kinds, kindNodes, termLists)
        return levels.read(&reading).map { assemble(kinds, records, $0) }
    }

    /// Where a kind comes among the others.
    private func order(of root: YAMLNode) -> Int { root["order"]?.text.flatMap(Int.init) ?? Int.max }

    private mutating func newID(_ root: YAMLNode, _ key: String, taken: [String: Int]) -> String? {
        guard let node = root[key], let id = reading.text(node) else { return nil }
        guard taken[id] == nil else {
            reading.error(node, .declaredTwice(id), help: .useOverlay)
            return nil
        }
        return id
    }

    mutating func intern(_ word: String) -> Int {
        if let symbol = symbolOfWord[word] { return symbol }
        symbolOfWord[word] = words.count
        words.append(word)
        return words.count - 1
    }
}
