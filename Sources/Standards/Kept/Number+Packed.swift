import Keeping
import Quantities

extension Number: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .field(let field): out.write(0, field)
        case .item(let field, let term): out.write(1, field, term)
        case .count(let population): out.write(2, population)
        case .share(let population): out.write(3, population)
        case .sum(let population, let field): out.write(4, population, field)
        case .ratio(let top, let bottom): out.write(5, top, bottom)
        case .elapsed(let field, let unit):
            out.write(6, field)
            out.write(one: unit)
        case .total(let parts): out.write(7, parts)
        case .mean(let parts): out.write(8, parts)
        case .blankSpots(let kind, let ref):
            out.write(9)
            out.write(one: kind)
            out.write(ref)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .field(try unpacking.value())
        case 1: self = .item(try unpacking.value(), term: try unpacking.int())
        case 2: self = .count(try unpacking.value())
        case 3: self = .share(try unpacking.value())
        case 4: self = .sum(try unpacking.value(), of: try unpacking.value())
        case 5: self = .ratio(try unpacking.value(), try unpacking.value())
        case 6: self = .elapsed(try unpacking.value(), try unpacking.one())
        case 7: self = .total(try unpacking.values())
        case 8: self = .mean(try unpacking.values())
        case 9: self = .blankSpots(try unpacking.one(), reportedAs: try unpacking.optional())
        default: throw Unpacker.Broken()
        }
    }
}

extension Population: Packed {
    package func pack(_ out: inout Packer) { out.write(members) }
    package init(unpacking: inout Unpacker) throws { self.init(members: try unpacking.values()) }
}

extension Population.Member: Packed {
    package func pack(_ out: inout Packer) {
        source.pack(&out)
        among.pack(&out)
        matching.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(source: try unpacking.value(), among: try unpacking.value(), matching: try unpacking.value())
    }
}

extension Population.Source: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .records(let ref): out.write(0, ref)
        case .subjects(let kind): out.write(1, kind)
        case .recordsOf(let ref): out.write(2, ref)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .records(try unpacking.value())
        case 1: self = .subjects(try unpacking.int())
        case 2: self = .recordsOf(try unpacking.value())
        default: throw Unpacker.Broken()
        }
    }
}

extension Threshold: Packed {
    package func pack(_ out: inout Packer) {
        limit.pack(&out)
        out.write(unit)
    }

    package init(unpacking: inout Unpacker) throws { self.init(try unpacking.value(), unit: try unpacking.optional()) }
}

extension Limit: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .fixed(let comparison): out.write(0, comparison)
        case .scaled(let comparison, let scale): out.write(1, comparison, scale)
        case .levels(let levels): out.write(2, levels)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .fixed(try unpacking.value())
        case 1: self = .scaled(try unpacking.value(), try unpacking.value())
        case 2: self = .levels(try unpacking.values())
        default: throw Unpacker.Broken()
        }
    }
}

extension Scale: Packed {
    package func pack(_ out: inout Packer) {
        per.pack(&out)
        of.pack(&out)
        out.write(plus)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(per: try unpacking.value(), of: try unpacking.value(), plus: try unpacking.optional())
    }
}

extension Level: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(label)
        comparison.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(id: try unpacking.text(), label: try unpacking.text(), comparison: try unpacking.value())
    }
}

extension Comparison: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .atLeast: out.write(0)
        case .atMost: out.write(1)
        case .moreThan: out.write(2)
        case .lessThan: out.write(3)
        case .equals: out.write(4)
        case .between: out.write(5)
        }
        for limit in limits { limit.pack(&out) }
    }

    package init(unpacking: inout Unpacker) throws {
        let form = try unpacking.int()
        let limit: Quantity = try unpacking.value()
        switch form {
        case 0: self = .atLeast(limit)
        case 1: self = .atMost(limit)
        case 2: self = .moreThan(limit)
        case 3: self = .lessThan(limit)
        case 4: self = .equals(limit)
        case 5: self = .between(limit, try unpacking.value())
        default: throw Unpacker.Broken()
        }
    }
}
