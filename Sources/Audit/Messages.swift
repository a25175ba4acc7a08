import Quantities
import Wording

/// The wording of everything the audit room has to say.
extension Text {
    static func declaredDiffers(_ label: String, declared: Int, listed: Int) -> Text {
        Text(zh: "\(label)登记 \(declared) 个，实际列出 \(listed) 个", en: "\(label): \(declared) declared, \(listed) listed")
    }
    static func waiversOverlap(_ subject: String, line: Int, other: Int, otherFile: String?, day: Day) -> Text {
        let (zh, en) = otherFile.map { ("\($0) 第 \(other) 行", "line \(other) of \($0)") } ?? ("第 \(other) 行", "line \(other)")
        return Text(
            zh: "第 \(line) 行与\(zh)是同一对象（\(subject)）同一条款的豁免，\(day) 都有效；以到期较晚的为准",
            en: "line \(line) and \(en) waive the same criterion of \(subject), both valid on \(day); the one that ends later counts")
    }
    static func waiverNamesNobody(_ code: String) -> Text {
        Text(zh: "豁免指向的对象 \(code) 不在清单中", en: "the waiver names \(code), which is not in the inventory")
    }
}

extension Text {
    static func exampleDiffers(_ criterion: String, expected: String, found: String) -> Text {
        Text(zh: "\(criterion) 的样例应为 \(expected)，实际为 \(found)", en: "an example of \(criterion) should be \(expected), but is \(found)")
    }
    static func exampleShortfall(_ criterion: String, expected: String, found: String) -> Text {
        Text(
            zh: "\(criterion) 的样例差距应为 \(expected)，实际为 \(found)",
            en: "an example of \(criterion) should fall short by \(expected), but falls short by \(found)")
    }
    static func exampleLevel(_ criterion: String, expected: String, found: String) -> Text {
        Text(
            zh: "\(criterion) 的样例等级应为 \(expected)，实际为 \(found)",
            en: "an example of \(criterion) should reach \(expected), but reaches \(found)")
    }
    static func exampleActual(_ criterion: String, expected: String, found: String) -> Text {
        Text(zh: "\(criterion) 的样例数值应为 \(expected)，实际为 \(found)", en: "an example of \(criterion) should have \(expected), but has \(found)")
    }
    static func exampleRequired(_ criterion: String, expected: String, found: String) -> Text {
        Text(
            zh: "\(criterion) 的样例要求应为 \(expected)，实际为 \(found)",
            en: "an example of \(criterion) should be held against \(expected), but is held against \(found)")
    }
    static func exampleMissing(_ criterion: String, expected: String, found: String) -> Text {
        Text(
            zh: "\(criterion) 的样例应待填 [\(expected)]，实际为 [\(found)]",
            en: "an example of \(criterion) should lack [\(expected)], but lacks [\(found)]")
    }
    static let exampleOfNoKind = Text(zh: "样例的 applies-to 不是条款所属对象", en: "the example's applies-to is not a kind of the criterion")
}
