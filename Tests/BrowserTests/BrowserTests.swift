import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Tests in a real browser: `make browser` installs one and runs them. Pictures are kept in `browser-artefacts`.
@Suite("In a browser", .serialized, .enabled(if: ProcessInfo.processInfo.environment["DABIAO_BROWSER"] != nil))
struct BrowserTests {
    private static let artefacts = repository + "/browser-artefacts"

    private static let page: String = {
        try? FileManager.default.createDirectory(atPath: artefacts, withIntermediateDirectories: true)
        let path = artefacts + "/report.html"
        let process = Process()
        var executable = repository + "/.build/debug/dabiao"
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path]
        where FileManager.default.isExecutableFile(atPath: folder + "/dabiao") {
            executable = folder + "/dabiao"
        }
        process.executableURL = URL(fileURLWithPath: executable)
        process.currentDirectoryURL = URL(fileURLWithPath: repository)
        process.arguments = ["report", "--inventory", "inventories/fangcheng", "--as-of", "2022-08-10", "-o", path]
        try? process.run()
        process.waitUntilExit()
        return path
    }()

    @Test("no error on the console, nothing wider than the window, at both widths", arguments: [360, 1280])
    func loads(_ width: Int) async throws {
        let browser = try await WebDriver(width: width)
        try await browser.open(Self.page)
        #expect(try await browser.console() == [])
        #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth + 1") as? Bool == true)
        let picture = try await browser.screenshot()
        #expect(picture.count > 20_000)
        try picture.write(to: URL(fileURLWithPath: Self.artefacts + "/report-\(width).png"))
        await browser.close()
    }

    @Test("heads sort, by keyboard too; search and filter find")
    func works() async throws {
        let browser = try await WebDriver(width: 1280)
        try await browser.open(Self.page)
        #expect(try await browser.run("return document.querySelectorAll('.hidden').length") as? Int == 0)
        let column = "Array.prototype.map.call(document.querySelector('#townships table').tBodies[0].rows,function(r){return parseInt(r.cells[4].dataset.v)})"
        let before = try await browser.run("return \(column)") as? [Int] ?? []
        let after = try await browser.run("document.querySelectorAll('#townships thead button')[4].click();return \(column)") as? [Int] ?? []
        #expect(before.count == 21 && after == before.sorted(by: >) && after != before)
        #expect(try await browser.run("return document.querySelectorAll('#townships thead th')[4].getAttribute('aria-sort')") as? String == "descending")
        let again = try await browser.run("document.querySelectorAll('#townships thead button')[4].click();return \(column)") as? [Int] ?? []
        #expect(again == before.sorted())
        let shown = "document.querySelectorAll('.facility:not(.hidden)').length"
        let all = try await browser.run("return \(shown)") as? Int ?? 0
        let found = try await browser.run("var q=document.getElementById('q');q.value='周庄村';q.dispatchEvent(new Event('input'));return \(shown)") as? Int ?? -1
        // The line of sums says how many are assessed, and how many of them are up to standard.
        let sums = "Array.prototype.map.call(document.querySelector('#townships tfoot tr:last-child').cells,function(c){return c.textContent})"
        let sum = try await browser.run("return \(sums)") as? [String] ?? []
        try #require(sum.count > 9)
        #expect(all > 500 && sum[9] == "\(all)", "\(all) \(sum)")
        #expect(found > 0 && found < 5, "\(found)")
        let ok =
            try await browser.run("q.value='';var s=document.getElementById('state');s.value='ok';s.dispatchEvent(new Event('change'));return \(shown)") as? Int
            ?? -1
        #expect(ok > 0 && sum[8] == "\(ok)")
        #expect(
            try await browser.run(
                "return document.activeElement===document.querySelector('#townships thead button')||(document.querySelector('#townships thead button').focus(),document.activeElement.tagName==='BUTTON')"
            ) as? Bool == true)
        #expect(try await browser.console() == [])
        await browser.close()
    }

    @Test("a number of the heat map opens the rows behind it")
    func links() async throws {
        let browser = try await WebDriver(width: 1280)
        try await browser.open(Self.page)
        let opened = try await browser.run(
            "var a=document.querySelector('#heat td a');location.hash=a.getAttribute('href');window.dispatchEvent(new Event('hashchange'));var e=document.querySelector(a.getAttribute('href'));return [e.open,e.querySelector('summary').textContent,a.textContent+' 项不达标，缺 '+e.querySelectorAll('tbody tr').length+' 处']"
        )
        let values = opened as? [Any] ?? []
        #expect(values.first as? Bool == true && values.count == 3)
        #expect((values[1] as? String ?? "").hasSuffix(values[2] as? String ?? "-"), "\(values)")
        await browser.close()
    }

    @Test("every control has a name, every picture an alternative; heads follow each other without a jump")
    func accessible() async throws {
        let browser = try await WebDriver(width: 1280)
        try await browser.open(Self.page)
        let nameless = try await browser.run(
            "return Array.prototype.filter.call(document.querySelectorAll('button,input,select,a,svg'),function(e){return !(e.textContent.trim()||e.getAttribute('aria-label')||e.getAttribute('aria-labelledby')||(e.labels&&e.labels.length))}).length"
        )
        #expect(nameless as? Int == 0)
        let jumps = try await browser.run(
            "var last=0,n=0;document.querySelectorAll('h1,h2,h3,h4').forEach(function(h){var k=+h.tagName[1];if(k>last+1)n++;last=k});return n")
        #expect(jumps as? Int == 0)
        await browser.close()
    }

    @Test("on paper every township begins a page, with everything on it")
    func prints() async throws {
        let browser = try await WebDriver(width: 1280)
        try await browser.open(Self.page)
        let pdf = try await browser.pdf()
        try pdf.write(to: URL(fileURLWithPath: Self.artefacts + "/report.pdf"))
        let pages = String(decoding: pdf, as: Unicode.ASCII.self).components(separatedBy: "/Type /Page\n").count - 1
        #expect(pages >= 21 && pages < 400, "\(pages)")
        await browser.close()
    }
}
