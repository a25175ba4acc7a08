/// An amount of money in capitals (大写), as tenders, cheques and invoices want it beside the figures: 壹万零贰佰元伍角整.
///
/// - Parameter fen: hundredths of a yuan.
/// - Returns: nil for less than nothing, and for 10^16 yuan or more, which have no agreed words.
public func capitalAmount(fen: Int) -> String? {
    guard fen >= 0, fen / 100 < 10_000_000_000_000_000 else { return nil }
    let digits = Array("零壹贰叁肆伍陆柒捌玖")
    let (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10)
    if fen == 0 { return "零元整" }
    var text = yuan > 0 ? capitals(yuan, digits) + "元" : ""
    if jiao == 0, rest == 0 { return text + "整" }
    if jiao > 0 { text += String(digits[jiao]) + "角" } else if yuan > 0 { text += "零" }
    return text + (rest > 0 ? String(digits[rest]) + "分" : "整")
}

/// A whole number from 1 in capitals.
private func capitals(_ number: Int, _ digits: [Character]) -> String {
    let (ranks, groups) = (["", "拾", "佰", "仟"], ["", "万", "亿", "万亿"])
    var text = ""
    // Whether digits were passed over since the last that was written: however many they are, one 零 stands for them.
    var hasGap = false
    var isFirst = true
    for group in stride(from: 3, through: 0, by: -1) {
        let part = number / [1, 10_000, 100_000_000, 1_000_000_000_000][group] % 10_000
        for rank in stride(from: 3, through: 0, by: -1) {
            let digit = part / [1, 10, 100, 1_000][rank] % 10
            guard digit > 0 else {
                hasGap = !isFirst
                continue
            }
            text += (hasGap ? "零" : "") + String(digits[digit]) + ranks[rank]
            (hasGap, isFirst) = (false, false)
        }
        guard part > 0 else { continue }
        // Zeros at the end of a group need no word: 壹佰万壹仟.
        hasGap = false
        // 亿 is said once: 壹万亿零贰亿 would be two of them.
        text += group == 3 && number / 100_000_000 % 10_000 > 0 ? "万" : groups[group]
    }
    return text
}
