import Mustache
import Wording

/// The markup. Every `{{name}}` is escaped, and Chinese on an English page marked; `{{{name}}}` takes what another template has rendered,
/// or what was escaped for an attribute.
enum PageTemplates {
    /// The templates for pages in a language.
    static func library(_ language: Language) -> MustacheLibrary {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    /// How text is escaped on pages in a language.
    static func text(_ language: Language) -> PageText { PageText(marksChinese: language == .en) }

    private static let chinese = library(named: "PAGE-ZH", text(.zh)) { $0 }
    private static let english = library(named: "PAGE-EN", text(.en)) {
        $0.replacing("（", with: " (").replacing("）", with: ")").replacing("：", with: ": ")
    }

    /// - Parameter punctuated: writes brackets and colons as the language does.
    private static func library(named name: String, _ type: PageText, punctuated: (String) -> String) -> MustacheLibrary {
        MustacheContentTypes.register(type, named: name)
        var library = MustacheLibrary()
        let templates = [
            ("page", page), ("first", FirstScreenTemplates.section), ("index", IndexTemplates.index), ("paper", IndexTemplates.paper),
            ("township", PlaceTemplates.township), ("problem", PlaceTemplates.problem), ("lackingPlace", PlaceTemplates.lackingPlace),
            ("card", PlaceTemplates.card), ("toDo", PlaceTemplates.toDo), ("toDoItem", PlaceTemplates.toDoItem), ("list", PlaceTemplates.list),
            ("item", PlaceTemplates.item), ("metNumbers", PlaceTemplates.metNumbers), ("metTitles", PlaceTemplates.metTitles),
            ("ledger", LedgerTemplates.section), ("asked", PlaceTemplates.asked), ("line", IndexTemplates.line), ("names", names),
        ]
        for (title, text) in templates {
            do { try library.register("{{% CONTENT_TYPE:\(name)}}" + punctuated(text), named: title) } catch {
                preconditionFailure("template \(title): \(error)")
            }
        }
        return library
    }

    private static let names = """
        <div id="names" hidden{{#base}} data-base="{{base}}"{{/base}}{{#states}} data-v{{state}}="{{{label}}}"{{/states}}>
        {{{names}}}</div>

        """

    private static let page = """
        {{{head}}}<style>{{{style}}}</style>
        </head>
        <body{{#bodyClass}} class="{{bodyClass}}"{{/bodyClass}}>
        <a class="skip" href="#main">{{l.skip}}</a>
        <header id="top">
        <h1>{{title}}</h1>
        <p class="soft">{{subtitle}}</p>
        {{#hasNotice}}<p class="notice" role="note">{{notice}}</p>{{/hasNotice}}
        </header>
        <main id="main">
        {{{content}}}
        </main>
        <script>{{{script}}}</script>
        </body>
        </html>

        """
}

/// What one sees first.
enum FirstScreenTemplates {
    static let section = """
        <section id="headline" aria-label="{{{l.headline}}}">
        <p class="lead">{{#lead}}{{#href}}<a href="{{{href}}}"{{#filter}} data-filter="{{filter}}"{{/filter}}>{{text}}</a>{{/href}}{{^href}}{{text}}{{/href}}{{/lead}}</p>
        {{#change}}<p class="change">{{change}}</p>{{/change}}{{#filesMissing}}<p class="soft">{{filesMissing}}</p>{{/filesMissing}}
        <div class="find hidden script"><label for="q">{{l.find}}</label><input id="q" type="search" autocomplete="off" placeholder="{{{l.findExample}}}" aria-describedby="found"><p id="found" role="status" data-some="{{{l.findSome}}}" data-none="{{{l.findNone}}}" data-more="{{{l.findMore}}}"></p><ul id="hits"></ul></div>
        {{#barTitle}}<h2>{{barTitle}}</h2>{{/barTitle}}
        {{{bar}}}
        <ul class="key">{{#key}}<li><i class="v v{{state}}" aria-hidden="true"></i>{{label}} <b>{{count}}</b></li>{{/key}}{{#notAssessed}}<li class="soft">{{notAssessed}}</li>{{/notAssessed}}</ul>
        {{#share}}<p class="soft">{{share}}</p>{{/share}}
        {{#hasMosaic}}<h2>{{mosaicTitle}}</h2><p class="soft">{{mosaicHint}}</p>
        <ul class="key">{{#mosaicKey}}<li><i class="v v{{state}}" aria-hidden="true"></i>{{label}} <b>{{count}}</b></li>{{/mosaicKey}}</ul>
        {{{map}}}<div class="mosaic">{{#mosaic}}{{#county}}<h3><bdi>{{county}}</bdi></h3>{{/county}}{{#town}}<a class="tw" href="{{{href}}}" data-code="{{code}}"><b><bdi>{{name}}</bdi></b> <span class="soft">{{count}}</span>{{#sentence}}<span class="sr">{{sentence}}</span><span class="sq" aria-hidden="true">{{{squares}}}</span>{{/sentence}}{{^sentence}}{{{squares}}}{{/sentence}}</a>
        {{/town}}{{/mosaic}}</div>{{/hasMosaic}}
        {{> names}}
        </section>
        <nav aria-label="{{{l.contents}}}"><ul>{{#sections}}<li><a href="#{{id}}">{{title}}</a></li>{{/sections}}</ul></nav>
        <p class="tools hidden script"><button type="button" data-print="two">{{l.printTwo}}</button>{{#inline}}<button type="button" data-print="all">{{l.printAll}}</button>{{/inline}}</p>

        """
}

/// The sections of the page.
enum IndexTemplates {
    static let paper = """
        <section class="paper" aria-label="{{{l.paper}}}"><div class="head"><span>{{l.unitSeal}}：＿＿＿＿＿＿＿＿＿＿</span><span>{{asOf}}</span></div>
        <p class="lead">{{sentence}}</p>{{#change}}<p>{{change}}</p>{{/change}}
        {{{bar}}}<ul class="key">{{#key}}<li><i class="v v{{state}}" aria-hidden="true"></i>{{label}} <b>{{count}}</b></li>{{/key}}{{#notAssessed}}<li class="soft">{{notAssessed}}</li>{{/notAssessed}}</ul>
        {{#hasWorst}}<h2>{{l.worstFive}}</h2><table><thead><tr><th scope="col">{{l.township}}</th>{{#worstHeads}}<th scope="col" class="n">{{.}}</th>{{/worstHeads}}</tr></thead><tbody>{{#worst}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n">{{.}}</td>{{/cells}}</tr>{{/worst}}</tbody></table>{{/hasWorst}}
        {{#hasAsked}}<h2>{{l.askedOfYou}}</h2><table><thead><tr><th scope="col">{{l.problem}}</th><th scope="col" class="n">{{l.unmetChecks}}</th><th scope="col">{{l.measure}}</th><th scope="col">{{l.responsible}}</th><th scope="col">{{l.within}}</th></tr></thead><tbody>{{#asked}}<tr><td>{{title}}</td><td class="n">{{count}}</td><td>{{measure}}</td><td>{{responsible}}</td><td>{{within}}</td></tr>{{/asked}}</tbody></table>{{/hasAsked}}
        <div class="sign"><span>{{l.head}}：＿＿＿＿＿＿</span><span>{{l.maker}}：＿＿＿＿＿＿</span><span>{{l.reportedOn}}：＿＿＿＿＿＿</span></div></section>

        """

    static let index = """
        {{{paper}}}{{> first}}
        <section id="problems" aria-labelledby="h-problems"><h2 id="h-problems">{{l.problems}}</h2>
        {{^hasProblems}}<p>{{noProblems}}</p>{{/hasProblems}}
        {{#hasProblems}}<p class="soft">{{l.problemsHint}}</p><ol class="rank">{{#problems}}<li><span>{{title}}</span><span class="n">{{count}}</span>{{{bar}}}<small>{{note}}</small></li>{{/problems}}</ol>{{/hasProblems}}
        <ul class="cards">{{#cards}}<li><span>{{label}}</span><b>{{value}}</b><span class="soft">{{note}}</span></li>{{/cards}}</ul></section>
        {{{ledger}}}
        <section id="townships" aria-labelledby="h-townships"><h2 id="h-townships">{{l.townships}}</h2>
        <p class="soft">{{l.worstHint}}<span class="hint hidden script"> {{l.sortHint}}</span></p>
        <table class="sort c"><thead><tr>{{#leagueHeads}}<th scope="col" class="{{c}}">{{t}}</th>{{/leagueHeads}}</tr></thead>
        {{#league}}<tbody>{{#rows}}{{> line}}{{/rows}}</tbody>{{/league}}<tfoot>{{#leagueSums}}{{> line}}{{/leagueSums}}</tfoot></table></section>
        <section id="heat" aria-labelledby="h-heat"><h2 id="h-heat">{{l.heat}}</h2><p class="soft">{{l.heatHint}}</p>
        <ul class="legend">{{#bins}}<li><i class="{{c}}" aria-hidden="true"></i>{{t}}</li>{{/bins}}</ul>
        {{#heats}}{{#title}}<h3>{{title}}</h3>{{/title}}<div class="scroll" role="region" tabindex="0" aria-label="{{{label}}}"><table class="heat"><thead><tr><th scope="col">{{l.township}}</th>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead><tbody>
        {{#rows}}<tr{{#isSum}} class="sum"{{/isSum}}><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="{{level}}">{{#href}}<a href="{{{href}}}">{{t}}</a>{{/href}}{{^href}}<span>{{t}}</span>{{/href}}</td>{{/cells}}</tr>
        {{/rows}}</tbody></table></div>{{/heats}}</section>
        <section id="blanks" aria-labelledby="h-blanks"><h2 id="h-blanks">{{l.blanks}}（{{blankCount}}）</h2>
        {{^blanks}}<p>{{l.none}}</p>{{/blanks}}{{#blanksLeft}}<p class="soft">{{blanksLeft}}</p>{{/blanksLeft}}
        {{#hasBlanks}}<table class="sort c"><thead><tr><th scope="col">{{l.kind}}</th><th scope="col">{{l.township}}</th><th scope="col">{{l.place}}</th><th scope="col">{{l.reason}}</th><th scope="col">{{l.nextStep}}</th></tr></thead><tbody>
        {{#blanks}}<tr><td data-l="{{{l.kind}}}">{{kind}}</td><td data-l="{{{l.township}}}"><bdi>{{township}}</bdi></td><th scope="row">{{#href}}<a href="{{{href}}}"><bdi>{{place}}</bdi></a>{{/href}}{{^href}}<bdi>{{place}}</bdi>{{/href}}</th><td class="w" data-l="{{{l.reason}}}">{{reason}}</td><td class="w" data-l="{{{l.nextStep}}}">{{next}}</td></tr>
        {{/blanks}}</tbody></table>{{/hasBlanks}}</section>
        <section id="purchases" aria-labelledby="h-purchases"><h2 id="h-purchases">{{l.purchases}}</h2>
        {{^purchases}}<p>{{l.none}}</p>{{/purchases}}
        {{#hasPurchases}}<table class="sort c"><thead><tr><th scope="col">{{l.item}}</th><th scope="col" class="n">{{l.quantity}}</th><th scope="col">{{l.unit}}</th><th scope="col" class="n">{{l.facilities}}</th></tr></thead><tbody>
        {{#purchases}}<tr><th scope="row">{{item}}</th><td class="n" data-l="{{{l.quantity}}}" data-v="{{quantity}}">{{quantity}}</td><td data-l="{{{l.unit}}}">{{unit}}</td><td class="n" data-l="{{{l.facilities}}}" data-v="{{facilities}}">{{facilities}}</td></tr>
        {{/purchases}}</tbody></table>{{/hasPurchases}}</section>
        <section id="apart" aria-labelledby="h-apart"><h2 id="h-apart">{{l.apart}}</h2>
        <table class="c"><thead><tr><th scope="col">{{l.firmness}}</th><th scope="col" class="n">{{l.unmet}}</th><th scope="col">{{l.criteria}}</th></tr></thead><tbody>
        {{#apart}}<tr><th scope="row">{{firmness}}</th><td class="n" data-l="{{{l.unmet}}}">{{unmet}}</td><td class="w" data-l="{{{l.criteria}}}">{{titles}}</td></tr>{{/apart}}</tbody></table></section>
        {{#inline}}<section id="places" aria-labelledby="h-places"><h2 id="h-places">{{l.places}}</h2>
        <p class="tools hidden script"><label>{{l.state}} <select id="state"><option value="">{{{l.all}}}</option><option value="below">{{{l.below}}}</option><option value="ask">{{{l.undetermined}}}</option><option value="ok">{{{l.upToStandard}}}</option></select></label> <output class="soft"><span id="count"></span> {{l.found}}</output></p>
        {{{townshipSections}}}</section>{{/inline}}
        {{{asked}}}
        <section id="how" aria-labelledby="h-how"><h2 id="h-how">{{l.how}}</h2>
        <table class="c"><tbody>{{#how}}<tr><th scope="row">{{label}}</th><td class="w">{{text}}</td></tr>{{/how}}</tbody></table></section>
        """

    /// A line of the table of places.
    static let line = """
        <tr{{#isSum}} class="sum"{{/isSum}}><th scope="row">{{#href}}<a href="{{{href}}}"><bdi>{{name}}</bdi></a>{{/href}}{{^href}}<bdi>{{name}}</bdi>{{/href}}</th>{{#cells}}<td class="n" data-l="{{{l}}}" data-v="{{v}}">{{t}}</td>{{/cells}}<td>{{{bar}}}</td></tr>

        """
}
