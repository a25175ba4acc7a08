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
}
