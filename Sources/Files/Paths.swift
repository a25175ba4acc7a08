#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder a path lies in, as it is written.
func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last part of a path.
func fileName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

/// A path without links and dots; nil when nothing is there.
func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
}

/// The file that writing to a path would make or change: links are followed, also one that leads to no file yet.
func followed(_ path: String) -> String {
    if let real = realPath(path) { return real }
    var at = path
    for _ in 0..<16 {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { readlink(at, $0.baseAddress!.assumingMemoryBound(to: CChar.self), 4096) }
        guard count > 0, count < 4096 else { return at }
        let target = String(decoding: buffer[..<count], as: UTF8.self)
        at = target.hasPrefix("/") ? target : folder(of: at) + "/" + target
    }
    return path
}

/// The entries of a folder; nothing of one that cannot be listed.
func entries(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}

/// A folder and every folder in it, links not followed.
func folders(below folder: String) -> [String] {
    var all = [folder]
    var next = 0
    while next < all.count, all.count < 100_000 {
        let at = all[next]
        next += 1
        for name in entries(at) {
            var status = stat()
            let path = at + "/" + name
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { all.append(path) }
        }
    }
    return all
}

/// Makes the folders a path needs; returns those that were not there, outermost first.
@discardableResult
package func makeFolders(_ path: String) throws -> [String] {
    var made: [String] = []
    var at = path.startIndex
    while at < path.endIndex {
        let slash = path[at...].firstIndex(of: "/") ?? path.endIndex
        let folder = String(path[..<slash])
        if !folder.isEmpty {
            if mkdir(folder, 0o777) == 0 { made.append(folder) } else if errno != EEXIST { throw OutputError.cannotWrite(folder, errno) }
        }
        if slash == path.endIndex { break }
        at = path.index(after: slash)
    }
    return made
}

/// Sees to it that names in a folder outlast a power cut; best effort, since not every file system can.
func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}
