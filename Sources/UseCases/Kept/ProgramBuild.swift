import Files
import Foundation

/// Which build of the program this is: another one may understand or judge otherwise.
enum ProgramBuild {
    /// What the program's file is like; nil where it cannot be told.
    static let current: String? = {
        #if os(Linux)
            let path: String? = "/proc/self/exe"
        #else
            let path = Bundle.main.executablePath
        #endif
        guard let stamp = path.flatMap({ try? FolderListing($0).files.first?.stamp }) else { return nil }
        return stamp.numbers.map(String.init).joined(separator: " ")
    }()
}
