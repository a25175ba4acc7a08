import Keeping
import Quantities
import Wording

extension Criterion: Packed {
    package func pack(_ out: inout Packer) {
        out.write(id)
        out.write(group)
        out.write(title)
        out.write(forms)
        out.write(one: firmness)
        out.write(one: writtenFirmness)
        out.write(due)
        out.write(one: blankSpot)
        out.write(one: severity)
        out.write(one: ofNothing)
        out.write(validFor)
        out.write(rectification)
        out.write(verification)
        source.pack(&out)
        document.pack(&out)
        out.write(examples)
        let parts = origin.sorted { $0.key < $1.key }
        out.write(parts.map(\.key))
        out.write(parts.map(\.value))
        out.write(file)
        out.write(line)
        out.write(isAttestation)
        out.write(one: proof)
    }

    package init(unpacking: inout Unpacker) throws {
        func origin(_ keys: [String], _ standards: [String]) -> [String: String] {
            Dictionary(zip(keys, standards), uniquingKeysWith: { first, _ in first })
        }
        self.init(
            id: try unpacking.text(), group: try unpacking.text(), title: try unpacking.text(), forms: try unpacking.values(),
            firmness: try unpacking.one(), writtenFirmness: try unpacking.one(), due: try unpacking.optional(), blankSpot: try unpacking.optionalOne(),
            severity: try unpacking.one(), ofNothing: try unpacking.one(), validFor: try unpacking.optional(), rectification: try unpacking.optional(),
            verification: try unpacking.optional(), source: try unpacking.value(), document: try unpacking.value(), examples: try unpacking.values(),
            origin: origin(try unpacking.values(), try unpacking.values()), file: try unpacking.text(), line: try unpacking.int(),
            isAttestation: try unpacking.flag(), proof: try unpacking.one())
    }
}

extension CriterionForm: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kind)
        out.write(when)
        out.write(unless)
        require.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(kind: try unpacking.int(), when: try unpacking.optional(), unless: try unpacking.values(), require: try unpacking.value())
    }
}

extension CitedDocument: Packed {
    package func pack(_ out: inout Packer) {
        out.write(standard)
        out.write(name)
        out.write(number)
        out.write(one: language)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            standard: try unpacking.optional(), name: try unpacking.text(), number: try unpacking.optional(), language: try unpacking.one())
    }
}

extension AnswerLife: Packed {
    package func pack(_ out: inout Packer) {
        out.write(count)
        out.write(one: unit)
        out.write(isCalendar)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(try unpacking.int(), try unpacking.one(), isCalendar: try unpacking.flag())
    }
}

extension Rectification: Packed {
    package func pack(_ out: inout Packer) {
        out.write(measure)
        out.write(responsible)
        out.write(days)
        out.write(daysSource)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            measure: try unpacking.text(), responsible: try unpacking.optional(), days: try unpacking.optional(), daysSource: try unpacking.optional())
    }
}

extension Verification: Packed {
    package func pack(_ out: inout Packer) {
        out.write(one: how)
        lookFor.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws { self.init(how: try unpacking.one(), lookFor: try unpacking.value()) }
}

extension Example: Packed {
    package func pack(_ out: inout Packer) {
        out.write(outcome)
        out.write(shortfall)
        out.write(level)
        out.write(actual)
        out.write(required)
        out.write(missing)
        asOf.pack(&out)
        out.write(kind)
        out.write(facts)
        out.write(node)
        out.write(file)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            outcome: try unpacking.text(), shortfall: try unpacking.optional(), level: try unpacking.optional(), actual: try unpacking.optional(),
            required: try unpacking.optional(), missing: try unpacking.optional(), asOf: try unpacking.value(), kind: try unpacking.optional(),
            facts: try unpacking.int(), node: try unpacking.int(), file: try unpacking.int())
    }
}
