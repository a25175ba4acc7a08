import Wording

/// The wording of everything the standards room has to say.
extension Text {
    private static func quoted(_ words: [String]) -> (zh: String, en: String) {
        (words.map { "“\($0)”" }.joined(separator: "、"), words.map { "\"\($0)\"" }.joined(separator: ", "))
    }

    static func expectedMapping(of keys: [String]) -> Text {
        Text(zh: "此处应为映射（键: 值）", en: "expected a mapping (key: value)")
    }
    static func unknownKey(_ key: String) -> Text { Text(zh: "不认识的键“\(key)”", en: "unknown key \"\(key)\"") }
    static func missingKey(_ key: String) -> Text { Text(zh: "缺少“\(key)”", en: "\"\(key)\" is missing") }
    static let expectedText = Text(zh: "此处应为文字", en: "expected text")
    static let expectedList = Text(zh: "此处应为列表", en: "expected a list")
    static let expectedTrueFalse = Text(zh: "此处应为 true 或 false", en: "expected true or false")
    static func expectedDate(found: String) -> Text {
        Text(zh: "“\(found)”不是有效日期，应写作 YYYY-MM-DD", en: "\"\(found)\" is not a date; write YYYY-MM-DD")
    }
    static func expectedWholeNumber(found: String) -> Text {
        Text(zh: "此处应为不小于 0 的整数，现为“\(found)”", en: "expected a whole number from 0, found \"\(found)\"")
    }
    static func expectedNumber(found: String) -> Text { Text(zh: "此处应为数字，现为“\(found)”", en: "expected a number, found \"\(found)\"") }
    static func notAChoice(_ word: String) -> Text { Text(zh: "“\(word)”不是可选值", en: "\"\(word)\" is not one of the choices") }
    /// The nearest spelling, if one is near.
    public static func nearest(_ word: String, among words: [String]) -> Text? {
        suggestion(for: word, among: words).map { Text(zh: "是否要写“\($0)”？", en: "did you mean \"\($0)\"?") }
    }
    /// The nearest spelling, or else all of them.
    public static func nearestOrList(_ word: String, among words: [String]) -> Text {
        nearest(word, among: words) ?? oneOf(words)
    }
    /// All the words that are allowed.
    public static func oneOf(_ words: [String]) -> Text {
        let shown = Array(words.prefix(14))
        let (zh, en) = quoted(shown)
        let more = words.count > shown.count
        return Text(zh: "可写：\(zh)\(more ? "等" : "")", en: "one of \(en)\(more ? ", …" : "")")
    }
    static func wrongOrder(_ found: String) -> Text {
        Text(zh: "order 应为整数，写的是“\(found)”", en: "order should be a whole number, found \"\(found)\"")
    }
    static func unknownFileKind(_ key: String) -> Text {
        Text(zh: "不认识的文件：第一个键是“\(key)”", en: "unknown kind of file: its first key is \"\(key)\"")
    }
    static func firstKeyIsOneOf(_ keys: [String]) -> Text {
        let (zh, en) = quoted(keys)
        return Text(zh: "第一个键应为 \(zh)", en: "the first key must be \(en)")
    }
    static func declaredTwice(_ id: String) -> Text { Text(zh: "“\(id)”重复定义", en: "\"\(id)\" is declared twice") }
    static func sameSpelling(_ word: String, _ other: String) -> Text {
        Text(zh: "“\(word)”与“\(other)”的写法相同", en: "\"\(word)\" is spelled like \"\(other)\"")
    }
    static let useOverlay = Text(
        zh: "补充已有的词汇请写一个 vocabulary-overlay 文件", en: "to add to what is there, write a vocabulary-overlay file")
    static func redefined(_ id: String, _ key: String, found: String, known: String?) -> Text {
        Text(
            zh: "“\(id)”已有定义，不能改变它的 \(key)：现为“\(known ?? "无")”，此处写的是“\(found)”",
            en: "\"\(id)\" is defined already and its \(key) cannot change: it is \"\(known ?? "none")\", found \"\(found)\"")
    }
    static let useAlias = Text(zh: "同一事物的另一叫法写在 aliases；另一事物请换一个 id", en: "write another name of it under aliases; give another thing an id of its own")
    static let useOtherID = Text(zh: "删去这一项；另一事物请换一个 id", en: "leave this out, or give what is meant an id of its own")
    static func wordsAreShared(_ list: String) -> Text {
        Text(zh: "此字段用的是词表“\(list)”", en: "this field takes its words from the term list \"\(list)\"")
    }
    static func useTermsOverlay(_ list: String) -> Text { Text(zh: "写在 terms: 的 \(list) 之下", en: "add them under terms: \(list)") }
    static func noChoices(_ id: String) -> Text { Text(zh: "“\(id)”不是选择类字段，没有选项", en: "\"\(id)\" is not a choice") }
    static func unknownKind(_ word: String) -> Text { Text(zh: "没有“\(word)”这类对象", en: "there is no kind of subject \"\(word)\"") }
    static let recordsHaveNoAnswerer = Text(
        zh: "记录的字段不写 asked-of：由填写整张表的一方填", en: "fields of records have no asked-of: whoever answers for the list answers for them")
    static func cannotAnswer(_ kind: String, for subject: String) -> Text {
        Text(
            zh: "\(kind) 不能替 \(subject) 填：只能是它自己、它所在的地方，或这些地方的机构",
            en: "\(kind) cannot answer for \(subject): only itself, a place it stands in, or a facility of one of those")
    }
    static func unknownRecord(_ word: String) -> Text { Text(zh: "没有“\(word)”这类记录", en: "there is no record \"\(word)\"") }
    static func unknownTermList(_ word: String) -> Text { Text(zh: "没有名为“\(word)”的词表", en: "there is no term list \"\(word)\"") }
    static let facilityNeedsStatus = Text(
        zh: "机构必须有 status 字段，其中要有 open", en: "a facility needs a field status with the choice open")
    static func notSuchField(_ id: String, _ part: String) -> Text {
        Text(zh: "“\(id)”不能作豁免的 \(part)", en: "\"\(id)\" cannot be the \(part) of an exemption")
    }
    static func notADateField(_ word: String) -> Text { Text(zh: "“\(word)”不是日期字段", en: "\"\(word)\" is not a date") }
    static func nestsInItself(_ kind: String) -> Text { Text(zh: "“\(kind)”直接或间接属于自己", en: "\"\(kind)\" stands within itself") }
    static func tooManyKinds(_ count: Int, most: Int) -> Text {
        Text(zh: "对象类别 \(count) 个，最多 \(most) 个", en: "\(count) kinds of subjects; there can be \(most)")
    }
    static let expectedRequirement = Text(zh: "此处应为一项要求", en: "expected a requirement")
    static func requirementForms(_ forms: [String]) -> Text {
        Text(zh: "要求的写法之一：\(forms.joined(separator: "、"))", en: "one of: \(forms.joined(separator: ", "))")
    }
    static func severalForms(_ forms: [String]) -> Text {
        let (zh, en) = quoted(forms)
        return Text(zh: "\(zh)只能写一个", en: "only one of \(en) can be given")
    }
    static let missingComparison = Text(zh: "缺少比较（如 at-least）", en: "a comparison such as at-least is missing")
    static func notATermField(_ word: String) -> Text {
        Text(zh: "“\(word)”不是清单类字段", en: "\"\(word)\" does not hold a list of terms")
    }
    static func moreThanListed(_ wanted: Int, _ listed: Int) -> Text {
        Text(zh: "要求 \(wanted) 项，但只列出 \(listed) 项", en: "asks for \(wanted), but lists only \(listed)")
    }
    static func notANumberField(_ word: String) -> Text { Text(zh: "“\(word)”不是数字字段", en: "\"\(word)\" is not a number") }
    static let expectedMetric = Text(zh: "此处应为一项指标", en: "expected a metric")
    static let expectedOneKind = Text(zh: "此处只能写一类对象", en: "only one kind can be given here")
    static func notARecordsField(_ word: String) -> Text { Text(zh: "“\(word)”不是记录列表", en: "\"\(word)\" is not a list of records") }
    static func unknownPopulation(_ word: String, _ kind: String) -> Text {
        Text(zh: "\(kind)下没有“\(word)”", en: "\(kind) has no \"\(word)\" to count")
    }
    static let expectedConditions = Text(zh: "此处应为条件（字段: 值）", en: "expected conditions (field: value)")
    static func unknownField(_ word: String, _ kind: String) -> Text {
        Text(zh: "\(kind)没有字段“\(word)”", en: "\(kind) has no field \"\(word)\"")
    }
    static func notAReferenceField(_ word: String) -> Text {
        Text(zh: "“\(word)”不是机构代码字段", en: "\"\(word)\" does not hold a facility code")
    }
    static func unknownTerm(_ word: String, _ list: String) -> Text {
        Text(zh: "词表“\(list)”中没有“\(word)”", en: "\"\(word)\" is not in the list \(list)")
    }
    static let notAChoiceField = Text(zh: "此字段不能用 is", en: "this field cannot be asked with is")
    static let useComparison = Text(zh: "数字用 at-least 等，清单用 includes", en: "use at-least and the like for numbers, includes for lists")
    static let expectedTwoLimits = Text(zh: "between 需要两个界限，如 [10, 29 张]", en: "between takes two limits, such as [10, 29 张]")
    static func thresholdWithoutUnit(_ text: String, _ unit: String) -> Text {
        Text(zh: "阈值“\(text)”缺少单位（\(unit)）", en: "the threshold \"\(text)\" has no unit (\(unit))")
    }
    static func writeUnit(_ text: String) -> Text { Text(zh: "写作 \(text)", en: "write \(text)") }
    static func wrongUnit(_ unit: String, expected: String?) -> Text {
        if let expected {
            return Text(zh: "单位“\(unit)”不对，应为“\(expected)”", en: "unit \"\(unit)\" should be \"\(expected)\"")
        }
        return Text(zh: "此处不带单位，现为“\(unit)”", en: "no unit is used here, found \"\(unit)\"")
    }
    static func standardCycle(_ ids: [String]) -> Text {
        Text(zh: "标准循环继承：\(ids.joined(separator: " → "))", en: "standards extend each other in a circle: \(ids.joined(separator: " → "))")
    }
    static let breakCycle = Text(zh: "去掉其中一个 extends", en: "remove one extends")
    static func unknownStandard(_ id: String) -> Text { Text(zh: "没有标准“\(id)”", en: "there is no standard \"\(id)\"") }
    static func needsExtends(_ key: String) -> Text { Text(zh: "“\(key)”要与 extends 一起用", en: "\"\(key)\" goes with extends") }
    static func unknownInherited(_ id: String) -> Text {
        Text(zh: "所继承的标准中没有条款“\(id)”", en: "the standard it extends has no criterion \"\(id)\"")
    }
    static func overrideChangesNothing(_ id: String) -> Text {
        Text(zh: "对“\(id)”的修改与原来相同", en: "the override of \"\(id)\" changes nothing")
    }
    static let removeOverride = Text(zh: "删除这一项，或写出要改的内容", en: "remove it, or write what changes")
    static func alreadyInherited(_ id: String) -> Text {
        Text(zh: "条款“\(id)”已由所继承的标准定义；修改请用 override", en: "criterion \"\(id)\" is inherited already; use override to change it")
    }
    static func badIdentifier(_ id: String) -> Text {
        Text(zh: "编号“\(id)”只能用小写字母、数字、. 和 -", en: "the id \"\(id)\" may hold only lower-case letters, digits, . and -")
    }
    static func badRegion(_ code: String) -> Text {
        Text(zh: "地区“\(code)”应为县、市、省区划代码的前几位（至多 6 位）", en: "region \"\(code)\" must be the first digits of a county's division code, at most 6")
    }
    static let derivedNeedsReason = Text(zh: "推定（derived）的条款要写 reason", en: "a derived criterion needs a reason")
    static let neverOfNothing = Text(
        zh: "of-nothing 只用于含 share 或 ratio 的要求", en: "of-nothing goes with a requirement that takes a share or ratio")
    static let removeOfNothing = Text(zh: "删去这一项", en: "remove it")
    static func noExemptions(_ kind: String) -> Text { Text(zh: "\(kind)没有豁免记录", en: "\(kind) has no exemptions") }
    static func unknownFacilityKind(_ word: String) -> Text { Text(zh: "没有“\(word)”这类机构", en: "there is no kind of facility \"\(word)\"") }
    static func onlyOwnFields(_ kind: String) -> Text {
        Text(zh: "has 只能写\(kind)自己的字段", en: "has can ask only about the fields of the \(kind) itself")
    }
    static let nothingBelowMembers = Text(
        zh: "requires 不能再统计下级对象", en: "requires cannot count what stands below the subject it is asked of")
    static let expectedSeveralMetrics = Text(zh: "此处应为两项以上的指标", en: "expected two or more metrics")
    static func blankSpotsElsewhere(_ kind: String) -> Text {
        Text(zh: "空白点只在乡镇、县、市本身的条款里统计，此条款属于\(kind)", en: "blank spots are counted for the township, county or city itself; this criterion is asked of \(kind)")
    }
    static let blankSpotsAlone = Text(zh: "blank-spots 只能单独比较", en: "blank-spots can only be compared by itself")
    static let lifeWithoutAnswer = Text(
        zh: "valid-for 只用于由人答复的条款：此条款没有本对象或上级的佐证项",
        en: "valid-for goes with answers people give: this criterion asks for none of the subject or a place it stands in")
    static let writeLife = Text(
        zh: "写作 {quarters: 1, count-by: calendar}、{years: 1, count-by: rolling} 或 92 天",
        en: "write {quarters: 1, count-by: calendar}, {years: 1, count-by: rolling} or 92 天")
    static func badLife(found: String) -> Text { Text(zh: "“\(found)”不是有效的期限", en: "\"\(found)\" is not how long an answer counts") }
    static let sayOfNothing = Text(
        zh: "要求中有 share 或 ratio，须用 of-nothing 写明没有对象时怎样判定",
        en: "the requirement takes a share or ratio: say with of-nothing what it means where there is nothing to take it of")
    static func numberWithoutFact(_ name: String, _ number: String, _ values: [String]) -> Text {
        Text(
            zh: "\(name) 的“\(number)”，所引事实里没有" + (values.isEmpty ? "（都没有写数值）" : "：\(values.joined(separator: "、"))"),
            en: "\(name) asks \(number), which none of its facts has" + (values.isEmpty ? " (none gives a number)" : ": \(values.joined(separator: ", "))"))
    }
    static let numberOfItsFacts = Text(
        zh: "对照原文改条款，或在 facts.yaml 补上数值；本地自定的数值写自己的 source；由我们推出的写 provenance: derived 和 reason",
        en:
            "mend the criterion by the text, or put the number into facts.yaml; a line of one's own has a source of its own; what is our own reasoning is derived, with a reason"
    )
    static func numberOfAnotherDocument(_ name: String, _ number: String, _ document: String) -> Text {
        Text(
            zh: "\(name) 标为《\(document)》原文，“\(number)”却只见于另一文件的事实",
            en: "\(name) is marked as quoted from \(document), but \(number) is only in facts of another document")
    }
    static func quotedWithoutFact(_ name: String, _ document: String) -> Text {
        Text(
            zh: "\(name) 标为《\(document)》原文，却没有引用该文件的事实",
            en: "\(name) is marked as quoted from \(document), but cites no fact of it")
    }
    static let citeItsDocument = Text(
        zh: "写 provenance: supporting，并用 document 写明数值所在的文件", en: "make it supporting, and name the document the number stands in with document:")
    static func deadlineWithoutFact(_ name: String, _ fact: String) -> Text {
        Text(zh: "\(name) 的整改时限引用了未登记的事实 \(fact)", en: "\(name) takes its deadline from fact \(fact), which is not registered")
    }
    static func retiredField(_ label: String) -> Text {
        Text(zh: "“\(label)”已停用，只为读旧清单保留", en: "\(label) is retired and only kept to read older inventories")
    }
    static let useAnotherField = Text(zh: "改用词汇文件中的其他字段", en: "use another field of the vocabulary")
    static let withinSourceNeedsDays = Text(zh: "within-source 要和 within 一起写", en: "within-source goes with within")
    static func expectedDuration(found: String) -> Text {
        Text(zh: "“\(found)”不是期限，应写作 30 天", en: "\"\(found)\" is not a duration; write 30 天")
    }
    static let noYAMLFiles = Text(zh: "文件夹里没有 .yaml 文件", en: "the folder has no .yaml files")
    static let noVocabulary = Text(zh: "没有词汇文件", en: "there are no vocabulary files")
    static let vocabularyFolder = Text(
        zh: "词汇文件放在 vocabulary 子文件夹；本县自己的文件夹要与 standards 一起给：--standards standards --standards 本县",
        en: "they belong in the sub-folder vocabulary; name a folder of your own beside standards: --standards standards --standards own")
}
