import Digests
import Standards
import Wording

/// Folders of standards, from which libraries are loaded: read and checked once, and from then on taken as they were kept, as long as every byte of
/// every file is the same.
struct StandardsShelf: Sendable {
    /// The folders; later ones add to earlier ones.
    let folders: [String]
    /// Where libraries are kept; nil for nowhere.
    let cache: CacheFolder?

    private static let kind = "standards"

    /// A library of its own, in a language.
    ///
    /// - Throws: `InputError` with every problem of every file.
    func load(_ language: Language) throws -> StandardLibrary {
        let files = try StandardFiles(folders)
        guard let cache, let key = key(of: files, language, cache) else { return try StandardLibrary.load(files, language: language) }
        if let kept = cache.read(Self.kind, key).flatMap({ StandardLibrary(packed: $0) }) { return kept }
        let library = try StandardLibrary.load(files, language: language)
        cache.write(Self.kind, key, library.packed)
        return library
    }

    /// Everything a library is made from; nil where not every file can be read.
    func key(of files: StandardFiles, _ language: Language, _ cache: CacheFolder) -> [UInt8]? {
        var key = cache.key(Self.kind)
        key.update(language.rawValue)
        return files.enter(&key) ? key.digest() : nil
    }

    /// A digest of the folders as they are now; nil where not every file can be read.
    func digest() throws -> [UInt8]? {
        var digest = ContentDigest()
        return try StandardFiles(folders).enter(&digest) ? digest.digest() : nil
    }
}

extension StandardFiles {
    /// Takes everything that is read into a digest; false where not every file can be.
    fileprivate func enter(_ digest: inout ContentDigest) -> Bool {
        digest.update(limits.line)
        for folder in folders { digest.update(folder) }
        for file in files {
            guard let bytes = file.bytes else { return false }
            digest.update(file.path)
            digest.update("\(bytes.count)")
            digest.update(bytes[...])
        }
        return true
    }
}
