import Files
import Foundation

/// A program that shows standard output screen by screen.
struct Pager {
    private let process: pid_t

    /// Starts a command and leads standard output into it; nil where it cannot be started, and everything stays as it was.
    init?(_ command: String, _ environment: [String: String]) {
        // A shell is always there; what it shall run may not be.
        let program = command.split(separator: " ").first.map(String.init) ?? ""
        guard program.contains("=") || Self.isThere(program, environment["PATH"] ?? "") else { return nil }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        defer { ends.forEach { close($0) } }
        // The pager is asked to stop by keys, so that it gets the signals that this program waits for in a thread of its own.
        var attributes = posix_spawnattr_t()
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { text in strdup(text) } + [nil] }
        var arguments = copied(["sh", "-c", command])
        var variables = copied(environment.map { "\($0.key)=\($0.value)" })
        defer { (arguments + variables).forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, &variables) == 0 else { return nil }
        self.process = process
        dup2(ends[1], 1)
        // Somebody who stops reading is no failure.
        signal(SIGPIPE, SIG_IGN)
        Temporaries.waitOnSignals { [self] in finish() }
    }

    private static func isThere(_ program: String, _ path: String) -> Bool {
        let files = FileManager.default
        if program.contains("/") { return files.isExecutableFile(atPath: program) }
        return path.split(separator: ":").contains { files.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// Ends the output, and waits until the pager has ended.
    func finish() {
        fflush(nil)
        // Nothing that is opened later may take its number.
        let nowhere = open("/dev/null", O_WRONLY)
        dup2(nowhere, 1)
        close(nowhere)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
