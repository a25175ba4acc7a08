import Digests
import Files
import Keeping
import Packing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The user's folder for what can be made anew, such as standards that are read and checked.
///
/// Nothing in it is missed when it is gone, and nothing is trusted that another program, version or user wrote or that is not whole: then, as
/// where the folder cannot be used, things are made anew without a word.
public struct CacheFolder: Sendable {
    /// The folder.
    let path: String
    /// The folder that must be there for it to be made.
    private let base: String?
    /// What tells this program from every other and from itself before it was built anew.
    private let program: [String]

    /// How many entries stay: those of a few folders of standards, in both languages.
    static let mostEntries = 16
    /// How long one stays that nobody uses, in seconds.
    static let longest = 30 * 86_400
    /// Larger ones are none of ours.
    private static let largest = 256 << 20
    private static let ending = ".kept"
    private static let mark = Array("dabiao-kept 2\n".utf8)

    /// The folder the user's variables name: `dabiao` in `XDG_CACHE_HOME`, else in `.cache` of `HOME`; nil where they name none, and with a
    /// `DABIAO_NO_CACHE` that is not empty.
    ///
    /// - Parameters:
    ///   - variables: the variables of the environment.
    ///   - version: the version of the program.
    public init?(_ variables: [String: String], version: String) {
        guard (variables["DABIAO_NO_CACHE"] ?? "").isEmpty else { return nil }
        func absolute(_ name: String) -> String? { variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        if let own = absolute("XDG_CACHE_HOME") {
            (path, base) = (own + "/dabiao", nil)
        } else if let home = absolute("HOME") {
            (path, base) = (home + "/.cache/dabiao", home)
        } else {
            return nil
        }
        guard let build = ProgramBuild.current else { return nil }
        program = [version, build]
    }

    // MARK: Entries

    /// A digest that tells an entry's key from all others, and this program from others; the caller takes the rest of the key in.
    func key(_ kind: String) -> ContentDigest {
        var key = ContentDigest()
        for text in [kind] + program { key.update(text) }
        return key
    }

    /// What is kept under a key; nil where nothing is that is whole.
    func read(_ kind: String, _ key: [UInt8]) -> ArraySlice<UInt8>? {
        let path = entry(kind, key)
        guard let file = KeptFile(path, head: Self.mark + key, limit: Self.largest, mustBeOwn: true, Self.checksum) else { return nil }
        // Whoever tidies up sees that it is used.
        if Int(time(nil)) - file.stamp.changedAt > 86_400 { utimes(path, nil) }
        return file.body
    }

    /// Keeps bytes under a key, and takes away what is old.
    func write(_ kind: String, _ key: [UInt8], _ body: [UInt8]) {
        if let base, access(base, F_OK) != 0 { return }
        do {
            try makeFolders(path)
            try KeptFile.write(body, to: entry(kind, key), head: Self.mark + key, Self.checksum)
            tidy()
        } catch {}
    }

    private func entry(_ kind: String, _ key: [UInt8]) -> String { "\(path)/\(kind)-\(key.prefix(16).hexadecimal)\(Self.ending)" }

    /// Where something lies in a folder that the user named for what is kept of audits.
    ///
    /// - Parameter digest: tells it from everything else there; twelve bytes of it are enough for a name.
    static func file(in folder: String, _ digest: [UInt8], _ ending: String) -> String { "\(folder)/\(digest.prefix(12).hexadecimal).\(ending)" }

    /// What tells that kept bytes are whole.
    static let checksum: KeptFile.Checksum = { body in withUnsafeBytes(of: crc32(of: body).littleEndian) { Array($0) } }

    /// Takes away entries that nobody has used for long, and all but the last.
    private func tidy() {
        guard let listed = try? FolderListing(path) else { return }
        let entries = listed.files.filter { $0.name.hasSuffix(Self.ending) }.sorted { $0.stamp.changedAt > $1.stamp.changedAt }
        let now = Int(time(nil))
        for (number, entry) in entries.enumerated() where number >= Self.mostEntries || now - entry.stamp.changedAt > Self.longest {
            unlink(entry.path)
        }
    }
}
