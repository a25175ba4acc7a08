import Digests
import Files
import Foundation
import Inventories

extension Inventory {
    /// A digest of every YAML file in the folder, by name.
    public func digest() throws -> String {
        var hasher = SHA256()
        let listing = try FolderListing(folder)
        for file in listing.files.sorted(by: { $0.path < $1.path }) where file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml") {
            guard let data = FileManager.default.contents(atPath: file.path) else { continue }
            hasher.update("\(file.name) \(data.count)\n".utf8)
            hasher.update(data)
        }
        return hasher.digest().hexadecimal
    }
}
