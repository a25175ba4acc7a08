/// Whether a character could change what others see: controls other than tab and line breaks, and marks that turn the direction of writing.
public func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}

/// The first such character of a text that is UTF-8.
@inlinable
public func firstHostile(_ bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte >= 0x20, byte < 0x7F { continue }
        switch byte {
        case 0x09, 0x0A, 0x0D: continue
        case 0..<0x20, 0x7F: return Unicode.Scalar(UInt32(byte))
        case 0xC2:
            if index < bytes.count, bytes[index] < 0xA0 { return Unicode.Scalar(UInt32(bytes[index])) }
        case 0xE2:
            guard index + 1 < bytes.count else { continue }
            let (second, third) = (bytes[index], bytes[index + 1])
            if (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9) {
                return Unicode.Scalar(0x2000 + UInt32(second - 0x80) << 6 + UInt32(third - 0x80))
            }
        default: continue
        }
    }
    return nil
}

/// The first such character of a text.
public func firstHostile(_ text: String) -> Unicode.Scalar? {
    var copy = text
    return copy.withUTF8 { firstHostile($0) }
}

/// The number of a character as Unicode writes it: U+001B.
public func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A text that may be shown on a terminal: characters that would work on it are shown by their numbers.
public func printable(_ text: String) -> String {
    guard firstHostile(text) != nil else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
        if isHostile(scalar) { shown += "<\(codePoint(scalar))>" } else { shown.unicodeScalars.append(scalar) }
    }
    return shown
}
