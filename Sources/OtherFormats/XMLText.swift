import Wording
import Writing

extension ByteWriter {
    /// Text in XML, in an element or an attribute. What XML cannot hold at all is shown by its number.
    mutating func writeXML(_ text: String) {
        for scalar in printable(text).unicodeScalars {
            switch scalar {
            case "&": write("&amp;")
            case "<": write("&lt;")
            case ">": write("&gt;")
            case "\"": write("&quot;")
            case "\n": write("&#10;")
            case "\r": write("&#13;")
            case "\t": write("&#9;")
            case "\u{FFFE}", "\u{FFFF}": write("<\(codePoint(scalar))>".replacing("<", with: "&lt;").replacing(">", with: "&gt;"))
            default: bytes.append(contentsOf: UTF8.encode(scalar)!)
            }
        }
    }

    /// An attribute with a space before it; nothing for nil.
    mutating func writeAttribute(_ name: String, _ value: String?) {
        guard let value else { return }
        write(" \(name)=\"")
        writeXML(value)
        write("\"")
    }
}
