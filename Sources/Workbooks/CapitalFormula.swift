/// A formula for an amount of money in capitals (大写), beside `capitalAmount`: it follows prices that are typed in later.
///
/// It uses nothing that depends on a program's language, as formats of numbers in capitals do.
///
/// - Parameter cell: where the amount stands, in yuan; below 10^12.
package func capitalFormula(of cell: String) -> String {
    let (yuan, jiao, fen) = ("INT(ROUND(\(cell),2))", "MOD(INT(ROUND(\(cell)*10,1)),10)", "MOD(ROUND(\(cell)*100,0),10)")
    func digit(_ number: String) -> String { "MID(\"零壹贰叁肆伍陆柒捌玖\",\(number)+1,1)" }
    // Every digit with its rank, zeros too; then what nobody says is taken out.
    let ranks = ["仟", "佰", "拾", "亿", "仟", "佰", "拾", "万", "仟", "佰", "拾", "元"]
    let written = ranks.enumerated().map { place, rank in digit("MID(TEXT(\(yuan),\"000000000000\"),\(place + 1),1)") + "&\"\(rank)\"" }
    let cuts = [
        ("零仟", "零"), ("零佰", "零"), ("零拾", "零"), ("零零", "零"), ("零零", "零"), ("零亿", "亿"), ("零万", "万"), ("亿万", "亿零"), ("零零", "零"), ("零元", "元"), ("#亿零", ""),
        ("#亿", ""), ("#零", ""), ("#", ""),
    ]
    let whole = cuts.reduce("\"#\"&" + written.joined(separator: "&")) { "SUBSTITUTE(\($0),\"\($1.0)\",\"\($1.1)\")" }
    let rest =
        "IF(\(jiao)+\(fen)=0,\"整\",IF(\(jiao)>0,\(digit(jiao))&\"角\",IF(\(yuan)>0,\"零\",\"\"))&IF(\(fen)>0,\(digit(fen))&\"分\",\"整\"))"
    return "IF(ROUND(\(cell),2)=0,\"\",IF(\(yuan)>0,\(whole),\"\")&\(rest))"
}
