import Foundation

/// The process that has inputs read by this one.
enum Parent {
    /// Ends this process soon after its parent is gone, however that ended: stopped from outside, by ctrl-C, or by a crash. A thread of its own looks, for the input
    /// that is being read may hang.
    static func endWith(_ parent: Int32) {
        Thread.detachNewThread {
            while getppid() == parent { usleep(100_000) }
            _exit(1)
        }
    }
}
