import Files
import Foundation
import Wording

/// The lines of a file or of standard input, as they come.
final class LineInput {
    /// What the lines come from, as diagnostics say it.
    let name: String
    private let descriptor: Int32
    private let limit: Int
    /// Room for what was read; lines that were handed out are dropped when more is read.
    private var room: [UInt8] = []
    /// Where the next line begins, up to where no line break was found behind it, and where what was read ends.
    private var (start, searched, end) = (0, 0, 0)
    private var isOpen = true

    private static let share = 1 << 18

    /// - Parameter limit: how many bytes a line may have.
    init(_ path: String?, limit: Int) throws {
        self.limit = limit
        guard let path, path != "-" else {
            (name, descriptor) = ("-", 0)
            return
        }
        (name, descriptor) = (path, open(path, O_RDONLY | O_CLOEXEC))
        if descriptor < 0 { throw UserFailure("没有文件 \(path)", "there is no file \(path)") }
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    /// Waits for more and reads what has come; false when nothing will come any more.
    func read() throws -> Bool {
        guard isOpen else { return false }
        if end - start > limit { throw UserFailure("\(name) 有一行超过 \(limit) 字节", "\(name) has a line of more than \(limit) bytes") }
        room.removeSubrange(..<start)
        (start, searched, end) = (0, searched - start, end - start)
        if room.count < end + Self.share { room.append(contentsOf: repeatElement(0, count: max(end, Self.share))) }
        var count = -1
        repeat {
            count = room.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress! + end, $0.count - end) }
        } while count < 0 && errno == EINTR
        if count < 0 {
            let reason = Text.cannotRead(errno)
            throw UserFailure("\(name)：\(reason.zh)", "\(name): \(reason.en)")
        }
        end += count
        isOpen = count > 0
        return true
    }

    /// The next whole line, without its line break; nil when more has to be read for it.
    func next() -> [UInt8]? {
        room.withUnsafeBytes { room -> [UInt8]? in
            guard let base = room.baseAddress else { return nil }
            let found = memchr(base + searched, 10, end - searched).map { base.distance(to: UnsafeRawPointer($0)) }
            // The last line may do without a line break.
            guard found != nil || !isOpen && start < end else {
                searched = end
                return nil
            }
            let stop = found ?? end
            let isCarried = stop > start && room[stop - 1] == UInt8(ascii: "\r")
            let line = Array(UnsafeRawBufferPointer(rebasing: room[start..<(isCarried ? stop - 1 : stop)]))
            start = found.map { $0 + 1 } ?? end
            searched = start
            return line
        }
    }
}
