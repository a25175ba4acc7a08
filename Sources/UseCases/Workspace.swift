import Audit
import Foundation
import Ledger
import Quantities
import Standards
import Synchronization
import Wording
import YAMLReader

/// The folders that use cases work on. Standards, programs and ledgers are opened once and shared by all that ask for them; inventories are
/// opened each time, because others write in them.
public final class Workspace: Sendable {
    /// Folders of standards; later ones add to earlier ones.
    public let standardsFolders: [String]
    /// How large the files of inventories may be.
    public let limits: YAMLLimits
    /// The folder that holds `inventories`, `campaigns` and ledgers; empty for the one the process is in.
    public let folder: String
    /// The ledger that is meant where none is named.
    public let defaultLedger: String?
    /// Where standards are kept as they were read and checked; nil for nowhere.
    public let cache: CacheFolder?
    private let shared = Mutex(Shared())

    /// What is opened once.
    private struct Shared {
        var libraries: [Language: StandardLibrary] = [:]
        var programs: [ProgramKey: AuditProgram] = [:]
        var ledgers: [String: LedgerStore] = [:]
    }

    private struct ProgramKey: Hashable {
        var standards: [String]
        var byPlace: [String: Set<String>]?
        var asOf: Day
        var language: Language
    }

    /// How many programs are kept: those of a few days and counties. More only hold memory.
    private static let mostPrograms = 32

    /// A workspace; nothing is opened yet.
    public init(standards: [String], folder: String = "", limits: YAMLLimits = YAMLLimits(), defaultLedger: String? = nil, cache: CacheFolder? = nil) {
        standardsFolders = standards
        self.cache = cache
        self.folder = folder
        self.limits = limits
        self.defaultLedger = defaultLedger
    }

    /// The path of something that lies in the workspace's folder.
    func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }

    /// The standards.
    ///
    /// - Parameter language: that of the words in results; what is kept in ledgers and written in tables is Chinese.
    /// - Throws: `UserFailure` when a folder is not there, `InputError` with every problem of every file.
    public func library(_ language: Language = .zh) throws -> StandardLibrary {
        try shared.withLock { shared in
            if let library = shared.libraries[language] { return library }
            if let missing = standardsFolders.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
                throw UserFailure.notFound(
                    "没有找到标准文件夹 \(missing)", "the folder of standards \(missing) is not there",
                    help: Text(zh: "用 --standards 或环境变量 DABIAO_STANDARDS 指明", en: "name it with --standards or in the environment variable DABIAO_STANDARDS"))
            }
            let library = try shelf.load(language)
            shared.libraries[language] = library
            return library
        }
    }

    /// Where the standards are loaded from.
    var shelf: StandardsShelf { StandardsShelf(folders: standardsFolders, cache: cache) }

    /// The checks of standards on a day.
    func program(_ choice: StandardChoice, asOf day: Day, _ language: Language = .zh) throws -> AuditProgram {
        let library = try library(language)
        let key = ProgramKey(standards: choice.standards.map(\.id), byPlace: choice.byPlace, asOf: day, language: language)
        return try shared.withLock { shared in
            if let program = shared.programs[key] { return program }
            if shared.programs.count >= Self.mostPrograms { shared.programs = [:] }
            let program = try AuditProgram(library.vocabulary, choice, asOf: day)
            shared.programs[key] = program
            return program
        }
    }

    /// The ledger at a path.
    func ledger(at path: String) throws -> LedgerStore {
        try shared.withLock { shared in
            if let ledger = shared.ledgers[path] { return ledger }
            let ledger = try LedgerStore(path)
            shared.ledgers[path] = ledger
            return ledger
        }
    }
}
