import Quantities
import Standards
import Wording

/// The wording of everything the inventories room has to say.
extension Text {
    static func answeredAfterReport(_ label: String, day: Day, reported: Day) -> Text {
        Text(
            zh: "“\(label)”的答复日期 \(day) 晚于填报日期 \(reported)",
            en: "\(label) was answered on \(day), after the report of \(reported) it stands in")
    }
    static let correctAnswerDay = Text(zh: "更正答复的 on，或填报的 on", en: "correct the day of the answer, or that of the report")
    static func lineWithout(_ key: String) -> Text { Text(zh: "这一行缺少“\(key)”", en: "the line has no \"\(key)\"") }
    static func lineOfNoFacility(_ kind: String) -> Text {
        Text(zh: "“\(kind)”不是可以单独判定的机构类别", en: "\"\(kind)\" is no kind of facility that can be judged by itself")
    }
    static let lineHoldsMore = Text(zh: "一行只能有一个机构", en: "a line holds one facility")
    static func expectedScalar(_ label: String) -> Text { Text(zh: "\(label)应为一个值", en: "\(label) must be a single value") }
    static func negative(_ label: String, found: String) -> Text {
        Text(zh: "\(label)不能是负数，现为“\(found)”", en: "\(label) must not be negative, found \"\(found)\"")
    }
    static func notAChoice(_ label: String, found: String) -> Text {
        Text(zh: "\(label)没有“\(found)”这一选项", en: "\(label) has no choice \"\(found)\"")
    }
    static func derivedField(_ label: String) -> Text { Text(zh: "\(label)由软件计算，不能填报", en: "\(label) is computed and cannot be reported") }
    static func wrongType(_ field: Field, found: String) -> Text {
        switch field.type {
        case .count: Text(zh: "\(field.label)应为整数，现为“\(found)”", en: "\(field.label) must be a whole number, found \"\(found)\"")
        case .number: Text(zh: "\(field.label)应为数字，现为“\(found)”", en: "\(field.label) must be a number, found \"\(found)\"")
        case .percent: Text(zh: "\(field.label)应为 0 至 100 的百分数，现为“\(found)”", en: "\(field.label) must be a percentage from 0 to 100, found \"\(found)\"")
        case .yesNo: Text(zh: "\(field.label)应答“是”或“否”，现为“\(found)”", en: "\(field.label) must be 是 or 否, found \"\(found)\"")
        case .date: wrongDate(found: found)
        default: Text(zh: "\(field.label)的值“\(found)”不对", en: "\(field.label): \"\(found)\" is not a value")
        }
    }
    static func rightType(_ field: Field, found: String) -> Text? {
        switch field.type {
        case .count, .number:
            if let hint = numberHint(found) {
                hint
            } else {
                Text(zh: "未知请留空，不要写文字", en: "leave it out when it is not known")
            }
        case .date: Text(zh: "写作 YYYY-MM-DD，如 2027-05-01", en: "write YYYY-MM-DD, such as 2027-05-01")
        default: nil
        }
    }
    static func wrongDate(found: String) -> Text {
        Text(zh: "“\(found)”不是有效日期", en: "\"\(found)\" is not a date")
    }
    static func expectedTerms(_ label: String, isSet: Bool) -> Text {
        isSet
            ? Text(zh: "\(label)应为列表", en: "\(label) must be a list")
            : Text(zh: "\(label)应为“名称: 数量”", en: "\(label) must give a count for each item")
    }
    static let writeList = Text(zh: "写作 [诊室, 药房]；一项也没有写 []", en: "write [诊室, 药房]; [] for none")
    static let writeCounts = Text(zh: "写作 {听诊器: 2, 体温计: 5}", en: "write {听诊器: 2, 体温计: 5}")
    static func expectedTerm(_ list: String) -> Text { Text(zh: "此处应为\(list)的一项", en: "expected an item of \(list)") }
    static func unknownTerm(_ word: String, _ list: String) -> Text {
        Text(zh: "\(list)中没有“\(word)”", en: "there is no \"\(word)\" in \(list)")
    }
    static func notACount(_ label: String, found: String) -> Text {
        Text(zh: "\(label)应为数量，现为“\(found)”", en: "\(label) must be a count, found \"\(found)\"")
    }
    static let writeWholeNumber = Text(zh: "写整数；没有写 0，不知道就删去这一项", en: "write a whole number; 0 for none; leave it out when not known")
    static func expectedRecords(_ label: String) -> Text { Text(zh: "\(label)应为列表", en: "\(label) must be a list") }
    static let writeRecords = Text(zh: "每条一行，以“- ”开头；没有写 []", en: "one entry a line, each beginning with \"- \"; [] for none")
    static func verifiedWithoutID(_ record: String, _ id: String) -> Text {
        Text(zh: "核查到的\(record)要写“\(id)”，才知道是谁", en: "what was verified of \(record) needs its \(id), to tell whose it is")
    }
    static func expectedRecord(_ label: String) -> Text { Text(zh: "\(label)的每一条应为映射", en: "every entry of \(label) must be a mapping") }
    static func unknownField(_ word: String, _ owner: String) -> Text {
        Text(zh: "\(owner)没有“\(word)”这一项", en: "\(owner) has no field \"\(word)\"")
    }
    static let expectedAttestations = Text(zh: "attestations 应为映射", en: "attestations must be a mapping")
    static func attestationWithoutValue(_ label: String) -> Text { Text(zh: "“\(label)”缺少 value", en: "\"\(label)\" has no value") }
    static func badCode(_ code: String, digits: Int, place: String) -> Text {
        Text(zh: "\(place)代码“\(code)”应为 \(digits) 位数字", en: "the code of \(place) must have \(digits) digits, found \"\(code)\"")
    }
    static func codeOutside(_ code: String, _ outer: String) -> Text {
        Text(zh: "代码“\(code)”不属于 \(outer)", en: "code \"\(code)\" does not belong to \(outer)")
    }
    static func codeBegins(_ outer: String) -> Text { Text(zh: "代码应以 \(outer) 开头", en: "it must begin with \(outer)") }
    static func listedTwice(_ what: String, _ code: String, line: Int) -> Text {
        Text(zh: "\(what) \(code) 重复列出（首次在第 \(line) 行）", en: "\(what) \(code) is listed twice (first on line \(line))")
    }
    static func badTextCode(_ code: String, place: String) -> Text {
        Text(zh: "\(place)代码“\(code)”不能作代码", en: "\"\(code)\" cannot be the code of \(place)")
    }
    static let writeTextCode = Text(zh: "代码由字母、数字和 - _ . 组成", en: "codes are made of letters, digits and - _ .")
    static func notInRoster(_ code: String, _ name: String, _ place: Text) -> Text {
        Text(zh: "名册中没有\(place.zh) \(code)\(name)", en: "\(place.en) \(code) \(name) is not in the roster")
    }
    static func checkRoster(_ place: Text) -> Text {
        Text(zh: "核对代码；若确为新设，请先补入 roster.yaml", en: "check the code; if the \(place.en) is new, add it to roster.yaml first")
    }
    static func townshipNotInRoster(_ code: String, _ place: Text) -> Text {
        Text(zh: "名册中没有\(place.zh) \(code)", en: "\(place.en) \(code) is not in the roster")
    }
    static func missingCode(_ label: String) -> Text { Text(zh: "\(label)缺少 code", en: "\(label) has no code") }
    static let codesInLists = Text(zh: "列表中的每个机构都要写 code", en: "in a list every facility needs a code")
    static func expectedSubject(_ label: String) -> Text { Text(zh: "\(label)应为映射；没有请写“无”", en: "\(label) must be a mapping, or 无 for none") }
    static func exemptionNamesNothing(_ kind: String) -> Text {
        Text(zh: "豁免（\(kind)）没有写服务机构", en: "the exemption (\(kind)) names no facility")
    }
    static let writeCoveredBy = Text(zh: "补上 covered-by: 机构代码", en: "add covered-by: the code of the facility that serves the place")
    static let exemptionWithoutKind = Text(zh: "豁免没有写类别", en: "the exemption has no kind")
    static func waiverMissing(_ key: String) -> Text { Text(zh: "豁免（waiver）缺少“\(key)”", en: "the waiver has no \"\(key)\"") }
    static func unknownWaived(_ criterion: String) -> Text { Text(zh: "没有条款“\(criterion)”", en: "there is no criterion \"\(criterion)\"") }
    static func notAFile(_ key: String) -> Text {
        Text(zh: "无法识别的文件：第一个键是“\(key)”", en: "unknown kind of file: its first key is \"\(key)\"")
    }
    static func inventoryFirstKeys(_ keys: [String]) -> Text {
        Text(
            zh: "第一个键应为 \(keys.dropLast().joined(separator: "、")) 或 \(keys.last ?? "")",
            en: "the first key must be \(keys.dropLast().joined(separator: ", ")) or \(keys.last ?? "")")
    }
    static func standsElsewhere(_ code: String, _ other: String) -> Text {
        Text(zh: "代码 \(code) 已在 \(other) 之下", en: "the code \(code) stands in \(other) already")
    }
    static func fileWithoutWithin(_ code: String) -> Text {
        Text(zh: "文件没有写明 \(code) 属于哪里，名册中也没有", en: "the file does not say what \(code) stands in, nor does a roster")
    }
    static let writeWithin = Text(zh: "在第一行之后写 within: 上一级的代码", en: "write within: and the code of the place around after the first line")
    static func sameFileTwice(_ code: String, _ other: String) -> Text {
        Text(zh: "\(code) 已在 \(other) 中填报", en: "\(code) is reported in \(other) already")
    }
    static let noInventory = Text(zh: "文件夹里没有乡镇、县或名册文件", en: "the folder has no township, county or roster file")
    static let startInventory = Text(zh: "格式见 docs/formats.md，样例见 inventories/", en: "see docs/formats.md and the samples in inventories/")
    static func countyMissing(_ code: String) -> Text {
        Text(zh: "没有 \(code) 的 county.yaml", en: "there is no county.yaml for \(code)")
    }
    static func rosterMissing(_ code: String) -> Text {
        Text(zh: "没有 \(code) 的名册（roster.yaml），无法发现未列出的村", en: "there is no roster.yaml for \(code), so villages that are not listed cannot be seen")
    }
    static func expectedPlaces(_ key: String) -> Text { Text(zh: "\(key) 应为列表", en: "\(key) must be a list") }
    static let expectedMapping = Text(zh: "此处应为映射（键: 值）", en: "expected a mapping (key: value)")
    static func missingKey(_ key: String) -> Text { Text(zh: "缺少“\(key)”", en: "\"\(key)\" is missing") }
    static func unknownKey(_ key: String) -> Text { Text(zh: "不认识的键“\(key)”", en: "unknown key \"\(key)\"") }
}

extension Text {
    static let underAttestations = Text(zh: "请写在 attestations 之下，并附 evidence", en: "write it under attestations, with its evidence")
}
