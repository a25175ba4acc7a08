/// The words of a vocabulary as facts are read by them, laid flat: whoever reads looks them up without counting a reference.
///
/// Filled while the vocabulary is made and never changed afterwards.
public final class FactTables: @unchecked Sendable {
    // Unchecked: everything behind the pointers is written once, before the object is shared.

    /// What a field takes, without what ``Field`` says of it to readers.
    @frozen public struct Shape: Sendable {
        /// The type, without what belongs to it.
        public enum Kind: UInt8, Sendable {
            /// See ``FieldType``.
            case yesNo, count, number, percent, date, text, reference, choice, set, counts, records, derived
        }

        /// What it takes.
        public let kind: Kind
        /// Whether it is answered under `attestations:`.
        public let isAttested: Bool
        /// The list of its words, or the kind of its records.
        public let list: Int32
    }

    /// The fields of one kind of subject or record.
    @frozen public struct Layout: Sendable {
        // Sendable as the tables are that own what is behind the pointers.
        @usableFromInline nonisolated(unsafe) let slots: UnsafePointer<Int16>
        @usableFromInline nonisolated(unsafe) let shapes: UnsafePointer<Shape>
        /// How many there are.
        public let count: Int

        /// The slot a symbol stands for, or -1.
        @inlinable @inline(__always)
        public func slot(_ symbol: Int) -> Int { symbol < 0 ? -1 : Int(slots[symbol]) }

        /// What the field in a slot takes.
        @inlinable @inline(__always)
        public func shape(_ slot: Int) -> Shape { shapes[slot] }
    }

    @usableFromInline let kinds: UnsafeMutablePointer<Layout>
    @usableFromInline let records: UnsafeMutablePointer<Layout>
    @usableFromInline let items: UnsafeMutablePointer<UnsafePointer<Int16>>
    @usableFromInline let itemCounts: UnsafeMutablePointer<Int32>
    @usableFromInline let yesNoBySymbol: UnsafePointer<Int8>
    /// What is to be freed.
    private let owned: [UnsafeMutableRawPointer]

    init(kinds: [SubjectKind], records: [RecordKind], termLists: [TermList], yesNoBySymbol: [Int8]) {
        var owned: [UnsafeMutableRawPointer] = []
        func frozen<Element>(_ array: [Element]) -> UnsafeMutablePointer<Element> {
            let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(1, array.count))
            copy.initialize(from: array, count: array.count)
            owned.append(UnsafeMutableRawPointer(copy))
            return copy
        }
        func layout(_ table: FieldTable) -> Layout {
            Layout(
                slots: UnsafePointer(frozen(table.slotBySymbol)), shapes: UnsafePointer(frozen(table.fields.map(Shape.init))), count: table.fields.count)
        }
        self.kinds = frozen(kinds.map { layout($0.table) })
        self.records = frozen(records.map { layout($0.table) })
        items = frozen(termLists.map { UnsafePointer(frozen($0.itemBySymbol)) })
        itemCounts = frozen(termLists.map { Int32($0.items.count) })
        self.yesNoBySymbol = UnsafePointer(frozen(yesNoBySymbol))
        self.owned = owned
    }

    deinit {
        for pointer in owned { pointer.deallocate() }
    }

    /// The fields of a kind of subject.
    @inlinable @inline(__always)
    public func kind(_ kind: KindID) -> Layout { kinds[kind] }

    /// The fields of a kind of record.
    @inlinable @inline(__always)
    public func record(_ record: Int32) -> Layout { records[Int(record)] }

    /// The item of a list a symbol stands for, or -1.
    @inlinable @inline(__always)
    public func item(_ symbol: Int, of list: Int32) -> Int { symbol < 0 ? -1 : Int(items[Int(list)][symbol]) }

    /// How many items a list has.
    @inlinable @inline(__always)
    public func itemCount(_ list: Int32) -> Int { Int(itemCounts[Int(list)]) }

    /// Whether a symbol means yes (1) or no (0), or neither (-1).
    @inlinable @inline(__always)
    public func yesNo(_ symbol: Int) -> Int8 { symbol < 0 ? -1 : yesNoBySymbol[symbol] }
}

extension FactTables.Shape {
    init(_ field: Field) {
        isAttested = field.isAttested
        switch field.type {
        case .yesNo: (kind, list) = (.yesNo, -1)
        case .count: (kind, list) = (.count, -1)
        case .number: (kind, list) = (.number, -1)
        case .percent: (kind, list) = (.percent, -1)
        case .date: (kind, list) = (.date, -1)
        case .text: (kind, list) = (.text, -1)
        case .reference: (kind, list) = (.reference, -1)
        case .choice(let words): (kind, list) = (.choice, Int32(words))
        case .set(let words): (kind, list) = (.set, Int32(words))
        case .counts(let words): (kind, list) = (.counts, Int32(words))
        case .records(let record): (kind, list) = (.records, Int32(record))
        case .validUntil, .yearsSince: (kind, list) = (.derived, -1)
        }
    }
}
