import Quantities
import Wording
import YAMLReader

/// One auditable fact found in a source document, from the facts register.
public struct Fact: Sendable, Hashable {
    /// The id, such as `fc-06`.
    public var id: String
    /// A short name.
    public var name: String
    /// Q number or ratio, B yes/no with evidence, P process or ledger rule, C context count.
    public var kind: String
    /// What it asks.
    public var asks: String
    /// The document it was found in, by the id of the standard that restates it.
    public var document: String
    /// The numbers the document gives.
    public var values: [FactValue] = []
}

/// A folder of standards with their vocabulary and facts register.
public struct StandardLibrary: Sendable {
    /// The language of its titles, labels and all other words for readers.
    public let language: Language
    /// What can be asked.
    public let vocabulary: Vocabulary
    /// The standards, by id.
    public let standards: [Standard]
    /// The facts register, in its order.
    public let facts: [Fact]
    /// Problems that do not keep the library from being used.
    public let warnings: [Diagnostic]
    /// The folders it was loaded from; later ones add to earlier ones.
    public let folders: [String]
    /// The files standards were read from, for their examples.
    let files: [StandardFile]

    /// A standard by id.
    public func standard(_ id: String) -> Standard? { standards.first { $0.id == id } }
}

/// A standard's file, kept so that its examples can be decoded when they are run.
struct StandardFile: Sendable {
    var path: String
    var name: String
}

extension StandardLibrary {
    /// Loads a folder and its `vocabulary`.
    ///
    /// - Parameter limits: how large the files may be.
    /// - Parameter folder: a folder such as `standards`.
    /// - Parameter language: the language of the words for readers; files are understood the same.
    /// - Throws: `InputError` with every problem of every file.
    public static func load(folder: String, limits: YAMLLimits = YAMLLimits(), language: Language = .zh) throws -> StandardLibrary {
        try load(folders: [folder], limits: limits, language: language)
    }

    /// Loads folders, each with the standards, the words and the additions to earlier folders' words that it holds.
    ///
    /// - Parameter limits: how large the files may be.
    /// - Parameter folders: folders such as `standards`, or single files; one that is named twice is read once.
    /// - Parameter language: the language of the words for readers; where something has no English, its Chinese stands there.
    /// - Throws: `InputError` with every problem of every file.
    public static func load(folders: [String], limits: YAMLLimits = YAMLLimits(), language: Language = .zh) throws -> StandardLibrary {
        try load(StandardFiles(folders, limits: limits), language: language)
    }

    /// Loads files that were read.
    ///
    /// - Throws: `InputError` with every problem of every file.
    package static func load(_ standards: StandardFiles, language: Language) throws -> StandardLibrary {
        var diagnostics: [Diagnostic] = []
        var vocabularyRoots: [YAMLNode] = []
        var standardRoots: [YAMLNode] = []
        for file in standards.files {
            let reader = TapeReader(limits: standards.limits)
            // One that could not be read is tried once more, for the reader to say why.
            let problems =
                file.bytes.map { reader.read(bytes: $0, name: file.path, aliases: .bounded) } ?? reader.read(path: file.path, aliases: .bounded)
            diagnostics += problems
            guard !problems.hasErrors else { continue }
            let root = YAMLNode(reader.tape)
            let isVocabulary = file.isAmongWords || VocabularyLoader.fileKinds.contains(root.pairs.first?.key.text ?? "")
            if isVocabulary { vocabularyRoots.append(root) } else { standardRoots.append(root) }
        }
        let folder = standards.folders.first ?? ""
        if !vocabularyRoots.contains(where: { $0.pairs.first?.key.text == "vocabulary" }), !diagnostics.hasErrors {
            diagnostics.append(Diagnostic(file: folder, message: .noVocabulary, help: .vocabularyFolder))
        }
        let (vocabulary, problems) = VocabularyLoader.load(vocabularyRoots, language)
        diagnostics += problems
        guard let vocabulary, !diagnostics.hasErrors else { throw InputError(diagnostics) }
        return try build(vocabulary, standardRoots, diagnostics, standards.folders, language)
    }

    private static func build(
        _ vocabulary: Vocabulary, _ roots: [YAMLNode], _ earlier: [Diagnostic], _ folders: [String], _ language: Language
    ) throws -> StandardLibrary {
        var reading = NodeReading(diagnostics: earlier)
        var raws: [String: RawStandard] = [:]
        var facts: [Fact] = []
        var files: [StandardFile] = []
        var fileIndex: [String: Int] = [:]
        for root in roots {
            fileIndex[root.tape.file] = files.count
            files.append(StandardFile(path: root.tape.file, name: root.tape.file))
            let first = root.pairs.first?.key.text
            if first == "facts" {
                facts += register(root, &reading)
                continue
            }
            guard first == "standard" else {
                reading.error(root, .unknownFileKind(first ?? ""), help: .firstKeyIsOneOf(["standard", "facts"]))
                continue
            }
            let pairs = reading.mapping(root, keys: StandardLoader.standardKeys)
            guard let id = reading.text(pairs["standard"]) else { continue }
            if raws[id] != nil {
                reading.error(pairs["standard"]!, .declaredTwice(id))
                continue
            }
            raws[id] = RawStandard(id: id, node: root, pairs: pairs, fileIndex: files.count - 1)
        }
        var inheritance = Inheritance(raws)
        var loader = StandardLoader(vocabulary, documents: raws.mapValues { $0.cited(language) }, language: language)
        var standards: [Standard] = []
        for id in raws.keys.sorted() {
            let criteria = inheritance.criteria(of: id)
            standards.append(
                loader.standard(raws[id]!, criteria: criteria, ancestors: inheritance.ancestors(of: id), fileIndex: fileIndex))
        }
        let own = Dictionary(uniqueKeysWithValues: standards.map { ($0.id, $0.families) })
        for index in standards.indices {
            for family in standards[index].ancestors.flatMap({ own[$0] ?? [] }) where !standards[index].families.contains(where: { $0.id == family.id }) {
                standards[index].families.append(family)
            }
        }
        // An inherited criterion is decoded once a standard, so its problems would be said more than once.
        var all = reading.diagnostics
        var seen = Set(all)
        for diagnostic in inheritance.reading.diagnostics + loader.reading.diagnostics where seen.insert(diagnostic).inserted {
            all.append(diagnostic)
        }
        guard !all.hasErrors else { throw InputError(all) }
        return StandardLibrary(language: language, vocabulary: vocabulary, standards: standards, facts: facts, warnings: all, folders: folders, files: files)
    }

    private static func register(_ root: YAMLNode, _ reading: inout NodeReading) -> [Fact] {
        var facts: [Fact] = []
        var seen = Set<String>()
        guard let documents = root["facts"] else { return [] }
        for (document, list) in documents.pairs {
            for node in reading.entries(list) {
                let pairs = reading.mapping(node, keys: ["id", "name", "kind", "asks", "values"] + FactValue.keys)
                guard let id = reading.text(reading.require("id", of: pairs, in: node)) else { continue }
                if !seen.insert(id).inserted { reading.error(node, .declaredTwice(id)) }
                facts.append(
                    Fact(
                        id: id, name: pairs["name"]?.text ?? "", kind: reading.text(pairs["kind"]) ?? "Q",
                        asks: reading.text(pairs["asks"]) ?? "", document: document.text ?? "", values: FactValue.read(node, pairs, &reading)))
            }
        }
        return facts
    }

    /// The file an example was written in, read anew.
    public func tape(of example: Example) throws -> Tape {
        let reader = TapeReader()
        let problems = reader.read(path: files[example.file].path, aliases: .bounded)
        if problems.hasErrors { throw InputError(problems) }
        return reader.tape
    }

    /// The standards in force for a region on a day, without those that another of them extends.
    ///
    /// A standard applies when its region is a prefix of the code, its document is in force, and it was issued by that day, as far as that is known.
    public func inForce(region code: String, asOf day: Day) -> [Standard] {
        let applicable = standards.filter { standard in
            standard.document.status == .inForce && code.hasPrefix(standard.region)
                && ((standard.document.issued ?? standard.document.notBefore).map { $0 <= day } ?? true)
        }
        let extended = Set(applicable.flatMap(\.ancestors))
        return applicable.filter { !extended.contains($0.id) }
    }
}
