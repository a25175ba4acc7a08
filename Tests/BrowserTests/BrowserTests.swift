import BrowserDriver
import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Tests in a real browser: `make browser` installs one and runs them. Pictures are kept in `browser-artefacts`.
@Suite("In a browser", .serialized, .enabled(if: ProcessInfo.processInfo.environment["DABIAO_BROWSER"] != nil))
struct BrowserTests {
    private static let artefacts = repository + "/browser-artefacts"

    private static func made(_ name: String, _ arguments: [String]) -> String {
        try? FileManager.default.createDirectory(atPath: artefacts, withIntermediateDirectories: true)
        let path = artefacts + "/" + name
        let process = Process()
        var executable = repository + "/.build/debug/dabiao"
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path]
        where FileManager.default.isExecutableFile(atPath: folder + "/dabiao") {
            executable = folder + "/dabiao"
        }
        process.executableURL = URL(fileURLWithPath: executable)
        process.currentDirectoryURL = URL(fileURLWithPath: repository)
        process.environment = ProcessInfo.processInfo.environment.merging(["DABIAO_NO_CACHE": "1"]) { $1 }
        process.arguments =
            ["report"] + (arguments.contains("--inventory") ? [] : ["--inventory", "inventories/fangcheng"]) + ["--as-of", "2022-08-10", "--force", "-o", path]
            + arguments
        try? process.run()
        process.waitUntilExit()
        return path
    }

    private static let page = made("report.html", [])
    private static let english = made("report-en.html", ["--lang", "en"])
    private static let folder: String = {
        try? FileManager.default.removeItem(atPath: artefacts + "/folder")
        return made("folder", [])
    }()
    private static let clinic = made("clinic.html", ["--clinic", "大马庄村"])

    private func opened(_ width: Int, dark: Bool = false, _ page: String = page) async throws -> WebDriver {
        let browser = try await WebDriver(width: width)
        try await browser.prefer(dark: dark)
        try await browser.open(page)
        return browser
    }

    @Test("no error on the console, nothing wider than the window, nothing that keeps people out", arguments: [360, 768, 1280], [false, true])
    func loads(_ width: Int, _ dark: Bool) async throws {
        let browser = try await opened(width, dark: dark)
        #expect(try await browser.console() == [])
        #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth") as? Bool == true)
        // The cards of two townships are opened, so that what is in them is looked at too; of the others there would only be more of the same.
        _ = try await browser.run("Array.prototype.slice.call(document.querySelectorAll('.township')).slice(2).forEach(function(t){t.remove()})")
        _ = try await browser.run("Array.prototype.slice.call(document.querySelectorAll('#places details')).forEach(function(d){d.open=true})")
        #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth") as? Bool == true)
        let violations = try await browser.violations(axe: repository + "/.build/axe.min.js")
        #expect(violations == [], "\(violations)")
        let picture = try await browser.screenshot()
        #expect(picture.count > 20_000)
        try picture.write(to: URL(fileURLWithPath: Self.artefacts + "/report-\(width)\(dark ? "-dark" : "").png"))
        await browser.close()
    }

    @Test("the English page keeps nobody out either")
    func english() async throws {
        let browser = try await opened(1280, Self.english)
        let violations = try await browser.violations(axe: repository + "/.build/axe.min.js")
        #expect(violations == [], "\(violations)")
        let unmarked = try await browser.run(
            "var n=0,w=document.createTreeWalker(document.body,NodeFilter.SHOW_TEXT);while(w.nextNode()){var e=w.currentNode.parentElement;if(/[\\u4e00-\\u9fff]/.test(w.currentNode.data)&&!e.closest('[lang=zh]')&&!e.closest('script,style,#names'))n++}return n"
        )
        #expect(unmarked as? Int == 0)
        await browser.close()
    }

    @Test("one clinic's page is its name, its state and what is to be done, and keeps nobody out", arguments: [360, 1280])
    func alone(_ width: Int) async throws {
        let browser = try await opened(width, dark: width == 360, Self.clinic)
        #expect(try await browser.console() == [])
        #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth") as? Bool == true)
        #expect(try await browser.run("return document.querySelectorAll('.place').length") as? Int == 1)
        #expect((try await browser.run("return document.querySelector('.place summary').innerText") as? String ?? "").contains("大马庄村卫生室"))
        #expect(try await browser.run("return document.querySelectorAll('.todo li').length") as? Int ?? 0 > 0)
        #expect(try await browser.violations(axe: repository + "/.build/axe.min.js") == [])
        await browser.close()
    }

    @Test("a folder's index finds places and leads to their pages; a township's page stands alone, on a phone and on paper")
    func folder() async throws {
        let browser = try await opened(360, Self.folder + "/index.html")
        try await browser.type("康庄", into: "#q")
        #expect(try await browser.run("return document.querySelectorAll('#hits a').length") as? Int ?? 0 > 0)
        let missing = try await browser.run(
            "return Array.prototype.filter.call(document.querySelectorAll('a[href^=\"#\"]'),function(a){return a.hash.length>1&&!document.getElementById(a.hash.slice(1))}).length"
        )
        #expect(missing as? Int == 0)
        #expect(try await browser.violations(axe: repository + "/.build/axe.min.js") == [])
        let target = try await browser.run("return document.querySelector('#hits a').getAttribute('href')") as? String ?? ""
        #expect(target.hasPrefix("t411322") && FileManager.default.fileExists(atPath: Self.folder + "/" + (target.components(separatedBy: "#").first ?? "")))
        try await browser.open(Self.folder + "/t411322104.html")
        #expect(try await browser.console() == [])
        #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth") as? Bool == true)
        #expect(try await browser.violations(axe: repository + "/.build/axe.min.js") == [])
        #expect((1...3).contains(try await pages(browser, "township-alone")))
        await browser.close()
    }

    @Test("on a phone type is large, everything to be touched is large, and no column is a line of single characters")
    func phone() async throws {
        let browser = try await opened(360)
        let small = try await browser.run(
            "return Array.prototype.filter.call(document.querySelectorAll('a,button,input,select,summary'),function(e){var r=e.getBoundingClientRect();return r.width>0&&!e.closest('.lead,.change,.skip')&&(r.height<43.5||r.width<43.5)}).map(function(e){return e.outerHTML.slice(0,90)}).slice(0,5)"
        )
        #expect(small as? [String] == [], "\(small)")
        let tiny = try await browser.run(
            "var r={};document.querySelectorAll('body *').forEach(function(e){if(e.closest('svg,.v,script,style')||!e.getClientRects().length)return;for(var c=e.firstChild;c;c=c.nextSibling)if(c.nodeType===3&&c.data.trim()){if(parseFloat(getComputedStyle(e).fontSize)<17)r[e.tagName+'.'+e.className]=1;break}});return Object.keys(r)"
        )
        #expect(tiny as? [String] == [], "\(tiny)")
        let narrow = try await browser.run(
            "return Array.prototype.filter.call(document.querySelectorAll('td,th'),function(e){var r=e.getBoundingClientRect();return r.width>1&&e.textContent.trim().length>=4&&r.width<4*parseFloat(getComputedStyle(e).fontSize)}).map(function(e){return e.outerHTML.slice(0,90)}).slice(0,5)"
        )
        #expect(narrow as? [String] == [], "\(narrow)")
        await browser.close()
    }

    @Test("one key brings hits; every way to write a name finds the place; a hit opens it alone, at the top")
    func search() async throws {
        let browser = try await opened(360)
        try await browser.type("康", into: "#q")
        #expect(try await browser.run("return document.querySelectorAll('#hits a').length") as? Int ?? 0 > 0)
        #expect((try await browser.run("return document.getElementById('found').textContent") as? String ?? "").contains("找到"))
        for word in ["康庄", "康庄村", "康庄村民委员会", "康庄村委会", "康庄卫生室", "独树 康庄", "411322101205", "４１１３２２１０１２０５"] {
            let found = try await browser.run(
                "var q=document.getElementById('q');q.value='\(word)';q.dispatchEvent(new Event('input'));return Array.prototype.some.call(document.querySelectorAll('#hits a'),function(a){return a.hash.indexOf('#f411322101205')===0})"
            )
            #expect(found as? Bool == true, "\(word)")
        }
        _ = try await browser.run("document.querySelector('#hits a').click()")
        let top = try await browser.run(
            "var e=document.querySelector('.one:target');return e&&e.parentElement.open&&window.scrollY===0&&e.getBoundingClientRect().top<window.innerHeight/2&&Array.prototype.filter.call(document.querySelectorAll('.place'),function(p){return p.getClientRects().length}).length===1"
        )
        #expect(top as? Bool == true)
        try await browser.screenshot().write(to: URL(fileURLWithPath: Self.artefacts + "/clinic-360.png"))
        await browser.close()
    }

    @Test("heads sort, by keyboard too, and show it; the filter shows as many as the line of sums says")
    func works() async throws {
        let browser = try await opened(1280)
        #expect(try await browser.run("return document.querySelectorAll('.hidden').length") as? Int == 0)
        let column = "Array.prototype.map.call(document.querySelector('#townships table').tBodies[0].rows,function(r){return parseInt(r.cells[4].dataset.v)})"
        let before = try await browser.run("return \(column)") as? [Int] ?? []
        let after = try await browser.run("document.querySelectorAll('#townships thead button')[4].click();return \(column)") as? [Int] ?? []
        #expect(before.count == 21 && after == before.sorted(by: >) && after != before)
        let arrow =
            "return getComputedStyle(document.querySelectorAll('#townships thead button')[4],'::after').content+document.querySelectorAll('#townships thead th')[4].getAttribute('aria-sort')"
        #expect(try await browser.run(arrow) as? String == "\" ▼\"descending")
        let again = try await browser.run("document.querySelectorAll('#townships thead button')[4].click();return \(column)") as? [Int] ?? []
        #expect(again == before.sorted())
        #expect(try await browser.run(arrow) as? String == "\" ▲\"ascending")
        let shown = "document.querySelectorAll('.facility:not(.hidden)').length"
        let all = try await browser.run("return \(shown)") as? Int ?? 0
        // The line of sums says how many are assessed, and how many of them are up to standard.
        let sums = "Array.prototype.map.call(document.querySelector('#townships tfoot tr:last-child').cells,function(c){return c.textContent})"
        let sum = try await browser.run("return \(sums)") as? [String] ?? []
        try #require(sum.count > 9)
        #expect(all > 500 && sum[9] == "\(all)", "\(all) \(sum)")
        let ok = try await browser.run("state.value='ok';state.dispatchEvent(new Event('change'));return \(shown)") as? Int ?? -1
        #expect(ok > 0 && sum[8] == "\(ok)")
        #expect(
            try await browser.run(
                "var b=document.querySelector('#townships thead button');b.focus();return document.activeElement===b") as? Bool == true)
        #expect(try await browser.console() == [])
        await browser.close()
    }

    @Test("a number of the heat map opens the rows behind it")
    func links() async throws {
        let browser = try await opened(1280)
        let opened = try await browser.run(
            "var a=document.querySelector('#heat td a');location.hash=a.getAttribute('href');window.dispatchEvent(new Event('hashchange'));var e=document.querySelector(a.getAttribute('href'));return [e.open,e.querySelector('summary').textContent,e.querySelectorAll('li').length]"
        )
        let values = opened as? [Any] ?? []
        #expect(values.first as? Bool == true && values.count == 3 && values[2] as? Int ?? 0 > 0)
        #expect((values[1] as? String ?? "").contains("项不达标"), "\(values)")
        await browser.close()
    }

    @Test("every square leads to its own village")
    func squares() async throws {
        let browser = try await opened(1280)
        let wrong = try await browser.run(
            "var n=0;document.querySelectorAll('.tw').forEach(function(w){var e=w.querySelectorAll('.sq .v'),s=squares[w.dataset.code];if(e.length!==s.length)n++;e.forEach(function(i,k){if(!document.getElementById(s[k].href.slice(1)))n++})});return n"
        )
        #expect(wrong as? Int == 0)
        await browser.close()
    }

    @Test("every control has a name, every picture an alternative; heads follow each other without a jump")
    func accessible() async throws {
        let browser = try await opened(1280)
        let nameless = try await browser.run(
            "return Array.prototype.filter.call(document.querySelectorAll('button,input,select,a,svg'),function(e){return !(e.textContent.trim()||e.getAttribute('aria-label')||e.getAttribute('aria-labelledby')||(e.labels&&e.labels.length))}).length"
        )
        #expect(nameless as? Int == 0)
        let jumps = try await browser.run(
            "var last=0,n=0;document.querySelectorAll('h1,h2,h3,h4,h5').forEach(function(h){var k=+h.tagName[1];if(k>last+1)n++;last=k});return n")
        #expect(jumps as? Int == 0)
        await browser.close()
    }

    private func pages(_ browser: WebDriver, _ name: String) async throws -> Int {
        let pdf = try await browser.pdf()
        try pdf.write(to: URL(fileURLWithPath: Self.artefacts + "/\(name).pdf"))
        return String(decoding: pdf, as: Unicode.ASCII.self).components(separatedBy: "/Type /Page\n").count - 1
    }

    @Test("on paper: two pages for whoever decides, one to three for a township, one for a clinic, everything only when asked")
    func prints() async throws {
        let browser = try await opened(1280)
        #expect(try await pages(browser, "summary") == 2)
        _ = try await browser.run("location.hash='t411322104'")
        #expect((1...3).contains(try await pages(browser, "township")))
        _ = try await browser.run("location.hash='f411322101222-clinic'")
        #expect(try await pages(browser, "clinic") == 1)
        await browser.close()
        // A city of three counties has a table of fifty lines.
        let city = try await opened(1280, Self.made("city.html", ["--inventory", "inventories/zhongwei"]))
        #expect(try await pages(city, "city") == 2)
        await city.close()
        let alone = try await opened(1280, Self.clinic)
        #expect(try await pages(alone, "clinic-alone") == 1)
        await alone.close()
        // Of two townships: a driver gives a print ten seconds, and the whole county is a hundred pages.
        let some = ["--inventory", "inventories/fangcheng", "--township", "凤瑞街道", "赭阳街道"]
        let another = try await opened(1280, Self.made("part.html", some))
        #expect(try await pages(another, "part") == 2)
        // As the button does, at the very moment: an event of a print that went before takes the mark away.
        _ = try await another.run("window.addEventListener('beforeprint',function(){document.body.classList.add('all')})")
        let all = try await pages(another, "everything")
        #expect(all > 4 && all < 20, "\(all)")
        await another.close()
    }
}
