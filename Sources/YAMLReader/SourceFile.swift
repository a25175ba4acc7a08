import Files
import Wording

/// Reads whole regular files into a buffer that is reused from file to file.
final class SourceBuffer {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 1 << 16
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The bytes of the file last read.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    private func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let larger = max(wanted, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    /// How many zeros stand behind the bytes at least, so that whoever looks for an end finds one.
    private static let padding = 8

    /// Puts zeros behind the bytes.
    private func close() {
        reserve(count + Self.padding)
        (base + count).update(repeating: 0, count: Self.padding)
    }

    /// Room behind the bytes and the zeros for as many bytes more, until the next file is read.
    func makeSpare() -> UnsafeMutablePointer<UInt8> {
        reserve(count * 2 + 2 * Self.padding)
        close()
        return base + count + Self.padding
    }

    /// Takes over bytes from memory, for tests and standard input.
    func fill(_ bytes: [UInt8]) {
        count = 0
        reserve(bytes.count + 1)
        bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { base.update(from: start, count: source.count) }
        }
        count = bytes.count
        close()
    }

    /// Reads a regular file. Returns what is wrong with it, or nil.
    func read(path: String, limit: Int) -> Diagnostic? {
        count = 0
        do throws(RegularFile.Problem) {
            let file = try RegularFile(path, limit: limit)
            reserve(file.size + Self.padding + 1)
            while true {
                if count == capacity { reserve(capacity + 1) }
                let got = try file.read(into: base + count, atMost: capacity - count)
                if got == 0 {
                    close()
                    return nil
                }
                count += got
                // A file that grows while it is read must not get past the limit.
                if count > limit { throw .tooLarge(count) }
            }
        } catch {
            return switch error {
            case .system(let code): Diagnostic(file: path, message: .cannotRead(code))
            case .notRegular: Diagnostic(file: path, message: .notRegularFile, help: .useRegularFile)
            case .tooLarge(let bytes): Diagnostic(file: path, message: .fileTooLarge(bytes: bytes, limit: limit), help: .splitFile)
            }
        }
    }
}
