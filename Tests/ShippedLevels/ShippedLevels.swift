import Foundation
import Inventories
import Standards
import YAMLReader

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The levels of places of the repository's vocabulary, which nearly every test is about.
public let shippedLevels: PlaceLevels = {
    do { return try StandardLibrary.load(folder: repository + "/standards").vocabulary.levels } catch { fatalError("\(error)") }
}()

extension Inventory {
    /// Opens an inventory of the repository's levels.
    public static func open(_ folder: String, limits: YAMLLimits = YAMLLimits()) throws -> Inventory {
        try open(folder, levels: shippedLevels, limits: limits)
    }
}

extension Roster {
    /// Reads a roster of the repository's levels.
    public static func load(path: String) throws -> Roster { try load(path: path, levels: shippedLevels) }
}
