import Quantities
import Standards
import Synchronization
import YAMLReader

/// A facility as references find it.
public struct FacilityRecord: Sendable {
    /// Its kind.
    public var kind: KindID
    /// Whether it is open.
    public var isOpen: Truth
    /// The code of the place it stands in.
    public var place: String
    /// Its node on the tape it was found on, or -1.
    public var node: Int
    /// What it comes to by the tests that were put to it; empty while none were.
    public var answers: [Truth] = []

    /// A facility by what is known of it.
    public init(kind: KindID, isOpen: Truth, place: String, node: Int = -1) {
        self.kind = kind
        self.isOpen = isOpen
        self.place = place
        self.node = node
    }
}

/// The facilities that exemptions and resettlement sites name: whether they exist, are open, and pass what is asked of them.
///
/// A code begins with the code of the place it stands in, so it tells which file to look in. What was found there is remembered, whichever worker asked;
/// the last few files stay open, and one that is read again after all is asked of every facility in it, so that no file is read a third time.
public final class FacilityDirectory: Sendable {
    /// Puts a facility to every test of an audit.
    public typealias Probe = @Sendable (Facts) -> [Truth]

    private let inventory: Inventory
    private let vocabulary: Vocabulary
    private let asOf: Day?
    private let probe: Probe?
    private let paths: [String: String]
    private let state = Mutex(State())

    /// What is known of the facilities of a place.
    private struct Known {
        var facilities: [String: FacilityRecord]
        /// Whether it has no others.
        var isWhole = true
    }

    private struct State {
        /// By the code of the place.
        var known: [String: Known] = [:]
        /// The files that were read last, the last one at the end.
        var open: [(place: String, walker: Walker)] = []
        let facts = Facts()

        /// More than these few need not stay open.
        static let mostOpen = 2
    }

    /// A directory over the files of an inventory.
    ///
    /// - Parameters:
    ///   - vocabulary: the words the facts are written in.
    ///   - inventory: the inventory it reads.
    ///   - asOf: the day of the audit.
    ///   - probe: puts a facility to the tests whose ``FacilityRecord/answers`` are wanted; nil when there are none.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary, asOf: Day? = nil, probe: Probe? = nil) {
        self.inventory = inventory
        self.vocabulary = vocabulary
        self.asOf = asOf
        self.probe = probe
        paths = Dictionary(
            (inventory.townships + inventory.counties).map { ($0.code, $0.path) }, uniquingKeysWith: { first, _ in first })
    }

    /// The places in whose files a facility is looked for, by code.
    package func places(of code: String) -> [String] { Self.places(of: code, inventory, vocabulary) }

    /// The places in whose files the facilities of an inventory are looked for, by code.
    package static func places(of code: String, _ inventory: Inventory, _ vocabulary: Vocabulary) -> [String] {
        [vocabulary.levels.township, vocabulary.levels.county].map { inventory.codes.place(at: $0, of: code) }
    }

    /// The facility of a code; nil when it is nowhere listed.
    public func facility(_ code: String) -> FacilityRecord? {
        for place in places(of: code) {
            guard let path = paths[place] else { continue }
            if let facility = state.withLock({ find(code, in: place, path, &$0) }) { return facility }
        }
        return nil
    }

    /// The facility of a code in the file of a place, with the answers to what is asked of it.
    private func find(_ code: String, in place: String, _ path: String, _ state: inout State) -> FacilityRecord? {
        if let known = state.known[place] {
            let facility = known.facilities[code]
            let isSettled = facility.map { probe == nil || !$0.answers.isEmpty } ?? known.isWhole
            if isSettled { return facility }
        }
        let walker = walker(place, path, &state)
        ask(code, in: place, walker, &state)
        return state.known[place]?.facilities[code]
    }

    /// A walker that has just read the file of a place, or has it still.
    private func walker(_ place: String, _ path: String, _ state: inout State) -> Walker {
        if let index = state.open.firstIndex(where: { $0.place == place }) { return state.open[index].walker }
        let walker = state.open.count < State.mostOpen ? Walker(inventory, vocabulary, asOf: asOf) : close(&state)
        let facilities = walker.open(path) ? walker.localFacilities() : [:]
        state.open.append((place, walker))
        if state.known[place] == nil {
            state.known[place] = Known(facilities: facilities)
        } else {
            state.known[place]?.facilities.merge(facilities) { asked, _ in asked }
            state.known[place]?.isWhole = true
            for code in facilities.keys { ask(code, in: place, walker, &state) }
        }
        return walker
    }

    /// Closes the file that has been open for longest, and forgets what nobody asked of it: it lies on a tape that is written over.
    private func close(_ state: inout State) -> Walker {
        let (place, walker) = state.open.removeFirst()
        if probe != nil, let known = state.known[place] {
            let asked = known.facilities.filter { !$0.value.answers.isEmpty }
            state.known[place] = Known(facilities: asked, isWhole: asked.count == known.facilities.count)
        }
        return walker
    }

    private func ask(_ code: String, in place: String, _ walker: Walker, _ state: inout State) {
        guard let probe, let facility = state.known[place]?.facilities[code], facility.answers.isEmpty else { return }
        walker.read(facility, code: code, into: state.facts)
        state.known[place]?.facilities[code]?.answers = probe(state.facts)
    }

    /// Every facility on a tape, by code.
    static func facilities(on tape: Tape, _ vocabulary: Vocabulary) -> [String: FacilityRecord] {
        var result: [String: FacilityRecord] = [:]
        func visit(_ node: Int, inheritedPlace: String) {
            guard tape.kind(node) == .mapping else { return }
            var own = inheritedPlace
            tape.forEachPair(node) { key, value in
                guard tape.isScalar(key), tape.isScalar(value) else { return }
                switch vocabulary.structure(vocabulary.symbols.symbol(tape, key)) {
                case .code, .opening: own = tape.string(value)
                default: break
                }
            }
            tape.forEachPair(node) { key, value in
                guard tape.isScalar(key) else { return }
                let symbol = vocabulary.symbols.symbol(tape, key)
                if vocabulary.structure(symbol) == .list {
                    tape.forEachEntry(value) { visit($0, inheritedPlace: own) }
                } else if let child = vocabulary.child(symbol), vocabulary.kinds[child].isFacility {
                    if tape.kind(value) == .mapping {
                        facility(value, child, in: own, implied: FacilityDirectory.impliedCode(own, vocabulary.kinds[child]))
                    } else if tape.kind(value) == .sequence {
                        tape.forEachEntry(value) { facility($0, child, in: own, implied: nil) }
                    }
                }
            }
        }
        func facility(_ node: Int, _ kindID: KindID, in place: String, implied: String?) {
            let kind = vocabulary.kinds[kindID]
            guard tape.kind(node) == .mapping, let statusSlot = kind.statusSlot,
                case .choice(let list) = kind.table.fields[statusSlot].type
            else { return }
            var code = implied
            var status = kind.table.fields[statusSlot].defaultChoice
            func read(_ node: Int) {
                tape.forEachPair(node) { key, value in
                    guard tape.isScalar(key) else { return }
                    let symbol = vocabulary.symbols.symbol(tape, key)
                    if kind.table.slot(symbol) == statusSlot, tape.isScalar(value) {
                        status = vocabulary.termLists[list].item(vocabulary.symbols.symbol(tape, value))
                    } else if vocabulary.structure(symbol) == .code, tape.isScalar(value) {
                        code = tape.string(value)
                    } else if vocabulary.structure(symbol) == .verified, tape.kind(value) == .mapping {
                        read(value)
                    }
                }
            }
            read(node)
            guard let code else { return }
            result[code] = FacilityRecord(kind: kindID, isOpen: status.map { Truth($0 == kind.openItem) } ?? .unknown, place: place, node: node)
        }
        visit(0, inheritedPlace: "")
        return result
    }

    /// The code of "the one" facility of a kind in a place.
    public static func impliedCode(_ place: String, _ kind: SubjectKind) -> String { "\(place)-\(kind.key ?? kind.id)" }
}
