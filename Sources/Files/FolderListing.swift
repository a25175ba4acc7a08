import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a folder and its sub-folders, in the order of their paths.
public struct FolderListing: Sendable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// The path, beginning with the folder as the user named it.
        public var path: String
        /// The last part of the path.
        public var name: String
        /// What it was like when it was listed.
        public var stamp: Stamp
    }

    /// What tells whether a file is still the one it was.
    public struct Stamp: Sendable, Hashable {
        private let inode: UInt64
        private let size: Int64
        private let seconds: Int
        private let fraction: Int
        /// When anything of it was changed, be it only its time, which who writes cannot choose.
        private let status: (seconds: Int, fraction: Int)

        /// The same as numbers, to be kept and compared later: inode, size, seconds and fraction of the last change of its bytes and of anything.
        package var numbers: [Int] { [Int(bitPattern: UInt(inode)), Int(size), seconds, fraction, status.seconds, status.fraction] }
        /// The second of the last change.
        package var changedAt: Int { seconds }
        /// Whether it had rested for a second by then: one that was changed in that second may have been changed again within it.
        package func rested(by second: Int) -> Bool { max(seconds, status.seconds) < second - 1 }

        /// Whether a file is surely what it was when its ``numbers`` were kept, in a second in which it had rested.
        package func isStill(_ kept: [Int], asOf second: Int) -> Bool { rested(by: second) && numbers == kept }

        /// Whether the bytes are the same, as far as times tell; who may read the file makes no difference.
        public static func == (left: Self, right: Self) -> Bool {
            left.inode == right.inode && left.size == right.size && left.seconds == right.seconds && left.fraction == right.fraction
        }

        /// In step with `==`.
        public func hash(into hasher: inout Hasher) {
            for number in [Int(bitPattern: UInt(inode)), Int(size), seconds, fraction] { hasher.combine(number) }
        }

        init(_ status: stat) {
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            #if canImport(Glibc)
                seconds = Int(status.st_mtim.tv_sec)
                fraction = Int(status.st_mtim.tv_nsec)
                self.status = (Int(status.st_ctim.tv_sec), Int(status.st_ctim.tv_nsec))
            #else
                seconds = Int(status.st_mtimespec.tv_sec)
                fraction = Int(status.st_mtimespec.tv_nsec)
                self.status = (Int(status.st_ctimespec.tv_sec), Int(status.st_ctimespec.tv_nsec))
            #endif
        }
    }

    /// The files, sorted by path.
    public let files: [File]
    /// The folder and its sub-folders, those without files too; of a single file, the folder it lies in.
    public let folders: [String]

    /// A listing of nothing: of files that are not on any disk.
    public init() {
        files = []
        folders = []
    }

    /// Lists a folder; of a single file, the file itself. Hidden files are left out.
    ///
    /// - Throws: ``InputError`` naming every folder that cannot be listed.
    public init(_ folder: String) throws {
        var files: [File] = []
        var problems: [Diagnostic] = []
        var status = stat()
        if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            folders = [folder.lastIndex(of: "/").map { $0 == folder.startIndex ? "/" : String(folder[..<$0]) } ?? "."]
            self.files = [File(path: folder, name: folder.split(separator: "/").last.map(String.init) ?? folder, stamp: Stamp(status))]
            return
        }
        var folders: [String] = []
        var pending = [folder]
        var steps = 0
        while let next = pending.popLast() {
            steps += 1
            guard steps <= 100_000, let directory = opendir(next) else {
                problems.append(Diagnostic(file: next, message: .cannotList(errno), help: .notUTF8(next) ?? (errno == ENOTDIR ? .nameAFolder : nil)))
                continue
            }
            defer { closedir(directory) }
            folders.append(next)
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard !name.hasPrefix(".") else { continue }
                let path = next + (next.hasSuffix("/") ? "" : "/") + name
                var status = stat()
                guard stat(path, &status) == 0 else {
                    problems.append(Diagnostic(file: path, message: .cannotList(errno), help: .notUTF8(path)))
                    continue
                }
                if status.st_mode & S_IFMT == S_IFDIR {
                    // Symbolic links to folders are not followed: they could lead in a circle.
                    var link = stat()
                    if lstat(path, &link) == 0, link.st_mode & S_IFMT != S_IFLNK { pending.append(path) }
                } else {
                    files.append(File(path: path, name: name, stamp: Stamp(status)))
                }
            }
        }
        guard problems.isEmpty else { throw InputError(problems) }
        self.folders = folders.sorted()
        self.files = files.sorted { $0.path < $1.path }
    }

    /// What each file was like when it was listed, by path.
    package var stamps: [String: Stamp] { Dictionary(files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first }) }

    /// The files that have changed, or are no longer there, since they were listed.
    public func changed() -> [File] {
        files.filter { file in
            var status = stat()
            return stat(file.path, &status) != 0 || Stamp(status) != file.stamp
        }
    }
}
