import Mustache

/// The markup. Every `{{name}}` is escaped; only what another template has rendered goes in as it is.
enum PageTemplates {
    static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for (name, text) in [("page", page), ("index", index), ("township", township), ("ledger", ledger)] {
            do { try library.register(text, named: name) } catch { preconditionFailure("template \(name): \(error)") }
        }
        return library
    }()

    static let page = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{styleHash}}'; script-src 'sha256-{{scriptHash}}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="Dabiao">
        <title>{{title}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <a class="skip" href="#main">{{l.skip}}</a>
        <header>
        <h1>{{title}}</h1>
        {{#hasNotice}}<p class="notice" role="note">{{notice}}</p>{{/hasNotice}}
        <p class="soft">{{subtitle}}</p>
        </header>
        <main id="main">
        {{{content}}}
        </main>
        <script>{{{script}}}</script>
        </body>
        </html>

        """

    static let index = """
        <nav aria-label="{{l.contents}}"><ul>{{#sections}}<li><a href="#{{id}}">{{title}}</a></li>{{/sections}}</ul></nav>
        <section id="headline" aria-labelledby="h-headline"><h2 id="h-headline">{{l.headline}}</h2>
        <ul class="cards">{{#cards}}<li><span>{{label}}</span><b>{{value}}</b><span class="soft">{{note}}</span></li>{{/cards}}</ul></section>
        <section id="townships" aria-labelledby="h-townships"><h2 id="h-townships">{{l.townships}}</h2>
        <p class="soft hint hidden">{{l.sortHint}}</p>
        <div class="scroll"><table class="sort"><thead><tr>{{#leagueHeads}}<th scope="col" class="{{c}}">{{t}}</th>{{/leagueHeads}}</tr></thead><tbody>
        {{#league}}<tr><th scope="row">{{#hasHref}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/hasHref}}{{^hasHref}}<bdi>{{name}}</bdi>{{/hasHref}}</th>{{#cells}}<td class="n" data-v="{{v}}">{{t}}</td>{{/cells}}<td class="n" data-v="{{share}}"><svg width="86" height="12" role="img" aria-label="{{shareText}}"><rect width="80" height="12" fill="#e6e6e6"/><rect width="{{bar}}" height="12" fill="#00507a"/></svg> {{shareText}}</td></tr>
        {{/league}}</tbody><tfoot>
        {{#leagueSums}}<tr><th scope="row">{{#hasHref}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/hasHref}}{{^hasHref}}<bdi>{{name}}</bdi>{{/hasHref}}</th>{{#cells}}<td class="n" data-v="{{v}}">{{t}}</td>{{/cells}}<td class="n" data-v="{{share}}"><svg width="86" height="12" role="img" aria-label="{{shareText}}"><rect width="80" height="12" fill="#e6e6e6"/><rect width="{{bar}}" height="12" fill="#00507a"/></svg> {{shareText}}</td></tr>
        {{/leagueSums}}</tfoot></table></div></section>
        <section id="heat" aria-labelledby="h-heat"><h2 id="h-heat">{{l.heat}}</h2><p class="soft">{{l.heatHint}}</p>
        <div class="scroll"><table><thead><tr><th scope="col">{{l.township}}</th>{{#families}}<th scope="col" class="n">{{.}}</th>{{/families}}</tr></thead><tbody>
        {{#heat}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n h{{level}}">{{#href}}<a href="{{href}}">{{n}}</a>{{/href}}{{^href}}{{n}}{{/href}}</td>{{/cells}}</tr>
        {{/heat}}</tbody></table></div></section>
        <section id="blanks" aria-labelledby="h-blanks"><h2 id="h-blanks">{{l.blanks}}（{{blankCount}}）</h2>
        {{^blanks}}<p>{{l.none}}</p>{{/blanks}}
        {{#hasBlanks}}<div class="scroll"><table class="sort"><thead><tr><th scope="col">{{l.kind}}</th><th scope="col">{{l.township}}</th><th scope="col">{{l.place}}</th><th scope="col">{{l.reason}}</th><th scope="col">{{l.wouldExempt}}</th></tr></thead><tbody>
        {{#blanks}}<tr><td>{{kind}}</td><td><bdi>{{township}}</bdi></td><td><bdi>{{place}}</bdi><br><span class="soft">{{code}}</span></td><td>{{reason}}</td><td>{{exemptions}}</td></tr>
        {{/blanks}}</tbody></table></div>{{/hasBlanks}}</section>
        {{{ledger}}}
        <section id="purchases" aria-labelledby="h-purchases"><h2 id="h-purchases">{{l.purchases}}</h2>
        {{^purchases}}<p>{{l.none}}</p>{{/purchases}}
        {{#hasPurchases}}<div class="scroll"><table class="sort"><thead><tr><th scope="col">{{l.item}}</th><th scope="col" class="n">{{l.quantity}}</th><th scope="col">{{l.unit}}</th><th scope="col" class="n">{{l.facilities}}</th></tr></thead><tbody>
        {{#purchases}}<tr><td>{{item}}</td><td class="n" data-v="{{quantity}}">{{quantity}}</td><td>{{unit}}</td><td class="n" data-v="{{facilities}}">{{facilities}}</td></tr>
        {{/purchases}}</tbody></table></div>{{/hasPurchases}}</section>
        <section id="apart" aria-labelledby="h-apart"><h2 id="h-apart">{{l.apart}}</h2>
        <table><thead><tr><th scope="col">{{l.firmness}}</th><th scope="col" class="n">{{l.unmet}}</th><th scope="col">{{l.criteria}}</th></tr></thead><tbody>
        {{#apart}}<tr><th scope="row">{{firmness}}</th><td class="n">{{unmet}}</td><td>{{titles}}</td></tr>{{/apart}}</tbody></table></section>
        {{#inline}}<section id="places" aria-labelledby="h-places"><h2 id="h-places">{{l.places}}</h2>
        <div class="tools hidden"><label>{{l.search}} <input id="q" type="search"></label><label>{{l.state}} <select id="state"><option value="">{{l.all}}</option><option value="below">{{l.below}}</option><option value="ask">{{l.undetermined}}</option><option value="ok">{{l.upToStandard}}</option></select></label><output class="soft"><span id="found"></span> {{l.found}}</output></div>
        {{{townshipSections}}}</section>{{/inline}}
        <section id="how" aria-labelledby="h-how"><h2 id="h-how">{{l.how}}</h2>
        <table><tbody>{{#how}}<tr><th scope="row">{{label}}</th><td>{{text}}</td></tr>{{/how}}</tbody></table></section>
        """

    static let township = """
        <section class="township" id="t{{code}}" aria-labelledby="h-t{{code}}"><h3 id="h-t{{code}}"><bdi>{{name}}</bdi> <span class="soft">{{code}}</span></h3>
        <p>{{summary}}</p>
        {{#groups}}<details id="t{{code}}-g{{number}}"><summary>{{family}}：{{count}}</summary><div class="scroll"><table><thead><tr><th scope="col">{{l.place}}</th><th scope="col">{{l.asks}}</th><th scope="col">{{l.has}}</th><th scope="col">{{l.clause}}</th></tr></thead><tbody>
        {{#rows}}<tr><td><bdi>{{place}}</bdi></td><td class="bad">{{title}}</td><td>{{phrase}}</td><td>{{clause}}</td></tr>
        {{/rows}}</tbody></table></div></details>{{/groups}}
        <details><summary>{{l.facilitiesOf}}（{{facilityCount}}）</summary>
        {{#places}}<article class="facility" data-state="{{state}}" id="f{{code}}"><h4><bdi>{{name}}</bdi> <span class="soft">{{kind}} {{code}}</span></h4>
        <p class="{{state}}">{{verdict}}</p>
        {{#lacksAny}}<ul>{{#lacks}}<li class="bad">{{title}}{{#hasPhrase}}：{{phrase}}{{/hasPhrase}} <span class="soft">{{clause}}</span></li>{{/lacks}}</ul>{{/lacksAny}}
        {{#hasAny}}<p class="soft">{{l.reached}}：{{has}}</p>{{/hasAny}}{{#asksAny}}<p class="ask">{{l.toAnswer}}：{{asks}}</p>{{/asksAny}}</article>
        {{/places}}</details>
        <div class="sign">{{#signatures}}<span>{{.}}：＿＿＿＿＿＿</span>{{/signatures}}</div></section>

        """

    static let ledger = """
        <section id="ledger" aria-labelledby="h-ledger"><h2 id="h-ledger">{{l.ledger}}</h2><p>{{summary}}</p><p class="soft">{{reconciliation}}</p>
        {{#curve}}<svg width="100%" viewBox="0 0 640 190" role="img" aria-labelledby="curve-title"><title id="curve-title">{{description}}</title>
        <line x1="40" y1="160" x2="630" y2="160" stroke="#595959"/><line x1="40" y1="10" x2="40" y2="160" stroke="#595959"/>
        <polyline fill="none" stroke="#00507a" stroke-width="3" points="{{points}}"/>
        {{#dots}}<circle cx="{{x}}" cy="{{y}}" r="4" fill="#00507a"/><text x="{{x}}" y="{{ty}}" text-anchor="middle">{{n}}</text>{{/dots}}
        {{#ticks}}<text x="{{x}}" y="178" text-anchor="middle">{{t}}</text>{{/ticks}}</svg>{{/curve}}
        <div class="scroll"><table class="sort"><thead><tr><th scope="col">{{l.township}}</th>{{#heads}}<th scope="col" class="n">{{.}}</th>{{/heads}}</tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-v="{{.}}">{{.}}</td>{{/cells}}</tr>{{/rows}}</tbody></table></div>
        {{#hasLate}}<h3>{{l.overdue}}</h3><div class="scroll"><table><thead><tr><th scope="col" class="n">{{l.row}}</th><th scope="col">{{l.township}}</th><th scope="col">{{l.place}}</th><th scope="col">{{l.asks}}</th><th scope="col">{{l.owner}}</th><th scope="col">{{l.due}}</th></tr></thead><tbody>
        {{#late}}<tr><td class="n">{{row}}</td><td><bdi>{{township}}</bdi></td><td><bdi>{{place}}</bdi></td><td>{{title}}</td><td>{{owner}}</td><td>{{due}}</td></tr>{{/late}}</tbody></table></div>{{/hasLate}}
        </section>
        """
}
