import Digests
import Files
import Inventories
import Photos
import Quantities
import Wording
import YAMLReader

/// Looks whether the photos that answers name are there, are what they were, and prove one answer each.
package struct EvidenceCheck {
    /// Where an answer names a photo.
    private struct Use {
        var name: String
        var path: String
        var day: Day?
        /// A problem at its place, whose words are still to be said.
        var place: Diagnostic
    }

    private var uses: [Use] = []
    private var found: [(name: String, problem: Diagnostic)] = []

    /// What is wrong with the photos of an inventory.
    package static func problems(of inventory: Inventory) -> [Diagnostic] { found(in: inventory).map(\.problem) }

    /// The names of photos with which something is wrong.
    package static func doubtful(in inventory: Inventory) -> Set<String> { Set(found(in: inventory).map(\.name)) }

    private static func found(in inventory: Inventory) -> [(name: String, problem: Diagnostic)] {
        var check = EvidenceCheck()
        for file in inventory.townships + inventory.counties + inventory.cities {
            let roster = inventory.rosters[inventory.codes.county(of: file.code)]?.file
            check.read(file.path, home: folder(of: roster ?? file.path), inventory)
        }
        for path in inventory.returns { check.read(path, home: folder(of: path), inventory) }
        check.compare()
        return check.found
    }

    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    // MARK: Where photos are named

    private static let mark = Array((EvidenceNames.folder + "/").utf8)

    private mutating func read(_ path: String, home: String, _ inventory: Inventory) {
        // Nearly every file names none, and need not be read a second time.
        guard let bytes = RegularFile.bytes(path), bytes.firstRange(of: Self.mark) != nil else { return }
        let reader = inventory.tapeReader()
        guard !reader.read(path: path).hasErrors else { return }
        visit(YAMLNode(reader.tape), nil, home)
    }

    private mutating func visit(_ node: YAMLNode, _ day: Day?, _ home: String) {
        if node.isMapping {
            let pairs = node.pairs
            let own = pairs.first { ["on", "日期"].contains($0.key.text ?? "") }.flatMap { $0.value.text }.flatMap { Day($0) }
            for pair in pairs { visit(pair.value, own ?? day, home) }
        } else if node.isSequence {
            for entry in node.entries { visit(entry, day, home) }
        } else if let text = node.text {
            for name in Self.names(in: text) {
                let place = node.tape.diagnostic(.warning, at: node.index, .photoMissing(name))
                guard Self.digest(name) != nil else {
                    found.append((name, place.with(.warning, .photoWithoutDigest(name), help: .evidenceIsDigest)))
                    continue
                }
                uses.append(Use(name: name, path: home + "/" + name, day: day, place: place))
            }
        }
    }

    /// The files a text names: what begins with the folder and ends where a list of papers goes on.
    package static func names(in text: String) -> [String] {
        text.split { $0.isWhitespace || "、，,；;（）()".contains($0) }.map(String.init).filter { $0.hasPrefix(EvidenceNames.folder + "/") }
    }

    /// The digest a name says its file has; nil of a name that is none.
    private static func digest(_ name: String) -> String? {
        let parts = name.dropFirst(EvidenceNames.folder.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Photo.Format.allCases.contains(where: { $0.ending == parts[1] }), parts[0].utf8.count == 2 * SHA256.length,
            parts[0].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return String(parts[0])
    }

    // MARK: What is there

    private mutating func tell(_ use: Use, _ severity: Diagnostic.Severity, _ message: Text, help: Text) {
        found.append((use.name, use.place.with(severity, message, help: help)))
    }

    private mutating func compare() {
        var first: [String: Use] = [:]
        var taken: [String: Day?] = [:]
        for use in uses {
            if let other = first[use.path] {
                tell(use, .warning, .photoProvesTwo(use.name, other.place.file, other.place.position?.line ?? 0), help: .onePhotoOneAnswer)
            } else {
                first[use.path] = use
                guard let bytes = RegularFile.bytes(use.path) else {
                    tell(use, .warning, .photoMissing(use.name), help: .putPhotoBack)
                    continue
                }
                var digest = SHA256()
                digest.update(bytes)
                guard digest.digest().hexadecimal == Self.digest(use.name) else {
                    tell(use, .error, .photoChanged(use.name), help: .putPhotoBack)
                    continue
                }
                taken[use.path] = (try? Photo(bytes))?.takenOn
            }
            if let day = use.day, case .some(.some(let taken)) = taken[use.path], taken < day {
                tell(use, .warning, .photoOlder(use.name, taken, day), help: .newPhoto)
            }
        }
    }
}

extension Diagnostic {
    /// The same place with other words.
    fileprivate func with(_ severity: Severity, _ message: Text, help: Text?) -> Diagnostic {
        var copy = self
        (copy.severity, copy.message, copy.help) = (severity, message, help)
        return copy
    }
}

extension Text {
    fileprivate static func photoMissing(_ name: String) -> Text { Text(zh: "没有找到 \(name)", en: "\(name) is not there") }
    fileprivate static func photoChanged(_ name: String) -> Text {
        Text(zh: "\(name) 改动过：内容与名字里的编号不符", en: "\(name) was changed: it does not have the digest it is named by")
    }
    fileprivate static let putPhotoBack = Text(zh: "放回原来的照片，或重新取证、改写这一答复的佐证", en: "put the photo back that it was, or take another and name that")
    fileprivate static func photoProvesTwo(_ name: String, _ file: String, _ line: Int) -> Text {
        Text(zh: "\(name) 已用来证明 \(file) 第 \(line) 行的答复", en: "\(name) already proves the answer in \(file), line \(line)")
    }
    fileprivate static let onePhotoOneAnswer = Text(
        zh: "一张照片证明一个答复；确实能证明两个的，写明文件编号", en: "a photo proves one answer; what does prove two is named by its number")
    fileprivate static func photoOlder(_ name: String, _ taken: Day, _ day: Day) -> Text {
        Text(zh: "\(name) 是 \(taken) 拍的，答复是 \(day) 的", en: "\(name) was taken on \(taken), the answer is of \(day)")
    }
    fileprivate static let newPhoto = Text(zh: "核实照片拍的是不是答复当时的情况", en: "see whether it shows how things were when the answer was given")
    fileprivate static func photoWithoutDigest(_ name: String) -> Text { Text(zh: "\(name) 不是照片编号", en: "\(name) is not the name of a photo") }
    fileprivate static let evidenceIsDigest = Text(
        zh: "evidence/ 里的照片以内容的 SHA-256 命名：evidence/<64 位十六进制>.jpg 或 .png",
        en: "photos in evidence/ are named by the SHA-256 of their bytes: evidence/<64 hexadecimal digits>.jpg or .png")
}
