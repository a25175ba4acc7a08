import Foundation

/// Whether there is a program to run scripts with outside a browser.
let hasNode: Bool = {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return paths.contains { FileManager.default.isExecutableFile(atPath: "\($0)/node") }
}()

/// The part of a page's script that needs no page.
enum Model {
    static func script(of html: String) -> String {
        let script = Sample.script(of: html)
        let start = script.range(of: "(function(){'use strict';\n")!.upperBound
        let end = script.range(of: "const NOTHING=")!.lowerBound
        return String(script[start..<end])
    }

    static func quoted(_ text: String) -> String {
        String(decoding: try! JSONEncoder().encode(text), as: UTF8.self).replacingOccurrences(of: "\u{2028}", with: "\\u2028")
    }

    /// The first lines in which two standings differ.
    static func difference(_ told: [String]?, _ wanted: [String]?) -> String {
        guard let told, let wanted else { return "told \(told == nil ? "nothing" : "something"), and the audit \(wanted == nil ? "nothing" : "something")" }
        let (only, missing) = (told.filter { !wanted.contains($0) }, wanted.filter { !told.contains($0) })
        return "told \(only.prefix(4)), and the audit \(missing.prefix(4))"
    }
}

/// Runs a script, and returns what it printed.
func runScript(_ text: String) throws -> String {
    let place = FileManager.default.temporaryDirectory.path + "/dabiao-form-\(UUID())"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    try text.write(toFile: place + "/script.js", atomically: true, encoding: .utf8)
    for name in ["output", "errors"] { _ = FileManager.default.createFile(atPath: "\(place)/\(name)", contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["node", place + "/script.js"]
    process.standardOutput = FileHandle(forWritingAtPath: place + "/output")
    process.standardError = FileHandle(forWritingAtPath: place + "/errors")
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw ScriptFailure(text: try String(contentsOfFile: place + "/errors", encoding: .utf8)) }
    return try String(contentsOfFile: place + "/output", encoding: .utf8)
}

/// A script that did not run to its end.
struct ScriptFailure: Error { var text: String }
