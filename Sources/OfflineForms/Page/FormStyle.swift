/// The look of the form on a telephone: one thumb, 360 points, by day and by night. No colour is ever the only sign.
enum FormStyle {
    static let css = [colours, base, questions, lists].joined(separator: "\n")

    private static let colours = """
        :root{color-scheme:light dark;--paper:#fff;--panel:#f4f5f7;--ink:#1b1c1e;--soft:#575a61;--line:#dadce1;--edge:#6f747e;--accent:#00507a;--on-accent:#fff;--focus:#b34700;--alarm:#9a2a00;--good:#1f6347;--chosen:#e3eef5}
        @media (prefers-color-scheme:dark){:root{--paper:#15171b;--panel:#1f2227;--ink:#ecedf0;--soft:#acb0b9;--line:#343840;--edge:#8b919c;--accent:#86c7ee;--on-accent:#06222f;--focus:#ffb066;--alarm:#ff9e70;--good:#7fd0a8;--chosen:#12303f}}
        """

    private static let base = """
        *{box-sizing:border-box}
        html{font-size:18px;-webkit-text-size-adjust:100%;scroll-padding-top:5.5rem;scroll-padding-bottom:5rem}
        body{margin:0 auto;max-width:42rem;padding:0 14px 6rem;font:1rem/1.55 "Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
        h1{font-size:1.35rem;line-height:1.3;margin:.8rem 0 .1rem}h2{font-size:1.15rem;margin:1.4rem 0 .3rem}h3{font-size:1rem;margin:1rem 0 .3rem}p{margin:.3rem 0}
        .soft,.last{color:var(--soft)}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        [hidden]{display:none!important}
        :focus{outline:3px solid var(--focus);outline-offset:2px}:focus:not(:focus-visible){outline:none}.question:focus{outline:none}
        .notice{display:inline-block;border:1px solid var(--alarm);color:var(--alarm);border-radius:6px;padding:2px 10px;font-weight:700}
        .top{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--line);margin:0 -14px;padding:8px 14px}
        .top p{margin:0;font-weight:700}
        progress{display:block;width:100%;height:10px;margin-top:4px;border:0;border-radius:5px;background:var(--line);-webkit-appearance:none;appearance:none}
        progress::-webkit-progress-bar{background:var(--line);border-radius:5px}progress::-webkit-progress-value{background:var(--good);border-radius:5px}progress::-moz-progress-bar{background:var(--good);border-radius:5px}
        .tabs{position:fixed;left:0;right:0;bottom:0;z-index:2;background:var(--panel);border-top:1px solid var(--line)}
        .tabs div{display:flex;max-width:42rem;margin:0 auto}
        .tabs button{flex:1;min-height:56px;border:0;border-radius:0;background:none;padding:4px;color:inherit}.tabs button[aria-current]{font-weight:700;color:var(--accent);box-shadow:inset 0 4px 0 var(--accent)}
        button,.button,input,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:8px;min-height:48px;padding:8px 14px}
        input,textarea{width:100%}input[type=radio],input[type=checkbox]{width:24px;height:24px;min-height:24px;margin:0 8px 0 0;flex:none;accent-color:var(--accent)}
        button,.button{cursor:pointer}.wide{width:100%;margin:6px 0}.main{background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:700}
        summary{cursor:pointer;min-height:48px;padding:10px 0}summary h2{display:inline;margin:0}
        textarea{min-height:8rem;word-break:break-all}
        """

    private static let questions = """
        .question{border-top:1px solid var(--line);padding:14px 0}
        fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0}
        .ask{display:block;font-weight:700}h3.ask{margin-top:0}summary .ask{display:inline}summary .last{display:block;padding-left:1.1em}
        .small{display:block;color:var(--soft);margin-top:8px}.hint{border-left:4px solid var(--edge);padding-left:8px}
        .field{display:flex;align-items:center}.field .unit{margin-left:8px;white-space:nowrap}.field input{flex:1;min-width:0}
        .options{display:flex;flex-wrap:wrap;margin:4px -4px 0}.options>*{margin:4px}
        .option{display:flex;align-items:center;min-height:48px;min-width:92px;border:1px solid var(--edge);border-radius:8px;padding:6px 12px;cursor:pointer}
        .option input:checked+span{font-weight:700}.option:focus-within{outline:3px solid var(--focus);outline-offset:2px}.option.wide{margin:6px 0}
        .undo{border-color:transparent;text-decoration:underline;background:none}
        .count{width:6.5rem}
        .boxes,.pictures{list-style:none;margin:0;padding:0}.boxes li{border-top:1px solid var(--line);padding:8px 0}.boxes li:first-child{border-top:0}
        .mark{color:var(--alarm);font-weight:700}.mark:empty,.problem:empty{display:none}.problem{color:var(--alarm)}
        .line{display:flex}.line .sign{flex:none;width:1.4em;font-weight:700}.line.unmet .sign,.line.unmet{color:var(--alarm)}.line.met{color:var(--good)}
        .line.unmet .sign::before{content:"✕"}.line.met .sign::before{content:"✓"}.line.unreported .sign::before{content:"？"}
        .attach{position:relative;margin:8px 0;display:inline-block}.attach .button{display:inline-flex;align-items:center}.attach .file{position:absolute;left:0;top:0;width:100%;height:100%;opacity:0;cursor:pointer;font-size:1rem}.attach:focus-within{outline:3px solid var(--focus);outline-offset:2px}
        .pictures{display:flex;flex-wrap:wrap;margin:0 -4px}.pictures li{margin:4px;max-width:46%}.pictures img{display:block;max-width:100%;max-height:9rem;border-radius:6px;margin-bottom:4px}
        .person{border:1px solid var(--line);border-radius:8px;padding:10px;margin:8px 0}.person legend{padding:0 4px}
        """

    private static let lists = """
        .sentence{font-size:1.1rem}
        .todo{list-style:none;margin:0;padding:0}.todo li{border-top:1px solid var(--line);padding:10px 0}.todo li>*{display:block}
        .link{width:100%;text-align:left;border-color:var(--accent);color:var(--accent)}
        #send .small{margin-top:12px}
        """
}
