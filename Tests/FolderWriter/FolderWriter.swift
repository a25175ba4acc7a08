import Files
import Foundation

/// Counts in the files of a folder, all of them together, and prints each number once it is safely stored; tests kill it.
///
/// usage: folder-writer FOLDER COUNT FILE…
@main
struct FolderWriterProgram {
    static func main() {
        let arguments = CommandLine.arguments
        let (folder, count, files) = (arguments[1], Int(arguments[2]) ?? 0, arguments[3...].map { arguments[1] + "/" + $0 })
        do {
            var written = 0
            while count == 0 || written < count {
                let lock = try FolderLock(folder, wait: 60)
                var set = FileSet()
                var number = 0
                for file in files {
                    let before = FileManager.default.contents(atPath: file)
                    number = before.flatMap { Int(String(decoding: $0, as: UTF8.self).split(separator: "\n")[0]) } ?? 0
                    set.add(file, "\(number + 1)\n" + String(repeating: "字", count: 500), before: before.map(Array.init))
                }
                try set.commit()
                withExtendedLifetime(lock) {}
                written += 1
                FileHandle.standardOutput.write(Data("\(number + 1)\n".utf8))
            }
        } catch let error as OutputError {
            FileHandle.standardError.write(Data("error: \(error.message.en)\n".utf8))
            exit(2)
        } catch {
            exit(1)
        }
    }
}
