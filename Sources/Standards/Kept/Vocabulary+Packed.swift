import Keeping
import Wording

extension Vocabulary {
    /// Writes it.
    func pack(_ out: inout Packer) {
        out.write(symbols.words)
        out.write(kinds.count)
        for kind in kinds { kind.pack(&out) }
        out.write(records.count)
        for record in records { record.pack(&out) }
        out.write(termLists.count)
        for list in termLists { list.pack(&out) }
        out.write(levels.all.count)
        for level in levels.all { level.pack(&out) }
        book.pack(&out)
        out.write(sparse: yesNoBySymbol.map(Int16.init))
        out.write(sparse: kindBySymbol)
        out.write(sparse: childBySymbol)
        out.write(sparse: structureBySymbol.map(Int16.init))
        out.write(sparse: levelBySymbol)
    }

    /// Reads one back.
    convenience init(unpacking: inout Unpacker) throws {
        let words: [String] = try unpacking.values()
        let count = words.count
        let kinds = try unpacking.several { try SubjectKind(unpacking: &$0, symbols: count) }
        let records = try unpacking.several { try RecordKind(unpacking: &$0, symbols: count) }
        let lists = try unpacking.several { try TermList(unpacking: &$0, symbols: count) }
        let levels = try unpacking.several { try PlaceLevel(unpacking: &$0) }
        guard levels.count >= 3, levels.allSatisfy({ kinds.indices.contains($0.kind) }) else { throw Unpacker.Broken() }
        self.init(
            kinds: kinds, records: records, termLists: lists, levels: PlaceLevels(levels, kinds: kinds.count), book: try WordBook(unpacking: &unpacking),
            symbols: SymbolTable(words: words), yesNoBySymbol: try unpacking.sparse(count).map(Int8.init(truncatingIfNeeded:)),
            kindBySymbol: try unpacking.sparse(count),
            childBySymbol: try unpacking.sparse(count), structureBySymbol: try unpacking.sparse(count).map(Int8.init(truncatingIfNeeded:)),
            levelBySymbol: try unpacking.sparse(count))
    }
}

extension Unpacker {
    /// Several of something that is read with what is known already.
    mutating func several<Value>(_ read: (inout Unpacker) throws -> Value) throws -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}

extension SubjectKind {
    func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        out.write(written)
        out.write(aliases)
        out.write(within)
        out.write(isPlace)
        out.write(isFacility)
        out.write(key)
        out.write(listKey)
        table.pack(&out)
        out.write(statusSlot)
        out.write(openItem)
    }

    convenience init(unpacking: inout Unpacker, symbols: Int) throws {
        self.init(
            id: try unpacking.text(), label: try unpacking.text(), written: try unpacking.text(), aliases: try unpacking.values(),
            within: try unpacking.optional(), isPlace: try unpacking.flag(), isFacility: try unpacking.flag(), key: try unpacking.optional(),
            listKey: try unpacking.optional(), table: try FieldTable(unpacking: &unpacking, symbols: symbols), statusSlot: try unpacking.optional(),
            openItem: try unpacking.optional())
    }
}

extension RecordKind {
    func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        out.write(aliases)
        out.write(unit)
        table.pack(&out)
        out.write(exemption)
    }

    convenience init(unpacking: inout Unpacker, symbols: Int) throws {
        self.init(
            id: try unpacking.text(), label: try unpacking.text(), aliases: try unpacking.values(), unit: try unpacking.text(),
            table: try FieldTable(unpacking: &unpacking, symbols: symbols), exemption: try unpacking.optional())
    }
}

extension ExemptionFields: Packed {
    package func pack(_ out: inout Packer) {
        for number in [kind, kindList, coveredBy, approvedBy] { out.write(number) }
        out.write(approvedOn)
        out.write(until)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            kind: try unpacking.int(), kindList: try unpacking.int(), coveredBy: try unpacking.int(), approvedBy: try unpacking.int(),
            approvedOn: try unpacking.optional(), until: try unpacking.int())
    }
}

extension FieldTable {
    func pack(_ out: inout Packer) {
        out.write(fields.count)
        for field in fields { field.pack(&out) }
        out.write(sparse: slotBySymbol)
    }

    convenience init(unpacking: inout Unpacker, symbols: Int) throws {
        self.init(fields: try unpacking.several { try Field(unpacking: &$0) }, slotBySymbol: try unpacking.sparse(symbols))
    }
}

extension Field {
    func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        out.write(written)
        out.write(aliases)
        type.pack(&out)
        out.write(unit)
        out.write(writtenUnit)
        out.write(defaultChoice)
        out.write(isPrivate)
        out.write(isAttested)
        out.write(isRetired)
        out.write(question)
        out.write(askedOf)
    }

    convenience init(unpacking: inout Unpacker) throws {
        self.init(
            id: try unpacking.text(), label: try unpacking.text(), written: try unpacking.text(), aliases: try unpacking.values(),
            type: try unpacking.value(), unit: try unpacking.optional(), writtenUnit: try unpacking.optional(),
            defaultChoice: try unpacking.optional(), isPrivate: try unpacking.flag(), isAttested: try unpacking.flag(), isRetired: try unpacking.flag(),
            question: try unpacking.optional(), askedOf: try unpacking.optional())
    }
}

extension FieldType: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .yesNo: out.write(0)
        case .count: out.write(1)
        case .number: out.write(2)
        case .percent: out.write(3)
        case .date: out.write(4)
        case .text: out.write(5)
        case .reference: out.write(6)
        case .choice(let list): out.write(7, list)
        case .set(let list): out.write(8, list)
        case .counts(let list): out.write(9, list)
        case .records(let record): out.write(10, record)
        case .validUntil(let slot): out.write(11, slot)
        case .yearsSince(let slot): out.write(12, slot)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .yesNo
        case 1: self = .count
        case 2: self = .number
        case 3: self = .percent
        case 4: self = .date
        case 5: self = .text
        case 6: self = .reference
        case 7: self = .choice(try unpacking.int())
        case 8: self = .set(try unpacking.int())
        case 9: self = .counts(try unpacking.int())
        case 10: self = .records(try unpacking.int())
        case 11: self = .validUntil(slot: try unpacking.int())
        case 12: self = .yearsSince(slot: try unpacking.int())
        default: throw Unpacker.Broken()
        }
    }
}

extension TermList {
    func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        out.write(items)
        out.write(isShared)
        out.write(sparse: itemBySymbol)
    }

    convenience init(unpacking: inout Unpacker, symbols: Int) throws {
        self.init(
            id: try unpacking.text(), label: try unpacking.text(), items: try unpacking.values(), isShared: try unpacking.flag(),
            itemBySymbol: try unpacking.sparse(symbols))
    }
}

extension Term: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        out.write(written)
        out.write(aliases)
        out.write(unit)
        out.write(writtenUnit)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            id: try unpacking.text(), label: try unpacking.text(), written: try unpacking.text(), aliases: try unpacking.values(),
            unit: try unpacking.optional(), writtenUnit: try unpacking.optional())
    }
}
