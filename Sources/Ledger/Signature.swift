import Foundation

/// A name as somebody signed it, taken apart so that one person's spellings are seen to be one person's.
///
/// Names are compared, never changed: what was signed is what is recorded. The comparison errs towards "the same": whoever is wrongly taken for the
/// one who fixed a row can sign with a full name, while a row that was checked by the man who fixed it is worth nothing.
package struct Signature: Sendable {
    /// How two signatures relate.
    package enum Relation: Sendable, Hashable {
        /// Different people, as far as names tell.
        case different
        /// It may be one person: a surname with a title, or one name in letters and one in characters.
        case doubtful
        /// The same person.
        case same
    }

    /// All of it, without spaces and marks.
    private var whole = ""
    /// What may be a whole name in it: as signed, without titles and offices, each of several people.
    private var names: Set<String> = []
    /// Surnames that stand before a title, with nothing else: 李医生.
    private var surnames: Set<String> = []
    /// Names in letters, without spaces, also with the last word first.
    private var letters: Set<String> = []

    /// A signature taken apart.
    package init(_ text: String) {
        let plain = Self.plain(text)
        whole = plain.filter { !Self.isSpace($0) && !Self.isMark($0) }
        // 李·明 is one name, 县卫健委·李明 an office and a name; 王五和丙 are two people, 李和平 is one.
        let unmarked = plain.filter { !Self.isMark($0) || Self.isSeparator($0) }
        let joins = unmarked.first.map(Self.joining.contains) ?? false
        for segment in unmarked.split(whereSeparator: { Self.isSeparator($0) && !(joins && Self.joining.contains($0)) }) { add(segment) }
        for segment in plain.split(whereSeparator: { (Self.isSeparator($0) || Self.isMark($0)) && !(joins && Self.joining.contains($0)) }) { add(segment) }
        for segment in unmarked.split(whereSeparator: { Self.isSeparator($0) && !Self.joining.contains($0) }) { add(segment) }
    }

    /// How it relates to another.
    package func relation(to other: Signature) -> Relation {
        if whole == other.whole || !names.isDisjoint(with: other.names) { return .same }
        if !letters.isDisjoint(with: other.letters) { return .same }
        if !surnames.isDisjoint(with: other.surnames) { return .doubtful }
        if Self.mayBe(surnames, other.names) || Self.mayBe(other.surnames, names) { return .doubtful }
        if Self.sounds(letters, other.names) || Self.sounds(other.letters, names) { return .doubtful }
        return .different
    }

    /// Whether a name begins with one of some surnames.
    private static func mayBe(_ surnames: Set<String>, _ names: Set<String>) -> Bool {
        surnames.contains { surname in names.contains { $0.count <= 4 && $0.count > surname.count && $0.hasPrefix(surname) } }
    }

    /// Whether a name in letters is how a name in characters sounds.
    private static func sounds(_ letters: Set<String>, _ names: Set<String>) -> Bool {
        guard !letters.isEmpty else { return false }
        return names.contains { name in
            guard (2...4).contains(name.count), name.unicodeScalars.allSatisfy(\.properties.isIdeographic),
                let sound = name.applyingTransform(.mandarinToLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false)
            else { return false }
            let syllables = sound.lowercased().split(separator: " ").map(String.init)
            return letters.contains(syllables.joined()) || letters.contains((syllables.dropFirst() + syllables.prefix(1)).joined())
        }
    }

    // MARK: Taking apart

    /// Adds what the words of a segment may be: a name with spaces in it, an office and a name, a name and a title.
    private mutating func add(_ segment: Substring) {
        let words = segment.split(whereSeparator: Self.isSpace).prefix(12).map(String.init)
        for first in words.indices {
            for last in first..<words.endIndex where last - first < 4 {
                let run = words[first...last]
                if run.allSatisfy(Self.isInLetters) {
                    let others = words[..<first] + words[(last + 1)...]
                    // Half a name in letters is no name: Li Ming, Li Hua.
                    if !others.contains(where: Self.isInLetters) { addLetters(Array(run)) }
                } else if !run.contains(where: Self.isInLetters) {
                    addCharacters(run.joined(), isWhole: run.count == words.count)
                }
            }
        }
    }

    private mutating func addLetters(_ words: [String]) {
        let words = words.filter { !Self.letterTitles.contains($0) }
        guard words.contains(where: { $0.contains(where: \.isLetter) }), !words.contains(where: Self.letterOffices.contains) else { return }
        letters.insert(words.joined())
        letters.insert((words.suffix(1) + words.dropLast()).joined())
        letters.insert((words.dropFirst() + words.prefix(1)).joined())
    }

    private mutating func addCharacters(_ signed: String, isWhole: Bool) {
        // 李明2 is no other person.
        let text = signed.filter { !$0.isNumber || $0.unicodeScalars.allSatisfy(\.properties.isIdeographic) }
        guard !Self.titles.contains(text), !Self.isOffice(text) else { return }
        // One character of a name with a space in it is no name.
        if text.count > 1 || isWhole { names.insert(text) }
        var seen: Set<String> = [text]
        var waiting = [text]
        while let next = waiting.popLast(), seen.count < 100 {
            for (shorter, byTitle) in Self.shorter(next) where seen.insert(shorter).inserted && !Self.isOffice(shorter) && !Self.titles.contains(shorter) {
                waiting.append(shorter)
                if byTitle, Self.surnames.contains(shorter) {
                    surnames.insert(shorter)
                } else if shorter.count > 1 || isWhole || byTitle {
                    names.insert(shorter)
                }
            }
        }
    }

    /// What is left of a name without a title before or after it, or behind an office.
    private static func shorter(_ text: String) -> [(text: String, byTitle: Bool)] {
        var result: [(String, Bool)] = []
        for title in titles where text.count > title.count {
            if text.hasSuffix(title) { result.append((String(text.dropLast(title.count)), true)) }
            if text.hasPrefix(title) { result.append((String(text.dropFirst(title.count)), true)) }
        }
        for office in offices {
            var start = text.startIndex
            while let range = text.range(of: office, range: start..<text.endIndex) {
                start = text.index(after: range.lowerBound)
                // 局长 is no 局 with somebody called 长.
                if titles.contains(where: { text[range.lowerBound...].hasPrefix($0) }) { continue }
                let isLong = office.count > 1 || text.distance(from: text.startIndex, to: range.lowerBound) > 1
                if isLong, range.upperBound < text.endIndex { result.append((String(text[range.upperBound...]), false)) }
            }
        }
        return result
    }

    /// Whether it is an office, with nobody's name behind it.
    private static func isOffice(_ text: String) -> Bool {
        offices.contains { office in
            text.hasSuffix(office) && (office.count > 1 || text.count > 3 || text.count == 3 && !surnames.contains(String(text.prefix(1))))
        }
    }

    // MARK: Characters

    /// Text in one form of writing: compatibility forms, width, traditional characters, case and what cannot be seen are taken away.
    private static func plain(_ text: String) -> String {
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
        let compatible = visible.precomposedStringWithCompatibilityMapping
        let simplified = compatible.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? compatible
        let bare = simplified.decomposedStringWithCompatibilityMapping.lowercased()
        return String(
            String.UnicodeScalarView(
                bare.unicodeScalars.filter { scalar in
                    let category = scalar.properties.generalCategory
                    return !isInvisible(scalar) && category != .nonspacingMark && category != .enclosingMark
                })
        ).precomposedStringWithCompatibilityMapping
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\u{2800}" || scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .format, .privateUse, .surrogate, .unassigned: return true
        case .control: return !scalar.properties.isWhitespace
        default: return false
        }
    }

    private static func isSpace(_ character: Character) -> Bool { character.isWhitespace }

    private static let joining: Set<Character> = ["和", "及", "与", "并"]

    /// What stands between two names, or around one.
    private static func isSeparator(_ character: Character) -> Bool {
        if joining.contains(character) || "、，,;；/／|&＆+".contains(character) { return true }
        switch character.unicodeScalars.first?.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return true
        default: return false
        }
    }

    /// Dots, dashes and signs that are no part of a name.
    private static func isMark(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.properties.generalCategory {
        case .otherPunctuation, .dashPunctuation, .connectorPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .modifierLetter:
            return true
        default: return false
        }
    }

    private static func isInLetters(_ word: String) -> Bool { !word.unicodeScalars.contains { $0.properties.isIdeographic } }

    // MARK: Words

    /// Longer ones first, so that 副主任医师 goes before 医师.
    private static let titles: [String] =
        [
            "副主任医师", "主任医师", "主治医师", "执业医师", "助理医师", "乡村医生", "全科医生", "家庭医生", "签约医生", "负责人", "责任人", "经办人", "核查人", "排查人", "检查员", "督导员", "网格员",
            "管理员", "副主任", "副局长", "副院长", "副所长", "副站长", "副书记", "副科长", "副处长", "副主席", "副县长", "副镇长", "副乡长", "副市长", "副组长", "副队长", "护士长", "第一书记",
            "医生", "大夫", "医师", "主任", "局长", "院长", "所长", "站长", "书记", "科长", "处长", "股长", "主席", "县长", "镇长", "乡长", "村长", "市长", "区长", "部长", "厅长", "室主任", "组长", "队长",
            "会长", "经理", "会计", "出纳", "干事", "专干", "科员", "委员", "护士", "药师", "技师", "村医", "校长", "园长", "老师", "同志", "先生", "女士", "小姐", "师傅", "助理", "代签", "签字", "签名",
            "亲签",
            "本人", "盖章", "签", "代", "审", "章",
        ].sorted { $0.count > $1.count }

    private static let letterTitles: Set<String> = ["dr", "mr", "mrs", "ms", "miss", "prof", "doctor", "director", "nurse", "md", "phd"]

    private static let offices = [
        "委员会", "卫健委", "卫健局", "卫生局", "健康委", "卫计委", "医保局", "乡村振兴局", "农业农村局", "疾控中心", "服务中心", "中心", "医院", "卫生院", "卫生所", "卫生室", "卫生站", "服务站", "村委会",
        "居委会", "村委", "政府", "办公室", "指挥部", "排查组", "核查组", "督导组", "工作组", "专班", "街道", "农场", "林场", "公司", "委", "局", "院", "站", "所", "室", "科", "股", "组", "办", "队", "部",
        "镇", "乡", "县",
        "市", "区", "村",
    ]

    private static let letterOffices: Set<String> = [
        "health", "bureau", "commission", "county", "hospital", "clinic", "office", "township", "village", "centre", "center", "department", "committee",
        "government", "team",
    ]

    /// The surnames most people have, and the double ones.
    private static let surnames: Set<String> = Set(
        """
        王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪
        严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景单包司柏宁柯阮桂闵解柴华车冉房边吉饶刁瞿戚丘古米池滕晋苑臧宫苟全褚廉简娄符穆党燕郎冀谈姬屠连晏
        栾郁商蒙计喻窦迟敖冷卓花仇艾蓝巩井仲乐虞卞封原官楚佟栗匡宗应巫鞠桑荆明沙伏岑习胥蔺肖闫付代
        """.filter { !$0.isWhitespace }.map(String.init)
            + ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "轩辕", "端木", "长孙", "宇文"])
}
