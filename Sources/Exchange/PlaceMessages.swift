import Inventories
import Standards
import Wording

/// The wording of what can be wrong with codes and names of places.
extension Text {
    static func codesLookLike(_ vocabulary: Vocabulary) -> Text {
        let levels = vocabulary.levels
        let village = levels[levels.village]
        guard levels.isDigits, case .digits(_, let written) = village.codes else {
            return Text(
                zh: "写名册中的代码，机构为所在地代码加“-”和后缀", en: "write a code of the roster; facilities have the code of their place, a - and a suffix")
        }
        let example = "411322001001000000".prefix(written) + (village.theOne.map { FacilityDirectory.impliedCode("", vocabulary.kinds[$0]) } ?? "-1")
        return Text(
            zh: "\(village.word.zh)用 \(written) 位区划代码，机构为所在地代码加后缀，如 \(example)",
            en: "\(village.plural) have \(written) digits; facilities the code of their place and a suffix, such as \(example)")
    }
    static func noSuchPlace(_ name: String, _ outer: String?, _ level: Text) -> Text {
        Text(zh: "\(outer ?? "")没有“\(name)”这个\(level.zh)", en: "there is no \(level.en) \"\(name)\"\(outer.map { " in \($0)" } ?? "")")
    }
    static func severalPlaces(_ name: String, _ codes: [String], _ level: PlaceLevel) -> Text {
        Text(
            zh: "有 \(codes.count) 个\(level.word.zh)叫“\(name)”：\(codes.joined(separator: "、"))",
            en: "\(codes.count) \(level.plural) are called \"\(name)\": \(codes.joined(separator: ", "))")
    }
    static func wrongCode(_ code: String, _ label: String, _ codes: CodeScheme) -> Text {
        switch codes {
        case .digits(_, let written):
            Text(zh: "\(label)的代码应为 \(written) 位数字，写的是“\(code)”", en: "the code of a \(label) has \(written) digits, found \"\(code)\"")
        case .text: Text(zh: "\(label)的代码不能写作“\(code)”", en: "\"\(code)\" cannot be the code of a \(label)")
        }
    }
    static func rosterRowIs(_ levels: PlaceLevels) -> Text {
        let lengths = [levels.county, levels.township, levels.village].compactMap { kind -> (PlaceLevel, Int)? in
            guard case .digits(_, let written) = levels[kind].codes else { return nil }
            return (levels[kind], written)
        }
        guard levels.isDigits, let first = lengths.first else {
            return Text(zh: "每一级都要写代码", en: "every level needs a code")
        }
        let rest = lengths.dropFirst()
        return Text(
            zh: lengths.map { "\($0.0.word.zh) \($0.1) 位" }.joined(separator: "、") + "，后者以前者开头",
            en: "\(first.0.plural) have \(first.1) digits" + rest.map { ", \($0.0.plural) \($0.1)" }.joined() + ", each beginning with the one before")
    }
}
