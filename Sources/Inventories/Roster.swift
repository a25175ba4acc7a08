import Standards
import Wording
import YAMLReader

/// A village of the division roster.
public struct RosterVillage: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The name.
    public var name: String

    /// A village by code and name.
    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// A township of the division roster.
public struct RosterTownship: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The name.
    public var name: String
    /// Its villages, by code.
    public var villages: [RosterVillage]

    /// A township with its villages.
    public init(code: String, name: String, villages: [RosterVillage]) {
        self.code = code
        self.name = name
        self.villages = villages
    }
}

/// The division roster of one county: what villages there are, whatever has been reported of them.
public struct Roster: Sendable, Hashable {
    /// The county's code.
    public var county: String
    /// The county's name.
    public var name: String
    /// Where it comes from.
    public var source: String
    /// Its townships, by code.
    public var townships: [RosterTownship]
    /// The file it was read from.
    public var file: String

    /// A roster of a county.
    public init(county: String, name: String, source: String, townships: [RosterTownship], file: String) {
        self.county = county
        self.name = name
        self.source = source
        self.townships = townships
        self.file = file
    }

    /// How many villages it lists.
    public var villageCount: Int { townships.reduce(0) { $0 + $1.villages.count } }
}

extension Roster {
    /// Reads a `roster.yaml` file.
    ///
    /// - Parameter path: the file.
    /// - Parameter levels: the levels of places, whose codes stand in it.
    /// - Throws: `InputError` with everything that is wrong with it.
    public static func load(path: String, levels: PlaceLevels) throws -> Roster {
        let reader = TapeReader()
        var diagnostics = reader.read(path: path)
        if diagnostics.hasErrors { throw InputError(diagnostics) }
        guard let roster = RosterLoader(levels).load(reader.tape, &diagnostics), !diagnostics.hasErrors else { throw InputError(diagnostics) }
        return roster
    }
}

/// Reads `roster.yaml` files.
struct RosterLoader {
    private let levels: PlaceLevels

    init(_ levels: PlaceLevels) { self.levels = levels }

    func load(_ tape: Tape, _ diagnostics: inout [Diagnostic]) -> Roster? {
        let root = YAMLNode(tape)
        var county: String?
        var name = ""
        var source = ""
        var townships: [RosterTownship] = []
        let lists = levels[levels.township].listKeys
        for (key, value) in root.pairs {
            switch key.text {
            case "roster": county = code(value, levels.county, within: nil, Text(zh: "roster", en: "roster"), &diagnostics)
            case "name", "名称": name = value.text ?? ""
            case "source", "来源": source = value.text ?? ""
            case "note", "备注": break
            case let word? where lists.contains(word):
                for (codeNode, township) in value.pairs {
                    guard let code = code(codeNode, levels.township, within: county ?? "", levels[levels.township].word, &diagnostics) else { continue }
                    townships.append(self.township(code, township, &diagnostics))
                }
            default:
                diagnostics.append(
                    tape.diagnostic(at: key.index, .unknownKey(key.text ?? ""), help: .oneOf(["roster", "name", "source", lists[0]])))
            }
        }
        guard let county else { return nil }
        return Roster(county: county, name: name, source: source, townships: townships.sorted { $0.code < $1.code }, file: tape.file)
    }

    private func township(_ code: String, _ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> RosterTownship {
        var name = ""
        var villages: [RosterVillage] = []
        guard node.isMapping else {
            diagnostics.append(node.tape.diagnostic(at: node.index, .expectedMapping))
            return RosterTownship(code: code, name: name, villages: [])
        }
        let lists = levels[levels.village].listKeys
        for (key, value) in node.pairs {
            switch key.text {
            case "name", "名称": name = value.text ?? ""
            case let word? where lists.contains(word):
                villages.reserveCapacity(value.tape.entries(value.index))
                value.tape.forEachPair(value.index) { codeIndex, nameIndex in
                    let codeNode = YAMLNode(value.tape, codeIndex)
                    guard let village = self.code(codeNode, levels.village, within: code, levels[levels.village].word, &diagnostics) else { return }
                    villages.append(RosterVillage(code: village, name: YAMLNode(value.tape, nameIndex).text ?? ""))
                }
            default:
                diagnostics.append(
                    node.tape.diagnostic(at: key.index, .unknownKey(key.text ?? ""), help: .oneOf(["name", lists[0]])))
            }
        }
        return RosterTownship(code: code, name: name, villages: villages.sorted { $0.code < $1.code })
    }

    /// A code of a level; nil of what is none, or stands elsewhere than its digits say.
    private func code(
        _ node: YAMLNode, _ kind: KindID, within outer: String?, _ place: Text, _ diagnostics: inout [Diagnostic]
    ) -> String? {
        let text = node.text ?? ""
        guard levels[kind].isCode(text) else {
            let message: Text =
                switch levels[kind].codes {
                case .digits(_, let written): .badCode(text, digits: written, place: place.zh)
                case .text: .badTextCode(text, place: place.zh)
                }
            diagnostics.append(node.tape.diagnostic(at: node.index, message))
            return nil
        }
        guard let outer, levels.isDigits, let level = levels.level(kind, above: 1) else { return text }
        guard outer.isEmpty || levels.beginning(of: text, at: level) == outer else {
            diagnostics.append(node.tape.diagnostic(at: node.index, .codeOutside(text, outer), help: .codeBegins(outer)))
            return nil
        }
        return text
    }
}
