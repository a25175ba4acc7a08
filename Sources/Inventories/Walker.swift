import Quantities
import Standards
import Wording
import YAMLReader

/// Reads the files of one worker and tells a visitor about the subjects in them.
public final class Walker {
    /// The decoder, with the problems of the file read last.
    public let decoder: FactDecoder
    let reader: TapeReader
    let vocabulary: Vocabulary
    let levels: PlaceLevels
    /// Which place a code stands in.
    public let codes: PlaceCodes
    private let rosters: [String: Roster]
    let own: [Facts]
    let exemptions: ExemptionSlots?
    /// Everything that is remembered while one file is walked, made anew with every file so that nothing of another can be left in it.
    @exclusivity(unchecked) var file: FileState

    struct FileState {
        var frames: Frames
        /// The line each code was first seen on.
        var seenCodes: [String: Int] = [:]
        /// What stands in the place itself.
        var parts = Parts()
    }

    /// What stands in a subject, as nodes of the file.
    struct Parts {
        var facilities: [(kind: KindID, node: Int)] = []
        var villages: [Int] = []
    }

    /// A walker over files of an inventory.
    ///
    /// - Parameter inventory: the inventory it reads.
    /// - Parameter vocabulary: the words the facts are written in.
    /// - Parameter asOf: the day of the audit; answers dated later are not reported. Nil where answers are only carried over.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary, asOf: Day? = nil) {
        reader = inventory.tapeReader()
        tape = reader.tape
        decoder = FactDecoder(vocabulary, tape: reader.tape)
        decoder.asOf = asOf
        self.vocabulary = vocabulary
        levels = vocabulary.levels
        codes = inventory.codes
        rosters = inventory.rosters
        file = FileState(frames: Frames(kinds: vocabulary.kinds.count))
        own = vocabulary.kinds.indices.map { _ in Facts() }
        exemptions = ExemptionSlots(vocabulary)
    }

    /// The tape of the file read last.
    public let tape: Tape

    /// Facilities of the file read last, by code.
    public func localFacilities() -> [String: FacilityRecord] { FacilityDirectory.facilities(on: reader.tape, vocabulary) }

    /// Reads a facility of the file read last apart from the walk, into facts of its own; what is wrong with it is said when the walk comes to it.
    public func read(_ record: FacilityRecord, code: String, into facts: Facts) {
        let before = decoder.diagnostics.count
        defer { decoder.diagnostics.removeSubrange(before...) }
        facts.reset(kind: record.kind, slots: slots(record.kind), tape: tape)
        guard record.node >= 0 else { return }
        facts.node = record.node
        _ = decodeSubject(record.node, record.kind, into: facts)
        facts.code = code
    }

    /// Reads a file without walking it; false when it cannot be read.
    func open(_ path: String) -> Bool { begin(path) }

    // MARK: Files

    /// Reads a township file, or of a township without a file what the roster knows, within the facts of its county and of what stands above it.
    public func walkTownship(code: String, path: String?, within upper: [Facts] = [], _ visitor: some SubjectVisitor) {
        let canBeRead = begin(path)
        for facts in upper { file.frames.set(facts) }
        let roster = rosters[codes.county(of: code)]
        let rosterTownship = roster?.townships.first { $0.code == code }
        let facts = own[levels.township]
        facts.reset(kind: levels.township, slots: slots(levels.township), tape: path == nil ? nil : reader.tape)
        facts.code = code
        facts.rosterName = rosterTownship?.name
        var parts = Parts()
        if path != nil {
            guard canBeRead else { return }
            facts.node = 0
            parts = decodeSubject(0, levels.township, into: facts)
            facts.code = code
            checkCode(code, 0, levels.township)
            if rosterTownship == nil, roster != nil {
                decoder.error(0, .townshipNotInRoster(code, levels[levels.township].word), help: .checkRoster(levels[levels.village].word))
            }
        }
        derive(facts)
        file.frames[levels.township] = facts
        visitor.enter(facts, in: file.frames)
        visit(parts.facilities, of: facts, visitor)
        visitVillages(parts.villages, of: facts, rosterTownship, visitor)
        visitor.leave(facts, in: file.frames)
        file.frames[levels.township] = nil
    }

    /// Begins another file, or a place without one, with everything forgotten of the one before; false when there is nothing to be decoded.
    private func begin(_ path: String?) -> Bool {
        file = FileState(frames: Frames(kinds: vocabulary.kinds.count))
        decoder.begin()
        guard let path else { return false }
        decoder.diagnostics = reader.read(path: path)
        return !decoder.diagnostics.hasErrors && isMapping(0)
    }

    /// Reads a county or city file into facts that outlive the walk; `visitor` is told of the facilities in it.
    ///
    /// The caller keeps the returned walker's tape alive by keeping the walker.
    public func readPlace(_ kind: KindID, code: String, path: String?, name: String?, into facts: Facts, within upper: [Facts] = []) {
        let canBeRead = begin(path)
        facts.reset(kind: kind, slots: slots(kind), tape: path == nil ? nil : reader.tape)
        if canBeRead {
            facts.node = 0
            file.parts = decodeSubject(0, kind, into: facts)
            checkCode(code, 0, kind)
        }
        facts.code = code
        facts.rosterName = name
        file.frames[kind] = facts
        for outer in upper { file.frames.set(outer) }
    }

    /// Tells the visitor of the facilities of the place read last by ``readPlace(_:code:path:name:into:within:)``.
    public func visitFacilities(of facts: Facts, _ visitor: some SubjectVisitor) {
        visit(file.parts.facilities, of: facts, visitor)
    }

    /// The totals a county or city file declares, by kind.
    public func declared(in facts: Facts) -> [(kind: KindID, total: Int, node: Int)] {
        guard facts.node >= 0, let tape = facts.tape else { return [] }
        var result: [(KindID, Int, Int)] = []
        tape.forEachPair(facts.node) { key, value in
            guard tape.isScalar(key), vocabulary.structure(vocabulary.symbols.symbol(tape, key)) == .declared else { return }
            tape.forEachPair(value) { kindNode, total in
                guard let kind = vocabulary.kind(tape.string(kindNode)) else {
                    decoder.unknown(kindNode, of: "declared", among: vocabulary.kinds.map(\.id))
                    return
                }
                guard tape.isScalar(total), let count = Int(tape.string(total)), count >= 0 else {
                    decoder.error(total, .notACount(vocabulary.kinds[kind].label, found: tape.isScalar(total) ? tape.string(total) : ""))
                    return
                }
                result.append((kind, count, total))
            }
        }
        return result
    }
}
