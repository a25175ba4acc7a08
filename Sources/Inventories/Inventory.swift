import Files
import Standards
import Wording
import YAMLReader

/// One file of an inventory that reports about a place.
public struct PlaceFile: Sendable, Hashable {
    /// The path.
    public var path: String
    /// The code of the place, as the file's first line gives it.
    public var code: String
    /// The level of the place.
    public var kind: KindID
}

/// A folder of inventories: which files there are, the rosters, and the waivers.
///
/// The township files, which are nearly all of it, are only listed here; they are read one by one while auditing.
public struct Inventory: Sendable {
    /// The folder, as the user named it.
    public let folder: String
    /// The limits its files are read under.
    public let limits: YAMLLimits
    /// Which place a code stands in.
    public let codes: PlaceCodes
    /// Files of the levels above counties, the nearest first, by code.
    public let cities: [PlaceFile]
    /// County files, by code.
    public let counties: [PlaceFile]
    /// Township files, by code.
    public let townships: [PlaceFile]
    /// The rosters, by county code.
    public let rosters: [String: Roster]
    /// The waivers.
    public let waivers: [Waiver]
    /// The files that say which forms came back.
    package let returns: [String]
    /// The counties and cities whose facts are made up, by code.
    public let samples: [String: Sample]
    /// What is wrong with the files read so far.
    public let diagnostics: [Diagnostic]
    /// Its files as they were when it was opened.
    let listing: FolderListing
    /// Its files by path, where they are nowhere but in memory.
    let memory: [String: [UInt8]]

    /// Its files by path, as they were when it was opened; none where they are nowhere but in memory.
    package var stamps: [String: FolderListing.Stamp] { listing.stamps }

    /// A reader of its files.
    package func tapeReader() -> TapeReader { TapeReader(limits: limits, files: memory) }
}

extension Inventory {
    /// Opens a folder, or a single file of one.
    ///
    /// - Parameter limits: how large the files may be.
    /// - Parameter folder: the folder, or one file of it.
    /// - Parameter levels: the levels of places, whose files and codes these are.
    /// - Throws: `InputError` when the folder cannot be read or holds no inventory at all. Problems of single files are
    ///   kept in ``diagnostics``, so that one bad file does not hide those of the others.
    public static func open(_ folder: String, levels: PlaceLevels, limits: YAMLLimits = YAMLLimits()) throws -> Inventory {
        try open(folder, levels: levels, limits: limits, kept: nil)
    }

    /// Opens a folder with what was kept of it when it was opened before.
    package static func open(_ folder: String, levels: PlaceLevels, limits: YAMLLimits, kept: KeptOpenings?) throws -> Inventory {
        let (listing, recovered) = try listed(folder)
        kept?.begin(listing)
        let inventory = try take(listing.files.map(\.path), of: folder, InventoryFiles(levels, limits, recovered, kept: kept), listing)
        kept?.save()
        return inventory
    }

    /// Opens an inventory whose files are nowhere but in memory, such as what a form that was filled in makes.
    ///
    /// - Parameters:
    ///   - limits: how large the files may be.
    ///   - levels: the levels of places, whose codes these are.
    ///   - name: what it is called.
    ///   - files: the files' bytes, by path.
    /// - Throws: `InputError` when there are none.
    public static func open(_ name: String, files: [String: [UInt8]], levels: PlaceLevels, limits: YAMLLimits = YAMLLimits()) throws -> Inventory {
        try take(files.keys.sorted(), of: name, InventoryFiles(levels, limits, [], memory: files), FolderListing())
    }

    private static func take(_ paths: [String], of folder: String, _ files: InventoryFiles, _ listing: FolderListing) throws -> Inventory {
        var files = files
        let levels = files.levels
        for path in paths where path.hasSuffix(".yaml") || path.hasSuffix(".yml") { files.take(path) }
        guard files.count > 0 else {
            throw InputError(Diagnostic(file: folder, message: .noInventory, help: .startInventory))
        }
        let cities = levels.upper.flatMap { files.unique($0) }
        let counties = files.unique(levels.county)
        let townships = files.unique(levels.township)
        let beside = files.countyBeside(folder, townships: townships)
        let codes = files.codes(of: townships + counties + cities)
        let samples = files.samples(counties + cities + beside)
        for county in Set(townships.map { codes.county(of: $0.code) }).sorted() where files.rosters[county] == nil && levels[levels.county].isCode(county) {
            files.diagnostics.append(Diagnostic(.warning, file: folder, message: .rosterMissing(county)))
        }
        return Inventory(
            folder: folder, limits: files.limits, codes: codes, cities: cities, counties: counties, townships: townships, rosters: files.rosters,
            waivers: files.waivers, returns: files.returns, samples: samples, diagnostics: files.diagnostics, listing: listing, memory: files.memory)
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

    /// The division code all of it shares: of one county its own, of several what they begin with alike.
    public var regionCode: String {
        let counties = countyCodes
        return counties.isEmpty ? cities.first?.code ?? "" : codes.commonBeginning(counties)
    }

    /// Every county there is a file, a roster or a township of, by code.
    public var countyCodes: [String] {
        Set(rosters.keys).union(counties.map(\.code)).union(townships.map { codes.county(of: $0.code) }).sorted()
    }

    /// Every county, and every city there is a file of: the places that may have standards of their own.
    public var countyAndCityCodes: [String] { countyCodes + cities.map(\.code) }

    /// The files of what stands above a place, nearest first.
    public func upperFiles(of code: String) -> [PlaceFile] {
        codes.levels.upper.compactMap { kind in
            let outer = codes.place(at: kind, of: code)
            return cities.first { $0.kind == kind && $0.code == outer && $0.code != code }
        }
    }
}
