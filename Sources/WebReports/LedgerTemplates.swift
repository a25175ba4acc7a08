/// The markup of a campaign's ledger.
enum LedgerTemplates {
    static let section = """
        <section id="ledger" aria-labelledby="h-ledger"><h2 id="h-ledger">{{l.ledger}}</h2><p>{{summary}}</p>{{#pace}}<p><b>{{pace}}</b></p>{{/pace}}<p class="soft">{{reconciliation}}</p>
        {{#noCurve}}<p class="soft">{{noCurve}}</p>{{/noCurve}}
        {{#curve}}<div class="scroll" role="region" tabindex="0" aria-label="{{{l.progress}}}"><svg viewBox="0 0 860 300" role="img" aria-labelledby="curve-title" class="curve"><title id="curve-title">{{{description}}}</title>
        {{#phases}}<line class="phase" x1="{{x}}" y1="10" x2="{{x}}" y2="262"/><text class="faint" x="{{mx}}" y="12" text-anchor="middle">{{{t}}}</text>{{/phases}}
        <line class="axis" x1="50" y1="190" x2="845" y2="190"/><line class="axis" x1="50" y1="262" x2="845" y2="262"/>
        {{#goal}}<line class="goal" x1="{{x1}}" y1="{{y1}}" x2="{{x2}}" y2="190"/>{{/goal}}
        <polyline class="line" points="{{points}}"/>
        {{#dots}}<circle class="dot" cx="{{x}}" cy="{{y}}" r="4"/><text x="{{x}}" y="{{ty}}" text-anchor="middle">{{n}}</text>{{/dots}}
        {{#bars}}<rect class="{{c}}" x="{{x}}" y="{{y}}" width="10" height="{{h}}"/><text class="faint" x="{{x}}" dx="5" y="{{ny}}" text-anchor="middle">{{n}}</text>{{/bars}}
        {{#ticks}}<text x="{{x}}" y="282" text-anchor="middle">{{{t}}}</text>{{/ticks}}</svg></div>
        <ul class="legend"><li><i class="k-line" aria-hidden="true"></i>{{l.openRows}}</li>{{#goal}}<li><i class="k-goal" aria-hidden="true"></i>{{goalName}}</li>{{/goal}}<li><i class="v1 k" aria-hidden="true"></i>{{inName}}</li><li><i class="v4 k" aria-hidden="true"></i>{{outName}}</li></ul>{{/curve}}
        {{#lists}}<h3>{{title}}</h3>{{#instead}}<p>{{instead}}</p>{{/instead}}{{#hasRows}}<table class="c"><thead><tr><th scope="col">{{l.due}}</th><th scope="col">{{l.asks}}</th><th scope="col" class="n">{{l.rows}}</th><th scope="col">{{l.place}}</th></tr></thead><tbody>
        {{#late}}<tr><td data-l="{{{l.due}}}">{{due}}</td><th scope="row">{{title}}</th><td class="n" data-l="{{{l.rows}}}">{{count}}</td><td class="w" data-l="{{{l.place}}}">{{places}}</td></tr>
        {{/late}}</tbody></table>{{/hasRows}}{{/lists}}
        <details class="done noprint"><summary>{{l.byTownship}}</summary><table class="sort c"><thead><tr><th scope="col">{{l.township}}</th>{{#heads}}<th scope="col" class="n">{{.}}</th>{{/heads}}</tr></thead><tbody>
        {{#rows}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-l="{{{l}}}" data-v="{{v}}">{{v}}</td>{{/cells}}</tr>{{/rows}}</tbody></table></details>
        </section>

        """
}
