import Foundation
import Packing
import Wording

/// The short text a form makes for chats: the document, made smaller, in letters that survive being copied, with a checksum.
package enum ShortText {
    /// What it begins with.
    package static let head = "DABIAO1."
    /// How large the document may become.
    static let limit = 8 << 20

    /// Why a text is none that can be read.
    enum Problem: Error, Hashable {
        /// It breaks off: so many letters were there.
        case cutOff(Int)
        /// A letter that is none of its own, so many letters behind the head.
        case strangeLetter(Character, Int)
        /// What came is not what was sent: the checksum it should have, and the one it has.
        case otherChecksum(expected: String, found: String)
        /// It is the text of no document.
        case damaged
        /// It would become too large.
        case tooLarge
    }

    /// The document as a short text.
    package static func pack(_ json: [UInt8]) -> String {
        let letters = Data(RawDeflate.compressed(json)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return head + letters + "." + digits(of: json)
    }

    /// Every short text in what somebody pasted, with the document it holds. What else was said, line breaks and spaces do not matter.
    static func documents(in bytes: [UInt8]) -> [Result<[UInt8], Problem>] {
        // Wherever chats break lines, they put nothing but white space, or marks no keyboard has.
        let letters = bytes.filter { $0 > 32 && $0 < 127 }
        let head = Array(head.utf8)
        var found: [Result<[UInt8], Problem>] = []
        var rest = letters[...]
        while let start = rest.firstRange(of: head) {
            let next = rest[start.upperBound...].firstRange(of: head)?.lowerBound ?? rest.endIndex
            found.append(Result { () throws(Problem) in try document(Array(rest[start.upperBound..<next])) })
            rest = rest[next...]
        }
        return found
    }

    private static func document(_ letters: [UInt8]) throws(Problem) -> [UInt8] {
        let body = letters.prefix { isLetter($0) }
        let checksum = letters.dropFirst(body.count).dropFirst().prefix { isHexadecimal($0) }.prefix(8)
        guard body.count < letters.count else { throw .cutOff(body.count) }
        guard letters[body.count] == UInt8(ascii: ".") else { throw .strangeLetter(Character(UnicodeScalar(letters[body.count])), body.count + 1) }
        if checksum.count < 8 {
            guard body.count + 1 + checksum.count < letters.count else { throw .cutOff(letters.count) }
            let place = body.count + 1 + checksum.count
            throw .strangeLetter(Character(UnicodeScalar(letters[place])), place + 1)
        }
        var standard = String(decoding: body, as: UTF8.self).replacing("-", with: "+").replacing("_", with: "/")
        standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let packed = Data(base64Encoded: standard) else { throw .damaged }
        let bytes: [UInt8]
        do throws(RawDeflate.Problem) { bytes = try RawDeflate.expanded(Array(packed), limit: limit) } catch {
            switch error {
            case .tooLarge: throw .tooLarge
            case .damaged, .cutOff: throw .damaged
            }
        }
        let (expected, found) = (String(decoding: checksum, as: UTF8.self).lowercased(), digits(of: bytes))
        guard expected == found else { throw .otherChecksum(expected: expected, found: found) }
        return bytes
    }

    private static func digits(of bytes: [UInt8]) -> String {
        let digits = String(crc32(of: bytes), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}

extension ShortText.Problem {
    /// What to tell the user.
    var message: Text {
        switch self {
        case .cutOff(let count):
            Text(zh: "短文不完整：读到第 \(count) 个字符就断了，没有结尾的校验码", en: "the short text breaks off after \(count) letters, before the checksum at its end")
        case .strangeLetter(let letter, let place):
            Text(
                zh: "短文里第 \(place) 个字符“\(letter)”不是短文里的字符，可能漏了一段，或混进了别的话",
                en: "letter \(place) of the short text is \"\(letter)\", which none has: a part is missing, or something else came in between")
        case .otherChecksum(let expected, let found):
            Text(
                zh: "短文与校验码不符（应为 \(expected)，算出 \(found)）：传的时候改动过",
                en: "the short text does not have its checksum (\(expected) expected, found \(found)): it was changed on the way")
        case .damaged: Text(zh: "短文中间缺字或改动过，解不开", en: "the short text cannot be unpacked: letters are missing or were changed")
        case .tooLarge:
            Text(
                zh: "短文解开后超过 \(ShortText.limit >> 20) MB，不会是一份表单",
                en: "the short text would become more than \(ShortText.limit >> 20) MB; no form is that large")
        }
    }
}
