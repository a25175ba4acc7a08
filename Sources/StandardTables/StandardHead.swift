import Foundation
import Quantities
import Standards
import Wording

/// What a standard says of itself and its document, before it is checked.
public struct StandardHead: Sendable {
    /// What is said, by entry.
    public var entries: [DocumentEntry: String]

    /// A head of what is said.
    public init(_ entries: [DocumentEntry: String] = [:]) { self.entries = entries }
}

/// A head that can be written.
struct CheckedHead {
    var id = ""
    var title = ""
    var titleEnglish: String?
    var document = ""
    var number: String?
    var issuer: String?
    var issued: Day?
    var status = Document.Status.inForce
    var region = ""
    var extends: Standard?
}

/// Checks a head; what the command says comes before what the table says.
struct HeadChecker {
    let library: StandardLibrary
    /// The file that is written: a standard in it is replaced.
    let output: String
    let problems: TableProblems

    private static let statuses: [(word: String, status: Document.Status)] = [
        ("现行", .inForce), ("有效", .inForce), ("征求意见稿", .draft), ("失效", .expired), ("废止", .expired),
    ]

    func check(_ given: StandardHead, _ table: [DocumentEntry: EntryCell]) -> CheckedHead {
        func text(_ entry: DocumentEntry) -> String? { given.entries[entry] ?? table[entry]?.text }
        func error(_ entry: DocumentEntry, _ message: Text, help: Text? = nil) {
            let cell = given.entries[entry] == nil ? table[entry] : nil
            problems.add(cell?.place, column: cell?.column ?? -1, message, help: help ?? (cell == nil ? .option(entry) : nil))
        }
        var head = CheckedHead()
        head.id = text(.id) ?? defaultID
        if !Self.isIdentifier(head.id) { error(.id, .badStandardID(head.id)) }
        if let other = library.standard(head.id), !isOutput(other.file) { error(.id, .standardExists(head.id, other.file)) }
        if let title = text(.title) { head.title = title } else { error(.title, .missingEntry(DocumentEntry.title.head)) }
        head.titleEnglish = text(.titleEnglish)
        head.document = text(.document) ?? head.title
        head.number = text(.number)
        head.issuer = text(.issuer)
        if let word = text(.issued) {
            head.issued = Words.day(word)
            if head.issued == nil { error(.issued, .notADay(word), help: .writeDay) }
        }
        if let word = text(.status) {
            if let status = Document.Status(rawValue: word) ?? Self.statuses.first(where: { $0.word == word })?.status {
                head.status = status
            } else {
                error(.status, .notAChoice(DocumentEntry.status.head, found: word), help: .oneOf(["现行", "征求意见稿", "失效"]))
            }
        }
        head.region = text(.region) ?? ""
        if !head.region.allSatisfy({ $0.isASCII && $0.isNumber }) { error(.region, .badRegionCode(head.region)) }
        if let base = text(.extends) {
            head.extends = library.standard(base)
            if head.extends == nil { error(.extends, .noSuchStandard(base), help: .nearestOrList(base, among: library.standards.map(\.id))) }
            if base == head.id { error(.extends, .extendsItself) }
        }
        return head
    }

    /// The name of the file that is written, without its extension.
    private var defaultID: String {
        let name = output.split(separator: "/").last.map(String.init) ?? ""
        return name.split(separator: ".").first.map { $0.lowercased() } ?? ""
    }

    private func isOutput(_ file: String) -> Bool {
        URL(fileURLWithPath: file).resolvingSymlinksInPath() == URL(fileURLWithPath: output).resolvingSymlinksInPath()
    }

    static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }
}
