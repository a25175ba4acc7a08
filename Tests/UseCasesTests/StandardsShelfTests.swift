import Foundation
import Standards
import TestSupport
import Testing
import Wording

@testable import UseCases

@Suite("Standards are kept as they were read, and never taken for others")
struct StandardsShelfTests {
    private let world: World
    private let home: String

    init() throws {
        world = try World()
        home = world.folder + "/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    }

    private var standards: String { world.folder + "/standards" }

    private func folder(version: String = "1", _ more: [String: String] = [:]) -> CacheFolder? {
        CacheFolder(["HOME": home].merging(more) { $1 }, version: version)
    }

    private func shelf(_ cache: CacheFolder?, _ folders: [String]? = nil) -> StandardsShelf { StandardsShelf(folders: folders ?? [standards], cache: cache) }

    /// The kept files.
    private var entries: [String] {
        let folder = home + "/.cache/dabiao/"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { folder + $0 }
    }

    private func title(_ library: StandardLibrary) -> String? { library.standards.first?.title }

    /// Keeps a library under the key of the standards as they are; afterwards who takes what is kept has one with another title.
    private func plantAnother(_ cache: CacheFolder) throws {
        let own = try world.read("standards/t.yaml")
        _ = try shelf(cache).load(.zh)
        let entry = try #require(entries.last)
        try FileManager.default.removeItem(atPath: entry)
        try world.write("standards/t.yaml", own.replacingOccurrences(of: "试验标准", with: "别的标准"))
        let other = try shelf(nil).load(.zh)
        try world.write("standards/t.yaml", own)
        let key = try #require(shelf(cache).key(of: StandardFiles([standards]), .zh, cache))
        cache.write("standards", key, other.packed)
        #expect(entries == [entry])
        #expect(title(try shelf(cache).load(.zh)) == "别的标准")
    }

    @Test("the second time they are taken as they were kept, in each language")
    func areTaken() throws {
        let cache = try #require(folder())
        #expect(try shelf(cache).load(.zh).standards.map(\.criteria) == shelf(nil).load(.zh).standards.map(\.criteria))
        #expect(entries.count == 1)
        try plantAnother(cache)
        #expect(title(try shelf(cache).load(.en)) == "试验标准")
        #expect(entries.count == 2)
    }

    @Test("a byte that changed anywhere in what is kept, and it is read anew")
    func noticesDamage() throws {
        let cache = try #require(folder())
        try plantAnother(cache)
        let entry = try #require(entries.first)
        let whole = try Data(contentsOf: URL(fileURLWithPath: entry))
        var random = SystemRandomNumberGenerator()
        let places = Array(0..<60) + (0..<60).map { _ in Int.random(in: 0..<whole.count, using: &random) } + [whole.count - 1]
        for place in places {
            var broken = whole
            broken[place] ^= UInt8.random(in: 1...255, using: &random)
            try broken.write(to: URL(fileURLWithPath: entry))
            #expect(title(try shelf(cache).load(.zh)) == "试验标准", "byte \(place)")
        }
        for length in [0, 1, 20, 50, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: URL(fileURLWithPath: entry))
            #expect(title(try shelf(cache).load(.zh)) == "试验标准", "\(length) bytes")
        }
        try (whole + Data([0])).write(to: URL(fileURLWithPath: entry))
        #expect(title(try shelf(cache).load(.zh)) == "试验标准")
        try whole.write(to: URL(fileURLWithPath: entry))
        #expect(title(try shelf(cache).load(.zh)) == "别的标准")
    }

    @Test("another version of the program does not take them, nor does another entry's name make them others")
    func isOfOneVersion() throws {
        let cache = try #require(folder())
        try plantAnother(cache)
        let newer = try #require(folder(version: "2"))
        #expect(title(try shelf(newer).load(.zh)) == "试验标准")
        #expect(entries.count == 2)
        let planted = try Data(contentsOf: URL(fileURLWithPath: entries[0]))
        let own = try Data(contentsOf: URL(fileURLWithPath: entries[1]))
        try own.write(to: URL(fileURLWithPath: entries[0]))
        try planted.write(to: URL(fileURLWithPath: entries[1]))
        #expect(title(try shelf(newer).load(.zh)) == "试验标准")
        #expect(title(try shelf(cache).load(.zh)) == "试验标准")
    }

    @Test("a file that says something else is read, though its size and time are what they were")
    func noticesChanges() throws {
        let cache = try #require(folder())
        _ = try shelf(cache).load(.zh)
        let path = standards + "/t.yaml"
        let before = try FileManager.default.attributesOfItem(atPath: path)
        let text = try world.read("standards/t.yaml")
        try Data(text.replacingOccurrences(of: "试验标准", with: "别样标准").utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.modificationDate: before[.modificationDate]!], ofItemAtPath: path)
        #expect(title(try shelf(cache).load(.zh)) == "别样标准")
        // The same bytes under another name, in another folder, or beside others are other standards too.
        try FileManager.default.moveItem(atPath: path, toPath: standards + "/u.yaml")
        #expect(try shelf(cache).load(.zh).standards.first?.file == standards + "/u.yaml")
        try FileManager.default.copyItem(atPath: standards, toPath: world.folder + "/copy")
        #expect(try shelf(cache, [world.folder + "/copy"]).load(.zh).standards.first?.file == world.folder + "/copy/u.yaml")
        #expect(try shelf(cache, [standards + "/vocabulary", standards + "/u.yaml"]).load(.zh).folders.count == 2)
    }

    @Test("standards with errors are told of each time, and nothing of them is kept")
    func keepsNoErrors() throws {
        let cache = try #require(folder())
        try world.write("standards/t.yaml", "nonsense")
        for _ in 0..<2 { #expect(throws: InputError.self) { try shelf(cache).load(.zh) } }
        try FileManager.default.removeItem(atPath: standards + "/t.yaml")
        // Nobody writes into it.
        #expect(mkfifo(standards + "/t.yaml", 0o600) == 0)
        for _ in 0..<2 { #expect(throws: InputError.self) { try shelf(cache).load(.zh) } }
        #expect(entries.isEmpty)
    }

    @Test("where nothing can be kept, they are read")
    func worksWithout() throws {
        #expect(folder(["DABIAO_NO_CACHE": "1"]) == nil)
        #expect(folder(["HOME": ""]) == nil && folder(["HOME": "here"]) == nil)
        #expect(folder(["XDG_CACHE_HOME": "/elsewhere"])?.path == "/elsewhere/dabiao")
        #expect(folder(["XDG_CACHE_HOME": "elsewhere"])?.path == home + "/.cache/dabiao")
        for path in [world.folder + "/not-there", "/proc", world.folder + "/standards/t.yaml"] {
            let cache = try #require(folder(["HOME": path]))
            #expect(title(try shelf(cache).load(.zh)) == "试验标准")
        }
        #expect(!FileManager.default.fileExists(atPath: world.folder + "/not-there"))
        // A folder stands where the entry would.
        let cache = try #require(folder())
        _ = try shelf(cache).load(.zh)
        let entry = try #require(entries.first)
        try FileManager.default.removeItem(atPath: entry)
        try FileManager.default.createDirectory(atPath: entry, withIntermediateDirectories: true)
        #expect(title(try shelf(cache).load(.zh)) == "试验标准")
    }

    @Test("many at once have the same, and leave one whole entry")
    func sideBySide() async throws {
        let cache = try #require(folder())
        let criteria = try shelf(nil).load(.zh).standards.flatMap(\.criteria)
        let shelf = shelf(cache)
        let found = try await withThrowingTaskGroup(of: [Criterion].self) { group in
            for _ in 0..<12 { group.addTask { try shelf.load(.zh).standards.flatMap(\.criteria) } }
            return try await group.reduce(into: Set<[Criterion]>()) { $0.insert($1) }
        }
        #expect(found == [criteria])
        #expect(entries.count == 1)
        try plantAnother(cache)
    }

    @Test("the folder does not grow without end")
    func isTidied() throws {
        let cache = try #require(folder())
        for number in 0..<CacheFolder.mostEntries + 5 { _ = try shelf(folder(version: "v\(number)")).load(.zh) }
        #expect(entries.count == CacheFolder.mostEntries)
        let old = Date(timeIntervalSinceNow: -Double(CacheFolder.longest) - 60)
        for entry in entries { try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: entry) }
        _ = try shelf(folder(version: "v\(CacheFolder.mostEntries + 4)")).load(.zh)
        // What is used is young again, and what is written takes the rest away.
        _ = try shelf(cache).load(.zh)
        #expect(entries.count == 2)
    }
}
