import Keeping

/// What the townships of one county came to, with what they rest on, as a file has it.
struct KeptCounty: Sendable {
    /// One township's result with what it alone rests on.
    struct Entry: Sendable {
        /// The own file, then those of facilities that are named.
        var files: [FileIdentity]
        /// The places of facilities that are named, by code.
        var named: [String]
        /// The days for which it holds.
        var days: StableDays
        /// The packed batch.
        var batch: ArraySlice<UInt8>
    }

    /// The files all of them rest on.
    var files: [FileIdentity] = []
    /// What tells the waivers of the inventory from others.
    var waivers: [UInt8] = []
    /// The results, by the township's code.
    var entries: [String: Entry] = [:]
    /// When they were written, in seconds since 1970.
    var writtenAt = 0
    /// Whether they are not what was read.
    var isChanged = false

    init() {}

    private static let mark = Array("dabiao-audit-cache 3\n".utf8)

    /// The file of a county in a folder; whatever its code is, its digits are not another path.
    static func path(of county: String, in folder: String) -> String {
        folder + "/" + county.utf8.map { String($0, radix: 16) }.joined(separator: "-") + ".kept"
    }

    /// Reads a file; nil where it is not whole.
    init?(reading path: String, _ checksum: AuditCache.Digest) {
        guard let file = KeptFile(path, head: Self.mark, checksum) else { return nil }
        let isRead: Void? = Unpacker.whole(file.body) { unpacker in
            files = try unpacker.values()
            waivers = try unpacker.raw(try unpacker.count())
            for _ in 0..<(try unpacker.count()) {
                let code = try unpacker.text()
                let (files, named): ([FileIdentity], [String]) = (try unpacker.values(), try unpacker.values())
                let days = try StableDays(unpacking: &unpacker)
                let length = try unpacker.count()
                let place = file.body.startIndex + unpacker.place
                try unpacker.skip(length)
                entries[code] = Entry(files: files, named: named, days: days, batch: file.body[place..<place + length])
            }
        }
        guard isRead != nil else { return nil }
        writtenAt = file.stamp.changedAt
    }

    /// Writes the file.
    ///
    /// - Parameter sweeps: whether what dead runs left beside it is removed.
    func write(to path: String, _ checksum: AuditCache.Digest, sweeps: Bool) throws {
        var body = Packer()
        body.write(files)
        body.write(waivers.count)
        body.write(raw: waivers)
        body.write(entries.count)
        for (code, entry) in entries.sorted(by: { $0.key < $1.key }) {
            body.write(code)
            body.write(entry.files)
            body.write(entry.named)
            entry.days.pack(&body)
            body.write(entry.batch.count)
            body.write(raw: entry.batch)
        }
        try KeptFile.write(body.bytes, to: path, head: Self.mark, sweeps: sweeps, checksum)
    }
}
