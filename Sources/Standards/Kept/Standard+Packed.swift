import Keeping
import Quantities
import Wording

extension Standard: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(title)
        document.pack(&out)
        out.write(region)
        out.write(extends)
        out.write(ancestors)
        out.write(open)
        out.write(families)
        out.write(criteria)
        out.write(dropped)
        out.write(processRules)
        out.write(definitions)
        out.write(file)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            id: try unpacking.text(), title: try unpacking.text(), document: try unpacking.value(), region: try unpacking.text(),
            extends: try unpacking.optional(), ancestors: try unpacking.values(), open: try unpacking.optional(), families: try unpacking.values(),
            criteria: try unpacking.values(), dropped: try unpacking.values(), processRules: try unpacking.values(),
            definitions: try unpacking.values(), file: try unpacking.text())
    }
}

extension Document: Packed {
    package func pack(_ out: inout Packer) {
        out.write(name)
        out.write(number)
        out.write(issuer)
        out.write(issued)
        out.write(notBefore)
        out.write(one: status)
        out.write(note)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            name: try unpacking.text(), number: try unpacking.optional(), issuer: try unpacking.optional(), issued: try unpacking.optional(),
            notBefore: try unpacking.optional(), status: try unpacking.one(), note: try unpacking.optional())
    }
}

extension CriterionFamily: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        title.pack(&out)
        out.write(groups)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(id: try unpacking.text(), title: try unpacking.value(), groups: try unpacking.optional())
    }
}

extension DroppedCriterion: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(reason)
    }

    package init(unpacking: inout Unpacker) throws { self.init(id: try unpacking.text(), reason: try unpacking.text()) }
}

extension ProcessRule: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(title)
        source.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(id: try unpacking.text(), title: try unpacking.text(), source: try unpacking.value())
    }
}

extension Source: Packed {
    package func pack(_ out: inout Packer) {
        out.write(clause)
        out.write(isNumbered)
        out.write(facts)
        out.write(one: provenance)
        out.write(reason)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            clause: try unpacking.text(), isNumbered: try unpacking.flag(), facts: try unpacking.values(), provenance: try unpacking.one(),
            reason: try unpacking.optional())
    }
}

// MARK: The register of facts

extension Fact: Packed {
    package func pack(_ out: inout Packer) {
        for text in [id, name, kind, asks, document] { out.write(text) }
        out.write(values)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            id: try unpacking.text(), name: try unpacking.text(), kind: try unpacking.text(), asks: try unpacking.text(),
            document: try unpacking.text(), values: try unpacking.values())
    }
}

extension FactValue: Packed {
    package func pack(_ out: inout Packer) {
        out.write(one: comparison)
        low.pack(&out)
        high.pack(&out)
        out.write(unit)
        out.write(per)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            comparison: try unpacking.one(), low: try unpacking.value(), high: try unpacking.value(), unit: try unpacking.optional(),
            per: try unpacking.optional())
    }
}
