import Exchange
import Files
import Inventories
import Quantities
import Standards
import Wording

/// What was given to be imported, by what it is.
struct ImportInputs {
    /// Spreadsheets, and whatever else is for their reader to judge.
    private(set) var spreadsheets: [String] = []
    /// Forms that came back as documents.
    private(set) var returned = ReturnedFiles()
    /// Whether any file was one, or a folder of them.
    private(set) var hasReturns = false
    /// What is odd.
    private(set) var warnings: [Diagnostic] = []

    /// How much of a file tells what it is.
    private static let beginning = 1 << 16

    /// Reads what is no spreadsheet.
    ///
    /// - Parameter pasted: what stands for the file `-`.
    init(_ paths: [String], pasted: [UInt8]?, limit: Int) throws {
        for path in paths {
            if path == "-", let pasted {
                hasReturns = true
                returned.read(pasted, name: "-")
            } else if Self.isFolder(path) {
                hasReturns = true
                try take(folder: path, limit)
            } else if Self.isReturn(path) {
                hasReturns = true
                take(file: path, limit)
            } else {
                spreadsheets.append(path)
            }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        do throws(RegularFile.Problem) { _ = try RegularFile(path) } catch {
            if case .notRegular = error { return (try? FolderListing(path)) != nil }
        }
        return false
    }

    private static func isReturn(_ path: String) -> Bool {
        if ["json", "txt"].contains(ending(path)) { return true }
        guard let file = try? RegularFile(path) else { return false }
        var bytes = [UInt8](repeating: 0, count: min(file.size, beginning))
        guard let count = try? file.read(into: &bytes, at: 0, atMost: bytes.count) else { return false }
        return ReturnedFiles.isReturn(Array(bytes.prefix(count)))
    }

    private static func ending(_ path: String) -> String {
        path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    }

    private mutating func take(folder: String, _ limit: Int) throws {
        var others: [String] = []
        for file in try FolderListing(folder).files {
            if Self.isReturn(file.path) { take(file: file.path, limit) } else { others.append(file.name) }
        }
        if !others.isEmpty { warnings.append(Diagnostic(.warning, file: folder, message: .leftInFolder(others), help: .importByName)) }
    }

    private mutating func take(file path: String, _ limit: Int) {
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, limit: limit)
            var bytes = [UInt8](repeating: 0, count: file.size)
            var count = 0
            while count < bytes.count {
                let got = try file.read(into: &bytes, at: count, atMost: bytes.count - count)
                if got == 0 { break }
                count += got
            }
            returned.read(Array(bytes.prefix(count)), name: path)
        } catch {
            let message: Text =
                switch error {
                case .system(let code): .cannotReadReturn(code)
                case .notRegular: .notAFile
                case .tooLarge(let bytes): .returnTooLarge(bytes, limit)
                }
            returned.note(Diagnostic(file: path, message: message))
        }
    }
}

/// Takes returned forms in: what may come in, what waits for a word, what cannot be read.
struct ReturnIntake {
    /// What was told of each form.
    let sorted: [ReturnSorter.Sorted]
    /// Facilities by the names the inventory has for them.
    private let names: [String: String]

    /// Holds forms against what the inventory has.
    init(_ forms: [ReturnedForm], _ inventory: Inventory, in workspace: Workspace, _ environment: Environment) throws {
        let audit = try AuditSelection().prepare(inventory, in: workspace, environment, wording: .zh)
        let (vocabulary, codes) = (audit.program.vocabulary, inventory.codes)
        let townships = Set(forms.map { codes.township(of: $0.facility.code) })
        let known = try KnownFacts(vocabulary, inventory, townships: townships)
        let planner = FormPlanner(audit.program, FormNeeds(audit.program, codes), known)
        let digests = try FactsDigest(vocabulary, inventory, townships: townships)
        func subject(_ code: String) -> (KindID, FormPlan.Subject)? {
            guard let kind = vocabulary.levels[vocabulary.levels.village].theOne else { return nil }
            return FormPlan.Subject(code, kind, vocabulary, inventory, known).map { (kind, $0) }
        }
        let sorter = ReturnSorter(vocabulary, inventory, try ReturnRegister(inventory), digest: { digests.of($0) }) { code in
            subject(code).map { planner.plan($1, $0, around: codes.village(of: code)) }
        }
        sorted = sorter.sort(forms)
        names = Dictionary(sorted.compactMap { form in subject(form.code).map { (form.code, $0.1.name) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Plans an import of what may come in. A form that turns out to be wrong is left out and told of, and the others come in without it.
    ///
    /// - Parameter words: the words that were given for those that need one.
    /// - Parameter plan: plans the import of some of them.
    func plan(
        _ words: Set<HoldReason.Word>, on day: Day, _ plan: (InventoryImport.Returns) throws -> InventoryImport.Plan
    ) throws -> InventoryImport.Plan {
        var accepted = sorted.filter { $0.isAccepted(words) }
        var problems: [Diagnostic] = []
        while true {
            let returns = InventoryImport.Returns(accepted, on: day)
            do {
                var made = try plan(returns)
                made.returns.imported = accepted.count
                made.returns.held = sorted.filter { !$0.isAccepted(words) }.map { $0.held(names[$0.code]) }
                made.returns.problems = problems
                return made
            } catch let error as InputError {
                let wrong = Set(error.diagnostics.filter { $0.severity == .error }.map(\.file))
                let groups = returns.groups.filter { wrong.contains(InventoryImport.name(of: $0)) }
                // What is wrong with a spreadsheet or with the inventory itself concerns all of them.
                guard !groups.isEmpty, wrong.isSubset(of: groups.map { InventoryImport.name(of: $0) }) else { throw error }
                problems += error.diagnostics.filter { wrong.contains($0.file) }
                let left = Set(groups.flatMap { $0 }.map(\.form))
                accepted.removeAll { left.contains($0.form) }
            }
        }
    }
}

extension Text {
    fileprivate static func leftInFolder(_ names: [String]) -> Text {
        let shown = names.prefix(3)
        return Text(
            zh: "有 \(names.count) 个文件不是表单交回的，没有导入：\(shown.joined(separator: "、"))\(names.count > 3 ? "……" : "")",
            en: "\(names.count) files are not what forms send back and were not imported: \(shown.joined(separator: ", "))\(names.count > 3 ? " …" : "")")
    }
    fileprivate static let importByName = Text(zh: "要导入表格就写明它的文件名", en: "to import a spreadsheet, name it")
    fileprivate static func cannotReadReturn(_ code: Int32) -> Text { Text(zh: "无法读取（错误 \(code)）", en: "cannot be read (error \(code))") }
    fileprivate static let notAFile = Text(zh: "不是普通文件", en: "not a regular file")
    fileprivate static func returnTooLarge(_ bytes: Int, _ limit: Int) -> Text {
        Text(zh: "有 \(bytes) 字节，最多 \(limit) 字节", en: "has \(bytes) bytes, at most \(limit) are taken")
    }
}
