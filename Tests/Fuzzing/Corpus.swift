import Foundation

/// Real files, from which inputs are cut.
package struct Corpus: Sendable {
    /// The lines of each file, each with its line break.
    let files: [[ArraySlice<UInt8>]]

    /// The files of the project: inventories, standards and their vocabulary.
    ///
    /// - Parameter repository: the folder of the project.
    package init(repository: String) {
        var files: [[ArraySlice<UInt8>]] = []
        for folder in ["inventories", "standards"] {
            let names = (FileManager.default.enumerator(atPath: "\(repository)/\(folder)")?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
                .sorted()
            // Of inventories some, for they are much alike.
            for (number, name) in names.enumerated() where folder == "standards" || number % 5 == 0 {
                guard let data = FileManager.default.contents(atPath: "\(repository)/\(folder)/\(name)") else { continue }
                files.append(lines(of: Array(data)))
            }
        }
        self.files = files
    }

    /// Some lines of one of the files.
    func piece(_ dice: inout Dice) -> [UInt8] {
        guard !files.isEmpty else { return [] }
        let file = dice.pick(files)
        let first = dice.once(in: 3) ? 0 : dice.below(file.count)
        let count = 1 + dice.below(dice.once(in: 12) ? 120 : 24)
        let piece = file[first..<min(file.count, first + count)]
        // Without its indentation it is a file by itself.
        let indentation = dice.once(in: 4) ? 0 : piece[first].prefix { $0 == 0x20 }.count
        return Array(piece.map { $0.dropFirst(min(indentation, $0.prefix { $0 == 0x20 }.count)) }.joined())
    }
}

/// The lines of a text, each with its line break.
func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
        let end = text[start...].firstIndex(of: 10).map { $0 + 1 } ?? text.count
        lines.append(text[start..<end])
        start = end
    }
    return lines
}
