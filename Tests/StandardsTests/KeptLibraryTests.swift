import Foundation
import TestSupport
import Testing
import Wording

@testable import Standards

@Suite("A library taken as it was kept is the one that was read")
struct KeptLibraryTests {
    /// Every stored property of a value and of all that is in it, one to a line; what only has an address is left out.
    private static func everything(_ value: Any, _ path: String = "", _ lines: inout [String]) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .dictionary, .set:
            var entries: [String] = []
            for child in mirror.children {
                var own: [String] = []
                everything(child.value, "", &own)
                entries.append(own.joined(separator: " "))
            }
            lines.append("\(path) = \(entries.sorted())")
        case .some where !mirror.children.isEmpty || mirror.displayStyle == .collection:
            lines.append("\(path): \(mirror.subjectType) \(mirror.children.count)")
            for (number, child) in mirror.children.enumerated() { everything(child.value, "\(path).\(child.label ?? "\(number)")", &lines) }
        case .class:
            // Those without properties of their own.
            lines.append("\(path): \(mirror.subjectType)")
        case .some, .none:
            if "\(mirror.subjectType)".contains("Pointer") { return }
            lines.append("\(path) = \(value)")
        }
    }

    private static func everything(_ library: StandardLibrary) -> [String] {
        var lines: [String] = []
        everything(library, "", &lines)
        let (symbols, tables) = (library.vocabulary.symbols, library.vocabulary.factTables)
        lines.append("\(symbols.words)")
        for (number, word) in symbols.words.enumerated() where symbols.symbol(word) != number { lines.append("\(word) is not \(number)") }
        for kind in library.vocabulary.kinds.indices {
            for symbol in 0..<symbols.count {
                let slot = tables.kind(kind).slot(symbol)
                if slot >= 0 { lines.append("\(kind) \(symbol) \(slot) \(tables.kind(kind).shape(slot))") }
            }
        }
        return lines
    }

    private static let folders: [[String]] = [
        ["standards"], ["standards/vocabulary", "Tests/Conformance"], ["Tests/LevelsTests/Fixture/corps/standards"],
    ]

    @Test("in every property of every part", arguments: folders, Language.allCases)
    func isTheSame(folders: [String], language: Language) throws {
        let library = try StandardLibrary.load(folders: folders.map { "\(repository)/\($0)" }, language: language)
        let packed = library.packed
        let kept = try #require(StandardLibrary(packed: packed[...]))
        let (left, right) = (Self.everything(library), Self.everything(kept))
        #expect(left.count > 3000)
        #expect(left.count == right.count)
        let difference = zip(left, right).first { $0 != $1 }
        #expect(difference == nil, "\(difference.map { "\($0)" } ?? "")")
        #expect(kept.packed == packed)
    }

    @Test("with what is odd about its files, and where")
    func keepsWarnings() throws {
        let share = LibraryFolder.criterion(
            require: "{share: {of: staff, where: {licence: valid}}, at-least: 50 %}")
        let folder = try LibraryFolder(["t": LibraryFolder.standard("t", "criteria:\n" + share)])
        defer { folder.remove() }
        let library = try StandardLibrary.load(folder: folder.path)
        #expect(!library.warnings.isEmpty && library.warnings.allSatisfy { $0.position != nil && $0.sourceLine != nil })
        let kept = try #require(StandardLibrary(packed: library.packed[...]))
        #expect(kept.warnings == library.warnings)
    }

    @Test("and nothing where its end is missing or there is more")
    func needsAllOfIt() throws {
        let packed = try StandardLibrary.load(folders: Self.folders[1].map { "\(repository)/\($0)" }).packed
        for length in Array(stride(from: 0, to: packed.count, by: 509)) + [packed.count - 1] {
            #expect(StandardLibrary(packed: packed[..<length]) == nil, "\(length)")
        }
        #expect(StandardLibrary(packed: (packed + [0])[...]) == nil)
    }
}
