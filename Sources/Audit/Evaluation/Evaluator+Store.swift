import Inventories
import Quantities
import Standards

extension Evaluator {
    /// What an evaluator looks at, behind pointers of its own so that looking costs no bookkeeping of accesses.
    final class Store {
        /// The values of a subject or of a place it stands in.
        struct Place {
            var values: UnsafeMutablePointer<Value>?
            var termCounts: UnsafeMutablePointer<Int32>?
            var recordValues: UnsafeMutablePointer<Value>?
            var facts: Unmanaged<Facts>?
        }

        /// By kind; nothing where it is not known.
        let places: UnsafeMutablePointer<Place>
        private let kinds: Int
        /// What was tallied below places, by roll-up number.
        let tallies: UnsafeMutablePointer<Tally>
        private let tallyCount: Int
        private let startStorage: UnsafeMutablePointer<Int>

        init(kinds: Int, tallies: Int) {
            self.kinds = kinds
            tallyCount = tallies
            places = .allocate(capacity: kinds)
            places.initialize(repeating: Place(), count: kinds)
            self.tallies = .allocate(capacity: max(1, tallies))
            self.tallies.initialize(repeating: Tally(), count: tallies)
            startStorage = .allocate(capacity: 1)
            startStorage.initialize(to: 0)
        }

        deinit {
            places.deallocate()
            tallies.deinitialize(count: tallyCount)
            tallies.deallocate()
            startStorage.deallocate()
        }

        /// The first instruction of the check that is judged.
        var start: Int {
            @inline(__always) get { startStorage.pointee }
            @inline(__always) set { startStorage.pointee = newValue }
        }

        /// Every tally, by roll-up number.
        var allTallies: [Tally] {
            get { Array(UnsafeBufferPointer(start: tallies, count: tallyCount)) }
            set { for index in 0..<tallyCount { tallies[index] = newValue[index] } }
        }

        func clearTallies() {
            for index in 0..<tallyCount { tallies[index] = Tally() }
        }

        /// Looks at a subject and the places it stands in; whoever calls keeps their facts.
        func look(at frames: Frames) {
            for kind in 0..<kinds {
                guard let facts = frames[kind] else {
                    places[kind] = Place()
                    continue
                }
                let view = facts.view
                places[kind] = Place(
                    values: view.values, termCounts: view.termCounts, recordValues: view.recordValues, facts: Unmanaged.passUnretained(facts))
            }
        }

        /// The facts of a kind.
        func facts(_ kind: KindID) -> Facts? { places[kind].facts?.takeUnretainedValue() }

        /// Looks at something else for a while.
        func looking<Result>(at frames: Frames, _ body: () -> Result) -> Result {
            let before = Array(UnsafeBufferPointer(start: places, count: kinds))
            look(at: frames)
            defer { places.update(from: before, count: kinds) }
            return body()
        }
    }

    /// Looks at a subject and the places it stands in, of which everything is asked from now on; whoever calls keeps their facts.
    func look(at frames: Frames) { store.look(at: frames) }

    /// Whether a rule holds for another subject than the one that is looked at.
    func truth(_ at: Int, about frames: Frames) -> Truth { store.looking(at: frames) { truth(at) } }

    /// Whether a facility passes what is asked of those that are named.
    func truth(_ probe: FacilityProbe, about frames: Frames) -> Truth {
        guard let at = program.probes[probe]?.start else { return .unknown }
        return truth(at, about: frames)
    }

    // MARK: Values

    /// The values among which a field is; nil when it is of something that is not known.
    @inline(__always)
    func values(_ operand: Operand, _ context: Context) -> UnsafePointer<Value>? {
        operand.isOfRecord ? context.record.values : UnsafePointer(store.places[Int(operand.kind)].values)
    }

    /// The value of a field as reported, derived, or by default.
    @inline(__always)
    func value(_ operand: Operand, _ context: Context) -> Value {
        guard let values = values(operand, context) else { return .none }
        let value = values[Int(operand.slot)]
        return value.tag != .none || operand.derivation == .none ? value : derived(operand, values)
    }

    private func derived(_ operand: Operand, _ values: UnsafePointer<Value>) -> Value {
        let other = Int(operand.other)
        switch operand.derivation {
        case .none: return values[Int(operand.slot)]
        case .byDefault: return Value(.choice, payload: Int64(other))
        case .validUntil:
            let date = values[other]
            guard date.tag == .date else { return .none }
            return Value(.choice, node: Int(date.node), payload: Int64(date.day >= asOf ? Vocabulary.validItem : Vocabulary.expiredItem))
        case .yearsSince:
            let date = values[other]
            guard date.tag == .date else { return .none }
            return Value(.number, node: Int(date.node), payload: Int64(max(0, date.day.wholeYears(until: asOf))) * 1_000_000)
        }
    }

    /// The value of a field of the subject that is looked at, or of a place it stands in, derived ones worked out.
    func value(_ ref: FieldRef) -> Value { value(Operand(.subject(ref), vocabulary), Context()) }

    /// How many records a field has.
    @inline(__always)
    func records(_ field: FieldRef) -> Int {
        guard let values = store.places[field.kind].values, values[field.slot].tag == .records else { return 0 }
        return values[field.slot].recordCount
    }

    /// What a number field can be.
    @inline(__always)
    func number(_ operand: Operand, _ context: Context) -> Interval {
        let value = value(operand, context)
        if value.tag == .number { return Interval(value.quantity) }
        return operand.isPercent ? Interval(.zero, Quantity(100)) : .unknown
    }
}
