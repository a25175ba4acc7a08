import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Notices when files in folders change, by looking at them every few hundredths of a second.
///
/// Editors write a file under another name and rename it, or empty it and write it anew; either way it is looked at until it stays as it is, so that
/// nobody reads half of it.
public struct FolderWatch: Sendable {
    private let folders: [String]
    private let endings: [String]
    private var known: [String: FolderListing.Stamp] = [:]
    /// How long to sleep between two looks, in milliseconds: longer where looking takes long.
    private var pause: Int64 = shortest

    private static let shortest: Int64 = 25
    /// How long a file must have been as it is.
    private static let rest: Int64 = 10
    /// How often an empty file is looked at again before it is taken to be meant so, and one that has gone.
    private static let patience = (empty: 100, gone: 15)

    /// A watch over the files of folders.
    ///
    /// - Parameters:
    ///   - folders: folders, or single files.
    ///   - endings: how the names of the files end that matter.
    public init(_ folders: [String], endings: [String]) {
        self.folders = folders
        self.endings = endings
        known = look() ?? [:]
    }

    /// Waits until a file has changed, come or gone, and stays as it is.
    ///
    /// - Returns: the paths of these files, sorted; none when the task was cancelled or `deadline` has come.
    public mutating func changes(before deadline: () -> Bool = { false }) async -> [String] {
        while !Task.isCancelled, !deadline() {
            try? await Task.sleep(for: .milliseconds(pause))
            let start = ContinuousClock.now
            guard let seen = look() else { continue }
            pause = max(Self.shortest, 5 * (ContinuousClock.now - start).milliseconds)
            if seen == known { continue }
            let settled = await settle(seen)
            let changed = Set(settled.keys).union(known.keys).filter { settled[$0] != known[$0] }.sorted()
            known = settled
            if !changed.isEmpty { return changed }
        }
        return []
    }

    /// Whether something has changed again since the last change was handed out, so that what was read since may be half of it.
    public var hasChanged: Bool { look() != known }

    /// Looks until nothing changes any more.
    private func settle(_ first: [String: FolderListing.Stamp]) async -> [String: FolderListing.Stamp] {
        var last = first
        for look in 0..<Self.patience.empty {
            try? await Task.sleep(for: .milliseconds(Self.rest))
            guard let next = self.look() else { continue }
            // A file that was emptied is about to be written, one that has gone to be replaced.
            let isWhole = known.allSatisfy { path, stamp in
                guard let seen = next[path] else { return look >= Self.patience.gone }
                return !seen.isEmpty || stamp.isEmpty
            }
            if next == last, isWhole { return next }
            last = next
        }
        return last
    }

    /// How the files are; nil while one of them is being replaced.
    private func look() -> [String: FolderListing.Stamp]? {
        var stamps: [String: FolderListing.Stamp] = [:]
        for folder in folders {
            guard let listing = try? FolderListing(folder) else { return nil }
            for file in listing.files where endings.contains(where: { file.name.hasSuffix($0) }) { stamps[file.path] = file.stamp }
        }
        return stamps
    }
}

extension FolderListing.Stamp {
    fileprivate var isEmpty: Bool { numbers[1] == 0 }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
