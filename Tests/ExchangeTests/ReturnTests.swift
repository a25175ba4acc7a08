import Files
import Foundation
import Inventories
import Packing
import SpreadsheetFixtures
import Standards
import Testing
import Workbooks

@testable import Exchange

/// Forms that come back as documents: by the same rules as forms on sheets.
@Suite("Returned forms")
struct ReturnTests {
    // MARK: The same as on a sheet

    /// Answers somebody might give to a form: as a sheet has them, and as a document does.
    private struct Answers {
        var rows: [(key: FormRow, cells: [Int: String])] = []
        var document = ReturnDocument()

        init(_ plan: FormPlan, _ dice: inout Dice) {
            for question in plan.questions where Bool.random(using: &dice) {
                let key = FormRow.question(question.key, papers: question.knownEvidence)
                switch question.answer {
                case .yesNo: take(key, ["是", "否", "不清楚"].randomElement(using: &dice)!, question, &dice)
                case .choice(let words): take(key, (words + ["不清楚"]).randomElement(using: &dice)!, question, &dice)
                case .count: take(key, String(Int.random(in: 0...200, using: &dice)), question, &dice)
                case .number: take(key, "\(Int.random(in: 0...200, using: &dice)).5", question, &dice)
                case .percent: take(key, "\(Int.random(in: 0...100, using: &dice))%", question, &dice)
                case .day: take(key, "202\(Int.random(in: 0...5, using: &dice))-0\(Int.random(in: 1...9, using: &dice))-11", question, &dice)
                case .text: take(key, "文字\(Int.random(in: 0...9, using: &dice))", question, &dice)
                case .boxes(let boxes): take(boxes, question, &dice)
                case .people(let people): take(people, question, &dice)
                }
            }
        }

        private mutating func take(_ row: FormRow, _ text: String, _ question: FormQuestion, _ dice: inout Dice) {
            let evidence = question.needsEvidence && text != "不清楚" && Bool.random(using: &dice) ? "照片\(Int.random(in: 1...99, using: &dice))" : nil
            rows.append((row, [FormGrid.answer.lowerBound: text, FormGrid.evidence.lowerBound: evidence ?? ""]))
            var answer = ["ask": row.text, "text": text]
            answer["was"] = question.known
            answer["evidence"] = evidence
            document.answers.append(answer)
        }

        private mutating func take(_ boxes: [FormBox], _ question: FormQuestion, _ dice: inout Dice) {
            for start in stride(from: 0, to: boxes.count, by: 4) {
                let here = boxes[start..<min(start + 4, boxes.count)]
                var cells: [Int: String] = [:]
                for (box, columns) in zip(here, FormGrid.boxes) {
                    guard Int.random(in: 0..<3, using: &dice) > 0 else {
                        cells[columns.lowerBound] = FormMarks.printed(box.label, box.known)
                        continue
                    }
                    let mark = ["√", "×", "3"].randomElement(using: &dice)!
                    cells[columns.lowerBound] = mark + box.label
                    if mark == "3" { cells[columns.lowerBound] = mark }
                    var answer = ["ask": FormRow.boxes(question.key, [box.key]).text, "text": mark]
                    answer["was"] = box.known
                    document.answers.append(answer)
                }
                rows.append((.boxes(question.key, here.map(\.key)), cells))
            }
        }

        private mutating func take(_ people: FormPeople, _ question: FormQuestion, _ dice: inout Dice) {
            guard case .field(let list) = question.key else { return }
            for person in people.known where Bool.random(using: &dice) {
                if Bool.random(using: &dice) {
                    rows.append((.person(list: list, id: person.id, person.values), [FormGrid.person.answer.lowerBound: "□没变 √已离开"]))
                    document.people.append(["list": list, "record": person.id, "gone": true, "values": [] as [Any]])
                } else {
                    add(list, person.id, person.id, people, &dice)
                }
            }
            if Bool.random(using: &dice) { add(list, "new-1", "N\(Int.random(in: 1...99, using: &dice))", people, &dice) }
        }

        private mutating func add(_ list: String, _ record: String, _ id: String, _ people: FormPeople, _ dice: inout Dice) {
            var values = [people.columns[0].key: id]
            for column in people.columns.dropFirst() where Bool.random(using: &dice) {
                switch column.answer {
                case .choice(let words): values[column.key] = words.randomElement(using: &dice)!
                case .day: values[column.key] = "2031-02-03"
                case .yesNo: values[column.key] = "是"
                case .count, .number: values[column.key] = "7"
                default: values[column.key] = "文字"
                }
            }
            let columns = people.columns.filter { values[$0.key] != nil }
            rows.append(
                (
                    .line(list: list, columns.map(\.key)),
                    Dictionary(uniqueKeysWithValues: zip(FormGrid.columns(columns.count).map(\.lowerBound), columns.map { values[$0.key]! }))
                ))
            document.people.append([
                "list": list, "record": record, "gone": false, "values": columns.map { ["key": $0.key, "text": values[$0.key]!] },
            ])
        }

        /// The answers as a sheet of a form.
        func sheet(_ code: String) -> [[String?]] {
            let head: [(key: FormRow, cells: [Int: String])] = [
                (.places, [FormGrid.places[0].value.lowerBound: code]),
                (.signed(isOwn: true), [FormGrid.head[0].value.lowerBound: "村医", FormGrid.head[1].value.lowerBound: "2022-08-03"]),
                (.form(version: FormGrid.version), [:]),
            ]
            return (head + rows).map { key, cells in
                var row = [String?](repeating: nil, count: 30)
                row[0] = key.text
                for (column, text) in cells where !text.isEmpty { row[column] = text }
                return row
            }
        }
    }

    @Test("a document and a sheet with the same answers leave the same inventory, to the byte", arguments: 0..<30)
    func sameAsSheet(seed: UInt64) throws {
        let (sheet, document) = (try County(), try County())
        defer {
            sheet.folder.remove()
            document.folder.remove()
        }
        let standards = ["village-clinic-management-2014", "basic-standards-1994", "village-clinic-capability-2022"]
        var dice = Dice(seed)
        for county in [sheet, document] where seed % 3 > 0 { try county.write("990101101.yaml", County.clinic) }
        let answers = Answers(try sheet.formPlan("990101101201", standards), &dice)
        let bySheet = try sheet.importing([(FormLayout.sheet, answers.sheet("990101101201-clinic"))])
        let byDocument = try document.importing([answers.document], standards)
        #expect(byDocument.changes.map { $0.rendered(.zh) } == bySheet)
        #expect(sheet.read("990101101.yaml") == document.read("990101101.yaml"))
    }

    @Test("bringing the same in again changes nothing but the list of what came back")
    func twice() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        let document = ReturnDocument([("? floor-area", "80"), ("□ equipment thermometer", "√")])
        #expect(try county.importing([document]).changeCount > 0)
        let text = county.read("990101101.yaml")
        #expect(text?.contains("floor-area: 80") == true && text?.contains("体温计: 1") == true && text?.contains("# a comment that stays") == true)
        #expect(text?.contains("reported: {by: 村医, on: 2022-08-03}") == true)
        #expect(try county.importing([document]).changeCount == 0)
        #expect(county.read("990101101.yaml") == text)
        #expect(county.read("returns.yaml")?.split(separator: "\n").count { $0.hasPrefix("  - {") } == 2)
    }

    // MARK: What needs a word

    private func reasons(_ county: County, _ documents: [ReturnDocument]) throws -> [[HoldReason]] { try county.sorted(documents).map(\.reasons) }

    @Test("a form of facts as they are comes in; one of other facts is stale")
    func stale() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        var document = ReturnDocument([("floor-area", "80")])
        document.facts = try county.digest()
        document.answers[0]["was"] = "45"
        #expect(try reasons(county, [document]) == [[]])
        try county.write("990101101.yaml", County.clinic.replacing("floor-area: 45", with: "floor-area: 50"))
        #expect(try reasons(county, [document]) == [[.stale]])
        let held = try #require(county.sorted([document]).first).held("甲村卫生室")
        #expect(held.differences.map { [$0.inventory, $0.form, $0.answer] } == [["50", "45", "80"]])
        // Another township's facts do not matter, nor does who wrote them.
        try county.write("990101101.yaml", "# rearranged\n" + County.clinic)
        try county.write("990101102.yaml", "township: \"990101102\"\nname: 第二镇\nhealth-centre: {name: 第二镇卫生院}\n")
        #expect(try reasons(county, [document]) == [[]])
    }

    @Test("what stood beside a question is what the inventory had, or somebody edited the form")
    func edited() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        var document = ReturnDocument([("floor-area", "80")])
        document.facts = try county.digest()
        document.answers[0]["was"] = "70"
        #expect(try reasons(county, [document]).first?.map(\.word) == [.edited])
        document.answers[0]["was"] = "45"
        document.facts = "no digest"
        #expect(try reasons(county, [document]) == [[.edited(.form)]])
        document.facts = try county.digest()
        document.county = "990102"
        #expect(try reasons(county, [document]) == [[.edited(.county)]])
    }

    @Test("two returns of a clinic, one return twice, and one that came before are double")
    func double() throws {
        let county = try County()
        defer { county.folder.remove() }
        var (first, second) = (ReturnDocument([("floor-area", "80")]), ReturnDocument([("floor-area", "90"), ("tcm-service", "是")]))
        (first.facts, second.facts) = (try county.digest(), try county.digest())
        second.on = "2022-08-04"
        #expect(try reasons(county, [first, first]) == [[], [.double(.same("0.json"))]])
        #expect(try reasons(county, [second, first]) == [[.double(.other("1.json"))], [.double(.other("0.json"))]])
        // Whoever takes both has the later answers, whatever the order of the files.
        try county.importing([second, first])
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("floor-area: 90") && text.contains("reported: {by: 村医, on: 2022-08-04}"))
        #expect(try reasons(county, [first]).first?.contains(.double(.before("2022-08-05"))) == true)
        // Boxes of one question that two returns marked are one answer.
        let other = try County()
        defer { other.folder.remove() }
        var (ticked, crossed) = (ReturnDocument([("□ rooms consulting-room", "√")]), ReturnDocument([("□ rooms pharmacy", "×")]))
        crossed.on = "2022-08-02"
        crossed.answers.append(["ask": "□ rooms consulting-room", "text": "×"])
        ticked.answers.append(["ask": "? floor-area", "text": "80"])
        crossed.answers.append(["ask": "floor-area", "text": "70"])
        try other.importing([ticked, crossed])
        #expect(other.read("990101101.yaml")?.contains("rooms: [诊室]") == true && other.read("990101101.yaml")?.contains("floor-area: 80") == true)
        // A visit is no other report.
        var visit = second
        visit.isVisit = true
        (visit.facts, first.facts) = (try county.digest(), try county.digest())
        first.answers = [["ask": "status", "text": "开诊"]]
        #expect(try reasons(county, [first, visit]).joined().allSatisfy { $0.word != .double })
    }

    @Test("another county's, an unknown place's, an unknown clinic's and a closed one's form are never taken")
    func foreign() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic.replacing("floor-area: 45", with: "status: 停业"))
        func reasons(_ code: String, _ kind: String = "village-clinic") throws -> [HoldReason] {
            var document = ReturnDocument([("floor-area", "80")])
            document.code = code
            document.other = ["facility": ["code": code, "kind": kind, "county": "990101"]]
            let sorted = try county.sorted([document])
            #expect(!sorted[0].isAccepted(Set(HoldReason.Word.allCases)))
            return sorted[0].reasons
        }
        #expect(try reasons("350723101201-clinic") == [.foreign(.county("350723"))])
        #expect(try reasons("990101101999-clinic") == [.foreign(.place("990101101999"))])
        #expect(try reasons("990101101202-other") == [.foreign(.facility("990101101202-other"))])
        #expect(try reasons("990101101202-clinic", "township-health-centre") == [.foreign(.facility("990101101202-clinic"))])
        #expect(try reasons("990101101201-clinic") == [.foreign(.closed)])
    }

    // MARK: Visits

    @Test("what an inspector found stands beside what was reported, and a tick keeps the number that was")
    func visit() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        var document = ReturnDocument([
            ("floor-area", "40"), ("□ equipment stethoscope", "√"), ("□ equipment thermometer", "3"), ("□ rooms pharmacy", "×"),
            ("□ rooms treatment-room", "√"),
            ("tcm-service", "否"), ("iv-infusion", "不清楚"), ("present", "是"), ("staff/licence-until/A2", "2020-01-01"),
        ])
        document.isVisit = true
        document.by = "县核查组"
        document.people = [["list": "staff", "record": "A1", "gone": true, "values": [] as [Any]]]
        let plan = try county.importing([document])
        let text = try #require(county.read("990101101.yaml"))
        #expect(
            text.contains(
                "verified: {by: 县核查组, on: 2022-08-03, floor-area: 40, equipment: {听诊器: 2, 体温计: 3}, rooms: [诊室, 治疗室], tcm-service: 否, staff: [{id: A2, licence-until: 2020-01-01}, {id: A1, present: 否}]}"
            ), "\(text)")
        #expect(text.contains("floor-area: 45") && !text.contains("reported:") && plan.warnings.contains { $0.message.zh.contains("不能现场核实") })
        #expect(try Inventory.open(county.path).diagnostics.isEmpty)
    }

    // MARK: All or nothing

    @Test("who meets somebody's edit leaves every byte as it was, photos included")
    func undone() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        var document = ReturnDocument([("tcm-service", "是")])
        document.photos = [ReturnPhotos.photo(ReturnPhotos.jpeg)]
        document.answers[0]["photos"] = [ReturnPhotos.digest(ReturnPhotos.jpeg)]
        let plan = try InventoryImport(county.tables, into: county.path)
            .plan([], .init(try county.sorted([document]), on: .init("2022-08-05")!), existing: Inventory.open(county.path))
        #expect(plan.photos.count == 1)
        try county.write("990101101.yaml", County.clinic + "# an edit\n")
        let before = try county.everything()
        #expect(throws: OutputError.self) { try plan.write() }
        #expect(try county.everything() == before)
    }
}

extension County {
    /// Every file of the county with its bytes.
    func everything() throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
            found[name] = FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
        }
        return found
    }
}
