import BrowserDriver
import BuiltPrograms
import Foundation
import TestSupport
import Testing

@testable import OfflineForms

/// What a form needs of a telephone, and what it does not let happen.
@Suite("The offline form on old telephones and in wrong hands", .serialized, .enabled(if: ProcessInfo.processInfo.environment["DABIAO_BROWSER"] != nil))
struct FormSafetyBrowserTests {
    @Test("the whole script is in the language of 2018", arguments: [[], ["--visit"], ["--lang", "en"]])
    func syntax(_ arguments: [String]) async throws {
        let browser = try await FormPages.opened(try FormPages.made("form\(arguments.joined()).html", arguments))
        _ = try await browser.run(String(contentsOfFile: repository + "/.build/acorn.js", encoding: .utf8))
        let parse = "try{acorn.parse(text,{ecmaVersion:2018});return ''}catch(e){return e.message+': '+text.slice(e.pos-40,e.pos+40)}"
        #expect(try await browser.run("var text=document.querySelector('script:not([type])').textContent;\(parse)") as? String == "")
        // It is the edition that is looked at, and not only whether it is a script.
        for newer in ["a?.b", "a??b", "try{a()}catch{}", "1n"] {
            #expect(try await browser.run("var text='\(newer)';\(parse)") as? String != "")
        }
        await browser.close()
    }

    /// Takes away what browsers have learnt since 2018; only `Object.hasOwn` stays, which the driver itself needs.
    private static let older = """
        [[Array.prototype,'flat flatMap at findLast findLastIndex toReversed toSorted toSpliced with'],[String.prototype,'trimStart trimEnd matchAll replaceAll at isWellFormed toWellFormed'],
        [Object,'fromEntries groupBy'],[Array,'fromAsync'],[Map,'groupBy'],[Promise,'allSettled any withResolvers try'],[Set.prototype,'union intersection difference isSubsetOf'],
        [Uint8Array,'fromBase64 fromHex'],[Uint8Array.prototype,'at toBase64 toHex toSorted'],[Element.prototype,'replaceChildren toggleAttribute checkVisibility setHTMLUnsafe'],
        [Document.prototype,'replaceChildren startViewTransition'],[Blob.prototype,'text arrayBuffer stream bytes'],[Crypto.prototype,'randomUUID'],[Navigator.prototype,'clipboard share canShare'],
        [window,'globalThis BigInt BigInt64Array BigUint64Array WeakRef FinalizationRegistry AggregateError structuredClone queueMicrotask Iterator ClipboardItem ResizeObserver CompressionStream OffscreenCanvas showSaveFilePicker reportError']]
        .forEach(function(pair){pair[1].split(' ').forEach(function(name){delete pair[0][name]})});
        Object.defineProperty(Crypto.prototype,'subtle',{get:function(){return undefined}});
        """

    @Test("with nothing that browsers have learnt since 2018 it is filled in, judged, kept and sent all the same")
    func oldBrowser() async throws {
        let browser = try await FormPages.opened(try FormPages.made("form-old.html", ["--visit"]), before: Self.older)
        _ = try await browser.run("localStorage.clear();location.reload()")
        #expect(
            try await browser.run("return typeof [].flat+typeof globalThis+typeof navigator.clipboard+typeof crypto.subtle") as? String
                == "undefinedundefinedundefinedundefined")
        // One of each way to answer.
        let answered = try await browser.run(
            """
            \(FormPages.opening)
            var kinds={},say=function(e,n){e.dispatchEvent(new Event(n,{bubbles:true}))};
            document.querySelectorAll('#fill input').forEach(function(i){
              var k=i.type+i.inputMode;if(kinds[k]||i.closest('[hidden]')||i.type==='file')return;kinds[k]=1;
              if(i.type==='radio'||i.type==='checkbox'){i.click();return}
              i.value=i.type==='date'?'2022-08-01':i.inputMode?'７７':'王';say(i,'input')});
            document.querySelectorAll('.person input[value=changed]').forEach(function(i){i.click()});
            document.querySelectorAll('.person input[value=there]')[0].click();
            Array.prototype.slice.call(document.querySelectorAll('button.wide')).filter(function(b){return b.closest('.question')})[0].click();
            return Object.keys(kinds).length
            """)
        #expect(answered as? Int ?? 0 >= 4)
        let found = try await FormPages.text(browser, "JSON.stringify(window.dabiao.document().people[0])")
        #expect(found.contains("\"gone\":false,\"values\":[]"), "\(found)")
        let status = try await FormPages.text(browser, "document.getElementById('status').textContent")
        #expect(status.contains("已达到"))
        let count = try await FormPages.text(browser, "document.getElementById('answerCount').textContent")
        for view in ["standing-view", "send"] { try await browser.press("[data-view=\(view)]") }
        try await browser.type("李核查", into: "#by")
        try await browser.press("#showText")
        #expect(try await FormPages.text(browser, "document.getElementById('short').value").hasPrefix("DABIAO1."))
        try await browser.press("#saveFile")
        #expect(try await FormPages.text(browser, "document.getElementById('sent').textContent").contains("下载"))
        _ = try await browser.run("location.reload()")
        #expect(try await FormPages.text(browser, "document.getElementById('status').textContent") == status)
        let kept = try await FormPages.text(browser, "document.getElementById('answerCount').textContent")
        #expect(!count.isEmpty && count == kept)
        #expect(try await browser.console() == [])
        await browser.close()
    }

    @Test("the page loads nothing, and runs nothing that somebody put into it")
    func policy() async throws {
        let browser = try await FormPages.opened(try FormPages.made("form-policy.html", []))
        #expect(try await browser.run("return performance.getEntriesByType('resource').length") as? Int == 0)
        let blocked = try await browser.runLater(
            """
            var done=arguments[arguments.length-1],seen=[];
            document.addEventListener('securitypolicyviolation',function(e){seen.push(e.effectiveDirective)});
            document.body.insertAdjacentHTML('beforeend','<img src="https://example.invalid/a.png" onerror="window.hit=1"><p onclick="window.hit=2" style="color:red" id="bad">x</p><iframe src="data:text/html,x"></iframe>');
            var s=document.createElement('script');s.textContent='window.hit=3';document.body.appendChild(s);
            var t=document.createElement('style');t.textContent='p{color:red}';document.body.appendChild(t);
            document.getElementById('bad').click();
            fetch('https://example.invalid/').catch(function(){seen.push('refused')});
            var x=new XMLHttpRequest();x.onerror=function(){seen.push('refused')};try{x.open('GET','https://example.invalid/b');x.send()}catch(e){seen.push('refused')}
            setTimeout(function(){done(JSON.stringify({hit:window.hit||0,seen:seen.sort().filter(function(n,i,a){return a.indexOf(n)===i})}))},800)
            """)
        let result = try #require(try JSONSerialization.jsonObject(with: Data(blocked.utf8)) as? [String: Any])
        #expect(result["hit"] as? Int == 0)
        let seen = result["seen"] as? [String] ?? []
        for directive in ["connect-src", "frame-src", "img-src", "refused", "script-src-attr", "script-src-elem", "style-src-elem"] {
            #expect(seen.contains(directive), "\(directive): \(seen)")
        }
        await browser.close()
    }

    @Test("names with markup and signs of other languages are only text, on the page and in what it sends")
    func hostileNames() async throws {
        let folder = scratch.path + "/hostile-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: repository + "/inventories/guangze", toPath: folder)
        let roster = folder + "/roster.yaml"
        let hostile = "<img src=x onerror=\\\"window.hit=1\\\"></script><b>&amp;'`${1}"
        let text = try String(contentsOfFile: roster, encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.range(of: #"^ +"\d{9}2\d{2}": "#, options: .regularExpression) != nil })
        let code = String(line.split(separator: "\"")[1].prefix(12))
        let key = try #require(line.range(of: "\(code)\": "))
        try text.replacing(line, with: line[..<key.upperBound] + "\"\(hostile)\"").write(toFile: roster, atomically: true, encoding: .utf8)
        let page = folder + "/form.html"
        let made = try BuiltProgram("dabiao").run(["form", code, "--inventory", folder, "--as-of", "2019-12-01", "-o", page], in: repository)
        try #require(made.status == 0, "\(made.errors)")
        let browser = try await FormPages.opened(page)
        #expect(try await browser.console() == [])
        #expect(try await browser.run("return window.hit||0") as? Int == 0)
        #expect(try await FormPages.text(browser, "document.querySelector('h1').textContent").contains("</script><b>&amp;'`${1}"))
        #expect(try await FormPages.text(browser, "window.dabiao.document().facility.name").contains("onerror=\"window.hit=1\""))
        #expect(try await browser.run("return document.querySelectorAll('b').length>0&&document.querySelectorAll('h1 b, header img').length") as? Int == 0)
        await browser.close()
    }

    @Test("every form of the samples is small, carries everything with it, and names the digests of what it runs", arguments: FormBrowserTests.samples)
    func everyForm(_ sample: String) async throws {
        for arguments in [[], ["--visit", "--lang", "en"]] {
            let folder = scratch.path + "/forms-\(UUID())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let made = try BuiltProgram("dabiao").run(["form", "--inventory", "inventories/" + sample, "-o", folder] + arguments, in: repository)
            try #require(made.status == 0, "\(made.errors)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count > 50)
            for name in names {
                let problems = FormMarkup(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))).problems
                if !problems.isEmpty { Issue.record("\(name): \(problems)") }
            }
        }
    }
}
