import Foundation
import Testing
import Wording

@testable import YAMLReader

/// Whatever the plain scanner accepts comes out just as libyaml has it: kinds, texts, positions, duplicates.
@Suite struct PlainScannerTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private struct Outcome: Equatable {
        var nodes: [String]
        var diagnostics: [Diagnostic]
    }

    private func outcome(_ bytes: [UInt8], plain: Bool) -> (outcome: Outcome, wasPlain: Bool) {
        let reader = TapeReader()
        reader.usesPlainScanner = plain
        let diagnostics = reader.read(bytes: bytes, name: "a.yaml", aliases: .bounded)
        let tape = reader.tape
        var nodes: [String] = []
        let stride = tape.count > 1000 ? 101 : 1
        if !diagnostics.hasErrors {
            for index in 0..<tape.count {
                let text = tape.isScalar(index) ? tape.string(index) : ""
                // Finding a position reads the file from its start, so of long files every hundredth is compared.
                let position = index % stride == 0 ? tape.position(index) : SourcePosition(line: tape.line(index), column: 0)
                nodes.append("\(tape.kind(index)) \(position.line):\(position.column) \(tape.entries(index)) \(tape.after(index)) \(text)")
            }
        }
        return (Outcome(nodes: nodes, diagnostics: diagnostics), tape.columnsAreBytes)
    }

    private func agree(_ bytes: [UInt8]) -> (agrees: Bool, wasPlain: Bool) {
        let (fast, wasPlain) = outcome(bytes, plain: true)
        guard wasPlain else { return (true, false) }
        return (fast == outcome(bytes, plain: false).outcome, true)
    }

    static let texts = [
        "a: 1\n", "a: 1", "a:\nb: 2\n", "a:\n  b: 1\n  c:\n    d: x y\ne: z\n", "a:\n- 1\n- 2\nb: 3\n", "a:\n  - x: 1\n    y: 2\n  - x: 3\n",
        "- a\n", "a: [1, 2, {b: c, d: [e]}]\n", "a: {}\nb: []\n", "a: \"x: y\" # c\n'b c': 'd'\n", "# c\n\n  # d\na: 1 # e\n\n", "a: b: c\n", "a: x\n  y\n",
        "a: -1\nb: - 1\n", "a: -\n", "a: 2022-08-02\nb: 60 %\n", "a: 是，否\n村: {设备: 有}\n", "a: x#y\n", "a: x #y\n", "a : 1\n", "a: {b : 1}\n", "a: {b:1}\n",
        "a: [b: 1]\n", "a: [1,2]\n", "a: [1, 2,]\n", "a: [1,\n 2]\n", "a: &x 1\nb: *x\n", "a: |\n  x\n", "a: 'it''s'\n", "a: \"\\n\"\n", "--- \na: 1\n",
        "a: 1\n...\n",
        "a: 1\n b: 2\n", "  a: 1\n", "a:\n    - b\n   - c\n", "a:\n  -\n  - b\n", "a:\n  - - b\n", "a: ~\nb: null\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n",
        "? a\n: b\n",
        "a: x:y\n", "a: x, y\n", "a: [x y, z]\n", "a: [x#y]\n", "a: [x #y]\n", "a: \"b\"c\n", "\"a\": 1\n", "\"a\" : 1\n", "a: @x\n", "a: %x\n", "a: !x 1\n",
        "a:\t1\n", "a: 1\r\n",
        "a: {b: }\n", "a: {b, c: 1}\n", "a: [a\n", "a:\n  b: 1\n c: 2\n", "a:\n- b: 1\n  c: 2\n- d\ne: 1\n", "a: (x) <y> =z\n", "a: x\n- b\n", "a: 1\nb\n",
        "key with spaces: v\n",
        "a:\n  # c\n  b: 1\n# d\n  c: 2\n", "a: 'x' y\n", "a: x'y\n", "a: x\"y\n", "a: [x'y]\n", "a: 1 \nb: 2   \n", "a:   \n  b: 1\n", "a: [ ]\nb: { }\n",
        "a: [[1], [2, [3]]]\n", "...: 1\n", "---: 1\n",
        "a:\n  {b: 1,\n   c: 2}\nd: 3\n", "a: [1,\n  2\n  , 3]\n", "a: [1,\n2]\n", "a: [x\n  y]\n", "a: {b:\n  c}\n", "a: {b: \n  c}\n", "a:\n  [1]\n  b: 2\n",
        "a: [1, # c\n  2]\n",
        "a: [1,\n\n  2]\n", "a:\n  {b: 1}: 2\n", "a: {\"b\": 1}\n", "a: [1\n", "a: [1,\n---\n]\n", "a:\n- {b: 1,\n   c: 2}\n- d\n", "a:\n-\n  [1]\n",
        "{\"a\":1,\"b\":[{\"c\":\"d\"},null,true]}\n", "{\"a\": {\"b\":-1}}", "{\"a\":1}\nb: 2\n", "{\"a\":1} # c\n", "{a:1}\n", "{'a':1}\n", "{\"a\":}\n",
        "{\"a\":\"\\u4e2d\"}\n", "a: it's \"so\"\n", "a: why? {b}\n", "a: [why?, it's!]\n", "a: 08:30\n", "a: [08:30, b:c]\n", "a: [b:, c]\n", "a: b:\n",
        "a: https://example.org/x?y=1\n", "a: {b: c?}\n", "a: {b: ?}\n", "a: {?b: 1}\n", "a: x ? y : z\n", "a: x :y\n", "a: [x]y\n", "a: x]\n",
        "a: $5 ^ `b` | c\n",
        "a: |\n  x\n  y z\nb: 1\n", "a: |\n  x\n", "a: |\n  x", "a: |\n  x\n\n  y\n", "a: |\n  x\n\nb: 1\n", "a: |\n    x\n  y\n", "a: |\n  x\n    y\nb: 1\n",
        "a:\n  b: |\n    x: y # z\n    \"q\"\n  c: 1\n", "a: |\nb: 1\n", "a: |\n  x\n# c\nb: 1\n", "a: |\n  x\n # c\nb: 1\n", "a: |-\n  x\n", "a: | # c\n  x\n",
        "a: |\n  x  \n  y\n", "a: |\n   \n  x\n", "- a: |\n    x\n- b\n", "a:\n- |\n  x\n", "a: |\n x\nb: |\n y\n z\nc: w\n",
    ]

    @Test(arguments: texts)
    func agreesOn(text: String) {
        #expect(agree(Array(text.utf8)).agrees)
    }

    @Test func readsTheSampleInventoriesPlainly() throws {
        let folder = Self.repository + "/inventories"
        let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
            .enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
        var plain = 0
        for name in names {
            let (agrees, wasPlain) = agree(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
            #expect(agrees, "\(name)")
            plain += wasPlain ? 1 : 0
        }
        #expect(plain > names.count * 9 / 10)
    }

    @Test("the standards and their vocabulary are read plainly too, so that a command starts fast")
    func readsTheStandardsPlainly() throws {
        let folder = Self.repository + "/standards"
        let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }
        var refused: [String] = []
        for name in names {
            let (agrees, wasPlain) = agree(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
            #expect(agrees, "\(name)")
            if !wasPlain { refused.append(name) }
        }
        #expect(refused.count < names.count / 10, "\(refused)")
    }

    @Test func agreesOnDamagedFiles() throws {
        // A few real lines, with bytes changed, dropped, doubled and swapped at random places of a fixed seed.
        let sample = Array(try Data(contentsOf: URL(fileURLWithPath: Self.repository + "/inventories/guangze/350723101.yaml")).prefix(700))
        let marks = Array(":#-,[]{}\"' \n&*!|>%@?.~x0\\=".utf8) + [0xC3, 0xA9, 0x09, 0x0D]
        var state: UInt64 = 20_220_802
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var plain = 0
        for _ in 0..<1500 {
            var bytes = sample
            for _ in 0...random(3) {
                let at = random(bytes.count)
                switch random(4) {
                case 0: bytes[at] = marks[random(marks.count)]
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(marks[random(marks.count)], at: at)
                default: bytes.swapAt(at, random(bytes.count))
                }
            }
            let (agrees, wasPlain) = agree(bytes)
            if !agrees { Issue.record("\(String(decoding: bytes, as: UTF8.self))") }
            plain += wasPlain ? 1 : 0
        }
        #expect(plain > 100)
    }
}
