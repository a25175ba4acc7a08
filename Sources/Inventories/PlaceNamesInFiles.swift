import Standards
import YAMLReader

/// The places and facilities that files name, with the names they give them.
struct PlaceNamesInFiles {
    private(set) var places: [PlaceFinder.Place] = []
    private let vocabulary: Vocabulary
    private let names: [String: String]

    /// - Parameter names: what the roster calls each place.
    init(_ inventory: Inventory, _ vocabulary: Vocabulary, names: [String: String]) {
        self.vocabulary = vocabulary
        self.names = names
        let reader = inventory.tapeReader()
        for file in inventory.counties + inventory.townships where !reader.read(path: file.path).hasErrors {
            read(reader.tape, 0, file.kind, outer: file.code, township: nil, village: nil)
        }
    }

    private mutating func read(
        _ tape: Tape, _ node: Int, _ kind: KindID, outer: String, township: (code: String, name: String)?, village: (code: String, name: String)?
    ) {
        guard tape.kind(node) == .mapping else { return }
        var code = ""
        var name = ""
        var parts: [(KindID, Int)] = []
        tape.forEachPair(node) { key, value in
            guard tape.isScalar(key) else { return }
            let symbol = vocabulary.symbols.symbol(tape, key)
            switch vocabulary.structure(symbol) {
            case .code, .opening: if tape.isScalar(value) { code = tape.string(value) }
            case .name: if tape.isScalar(value), !tape.isNull(value) { name = tape.string(value) }
            case .list: tape.forEachEntry(value) { parts.append((vocabulary.levels.village, $0)) }
            default:
                guard let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kind else { return }
                if tape.kind(value) == .mapping { parts.append((child, value)) } else { tape.forEachEntry(value) { parts.append((child, $0)) } }
            }
        }
        if code.isEmpty { code = vocabulary.kinds[kind].isPlace ? outer : FacilityDirectory.impliedCode(outer, vocabulary.kinds[kind]) }
        if name.isEmpty { name = names[code] ?? "" }
        let township = kind == vocabulary.levels.township ? (code, name) : township
        let village = kind == vocabulary.levels.village ? (code, name) : village
        if name.isEmpty, !vocabulary.kinds[kind].isPlace {
            name = PlaceName.facility(of: vocabulary.kinds[kind].written, in: village?.name ?? township?.name ?? "")
        }
        places.append(.init(code: code, kind: kind, name: name, township: township?.name ?? "", townshipCode: township?.code, villageCode: village?.code))
        for (child, part) in parts { read(tape, part, child, outer: code, township: township, village: village) }
    }
}
