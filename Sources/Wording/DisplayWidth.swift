/// Columns a character takes on a terminal: 0 for combining marks and controls, 2 for East Asian wide ones, else 1.
public func displayWidth(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x20 || (value >= 0x7F && value < 0xA0) { return 0 }
    if value < 0x300 { return 1 }
    // Nearly all there is, and nothing among it is a mark.
    if 0x4E00...0x9FFF ~= value { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        return 2
    default:
        return 1
    }
}

/// Columns a string takes on a terminal.
public func displayWidth(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The same of a whole string, whose bytes are at hand.
public func displayWidth(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
        var (width, at) = (0, 0)
        while at < bytes.count {
            let lead = bytes[at]
            switch lead {
            case ..<0x80:
                width += lead < 0x20 || lead == 0x7F ? 0 : 1
                at += 1
            case 0xE5...0xE9:
                // 5000 to 9FFF.
                width += 2
                at += 3
            default:
                let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
                for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
                width += Unicode.Scalar(value).map { displayWidth(of: $0) } ?? 0
                at += length
            }
        }
        return width
    }
}

/// The text followed by spaces up to `width` terminal columns; a longer text is returned as it is.
public func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
}

/// The text preceded by spaces up to `width` terminal columns, for figures.
public func paddedLeft(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth(of: text))) + text
}
