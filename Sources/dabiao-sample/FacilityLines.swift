import Foundation
import Inventories
import Standards
import Writing
import YAMLReader

/// Writes the clinics of an inventory as lines of JSON, one a clinic with what its village says of itself, as `dabiao evaluate` reads them.
func writeFacilityLines(of folder: String, standards: String, to path: String) throws {
    let vocabulary = try StandardLibrary.load(folder: standards).vocabulary
    let inventory = try Inventory.open(folder, levels: vocabulary.levels)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
        throw SampleError("cannot write \(path)")
    }
    let reader = inventory.tapeReader()
    for township in inventory.townships {
        guard !reader.read(path: township.path).contains(where: { $0.severity == .error }) else { throw SampleError("cannot read \(township.path)") }
        var lines = JSONLines(tape: reader.tape)
        reader.tape.forEachPair(0) { key, villages in
            guard reader.tape.string(key) == "villages" else { return }
            reader.tape.forEachEntry(villages) { lines.write(village: $0) }
        }
        try file.write(contentsOf: Data(lines.writer.bytes))
    }
    try file.close()
}

/// The lines of one file.
private struct JSONLines {
    let tape: Tape
    var writer = ByteWriter()

    mutating func write(village: Int) {
        var (code, clinic) = ("", -1)
        var scalars: [(key: Int, value: Int)] = []
        tape.forEachPair(village) { key, value in
            switch tape.string(key) {
            case "code": code = tape.string(value)
            case "clinic": if tape.kind(value) == .mapping { clinic = value }
            case "name", "note": break
            default: if tape.isScalar(value) { scalars.append((key, value)) }
            }
        }
        guard clinic >= 0 else { return }
        writer.write("{\"kind\":\"village-clinic\",\"code\":\"\(code)-clinic\",\"facts\":")
        write(clinic)
        writer.write(",\"village\":{")
        for (index, pair) in scalars.enumerated() {
            if index > 0 { writer.write(",") }
            write(pair.key, isKey: true)
            writer.write(":")
            write(pair.value)
        }
        writer.write("}}\n")
    }

    private mutating func write(_ node: Int, isKey: Bool = false) {
        var isFirst = true
        switch tape.kind(node) {
        case .mapping:
            writer.write("{")
            tape.forEachPair(node) { key, value in
                if !isFirst { writer.write(",") }
                isFirst = false
                write(key, isKey: true)
                writer.write(":")
                write(value)
            }
            writer.write("}")
        case .sequence:
            writer.write("[")
            tape.forEachEntry(node) { entry in
                if !isFirst { writer.write(",") }
                isFirst = false
                write(entry)
            }
            writer.write("]")
        case .plain, .quoted, .alias:
            let word = tape.string(node)
            let isNumber = !isKey && tape.kind(node) == .plain && word.first != "0" && word.allSatisfy { $0.isASCII && $0.isNumber }
            if tape.isNull(node) {
                writer.write("null")
            } else if isNumber {
                writer.write(word)
            } else {
                writer.writeJSON(word)
            }
        }
    }
}
