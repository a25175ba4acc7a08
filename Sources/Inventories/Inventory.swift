import Files
import Standards
import Wording
import YAMLReader

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One file of an inventory that reports about a place.
public struct PlaceFile: Sendable, Hashable {
    /// The path.
    public var path: String
    /// The code of the place, as the file's first line gives it.
    public var code: String
}

/// A folder of inventories: which files there are, the rosters, and the waivers.
///
/// The township files, which are nearly all of it, are only listed here; they are read one by one while auditing.
public struct Inventory: Sendable {
    /// The folder, as the user named it.
    public let folder: String
    /// The limits its files are read under.
    public let limits: YAMLLimits
    /// City files, by code.
    public let cities: [PlaceFile]
    /// County files, by code.
    public let counties: [PlaceFile]
    /// Township files, by code.
    public let townships: [PlaceFile]
    /// The rosters, by county code.
    public let rosters: [String: Roster]
    /// The waivers.
    public let waivers: [Waiver]
    /// The counties and cities whose facts are made up, by code.
    public let samples: [String: Sample]
    /// What is wrong with the files read so far.
    public let diagnostics: [Diagnostic]
    /// Its files as they were when it was opened.
    let listing: FolderListing
}

extension Inventory {
    /// Opens a folder, or a single file of one.
    ///
    /// - Throws: ``InputError`` when the folder cannot be read or holds no inventory at all. Problems of single files are
    ///   kept in ``diagnostics``, so that one bad file does not hide those of the others.
    public static func open(_ folder: String, limits: YAMLLimits = YAMLLimits()) throws -> Inventory {
        let (listing, recovered) = try listed(folder)
        var cities: [PlaceFile] = []
        var counties: [PlaceFile] = []
        var townships: [PlaceFile] = []
        var rosters: [String: Roster] = [:]
        var waivers: [Waiver] = []
        var diagnostics = recovered
        let reader = TapeReader(limits: limits)
        var found = 0
        for file in listing.files where file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml") {
            found += 1
            let (key, code) = firstPair(of: file.path)
            switch key {
            case "township": townships.append(PlaceFile(path: file.path, code: code))
            case "county": counties.append(PlaceFile(path: file.path, code: code))
            case "city": cities.append(PlaceFile(path: file.path, code: code))
            default:
                // Rosters and waivers are read at once; anything else is read for the sake of its diagnostics.
                let problems = reader.read(path: file.path)
                diagnostics += problems
                guard !problems.hasErrors else { break }
                switch YAMLNode(reader.tape).pairs.first?.key.text {
                case "roster":
                    guard let roster = RosterLoader.load(reader.tape, &diagnostics) else { break }
                    if let other = rosters[roster.county] {
                        diagnostics.append(reader.tape.diagnostic(at: 0, .sameFileTwice(roster.county, other.file)))
                    } else {
                        rosters[roster.county] = roster
                    }
                case "waivers": waivers += WaiverLoader.load(reader.tape, &diagnostics)
                case "township": townships.append(PlaceFile(path: file.path, code: quotedCode(reader.tape)))
                case "county": counties.append(PlaceFile(path: file.path, code: quotedCode(reader.tape)))
                case "city": cities.append(PlaceFile(path: file.path, code: quotedCode(reader.tape)))
                case let other:
                    diagnostics.append(reader.tape.diagnostic(at: 0, .notAFile(other ?? ""), help: .inventoryFirstKeys))
                }
            }
        }
        guard found > 0 else {
            throw InputError(Diagnostic(file: folder, message: .noInventory, help: .startInventory))
        }
        func unique(_ files: [PlaceFile]) -> [PlaceFile] {
            var byCode: [String: String] = [:]
            return files.sorted { ($0.code, $0.path) < ($1.code, $1.path) }.filter { file in
                guard let other = byCode.updateValue(file.path, forKey: file.code) else { return true }
                byCode[file.code] = other
                diagnostics.append(Diagnostic(file: file.path, message: .sameFileTwice(file.code, other)))
                return false
            }
        }
        let uniqueTownships = unique(townships)
        let uniqueCounties = unique(counties)
        let uniqueCities = unique(cities)
        var samples: [String: Sample] = [:]
        let loader = SampleLoader(limits: limits)
        for file in uniqueCounties + uniqueCities + countyBeside(folder, townships: uniqueTownships) {
            if let sample = loader.load(file.path, &diagnostics) { samples[file.code] = sample }
        }
        for county in Set(uniqueTownships.map { DivisionCode.county(of: $0.code) }).sorted() where rosters[county] == nil && county.utf8.count == 6 {
            diagnostics.append(Diagnostic(.warning, file: folder, message: .rosterMissing(county)))
        }
        return Inventory(
            folder: folder, limits: limits, cities: uniqueCities, counties: uniqueCounties, townships: uniqueTownships,
            rosters: rosters, waivers: waivers, samples: samples, diagnostics: diagnostics, listing: listing)
    }

    /// The files of a folder, once what broke off in it is finished: half of what somebody wrote is never read.
    private static func listed(_ folder: String) throws -> (FolderListing, [Diagnostic]) {
        let listing = try FolderListing(folder)
        do {
            let recovered = try finishInterruptedWrites(in: listing.folders)
            if recovered.isEmpty { return (listing, []) }
            return (try FolderListing(folder), recovered.flatMap(\.diagnostics))
        } catch let error as OutputError {
            throw InputError(Diagnostic(file: folder, message: .brokenOff(error.message), help: .finishBrokenOff))
        }
    }

    /// The division code all of it shares: of one county its six digits, of several counties of a city the first four.
    public var regionCode: String {
        let codes = Set(rosters.keys).union(counties.map(\.code)).union(townships.map { DivisionCode.county(of: $0.code) }).sorted()
        guard let first = codes.first, let last = codes.last else { return cities.first?.code ?? "" }
        return String(zip(first, last).prefix { $0 == $1 }.map(\.0))
    }

    /// Every county there is a file, a roster or a township of, by code.
    public var countyCodes: [String] {
        Set(rosters.keys).union(counties.map(\.code)).union(townships.map { DivisionCode.county(of: $0.code) }).sorted()
    }

    /// Every county, and every city there is a file of: the places that may have standards of their own.
    public var countyAndCityCodes: [String] { countyCodes + cities.map(\.code) }

    /// The county file beside a single township file, which alone would not say that its facts are made up.
    private static func countyBeside(_ path: String, townships: [PlaceFile]) -> [PlaceFile] {
        guard townships.count == 1, let township = townships.first, township.path == path else { return [] }
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let folder = path.hasPrefix("/") && parent.isEmpty ? "/" : parent.isEmpty ? "." : parent
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
            let (key, code) = firstPair(of: folder + "/" + name)
            if key == "county", township.code.hasPrefix(code) { return [PlaceFile(path: folder + "/" + name, code: code)] }
        }
        return []
    }

    private static func quotedCode(_ tape: Tape) -> String { YAMLNode(tape).pairs.first?.value.text ?? "" }

    /// The first key and its value, seen without reading the whole file; empty when that does not show them.
    private static func firstPair(of path: String) -> (key: String, value: String) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        guard let file = try? RegularFile(path), let count = try? file.read(into: &buffer, at: 0, atMost: buffer.count), count > 0 else { return ("", "") }
        for line in buffer[..<count].split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let text = Substring(decoding: line, as: UTF8.self).drop { $0 == "\u{FEFF}" }
            if text.isEmpty || text.hasPrefix("#") || text == "---" { continue }
            guard let colon = text.firstIndex(of: ":") else { return ("", "") }
            let value = text[text.index(after: colon)...].prefix { $0 != "#" }.filter { $0 != "\"" && $0 != "'" && $0 != " " }
            return (String(text[..<colon]), String(value))
        }
        return ("", "")
    }
}
