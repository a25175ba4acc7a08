import Quantities

/// A PNG, chunk by chunk.
enum PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func photo(_ bytes: [UInt8]) throws(Photo.Problem) -> Photo {
        var kept = signature
        kept.reserveCapacity(bytes.count)
        var (width, height) = (0, 0)
        var takenOn: Day?
        var hadPosition = false
        var hasPicture = false
        var at = signature.count
        while true {
            guard at + 12 <= bytes.count else { throw .cutOff }
            let length = number(bytes, at)
            guard length <= bytes.count else { throw .cutOff }
            let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
            guard at + 12 + length <= bytes.count else { throw .cutOff }
            let content = bytes[at + 8..<at + 8 + length]
            var isKept = true
            switch name {
            case "IHDR":
                guard at == signature.count, length == 13 else { throw .damaged }
                (width, height) = (number(bytes, at + 8), number(bytes, at + 12))
                guard width < 1 << 24, height < 1 << 24 else { throw .damaged }
            case "IDAT": hasPicture = true
            case "eXIf":
                let notes = ExifNotes(Array(content))
                takenOn = notes.takenOn
                isKept = !notes.hasPosition
            case "iTXt", "tEXt", "zTXt":
                // What is packed inside could say anything; a picture does not need it.
                isKept =
                    !content.starts(with: Array("XML:com.adobe.xmp\0".utf8)) || name != "zTXt" && content.dropFirst(18).first == 0 && !content.holdsPosition
            default: break
            }
            if at == signature.count, name != "IHDR" { throw .damaged }
            if isKept { kept += bytes[at..<at + 12 + length] } else { hadPosition = true }
            at += 12 + length
            if name == "IEND" {
                guard hasPicture else { throw .damaged }
                return Photo(.png, width: width, height: height, takenOn: takenOn, hadPosition: hadPosition, bytes: kept)
            }
        }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
}
