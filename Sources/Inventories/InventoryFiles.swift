import Files
import Standards
import Wording
import YAMLReader

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sorts the files of an inventory while it is opened.
struct InventoryFiles {
    /// How many files there are.
    private(set) var count = 0
    private(set) var rosters: [String: Roster] = [:]
    private(set) var waivers: [Waiver] = []
    /// Files that say which forms came back.
    private(set) var returns: [String] = []
    var diagnostics: [Diagnostic]
    let levels: PlaceLevels
    let limits: YAMLLimits
    /// Files that are nowhere but in memory, by path.
    let memory: [String: [UInt8]]
    /// What files were found to be before; nil where nobody remembers.
    private let kept: KeptOpenings?
    private let reader: TapeReader
    private var places: [KindID: [(file: PlaceFile, within: String)]] = [:]

    init(_ levels: PlaceLevels, _ limits: YAMLLimits, _ diagnostics: [Diagnostic], memory: [String: [UInt8]] = [:], kept: KeptOpenings? = nil) {
        self.kept = kept
        self.memory = memory
        self.levels = levels
        self.limits = limits
        self.diagnostics = diagnostics
        reader = TapeReader(limits: limits, files: memory)
    }

    /// The first key of files that say which forms came back, which only those read who take forms back.
    private static let returnsKey = "returns"

    /// Takes a file for what its first key says it is.
    mutating func take(_ path: String) {
        count += 1
        // A second roster of a county is told of at its place, for which it has to be read.
        if let roster = kept?.roster(path), rosters[roster.county] == nil {
            rosters[roster.county] = roster
            return
        }
        let first =
            kept?.opening(path) ?? memory[path].map { FileOpening($0[...], wantsWithin: !levels.isDigits) }
            ?? FileOpening(path, wantsWithin: !levels.isDigits)
        if let level = levels.level(fileKey: first.key) {
            kept?.keep(first, of: path)
            note(path, first.code, first.within, level)
            return
        }
        if first.key == Self.returnsKey { return returns.append(path) }
        // Rosters and waivers are read at once; anything else is read for the sake of its diagnostics.
        let problems = reader.read(path: path)
        diagnostics += problems
        guard !problems.hasErrors else { return }
        let root = YAMLNode(reader.tape)
        switch root.pairs.first?.key.text {
        case "roster":
            let before = diagnostics.count
            guard let roster = RosterLoader(levels).load(reader.tape, &diagnostics) else { return }
            if problems.isEmpty, diagnostics.count == before { kept?.keep(roster, of: path) }
            if let other = rosters[roster.county] {
                diagnostics.append(reader.tape.diagnostic(at: 0, .sameFileTwice(roster.county, other.file)))
            } else {
                rosters[roster.county] = roster
            }
        case "waivers": waivers += WaiverLoader.load(reader.tape, &diagnostics)
        case let key:
            if let level = levels.level(fileKey: key ?? "") {
                let within = root.pairs.first { StructuralKey.within.spellings.contains($0.key.text ?? "") }?.value.text
                note(path, root.pairs.first?.value.text ?? "", within ?? "", level)
            } else {
                diagnostics.append(reader.tape.diagnostic(at: 0, .notAFile(key ?? ""), help: .inventoryFirstKeys(levels.fileKeys + ["roster", "waivers"])))
            }
        }
    }

    private mutating func note(_ path: String, _ code: String, _ within: String, _ level: PlaceLevel) {
        places[level.kind, default: []].append((PlaceFile(path: path, code: code, kind: level.kind), within))
    }

    /// The files of a level by code; a second one about the same place is told of and left out.
    mutating func unique(_ level: KindID) -> [PlaceFile] {
        var byCode: [String: String] = [:]
        let files = (places[level] ?? []).sorted { ($0.file.code, $0.file.path) < ($1.file.code, $1.file.path) }.filter { entry in
            guard let other = byCode.updateValue(entry.file.path, forKey: entry.file.code) else { return true }
            byCode[entry.file.code] = other
            diagnostics.append(Diagnostic(file: entry.file.path, message: .sameFileTwice(entry.file.code, other)))
            return false
        }
        places[level] = files
        return files.map(\.file)
    }

    /// What rosters and files tell of codes that do not tell it themselves.
    mutating func codes(of files: [PlaceFile]) -> PlaceCodes {
        var codes = PlaceCodes(levels)
        if levels.isDigits { return codes }
        for roster in rosters.values.sorted(by: { $0.county < $1.county }) {
            for (code, other) in codes.note(roster) { diagnostics.append(Diagnostic(file: roster.file, message: .standsElsewhere(code, other))) }
        }
        let within = Dictionary(places.values.flatMap { $0 }.map { ($0.file.path, $0.within) }, uniquingKeysWith: { first, _ in first })
        for file in files {
            let own = within[file.path] ?? ""
            let outer = own.isEmpty ? codes.around(file.code) : own
            if outer.isEmpty, file.kind == levels.township {
                diagnostics.append(Diagnostic(file: file.path, message: .fileWithoutWithin(file.code), help: .writeWithin))
            } else if let other = codes.note(file.code, file.kind, within: outer) {
                diagnostics.append(Diagnostic(file: file.path, message: .standsElsewhere(file.code, other)))
            }
        }
        return codes
    }

    /// What files say of being made up.
    mutating func samples(_ files: [PlaceFile]) -> [String: Sample] {
        var samples: [String: Sample] = [:]
        let loader = SampleLoader(TapeReader(limits: limits, files: memory))
        for file in files { if let sample = loader.load(file.path, &diagnostics) { samples[file.code] = sample } }
        return samples
    }

    /// The county file beside a single township file, which alone would not say that its facts are made up.
    func countyBeside(_ path: String, townships: [PlaceFile]) -> [PlaceFile] {
        guard townships.count == 1, let township = townships.first, township.path == path else { return [] }
        let outer = levels.isDigits ? levels.beginning(of: township.code, at: levels.county) : places[levels.township]?.first?.within ?? ""
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let folder = path.hasPrefix("/") && parent.isEmpty ? "/" : parent.isEmpty ? "." : parent
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
            let first = FileOpening(folder + "/" + name, wantsWithin: false)
            if levels.level(fileKey: first.key)?.kind == levels.county, first.code == outer {
                return [PlaceFile(path: folder + "/" + name, code: first.code, kind: levels.county)]
            }
        }
        return []
    }
}

/// The first key of a file with its value, seen without reading the whole file; empty when its beginning does not show them.
struct FileOpening {
    var key = ""
    var code = ""
    /// The place around that the lines after it name.
    var within = ""

    /// How many bytes are looked at.
    private static let mostBytes = 4096

    /// One that was seen before.
    init(key: String, code: String, within: String) { (self.key, self.code, self.within) = (key, code, within) }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    init(_ path: String, wantsWithin: Bool) {
        var buffer = [UInt8](repeating: 0, count: Self.mostBytes)
        guard let file = try? RegularFile(path), let count = try? file.read(into: &buffer, at: 0, atMost: buffer.count), count > 0 else {
            self.init([], wantsWithin: false)
            return
        }
        self.init(buffer[..<count], wantsWithin: wantsWithin)
    }

    /// The beginning of a file, or all of it.
    init(_ bytes: ArraySlice<UInt8>, wantsWithin: Bool) {
        var rest = bytes.prefix(Self.mostBytes)
        while let start = rest.firstIndex(where: { !Self.endsLine($0) }) {
            let line = rest[start...].prefix { !Self.endsLine($0) }
            rest = rest[line.endIndex...]
            if line.first == UInt8(ascii: "#") { continue }
            let text = Substring(decoding: line, as: UTF8.self).drop { $0 == "\u{FEFF}" }
            if text.isEmpty || text.hasPrefix("#") || text == "---" { continue }
            guard let colon = text.firstIndex(of: ":") else {
                if key.isEmpty { return }
                continue
            }
            let value = String(text[text.index(after: colon)...].prefix { $0 != "#" }.filter { $0 != "\"" && $0 != "'" && $0 != " " })
            if key.isEmpty {
                (key, code) = (String(text[..<colon]), value)
                if !wantsWithin { return }
            } else if StructuralKey.within.spellings.contains(String(text[..<colon])) {
                within = value
                return
            }
        }
    }
}
