/// The markup of a township and of what stands in it.
enum PlaceTemplates {
    static let township = """
        <section class="township" id="t{{code}}" aria-labelledby="h-t{{code}}"><h{{level}} id="h-t{{code}}"><bdi>{{name}}</bdi> <button type="button" class="hidden script" data-print="some">{{l.printSome}}</button></h{{level}}>
        <p class="soft">{{summary}}</p>
        {{#groups}}<details class="g" id="t{{code}}-g{{number}}"><summary>{{group}}：{{count}}</summary><ul>{{{rows}}}</ul></details>
        {{/groups}}
        <div class="list">{{{cards}}}</div>
        <div class="sign">{{#signatures}}<span>{{.}}：＿＿＿＿＿＿</span>{{/signatures}}</div></section>

        """

    /// One criterion with the places where it is unmet.
    static let problem = "<li><b>{{title}}</b> <span class=\"soft\">{{clause}}</span>：{{{places}}}</li>"

    /// A place where a criterion is unmet, with what it lacks.
    static let lackingPlace = "<bdi>{{place}}</bdi>{{#phrase}}（{{phrase}}）{{/phrase}}"

    static let card = """
        <details class="{{class}}" data-state="{{filter}}"{{#isOpen}} open{{/isOpen}}><summary><i class="v v{{state}}" aria-hidden="true"></i><h{{level}} class="nm"><bdi>{{name}}</bdi></h{{level}}><span class="state">{{stateWord}}</span></summary><div class="one" id="f{{code}}">
        <p class="soft">{{where}}</p><p>{{verdict}}</p>
        {{{blocks}}}
        {{{asks}}}
        {{{rows}}}
        {{{met}}}
        {{#back}}<p class="back noprint"><a href="#top">{{l.back}}</a></p>{{/back}}</div></details>

        """

    /// What is to be done, under its heading.
    static let toDo = "<h{{part}} class=\"hd\">{{heading}}</h{{part}}><ol class=\"todo\">{{{items}}}</ol>"

    /// One thing to be done: what is asked and lacking, how it is put right, by when, and who helps.
    static let toDoItem =
        "<li><b>{{title}}</b>{{phrase}}<dl>{{#measure}}<dt>{{l.how1}}</dt><dd>{{measure}}</dd>{{/measure}}{{#within}}<dt>{{l.within}}</dt><dd>{{within}}</dd>{{/within}}{{#responsible}}<dt>{{l.helps}}</dt><dd>{{responsible}}</dd>{{/responsible}}<dt>{{l.clause}}</dt><dd>{{clause}}</dd></dl></li>"

    /// A plain list under its heading.
    static let list = "<h{{part}} class=\"hd\">{{heading}}</h{{part}}><ul class=\"asks\">{{{items}}}</ul>"

    /// An entry of a list.
    static let item = "<li>{{text}}</li>"

    /// What is met, by the numbers of the list of what is asked.
    static let metNumbers =
        "<details class=\"done\"><summary>{{heading}}</summary><p data-m=\"{{numbers}}\">{{l.metNumbers}} {{numbers}}：<a href=\"#asked\">{{l.asked}}</a></p></details>"

    /// What is met, by its titles.
    static let metTitles = "<details class=\"done\"><summary>{{heading}}</summary><ul class=\"metlist\">{{{items}}}</ul></details>"

    static let asked = """
        <section id="asked" aria-labelledby="h-asked"><h2 id="h-asked">{{l.asked}}</h2><p class="soft">{{l.askedHint}}</p><details class="done"><summary>{{count}}</summary><ol>{{#criteria}}<li>{{title}} <span class="soft">{{clause}}</span></li>{{/criteria}}</ol></details></section>

        """
}
