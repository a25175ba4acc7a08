import Inventories
import Quantities
import Standards
import Wording
import YAMLReader

/// Runs the worked examples that standards carry.
public struct ExampleRunner {
    private let library: StandardLibrary
    private let vocabulary: Vocabulary
    private let places: ExamplePlaces
    private var tapes: [String: Tape] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    private init(_ library: StandardLibrary) {
        self.library = library
        vocabulary = library.vocabulary
        places = ExamplePlaces(library.vocabulary)
    }

    /// Runs every example and returns how many there were, and a diagnostic for each that does not come out as written.
    public static func run(_ library: StandardLibrary) throws -> (count: Int, diagnostics: [Diagnostic]) {
        var runner = ExampleRunner(library)
        var count = 0
        for standard in library.standards {
            // Days differ from example to example, and a program judges on one day.
            var programs: [Day: AuditProgram] = [:]
            for criterion in standard.criteria {
                for example in criterion.examples {
                    count += 1
                    let program: AuditProgram
                    if let known = programs[example.asOf] {
                        program = known
                    } else {
                        program = try AuditProgram(library.vocabulary, standards: [standard], asOf: example.asOf)
                        programs[example.asOf] = program
                    }
                    try runner.run(example, criterion, program)
                }
            }
        }
        return (count, runner.diagnostics.uniqued())
    }

    private mutating func run(_ example: Example, _ criterion: Criterion, _ program: AuditProgram) throws {
        let key = "\(example.file)"
        let tape = try tapes[key] ?? library.tape(of: example)
        tapes[key] = tape
        guard
            let check = program.checks.first(where: { check in
                check.criterion.id == criterion.id
                    && (example.kind == nil || vocabulary.kind(example.kind!) == check.form.kind)
            })
        else {
            diagnostics.append(tape.diagnostic(at: example.node, .exampleOfNoKind))
            return
        }
        let decoder = FactDecoder(vocabulary, tape: tape)
        decoder.takesAttestationsAsEvidenced = true
        decoder.asOf = program.asOf
        var facilities: [String: (record: FacilityRecord, facts: Facts)] = [:]
        let evaluator = Evaluator(program)
        evaluator.codes = places.codes
        evaluator.find = { facilities[$0]?.record }
        evaluator.passes = { _, code, probe in
            guard let facts = facilities[code]?.facts else { return .unknown }
            var frames = Frames(kinds: program.vocabulary.kinds.count)
            frames.set(facts)
            return evaluator.settled(probe.require, frames)
        }
        defer { evaluator.passes = { _, _, _ in .unknown } }
        evaluator.owner = check.form.kind
        var frames = Frames(kinds: vocabulary.kinds.count)
        var held: [Facts] = []
        for kind in vocabulary.enclosing(check.form.kind) {
            let facts = Facts()
            facts.reset(kind: kind, slots: vocabulary.kinds[kind].table.fields.count, tape: tape)
            facts.code = places.code(of: kind)
            frames.set(facts)
            held.append(facts)
        }
        var childrenNode: Int?
        if tape.kind(example.facts) == .mapping {
            tape.forEachPair(example.facts) { key, value in
                switch tape.string(key) {
                case "children": childrenNode = value
                case "facilities":
                    tape.forEachPair(value) { code, node in facilities[tape.string(code)] = facility(node, decoder) }
                case "blank-spots": evaluator.blanks = blanks(value, tape)
                default: decode(key, value, check.form.kind, frames, decoder)
                }
            }
        }
        addChildren(childrenNode, check.form.kind, frames, evaluator, decoder)
        diagnostics += decoder.diagnostics
        guard !decoder.diagnostics.hasErrors else { return }
        let lapsed = LapsedAnswers(check, frames, asOf: program.asOf)
        defer { lapsed.restore() }
        compare(example, check, evaluator, frames, tape)
    }

    /// A facility that references may name: `open` or `closed`, or a mapping of its `kind`, where it is `in`, and its fields.
    private func facility(_ node: Int, _ decoder: FactDecoder) -> (FacilityRecord, Facts) {
        let tape = decoder.tape
        let facts = Facts()
        guard tape.kind(node) == .mapping else {
            return (FacilityRecord(kind: -1, isOpen: Truth(tape.string(node) == "open"), place: places.township), facts)
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
        guard let kind, vocabulary.kinds[kind].isFacility else { return (FacilityRecord(kind: -1, isOpen: .no, place: ""), facts) }
        let table = vocabulary.kinds[kind].table
        facts.reset(kind: kind, slots: table.fields.count, tape: tape)
        var frames = Frames(kinds: vocabulary.kinds.count)
        frames.set(facts)
        tape.forEachPair(node) { key, value in
            if !["kind", "in"].contains(tape.string(key)) { decode(key, value, kind, frames, decoder) }
        }
        let slot = vocabulary.kinds[kind].statusSlot
        let status = slot.flatMap { facts[$0].tag == .choice ? Int(facts[$0].payload) : table.fields[$0].defaultChoice }
        return (
            FacilityRecord(
                kind: kind, isOpen: status.map { Truth($0 == vocabulary.kinds[kind].openItem) } ?? .unknown,
                place: places.place(of: kind, in: place ?? places.township)),
            facts
        )
    }

    /// The blank spots below an example's place: `{institution: 2, staff: [0, 3]}`, a pair being the least and the most there can be.
    private func blanks(_ node: Int, _ tape: Tape) -> BlankCounts {
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

    private func decode(_ key: Int, _ value: Int, _ kind: KindID, _ frames: Frames, _ decoder: FactDecoder) {
        let word = decoder.tape.string(key)
        guard let ref = vocabulary.field(word, of: kind), let facts = frames[ref.kind] else {
            decoder.unknown(key, of: vocabulary.kinds[kind].label, among: vocabulary.enclosing(kind).flatMap { vocabulary.kinds[$0].table.spellings })
            return
        }
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        if field.isAttested, decoder.tape.kind(value) == .mapping {
            decoder.decodeAttestationPair(value, field: field, slot: ref.slot, into: facts)
        } else {
            decoder.decode(value, field: field, slot: ref.slot, into: facts)
        }
    }

    private func addChildren(_ node: Int?, _ owner: KindID, _ frames: Frames, _ evaluator: Evaluator, _ decoder: FactDecoder) {
        let tape = decoder.tape
        var mentioned: Set<KindID> = []
        if let node, tape.kind(node) == .mapping {
            tape.forEachPair(node) { key, list in
                guard let kind = vocabulary.kind(tape.string(key)), vocabulary.isBelow(kind, owner) else {
                    decoder.unknown(key, of: "children", among: vocabulary.kinds.map(\.id))
                    return
                }
                mentioned.insert(kind)
                tape.forEachEntry(list) { addChild($0, kind, frames, evaluator, decoder) }
            }
        }
        for kind in vocabulary.kinds.indices where vocabulary.isBelow(kind, owner) && !mentioned.contains(kind) {
            guard node == nil || vocabulary.kinds[kind].isFacility && vocabulary.kinds[kind].key != nil else { continue }
            evaluator.addUnmentioned(kind, frames)
        }
    }

    private func addChild(_ node: Int, _ kind: KindID, _ outer: Frames, _ evaluator: Evaluator, _ decoder: FactDecoder) {
        var frames = outer
        let facts = Facts()
        facts.reset(kind: kind, slots: vocabulary.kinds[kind].table.fields.count, tape: decoder.tape)
        frames.set(facts)
        var times = 1
        decoder.tape.forEachPair(node) { key, value in
            if decoder.tape.string(key) == "times" {
                times = Int(decoder.tape.string(value)) ?? 1
            } else {
                decode(key, value, kind, frames, decoder)
            }
        }
        let table = vocabulary.kinds[kind]
        if let slot = table.statusSlot, facts[slot].tag == .choice, Int(facts[slot].payload) != table.openItem { return }
        for _ in 0..<times { evaluator.addToRollUps(facts, frames) }
    }

    private mutating func compare(_ example: Example, _ check: Check, _ evaluator: Evaluator, _ frames: Frames, _ tape: Tape) {
        let verdict = Judge(evaluator: evaluator).verdict(check, frames, nil)
        guard verdict.outcome == Outcome(id: example.outcome) else {
            diagnostics.append(
                tape.diagnostic(at: example.node, .exampleDiffers(check.name, expected: example.outcome, found: verdict.outcome.id)))
            return
        }
        var gaps: [Gap] = []
        if verdict.outcome == .unmet || verdict.outcome == .unreported {
            GapFinder(evaluator: evaluator, frames: frames, subject: 0).find(check, verdict.outcome, verdict.remarks, into: &gaps)
        }
        if let expected = example.shortfall {
            let found: Quantity?
            if case .includesAll = check.form.require {
                found = gaps.reduce(Quantity.zero) { $0 + ($1.shortfall ?? .zero) }
            } else {
                found = gaps.first?.shortfall
            }
            let number = expected.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            if Quantity(decimal: number) != found {
                diagnostics.append(
                    tape.diagnostic(
                        at: example.node, .exampleShortfall(check.name, expected: expected, found: found?.formatted() ?? "-")))
            }
        }
        if let expected = example.level, case .levels(let metric, let levels, _) = check.form.require {
            let reached = evaluator.interval(metric, frames).flatMap { actual in levels.last { $0.comparison.holds(actual) == .yes } }
            if reached?.id != expected, reached?.label != expected {
                diagnostics.append(
                    tape.diagnostic(at: example.node, .exampleLevel(check.name, expected: expected, found: reached?.id ?? "none")))
            }
        }
    }
}

extension Array where Element: Hashable {
    /// The elements, each once, in their order.
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
