import Foundation
import Testing

/// `import` of what forms send back, as people type it.
@Suite("Returned forms at the command line")
struct ReturnCommandTests {
    private func document(_ code: String, facts: String = String(repeating: "a", count: 64)) -> String {
        """
        {"dabiao-return": 1, "program": "t", "form": {"made": "2026-01-02", "standards": "\(String(repeating: "b", count: 64))", "facts": "\(facts)"},
         "facility": {"code": "\(code)", "name": "x", "kind": "village-clinic", "county": "\(code.prefix(6))"},
         "by": "村医", "on": "2026-01-08", "answers": [{"ask": "floor-area", "was": "80", "text": "70"}], "people": [], "photos": []}
        """
    }

    @Test("a stale form is shown with its difference and waits; with a word it comes in; another county's never does")
    func accept() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("a.json", document("990101101201-clinic"))
        let into = ["--into", "county"]
        let held = try program.run(["import", "a.json"] + into, language: "zh")
        #expect(held.status == 1 && held.errors.isEmpty, "\(held.errors)")
        #expect(
            held.output == """
                a.json  甲101村卫生室（990101101201-clinic）  村医 2026-01-08
                  表单发出后清单改过  [--accept stale]
                    卫生室的建筑面积有多大？  清单：80  表上：80  答：70
                没有变化。
                交回的表单：并入 0 份，待说明 1 份（--accept）。

                """, "\(held.output)")
        #expect(try program.run(["import", "a.json", "--accept", "old"] + into).errors.contains("it takes stale, double, edited"))
        let taken = try program.run(["import", "a.json", "--accept", "stale"] + into)
        #expect(taken.status == 0 && taken.output.contains("returned forms: 1 came in."), "\(taken.output)\(taken.errors)")
        #expect(program.read("county/990101101.yaml")?.contains("floor-area: 70") == true)
        try program.write("b.json", document("350723101201-clinic"))
        let foreign = try program.run(["import", "b.json", "--accept", "stale,double,edited"] + into)
        #expect(foreign.status == 1 && foreign.output.contains("of another county (350723)  [never taken]"), "\(foreign.output)")
        #expect(try program.run(["check", "county"]).errors.contains("error") == false)
    }

    @Test("what cannot be read ends with 2 and the place in the document; what is good beside it comes in")
    func damaged() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("back/a.json", document("990101101201-clinic"))
        try program.write("back/b.json", document("990101102201-clinic").replacing("\"70\"", with: "70"))
        let result = try program.run(["import", "back", "--into", "county", "--accept", "stale"])
        #expect(result.status == 2 && result.output.contains("1 came in, 1 cannot be read"), "\(result.output)")
        #expect(
            result.errors
                == "back/b.json:answers[0].text: error: a text expected, found the number 70\n  help: write it as a text in quotation marks, such as \"80\"; better, let the form make it again\n",
            "\(result.errors)")
        #expect(try program.run(["import", "-", "--into", "county"]).status == 2)
    }

    // MARK: What should not have come

    /// What the clinic of 甲101 sends back, by the form that was made for it.
    private struct Sent {
        var root: [String: Any]

        init(_ program: Program, of clinic: String = "甲101", visit: Bool = false) throws {
            let form = try program.run(
                ["form", clinic, "--inventory", "county", "--as-of", "2026-01-01", "-o", "-"] + (visit ? ["--visit"] : []), language: nil)
            try #require(form.status == 0, "\(form.errors)")
            let data = try #require(form.output.components(separatedBy: "id=\"data\">").last?.components(separatedBy: "</script>").first)
            let form1 = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
            root = [
                "dabiao-return": 1, "program": "t", "form": form1["form"]!, "facility": form1["facility"]!, "visit": visit, "by": "村医", "on": "2026-01-08",
                "answers": [["ask": "? floor-area", "was": "80", "text": "70"]],
            ]
        }

        /// The document with something else in a place.
        func text(_ change: (inout [String: Any]) -> Void) throws -> String {
            var root = root
            change(&root)
            return String(decoding: try JSONSerialization.data(withJSONObject: root, options: .sortedKeys), as: UTF8.self)
        }

        func text(facility: [String: String]) throws -> String {
            try text { root in root["facility"] = (root["facility"] as! [String: Any]).merging(facility) { $1 } }
        }

        func text(answer: [String: Any]) throws -> String { try text { $0["answers"] = [answer] } }

        /// With a photo of some bytes.
        func text(photo: Data) throws -> String {
            let name = photo.base64EncodedString().prefix(0) + String(repeating: "0", count: 64)
            return try text { root in
                root["answers"] = [["ask": "? floor-area", "was": "80", "text": "70", "photos": [name]]]
                root["photos"] = [["sha256": name, "type": "image/jpeg", "data": photo.base64EncodedString()]]
            }
        }
    }

    @Test("what no word lets in, or nobody can read, is said exactly, and leaves the inventory as it is")
    func unwelcome() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "county/990101103.yaml", try #require(program.read("county/990101103.yaml")).replacing("floor-area: 80", with: "status: 停业\n      floor-area: 80"))
        let sent = try Sent(program)
        let long = String(repeating: "长", count: 3_500_000)
        let whole = try sent.text { _ in }
        let cases: [(name: String, text: String, status: Int32, said: String)] = [
            (
                "foreign", try sent.text(facility: ["code": "350723101201-clinic", "county": "350723", "name": "别县<b>卫生室</b>"]), 1,
                "foreign.json  别县<b>卫生室</b>（350723101201-clinic）  村医 2026-01-08\n  是别的县的（350723）  [不并入]\n没有变化。\n交回的表单：并入 0 份，不并入 1 份。\n"
            ),
            ("place", try sent.text(facility: ["code": "990101101999-clinic"]), 1, "  行政区划名册里没有 990101101999  [不并入]\n"),
            ("closed", try sent.text(facility: ["code": "990101103201-clinic"]), 1, "  这个机构已经停业或撤销；又开了的，先改清单  [不并入]\n"),
            (
                "name", try sent.text(facility: ["name": "甲\u{202E}村"]), 2,
                "name.json:facility.name: 错误: 含有看不见的控制字符 U+202E\n  提示：在表单里清空这一项，重新输入，再交回\n"
            ),
            ("by", try sent.text { $0["by"] = "张\u{202E}三" }, 2, "by.json:by: 错误: 含有看不见的控制字符 U+202E\n  提示：在表单里清空这一项，重新输入，再交回\n"),
            (
                "long", try sent.text(answer: ["ask": "? floor-area", "text": long]), 2,
                "long.json:answers[0].text: 错误: 有 3500000 个字，最多 4000 个字\n  提示：在表单里改短，重新交回\n"
            ),
            (
                "talk", "{\(long)", 2,
                "talk.json: 错误: 不完整：读到第 10500001 个字节就断了\n  提示：传的时候可能断了或改动过：在表单里重新导出、重新发送\n"
            ),
            (
                "cut", String(whole.dropLast(60)), 2,
                "cut.json: 错误: 不完整：读到第 \(whole.utf8.count - 60) 个字节就断了\n  提示：传的时候可能断了或改动过：在表单里重新导出、重新发送\n"
            ),
            (
                "other", "{\"answers\": ]}", 2,
                "other.json: 错误: 不是有效的 JSON：传的时候改动过，或不是表单做的\n  提示：传的时候可能断了或改动过：在表单里重新导出、重新发送\n"
            ),
            (
                "photo", try sent.text(photo: Data("<svg onload=alert(1)>".utf8)), 2,
                "photo.json:photos[0].data: 错误: 不是照片：开头不是 JPEG，也不是 PNG\n  提示：只收 JPEG（.jpg）和 PNG 照片；换一张重新附上\n"
            ),
            (
                "choice", try sent.text(answer: ["ask": "? status", "text": "开张"]), 2,
                "choice.json:answers[0].text: 错误: “状态”没有“开张”这一选项\n  提示：是否要写“开诊”？\n"
            ),
            (
                "number", try sent.text(answer: ["ask": "? floor-area", "was": "80", "text": "很大"]), 2,
                "number.json:answers[0].text: 错误: “建筑面积”应填数字，写的是“很大”\n  提示：只填数字，如 60.5；不清楚就留空\n"
            ),
        ]
        let before = ["990101101", "990101103"].map { program.read("county/\($0).yaml") }
        for one in cases {
            try program.write("\(one.name).json", one.text)
            let result = try program.run(["import", "\(one.name).json", "--into", "county"], language: "zh")
            #expect(result.status == one.status && (result.output + result.errors).contains(one.said), "\(one.name): \(result.output)\(result.errors)")
        }
        #expect(before == ["990101101", "990101103"].map { program.read("county/\($0).yaml") } && program.read("county/returns.yaml") == nil)
        // All of them in one folder with a good one: that comes in, and every other is told of by its name.
        for one in cases.dropLast() { try program.write("back/\(one.name).json", one.text) }
        try program.write("back/good.json", try Sent(program, of: "甲102").text { _ in })
        let all = try program.run(["import", "back", "--into", "county"], language: "zh")
        #expect(all.status == 2 && all.output.hasSuffix("交回的表单：并入 1 份，不并入 3 份，读不了 8 份。\n"), "\(all.output)")
        #expect(cases.dropLast().filter { $0.status == 2 }.allSatisfy { all.errors.contains("back/\($0.name).json:") } && all.errors.contains("共 8 个错误"))
        #expect(program.read("county/990101102.yaml")?.contains("floor-area: 70") == true)
    }

    @Test("what is asked and no longer in the vocabulary is told of, and nobody is said to have reported anything")
    func unknownQuestion() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("a.json", try Sent(program).text(answer: ["ask": "? kitchen", "text": "1"]))
        let before = program.read("county/990101101.yaml")
        let result = try program.run(["import", "a.json", "--into", "county"], language: "zh")
        #expect(
            result.errors.contains("a.json:answers[0].text: 警告: 词汇表里没有表上问的“kitchen”，这一题没有导入\n  提示：用 dabiao template 重新生成（手机上的表用 dabiao form），把答复抄过去\n")
                && result.errors.contains("a.json: 警告: 表上没有能导入的答复，只签了名：清单不变，也不记填报人\n"), "\(result.errors)")
        #expect(before == program.read("county/990101101.yaml"))
    }

    // MARK: Visits

    @Test("what an inspector found comes back as verified, counts in the next audit, and is listed beside what was reported")
    func visit() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit("--fail-on", "any", "--village", "甲101").status == 0)
        let sent = try Sent(program, visit: true)
        try program.write(
            "visit.json",
            try sent.text { root in
                root["by"] = "李核查"
                root["answers"] = [
                    ["ask": "? floor-area", "was": "80", "text": "41.5"], ["ask": "□ equipment stethoscope", "was": "1", "text": "无"],
                    ["ask": "□ equipment thermometer", "was": "1", "text": "有"], ["ask": "? tcm-service", "text": "是", "evidence": "台账9"],
                    ["ask": "□ rooms duty-room", "text": "无"], ["ask": "□ rooms pharmacy", "text": "无"],
                ]
                root["people"] = [["list": "staff", "record": "A", "gone": true, "values": []]]
            })
        let trial = try program.run(["import", "visit.json", "--into", "county", "--dry-run"], language: "zh")
        #expect(trial.output.contains("990101101201-clinic  核查·建筑面积：（未填报） → 41.5\n") && trial.output.contains("核查·人员 A：（未填报） → 不在岗"), "\(trial.output)")
        let result = try program.run(["import", "visit.json", "--into", "county"], language: "zh")
        #expect(result.status == 0 && result.output.contains("交回的表单：并入 1 份。"), "\(result.output)")
        #expect(result.errors.contains("visit.json:answers[3].text: 警告: 现场核实看到的不用材料证明，“台账9”没有记"), "\(result.errors)")
        // Crosses alone say nothing of the rooms nobody looked at.
        #expect(
            result.errors.components(separatedBy: "“功能用房”只打了×").count == 2 && result.errors.contains("visit.json:answers[4].text: 警告: “功能用房”只打了×，还有没答的（"),
            "\(result.errors)")
        let file = try #require(program.read("county/990101101.yaml"))
        #expect(!file.contains("rooms"))
        #expect(file.contains("floor-area: 80\n") && file.contains("verified: {by: 李核查, on: 2026-01-08, floor-area: 41.5"), "\(file)")
        #expect(program.read("county/returns.yaml")?.contains("visit: 是") == true)
        // What was reported stays; what was found counts.
        let audit = try program.run(["audit", "--inventory", "county", "--as-of", "2026-01-10", "--village", "甲101", "--fail-on", "any", "--format", "csv"])
        for gap in ["t/area/990101101201-clinic", "t/equipment/990101101201-clinic/stethoscope", "t/clinic.doctor/990101101201-clinic"] {
            #expect(audit.status == 1 && audit.output.contains(gap), "\(gap): \(audit.output)")
        }
        #expect(!audit.output.contains("thermometer"))
        let list = try program.run(["verify-site", "--inventory", "county", "--format", "csv"], language: "zh").output
        for line in ["建筑面积,80,41.5,是,李核查 2026-01-08", "设备/听诊器,1,0,是", "人员/A,在岗,不在岗,是"] {
            #expect(list.contains(line), "\(line): \(list)")
        }
        // A second visit finds it put right; and the form for it shows what the first one found.
        let next = try program.run(["form", "甲101", "--visit", "--inventory", "county", "--as-of", "2026-01-12", "-o", "-"], language: nil).output
        #expect(next.contains("\"verified\":\"41.5\"") || next.contains("\"verified\":\"41.5 m²\""))
        var second = try Sent(program, visit: true)
        second.root["on"] = "2026-01-15"
        try program.write(
            "second.json",
            try second.text { root in
                root["answers"] = [["ask": "? floor-area", "was": "80", "text": "62"], ["ask": "□ equipment stethoscope", "was": "1", "text": "有"]]
                root["people"] = [["list": "staff", "record": "A", "gone": false, "values": []]]
            })
        #expect(try program.run(["import", "second.json", "--into", "county"]).status == 0)
        let after = try program.run(["audit", "--inventory", "county", "--as-of", "2026-01-16", "--village", "甲101", "--fail-on", "any"])
        #expect(after.status == 0, "\(after.output)")
    }
}
