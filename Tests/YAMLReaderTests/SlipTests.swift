import Foundation
import Testing
import Wording

@testable import YAMLReader

/// Slips of people who type YAML with a Chinese keyboard are told on the line where they stand, in words they know.
@Suite("Slips in YAML")
struct SlipTests {
    private func read(_ bytes: [UInt8]) -> [Diagnostic] { TapeReader().read(bytes: bytes, name: "a.yaml") }

    @Test(
        "slips",
        arguments: [
            ("a: 1\nb：131\nc: 2\n", "2:2 这里是中文冒号“：”，应写英文冒号加空格（: ）"), ("a:\n  b：131\n  c: 2\n", "2:4 这里是中文冒号“：”，应写英文冒号加空格（: ）"),
            ("a:\n- b：1\n  c: 2\n", "2:4 这里是中文冒号“：”，应写英文冒号加空格（: ）"), ("a:\n  b: 1\nc：2\n", "3:2 这里是中文冒号“：”，应写英文冒号加空格（: ）"),
            ("村：\n  - b: 1\n", "1:2 这里是中文冒号“：”，应写英文冒号加空格（: ）"), ("v:\n  - b: 1\n    c：\n      d: 2\n", "3:6 这里是中文冒号“：”，应写英文冒号加空格（: ）"),
            ("a: 1\n\n# 说明：无\nb：2 # x\n\nc: 3\n", "4:2 这里是中文冒号“：”，应写英文冒号加空格（: ）"), ("a: 1\nb:131\nc: 2\n", "2:2 冒号后面缺一个空格"),
            ("v:\n  -b: 1\n    c: 1\n", "2:3 “-”后面缺一个空格"), ("v:\n  －b: 1\n    c: 1\n", "2:3 这里是全角横线“－”，应写英文减号加空格（- ）"),
            ("a: ｛x: 1｝\n", "1:4 这里是全角括号“｛”，应写英文括号 { } 或 [ ]"), ("a: {x: 1，y: 2}\n", "1:9 这里是中文逗号“，”，应写英文逗号加空格（, ）"),
            ("“a”: b: 1\n", "1:1 这里是中文引号 “ ，应写英文引号（\"），或不用引号"), ("a:\n\tb: 2\n", "2:1 这里用了制表符（Tab）"),
            ("a:\n  b: 1\n\tc: 2\n", "3:1 这里用了制表符（Tab）"), ("a: {x: 1, y: 2\nb: 2\n", "1:4 “{”没有闭合"), ("a: [x, y\nb: 2\nc: 3\n", "1:4 “[”没有闭合"),
            ("a: {x: 1,\n   y: 2\n   z: 3}\n", "3:5 这里缺少“,”（第 1 行的“{”还没有闭合）"), ("a: \"x\nb: 2\n", "1:4 引号 \" 没有闭合"), ("a: 'x\nb: 2\n", "1:4 引号 ' 没有闭合"),
        ])
    func slips(text: String, expected: String) {
        let found = read(Array(text.utf8)).map { "\($0.position!.line):\($0.position!.column) \($0.message.zh)" }
        #expect(found == [expected])
    }

    @Test("what is no slip is not called one: marks in text, comments and quotes, times, addresses")
    func noSlips() {
        let text = "a: 注意：甲、乙，丙；“丁”\nb: \"x：y\" # 说明：无\nc: 08:30\nd: http://x/y\n'e：f': 1\ng: －5\nh: [“甲”, 注意]\n"
        #expect(read(Array(text.utf8)).isEmpty)
        // An error elsewhere is not blamed on them either.
        #expect(read(Array((text + "i: @x\n").utf8)).map(\.position?.line) == [8])
    }

    @Test(
        "control characters and marks that turn the direction of writing are refused, however they are written",
        arguments: [
            ("a: \"\\e[31m\"\n", "U+001B"), ("a: \"x\\0\"\n", "U+0000"), ("a: \"\\u202Ex\"\n", "U+202E"), ("a: x\u{202E}y\n", "U+202E"),
            ("a: \u{2066}x\n", "U+2066"),
            ("\u{202A}a: 1\n", "U+202A"), ("a: \"\\x9b1m\"\n", "U+009B"), ("a: {b: \"\\a\"}\n", "U+0007"),
        ])
    func controls(text: String, point: String) {
        #expect(read(Array(text.utf8)).map(\.message.zh) == ["含有看不见的控制字符 \(point)"])
    }

    @Test("tabs and line breaks in quoted text stay, and so do letters beside the refused ones")
    func allowed() {
        #expect(read(Array("a: \"x\\ty\\n\\r\"\nb: \u{200B}x\nc: \u{202F}z\nd: é\u{A0}\n".utf8)).isEmpty)
    }

    @Test("what is shown of bad text cannot work on a terminal")
    func shown() {
        let diagnostic = Diagnostic(
            file: "a\u{1B}[2J.yaml", position: SourcePosition(line: 1, column: 3), message: Text(zh: "“\u{202E}x”", en: ""), help: Text(zh: "\u{7}", en: ""),
            sourceLine: "a\u{1B}b\u{9B}")
        let text = diagnostic.rendered(.zh)
        #expect(text == "a<U+001B>[2J.yaml:1:3: 错误: “<U+202E>x”\n1 | a<U+001B>b<U+009B>\n  |          ^\n  提示：<U+0007>\n")
    }

    @Test("of a long line that is shown which is near the caret, and the caret stands below the place", arguments: [5, 700, 4_990, 12_000])
    func longLines(number: Int) throws {
        let items = (0..<15_000).map { "项\($0)" }
        let text = "a: [" + items.enumerated().map { $0 == number ? "&x \($1)" : $1 }.joined(separator: ", ") + "]\n"
        let diagnostic = try #require(read(Array(text.utf8)).first)
        let lines = diagnostic.rendered(.zh).split(separator: "\n")
        #expect(lines[1].count < 140 && lines[2].contains("^"))
        let column = displayWidth(of: lines[2].prefix { $0 != "^" })
        var width = 0
        let marked = lines[1].drop { character in
            defer { width += displayWidth(of: String(character)) }
            return width < column
        }
        #expect(marked.hasPrefix("&x 项\(number)"), "\(lines)")
    }

    @Test("of very many problems 1,000 are listed and the rest are counted, in time that grows with the file only")
    func many() {
        func seconds(_ count: Int) -> Double {
            let text = Array(("a: 1\n" + String(repeating: "k: 1\n", count: count) + "b: &x 2\n").utf8)
            let start = Date()
            let found = read(text)
            let time = Date().timeIntervalSince(start)
            #expect(found.count == 1001)
            #expect(found.sorted().last?.message.zh == "还有 \(count == 10_000 ? "9,000" : "79,000") 个问题，没有列出")
            #expect(found.reduce(0) { $0 + $1.count } == count)
            return time
        }
        let (small, large) = (seconds(10_000), seconds(80_000))
        #expect(large < small * 24 + 0.5, "\(small) \(large)")
    }

    @Test("problems of every file are kept: one with very many does not hide those of others")
    func perFile() {
        var list = DiagnosticList()
        for number in 0..<2500 { list.append(Diagnostic(number < 2000 ? .warning : .error, file: "a", message: Text(same: "\(number)"))) }
        list.append(Diagnostic(.warning, file: "b", message: Text(same: "x")))
        #expect(list.all.count == 1002 && list.hasErrors && list.all.contains { $0.file == "b" })
        let last = list.all.first { $0.count > 1 }
        #expect(last?.count == 1500 && last?.severity == .error && last?.message.en == "and 1,500 more problems, not listed")
        // Taken up again, nothing is counted twice or lost.
        #expect(DiagnosticList(list.all).all == list.all)
    }
}

/// Hints for what people write.
@Suite("Hints")
struct HintTests {
    @Test(arguments: [
        ("８５", "用半角数字，写 85"), ("85平方米", "去掉单位“平方米”，写 85"), ("15,000", "去掉逗号，写 15000"), ("１5，000㎡", "用半角数字，去掉逗号，去掉单位“㎡”，写 15000"), ("60 m²", "去掉单位“m²”，写 60"),
        ("若干", nil), ("", nil), ("85", nil), ("3-5", nil), ("3～5人", nil), ("1.2.3", nil), ("2022年", nil), (".", nil),
    ])
    func numbers(word: String, hint: String?) {
        #expect(numberHint(word)?.zh == hint)
    }

    @Test(arguments: [("诊室，治疗室", true), ("听诊器：1", true), ("诊室、药房", true), ("诊室", false), ("（甲）", false)])
    func marks(word: String, isHint: Bool) {
        #expect((markHint(word) != nil) == isHint)
    }

    @Test(arguments: [("房屋面积", "建筑面积"), ("业务房面积", "业务用房面积"), ("面积", "建筑面积"), ("药品", nil), ("天花板", nil), ("area", nil)])
    func suggestions(word: String, expected: String?) {
        #expect(suggestion(for: word, among: ["建筑面积", "业务用房面积", "药品品种数", "floor-space", "听诊器"]) == expected)
    }
}
