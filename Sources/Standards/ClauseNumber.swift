/// Numbers of clauses as English writes them: 三（五）2 as III(5)2, 第十三条 as art. 13.
enum ClauseNumber {
    private static let digits: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9]

    private static let parts: [Character: String] = ["章": "ch.", "条": "art.", "款": "para."]

    /// A clause in English; what is no number stays as it is.
    static func english(_ clause: String) -> String {
        clause.split(separator: "、").map { part(String($0)) }.joined(separator: ", ")
    }

    private static func part(_ text: String) -> String {
        if text == "附件" { return "annex" }
        var rest = Substring(text)
        var result = ""
        if rest.first == "第", let end = rest.firstIndex(where: { parts[$0] != nil }), let number = number(rest[..<end].dropFirst()) {
            result = "\(parts[rest[end]]!) \(number)"
            rest = rest[end...].dropFirst()
        } else {
            let head = rest.prefix { digits[$0] != nil || $0 == "十" }
            guard let number = number(head) else { return text }
            result = roman(number)
            rest = rest.dropFirst(head.count)
        }
        while rest.first == "（", let end = rest.firstIndex(of: "）"), let number = number(rest[..<end].dropFirst()) {
            result += "(\(number))"
            rest = rest[end...].dropFirst()
        }
        return rest.allSatisfy { $0.isASCII } ? result + (result.last == ")" || rest.isEmpty ? "" : ".") + rest : text
    }

    /// 1 to 99.
    private static func number(_ text: Substring) -> Int? {
        let parts = text.split(separator: "十", maxSplits: 1, omittingEmptySubsequences: false)
        func digit(_ part: Substring, orElse none: Int) -> Int? { part.isEmpty ? none : part.count == 1 ? digits[part.first!] : nil }
        if parts.count == 1 { return digit(parts[0], orElse: 0).flatMap { $0 == 0 ? nil : $0 } }
        guard let tens = digit(parts[0], orElse: 1), let ones = digit(parts[1], orElse: 0) else { return nil }
        return tens * 10 + ones
    }

    private static func roman(_ number: Int) -> String {
        var (rest, text) = (number, "")
        for (value, letters) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
