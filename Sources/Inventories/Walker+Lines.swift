import Standards
import Wording
import YAMLReader

/// A subject that comes by itself, on a line of JSON: its kind, its code, its facts, and those of the places it stands in.
public struct SubjectLine: Sendable {
    /// Its kind.
    public let kind: KindID
    /// Its code.
    public let code: String
    /// Where its facts stand on the tape; nil where the line has none.
    let facts: Int?
    /// The places the line tells of, as nodes.
    let places: [KindID: Int]
    /// The node of its name, or -1.
    let name: Int
}

extension Walker {
    /// Reads a line: `{"kind": …, "code": …, "facts": {…}}`, and beside them the places the subject stands in by their kinds, such as `"village": {…}`.
    ///
    /// - Parameters:
    ///   - bytes: the line.
    ///   - name: what diagnostics call it.
    /// - Returns: what stands on it; nil when it cannot be used, and the decoder says why.
    public func readLine(_ bytes: [UInt8], name: String) -> SubjectLine? {
        file = FileState(frames: Frames(kinds: vocabulary.kinds.count))
        decoder.begin()
        decoder.diagnostics = reader.read(bytes: bytes, name: name)
        guard !decoder.diagnostics.hasErrors, isMapping(0) else { return nil }
        var (kindNode, codeNode, factsNode, nameNode) = (-1, -1, -1, -1)
        var places: [KindID: Int] = [:]
        tape.forEachPair(0) { key, value in
            if tape.spells(key, "kind") {
                kindNode = value
            } else if tape.spells(key, "code") {
                codeNode = value
            } else if tape.spells(key, "facts") {
                factsNode = value
            } else if tape.spells(key, "name") {
                nameNode = value
            } else if let place = levels.all.first(where: { vocabulary.kinds[$0.kind].id == tape.string(key) }) {
                places[place.kind] = value
            } else {
                decoder.unknown(key, of: "JSON", among: ["kind", "code", "name", "facts"] + levels.all.map { vocabulary.kinds[$0.kind].id })
            }
        }
        guard kindNode >= 0, tape.isScalar(kindNode) else {
            decoder.error(0, .lineWithout("kind"))
            return nil
        }
        let word = tape.string(kindNode)
        guard let kind = vocabulary.kind(word), !vocabulary.kinds[kind].isPlace else {
            let kinds = vocabulary.kinds.filter { !$0.isPlace }.map(\.id)
            decoder.error(kindNode, .lineOfNoFacility(word), help: .nearest(word, among: kinds) ?? .oneOf(kinds))
            return nil
        }
        guard codeNode >= 0, tape.isScalar(codeNode), !tape.isNull(codeNode) else {
            decoder.error(0, .lineWithout("code"))
            return nil
        }
        guard !decoder.diagnostics.hasErrors else { return nil }
        return SubjectLine(kind: kind, code: tape.string(codeNode), facts: factsNode >= 0 ? factsNode : nil, places: places, name: nameNode)
    }

    /// Tells the visitor of the subject on the line read last, standing in the places the line and its code tell of.
    public func visit(_ line: SubjectLine, _ visitor: some SubjectVisitor) {
        for kind in vocabulary.enclosing(line.kind) where vocabulary.kinds[kind].isPlace {
            let facts = own[kind]
            facts.reset(kind: kind, slots: slots(kind), tape: tape)
            if let node = line.places[kind], isMapping(node) {
                facts.node = node
                let parts = decodeSubject(node, kind, into: facts)
                for part in parts.facilities { decoder.error(part.node, .lineHoldsMore) }
                for village in parts.villages { decoder.error(village, .lineHoldsMore) }
            }
            facts.code = codes.place(at: kind, of: line.code)
            derive(facts)
            file.frames[kind] = facts
        }
        let facts = own[line.kind]
        facts.reset(kind: line.kind, slots: slots(line.kind), tape: tape)
        if let node = line.facts, isMapping(node) {
            facts.node = node
            _ = decodeSubject(node, line.kind, into: facts)
        }
        if line.name >= 0 { facts.nameNode = line.name }
        facts.code = line.code
        file.frames[line.kind] = facts
        visitor.visit(facts, in: file.frames)
    }

    /// The name of a place of the line that was visited last; empty where it says none.
    public func name(ofPlace kind: KindID) -> String { file.frames[kind]?.name ?? "" }
}
