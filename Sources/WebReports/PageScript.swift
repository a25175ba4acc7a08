/// Search, sorting, filtering and printing; everything can be read without it.
enum PageScript {
    static let js = [search, sort, open, print].joined(separator: "\n")

    /// The names stand on the page as lines: `=code|township`, then `end of the code|village|facility|state|square` for each place.
    private static let search = """
        'use strict';
        document.querySelectorAll('.script').forEach(function(e){e.classList.remove('hidden')});
        var norm=function(s){return s.normalize('NFKC').toLowerCase()},list=[],squares={},names=document.getElementById('names');
        if(names){var base=names.dataset.base||'',town='',code='';names.textContent.split('\\n').forEach(function(l){
        if(l[0]==='='){var t=l.slice(1).split('|');code=t[0];town=t[1];squares[code]=[];return}
        var p=l.split('|');if(p.length<5)return;var c=p[0][0]==='!'?p[0].slice(1):code+p[0];
        var e={href:(base==='-'?'t'+code+'.html':'')+'#f'+c,town:town,village:p[1],name:p[2]||p[1],state:p[3],all:norm(town+' '+p[1]+' '+p[2]+' '+c)};
        list.push(e);if(p[4])squares[code].push(e)})}
        var q=document.getElementById('q'),hits=document.getElementById('hits'),found=document.getElementById('found');
        var look=function(words){return list.filter(function(e){return words.every(function(w){return e.all.indexOf(w)>=0})})};
        if(q){q.addEventListener('input',function(){
        hits.textContent='';var text=norm(q.value).trim();if(!text){found.textContent='';return}
        var words=text.split(/\\s+/),r=look(words);
        if(!r.length){words=words.map(function(w){return w.replace(/(村民委员会|居民委员会|村委会|居委会|村卫生室|卫生室|卫生所|社区|村)$/,'')||w});r=look(words)}
        r=r.map(function(e){return [words.some(function(w){return norm(e.name).indexOf(w)===0||norm(e.village).indexOf(w)===0})?0:1,e]}).sort(function(a,b){return a[0]-b[0]}).map(function(x){return x[1]});
        found.textContent=(r.length?found.dataset.some:found.dataset.none).replace('#',r.length)+(r.length>12?found.dataset.more:'');
        r.slice(0,12).forEach(function(e){var a=document.createElement('a'),i=document.createElement('i'),b=document.createElement('b'),s=document.createElement('span'),li=document.createElement('li');
        a.href=e.href;i.className='v v'+e.state;i.setAttribute('aria-hidden','true');b.textContent=e.name;s.className='soft';
        s.textContent=e.town+(e.village&&e.name.indexOf(e.village)<0?' '+e.village:'')+' · '+names.dataset['v'+e.state];
        if(document.documentElement.lang==='en')a.lang='zh';
        a.appendChild(i);a.appendChild(b);a.appendChild(s);li.appendChild(a);hits.appendChild(li)})});
        q.addEventListener('keydown',function(k){if(k.key==='Enter'&&hits.firstChild)hits.firstChild.firstChild.click()})}
        document.querySelectorAll('.tw').forEach(function(w){
        if(!w.querySelector('.sq'))return;var at=function(k){var i=Array.prototype.indexOf.call(w.querySelectorAll('.sq .v'),k.target);return i<0?null:(squares[w.dataset.code]||[])[i]};
        w.addEventListener('mouseover',function(k){var e=at(k);if(e)k.target.title=e.name+' · '+names.dataset['v'+e.state]});
        w.addEventListener('click',function(k){var e=at(k);if(e&&matchMedia('(pointer:fine)').matches){k.preventDefault();location.href=e.href}})});
        """

    private static let sort = """
        document.querySelectorAll('table.sort').forEach(function(t){t.querySelectorAll('thead th').forEach(function(h,i){
        if(h.classList.contains('x'))return;
        var b=document.createElement('button');b.type='button';while(h.firstChild)b.appendChild(h.firstChild);h.appendChild(b);
        b.addEventListener('click',function(){var o=h.getAttribute('aria-sort'),d=o?(o==='descending'?1:-1):(h.classList.contains('n')?-1:1);
        t.querySelectorAll('thead th').forEach(function(x){x.removeAttribute('aria-sort')});
        h.setAttribute('aria-sort',d<0?'descending':'ascending');
        Array.prototype.forEach.call(t.tBodies,function(body){
        var rows=Array.prototype.slice.call(body.rows).filter(function(r){return !r.classList.contains('sum')});
        rows.sort(function(a,c){var x=a.cells[i].dataset.v||a.cells[i].textContent,y=c.cells[i].dataset.v||c.cells[i].textContent;
        var p=parseFloat(x),q=parseFloat(y);return d*((isNaN(p)||isNaN(q))?x.localeCompare(y,'zh'):p-q)});
        rows.forEach(function(r){body.appendChild(r)})})})})});
        var state=document.getElementById('state'),count=document.getElementById('count');
        var filter=function(){var n=0;document.querySelectorAll('.place').forEach(function(e){
        var ok=!state.value||e.dataset.state===state.value;e.classList.toggle('hidden',!ok);if(ok&&e.classList.contains('facility'))n++});count.textContent=n;
        document.querySelectorAll('.township').forEach(function(t){t.classList.toggle('hidden',!!state.value&&!t.querySelector('.place:not(.hidden)'))})};
        if(state){state.addEventListener('change',filter);filter();
        document.querySelectorAll('a[data-filter]').forEach(function(a){a.addEventListener('click',function(){state.value=a.dataset.filter;filter()})})}
        """

    private static let open = """
        var openTarget=function(){var e=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if(!e)return;if(e.classList.contains('one')&&state&&state.value){state.value='';filter()}
        for(var d=e;d;d=d.parentElement)if(d.tagName==='DETAILS')d.open=true;
        if(e.classList.contains('one'))window.scrollTo(0,0);else e.scrollIntoView()};
        window.addEventListener('hashchange',openTarget);openTarget();
        document.querySelectorAll('.done').forEach(function(d){d.addEventListener('toggle',function(){
        var p=d.querySelector('p[data-m]');if(!p||!d.open||d.dataset.done)return;d.dataset.done='1';
        var items=document.querySelectorAll('#asked li'),ul=document.createElement('ul');ul.className='metlist';
        p.dataset.m.split(' ').forEach(function(r){var b=r.split('-');for(var i=+b[0];i<=+(b[1]||b[0]);i++){var li=document.createElement('li');
        li.textContent=items[i-1]?items[i-1].firstChild.textContent:i;if(document.documentElement.lang==='en')li.lang='zh';ul.appendChild(li)}});p.replaceWith(ul)})});
        """

    private static let print = """
        document.querySelectorAll('button[data-print]').forEach(function(b){b.addEventListener('click',function(){
        var k=b.dataset.print,c=document.body.classList,s=b.closest('.township');
        if(k==='all')c.add('all');if(k==='some'){c.add('some');s.classList.add('chosen');s.querySelectorAll('details.g').forEach(function(d){d.open=true})}
        window.print()})});
        window.addEventListener('afterprint',function(){document.body.classList.remove('all','some');
        document.querySelectorAll('.chosen').forEach(function(e){e.classList.remove('chosen')})});
        """
}
