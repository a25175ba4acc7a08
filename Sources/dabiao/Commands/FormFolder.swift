import Files
import Foundation
import UseCases
import Wording

/// A new folder with a form for each facility; it appears whole or not at all.
struct FormFolder {
    private let folder: OutputFolder

    /// A folder that must not be there yet.
    init(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) {
            throw UserFailure(
                "\(path) 已经存在", "\(path) is there already", help: Text(zh: "换一个名字，或先把它移走", en: "give another name, or move it away first"))
        }
        folder = try OutputFolder(path)
    }

    /// Writes a form.
    func write(_ form: MakeOfflineForms.Form) throws {
        let file = try Output(folder.path + "/" + Self.name(form))
        try file.write(form.html)
        try file.finish()
    }

    /// Gives the folder its name.
    func finish() throws { try folder.finish() }

    /// The file of a form, by which its township sends it on: no sign in it that some systems do not take in names.
    private static func name(_ form: MakeOfflineForms.Form) -> String {
        let name = "\(form.township)-\(form.name)-\(form.code)"
        return String(name.map { $0.isWhitespace || "/\\:*?\"<>|".contains($0) ? "_" : $0 }) + ".html"
    }
}
