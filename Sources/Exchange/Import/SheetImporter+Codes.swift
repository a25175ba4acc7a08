import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Whose row it is: by its code, or by the names of places.
extension SheetImporter {
    /// The code of a row's subject: given, or found by names. Nil for rows that are no data; problems are noted.
    func code(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, kind: KindID?) -> String? {
        var code = ""
        var codeColumn = -1
        var township: String?
        var village: String?
        var name: String?
        var says = false
        var first: String?
        for cell in cells {
            if first == nil, case .text(let text) = cell.content { first = fields.trim(text) }
            guard let role = role(cell, match) else { continue }
            switch role {
            case .code:
                guard let text = plain(cell, place) else { continue }
                code = fields.narrow(text)
                codeColumn = cell.column
            case .place(places.township): township = plain(cell, place)
            case .place(places.village): village = plain(cell, place)
            case .place: break
            // Whoever reads the row's values tells what is wrong with its name.
            case .name: name = (try? fields.plain(cell.content)) ?? nil
            default: if !isBlank(cell) { says = true }
            }
        }
        if let first, Self.isFooter(first) { return nil }
        if code.contains("E+") || code.contains("e+") {
            problems.error(at(place, codeColumn), .codeLostDigits(code), help: .codesAsText)
            return nil
        }
        if !code.isEmpty {
            // Sheets may name a facility by the place it is "the one" of.
            if let kind, !vocabulary.kinds[kind].isPlace {
                if let within = vocabulary.kinds[kind].within, isPlace(code, within), vocabulary.kinds[kind].key != nil {
                    return FacilityDirectory.impliedCode(code, vocabulary.kinds[kind])
                }
            }
            guard codes.isCode(code) || keepsNames && !places.isDigits else {
                problems.error(at(place, codeColumn), .notACode(code), help: .codesLookLike(vocabulary))
                return nil
            }
            return code
        }
        guard says || village != nil || township != nil else { return nil }
        if !says { return nil }
        return found(place, township, village, name, kind)
    }

    /// The code of the subject that names mean.
    func found(_ place: CellPlace, _ township: String?, _ village: String?, _ name: String?, _ kind: KindID?) -> String? {
        guard let names else { return nil }
        let wantsVillage = kind.map { $0 == places.village || vocabulary.kinds[$0].within == places.village } ?? (village != nil)
        let villageName = kind == places.village ? name ?? village : village
        if wantsVillage, let villageName {
            let codes = names.villages(villageName, in: township)
            guard codes.count == 1 else {
                problems.error(
                    place,
                    codes.isEmpty ? .noSuchPlace(villageName, township, word(places.village)) : .severalPlaces(villageName, codes, places[places.village]),
                    help: .writeCode)
                return nil
            }
            guard let kind, kind != places.village else { return kind == nil ? clinicCode(codes[0]) : codes[0] }
            return FacilityDirectory.impliedCode(codes[0], vocabulary.kinds[kind])
        }
        let townshipName = kind == places.township ? name ?? township : township
        if !wantsVillage, let townshipName {
            let codes = names.townships(townshipName)
            guard codes.count == 1 else {
                problems.error(place, .noSuchPlace(townshipName, nil, word(places.township)), help: .writeCode)
                return nil
            }
            if kind == places.township { return codes[0] }
            if let kind, vocabulary.kinds[kind].key != nil { return FacilityDirectory.impliedCode(codes[0], vocabulary.kinds[kind]) }
        }
        problems.error(place, .rowWithoutCode, help: .writeCode)
        return nil
    }

    /// The clinic of a village, for tables of things that clinics have.
    func clinicCode(_ village: String) -> String? {
        places[places.village].theOne.map { FacilityDirectory.impliedCode(village, vocabulary.kinds[$0]) }
    }

    func word(_ level: KindID) -> Text { places[level].word }

    /// Whether a code is that of a place of a level.
    func isPlace(_ code: String, _ level: KindID) -> Bool {
        places.isDigits ? places[level].isCode(code) : codes.level(of: code) == level
    }

    func isBlank(_ cell: Cell) -> Bool {
        if case .text(let text) = cell.content { fields.trim(text).isEmpty } else { false }
    }

    /// Whether a row is what people write below a table.
    static func isFooter(_ text: String) -> Bool {
        ["合计", "小计", "总计", "填报人", "审核人", "填表人", "单位盖章", "单位（盖章）", "单位负责人", "注：", "注:", "说明：", "说明:", "备注：", "制表"].contains { text.hasPrefix($0) }
    }
}
