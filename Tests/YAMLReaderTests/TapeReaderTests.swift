import Foundation
import TestSupport
import Testing
import Wording

@testable import YAMLReader

/// What the reader accepts, what it refuses, and what it says then.
@Suite struct TapeReaderTests {
    private func read(
        _ text: String, aliases: AliasPolicy = .refused, limits: YAMLLimits = YAMLLimits()
    ) -> (tape: Tape, diagnostics: [Diagnostic]) {
        read(Array(text.utf8), aliases: aliases, limits: limits)
    }

    private func read(
        _ bytes: [UInt8], aliases: AliasPolicy = .refused, limits: YAMLLimits = YAMLLimits()
    ) -> (tape: Tape, diagnostics: [Diagnostic]) {
        let reader = TapeReader(limits: limits)
        let diagnostics = reader.read(bytes: bytes, name: "a.yaml", aliases: aliases)
        return (reader.tape, diagnostics)
    }

    @Test func readsNestedValuesInOrder() {
        let (tape, diagnostics) = read("名称: 卫生室\n设备: {听诊器: 2, 体温计: 5}\n人员:\n- {编号: V1}\n- {编号: V2}\n")
        #expect(diagnostics.isEmpty)
        let root = YAMLNode(tape)
        #expect(root.pairs.map { $0.key.text } == ["名称", "设备", "人员"])
        #expect(root["设备"]?["体温计"]?.text == "5")
        #expect(root["人员"]?.entries.map { $0["编号"]?.text } == ["V1", "V2"])
    }

    @Test func columnsCountCharacters() {
        let (tape, _) = read("设备: {听诊器: 有}\n")
        let value = YAMLNode(tape)["设备"]?["听诊器"]
        #expect(value.map { tape.position($0.index) } == SourcePosition(line: 1, column: 11))
    }

    @Test(arguments: ["\u{FEFF}a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "\u{FEFF}a: 1\r\nb: 2\r\n"])
    func acceptsByteOrderMarksAndWindowsLines(text: String) {
        let (tape, diagnostics) = read(text)
        #expect(diagnostics.isEmpty)
        #expect(YAMLNode(tape)["b"]?.text == "2")
    }

    @Test func nullIsOnlyPlainAndEmpty() {
        let (tape, _) = read("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\n")
        #expect(YAMLNode(tape).pairs.map { tape.isNull($0.value.index) } == [true, true, true, false, false])
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var bytes: [UInt8]
        var zh: String
        var testDescription: String { zh }

        init(_ text: String, _ zh: String) {
            bytes = Array(text.utf8)
            self.zh = zh
        }

        init(bytes: [UInt8], _ zh: String) {
            self.bytes = bytes
            self.zh = zh
        }
    }

    static let refusals = [
        Refusal("", "a.yaml: 错误: 文件是空的\n"),
        Refusal("# 只有注释\n", "a.yaml: 错误: 文件是空的\n"),
        Refusal(bytes: [0x50, 0x4B, 3, 4, 0, 0], "a.yaml: 错误: 这是二进制文件，不是 YAML 文本\n"),
        Refusal(
            bytes: Array("a: 1\nb: ".utf8) + [0xCE, 0xDE, 0x0A],
            "a.yaml:2:4: 错误: 不是有效的 UTF-8 文本\n2 | b: \u{FFFD}\u{FFFD}\n  |    ^\n  提示：请用 UTF-8 编码另存（记事本：另存为 → 编码 UTF-8）\n"),
        Refusal(
            "设备: &x 1\n", "a.yaml:1:5: 错误: 此类文件不允许使用锚点和别名（& 和 *）\n1 | 设备: &x 1\n  |       ^\n  提示：请把内容直接写出；若是文字内容，请加引号\n"),
        Refusal("a: !!str 1\n", "a.yaml:1:4: 错误: 不支持 YAML 标签（!）\n1 | a: !!str 1\n  |    ^\n  提示：若是文字内容，请加引号\n"),
        Refusal("a: 1\n---\nb: 2\n", "a.yaml:2:1: 错误: 一个文件只能有一份 YAML 文档\n2 | ---\n  | ^\n  提示：删除多余的 --- 或拆成几个文件\n"),
        Refusal("设备: {听诊器: 1}\n设备: {体温计: 2}\n", "a.yaml:2:1: 错误: “设备”重复（首次出现在第 1 行）\n2 | 设备: {体温计: 2}\n  | ^^^^\n  提示：保留一处，删除另一处\n"),
        Refusal("a: b: c\n", "a.yaml:1:5: 错误: YAML 语法错误：此处不能出现“键: 值”（检查缩进，或给含冒号的文字加引号）\n1 | a: b: c\n  |     ^\n"),
    ]

    @Test(arguments: refusals)
    func refusesWithAnExactMessage(refusal: Refusal) {
        let (_, diagnostics) = read(refusal.bytes)
        #expect(diagnostics.map { $0.rendered(.zh) }.joined() == refusal.zh)
    }

    @Test("a key that stands twice is found however long the mapping, and nothing else is taken for one", arguments: [9, 40, 511, 512, 513, 3000])
    func findsDuplicatesInLongMappingsToo(count: Int) {
        let keys = (0..<count).map { "k\($0): 1\n" }.joined()
        #expect(read(keys).diagnostics.isEmpty)
        #expect(read(keys + "k7: 2\nk8: 3\n").diagnostics.map { $0.position?.line } == [count + 1, count + 2])
        let pairs = (0..<count).map { "k\($0): [{a: 1, b: 2}]" }.joined(separator: ", ")
        #expect(read("x: {\(pairs)}\n").diagnostics.isEmpty)
        #expect(read("x: {\(pairs), k8: {b: 1, b: 2}}\n").diagnostics.count == 2)
    }

    @Test func reportsEveryProblemOfAFile() {
        let (_, diagnostics) = read("a: &x 1\nb: !t 2\na: 3\n")
        #expect(diagnostics.sorted().map { $0.position?.line } == [1, 2, 3])
    }

    @Test(arguments: [(63, true), (64, true), (65, false)])
    func limitsDepth(depth: Int, isAccepted: Bool) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(read(text).diagnostics.isEmpty == isAccepted)
    }

    @Test func limitsValues() {
        let text = "a: " + String(repeating: "x", count: 100)
        #expect(read(text, limits: YAMLLimits(scalarSize: 100)).diagnostics.isEmpty)
        #expect(read(text, limits: YAMLLimits(scalarSize: 99)).diagnostics.first?.message.en == "a single value is too long; the limit is 99 bytes")
    }

    @Test func followsAliasesOfStandards() {
        let (tape, diagnostics) = read("a: &x {k: 1}\nb: *x\n", aliases: .bounded)
        #expect(diagnostics.isEmpty)
        #expect(YAMLNode(tape)["b"]?["k"]?.text == "1")
        #expect(read("b: *x\n", aliases: .bounded).diagnostics.first?.message.en == "the alias has no anchor before it")
    }

    @Test func stopsABillionLaughs() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        #expect(read(text, aliases: .bounded).diagnostics.last?.message.en == "too much content once aliases are followed")
    }
}

/// Files that are not what they should be.
@Suite struct SourceFileTests {
    private let folder = scratch.appendingPathComponent(UUID().uuidString).path

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    private func message(_ path: String, limit: Int = 64 << 20) -> String? {
        TapeReader(limits: YAMLLimits(fileSize: limit)).read(path: path).first?.message.en
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(message(folder + "/none.yaml") == "no such file")
        #expect(message(folder) == "is not a regular file (a pipe, a device or a folder?)")
        mkfifo(folder + "/pipe.yaml", 0o600)
        #expect(message(folder + "/pipe.yaml") == "is not a regular file (a pipe, a device or a folder?)")
        try Data(repeating: 0x61, count: 2 << 20).write(to: URL(fileURLWithPath: folder + "/large.yaml"))
        #expect(message(folder + "/large.yaml", limit: 1 << 20) == "file too large: 2 MiB, the limit is 1 MiB")
    }
}

/// The look of words.
@Suite struct WordingTests {
    @Test(arguments: [("abc", 3), ("听诊器", 6), ("60 m²", 5), ("e\u{301}", 1), ("（甲）", 6), ("", 0)])
    func widthOnATerminal(text: String, width: Int) {
        #expect(displayWidth(of: text) == width)
    }

    @Test func padsToColumns() {
        #expect(padded("村", to: 4) == "村  ")
        #expect(paddedLeft("12", to: 4) == "  12")
        #expect(padded("独树镇", to: 2) == "独树镇")
    }

    @Test(arguments: [("听诊机", "听诊器"), ("stetoscope", "stethoscope"), ("独数镇", "独树镇"), ("床", nil), ("floor-aera", "floor-area")])
    func suggestsWhatIsNear(word: String, expected: String?) {
        #expect(suggestion(for: word, among: ["听诊器", "stethoscope", "独树镇", "floor-area", "柜"]) == expected)
    }
}
