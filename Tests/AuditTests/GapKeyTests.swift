import Testing

@testable import Audit

@Suite("Which gap it is")
struct GapKeyTests {
    @Test(
        "a key is put together and taken apart the same",
        arguments: [
            ("s", "area", "990101101201-clinic", nil), ("henan-2019", "clinic.equipment", "990101101201-clinic", "stethoscope"),
            ("s", "c", "十三团/二连", nil), ("s", "c", "十三团/二连", "床"),
        ] as [(String, String, String, String?)])
    func roundTrip(_ standard: String, _ criterion: String, _ subject: String, _ item: String?) throws {
        let key = GapKey(check: "\(standard)/\(criterion)", subject: subject, item: item)
        #expect(key.text == "\(standard)/\(criterion)/\(subject)" + (item.map { "/\($0)" } ?? ""))
        let read = try #require(GapKey(key.text, subject: subject))
        for key in [key, read] {
            #expect(key.standard == standard && key.criterion == criterion && key.criterionName == "\(standard)/\(criterion)" && key.subject == subject)
            #expect(key.item == item && key.isItem == (item != nil) && key.check == GapKey(check: "\(standard)/\(criterion)", subject: subject))
        }
        var bytes: [UInt8] = []
        GapKey.append(check: "\(standard)/\(criterion)", to: &bytes)
        bytes += Array(subject.utf8)
        if let item { GapKey.append(item: item, to: &bytes) }
        #expect(String(decoding: bytes, as: UTF8.self) == key.text)
    }

    @Test("a text that lacks a part is no key", arguments: ["", "s", "s/c", "s/c/", "/c/x", "s//x", "s/c//t", "s/c/x/"])
    func incomplete(_ text: String) { #expect(GapKey(text) == nil) }

    @Test("a key beside another subject's code is none of that subject")
    func otherSubject() {
        #expect(GapKey("s/c/a/b", subject: "x") == nil && GapKey("s/c/a/b", subject: "a/b/c") == nil && GapKey("s/c/ab", subject: "a") == nil)
        #expect(GapKey("s/c/a/b", subject: "a")?.item == "b" && GapKey("s/c/a/b", subject: "a/b")?.item == nil)
    }
}
