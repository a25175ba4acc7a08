import BuiltPrograms
import Foundation
import TestSupport

/// The built program, run on the samples of the repository as users run it.
struct Sample {
    /// A county small enough to be looked at in every format.
    static let county = ["--inventory", "inventories/guangze", "--as-of", "2022-08-10"]
    let folder = scratch.appendingPathComponent("formats-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    func run(_ arguments: [String], language: String = "zh", in place: String = repository, environment: [String: String] = [:]) throws
        -> BuiltProgram.Result
    {
        try BuiltProgram("dabiao").run(arguments + ["--lang", language], in: place, environment: environment)
    }

    /// What a command writes, which must go well.
    func output(_ arguments: [String], language: String = "zh") throws -> String {
        let result = try run(arguments, language: language)
        guard result.status == 0 else { throw Failure(text: "\(arguments): \(result.status) \(result.errors)") }
        return result.output
    }

    func object(_ arguments: [String], language: String = "zh") throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output(arguments, language: language).utf8)) as? [String: Any] ?? [:]
    }

    /// The figures of everything, by id.
    func figures() throws -> [String: Any] {
        let places = try object(["figures", "--format", "json"] + Self.county)["places"] as? [[String: Any]] ?? []
        return places.first { $0["role"] as? String == "whole" }?["figures"] as? [String: Any] ?? [:]
    }

    struct Failure: Error { var text: String }
}

/// A list of objects in an object.
func list(_ object: Any?, _ path: String...) -> [[String: Any]] {
    var value = object
    for name in path { value = (value as? [String: Any])?[name] }
    return value as? [[String: Any]] ?? []
}

/// A value somewhere in an object; numbers are places in lists.
func value<Value>(_ object: Any?, _ path: Any..., as: Value.Type = String.self) -> Value? {
    var value = object
    for step in path {
        if let index = step as? Int {
            let list = value as? [Any] ?? []
            value = list.indices.contains(index) ? list[index] : nil
        } else {
            value = (value as? [String: Any])?[step as? String ?? ""]
        }
    }
    return value as? Value
}
