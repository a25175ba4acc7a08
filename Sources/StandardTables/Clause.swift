/// The number of a clause, made comparable and fit for an id: 第三条（二）1 is 3.2.1.
struct Clause: Hashable {
    /// Its numbers and letters, joined by points; empty when it has none.
    let key: String

    init(_ text: String) {
        var parts: [String] = []
        var part = ""
        var chinese = ""
        func close(_ digits: inout String) {
            if !digits.isEmpty { parts.append(digits) }
            digits = ""
        }
        func closeChinese() {
            if !chinese.isEmpty { parts.append(Self.number(chinese).map(String.init) ?? "") }
            chinese = ""
        }
        for character in Words.key(text) {
            if character.isASCII, character.isLetter || character.isNumber {
                closeChinese()
                part.append(character)
            } else if Self.digits.keys.contains(character) || character == "十" || character == "百" {
                close(&part)
                chinese.append(character)
            } else {
                close(&part)
                closeChinese()
            }
        }
        close(&part)
        closeChinese()
        key = parts.filter { !$0.isEmpty }.joined(separator: ".")
    }

    private static let digits: [Character: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// The value of a Chinese number below a thousand.
    private static func number(_ text: String) -> Int? {
        var total = 0
        var digit: Int?
        for character in text {
            if let value = digits[character] {
                digit = (digit ?? 0) * 10 + value
            } else {
                total += (digit ?? 1) * (character == "十" ? 10 : 100)
                digit = nil
            }
        }
        return total + (digit ?? 0)
    }
}
