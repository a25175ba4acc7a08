import Foundation
import TestSupport
import Wording

@testable import Standards

/// The repository's folder.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A folder of standards for one test: the repository's vocabulary and the standards given.
struct LibraryFolder {
    let path: String

    init(_ standards: [String: String]) throws {
        path = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: path + "/vocabulary")
        for (name, text) in standards { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name + ".yaml")) }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// The library, or the problems it has, as `name:line:column: message` in English.
    func load() throws -> (library: StandardLibrary?, problems: [String]) {
        defer { remove() }
        do {
            return (try StandardLibrary.load(folder: path), [])
        } catch let error as InputError {
            return (
                nil,
                error.diagnostics.map { diagnostic in
                    let name = diagnostic.file.split(separator: "/").last ?? ""
                    let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
                    return "\(name)\(place): \(diagnostic.message.en)" + (diagnostic.help.map { " | \($0.en)" } ?? "")
                }
            )
        }
    }

    /// A standard of the criteria given, each a YAML list entry.
    static func standard(_ id: String, extends: String? = nil, _ body: String) -> String {
        """
        standard: \(id)
        title: 试验标准
        document: {name: 试验, status: in-force}
        region: ""
        \(extends.map { "extends: \($0)\n" } ?? "")\(body)

        """
    }

    /// A criterion that asks `require` of a village clinic.
    static func criterion(_ id: String = "area", require: String, more: String = "") -> String {
        """
          - id: \(id)
            group: 试验
            applies-to: village-clinic
            title: 试验
            require: \(require)
            source: {clause: 一, facts: [], provenance: quoted}
        \(more)
        """
    }
}
