/// The look of the page: on a phone, on a screen, on A4 paper. No colour is ever the only sign.
enum PageStyle {
    static let css = [PagePalette.css, base, parts, places, phone, PagePrint.css].joined(separator: "\n")

    private static let base = """
        *{box-sizing:border-box}
        html{font-size:17px;scroll-padding-top:12px;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:1200px;padding:0 24px 64px;font:1rem/1.6 "Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}
        h1{font-size:1.8rem;line-height:1.25;margin:1.6rem 0 .2rem}h2{font-size:1.35rem;line-height:1.3;margin:3.2rem 0 .6rem}h3{font-size:1.15rem;margin:2rem 0 .4rem}h4{font-size:1rem;margin:0}
        p{margin:.35rem 0}.soft{color:var(--soft)}a{color:var(--accent);text-underline-offset:.18em}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:12px;z-index:2}
        .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .notice{display:inline-block;border:1px solid var(--alarm);color:var(--alarm);border-radius:6px;padding:2px 12px;font-weight:700}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px}
        .hidden,[hidden]{display:none!important}
        button,input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:8px;min-height:44px;padding:6px 14px}
        button{cursor:pointer}
        nav ul{display:flex;flex-wrap:wrap;gap:0 22px;padding:0;margin:2.4rem 0 0;list-style:none;border-block:1px solid var(--line)}nav a{display:inline-block;padding:9px 0;text-decoration:none}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.94rem;font-variant-numeric:tabular-nums}
        th,td{border-bottom:1px solid var(--line);padding:7px 10px;text-align:left;vertical-align:top}
        thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;line-height:1.3}td.n,th.n{text-align:right}td.n{white-space:nowrap}tbody th{font-weight:600;min-width:5em}#townships tbody th{white-space:nowrap}#townships td:last-child{width:32%}
        tr.sum th,tr.sum td,tfoot th,tfoot td{font-weight:700;background:var(--panel)}
        th button{white-space:nowrap;border:0;background:none;padding:0;font-weight:700;text-align:inherit;min-height:28px;min-width:24px}
        th button::after{content:" ↕";color:var(--soft);font-weight:400}th[aria-sort=ascending] button::after{content:" ▲";color:var(--accent)}th[aria-sort=descending] button::after{content:" ▼";color:var(--accent)}
        details>summary{cursor:pointer}
        """

    private static let parts = """
        .lead{font-size:1.38rem;line-height:1.55;margin:1.1rem 0 .3rem;max-width:42em;text-wrap:pretty}.lead a{font-weight:700;font-variant-numeric:tabular-nums}
        .change{font-size:1.05rem}
        .find{margin:1.5rem 0;position:relative}.find label{display:block;font-weight:700;font-size:1.15rem;margin-bottom:.3rem}
        .find input{width:100%;max-width:34rem;min-height:56px;font-size:1.25rem;padding:8px 18px;border:2px solid var(--accent);border-radius:12px}
        #found{margin:.4rem 0 0;color:var(--soft)}#headline h2{margin-top:1.9rem}
        #hits{list-style:none;margin:.2rem 0 0;padding:0;max-width:44rem}#hits:empty{display:none}
        #hits a{display:flex;gap:12px;align-items:center;min-height:48px;padding:6px 10px;border-bottom:1px solid var(--line);text-decoration:none;color:inherit}#hits a:hover{background:var(--panel)}#hits b{color:var(--accent)}#hits .soft{margin-left:auto;text-align:right}
        .bar{display:block;width:100%;height:34px;border-radius:8px}.thin{height:14px;border-radius:3px;min-width:110px}td>.thin{margin:.4em 0}
        .f0{fill:var(--v0)}.f1{fill:var(--v1)}.f2{fill:var(--v2)}.f3{fill:var(--v3)}.f4{fill:var(--v4)}.f5{fill:var(--v5)}
        .key{display:flex;flex-wrap:wrap;gap:4px 26px;list-style:none;margin:.5rem 0 0;padding:0}.key li{display:flex;gap:8px;align-items:center}.key b{font-size:1.25rem;font-variant-numeric:tabular-nums}
        .v{display:inline-flex;flex:none;align-items:center;justify-content:center;width:1.5em;height:1.5em;border-radius:4px;font:700 .82rem/1 sans-serif;border:1px solid transparent}
        .v0{background:var(--v0);color:var(--on-v0)}.v1{background:var(--v1);color:var(--on-v1)}.v2{background:var(--v2);color:var(--on-v2)}.v3{background:var(--v3);color:var(--on-v3)}.v4{background:var(--v4);color:var(--on-v4)}.v5{background:var(--v5);color:var(--on-v5);border-color:var(--edge)}
        .v0::before{content:"✕"}.v1::before{content:"!"}.v2::before{content:"−"}.v3::before{content:"?"}.v4::before{content:"✓"}.v5::before{content:"·"}
        .mosaic{display:grid;grid-template-columns:repeat(auto-fill,minmax(196px,1fr));gap:6px 16px;margin:.8rem 0 0}
        .mosaic h3{grid-column:1/-1;margin:1rem 0 0}
        .tw{display:block;padding:6px 8px 8px;margin:0 -8px;border-radius:8px;text-decoration:none;color:inherit}.tw:hover{background:var(--panel)}.tw b{color:var(--accent);font-weight:600}
        .sq{display:flex;flex-wrap:wrap;gap:2px;margin-top:2px}.sq .v{width:16px;height:16px;border-radius:3px;font-size:10px}
        .map{display:block;width:100%;max-width:900px;max-height:80vh;margin:1rem 0}.map path,.map circle{stroke:var(--paper);stroke-width:2}.map .ground{fill:var(--panel);stroke:var(--edge)}.map .tg{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round}.map a:hover path{stroke:var(--accent);stroke-width:4}.map text{font-size:18px;font-weight:700;pointer-events:none}.t0{fill:var(--on-v0)}.t1{fill:var(--on-v1)}.t2{fill:var(--on-v2)}.t3{fill:var(--on-v3)}.t4{fill:var(--on-v4)}.t5{fill:var(--on-v5)}
        .cards{margin-top:1.8rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:0 24px;padding:0;list-style:none}
        .cards li{border-top:1px solid var(--line);padding:10px 0}.cards b{display:block;font-size:1.7rem;line-height:1.3;font-variant-numeric:tabular-nums}.cards span{display:block;line-height:1.4}.cards .soft{font-size:.88rem}
        .rank{list-style:none;margin:.6rem 0;padding:0}.rank li{display:grid;grid-template-columns:minmax(14em,2fr) 3.2em 3fr;gap:0 14px;align-items:center;padding:8px 0;border-bottom:1px solid var(--line)}.rank .n{text-align:right;font-weight:700;font-size:1.15rem;font-variant-numeric:tabular-nums}.rank small{grid-column:1/-1;color:var(--soft);font-size:.88rem}.rank .thin{fill:var(--accent)}
        .heat{border-collapse:separate;border-spacing:2px;width:auto}.heat th,.heat td{border:0}.heat thead th{vertical-align:bottom;font-weight:600;font-size:.85rem;min-width:4.4em;max-width:6em;padding:4px}.heat tbody th{position:sticky;left:0;background:var(--paper);white-space:nowrap;padding-left:0}
        .heat thead th{text-align:center}.heat thead th:first-child{text-align:left}.heat td{text-align:center;padding:0;min-width:4.4em;height:38px;vertical-align:middle;font-size:.85rem}.heat td a{display:flex;align-items:center;justify-content:center;height:38px;color:inherit;text-decoration:none}.heat td a:hover{text-decoration:underline}
        .h0{background:var(--h0);color:var(--on-h0)}.h1{background:var(--h1);color:var(--on-h1)}.h2{background:var(--h2);color:var(--on-h2)}.h3{background:var(--h3);color:var(--on-h3)}.h4{background:var(--h4);color:var(--on-h4)}.h5{background:var(--h5);color:var(--on-h5)}
        .hq{background:repeating-linear-gradient(135deg,var(--v3) 0 3px,var(--paper) 3px 8px)}.hq span,.hq a{background:transparent;text-shadow:0 0 3px var(--paper),0 0 3px var(--paper)}
        .legend{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;padding:0;margin:.5rem 0;font-size:.88rem}.legend li{display:flex;gap:6px;align-items:center}.legend i{width:26px;height:18px;border:1px solid var(--edge)}
        .curve{display:block;width:100%;min-width:600px;max-width:980px;margin:.6rem 0}.curve text{font-size:13px;fill:var(--ink)}.curve .faint{fill:var(--soft)}.curve .axis{stroke:var(--edge)}.curve .phase{stroke:var(--line)}.curve .line{fill:none;stroke:var(--accent);stroke-width:3}.curve .goal{stroke:var(--edge);stroke-width:2;stroke-dasharray:6 5}.curve .dot{fill:var(--accent)}.curve .in{fill:var(--v1)}.curve .out{fill:var(--v4)}.legend .k{font-size:0}.legend .k-line,.legend .k-goal{height:0;border:0;border-top:3px solid var(--accent)}.legend .k-goal{border-top:2px dashed var(--edge)}
        .tools{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:10px 0}
        """

    private static let places = """
        .township{border-top:2px solid var(--ink);margin-top:2.2rem}.township>:is(h2,h3){display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;margin:.7rem 0 .2rem;font-size:1.3rem}
        .township details.g{border-bottom:1px solid var(--line)}.township details.g>summary{padding:9px 0}.g ul{margin:0 0 .8rem;padding-left:1.3em}.g li{margin:.35rem 0}
        .place{border-bottom:1px solid var(--line)}
        .place>summary{display:flex;gap:12px;align-items:center;min-height:52px;padding:6px 4px;list-style:none}.place>summary::-webkit-details-marker{display:none}.place>summary:hover{background:var(--panel)}
        .place>summary .nm{flex:1;font-weight:600;line-height:1.35}.place>summary .state{text-align:right;color:var(--soft)}
        .place[open]>summary .nm{font-size:1.25rem}.place[open]>summary .state{color:inherit;font-weight:700}body:has(.one:target) .place>summary{flex-wrap:wrap}body:has(.one:target) .place>summary .state,.alone .place>summary .state{flex-basis:100%;text-align:left;font-size:1.35rem}.alone .place>summary{flex-wrap:wrap}
        .one{padding:.2rem 0 1.4rem 2.6em;max-width:46rem;scroll-margin-top:100vh}.one .hd{font-size:1.05rem;margin:1.1rem 0 .2rem}
        .todo,.asks,.metlist{margin:0;padding-left:1.5em}.todo>li{margin:.5rem 0 .8rem}.todo b{display:block}.todo dl,.facts{display:grid;grid-template-columns:max-content 1fr;gap:0 .9em;margin:.15rem 0}.todo dt{color:var(--soft)}.todo dd{margin:0}
        .done>summary{min-height:44px;padding:9px 0;font-weight:700}.back{display:none}
        body:has(.one:target) .find,body:has(.one:target) nav,body:has(.one:target) main>:not(:has(.one:target)),body:has(.one:target) #places>:not(:has(.one:target)),body:has(.one:target) .township>:not(:has(.one:target)),body:has(.one:target) .list>:not(:has(.one:target)){display:none}
        body:has(.one:target) .township{border:0;margin:0}.one:target .back{display:block}body:has(.one:target) .place{border:0}.nm{margin:0}.alone header h1{font-size:1.05rem;font-weight:400;color:var(--soft)}body:has(.one:target) .nm,.alone .place[open] .nm{font-size:1.6rem}
        """

    private static let phone = """
        @media (max-width:600px){
        body{padding:0 14px 48px}h1{font-size:1.5rem;margin-top:1rem}h2{margin-top:2.4rem}.lead{font-size:1.2rem}.soft,.cards .soft,.rank small,.legend,table,.heat thead th,.heat td{font-size:1rem}.sq .v{font-size:11px}
        .mosaic{grid-template-columns:1fr}.tw{min-height:48px}.sq .v{width:18px;height:18px}
        nav ul{gap:0 8px}nav a{padding:10px 8px;min-width:44px;text-align:center}.lead a,.change a{padding:.35em 0}
        .rank li{grid-template-columns:1fr max-content}.rank .thin,.rank small{grid-column:1/-1}
        table.c,table.c tbody,table.c tfoot,table.c tr,table.c th,table.c td{display:block;border:0}table.c thead{display:none}
        table.c tr{display:grid;grid-template-columns:1fr 1fr;gap:0 24px;border-bottom:1px solid var(--edge);padding:10px 0}table.c tr.sum,table.c tfoot tr{background:var(--panel);padding:10px}table.c tr>*{grid-column:1/-1}table.c tbody th{font-size:1.1rem;padding:4px 0}table.c th a{display:inline-block;padding:8px 0;min-width:44px}
        table.c td.n{grid-column:auto}table.c td.n[data-v="0"]{display:none}table.c td{display:flex;justify-content:space-between;gap:12px;padding:3px 0;text-align:right;white-space:normal;overflow-wrap:anywhere}table.c td::before{content:attr(data-l);color:var(--soft);text-align:left;flex:none;max-width:60%}table.c td.w,#townships td:last-child{display:block;text-align:left;width:auto}table.c td.w::before{display:block;max-width:none}table.c td:empty{display:none}
        .thin{height:18px}.heat td,.heat td a{height:44px;min-width:4.6em}.hint{display:none}
        .one{padding-left:0}.place>summary{min-height:56px}.place>summary .state{max-width:45%}body:has(.one:target) .place>summary .state,.alone .place>summary .state{max-width:none}
        .township>:is(h2,h3) button{width:100%}.g summary,.done summary{min-height:44px}.g li a,.one a,td a,li a{display:inline-block;min-height:44px;min-width:44px;line-height:44px}.tools,.tools select{width:100%}
        #hits a{display:flex;line-height:1.4}}
        """
}
