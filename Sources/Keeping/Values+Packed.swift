import Quantities
import Wording

extension Quantity: Packed {
    package func pack(_ out: inout Packer) {
        out.write(numerator)
        out.write(denominator)
    }

    package init(unpacking: inout Unpacker) throws { self.init(exactly: try unpacking.number(), over: try unpacking.number()) }
}

extension Interval: Packed {
    package func pack(_ out: inout Packer) {
        low.pack(&out)
        high.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws { self.init(try Quantity(unpacking: &unpacking), try Quantity(unpacking: &unpacking)) }
}

extension Day: Packed {
    package func pack(_ out: inout Packer) { out.write(Int64(number)) }
    package init(unpacking: inout Unpacker) throws { self.init(number: Int32(truncatingIfNeeded: try unpacking.number())) }
}

extension Text: Packed {
    package func pack(_ out: inout Packer) {
        out.write(zh)
        out.write(en)
    }

    package init(unpacking: inout Unpacker) throws { self.init(zh: try unpacking.text(), en: try unpacking.text()) }
}

extension SourcePosition: Packed {
    package func pack(_ out: inout Packer) {
        out.write(line)
        out.write(column)
    }

    package init(unpacking: inout Unpacker) throws { self.init(line: try unpacking.int(), column: try unpacking.int()) }
}

extension Diagnostic: Packed {
    package func pack(_ out: inout Packer) {
        out.write(severity == .error)
        out.write(file)
        out.write(position)
        message.pack(&out)
        out.write(help)
        out.write(sourceLine)
        out.write(sourceColumn)
        out.write(length)
        out.write(count)
        out.write(sheet)
        out.write(part)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            try unpacking.flag() ? .error : .warning, file: try unpacking.text(), position: try unpacking.optional(),
            message: try Text(unpacking: &unpacking), help: try unpacking.optional(), sourceLine: try unpacking.optional())
        (sourceColumn, length, count) = (try unpacking.int(), try unpacking.int(), try unpacking.int())
        (sheet, part) = (try unpacking.optional(), try unpacking.optional())
    }
}
