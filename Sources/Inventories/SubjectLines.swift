import Standards
import YAMLReader

/// Where the files of an inventory write of each place and facility.
package struct SubjectLines: Sendable {
    private let inventory: Inventory
    private let vocabulary: Vocabulary
    private let files: [String: PlaceFile]

    /// The lines of an inventory; nothing is read yet.
    package init(_ inventory: Inventory, _ vocabulary: Vocabulary) {
        self.inventory = inventory
        self.vocabulary = vocabulary
        files = Dictionary((inventory.townships + inventory.counties + inventory.cities).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The file about a place.
    package func path(of place: String) -> String? { files[place]?.path }

    /// The lines of everything a place's file tells of, by code. The file is read anew, so that an audit need not remember lines nobody asks for.
    package func lines(in place: String) -> [String: Int] {
        guard let file = files[place] else { return [:] }
        let reader = inventory.tapeReader()
        guard !reader.read(path: file.path).hasErrors else { return [:] }
        var found: [String: Int] = [:]
        note(reader.tape, 0, line: 1, file.kind, outer: file.code, &found)
        return found
    }

    private func note(_ tape: Tape, _ node: Int, line: Int, _ kind: KindID, outer: String, _ found: inout [String: Int]) {
        guard tape.kind(node) == .mapping else { return }
        var code = ""
        var parts: [(kind: KindID, node: Int, line: Int)] = []
        tape.forEachPair(node) { key, value in
            guard tape.isScalar(key) else { return }
            let symbol = vocabulary.symbols.symbol(tape, key)
            switch vocabulary.structure(symbol) {
            case .code, .opening: if tape.isScalar(value) { code = tape.string(value) }
            case .list: tape.forEachEntry(value) { parts.append((vocabulary.levels.village, $0, tape.line($0))) }
            default:
                guard let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kind else { return }
                if tape.kind(value) == .mapping {
                    parts.append((child, value, tape.line(key)))
                } else {
                    tape.forEachEntry(value) { parts.append((child, $0, tape.line($0))) }
                }
            }
        }
        if code.isEmpty { code = vocabulary.kinds[kind].isPlace ? outer : FacilityDirectory.impliedCode(outer, vocabulary.kinds[kind]) }
        found[code] = line
        for part in parts { note(tape, part.node, line: part.line, part.kind, outer: code, &found) }
    }
}
