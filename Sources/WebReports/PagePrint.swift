/// The page on A4 paper: two pages for whoever decides, or a township, or a clinic, or everything.
enum PagePrint {
    static let css = """
        .paper,.sign{display:none}
        @media print{
        @page{size:A4;margin:15mm 14mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        body{max-width:none;padding:0;font-size:10.5pt;line-height:1.5}a{color:inherit;text-decoration:none}nav,.tools,.skip,.hint,.find,button,.back,.noprint{display:none!important}th button{display:contents!important}th button::after{content:none!important}
        h1{font-size:18pt;text-align:center;margin:0 0 2mm}header p{text-align:center;margin:0}h2{font-size:13pt;margin:5mm 0 2mm}h2,h3,h4,h5{break-after:avoid}tr,li,.place{break-inside:avoid}thead{display:table-header-group}
        table{font-size:9.5pt;margin:1mm 0}th,td{padding:1.1mm 1.6mm}.scroll{overflow:visible}
        details{border:0}details::details-content{display:block;content-visibility:visible}
        .sign{display:flex;justify-content:space-between;gap:4mm;margin-top:12mm}
        body:not(.all,.some,.alone,.one-township):not(:has(:target.township,.one:target)) main>section:not(#townships,.paper){display:none}
        body:not(.all,.some,.alone,.one-township):not(:has(:target.township,.one:target)) .paper{display:block}
        body:not(.all,.some) #townships{break-before:page;font-size:9pt}body:not(.all,.some) #townships table{font-size:8pt;line-height:1.15}body:not(.all,.some) #townships td,body:not(.all,.some) #townships th{padding:.3mm 1.2mm}#townships .thin{height:2.4mm;margin:.3mm 0}#townships h2{margin-top:0}
        .paper .lead{font-size:12.5pt;margin:3mm 0}.paper .bar{height:8mm}.head{display:flex;justify-content:space-between;margin:2mm 0;border-bottom:1px solid var(--ink)}
        .paper table{font-size:10pt}
        body.some main>*,body.some #places>*{display:none}body.some #places{display:block}body.some #places>.chosen{display:block}
        body:has(:target.township):not(.all,.some) main>*:not(#places),body:has(:target.township):not(.all,.some) #places>*:not(:target){display:none}
        body.one-township #asked{display:none}body:not(.all) .township .list{display:none}body:not(.all) .township:has(.one:target) .list,body:not(.all) .one:target{display:block}
        .done{display:none}body.alone .place,body:has(.one:target) .place{break-inside:auto;border:0}body.all{font-size:9pt}body.all .list{columns:2;column-gap:8mm}body.all .place{border:0;border-bottom:1px solid var(--line)}body.all .place>summary{min-height:0;padding:1mm 0}body.all .one{padding:0 0 1.5mm}body.all .mosaic{grid-template-columns:repeat(5,1fr)}body.all .todo dl,body.all .todo>li{margin:.3mm 0}body.all section.township{break-before:page}.township{border:0}.township .g>summary{padding:1mm 0;font-weight:700}.g ul{margin:0 0 1.5mm}.g li{margin:.5mm 0}
        body.alone,body:has(.one:target):not(.all,.some){font-size:14pt}body.alone header h1,body:has(.one:target):not(.all,.some) header h1{font-size:12pt;font-weight:400}body:has(.one:target):not(.all,.some) .sign,body:has(.one:target):not(.all,.some) .done{display:none}
        body.alone .one,body:has(.one:target):not(.all,.some) .one{padding:0;max-width:none;line-height:1.4}.todo>li{margin:1mm 0 2mm}.one .hd{margin:3mm 0 1mm}
        }
        """
}
