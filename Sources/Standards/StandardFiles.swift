import Files
import Wording
import YAMLReader

/// The files of folders of standards, read and not yet understood: what they come to can be told from nothing but this.
package struct StandardFiles: Sendable {
    /// One file.
    package struct File: Sendable {
        /// The path, beginning with its folder as the user named it.
        package let path: String
        /// Whether it lies where words are kept.
        let isAmongWords: Bool
        /// What it says; nil where it cannot be read.
        package let bytes: [UInt8]?
    }

    /// The folders, as the user named them.
    package let folders: [String]
    /// How large the files may be.
    package let limits: YAMLLimits
    /// The files, in the order in which they are taken.
    package let files: [File]

    /// Reads what folders hold.
    ///
    /// - Parameters:
    ///   - folders: folders such as `standards`, or single files; one that is named twice is read once.
    ///   - limits: how large the files may be.
    /// - Throws: `InputError` when a folder cannot be listed, or there is nothing in it.
    package init(_ folders: [String], limits: YAMLLimits = YAMLLimits()) throws {
        var files: [File] = []
        var seen = Set<String>()
        for folder in folders.map(Self.withoutSlash) where seen.insert(folder).inserted {
            let listed = try FolderListing(folder).files.filter { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }
            guard !listed.isEmpty else { throw InputError(Diagnostic(file: folder, message: .noYAMLFiles)) }
            let read = listed.map { file in
                File(path: file.path, isAmongWords: file.path.hasPrefix(folder + "/vocabulary/"), bytes: RegularFile.bytes(file.path, limit: limits.fileSize))
            }
            // Words first, so that what adds to them comes after them.
            files += read.filter(\.isAmongWords) + read.filter { !$0.isAmongWords }
        }
        self.folders = folders
        self.limits = limits
        self.files = files
    }

    private static func withoutSlash(_ folder: String) -> String {
        folder.count > 1 && folder.hasSuffix("/") ? withoutSlash(String(folder.dropLast())) : folder
    }
}
