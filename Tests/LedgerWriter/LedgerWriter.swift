import Foundation
import Ledger
import Quantities

/// Writes notes into a ledger and prints the number of each event once it is safely stored; tests kill it.
///
/// usage: ledger-writer FILE NAME COUNT [--file-limit BYTES] [--as-nobody]
@main
struct LedgerWriterProgram {
    static func main() {
        let arguments = CommandLine.arguments
        let (path, name, count) = (arguments[1], arguments[2], Int(arguments[3]) ?? 0)
        if arguments.contains("--as-nobody"), setuid(65_534) != 0 { exit(3) }
        do {
            let store = try LedgerStore(path)
            if let index = arguments.firstIndex(of: "--file-limit"), let bytes = UInt64(arguments[index + 1]) {
                // Writing past the limit fails as it does on a full disk.
                signal(SIGXFSZ, SIG_IGN)
                var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
                setrlimit(__rlimit_resource_t(1), &limit)
            }
            var written = 0
            while count == 0 || written < count {
                let event = try store.write { writer in
                    try writer.append(
                        EventDraft(row: 1, .noted("\(name) \(written) " + String(repeating: "字", count: 40)), on: Day("2026-01-02")!, by: name))
                }
                written += 1
                FileHandle.standardOutput.write(Data("\(event.sequence) \(name) \(written - 1)\n".utf8))
            }
        } catch let error as LedgerError {
            FileHandle.standardError.write(Data("error: \(error.message.en)\n".utf8))
            exit(2)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }
}
