import Wording

/// The wording of everything there is to say about a standard's table.
extension Text {
    private static func row(_ place: TablePlace) -> (zh: String, en: String) {
        place.sheet.isEmpty ? ("第 \(place.row) 行", "row \(place.row)") : ("\(place.sheet) 第 \(place.row) 行", "row \(place.row) of \(place.sheet)")
    }
    private static func near(_ nearest: String?) -> (zh: String, en: String) {
        nearest.map { ("（最接近的是“\($0)”）", " (nearest: \"\($0)\")") } ?? ("", "")
    }

    // MARK: The table

    static let noTable = Text(zh: "没有找到条款表", en: "no table of clauses was found")
    static func tableHeads(_ heads: [String]) -> Text {
        Text(
            zh: "表头至少要有 \(heads.joined(separator: "、"))；用 dabiao standards template 可得到空表",
            en: "its heads are at least \(heads.joined(separator: ", ")); dabiao standards template makes an empty one")
    }
    static let noRows = Text(zh: "条款表里没有条款", en: "the table has no clauses")
    static func noColumn(_ head: String) -> Text { Text(zh: "缺少“\(head)”列", en: "the column \(head) is missing") }
    static func headTwice(_ head: String) -> Text { Text(zh: "“\(head)”列重复", en: "the column \(head) is there twice") }
    static func unknownHead(_ head: String) -> Text { Text(zh: "不认识的列“\(head)”，已略过", en: "unknown column \"\(head)\", left out") }
    static let exampleRow = Text(zh: "示例行，已略过", en: "an example, left out")
    static let overwriteExample = Text(zh: "改写或删去示例行", en: "overwrite or delete it")
    static func headingRow(_ text: String) -> Text { Text(zh: "只有“\(text)”一格，当作小标题略过", en: "only one cell, \"\(text)\"; left out as a heading") }

    // MARK: Cells

    static func emptyCell(_ head: Text) -> Text { Text(zh: "“\(head.zh)”没有填", en: "\(head.en) is empty") }
    static func clauseWithoutNumber(_ found: String) -> Text { Text(zh: "条款号“\(found)”里没有数字", en: "the clause \"\(found)\" has no number") }
    static let numberClause = Text(zh: "写作 3.1 或 第三条（一）", en: "write it like 3.1")
    static func notAChoice(_ head: Text, found: String) -> Text { Text(zh: "“\(head.zh)”没有“\(found)”这一选项", en: "\(head.en): there is no choice \"\(found)\"") }
    static func unknownKindOfSubject(_ word: String) -> Text { Text(zh: "没有“\(word)”这类机构或地方", en: "there is no kind of facility or place \"\(word)\"") }
    static func unknownItem(_ item: String, _ kind: String, nearest: String?) -> Text {
        let near = near(nearest)
        return Text(zh: "词汇里没有\(kind)的“\(item)”\(near.zh)", en: "the vocabulary knows no \"\(item)\" of \(kind)\(near.en)")
    }
    static func unknownWord(_ word: String, _ label: String, nearest: String?) -> Text {
        let near = near(nearest)
        return Text(zh: "“\(label)”的词里没有“\(word)”\(near.zh)", en: "\"\(word)\" is not among the words of \(label)\(near.en)")
    }
    static let acceptProposal = Text(
        zh: "写错了就改正；确是新词，已列入词汇补充，核对后放进本县文件夹，用 --standards 一并读取，再转换一次",
        en: "correct it; or, if it is new, check the proposed addition, put it into your own folder, name that with --standards too and convert again")
    static func ambiguousItem(_ item: String) -> Text { Text(zh: "“\(item)”不止一个意思", en: "\"\(item)\" can mean several things") }
    static func unknownCondition(_ word: String) -> Text { Text(zh: "看不懂条件“\(word)”", en: "the condition \"\(word)\" means nothing") }
    static let writeCondition = Text(zh: "写作 人员（资格=执业医师、执业助理医师；执业证=有效）", en: "write it like 人员（资格=执业医师；执业证=有效）")
    static func twoComparisons(_ one: String, _ other: String) -> Text {
        Text(zh: "“比较”是“\(one)”，“数值”里又写了“\(other)”", en: "the comparison is \"\(one)\", but the value says \"\(other)\"")
    }
    static func comparisonDoesNotFit(_ sign: String, _ label: String) -> Text {
        Text(zh: "“\(label)”不能用“\(sign)”比较", en: "\(label) cannot be compared with \"\(sign)\"")
    }
    static func notComparable(_ label: String) -> Text { Text(zh: "“\(label)”是文字，不能比较", en: "\(label) is text and cannot be compared") }
    static func notCounted(_ word: String, _ label: String) -> Text {
        Text(zh: "“\(label)”只记有没有\(word)，不记数量", en: "of \(label) it is only known whether there is \(word), not how many")
    }
    static let leaveValueEmpty = Text(zh: "比较用“有”，数值留空", en: "compare with 有 and leave the value empty")
    static func notANumber(_ found: String) -> Text { Text(zh: "“\(found)”不是数字", en: "\"\(found)\" is not a number") }
    static let writeDigits = Text(zh: "用阿拉伯数字，如 60", en: "write digits, such as 60")
    static func notWhole(_ found: String, _ label: String) -> Text {
        Text(zh: "“\(label)”按个数计，“\(found)”不是整数", en: "\(label) is counted; \"\(found)\" is not a whole number")
    }
    static func above100(_ found: String) -> Text { Text(zh: "百分比不能超过 100，写的是“\(found)”", en: "a percentage is at most 100, found \"\(found)\"") }
    static func unitDoesNotFit(_ unit: String, _ label: String, expected: String?) -> Text {
        Text(
            zh: "“\(label)”的单位\(expected.map { "是“\($0)”" } ?? "应留空")，不能用“\(unit)”",
            en: "\(label) is \(expected.map { "in \"\($0)\"" } ?? "without a unit"), not in \"\(unit)\"")
    }
    static func writeUnit(_ unit: String) -> Text { Text(zh: "写“\(unit)”，或把数值换算过来", en: "write \"\(unit)\", converting the value") }
    static let leaveUnitEmpty = Text(zh: "单位留空", en: "leave the unit empty")
    static func twoLimits(found: String) -> Text { Text(zh: "“介于”要两个界限，写的是“\(found)”", en: "介于 takes two limits such as 10-29, found \"\(found)\"") }
    static func limitsTurned(_ found: String) -> Text { Text(zh: "“\(found)”前小后大才对", en: "\"\(found)\": the smaller limit comes first") }
    static let asksNothing = Text(zh: "这样写没有任何要求，怎样都达标", en: "this asks for nothing: everything fulfils it")
    static func moreThanThere(_ least: Int, _ count: Int) -> Text {
        Text(zh: "要求 \(least) 项，词表只有 1 至 \(count) 项", en: "asks for \(least) of a list of \(count)")
    }
    static func notADay(_ found: String) -> Text { Text(zh: "“\(found)”不是有效日期", en: "\"\(found)\" is not a day") }
    static let writeDay = Text(zh: "写作 2022-08-03", en: "write it like 2022-08-03")

    // MARK: Rows together

    static func clauseTwice(_ clause: String, _ other: TablePlace) -> Text {
        Text(zh: "条款“\(clause)”重复，\(row(other).zh)已有", en: "the clause \"\(clause)\" is there twice, first in \(row(other).en)")
    }
    static func levelTwice(_ clause: String, _ level: String, _ other: TablePlace) -> Text {
        Text(zh: "条款“\(clause)”有两个“\(level)”，\(row(other).zh)已有", en: "the clause \"\(clause)\" has two levels \(level), the first in \(row(other).en)")
    }
    static func twoBases(_ clause: String, _ other: TablePlace) -> Text {
        Text(zh: "条款“\(clause)”有两个不同的依据原文，另一个在\(row(other).zh)", en: "the clause \"\(clause)\" has two original texts, the other in \(row(other).en)")
    }
    static let numberItems = Text(
        zh: "一条只能有“基本”“推荐”各一行；不同的项目分开编号，如 3.1-1、3.1-2", en: "a clause has at most a basic and a recommended row; number its items apart, such as 3.1-1, 3.1-2")
    static func levelsDiffer(_ head: Text, _ other: TablePlace) -> Text {
        Text(zh: "基本和推荐两行的“\(head.zh)”应当相同，另一行是\(row(other).zh)", en: "\(head.en) must be the same for both levels; the other is \(row(other).en)")
    }
    static func levelsNeedNumbers(_ other: TablePlace) -> Text {
        Text(zh: "与\(row(other).zh)不是同一个数字，不能作为它的推荐档", en: "is not the same number as in \(row(other).en) and cannot be its recommended level")
    }
    static func recommendedNotStricter(_ other: TablePlace) -> Text {
        Text(zh: "推荐档不比\(row(other).zh)的基本档高", en: "the recommended level asks for no more than the basic one in \(row(other).en)")
    }
    static func differsByKind(_ one: String, _ other: String) -> Text {
        Text(zh: "\(one)和\(other)的这一项不是一回事", en: "this is not the same thing for \(one) and \(other)")
    }
    static let rowForEachKind = Text(zh: "分成两行，各编一个号", en: "write a row with a number of its own for each")
    static func sameID(_ id: String, _ other: TablePlace) -> Text { Text(zh: "编号 \(id) 与\(row(other).zh)相同", en: "the id \(id) is that of \(row(other).en)") }
    static func alreadyInherited(_ id: String) -> Text { Text(zh: "所继承的标准已有条款 \(id)", en: "the standard it extends has a criterion \(id) already") }
    static let dropFirst = Text(zh: "换一个条款号", en: "give it another number")

    // MARK: The document

    static func option(_ entry: DocumentEntry) -> Text {
        Text(zh: "用 --\(entry.rawValue) 写明，或写在“文件信息”表的“\(entry.head.zh)”", en: "give it with --\(entry.rawValue), or in the sheet 文件信息 as \(entry.head.zh)")
    }
    static func missingEntry(_ head: Text) -> Text { Text(zh: "没有写明“\(head.zh)”", en: "the \(head.en) of the standard is missing") }
    static func badStandardID(_ id: String) -> Text {
        Text(zh: "标准编号“\(id)”只能用小写字母、数字、. 和 -", en: "the standard's id \"\(id)\" may hold only lower-case letters, digits, . and -")
    }
    static func standardExists(_ id: String, _ file: String) -> Text { Text(zh: "已有标准“\(id)”（\(file)）", en: "there is a standard \"\(id)\" already (\(file))") }
    static func badRegionCode(_ code: String) -> Text {
        Text(zh: "适用地区“\(code)”应为区划代码的前几位", en: "the region \"\(code)\" must be the first digits of a division code")
    }
    static func noSuchStandard(_ id: String) -> Text { Text(zh: "没有标准“\(id)”", en: "there is no standard \"\(id)\"") }
    static let extendsItself = Text(zh: "标准不能继承自己", en: "a standard cannot extend itself")
}
