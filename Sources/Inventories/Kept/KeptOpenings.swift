import Files
import Keeping
import Synchronization

/// What the files of an inventory were found to be when it was opened before: of most the place they are about, of rosters all that they say.
///
/// A file whose inode, size and time are as they were is taken to be the same if it had rested for a second when this was written. What cannot be
/// read back is forgotten without a word.
package final class KeptOpenings: Sendable {
    /// What is known of one file.
    private struct Entry: Sendable {
        var stamp: [Int]
        var isRoster: Bool
        var packed: ArraySlice<UInt8>
    }

    private struct State: Sendable {
        var old: [String: Entry] = [:]
        var new: [String: Entry] = [:]
        var stamps: [String: FolderListing.Stamp] = [:]
        /// How many were taken over.
        var taken = 0
    }

    private let path: String
    private let key: [UInt8]
    private let checksum: KeptFile.Checksum
    private let writtenAt: Int
    private let state: Mutex<State>

    private static let mark = Array("dabiao-openings 1\n".utf8)

    /// Those of a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - key: tells everything apart that files are understood by: the levels of places, the limits, the program.
    ///   - checksum: what tells that the bytes are whole.
    package init(_ path: String, key: [UInt8], checksum: @escaping KeptFile.Checksum) {
        (self.path, self.key, self.checksum) = (path, key, checksum)
        let (entries, writtenAt) = Self.read(path, Self.mark + key, checksum) ?? ([:], 0)
        self.writtenAt = writtenAt
        state = Mutex(State(old: entries))
    }

    /// Takes note of how files are now.
    func begin(_ listing: FolderListing) {
        state.withLock { $0.stamps = listing.stamps }
    }

    // MARK: Entries

    /// What a file was found to be, if it is still the same.
    private func known(_ path: String, isRoster: Bool) -> ArraySlice<UInt8>? {
        state.withLock { state in
            guard let entry = state.old[path], entry.isRoster == isRoster, let stamp = state.stamps[path], stamp.isStill(entry.stamp, asOf: writtenAt)
            else { return nil }
            state.new[path] = entry
            state.taken += 1
            return entry.packed
        }
    }

    private func keep(_ path: String, isRoster: Bool, _ pack: (inout Packer) -> Void) {
        var packer = Packer()
        pack(&packer)
        let bytes = packer.bytes
        state.withLock { state in
            guard let stamp = state.stamps[path] else { return }
            state.new[path] = Entry(stamp: stamp.numbers, isRoster: isRoster, packed: bytes[...])
        }
    }

    /// How a file opens.
    func opening(_ path: String) -> FileOpening? {
        known(path, isRoster: false).flatMap { bytes in
            Unpacker.whole(bytes) { FileOpening(key: try $0.text(), code: try $0.text(), within: try $0.text()) }
        }
    }

    /// Keeps how a file opens.
    func keep(_ opening: FileOpening, of path: String) {
        keep(path, isRoster: false) { for text in [opening.key, opening.code, opening.within] { $0.write(text) } }
    }

    /// The roster in a file.
    func roster(_ path: String) -> Roster? {
        known(path, isRoster: true).flatMap { bytes in Unpacker.whole(bytes) { try Roster(unpacking: &$0) } }
    }

    /// Keeps the roster in a file with which nothing is wrong.
    func keep(_ roster: Roster, of path: String) { keep(path, isRoster: true, roster.pack) }

    // MARK: The file

    /// Writes what was kept, if any of it is new; where it cannot be written nothing is kept.
    package func save() {
        let entries: [String: Entry]? = state.withLock { state in
            state.taken == state.new.count && state.new.count == state.old.count ? nil : state.new
        }
        guard let entries else { return }
        var body = Packer()
        body.write(entries.count)
        for (path, entry) in entries {
            body.write(path)
            body.write(entry.stamp)
            body.write(entry.isRoster)
            body.write(entry.packed.count)
            body.write(raw: entry.packed)
        }
        do {
            if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
            try KeptFile.write(body.bytes, to: path, head: Self.mark + key, checksum)
        } catch {}
    }

    private static func read(_ path: String, _ head: [UInt8], _ checksum: KeptFile.Checksum) -> (entries: [String: Entry], writtenAt: Int)? {
        guard let file = KeptFile(path, head: head, checksum) else { return nil }
        let entries: [String: Entry]? = Unpacker.whole(file.body) { unpacker in
            var entries: [String: Entry] = [:]
            let count = try unpacker.count()
            entries.reserveCapacity(count)
            for _ in 0..<count {
                let path = try unpacker.text()
                let (stamp, isRoster) = (try unpacker.numbers(), try unpacker.flag())
                let length = try unpacker.count()
                let place = file.body.startIndex + unpacker.place
                try unpacker.skip(length)
                entries[path] = Entry(stamp: stamp, isRoster: isRoster, packed: file.body[place..<place + length])
            }
            return entries
        }
        return entries.map { ($0, file.stamp.changedAt) }
    }
}

extension Roster {
    func pack(_ out: inout Packer) {
        for text in [county, name, source, file] { out.write(text) }
        out.write(townships.count)
        for township in townships {
            out.write(township.code)
            out.write(township.name)
            out.write(township.villages.count)
            for village in township.villages {
                out.write(village.code)
                out.write(village.name)
            }
        }
    }

    init(unpacking: inout Unpacker) throws {
        let (county, name, source, file) = (try unpacking.text(), try unpacking.text(), try unpacking.text(), try unpacking.text())
        var townships: [RosterTownship] = []
        for _ in 0..<(try unpacking.count()) {
            var township = RosterTownship(code: try unpacking.text(), name: try unpacking.text(), villages: [])
            let count = try unpacking.count()
            township.villages.reserveCapacity(count)
            for _ in 0..<count { township.villages.append(RosterVillage(code: try unpacking.text(), name: try unpacking.text())) }
            townships.append(township)
        }
        self.init(county: county, name: name, source: source, townships: townships, file: file)
    }
}
