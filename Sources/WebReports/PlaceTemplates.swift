/// The markup of a township and of what stands in it.
enum PlaceTemplates {
    static let township = """
        <section class="township" id="t{{code}}" aria-labelledby="h-t{{code}}"><h3 id="h-t{{code}}"><bdi>{{name}}</bdi> <button type="button" class="hidden script" data-print="some">{{l.printSome}}</button></h3>
        <p class="soft">{{summary}}</p>
        {{#groups}}<details class="g" id="t{{code}}-g{{number}}"><summary>{{group}}：{{count}}</summary><ul>{{#rows}}<li><b>{{title}}</b> <span class="soft">{{clause}}</span>：{{#places}}<bdi>{{place}}</bdi>{{#phrase}}（{{phrase}}）{{/phrase}}{{sep}}{{/places}}</li>{{/rows}}</ul></details>
        {{/groups}}
        <div class="list">{{{cards}}}</div>
        <div class="sign">{{#signatures}}<span>{{.}}：＿＿＿＿＿＿</span>{{/signatures}}</div></section>

        """

    static let card = """
        <details class="{{class}}" data-state="{{filter}}"{{#isOpen}} open{{/isOpen}}><summary><i class="v v{{state}}" aria-hidden="true"></i><h4><bdi>{{name}}</bdi></h4><span class="state">{{stateWord}}</span></summary><div class="one" id="f{{code}}">
        <p class="soft">{{where}}</p><p>{{verdict}}</p>
        {{#blocks}}{{#heading}}<h5>{{heading}}</h5>{{/heading}}<ol class="todo">{{#todo}}<li><b>{{title}}</b>{{phrase}}<dl>{{#measure}}<dt>{{l.how1}}</dt><dd>{{measure}}</dd>{{/measure}}{{#within}}<dt>{{l.within}}</dt><dd>{{within}}</dd>{{/within}}{{#responsible}}<dt>{{l.helps}}</dt><dd>{{responsible}}</dd>{{/responsible}}<dt>{{l.clause}}</dt><dd>{{clause}}</dd></dl></li>{{/todo}}</ol>{{/blocks}}
        {{#hasAsks}}<h5>{{asksTitle}}</h5><ul class="asks">{{#asks}}<li>{{.}}</li>{{/asks}}</ul>{{/hasAsks}}
        {{#hasRows}}<h5>{{l.ledgerRows}}</h5><ul class="asks">{{#rows}}<li>{{.}}</li>{{/rows}}</ul>{{/hasRows}}
        {{#metCount}}<details class="done"><summary>{{metCount}}</summary>{{#met}}<p data-m="{{met}}">{{l.metNumbers}} {{met}}：<a href="#asked">{{l.asked}}</a></p>{{/met}}{{#hasTitles}}<ul class="metlist">{{#titles}}<li>{{.}}</li>{{/titles}}</ul>{{/hasTitles}}</details>{{/metCount}}
        {{#back}}<p class="back noprint"><a href="#top">{{l.back}}</a></p>{{/back}}</div></details>

        """

    static let asked = """
        <section id="asked" aria-labelledby="h-asked"><h2 id="h-asked">{{l.asked}}</h2><p class="soft">{{l.askedHint}}</p><details class="done"><summary>{{count}}</summary><ol>{{#criteria}}<li>{{title}} <span class="soft">{{clause}}</span></li>{{/criteria}}</ol></details></section>

        """
}

/// The markup of a campaign's ledger.
enum LedgerTemplates {
    static let section = """
        <section id="ledger" aria-labelledby="h-ledger"><h2 id="h-ledger">{{l.ledger}}</h2><p>{{summary}}</p><p class="soft">{{reconciliation}}</p>
        {{#curve}}<svg width="100%" viewBox="0 0 640 190" role="img" aria-labelledby="curve-title" class="curve"><title id="curve-title">{{{description}}}</title>
        <line class="axis" x1="40" y1="160" x2="630" y2="160"/><line class="axis" x1="40" y1="10" x2="40" y2="160"/>
        <polyline class="line" points="{{points}}"/>
        {{#dots}}<circle class="dot" cx="{{x}}" cy="{{y}}" r="4"/><text x="{{x}}" y="{{ty}}" text-anchor="middle">{{n}}</text>{{/dots}}
        {{#ticks}}<text x="{{x}}" y="178" text-anchor="middle">{{t}}</text>{{/ticks}}</svg>{{/curve}}
        <table class="sort c"><thead><tr><th scope="col">{{l.township}}</th>{{#heads}}<th scope="col" class="n">{{.}}</th>{{/heads}}</tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-l="{{{l}}}" data-v="{{v}}">{{v}}</td>{{/cells}}</tr>{{/rows}}</tbody></table>
        {{#hasLate}}<h3>{{l.overdue}}</h3><table class="c"><thead><tr><th scope="col" class="n">{{l.row}}</th><th scope="col">{{l.township}}</th><th scope="col">{{l.place}}</th><th scope="col">{{l.asks}}</th><th scope="col">{{l.owner}}</th><th scope="col">{{l.due}}</th></tr></thead><tbody>
        {{#late}}<tr><td class="n" data-l="{{{l.row}}}">{{row}}</td><td data-l="{{{l.township}}}"><bdi>{{township}}</bdi></td><th scope="row"><bdi>{{place}}</bdi></th><td class="w" data-l="{{{l.asks}}}">{{title}}</td><td data-l="{{{l.owner}}}">{{owner}}</td><td data-l="{{{l.due}}}">{{due}}</td></tr>{{/late}}</tbody></table>{{/hasLate}}
        </section>

        """
}
