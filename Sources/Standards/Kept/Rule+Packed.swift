import Keeping
import Quantities

extension FieldRef: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kind)
        out.write(slot)
    }

    package init(unpacking: inout Unpacker) throws { self.init(kind: try unpacking.int(), slot: try unpacking.int()) }
}

extension ScopedField: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .subject(let ref):
            out.write(0)
            ref.pack(&out)
        case .record(let record, let slot):
            out.write(1)
            out.write(record)
            out.write(slot)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .subject(try unpacking.value())
        case 1: self = .record(try unpacking.int(), slot: try unpacking.int())
        default: throw Unpacker.Broken()
        }
    }
}

extension Rule: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .always: out.write(0)
        case .all(let parts): out.write(1, parts)
        case .any(let parts): out.write(2, parts)
        case .not(let part): out.write(3, part)
        case .compare(let number, let threshold): out.write(4, number, threshold)
        case .isOne(let field, let items): out.write(5, field, items)
        case .day(let field, let limit): out.write(6, field, limit)
        case .has(let field, let terms, let quota): out.write(7, field, terms, quota)
        case .every(let population): out.write(8, population)
        case .open(let field, let test): out.write(9, field, test)
        case .reported(let field): out.write(10, field)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .always
        case 1: self = .all(try unpacking.values())
        case 2: self = .any(try unpacking.values())
        case 3: self = .not(try unpacking.value())
        case 4: self = .compare(try unpacking.value(), try unpacking.value())
        case 5: self = .isOne(try unpacking.value(), try unpacking.values())
        case 6: self = .day(try unpacking.value(), try unpacking.value())
        case 7: self = .has(try unpacking.value(), terms: try unpacking.values(), try unpacking.value())
        case 8: self = .every(try unpacking.value())
        case 9: self = .open(try unpacking.value(), try unpacking.value())
        case 10: self = .reported(try unpacking.value())
        default: throw Unpacker.Broken()
        }
    }
}

extension DayLimit: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .onOrAfter(let day): out.write(0, day)
        case .onOrBefore(let day): out.write(1, day)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .onOrAfter(try unpacking.value())
        case 1: self = .onOrBefore(try unpacking.value())
        default: throw Unpacker.Broken()
        }
    }
}

extension Quota: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .all: out.write(0)
        case .atLeast(let least): out.write(1, least)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .all
        case 1: self = .atLeast(try unpacking.int())
        default: throw Unpacker.Broken()
        }
    }
}

extension FacilityPlace: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .same(let kind): out.write(0, kind)
        case .seat(let kind): out.write(1, kind)
        case .notItself: out.write(2)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .same(try unpacking.int())
        case 1: self = .seat(try unpacking.int())
        case 2: self = .notItself
        default: throw Unpacker.Broken()
        }
    }

    /// Where it comes when several are written.
    fileprivate var order: (Int, Int) {
        switch self {
        case .same(let kind): (0, kind)
        case .seat(let kind): (1, kind)
        case .notItself: (2, 0)
        }
    }
}

extension FacilityTest: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kinds)
        out.write(places.sorted { $0.order < $1.order })
        out.write(rules.map(\.kind))
        out.write(rules.map(\.rule))
    }

    package init(unpacking: inout Unpacker) throws {
        let (kinds, places): ([Int], [FacilityPlace]) = (try unpacking.numbers(), try unpacking.values())
        let (ofKinds, rules): ([Int], [Rule]) = (try unpacking.numbers(), try unpacking.values())
        self.init(kinds: kinds, places: Set(places), has: Dictionary(zip(ofKinds, rules), uniquingKeysWith: { first, _ in first }))
    }
}

extension ExemptionRule: Packed {
    package func pack(_ out: inout Packer) {
        records.pack(&out)
        out.write(kind)
        matching.pack(&out)
        out.write(when)
        out.write(coveredBy)
        source.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            records: try unpacking.value(), kind: try unpacking.int(), matching: try unpacking.value(), when: try unpacking.optional(),
            coveredBy: try unpacking.optional(), source: try unpacking.value())
    }
}
