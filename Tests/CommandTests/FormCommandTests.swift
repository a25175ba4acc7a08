import Foundation
import Testing

/// `form`: pages for phones, one or a folder of them, as people type the command.
@Suite("Forms for phones at the command line")
struct FormCommandTests {
    private let at = ["--inventory", "county", "--as-of", "2026-01-01"]

    /// A world in which every township also has a closed clinic, in villages that bear the same name.
    private func world() throws -> Program {
        let program = try Program()
        var roster = try #require(program.read("county/roster.yaml"))
        for township in 101...103 {
            roster = roster.replacing("乙\(township)村}", with: "乙\(township)村, \"990101\(township)203\": 同名村}")
            let file = try #require(program.read("county/990101\(township).yaml"))
            try program.write(
                "county/990101\(township).yaml",
                file + "  - code: \"990101\(township)203\"\n    clinic: {status: 停业, floor-area: 40}\n")
        }
        try program.write("county/roster.yaml", roster)
        return program
    }

    private func files(_ program: Program, _ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.folder + "/" + folder).sorted()
    }

    @Test("a clinic by village, by clinic, by either code: the same page, also to the terminal")
    func one() throws {
        let program = try world()
        defer { program.remove() }
        let names = ["甲101", "甲101村", "甲101村卫生室", "990101101201", "990101101201-clinic"]
        let pages = try names.map { name in
            let result = try program.run(["form", name] + at + ["-o", "\(name).html"], language: nil)
            #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
            return try #require(program.read("\(name).html"))
        }
        #expect(Set(pages).count == 1 && pages[0].hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\">"))
        #expect(pages[0].contains("<title>甲101村卫生室自查</title>") && pages[0].contains("\"visit\":false"))
        #expect(try program.run(["form", names[0]] + at + ["-o", "-"], language: nil).output == pages[0])
        let english = try program.run(["form", names[0]] + at + ["-o", "-"]).output
        #expect(english.contains("<html lang=\"en\">") && english.contains("self-check</title>"))
        let visit = try program.run(["form", names[0], "--visit"] + at + ["-o", "-"], language: nil).output
        #expect(visit.contains("<title>甲101村卫生室现场核查</title>") && visit.contains("\"visit\":true"))
    }

    @Test("a folder has a form for each clinic that is there and open; townships and villages choose")
    func folder() throws {
        let program = try world()
        defer { program.remove() }
        let all = try program.run(["form"] + at + ["-o", "表"], language: nil)
        #expect(all.status == 0 && all.errors.isEmpty && all.output.hasPrefix("表：3 张，每张不超过 "), "\(all.output)\(all.errors)")
        #expect(
            try files(program, "表") == (101...103).map { "第\($0 - 100)镇-甲\($0)村卫生室-990101\($0)201-clinic.html" })
        let some = try program.run(["form"] + at + ["--township", "第2镇", "--visit", "-o", "v"])
        #expect(some.status == 0 && some.output.hasPrefix("v: 1 forms of at most "), "\(some.output)")
        #expect(try files(program, "v") == ["第2镇-甲102村卫生室-990101102201-clinic.html"])
        #expect(try program.run(["form"] + at + ["--village", "甲103", "-o", "w"]).status == 0)
        #expect(try files(program, "w").count == 1)
    }

    @Test(
        "what is not there, is not clear, or cannot be written is said, and nothing is written",
        arguments: [
            (["甲199", "-o", "x.html"], "错误：没有行政村（社区）“甲199”\n  提示：可写：“甲101村”、"),
            (["第1镇", "-o", "x.html"], "错误：没有行政村（社区）“第1镇”\n"),
            (
                ["同名村", "-o", "x.html"],
                "错误：叫“同名村”的有 3 个，请写代码\n  提示：可写：990101101203 第1镇 同名村；990101102203 第2镇 同名村；990101103203 第3镇 同名村\n"
            ),
            (["甲101", "--township", "第2镇", "-o", "x.html"], "错误：没有行政村（社区）“甲101”\n"),
            (["甲101", "-o", "x.txt"], "错误：-o 的文件名应以 .html 结尾\n"),
            (["甲101", "-o", "nowhere/x.html"], "错误：nowhere/x.html：无法写入（所在文件夹不存在）\n"),
            (["甲101"], "错误：缺少参数 '--output <文件>'\n"),
            (
                ["-o", "x.html"],
                "错误：没有写是哪个村卫生室的表，-o 应是文件夹\n  提示：一张表写上村名：dabiao form 独北村 -o x.html；每个村卫生室一张就给一个文件夹名\n"
            ),
            (["-o", "county"], "错误：county 已经存在\n  提示：换一个名字，或先把它移走\n"),
            (["--township", "第9镇", "-o", "x"], "错误：没有乡镇（街道）“第9镇”\n  提示：相近的有：990101101 第1镇；"),
            (["--village", "乙101", "-o", "x"], "错误：没有可以填表的村卫生室\n  提示：看看名字、--township 和清单是否对得上\n"),
            (["--village", "990101101203", "-o", "x"], "错误：没有可以填表的村卫生室\n"),
            (["甲101", "--standard", "zz", "-o", "x.html"], "错误：没有标准“zz”\n  提示：可写：“t”\n"),
        ])
    func refused(arguments: [String], message: String) throws {
        let program = try world()
        defer { program.remove() }
        let before = try files(program, ".")
        let result = try program.run(["form"] + arguments + at, language: nil)
        #expect(result.status == 2 && result.output.isEmpty && result.errors.hasPrefix(message), "\(result.errors)")
        #expect(try files(program, ".") == before)
    }

    @Test("of several villages of a name the township tells; a closed clinic, and one of which nothing is known, can be asked for by name")
    func byName() throws {
        let program = try world()
        defer { program.remove() }
        let closed = try program.run(["form", "同名村", "--township", "第2镇"] + at + ["-o", "-"], language: nil)
        #expect(closed.status == 0 && closed.output.contains("\"code\":\"990101102203-clinic\""), "\(closed.errors)")
        #expect(closed.output.contains("\"isThere\":true") && closed.output.contains("\"status\":\"c1\""))
        let none = try program.run(["form", "乙101"] + at + ["-o", "-"], language: nil)
        #expect(none.status == 0 && none.output.contains("\"isThere\":false") && none.output.contains("\"answer\":\"presence\""))
    }

    @Test("an inventory with a mistake, and an inventory's own file as the target, stop it before anything is written")
    func mistakes() throws {
        let program = try world()
        defer { program.remove() }
        try program.write("county/页.html", "mine")
        let kept = try program.run(["form", "甲101"] + at + ["-o", "county/页.html"], language: nil)
        #expect(kept.status == 2 && kept.errors.contains("不能用结果替换") && program.read("county/页.html") == "mine", "\(kept.errors)")
        let file = try #require(program.read("county/990101102.yaml"))
        try program.write("county/990101102.yaml", file.replacing("floor-area: 80", with: "floor-area: [80"))
        let wrong = try program.run(["form"] + at + ["-o", "表"], language: nil)
        #expect(wrong.status == 2 && wrong.errors.contains("county/990101102.yaml:7:19: 错误: “[”没有闭合"), "\(wrong.errors)")
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/表"))
        // A value of the wrong kind stands beside its question as it was written, for whoever can put it right.
        try program.write("county/990101102.yaml", file.replacing("floor-area: 80", with: "floor-area: 很大"))
        let page = try program.run(["form", "甲102"] + at + ["-o", "-"], language: nil)
        #expect(page.status == 0 && page.output.contains("\"field\":\"floor-area\",\"known\":\"很大\""), "\(page.errors)")
    }

    @Test("a name that is none to read stays text, and a folder's files have names every system takes")
    func hostile() throws {
        let program = try world()
        defer { program.remove() }
        let roster = try #require(program.read("county/roster.yaml"))
        try program.write("county/roster.yaml", roster.replacing("甲101村", with: "\"</script><b>甲/乙: *?|\""))
        let result = try program.run(["form"] + at + ["-o", "表"], language: nil)
        #expect(result.status == 0, "\(result.errors)")
        let name = try #require(try files(program, "表").first)
        #expect(name.hasPrefix("第1镇-_") && !name.contains { "/\\:*?\"<>| ".contains($0) }, "\(name)")
        let page = try #require(program.read("表/" + name))
        #expect(page.components(separatedBy: "</script>").count == 3 && !page.contains("<b>甲"))
        // Marks that turn the direction of writing do not come past the roster.
        try program.write("county/roster.yaml", roster.replacing("甲101村", with: "\"甲\u{202E}村\""))
        let turned = try program.run(["form"] + at + ["-o", "表2"], language: nil)
        #expect(turned.status == 2 && turned.errors.contains("U+202E"), "\(turned.errors)")
    }
}
