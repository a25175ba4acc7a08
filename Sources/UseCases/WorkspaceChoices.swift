import Digests
import Foundation
import Inventories
import Ledger
import Quantities
import Standards
import Wording

// What is meant where a user names nothing, or names it in words.

extension Workspace {
    /// The folders of the workspace's inventories.
    var inventoryFolders: [String] {
        let files = FileManager.default
        return ((try? files.contentsOfDirectory(atPath: path("inventories"))) ?? []).sorted().map { path("inventories/\($0)") }.filter { path in
            var isFolder: ObjCBool = false
            return files.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// Opens an inventory; without one named the only one there is, or the one that holds a code or a name.
    public func inventory(_ folder: String?, holding code: String? = nil) throws -> Inventory { try inventory(folder, holding: code, cache: nil) }

    /// The same with what was kept of it in a folder when it was opened before.
    func inventory(_ folder: String?, holding code: String? = nil, cache: String?) throws -> Inventory {
        func open(_ folder: String) throws -> Inventory {
            let levels = try library().vocabulary.levels
            return try Inventory.open(folder, levels: levels, limits: limits, kept: cache.map { openings(of: folder, levels, in: $0) })
        }
        if let folder { return try open(folder) }
        let candidates = inventoryFolders
        if candidates.count == 1 { return try open(candidates[0]) }
        if let code {
            let holding = try candidates.map { try open($0) }.filter { $0.holds(code, try library().vocabulary) }
            if holding.count == 1 { return holding[0] }
            if holding.count > 1 {
                throw UserFailure(
                    "“\(code)”在几个清单里都有", "\"\(code)\" is in several inventories", help: .oneOf(holding.map { "--inventory \($0.folder)" }))
            }
        }
        throw UserFailure(
            "请用 --inventory 指明清单文件夹", "name the inventory with --inventory", help: candidates.isEmpty ? nil : .oneOf(candidates))
    }

    /// What is kept of an inventory's files in a folder.
    private func openings(of folder: String, _ levels: PlaceLevels, in cache: String) -> KeptOpenings {
        var key = ContentDigest()
        for text in [ProgramBuild.current ?? "", limits.line, folder] { key.update(text) }
        key.update(levels.packed[...])
        let digest = key.digest()
        return KeptOpenings(CacheFolder.file(in: cache, digest, "openings"), key: digest, checksum: CacheFolder.checksum)
    }

    /// The standard of an id.
    public func standard(_ id: String, _ language: Language = .zh) throws -> Standard {
        let library = try library(language)
        guard let standard = library.standard(id) else {
            throw UserFailure.notFound("没有标准“\(id)”", "there is no standard \"\(id)\"", help: .nearestOrList(id, among: library.standards.map(\.id)))
        }
        return standard
    }

    /// The standards to judge an inventory by: those that are named hold everywhere, otherwise each county has those in force for it.
    func standards(_ ids: [String], for inventory: Inventory, asOf day: Day, _ language: Language = .zh) throws -> StandardChoice {
        guard ids.isEmpty else { return StandardChoice(everywhere: try ids.map { try standard($0, language) }) }
        let library = try library(language)
        let choice = library.inForce(in: inventory.countyAndCityCodes, asOf: day)
        let without = inventory.countyCodes.filter { choice.byPlace?[$0]?.isEmpty ?? true }
        guard without.isEmpty else {
            throw UserFailure(
                "\(day) 没有适用于地区 \(without.joined(separator: "、")) 的标准",
                "no standard is in force for region \(without.joined(separator: ", ")) on \(day)", help: .oneOf(library.standards.map(\.id)))
        }
        return choice
    }

    /// The campaign files of the workspace, as far as there are any, with what is wrong with those that cannot be read.
    func campaigns() throws -> (campaigns: [(path: String, campaign: Campaign)], problems: [Diagnostic]) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path("campaigns"))) ?? [])
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        var campaigns: [(String, Campaign)] = []
        var problems: [Diagnostic] = []
        for path in names.sorted().map({ path("campaigns/" + $0) }) {
            do { campaigns.append((path, try Campaign.load(path: path))) } catch let error as InputError {
                problems += error.diagnostics
            }
        }
        return (campaigns, problems)
    }
}

extension Inventory {
    /// Whether a code belongs to it, or a name is in its rosters.
    fileprivate func holds(_ word: String, _ vocabulary: Vocabulary) -> Bool {
        if codes.isCode(word) { return countyCodes.contains(codes.county(of: word)) || cities.contains { $0.code == word } }
        let endings = vocabulary.kinds.filter(\.isFacility).flatMap { [$0.written] + $0.aliases }
        return rosters.values.contains { roster in
            roster.townships.contains { township in
                ([township.name] + township.villages.map(\.name)).contains { name in
                    PlaceName.formal(name) == PlaceName.formal(word) || PlaceName.bare(name) == word
                        || word.hasPrefix(PlaceName.bare(name)) && endings.contains { word.hasSuffix($0) }
                }
            }
        }
    }
}
