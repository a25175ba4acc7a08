import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Waivers, rosters, and what stands at the head of files.
extension SheetImporter {
    func waiver(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var texts: [ColumnRole: String] = [:]
        for cell in cells {
            guard let role = role(cell, match) else { continue }
            if role == .until {
                if case .text(let day)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "有效期至") }) {
                    texts[role] = day
                }
            } else if let text = plain(cell, place) {
                texts[role] = text
            }
        }
        if texts.isEmpty { return }
        for (role, label) in [(ColumnRole.criterion, "条款"), (.code, "对象代码"), (.reason, "理由"), (.approver, "批准单位"), (.until, "有效期至")]
        where texts[role] == nil {
            problems.error(place, .waiverWithout(label))
        }
        guard let criterion = texts[.criterion], let subject = texts[.code], let reason = texts[.reason], let approver = texts[.approver],
            let until = texts[.until].flatMap({ Day($0) })
        else { return }
        waivers.append(
            WaiverUpdate(
                place: place,
                waiver: Waiver(criterion: criterion, subject: subject, reason: reason, approver: approver, until: until),
                note: texts[.note]))
    }

    func roster(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var row = RosterRow(place: place)
        for cell in cells {
            guard let role = role(cell, match), let text = plain(cell, place) else { continue }
            switch role {
            case .placeCode(places.county): row.county = fields.narrow(text)
            case .placeName(places.county): row.countyName = text
            case .placeCode(places.township): row.township = fields.narrow(text)
            case .placeName(places.township): row.townshipName = text
            case .placeCode(places.village): row.village = fields.narrow(text)
            case .placeName(places.village): row.villageName = text
            case .source: row.source = text
            default: break
            }
        }
        if places.isDigits {
            if row.township.isEmpty { row.township = codes.township(of: row.village) }
            if row.county.isEmpty { row.county = codes.county(of: row.township) }
        }
        func isCode(_ code: String, _ level: KindID, in outer: String, _ outerLevel: KindID) -> Bool {
            places[level].isCode(code) && (!places.isDigits || codes.place(at: outerLevel, of: code) == outer)
        }
        guard places[places.county].isCode(row.county), isCode(row.township, places.township, in: row.county, places.county),
            row.village.isEmpty || isCode(row.village, places.village, in: row.township, places.township)
        else {
            problems.error(place, .rosterRowWrong, help: .rosterRowIs(places))
            return
        }
        rosterRows.append(row)
    }

    func comment(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var file = ""
        var code = ""
        var text = ""
        for cell in cells {
            switch role(cell, match) {
            case .file?: file = plain(cell, place) ?? ""
            case .code?: code = plain(cell, place) ?? ""
            case .comment?: text = plain(cell, place) ?? ""
            default: break
            }
        }
        guard !file.isEmpty, !text.isEmpty else { return }
        // Whatever stands in the cell becomes a comment and nothing else.
        comments[file + code] = text.split(whereSeparator: \.isNewline).map { $0.hasPrefix("#") ? String($0) : "# " + $0 }
    }
}
