import Foundation
import Inventories
import Standards
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
        try file.write(contentsOf: Data(lines.text.utf8))
    }
    try file.close()
}

/// The lines of one file.
private struct JSONLines {
    let tape: Tape
    var text = ""

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
        text += "{\"kind\":\"village-clinic\",\"code\":\"\(code)-clinic\",\"facts\":"
        write(clinic)
        text += ",\"village\":{"
        for (index, pair) in scalars.enumerated() {
            if index > 0 { text += "," }
            write(pair.key, isKey: true)
            text += ":"
            write(pair.value)
        }
        text += "}}\n"
    }

    private mutating func write(_ node: Int, isKey: Bool = false) {
        var isFirst = true
        switch tape.kind(node) {
        case .mapping:
            text += "{"
            tape.forEachPair(node) { key, value in
                if !isFirst { text += "," }
                isFirst = false
                write(key, isKey: true)
                text += ":"
                write(value)
            }
            text += "}"
        case .sequence:
            text += "["
            tape.forEachEntry(node) { entry in
                if !isFirst { text += "," }
                isFirst = false
                write(entry)
            }
            text += "]"
        case .plain, .quoted, .alias:
            let word = tape.string(node)
            let isNumber = !isKey && tape.kind(node) == .plain && word.first != "0" && word.allSatisfy { $0.isASCII && $0.isNumber }
            if tape.isNull(node) {
                text += "null"
            } else if isNumber {
                text += word
            } else {
                text += "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
            }
        }
    }
}
