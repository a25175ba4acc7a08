#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A regular file open for reading: pipes, devices and folders are refused, so that no reader waits for ever.
package struct RegularFile: ~Copyable {
    /// Why a file is not read.
    package enum Problem: Error {
        /// The system refused, by its error number.
        case system(Int32)
        /// It is a pipe, a device or a folder.
        case notRegular
        /// It has more bytes than may be read.
        case tooLarge(Int)
    }

    private let descriptor: Int32
    /// What it was like when it was opened.
    package let stamp: FolderListing.Stamp
    /// How many bytes it held when it was opened.
    package let size: Int
    /// Whether it belongs to the user the program works for.
    package let isOwn: Bool

    /// Opens a file of at most so many bytes.
    package init(_ path: String, limit: Int = .max) throws(Problem) {
        // Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(errno) }
        var status = stat()
        var problem: Problem?
        if fstat(descriptor, &status) != 0 {
            problem = .system(errno)
        } else if status.st_mode & S_IFMT != S_IFREG {
            problem = .notRegular
        } else if Int(status.st_size) > limit {
            problem = .tooLarge(Int(status.st_size))
        }
        if let problem {
            close(descriptor)
            throw problem
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        isOwn = status.st_uid == geteuid()
        stamp = FolderListing.Stamp(status)
    }

    /// All bytes of a file of at most so many; nil where nothing is there that can be read.
    package static func bytes(_ path: String, limit: Int = .max) -> [UInt8]? {
        do throws(Problem) { return try RegularFile(path, limit: limit).bytes() } catch { return nil }
    }

    /// All its bytes.
    package func bytes() throws(Problem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var count = 0
        while true {
            let got = try read(into: &bytes, at: count, atMost: bytes.count - count)
            if got == 0 { break }
            count += got
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    deinit { close(descriptor) }

    /// Reads the next bytes, at most so many; zero at the end.
    package func read(into memory: UnsafeMutableRawPointer, atMost count: Int) throws(Problem) -> Int {
        while true {
            let got = systemRead(descriptor, memory, count)
            if got >= 0 { return got }
            guard errno == EINTR else { throw .system(errno) }
        }
    }

    /// Reads the next bytes into an array at a place, at most so many; zero at the end.
    package func read(into bytes: inout [UInt8], at place: Int, atMost count: Int) throws(Problem) -> Int {
        precondition(place + count <= bytes.count)
        let result: Result<Int, Problem> = bytes.withUnsafeMutableBytes { memory in
            Result { () throws(Problem) in try read(into: memory.baseAddress! + place, atMost: count) }
        }
        return try result.get()
    }
}

/// The system's `read`, whose name the method above hides.
private func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, memory, count) }
