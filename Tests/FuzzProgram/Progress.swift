import Foundation

/// The number of the input a process is at, where another process can see it though this one crashes or hangs.
struct Progress {
    private let file: Int32

    init(_ path: String) { file = open(path, O_CREAT | O_RDWR, 0o600) }

    /// An input that is read, and how many were before it.
    struct Step: Equatable {
        var number: Int64
        var count: Int64
    }

    /// Notes what is about to be read.
    func note(_ step: Step) {
        var step = step
        _ = pwrite(file, &step, MemoryLayout<Step>.size, 0)
    }

    /// What was noted last; nil when there was nothing.
    func last() -> Step? {
        var step = Step(number: 0, count: 0)
        return pread(file, &step, MemoryLayout<Step>.size, 0) == MemoryLayout<Step>.size ? step : nil
    }

    /// Closes the file.
    func close() { _ = Foundation.close(file) }
}
