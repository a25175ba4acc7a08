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
    /// One township's result with what it rests on.
    private struct Entry: Sendable {
        /// The own file, the roster, the waivers and the files above, in this order, then those of facilities that are named.
        var files: [FileIdentity]
        /// The places of facilities that are named, by code.
        var named: [String]
        /// The days for which it holds.
        var days: StableDays
        /// The packed batch.
        var batch: ArraySlice<UInt8>
    }

    private struct State {
        var old: [String: Entry] = [:]
        var new: [String: Entry] = [:]
        var identities: [String: FileIdentity] = [:]
        var taken = 0
        /// The places that were not taken over.
        var workedOut: Set<String> = []
    }

    /// The digest by which files are told apart.
    public typealias Digest = @Sendable (_ bytes: ArraySlice<UInt8>) -> [UInt8]

    /// The file; nil where results are kept in memory alone.
    private let path: String?
    private let digest: Digest
    private let inventory: Inventory
    private let stamps: [String: FolderListing.Stamp]
    private let paths: [String: String]
    private let state: Mutex<State>
    /// Files changed in the second before the cache was written may have been changed again within it.
    private let writtenAt: Int
    /// When the files of a cache in memory were looked at.
    private let createdAt: Int

    /// How many results were taken over so far.
    public var taken: Int { state.withLock { $0.taken } }

    /// A cache in a folder, for one way of auditing an inventory.
    ///
    /// - Parameters:
    ///   - path: the cache's file; its name tells everything apart that is not in the inventory's files: standards, which criteria count on the
    ///     day, options, language, and the version of the program.
    ///   - inventory: the inventory, as it was opened.
    ///   - digest: the digest by which files are told apart.
    public init(_ path: String, _ inventory: Inventory, digest: @escaping Digest) {
        self.path = path
        self.digest = digest
        self.inventory = inventory
        stamps = Dictionary(inventory.listedFiles.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
        paths = Dictionary((inventory.townships + inventory.counties).map { ($0.code, $0.path) }, uniquingKeysWith: { first, _ in first })
        let (entries, writtenAt) = Self.read(path, digest)
        self.writtenAt = writtenAt
        createdAt = 0
        state = Mutex(State(old: entries))
    }

    /// A cache in memory, with what another one held after its audit.
    ///
    /// - Parameters:
    ///   - inventory: the inventory, as it was opened.
    ///   - earlier: the cache of an audit by the same program and with the same options; nil for none.
    ///   - digest: the digest by which files are told apart.
    package init(_ inventory: Inventory, after earlier: AuditCache?, digest: @escaping Digest) {
        path = nil
        self.digest = digest
        self.inventory = inventory
        stamps = Dictionary(inventory.listedFiles.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
        paths = Dictionary((inventory.townships + inventory.counties).map { ($0.code, $0.path) }, uniquingKeysWith: { first, _ in first })
        createdAt = Int(time(nil))
        writtenAt = earlier?.createdAt ?? 0
        state = Mutex(State(old: earlier?.state.withLock { $0.new } ?? [:]))
    }

    // MARK: What is kept

    /// The places whose results are kept, by code.
    package var codes: [String] { state.withLock { Array($0.new.keys) } }

    /// Those of them that were not taken over.
    package var workedOut: Set<String> { state.withLock { $0.workedOut } }

    /// What a place came to.
    package func kept(_ code: String) -> Batch? { state.withLock { $0.new[code] }.flatMap { Self.unpacked($0.batch) } }

    private static func unpacked(_ bytes: ArraySlice<UInt8>) -> Batch? {
        bytes.withUnsafeBytes { bytes in
            var unpacker = Unpacker(bytes)
            guard let batch = try? Batch(unpacking: &unpacker), unpacker.isAtEnd else { return nil }
            return batch
        }
    }

    // MARK: Entries

    /// What a township came to, when nothing it rests on has changed.
    func batch(of code: String, path: String?, on day: Day) -> Batch? {
        guard let entry = state.withLock({ $0.old[code] }), entry.days.contains(day) else { return nil }
        let own = base(of: code, path)
        guard entry.files.count == own.count + entry.named.count else { return nil }
        var now: [FileIdentity] = []
        for (path, known) in zip(own + entry.named.map { paths[$0] }, entry.files) {
            guard let identity = identity(path, known: known), identity.digest == known.digest else { return nil }
            now.append(identity)
        }
        guard let batch = Self.unpacked(entry.batch) else { return nil }
        state.withLock {
            $0.taken += 1
            $0.new[code] = Entry(files: now, named: entry.named, days: entry.days, batch: entry.batch)
        }
        return batch
    }

    /// Keeps what a township came to.
    ///
    /// - Parameters:
    ///   - named: the places in whose files facilities were looked up.
    ///   - days: the days for which it holds.
    func keep(_ batch: Batch, of code: String, path: String?, named: Set<String>, on days: StableDays) {
        let named = named.sorted()
        var files: [FileIdentity] = []
        for path in base(of: code, path) + named.map({ paths[$0] }) {
            guard let identity = identity(path, known: nil) else { return }
            files.append(identity)
        }
        var packer = Packer()
        batch.pack(&packer)
        let entry = Entry(files: files, named: named, days: days, batch: packer.bytes[...])
        state.withLock {
            $0.new[code] = entry
            $0.workedOut.insert(code)
        }
    }

    /// The files every township rests on.
    private func base(of code: String, _ path: String?) -> [String?] {
        let county = inventory.codes.county(of: code)
        return [path, inventory.rosters[county]?.file, paths[county]] + inventory.upperFiles(of: county).map(\.path) + waiverFiles
    }

    private var waiverFiles: [String] { Array(Set(inventory.waivers.map(\.file))).sorted() }

    /// How a file is now; nil when it cannot be read. Of one that has not been touched since, what is known of it still holds.
    private func identity(_ path: String?, known: FileIdentity?) -> FileIdentity? {
        guard let path else { return FileIdentity.none }
        guard let stamp = stamps[path] else { return nil }
        if let known, known.stamp == stamp.numbers, stamp.changedAt < writtenAt - 1 { return known }
        if let identity = state.withLock({ $0.identities[path] }) { return identity }
        // One that has changed since the inventory was opened may have been read before or after.
        guard let bytes = try? Self.bytes(of: path, as: stamp) else { return nil }
        let identity = FileIdentity(stamp: stamp.numbers, digest: digest(bytes[...]))
        state.withLock { $0.identities[path] = identity }
        return identity
    }

    /// The bytes of a file; nil when it is not as it was.
    private static func bytes(of path: String, as stamp: FolderListing.Stamp) throws -> [UInt8]? {
        let file = try RegularFile(path)
        return file.stamp == stamp ? try file.bytes() : nil
    }

    // MARK: The file

    private static let mark: [UInt8] = Array("dabiao-audit-cache 2\n".utf8)

    /// Writes what was kept, if any of it is new; a cache that cannot be written is none.
    public func save() {
        let (entries, isNew) = state.withLock { state in (state.new, state.taken < state.new.count || state.new.count != state.old.count) }
        guard isNew, let path else { return }
        var body = Packer()
        body.write(entries.count)
        for (code, entry) in entries.sorted(by: { $0.key < $1.key }) {
            body.write(code)
            body.write(entry.files)
            body.write(entry.named)
            entry.days.pack(&body)
            body.write(entry.batch.count)
            body.write(raw: Array(entry.batch))
        }
        do {
            if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
            let output = try Output(path, isPrivate: true)
            let digest = digest(body.bytes[...])
            try output.write(Self.mark + [UInt8(digest.count)] + digest)
            try output.write(body.bytes)
            try output.finish()
        } catch {}
    }

    private static func read(_ path: String, _ digest: Digest) -> (entries: [String: Entry], writtenAt: Int) {
        let nothing: (entries: [String: Entry], writtenAt: Int) = ([:], 0)
        guard let (bytes, writtenAt) = try? whole(path), bytes.starts(with: mark), bytes.count > mark.count else { return nothing }
        let start = mark.count + 1 + Int(bytes[mark.count])
        guard bytes.count > start, digest(bytes[start...]) == Array(bytes[(mark.count + 1)..<start]) else { return nothing }
        var entries: [String: Entry] = [:]
        do {
            try bytes.withUnsafeBytes { raw in
                var unpacker = Unpacker(UnsafeRawBufferPointer(rebasing: raw[start...]))
                for _ in 0..<(try unpacker.count()) {
                    let code = try unpacker.text()
                    let (files, named): ([FileIdentity], [String]) = (try unpacker.values(), try unpacker.values())
                    let days = try StableDays(unpacking: &unpacker)
                    let length = try unpacker.count()
                    let place = start + unpacker.place
                    try unpacker.skip(length)
                    entries[code] = Entry(files: files, named: named, days: days, batch: bytes[place..<place + length])
                }
            }
        } catch { return nothing }
        return (entries, writtenAt)
    }

    private static func whole(_ path: String) throws -> (bytes: [UInt8], writtenAt: Int) {
        let file = try RegularFile(path)
        return (try file.bytes(), file.stamp.changedAt)
    }
}
