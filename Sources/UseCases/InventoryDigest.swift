import Digests
import Files
import Foundation
import Inventories

extension Inventory {
    /// A digest of every YAML file in the folder, by name; of the results of a database, of its CSV files.
    public func digest() throws -> String {
        var hasher = SHA256()
        let listing = try FolderListing(folder)
        let files = listing.files.sorted { $0.path < $1.path }
        let facts = files.filter { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }
        for file in facts.isEmpty ? files.filter({ $0.name.hasSuffix(".csv") }) : facts {
            guard let data = FileManager.default.contents(atPath: file.path) else { continue }
            hasher.update("\(file.name) \(data.count)\n".utf8)
            hasher.update(data)
        }
        return hasher.digest().hexadecimal
    }
}
