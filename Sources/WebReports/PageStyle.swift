/// The look of the page: on a phone, on a screen, on A4 paper. No colour is ever the only sign.
enum PageStyle {
    static let css = """
        :root{--ink:#1b1b1b;--soft:#595959;--line:#c9c9c9;--paper:#fff;--head:#eef3fa;--accent:#00507a}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:1180px;padding:0 16px 40px;font:16px/1.55 "Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--paper)}
        h1{font-size:1.6rem;margin:1rem 0 .2rem}h2{font-size:1.25rem;margin:2rem 0 .6rem;border-bottom:2px solid var(--accent)}h3{font-size:1.05rem;margin:1.4rem 0 .4rem}h4{font-size:1rem;margin:.8rem 0 .2rem}
        p{margin:.3rem 0}.soft{color:var(--soft)}a{color:var(--accent)}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px}
        .notice{border:2px solid #b34700;border-radius:6px;padding:6px 10px;font-weight:700}
        nav ul{display:flex;flex-wrap:wrap;gap:4px 14px;padding:0;list-style:none}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:12px 0;padding:0;list-style:none}
        .cards li{border:1px solid var(--line);border-radius:6px;padding:10px}.cards b{display:block;font-size:1.7rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:.4rem 0;font-size:.92rem}
        th,td{border:1px solid var(--line);padding:4px 7px;text-align:left;vertical-align:top}
        thead th{background:var(--head)}td.n,th.n{text-align:right;white-space:nowrap}tbody th{white-space:nowrap;font-weight:600}#how tbody th,#apart tbody th{white-space:normal;min-width:7em}
        th button{font:inherit;font-weight:700;background:none;border:0;padding:0;color:inherit;cursor:pointer;text-decoration:underline dotted}
        :focus-visible{outline:3px solid #b34700;outline-offset:2px}
        .h0{background:#fff}.h1{background:#fdf0d5}.h2{background:#fbd9a1}.h3{background:#f4b266}.h4{background:#e58a3c}.h4 a{color:#003a5c}.h5{background:#b34700;color:#fff}.h5 a{color:#fff}
        td.bad,li.bad,p.below{font-weight:600}.bad::before,p.below::before{content:"✗ "}.ask::before{content:"？ "}.ok::before{content:"✓ "}
        details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;padding:.2rem .6rem}summary{cursor:pointer}
        .tools{display:flex;flex-wrap:wrap;gap:8px;margin:10px 0}.tools label{display:flex;gap:6px;align-items:center}input,select{font:inherit;padding:4px 6px;max-width:100%}
        .hidden{display:none}.sign{display:none}
        svg text{font-size:11px;fill:#1b1b1b}
        @media (max-width:600px){body{font-size:15px;padding:0 10px 30px}h1{font-size:1.3rem}th,td{padding:3px 4px}}
        @media print{
        @page{size:A4;margin:16mm 12mm 18mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
        body{max-width:none;font-size:10pt;padding:0}nav,.tools,.skip,.hint{display:none}
        section.township{break-before:page}h2,h3,h4{break-after:avoid}tr,.facility{break-inside:avoid}thead{display:table-header-group}
        th button{display:contents}details{border:0;padding:0}details::details-content{display:block;content-visibility:visible}
        .scroll{overflow:visible}.sign{display:flex;justify-content:space-between;margin-top:14mm}a{color:inherit;text-decoration:none}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        """
}

/// Sorting, searching and filtering; everything can be read without it.
enum PageScript {
    static let js = """
        var g=document.querySelector('.hint');if(g)g.classList.remove('hidden');
        document.querySelectorAll('table.sort').forEach(function(t){t.querySelectorAll('thead th').forEach(function(h,i){
        var b=document.createElement('button');b.type='button';b.textContent=h.textContent;h.textContent='';h.appendChild(b);
        b.addEventListener('click',function(){var d=h.getAttribute('aria-sort')==='descending'?1:-1;
        t.querySelectorAll('thead th').forEach(function(x){x.removeAttribute('aria-sort')});
        h.setAttribute('aria-sort',d<0?'descending':'ascending');
        var body=t.tBodies[0];var rows=Array.prototype.slice.call(body.rows);
        rows.sort(function(a,c){var x=a.cells[i].dataset.v||a.cells[i].textContent,y=c.cells[i].dataset.v||c.cells[i].textContent;
        var p=parseFloat(x),q=parseFloat(y);return d*((isNaN(p)||isNaN(q))?x.localeCompare(y,'zh'):p-q)});
        rows.forEach(function(r){body.appendChild(r)})})})});
        var q=document.getElementById('q'),s=document.getElementById('state'),n=document.getElementById('found');
        if(q){document.querySelector('.tools').classList.remove('hidden');
        var f=function(){var w=q.value.trim().toLowerCase(),k=s.value,c=0;
        document.querySelectorAll('.facility').forEach(function(e){
        var ok=(!w||e.textContent.toLowerCase().indexOf(w)>=0)&&(!k||e.dataset.state===k);
        e.classList.toggle('hidden',!ok);if(ok)c++});n.textContent=c};
        q.addEventListener('input',f);s.addEventListener('change',f);f()}
        var openTarget=function(){var e=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
        while(e){if(e.tagName==='DETAILS')e.open=true;e=e.parentElement}};
        window.addEventListener('hashchange',openTarget);openTarget();
        """
}
