/// Whether a spreadsheet might take a text for a formula.
///
/// Some skip spaces before the sign, and some take the full-width signs of Chinese input for the narrow ones.
private func looksLikeFormula(_ text: Substring) -> Bool {
    guard let first = text.utf8.first else { return false }
    // Nearly every text begins with a letter, a digit or a Chinese character.
    guard first <= 0x40 || first == 0xC2 || first == 0xE3 || first == 0xEF else { return false }
    if first == 0x09 || first == 0x0A || first == 0x0D { return true }
    let rest = text.unicodeScalars.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}" || $0 == "\t" }
    switch rest.first {
    case "=", "+", "@", "＝", "＋", "＠": return true
    case "-", "－": return rest.count > 1 && Double(String(text)) == nil
    default: return false
    }
}

/// Whether a text gets an apostrophe in .csv: what looks like a formula, and what would lose an apostrophe of its own when it is read back.
package func needsApostrophe(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "'") else { return looksLikeFormula(text[...]) }
    return looksLikeFormula(text.drop { $0 == "'" })
}

/// A text of a .csv without the apostrophe that keeps it from being taken for a formula.
package func withoutApostrophe(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && looksLikeFormula(text.drop { $0 == "'" }) ? String(text.dropFirst()) : text
}
