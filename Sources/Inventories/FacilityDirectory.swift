import Standards
import Synchronization
import YAMLReader

/// Whether the facilities that exemptions and resettlement sites name exist and are open.
///
/// A code begins with the division code of the place it stands in, so it tells which file to look in; that file is read at most
/// once, whichever worker asks first.
public final class FacilityDirectory: Sendable {
    private let vocabulary: Vocabulary
    private let limits: YAMLLimits
    private let paths: [String: String]
    private let known = Mutex<[String: [String: Truth]]>([:])

    /// A directory over the files of an inventory.
    public init(_ inventory: Inventory, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        limits = inventory.limits
        paths = Dictionary(
            (inventory.townships + inventory.counties).map { ($0.code, $0.path) }, uniquingKeysWith: { first, _ in first })
    }

    /// A directory over facilities that are given, for examples.
    public init(_ vocabulary: Vocabulary, facilities: [String: Truth]) {
        self.vocabulary = vocabulary
        limits = YAMLLimits()
        paths = [:]
        known.withLock { $0[""] = facilities }
    }

    /// Whether a facility is open; a code that is nowhere listed is not.
    public func isOpen(_ code: String) -> Truth {
        for length in [DivisionCode.townshipDigits, DivisionCode.countyDigits] {
            let prefix = String(code.prefix(length))
            guard let path = paths[prefix] else { continue }
            if let facilities = known.withLock({ $0[prefix] }) {
                if let truth = facilities[code] { return truth }
                continue
            }
            let reader = TapeReader(limits: limits)
            let facilities =
                reader.read(path: path).hasErrors ? [:] : Self.facilities(on: reader.tape, vocabulary)
            known.withLock { $0[prefix] = facilities }
            if let truth = facilities[code] { return truth }
        }
        return known.withLock { $0[""]?[code] } ?? .no
    }

    /// Every facility on a tape, with whether it is open.
    static func facilities(on tape: Tape, _ vocabulary: Vocabulary) -> [String: Truth] {
        var result: [String: Truth] = [:]
        func visit(_ node: Int, inheritedPlace: String) {
            guard tape.kind(node) == .mapping else { return }
            var own = inheritedPlace
            tape.forEachPair(node) { key, value in
                guard tape.isScalar(key), tape.isScalar(value) else { return }
                switch vocabulary.structure(vocabulary.symbols.symbol(tape, key)) {
                case .code, .township, .county, .city: own = tape.string(value)
                default: break
                }
            }
            tape.forEachPair(node) { key, value in
                guard tape.isScalar(key) else { return }
                let symbol = vocabulary.symbols.symbol(tape, key)
                if vocabulary.structure(symbol) == .villages {
                    tape.forEachEntry(value) { visit($0, inheritedPlace: own) }
                } else if let child = vocabulary.child(symbol), vocabulary.kinds[child].isFacility {
                    if tape.kind(value) == .mapping {
                        facility(value, vocabulary.kinds[child], implied: FacilityDirectory.impliedCode(own, vocabulary.kinds[child]))
                    } else if tape.kind(value) == .sequence {
                        tape.forEachEntry(value) { facility($0, vocabulary.kinds[child], implied: nil) }
                    }
                }
            }
        }
        func facility(_ node: Int, _ kind: SubjectKind, implied: String?) {
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
            if let code { result[code] = status.map { Truth($0 == kind.openItem) } ?? .unknown }
        }
        visit(0, inheritedPlace: "")
        return result
    }

    /// The code of "the one" facility of a kind in a place.
    public static func impliedCode(_ place: String, _ kind: SubjectKind) -> String { "\(place)-\(kind.key ?? kind.id)" }
}
