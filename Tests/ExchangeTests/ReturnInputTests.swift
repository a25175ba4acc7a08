import Foundation
import Packing
import Testing
import Wording

@testable import Exchange

/// Whatever people send instead of a form: each problem is told with its place in the document, what was found, what was expected, and how to mend it.
@Suite("Returned forms that are wrong")
struct ReturnInputTests {
    private func problems(_ bytes: [UInt8]) -> [String] {
        var files = ReturnedFiles()
        files.read(bytes, name: "a.json")
        return files.problems.map { $0.rendered(.zh) }
    }

    private func problems(_ document: ReturnDocument) -> [String] { problems(document.json) }

    @Test(
        "values of the wrong type, by their places",
        arguments: [
            ("by", "3", "a.json:by: 错误: 应为文字，写的是数字 3"), ("on", "\"明天\"", "a.json:on: 错误: “on”不是有效日期：“明天”"),
            ("by", "\" \"", "a.json:by: 错误: 没有写填报人"), ("form", "[1, 2]", "a.json:form: 错误: 应为一组键值 {…}，写的是2 项的列表"),
            ("answers", "{\"a\": 1}", "a.json:answers: 错误: 应为列表 […]，写的是一组键值"),
            ("answers", "[{\"ask\": \"floor-area\", \"text\": 80}]", "a.json:answers[0].text: 错误: 应为文字，写的是数字 80"),
            ("answers", "[{\"ask\": \"floor-area\"}]", "a.json:answers[0].text: 错误: 缺这一项"),
            (
                "answers", "[{\"ask\": \"? floor-area\", \"text\": \"8\"}, {\"ask\": \"floor-area\", \"text\": \"9\"}]",
                "a.json:answers[1].ask: 错误: 同一题答了两次，answers[0] 已答"
            ), ("answers", "[3]", "a.json:answers[0]: 错误: 应为一组键值 {…}，写的是数字 3"),
            ("answers", "[{\"ask\": \"+ staff id\", \"text\": \"x\"}]", "a.json:answers[0].ask: 错误: 看不出答的是哪一题：“+ staff id”"),
            ("people", "[{\"list\": \"staff\", \"record\": \"A\", \"gone\": \"是\"}]", "a.json:people[0].gone: 错误: 应为true 或 false，写的是文字“是”"),
            ("dabiao-return", "2", "a.json:dabiao-return: 错误: 是另一版程序的格式：应为数字 1，写的是数字 2"),
            ("visit", "null", "a.json:visit: 错误: 应为true 或 false，写的是null"),
            ("facility", "{\"kind\": \"village-clinic\", \"county\": \"990101\"}", "a.json:facility.code: 错误: 缺这一项"),
            ("reported-by", "\"x\"", "a.json:reported-by: 警告: 不认识这一项，没有导入"),
            ("photos", "[{\"sha256\": \"ab\", \"data\": \"%%%\"}]", "a.json:photos[0].data: 错误: 照片的编码不完整"),
            ("photos", "[{\"sha256\": \"ab\", \"data\": \"PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\"}]", "a.json:photos[0].data: 错误: 不是照片：开头不是 JPEG，也不是 PNG"),
        ])
    func wrongTypes(key: String, value: String, problem: String) throws {
        var document = ReturnDocument()
        document.other = [key: try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)]
        let found = problems(document)
        #expect(found.contains { $0.hasPrefix(problem) }, "\(found)")
        // Everything that stops a form says how to mend it.
        #expect(found.allSatisfy { $0.contains("警告") || $0.contains("提示：") }, "\(found)")
    }

    @Test("all problems of a document are told at once")
    func allAtOnce() {
        var document = ReturnDocument()
        document.other = ["by": 1, "on": 2, "visit": 3, "answers": [["ask": 4, "text": 5]], "form": 6, "facility": 7]
        #expect(problems(document).count == 6)
    }

    @Test("ten megabytes of text are refused by their length, not taken into an inventory")
    func longText() {
        var document = ReturnDocument([("floor-area", String(repeating: "长", count: 3_500_000))])
        #expect(problems(document).first?.hasPrefix("a.json:answers[0].text: 错误: 有 3500000 个字，最多 4000 个字") == true)
        document = ReturnDocument()
        document.answers = (0..<6000).map { ["ask": "f\($0)", "text": "1"] }
        #expect(problems(document).first?.hasPrefix("a.json:answers: 错误: 有 6000 项，最多 5000 项") == true)
    }

    @Test("marks that turn the direction of writing are refused with their place; markup is only text")
    func marks() throws {
        var document = ReturnDocument()
        document.by = "张\u{202E}三"
        #expect(problems(document).first?.hasPrefix("a.json:by: 错误: 含有看不见的控制字符 U+202E") == true)
        let county = try County()
        defer { county.folder.remove() }
        document = ReturnDocument([("floor-area", "80")])
        document.by = "<script>alert(1)</script>"
        try county.importing([document])
        #expect(county.read("990101101.yaml")?.contains("reported: {by: \"<script>alert(1)</script>\", on: 2022-08-03}") == true)
    }

    @Test(
        "what is no JSON, or something else, or nothing, is told",
        arguments: ["{\"dabiao-return\": 1,", "{}", "[]", "", "你好，表填好了", "{\"a\": \(String(repeating: "[", count: 3000))"])
    func noDocument(text: String) { #expect(problems(Array(text.utf8)).count == 1) }

    // MARK: Short texts

    private func short(_ text: String) -> [String] { problems(Array(text.utf8)).map { String($0.split(separator: "\n")[0]) } }

    @Test("a short text survives what chats do to it")
    func chat() throws {
        let text = ShortText.pack(ReturnDocument([("floor-area", "80")]).json)
        var wrapped = ""
        for (number, letter) in text.enumerated() { wrapped += (number % 40 == 39 ? "\r\n\u{3000}" : number % 97 == 0 ? "\u{200B}" : "") + String(letter) }
        for sent in [text, wrapped, "方城县甲村卫生室 8月3日\n\(text)\n收到请回复", "\u{FEFF}" + text + " "] {
            var files = ReturnedFiles()
            files.read(Array(sent.utf8), name: "-")
            #expect(files.problems.isEmpty && files.forms.count == 1 && files.forms[0].answers[0].text == "80", "\(files.problems)")
        }
        var files = ReturnedFiles()
        files.read(Array((text + "\n" + text.dropLast(30) + "\n" + text).utf8), name: "聊天.txt")
        #expect(files.forms.map(\.source) == ["聊天.txt#1", "聊天.txt#3"] && files.problems.map(\.file) == ["聊天.txt#2"])
        files = ReturnedFiles()
        files.read(Array(text.data(using: .utf16)!), name: "-")
        #expect(files.forms.count == 1)
    }

    @Test("a short text cut off anywhere, or changed anywhere, is refused")
    func damaged() {
        let text = ShortText.pack(ReturnDocument([("floor-area", "80")]).json)
        let letters = Array(text)
        for count in stride(from: ShortText.head.count, to: letters.count, by: 7) {
            #expect(short(String(letters[..<count])).first?.contains("短文不完整") == true)
        }
        for place in stride(from: ShortText.head.count, to: letters.count, by: 5) where letters[place] != "." {
            var changed = letters
            changed[place] = letters[place] == "A" ? "B" : "A"
            guard String(changed).lowercased() != text.lowercased() || place < letters.count - 8 else { continue }
            #expect(short(String(changed)).count == 1, "\(place)")
        }
        #expect(short(String(letters[..<60] + "，后面" + letters[70...])).count == 1)
        #expect(short(String(letters[..<60] + "+" + letters[61...])).first?.contains("“+”不是短文里的字符") == true)
        let wrong = String(text.dropLast(8)) + "00000000"
        #expect(short(wrong).first?.contains("短文与校验码不符（应为 00000000，算出 ") == true)
    }

    @Test("a few letters that would become gigabytes are refused")
    func bomb() {
        let bomb = RawDeflate.compressed([UInt8](repeating: 32, count: 64 << 20))
        let letters = Data(bomb).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        #expect(short("DABIAO1.\(letters).00000000").first?.contains("解开后超过 8 MB") == true)
    }
}
