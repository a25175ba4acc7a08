import Inventories
import Quantities
import Standards
import Wording
import YAMLReader
import YAMLWriter

/// What an inventory keeps of the forms that came back: who answered when, by which form, and which photos prove what.
///
/// It is a file `returns.yaml` beside the roster of each county, a line a return, which is only ever added to.
package struct ReturnRegister {
    /// The first key of such files.
    package static let key = "returns"
    /// The name of such files.
    static let file = key + ".yaml"

    /// A return that was brought in.
    struct Entry {
        var form: ReturnedForm
        var code: String
        /// The words that let it in.
        var accepted: [HoldReason.Word]
        /// The photos of answers that name none themselves, by what they answer.
        var photos: [(ask: String, files: [String])]
    }

    private var days: [String: String] = [:]
    /// Facilities whose last return was let in by a word.
    package private(set) var doubtful: Set<String> = []

    /// Reads what an inventory keeps.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    package init(_ inventory: Inventory) throws {
        for path in inventory.returns {
            let reader = inventory.tapeReader()
            let problems = reader.read(path: path)
            if problems.hasErrors { throw InputError(problems) }
            for entry in YAMLNode(reader.tape)[Self.key]?.entries ?? [] {
                if let id = entry["id"]?.text { days[id] = entry["imported"]?.text ?? "" }
                guard let code = entry["facility"]?.text else { continue }
                if entry["accepted"] == nil { doubtful.remove(code) } else { doubtful.insert(code) }
            }
        }
    }

    /// What keeps the files of an inventory from being read.
    package static func problems(of inventory: Inventory) -> [Diagnostic] {
        inventory.returns.flatMap { inventory.tapeReader().read(path: $0) }
    }

    /// The day a return was brought in before; nil where it was not.
    func day(of id: String) -> String? { days[id] }

    /// The text of a register with some returns more.
    static func adding(_ entries: [Entry], to text: String?, on day: Day) -> String {
        var text = text ?? "# 收回的表单：谁、何时、哪一份；由程序添加，一行一份。\n\(key):\n"
        if !text.hasSuffix("\n") { text += "\n" }
        for entry in entries {
            let form = entry.form
            var parts = [
                ("facility", scalar(entry.code)), ("by", scalar(form.by)), ("on", form.on.description), ("imported", day.description),
                ("made", form.form.made.description), ("program", scalar(form.program)), ("facts", scalar(form.form.facts)),
                ("standards", scalar(form.form.standards)), ("id", scalar(form.id)),
            ]
            if form.isVisit { parts.append(("visit", "是")) }
            if !entry.accepted.isEmpty { parts.append(("accepted", "[\(entry.accepted.map(\.rawValue).joined(separator: ", "))]")) }
            if !entry.photos.isEmpty {
                let photos = entry.photos.map { "\(scalar($0.ask)): [\($0.files.map { scalar($0) }.joined(separator: ", "))]" }
                parts.append(("photos", "{\(photos.joined(separator: ", "))}"))
            }
            text += "  - {\(parts.map { "\($0.0): \($0.1)" }.joined(separator: ", "))}\n"
        }
        return text
    }
}
