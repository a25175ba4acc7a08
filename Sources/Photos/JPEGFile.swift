import Quantities

/// A JPEG, segment by segment.
enum JPEGFile {
    private static let exif = Array("Exif\0\0".utf8)
    /// What marks the two forms in which pictures hold XMP.
    private static let xmp = [Array("http://ns.adobe.com/xap/1.0/\0".utf8), Array("http://ns.adobe.com/xmp/extension/\0".utf8)]

    static func photo(_ bytes: [UInt8]) throws(Photo.Problem) -> Photo {
        var kept: [UInt8] = [0xFF, 0xD8]
        kept.reserveCapacity(bytes.count)
        var (width, height) = (0, 0)
        var takenOn: Day?
        var hadPosition = false
        var at = 2
        while true {
            // Any number of fill bytes may stand before a marker.
            guard at < bytes.count else { throw .cutOff }
            guard bytes[at] == 0xFF else { throw .damaged }
            while at < bytes.count, bytes[at] == 0xFF { at += 1 }
            guard at < bytes.count else { throw .cutOff }
            let marker = bytes[at]
            at += 1
            if marker == 0xD9 {
                guard width > 0 else { throw .damaged }
                return Photo(.jpeg, width: width, height: height, takenOn: takenOn, hadPosition: hadPosition, bytes: kept + [0xFF, 0xD9])
            }
            guard at + 2 <= bytes.count else { throw .cutOff }
            let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
            guard length >= 2, marker != 0x00, marker != 0x01, !(0xD0...0xD8).contains(marker) else { throw .damaged }
            guard at + length <= bytes.count else { throw .cutOff }
            let content = bytes[at + 2..<at + length]
            var segment = bytes[at - 1..<at + length]
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard content.count >= 6 else { throw .damaged }
                let first = content.startIndex
                height = Int(content[first + 1]) << 8 | Int(content[first + 2])
                width = Int(content[first + 3]) << 8 | Int(content[first + 4])
            case 0xE1 where content.starts(with: exif):
                let notes = ExifNotes(Array(content.dropFirst(exif.count)))
                takenOn = takenOn ?? notes.takenOn
                if notes.hasPosition {
                    hadPosition = true
                    segment = notes.takenOn.map { Self.segment(exif + ExifNotes.only($0)) } ?? []
                }
            case 0xE1 where xmp.contains(where: { content.starts(with: $0) }) && content.holdsPosition:
                hadPosition = true
                segment = []
            default: break
            }
            if !segment.isEmpty { kept += [0xFF] + segment }
            at += length
            guard marker == 0xDA else { continue }
            // What is packed goes on to the next marker that is neither a stuffed zero nor one to begin anew from.
            let start = at
            while true {
                guard let next = bytes[at...].firstIndex(of: 0xFF), next + 1 < bytes.count else { throw .cutOff }
                if bytes[next + 1] != 0x00, !(0xD0...0xD7).contains(bytes[next + 1]), bytes[next + 1] != 0xFF {
                    kept += bytes[start..<next]
                    at = next
                    break
                }
                at = next + (bytes[next + 1] == 0xFF ? 1 : 2)
            }
        }
    }

    /// A segment of notes, without the byte that every marker begins with.
    private static func segment(_ content: [UInt8]) -> ArraySlice<UInt8> {
        let length = content.count + 2
        return ([0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + content)[...]
    }
}

extension Sequence<UInt8> {
    /// Whether it is XMP that may say where a picture was taken.
    var holdsPosition: Bool { Array(self).firstRange(of: Array("GPS".utf8)) != nil }
}
