import ArgumentParser
import Foundation
import Inventories
import Ledger
import UseCases

// What shells offer where a word is to be typed: names that are really there. Where something cannot be read nothing is offered; the command
// itself says why.
extension CompletionKind {
    /// Folders of inventories, and folders on the way to others.
    static let inventories = custom { words, _, prefix in Candidates(words).inventories(beginning: prefix) }
    /// Townships of the inventory that is named, or of the campaign.
    static let townships = custom { words, _, prefix in Candidates(words).townships.filter { $0.hasPrefix(prefix) } }
    /// Villages, each of which stands for its clinic too.
    static let villages = custom { words, _, prefix in Candidates(words).villages.filter { $0.hasPrefix(prefix) } }
    /// Ids of standards.
    static let standardIDs = custom { words, _, prefix in Candidates(words).standards.filter { $0.hasPrefix(prefix) } }
    /// Criteria of all standards.
    static let criteria = custom { words, _, prefix in Candidates(words).criteria.filter { $0.hasPrefix(prefix) } }
    /// Groups of criteria.
    static let groups = custom { words, _, prefix in Candidates(words).groups.filter { $0.hasPrefix(prefix) } }
    /// Severities, as they are called in the language of the run.
    static let severities = list([say("严重", "critical"), say("主要", "major"), say("一般", "minor")])
}

/// What may be meant, as far as the words that stand there already tell.
private struct Candidates {
    private let words: [String]
    private let workspace: Workspace

    init(_ words: [String]) {
        // Shells hand words over as they were typed.
        self.words = words.map { $0.trimmingCharacters(in: ["'", "\""]) }
        workspace = Start.workspace(Self.values(of: "--standards", in: self.words))
    }

    private static func values(of option: String, in words: [String]) -> [String] {
        words.indices.compactMap { index in
            if words[index].hasPrefix(option + "=") { return String(words[index].dropFirst(option.count + 1)) }
            return words[index] == option && index + 1 < words.count ? words[index + 1] : nil
        }.filter { !$0.isEmpty && !$0.hasPrefix("-") }
    }

    // MARK: Places

    func inventories(beginning prefix: String) -> [String] {
        let parent = prefix.contains("/") ? String(prefix[...prefix.lastIndex(of: "/")!]) : ""
        let here = folders(in: parent.isEmpty ? "." : parent).map { parent + $0 }.filter { $0 != "inventories" }
        let known = folders(in: "inventories").map { "inventories/" + $0 }
        return Set((prefix.isEmpty ? known : known + here).filter { $0.hasPrefix(prefix) }).sorted()
    }

    private func folders(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".") && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// The rosters of the inventory that is named; of all that are here where none is.
    private var rosters: [Roster] {
        let named = Self.values(of: "--inventory", in: words) + Self.values(of: "--into", in: words)
        let folders = named.isEmpty ? inventories(beginning: "inventories/") : named
        return folders.compactMap { try? workspace.inventory($0) }.flatMap { $0.rosters.values.sorted { $0.county < $1.county } }
    }

    private var rosterTownships: [RosterTownship] {
        // Of the townships that are named already only their own villages are meant.
        let all = rosters.flatMap(\.townships)
        let named = Set(Self.values(of: "--township", in: words))
        let own = all.filter { named.contains($0.name) || named.contains($0.code) }
        return own.isEmpty ? all : own
    }

    var townships: [String] {
        guard words.contains("ledger") || words.contains("campaign"), Self.values(of: "--inventory", in: words).isEmpty else {
            return unique(rosters.flatMap { $0.townships.map(\.name) })
        }
        let moment = MomentSelection()
        let ledger = Self.values(of: "--ledger", in: words).first
        guard let shell = try? Shell(Start.screen()),
            let result = try? ReadCampaign(at: moment, ledger: ledger).run(in: workspace, shell.environment)
        else { return rosters.flatMap { $0.townships.map(\.name) } }
        return result.state.places.map(\.name)
    }

    var villages: [String] { unique(rosterTownships.flatMap { $0.villages.map { PlaceName.bare($0.name) } }) }

    // MARK: Standards

    var standards: [String] { (try? workspace.library())?.standards.map(\.id) ?? [] }

    var criteria: [String] { unique((try? workspace.library())?.standards.flatMap { $0.criteria.map(\.id) } ?? []) }

    var groups: [String] { unique((try? workspace.library())?.standards.flatMap { $0.criteria.map(\.group) } ?? []) }

    private func unique(_ words: [String]) -> [String] {
        var seen = Set<String>()
        return words.filter { seen.insert($0).inserted }
    }
}
