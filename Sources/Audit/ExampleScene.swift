import Inventories
import Quantities
import Standards
import Wording
import YAMLReader

/// Everything an example tells of: the subject, the places it stands in, the subjects below it, and the facilities that references may name.
///
/// Whoever judges rules, this engine or another, is given the same scene and must come to the same verdict.
package final class ExampleScene {
    /// A subject below the one that is judged.
    package struct Child {
        /// Its facts, and those of the places it stands in.
        package var frames: Frames
        /// Its own facts.
        package var facts: Facts
        /// How many there are of it.
        package var times: Int
    }

    /// A facility that references may name.
    package struct Facility {
        /// Its kind, place and whether it is open.
        package var record: FacilityRecord
        /// Its facts.
        package var facts: Facts
    }

    /// The program the check is part of.
    package let program: AuditProgram
    /// What is asked.
    package let check: Check
    /// The facts of the subject and of the places it stands in.
    package private(set) var frames: Frames
    /// The open subjects below it.
    package private(set) var children: [Child] = []
    /// The kinds of facilities of which nothing was said.
    package private(set) var unmentioned: [KindID] = []
    /// The facilities by code.
    package private(set) var facilities: [String: Facility] = [:]
    /// The blank spots in the place, when the example gives them.
    package private(set) var blanks: BlankCounts?
    /// What is wrong with the facts.
    package var diagnostics: [Diagnostic] { decoder.diagnostics }

    /// Which of the made-up places stands in which.
    package var codes: PlaceCodes { places.codes }

    private let decoder: FactDecoder
    private let places: ExamplePlaces
    private let vocabulary: Vocabulary
    private let tape: Tape

    /// Reads an example's facts from the tape of its file.
    package init(_ example: Example, of check: Check, in program: AuditProgram, tape: Tape) {
        self.program = program
        self.check = check
        self.tape = tape
        vocabulary = program.vocabulary
        places = ExamplePlaces(vocabulary)
        decoder = FactDecoder(vocabulary, tape: tape)
        decoder.takesAttestationsAsEvidenced = true
        decoder.asOf = program.asOf
        frames = Frames(kinds: vocabulary.kinds.count)
        let kind = check.form.kind
        for place in vocabulary.enclosing(kind) {
            let facts = Facts()
            facts.reset(kind: place, slots: vocabulary.kinds[place].table.fields.count, tape: tape)
            facts.code = places.code(of: place)
            frames.set(facts)
        }
        var childrenNode: Int?
        if tape.kind(example.facts) == .mapping {
            tape.forEachPair(example.facts) { key, value in
                switch tape.string(key) {
                case "children": childrenNode = value
                case "facilities": tape.forEachPair(value) { code, node in facilities[tape.string(code)] = facility(node) }
                case "blank-spots": blanks = blanks(value)
                default: decode(key, value, kind, frames)
                }
            }
        }
        readChildren(childrenNode, kind)
    }

    /// A facility that references may name: `open` or `closed`, or a mapping of its `kind`, where it is `in`, and its fields.
    private func facility(_ node: Int) -> Facility {
        let facts = Facts()
        guard tape.kind(node) == .mapping else {
            return Facility(record: FacilityRecord(kind: -1, isOpen: Truth(tape.string(node) == "open"), place: places.township), facts: facts)
        }
        var kind: KindID?
        var place: String?
        let whereabouts = places.whereabouts
        tape.forEachPair(node) { key, value in
            switch tape.string(key) {
            case "kind":
                kind = vocabulary.kind(tape.string(value))
                if kind.map({ vocabulary.kinds[$0].isFacility }) != true {
                    decoder.unknown(value, of: "facilities", among: vocabulary.kinds.filter(\.isFacility).map(\.id))
                }
            case "in":
                place = whereabouts.first { $0.word == tape.string(value) }?.place
                if place == nil { decoder.unknown(value, of: "in", among: whereabouts.map(\.word)) }
            default: break
            }
        }
        guard let kind, vocabulary.kinds[kind].isFacility else {
            return Facility(record: FacilityRecord(kind: -1, isOpen: .no, place: ""), facts: facts)
        }
        let table = vocabulary.kinds[kind].table
        facts.reset(kind: kind, slots: table.fields.count, tape: tape)
        var frames = Frames(kinds: vocabulary.kinds.count)
        frames.set(facts)
        tape.forEachPair(node) { key, value in
            if !["kind", "in"].contains(tape.string(key)) { decode(key, value, kind, frames) }
        }
        let slot = vocabulary.kinds[kind].statusSlot
        let status = slot.flatMap { facts[$0].tag == .choice ? Int(facts[$0].payload) : table.fields[$0].defaultChoice }
        return Facility(
            record: FacilityRecord(
                kind: kind, isOpen: status.map { Truth($0 == vocabulary.kinds[kind].openItem) } ?? .unknown,
                place: places.place(of: kind, in: place ?? places.township)),
            facts: facts)
    }

    /// The blank spots below an example's place: `{institution: 2, staff: [0, 3]}`, a pair being the least and the most there can be.
    private func blanks(_ node: Int) -> BlankCounts {
        var counts = BlankCounts()
        let root = YAMLNode(tape, node)
        for kind in BlankSpotKind.allCases {
            guard let value = root[kind.rawValue] else { continue }
            let numbers = (value.isSequence ? value.entries : [value]).compactMap { $0.text.flatMap(Int.init) }
            let (least, most) = (numbers.first ?? 0, numbers.last ?? 0)
            for number in 0..<max(least, most) { counts.add(kind, isCertain: number < least) }
        }
        return counts
    }

    private func decode(_ key: Int, _ value: Int, _ kind: KindID, _ frames: Frames) {
        let word = tape.string(key)
        guard let ref = vocabulary.field(word, of: kind), let facts = frames[ref.kind] else {
            decoder.unknown(key, of: vocabulary.kinds[kind].label, among: vocabulary.enclosing(kind).flatMap { vocabulary.kinds[$0].table.spellings })
            return
        }
        if vocabulary.kinds[ref.kind].table.fields[ref.slot].isAttested, tape.kind(value) == .mapping {
            decoder.decodeAttestationPair(value, of: ref.kind, slot: ref.slot, into: facts)
        } else {
            decoder.decode(value, of: ref.kind, slot: ref.slot, into: facts)
        }
    }

    private func readChildren(_ node: Int?, _ owner: KindID) {
        var mentioned: Set<KindID> = []
        if let node, tape.kind(node) == .mapping {
            tape.forEachPair(node) { key, list in
                guard let kind = vocabulary.kind(tape.string(key)), vocabulary.isBelow(kind, owner) else {
                    decoder.unknown(key, of: "children", among: vocabulary.kinds.map(\.id))
                    return
                }
                mentioned.insert(kind)
                tape.forEachEntry(list) { readChild($0, kind) }
            }
        }
        unmentioned = vocabulary.kinds.indices.filter { kind in
            vocabulary.isBelow(kind, owner) && !mentioned.contains(kind)
                && (node == nil || vocabulary.kinds[kind].isFacility && vocabulary.kinds[kind].key != nil)
        }
    }

    private func readChild(_ node: Int, _ kind: KindID) {
        var outer = frames
        let facts = Facts()
        facts.reset(kind: kind, slots: vocabulary.kinds[kind].table.fields.count, tape: tape)
        outer.set(facts)
        var times = 1
        tape.forEachPair(node) { key, value in
            if tape.string(key) == "times" { times = Int(tape.string(value)) ?? 1 } else { decode(key, value, kind, outer) }
        }
        let table = vocabulary.kinds[kind]
        if let slot = table.statusSlot, facts[slot].tag == .choice, Int(facts[slot].payload) != table.openItem { return }
        children.append(Child(frames: outer, facts: facts, times: times))
    }
}
