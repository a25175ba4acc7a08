import Digests
import JavaScript
import Wording

/// The page around the facts of one facility: everything that the forms of all facilities share that are judged alike.
struct FormFrame {
    private let head: PageHead
    private let middle: String
    private let tail: String

    /// - Parameter script: the rules, with the engine that judges them.
    init(_ script: String, isVisit: Bool, notice: Text?, _ language: Language) {
        let style = FormStyle.css
        let ui = "const UI=" + ScriptText.object(FormUI.all.map { ($0, ScriptText.quoted($1[language])) }) + ";"
        // In one function: nothing of it is seen by what a browser adds to pages.
        let code =
            "(function(){'use strict';\n"
            + script + "\n" + ui + "\n"
            + ScriptText.compact(
                [
                    AnswerScript.js, PackingScript.js, ReturnScript.js, DraftScript.js, PhotoScript.js, QuestionScript.js, ViewScript.js, SendScript.js,
                ].joined(separator: "\n")) + "\n})();"
        func word(_ text: Text) -> String { Self.escaped(text[language]) }
        head = PageHead(language: language.word("zh", "en"), style: style, script: code, images: "data: blob:")
        middle = """
            <style>\(style)</style>
            </head>
            <body>
            <noscript><p>\(word(FormUI.noScript))</p></noscript>

            """
        let notice = notice.map { "<p class=\"notice\" role=\"note\">\(Self.escaped($0[language]))</p>" } ?? ""
        tail = """
            \(notice)
            </header>
            <div id="page" hidden>
            <section class="top" aria-label="\(word(FormUI.standing))"><p id="status" role="status"></p><progress id="bar" aria-label="\(word(FormUI.progress))"></progress><p id="storage" class="problem" role="alert"></p></section>
            <main>
            <div id="fill"><p>\(word(isVisit ? FormUI.visitGuide : FormUI.guide))</p><div id="questions"></div></div>
            <div id="standing-view" hidden><h2>\(word(FormUI.standing))</h2><div id="standing"></div></div>
            <div id="send" hidden><h2>\(word(FormUI.send))</h2>
            <p>\(word(FormUI.how))</p>
            <label class="small" for="by">\(word(isVisit ? FormUI.visitor : FormUI.by))</label><input id="by" type="text" autocomplete="name" maxlength="60" required>
            <label class="small" for="on">\(word(FormUI.on))</label><input id="on" type="date" required>
            <p id="sendCount"></p><p id="sendProblem" class="problem" role="alert"></p>
            <button type="button" class="wide main" id="saveFile">\(word(FormUI.save))</button>
            <button type="button" class="wide" id="shareFile" hidden>\(word(FormUI.share))</button>
            <button type="button" class="wide" id="showText">\(word(FormUI.text))</button>
            <p id="textNote" hidden>\(word(FormUI.textNote))</p>
            <div id="shortBox" hidden><label class="small" for="short">\(word(FormUI.short))</label><textarea id="short" readonly></textarea><button type="button" class="wide" id="copyText">\(word(FormUI.copy))</button></div>
            <p id="sent" role="status"></p>
            <button type="button" class="wide" id="clear">\(word(FormUI.clear))</button>
            </div>
            </main>
            <nav class="tabs" aria-label="\(word(FormUI.tabs))"><div><button type="button" data-view="fill">\(word(FormUI.fill))</button><button type="button" data-view="standing-view">\(word(FormUI.standing))<span id="openCount"></span></button><button type="button" data-view="send">\(word(FormUI.send))<span id="answerCount"></span></button></div></nav>
            </div>
            <script>\(code)</script>
            </body>
            </html>

            """
    }

    /// The page of one facility.
    ///
    /// - Parameter data: what the form asks and knows, as JSON without any `<`.
    func page(title: String, place: String, made: String, data: String) -> String {
        head.html(title: Self.escaped(title)) + middle
            + "<script type=\"application/json\" id=\"data\">\(data)</script>\n<header>\n<h1>\(Self.escaped(title))</h1>\n<p class=\"soft\">\(Self.escaped(place))<br>\(Self.escaped(made))</p>\n"
            + tail
    }

    /// A text as it stands in markup; marks that turn the direction of writing are left out.
    private static func escaped(_ text: String) -> String {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
        return plain.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
