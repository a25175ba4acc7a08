import BrowserDriver
import BuiltPrograms
import Foundation
import Quantities
import SpreadsheetFixtures
import Testing
import UseCases

/// The form as a village doctor has it: a page from the telephone's own files, without a network. `make browser` runs these.
@Suite("The offline form in a browser", .serialized, .enabled(if: ProcessInfo.processInfo.environment["DABIAO_BROWSER"] != nil))
struct FormBrowserTests {
    @Test(
        "nothing is wider than the telephone, too small for a thumb or for eyes, and nothing keeps people out", arguments: [[], ["--visit"], ["--lang", "en"]])
    func reachable(_ arguments: [String]) async throws {
        let page = try FormPages.made("form\(arguments.joined()).html", arguments)
        for dark in [false, true] {
            let browser = try await FormPages.opened(page, dark: dark)
            #expect(try await browser.console() == [])
            for view in ["fill", "standing-view", "send"] {
                try await browser.press("[data-view=\(view)]")
                _ = try await browser.run(FormPages.opening)
                #expect(try await browser.run("return document.documentElement.scrollWidth <= window.innerWidth") as? Bool == true, "\(view)")
                let small = try await browser.run(
                    """
                    return Array.prototype.slice.call(document.querySelectorAll('button,summary,label.option,input:not([type=radio]):not([type=checkbox]),textarea'))
                    .filter(function(e){var r=e.getBoundingClientRect();return r.width>0&&(r.height<44||r.width<44)}).map(function(e){return e.outerHTML.slice(0,80)})
                    """)
                #expect(small as? [String] == [], "\(view)")
                let fine = try await browser.run(
                    """
                    return Array.prototype.slice.call(document.querySelectorAll('body *')).filter(function(e){return e.offsetParent&&parseFloat(getComputedStyle(e).fontSize)<17}).map(function(e){return e.outerHTML.slice(0,80)})
                    """)
                #expect(fine as? [String] == [], "\(view)")
                let violations = try await browser.violations(axe: repository + "/.build/axe.min.js")
                #expect(violations == [], "\(view): \(violations)")
            }
            await browser.close()
        }
    }

    @Test("a key press is judged at once, survives a reload, and what is sent closes the gaps of the next audit")
    func filledIn() async throws {
        let page = try FormPages.made("form.html", [])
        let browser = try await FormPages.opened(page)
        _ = try await browser.run("localStorage.clear();location.reload()")
        #expect(try await FormPages.text(browser, "document.getElementById('status').textContent") == "应达到 30 项，已达到 26 项")
        let card =
            "#\(try await FormPages.text(browser, "Array.prototype.slice.call(document.querySelectorAll('.question')).filter(function(q){return q.innerText.indexOf('建筑面积有多大')>=0})[0].id"))"
        #expect(try await FormPages.text(browser, "document.querySelector('\(card)').innerText").contains("差 10.3 m²"))
        try await browser.type("5", into: card + " input")
        #expect(try await FormPages.text(browser, "document.querySelector('\(card)').innerText").contains("现 5 m²，应 ≥ 60 m²，差 55 m²"))
        try await browser.type("9.95", into: card + " input")
        #expect(try await FormPages.text(browser, "document.querySelector('\(card)').innerText").contains("差 0.05 m²"))
        _ = try await browser.run("var i=document.querySelector('\(card) input');i.value='６２.5 m';i.dispatchEvent(new Event('input'))")
        #expect(try await FormPages.text(browser, "document.querySelector('\(card) .problem').textContent").contains("数字"))
        _ = try await browser.run("var i=document.querySelector('\(card) input');i.value='６２.5';i.dispatchEvent(new Event('input'))")
        #expect(try await FormPages.text(browser, "document.querySelector('\(card)').innerText").contains("达标"))
        #expect(try await FormPages.text(browser, "document.getElementById('status').textContent") == "应达到 30 项，已达到 27 项")
        _ = try await browser.run("location.reload()")
        #expect(try await FormPages.text(browser, "document.querySelector('\(card) input').value") == "６２.5")
        #expect(try await FormPages.text(browser, "document.getElementById('status').textContent") == "应达到 30 项，已达到 27 项")
        // Nothing goes out without a name.
        try await browser.press("[data-view=send]")
        try await browser.press("#showText")
        #expect(try await FormPages.text(browser, "document.getElementById('sendProblem').textContent").contains("姓名"))
        try await browser.type("王医生", into: "#by")
        try await browser.press("#showText")
        let short = try await FormPages.text(browser, "document.getElementById('short').value")
        #expect(short.hasPrefix("DABIAO1.") && short.utf8.count < 1000)
        let document = try await FormPages.text(browser, "JSON.stringify(window.dabiao.document())")
        #expect(document.contains("{\"ask\":\"? floor-area\",\"was\":\"49.7\",\"text\":\"62.5\"}"))
        await browser.close()
        for (name, content) in [("回表.json", document), ("回表.txt", "王医生发来：\n" + short)] {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try FileManager.default.copyItem(atPath: repository + "/inventories/fangcheng", toPath: folder("fangcheng"))
            try folder.write(name, content)
            let result = try BuiltProgram("dabiao").run(["import", folder(name), "--into", folder("fangcheng")], in: repository)
            #expect(result.status == 0, "\(result.errors)")
            let check = try BuiltProgram("dabiao").run(
                ["selfcheck", "独北村", "--inventory", folder("fangcheng"), "--as-of", "2022-08-10"], in: repository)
            #expect(check.output.contains("应达到 30 项，已达到 27 项") && !check.output.contains("差 10.3 m²"))
        }
    }

    @Test("a photo is made small, and nothing of where it was taken is left in it")
    func photos() async throws {
        let browser = try await FormPages.opened(try FormPages.made("form-photo.html", []))
        // A large picture with an EXIF block that names a position.
        let script = """
            var done=arguments[0],c=document.createElement('canvas');c.width=3000;c.height=2000;var x=c.getContext('2d');
            for(var i=0;i<400;i++){x.fillStyle='hsl('+i+',60%,50%)';x.fillRect(i*37%3000,i*53%2000,300,200)}
            c.toBlob(function(b){b.arrayBuffer().then(function(a){
            var exif=new TextEncoder().encode('Exif\\0\\0GPSLatitude 33.25'),head=new Uint8Array([255,216,255,225,0,exif.length+2]);
            var file=new File([head,exif,new Uint8Array(a).slice(2)],'p.jpg',{type:'image/jpeg'}),t=new DataTransfer();t.items.add(file);
            var input=document.querySelector('.file');input.files=t.files;input.dispatchEvent(new Event('change'));
            setTimeout(function(){done(JSON.stringify(window.dabiao.document()))},1500)})},'image/jpeg',.95)
            """
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(try await browser.runLater(script).utf8)) as? [String: Any])
        let photos = try #require(document["photos"] as? [[String: String]])
        let data = try #require(photos.first?["data"].flatMap { Data(base64Encoded: $0) })
        #expect(photos.count == 1 && data.starts(with: [0xFF, 0xD8]) && data.count < 400_000)
        #expect(data.range(of: Data("GPS".utf8)) == nil && data.range(of: Data("Exif".utf8)) == nil)
        #expect(try await browser.run("return document.querySelector('.pictures img').naturalWidth") as? Int == 1280)
        _ = try await browser.run("location.reload()")
        #expect(try await browser.run("return document.querySelectorAll('.pictures img').length") as? Int == 1)
        let console = try await browser.console()
        #expect(console == [])
        await browser.close()
    }

    @Test("where drafts cannot be kept, it says so and goes on")
    func noStorage() async throws {
        let page = try FormPages.made("form-storage.html", [])
        let browser = try await FormPages.opened(page)
        let before = "Storage.prototype.setItem=function(){throw new Error('refused')};"
        try await browser.beforePages(before)
        try await browser.open(page)
        #expect(try await FormPages.text(browser, "document.getElementById('storage').textContent").contains("草稿"))
        #expect(try await FormPages.text(browser, "document.getElementById('status').textContent").contains("已达到"))
        await browser.close()
    }

    /// Which samples are held against the audit, `DABIAO_FORM_SAMPLES=guangze,wugang` of all, and how often at random.
    static let samples = setting("DABIAO_FORM_SAMPLES")?.split(separator: ",").map(String.init) ?? ["guangze", "wugang", "fangcheng", "zhongwei"]
    private static let rounds = setting("DABIAO_FORM_ROUNDS").flatMap(Int.init) ?? 1

    private static func setting(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    @Test("what a browser works out for every clinic is what the audit says", arguments: samples)
    func equality(_ name: String) async throws { try await compare(try await Sample(name)) }

    @Test("what a browser works out of what is found on site at every clinic is what the audit says", arguments: samples)
    func equalityOnSite(_ name: String) async throws { try await compare(try await Sample(name, isVisit: true)) }

    private func compare(_ sample: Sample) async throws {
        let browser = try await FormPages.opened(try FormPages.made("form-equality-\(sample.name).html", []))
        try await Comparison(sample, rounds: [nil] + (0..<Self.rounds).map { 100 + $0 }).run { script in
            try await browser.run("var told=[],console={log:function(t){told.push(t)}};\(script)return told.join('\\n')") as? String ?? ""
        }
        await browser.close()
    }
}
