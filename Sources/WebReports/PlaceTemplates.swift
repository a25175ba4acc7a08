/// The markup of a township and of what stands in it.
enum PlaceTemplates {
    static let township = """
        <section class="township" id="t{{code}}" aria-labelledby="h-t{{code}}"><h{{level}} id="h-t{{code}}"><bdi>{{name}}</bdi> <button type="button" class="hidden script" data-print="some">{{l.printSome}}</button></h{{level}}>
        <p class="soft">{{summary}}</p>
        {{#groups}}<details class="g" id="t{{code}}-g{{number}}"><summary>{{group}}：{{count}}</summary><ul>{{#rows}}<li><b>{{title}}</b> <span class="soft">{{clause}}</span>：{{#places}}<bdi>{{place}}</bdi>{{#phrase}}（{{phrase}}）{{/phrase}}{{sep}}{{/places}}</li>{{/rows}}</ul></details>
        {{/groups}}
        <div class="list">{{{cards}}}</div>
        <div class="sign">{{#signatures}}<span>{{.}}：＿＿＿＿＿＿</span>{{/signatures}}</div></section>

        """

    static let card = """
        <details class="{{class}}" data-state="{{filter}}"{{#isOpen}} open{{/isOpen}}><summary><i class="v v{{state}}" aria-hidden="true"></i><h{{level}} class="nm"><bdi>{{name}}</bdi></h{{level}}><span class="state">{{stateWord}}</span></summary><div class="one" id="f{{code}}">
        <p class="soft">{{where}}</p><p>{{verdict}}</p>
        {{#blocks}}{{#heading}}<h{{part}} class="hd">{{heading}}</h{{part}}>{{/heading}}<ol class="todo">{{#todo}}<li><b>{{title}}</b>{{phrase}}<dl>{{#measure}}<dt>{{l.how1}}</dt><dd>{{measure}}</dd>{{/measure}}{{#within}}<dt>{{l.within}}</dt><dd>{{within}}</dd>{{/within}}{{#responsible}}<dt>{{l.helps}}</dt><dd>{{responsible}}</dd>{{/responsible}}<dt>{{l.clause}}</dt><dd>{{clause}}</dd></dl></li>{{/todo}}</ol>{{/blocks}}
        {{#hasAsks}}<h{{part}} class="hd">{{asksTitle}}</h{{part}}><ul class="asks">{{#asks}}<li>{{.}}</li>{{/asks}}</ul>{{/hasAsks}}
        {{#hasRows}}<h{{part}} class="hd">{{l.ledgerRows}}</h{{part}}><ul class="asks">{{#rows}}<li>{{.}}</li>{{/rows}}</ul>{{/hasRows}}
        {{#metCount}}<details class="done"><summary>{{metCount}}</summary>{{#met}}<p data-m="{{met}}">{{l.metNumbers}} {{met}}：<a href="#asked">{{l.asked}}</a></p>{{/met}}{{#hasTitles}}<ul class="metlist">{{#titles}}<li>{{.}}</li>{{/titles}}</ul>{{/hasTitles}}</details>{{/metCount}}
        {{#back}}<p class="back noprint"><a href="#top">{{l.back}}</a></p>{{/back}}</div></details>

        """

    static let asked = """
        <section id="asked" aria-labelledby="h-asked"><h2 id="h-asked">{{l.asked}}</h2><p class="soft">{{l.askedHint}}</p><details class="done"><summary>{{count}}</summary><ol>{{#criteria}}<li>{{title}} <span class="soft">{{clause}}</span></li>{{/criteria}}</ol></details></section>

        """
}
