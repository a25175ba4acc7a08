import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The place for whatever the tests of this run write; it is gone when the run ends, however its tests ended.
package let scratch: URL = {
    let all = FileManager.default.temporaryDirectory
    let name = "dabiao-tests-"
    // Of a run that was killed nothing else takes the folder away.
    for old in (try? FileManager.default.contentsOfDirectory(atPath: all.path)) ?? [] where old.hasPrefix(name) {
        guard let process = Int32(old.dropFirst(name.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
        try? FileManager.default.removeItem(at: all.appendingPathComponent(old))
    }
    let own = all.appendingPathComponent(name + "\(getpid())")
    try? FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    // Programs that tests start keep nothing in the folders of whoever runs the tests.
    setenv("DABIAO_NO_CACHE", "1", 1)
    atexit { try? FileManager.default.removeItem(at: scratch) }
    return own
}()
