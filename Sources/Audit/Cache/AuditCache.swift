import Files
import Inventories
import Keeping
import Quantities
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps what each township's file came to, so that a later audit reads only what has changed.
///
/// A result is taken over when everything it was worked out from is as it was: the program with its standards and options, the township's own file, its
/// roster, the files of the places above, the waivers, and the files in which facilities that it names were looked up; and when the day is one of those on which
/// no date in them makes a difference. What cannot be read back is forgotten without a word; the cache can be deleted at any time.
public final class AuditCache: Sendable {
    /// The digest by which files are told apart.
    public typealias Digest = @Sendable (_ bytes: ArraySlice<UInt8>) -> [UInt8]

    /// The results of one county's townships.
    private final class County: Sendable {
        /// Read and compared with how things are when the first of them is asked for.
        let old: Mutex<KeptCounty?>
        let new: Mutex<KeptCounty>

        init(old: KeptCounty?) {
            self.old = Mutex(old)
            new = Mutex(KeptCounty())
        }
    }

    private struct State {
        var counties: [String: County] = [:]
        var identities: [String: FileIdentity] = [:]
        var taken = 0
        /// The places that were not taken over.
        var workedOut: Set<String> = []
    }

    /// The folder, in which each county has a file; nil where results are kept in memory alone.
    private let path: String?
    private let digest: Digest
    private let checksum: Digest
    private let inventory: Inventory
    private let stamps: [String: FolderListing.Stamp]
    private let paths: [String: String]
    /// Tells all waivers from any others.
    private let waivers: [UInt8]
    private let state: Mutex<State>
    /// When the files of a cache in memory were looked at.
    private let createdAt: Int
    /// When it was opened.
    private let openedAt = Int(time(nil))

    /// How many results were taken over so far.
    public var taken: Int { state.withLock { $0.taken } }

    /// A cache in a folder, for one way of auditing an inventory.
    ///
    /// - Parameters:
    ///   - path: the cache's own folder; its name tells everything apart that is not in the inventory's files: standards, which criteria count on the
    ///     day, options, language, and the version of the program.
    ///   - inventory: the inventory, as it was opened.
    ///   - digest: the digest by which files are told apart.
    ///   - checksum: what tells that kept results are whole; nil for the digest.
    public convenience init(_ path: String, _ inventory: Inventory, digest: @escaping Digest, checksum: Digest? = nil) {
        self.init(path: path, inventory, digest, checksum ?? digest, createdAt: 0, [:])
    }

    /// A cache in memory, with what another one held after its audit.
    ///
    /// - Parameters:
    ///   - inventory: the inventory, as it was opened.
    ///   - earlier: the cache of an audit by the same program and with the same options; nil for none.
    ///   - digest: the digest by which files are told apart.
    package convenience init(_ inventory: Inventory, after earlier: AuditCache?, digest: @escaping Digest) {
        var kept = earlier?.state.withLock { $0.counties.mapValues { county in county.new.withLock { $0 } } } ?? [:]
        for county in kept.keys { kept[county]?.writtenAt = earlier?.createdAt ?? 0 }
        self.init(path: nil, inventory, digest, digest, createdAt: Int(time(nil)), kept)
    }

    private init(
        path: String?, _ inventory: Inventory, _ digest: @escaping Digest, _ checksum: @escaping Digest, createdAt: Int, _ kept: [String: KeptCounty]
    ) {
        self.path = path
        self.digest = digest
        self.checksum = checksum
        self.inventory = inventory
        self.createdAt = createdAt
        stamps = inventory.stamps
        paths = Dictionary((inventory.townships + inventory.counties).map { ($0.code, $0.path) }, uniquingKeysWith: { first, _ in first })
        var packer = Packer()
        packer.write(inventory.waivers)
        waivers = digest(packer.bytes[...])
        state = Mutex(State())
        for (code, kept) in kept {
            var kept = kept
            if !isSame(&kept, code) { kept.entries = [:] }
            let county = County(old: kept)
            state.withLock { $0.counties[code] = county }
        }
    }

    // MARK: What is kept

    private var counties: [County] { state.withLock { Array($0.counties.values) } }

    /// The places whose results are kept, by code.
    package var codes: [String] { counties.flatMap { $0.new.withLock { Array($0.entries.keys) } } }

    /// Those of them that were not taken over.
    package var workedOut: Set<String> { state.withLock { $0.workedOut } }

    /// What a place came to.
    package func kept(_ code: String) -> Batch? {
        let county = state.withLock { $0.counties[inventory.codes.county(of: code)] }
        return county?.new.withLock { $0.entries[code] }.flatMap { Self.unpacked($0.batch) }
    }

    private static func unpacked(_ bytes: ArraySlice<UInt8>) -> Batch? { Unpacker.whole(bytes) { try Batch(unpacking: &$0) } }

    // MARK: Entries

    /// A county's results, old and new.
    private func county(_ code: String) -> County {
        state.withLock { state in
            if let county = state.counties[code] { return county }
            let county = County(old: nil)
            state.counties[code] = county
            return county
        }
    }

    /// What was kept of a county, where all its townships rest on is as it was.
    private func old(_ code: String, _ county: County) -> KeptCounty {
        county.old.withLock { old in
            if let old { return old }
            var kept = path.flatMap { KeptCounty(reading: KeptCounty.path(of: code, in: $0), checksum) } ?? KeptCounty()
            if !isSame(&kept, code) { kept.entries = [:] }
            old = kept
            return kept
        }
    }

    /// Whether the files and waivers all townships of a county rest on are as they were.
    private func isSame(_ kept: inout KeptCounty, _ county: String) -> Bool {
        guard let files = identities(base(of: county), known: kept.files, kept.writtenAt) else { return false }
        let isSame = kept.waivers == waivers && kept.files.map(\.digest) == files.map(\.digest)
        // One that was touched is known by its new times from now on.
        kept.isChanged = kept.files != files
        (kept.files, kept.waivers) = (files, waivers)
        return isSame
    }

    /// What a township came to, when nothing it rests on has changed.
    func batch(of code: String, path: String?, on day: Day) -> Batch? {
        let name = inventory.codes.county(of: code)
        let county = county(name)
        let old = old(name, county)
        guard let entry = old.entries[code], entry.days.contains(day) else { return nil }
        guard let files = identities([path] + entry.named.map { paths[$0] }, known: entry.files, old.writtenAt) else { return nil }
        guard files.map(\.digest) == entry.files.map(\.digest), let batch = Self.unpacked(entry.batch) else { return nil }
        county.new.withLock { new in
            (new.files, new.waivers) = (old.files, old.waivers)
            new.entries[code] = KeptCounty.Entry(files: files, named: entry.named, days: entry.days, batch: entry.batch)
            if files != entry.files || old.isChanged || restsNow([path], since: old.writtenAt) { new.isChanged = true }
        }
        state.withLock { $0.taken += 1 }
        return batch
    }

    /// Keeps what a township came to.
    ///
    /// - Parameters:
    ///   - named: the places in whose files facilities were looked up.
    ///   - days: the days for which it holds.
    func keep(_ batch: Batch, of code: String, path: String?, named: Set<String>, on days: StableDays) {
        let named = named.sorted()
        let name = inventory.codes.county(of: code)
        let county = county(name)
        let old = old(name, county)
        guard let shared = identities(base(of: name), known: old.files, old.writtenAt),
            let files = identities([path] + named.map { paths[$0] }, known: [], 0)
        else { return }
        var packer = Packer()
        batch.pack(&packer)
        let entry = KeptCounty.Entry(files: files, named: named, days: days, batch: packer.bytes[...])
        county.new.withLock { new in
            (new.files, new.waivers) = (shared, waivers)
            new.entries[code] = entry
            new.isChanged = true
        }
        state.withLock { _ = $0.workedOut.insert(code) }
    }

    // MARK: Files

    /// The files every township of a county rests on: the roster, and those of the places above.
    private func base(of county: String) -> [String?] {
        [inventory.rosters[county]?.file, paths[county]] + inventory.upperFiles(of: county).map(\.path)
    }

    /// How files are now; nil when one cannot be read.
    private func identities(_ paths: [String?], known: [FileIdentity], _ writtenAt: Int) -> [FileIdentity]? {
        var identities: [FileIdentity] = []
        identities.reserveCapacity(paths.count)
        for (number, path) in paths.enumerated() {
            guard let identity = identity(path, known: known.count == paths.count ? known[number] : nil, writtenAt) else { return nil }
            identities.append(identity)
        }
        return identities
    }

    /// How a file is now; nil when it cannot be read. Of one that has not been touched since, what is known of it still holds.
    private func identity(_ path: String?, known: FileIdentity?, _ writtenAt: Int) -> FileIdentity? {
        guard let path else { return FileIdentity.none }
        guard let stamp = stamps[path] else { return nil }
        if let known, stamp.isStill(known.stamp, asOf: writtenAt) { return known }
        if let identity = state.withLock({ $0.identities[path] }) { return identity }
        // One that has changed since the inventory was opened may have been read before or after.
        guard let bytes = try? Self.bytes(of: path, as: stamp) else { return nil }
        let identity = FileIdentity(stamp: stamp.numbers, digest: digest(bytes[...]))
        state.withLock { $0.identities[path] = identity }
        return identity
    }

    /// Whether files have come to rest since something was written: written anew, it is worth more.
    private func restsNow(_ paths: [String?], since writtenAt: Int) -> Bool {
        paths.contains { path in
            guard let path, let stamp = stamps[path] else { return false }
            return !stamp.rested(by: writtenAt) && stamp.rested(by: openedAt)
        }
    }

    /// The bytes of a file; nil when it is not as it was.
    private static func bytes(of path: String, as stamp: FolderListing.Stamp) throws -> [UInt8]? {
        let file = try RegularFile(path)
        return file.stamp == stamp ? try file.bytes() : nil
    }

    // MARK: The folder

    /// Writes the counties of which anything is new, and takes those away that are no more; a cache that cannot be written is none.
    public func save() {
        guard let path else { return }
        do {
            try makeFolders(path)
            var names = Set<String>()
            var isFirst = true
            for (code, county) in state.withLock({ $0.counties }) {
                let (new, before) = (county.new.withLock { $0 }, county.old.withLock { $0?.entries.count ?? 0 })
                guard !new.entries.isEmpty else { continue }
                let file = KeptCounty.path(of: code, in: path)
                names.insert(file)
                guard new.isChanged || new.entries.count != before else { continue }
                try new.write(to: file, checksum, sweeps: isFirst)
                isFirst = false
            }
            for file in try FolderListing(path).files where !names.contains(file.path) { unlink(file.path) }
        } catch {}
    }
}
