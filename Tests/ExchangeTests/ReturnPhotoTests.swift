import Digests
import Foundation
import Inventories
import Testing
import Wording

@testable import Exchange

/// Pictures of one dot.
enum ReturnPhotos {
    static let jpeg: [UInt8] = Array(
        Data(
            base64Encoded:
                "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
        )!)

    /// The same with a camera's notes: the day, and where it was.
    static func withNotes(day: String, place: Bool) -> [UInt8] {
        let text = Array("\(day) 09:41:00\0".utf8)
        let count: UInt8 = place ? 2 : 1
        let behind = 8 + 2 + Int(count) * 12 + 4
        var notes = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, count, 1, 0x32, 0, 2, 0, 0, 0, UInt8(text.count), 0, 0, 0, UInt8(behind)]
        if place { notes += [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, UInt8(behind + text.count)] }
        notes += [0, 0, 0, 0] + text
        if place { notes += [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4E, 0, 0, 0, 0, 0, 0, 0] }
        return [0xFF, 0xD8, 0xFF, 0xE1, UInt8((notes.count + 2) >> 8), UInt8((notes.count + 2) & 0xFF)] + notes + jpeg.dropFirst(2)
    }

    static func digest(_ bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.update(bytes)
        return digest.digest().hexadecimal
    }

    /// A photo as a document carries it.
    static func photo(_ bytes: [UInt8]) -> [String: Any] {
        ["sha256": digest(bytes), "type": "image/jpeg", "data": Data(bytes).base64EncodedString()]
    }
}

/// Photos that prove answers: kept by their digests, named by the answer.
@Suite("Photos of returned forms")
struct ReturnPhotoTests {
    private func document(_ photos: [[UInt8]], ask: String = "tcm-service", text: String = "是") -> ReturnDocument {
        var document = ReturnDocument([(ask, text)])
        document.photos = photos.map { ReturnPhotos.photo($0) }
        document.answers[0]["photos"] = photos.map { ReturnPhotos.digest($0) }
        return document
    }

    @Test("an answer names its photo, which lies under its digest")
    func kept() throws {
        let county = try County()
        defer { county.folder.remove() }
        var document = document([ReturnPhotos.jpeg])
        document.answers[0]["evidence"] = "台账7"
        try county.importing([document])
        let name = "evidence/\(ReturnPhotos.digest(ReturnPhotos.jpeg)).jpg"
        #expect(county.read("990101101.yaml")?.contains("evidence: 台账7、\(name), by: 村医") == true, "\(county.read("990101101.yaml") ?? "")")
        #expect(try county.everything()[name] == ReturnPhotos.jpeg)
        #expect(county.read("returns.yaml")?.contains("photos:") == false)
    }

    @Test("where a photo was taken is removed and said, and it goes by the digest of what is left")
    func position() throws {
        let county = try County()
        defer { county.folder.remove() }
        let photo = ReturnPhotos.withNotes(day: "2022:08:03", place: true)
        var files = ReturnedFiles()
        files.read(document([photo]).json, name: "a.json")
        #expect(files.problems.map { $0.rendered(.zh) } == ["a.json:photos[0]: 警告: 照片里记有拍摄位置，存入时已删去\n"])
        try county.importing([document([photo])])
        let kept = try #require(county.everything().first { $0.key.hasPrefix("evidence/") })
        #expect(kept.key == "evidence/\(ReturnPhotos.digest(kept.value)).jpg" && kept.value != photo)
        #expect(county.read("990101101.yaml")?.contains(kept.key) == true)
    }

    @Test("a photo of an answer that names no papers is named in the list of what came back")
    func ofPlainAnswer() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([document([ReturnPhotos.jpeg], ask: "floor-area", text: "80")])
        #expect(county.read("returns.yaml")?.contains("photos: {floor-area: [evidence/\(ReturnPhotos.digest(ReturnPhotos.jpeg)).jpg]}") == true)
    }

    @Test("a photo with another digest than its form gave it is an edit")
    func changed() throws {
        let county = try County()
        defer { county.folder.remove() }
        var document = document([ReturnPhotos.jpeg])
        document.photos[0]["data"] = Data(ReturnPhotos.withNotes(day: "2022:08:03", place: false)).base64EncodedString()
        document.facts = try county.digest()
        #expect(try county.sorted([document])[0].reasons == [.edited(.photo(ReturnPhotos.digest(ReturnPhotos.jpeg)))])
    }

    @Test("the same photo twice is one file; one that is there already is not written again")
    func once() throws {
        let county = try County()
        defer { county.folder.remove() }
        #expect(try county.importing([document([ReturnPhotos.jpeg])]).photos.count == 1)
        #expect(try county.importing([document([ReturnPhotos.jpeg], ask: "iv-infusion")]).photos.count == 0)
        try county.folder.write("county/evidence/\(ReturnPhotos.digest(ReturnPhotos.jpeg)).jpg", "somebody's edit")
        #expect(throws: InputError.self) { try county.importing([document([ReturnPhotos.jpeg])]) }
    }
}
