import Foundation
import Quantities
import SampleData
import Standards
import TestSupport
import Testing

@testable import Audit

@Suite("Results kept from one change to the next")
struct KeptChangeTests {
    private static let library = try! StandardLibrary.load(folder: repository + "/standards")
    private static let day = Day("2023-03-15")!
    private let root = scratch.appendingPathComponent("kept-change-\(UUID().uuidString)").path

    private var folder: String { root + "/inventory" }

    /// Everything an audit found, as bytes; and how much it took over.
    private func audit(keeps: Bool, _ library: StandardLibrary = library) async throws -> (found: [[UInt8]], taken: Int) {
        let program = try AuditProgram(library.vocabulary, StandardChoice(everywhere: library.standards), asOf: Self.day)
        return try await findings(program, of: folder, AuditOptions(workers: 2), cache: keeps ? root + "/cache" : nil)
    }

    private func withCounties(_ body: () async throws -> Void) async throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        var maker = RandomInventory(Self.library, asOf: Self.day, seed: 7)
        try maker.write(counties: 6) { path, text in
            let path = "\(folder)/\(path)"
            try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        try await body()
    }

    private func files(_ ending: String, in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }

    /// The files whose first key is one.
    private func files(of key: String) throws -> [String] {
        try files(".yaml", in: folder).filter { try String(contentsOfFile: $0, encoding: .utf8).hasPrefix(key + ":") }
    }

    /// Lets all files rest, so that their times are trusted.
    private func rest(_ paths: [String]? = nil) throws {
        for path in paths ?? files(".yaml", in: folder) {
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: path)
        }
    }

    private func expectSame(_ comment: String) async throws -> Int {
        let plain = try await audit(keeps: false)
        let kept = try await audit(keeps: true)
        #expect(kept.found == plain.found, "\(comment)")
        return kept.taken
    }

    @Test("whatever was changed, touched or damaged, what comes out is that of an audit that keeps nothing")
    func isNeverStale() async throws {
        try await withCounties {
            try rest()
            #expect(try await expectSame("first") == 0)
            let all = try await expectSame("again")
            #expect(all > 3)
            let townships = try files(of: "township")
            var random = SystemRandomNumberGenerator()

            // The same length, within the same second.
            let path = try #require(townships.randomElement(using: &random))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            for change in ["是", "否", "是"] {
                let changed = text.replacing(/: [是否]/, with: ": \(change)")
                try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
                #expect(try await expectSame("changed to \(change)") < all)
            }
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            _ = try await expectSame("as it was")

            // Touched: read, and taken over all the same; and from then on not read.
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -50)], ofItemAtPath: path)
            #expect(try await expectSame("touched") == all)

            // A roster is what all townships of a county rest on.
            let roster = try #require(try files(of: "roster").first)
            let names = try String(contentsOfFile: roster, encoding: .utf8)
            try Data((names + "# 注\n").utf8).write(to: URL(fileURLWithPath: roster))
            let others = try await expectSame("roster")
            #expect(others > 0 && others < all)
            #expect(try await expectSame("roster again") == all)

            // A waiver in any file.
            try Data("waivers:\n  - {criterion: x/y, subject: nobody, reason: 改建, approver: 县卫健委, until: 2099-01-01}\n".utf8)
                .write(to: URL(fileURLWithPath: folder + "/waivers-more.yaml"))
            #expect(try await expectSame("waiver") == 0)
            try FileManager.default.removeItem(atPath: folder + "/waivers-more.yaml")
            _ = try await expectSame("no waiver")

            // A file that has gone, and one that has come.
            try FileManager.default.moveItem(atPath: path, toPath: root + "/aside")
            _ = try await expectSame("gone")
            try FileManager.default.moveItem(atPath: root + "/aside", toPath: path)
            _ = try await expectSame("come")
            try rest()
            #expect(try await expectSame("rested") == all)
        }
    }

    @Test("a byte of what is kept that changed costs its county's results and nothing else")
    func noticesDamage() async throws {
        try await withCounties {
            try rest()
            let plain = try await audit(keeps: false).found
            _ = try await audit(keeps: true)
            let all = try await audit(keeps: true).taken
            var random = SystemRandomNumberGenerator()
            let counties = files(".kept", in: root + "/cache")
            #expect(counties.count > 1)
            for round in 0..<12 {
                let path = try #require(counties.randomElement(using: &random))
                var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                let place = round < 4 ? round * 9 : Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
                if round == 11 { bytes.removeLast(5) }
                try bytes.write(to: URL(fileURLWithPath: path))
                let kept = try await audit(keeps: true)
                #expect(kept.found == plain, "byte \(place)")
                #expect(kept.taken > 0 && kept.taken < all, "byte \(place)")
            }
            #expect(try await audit(keeps: true).taken == all)
        }
    }

    @Test("one changed township costs one county's file")
    func writesLittle() async throws {
        try await withCounties {
            try rest()
            _ = try await audit(keeps: true)
            func numbers() throws -> [String: Int?] {
                Dictionary(
                    uniqueKeysWithValues: try files(".kept", in: root + "/cache").map { path in
                        (path, try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
                    })
            }
            let before = try numbers()
            let path = try #require(try files(of: "township").first)
            try Data((try String(contentsOfFile: path, encoding: .utf8) + "# 注\n").utf8).write(to: URL(fileURLWithPath: path))
            _ = try await audit(keeps: true)
            let after = try numbers()
            #expect(after.count == before.count)
            #expect(after.filter { before[$0.key] != $0.value }.count == 1)
        }
    }
}
