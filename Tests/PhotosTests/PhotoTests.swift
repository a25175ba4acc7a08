import Foundation
import Quantities
import Testing

@testable import Photos

/// Pictures that are taken in: what is none is refused, and where one was taken is nobody's business.
@Suite("Photos")
struct PhotoTests {
    /// The smallest picture of one dot.
    static let jpeg: [UInt8] = Array(
        Data(
            base64Encoded:
                "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
        )!)
    static let png: [UInt8] = Array(Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!)

    /// Notes of a camera: a day, and a place.
    static func notes(day: String?, place: Bool, isLittle: Bool = true) -> [UInt8] {
        func short(_ value: Int) -> [UInt8] { isLittle ? [UInt8(value & 0xFF), UInt8(value >> 8)] : [UInt8(value >> 8), UInt8(value & 0xFF)] }
        func long(_ value: Int) -> [UInt8] { isLittle ? short(value & 0xFFFF) + short(value >> 16) : short(value >> 16) + short(value & 0xFFFF) }
        let text = day.map { Array("\($0) 09:41:00\0".utf8) } ?? []
        let count = (day == nil ? 0 : 1) + (place ? 1 : 0)
        let behind = 8 + 2 + count * 12 + 4
        var bytes = Array((isLittle ? "II" : "MM").utf8) + short(42) + long(8) + short(count)
        if day != nil { bytes += short(0x0132) + short(2) + long(text.count) + long(behind) }
        if place { bytes += short(0x8825) + short(4) + long(1) + long(behind + text.count) }
        bytes += long(0) + text
        if place { bytes += short(2) + short(0) + short(1) + long(4) + [2, 3, 0, 0] + short(2) + short(5) + long(3) + long(0) + long(0) }
        return bytes
    }

    /// A JPEG with a segment behind its beginning.
    static func jpeg(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, 0xD8, 0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content + jpeg.dropFirst(2)
    }

    @Test("a photo is taken as it is")
    func plain() throws {
        let photo = try Photo(Self.jpeg)
        #expect(photo.format == .jpeg && photo.width == 1 && photo.height == 1 && photo.bytes == Self.jpeg && !photo.hadPosition && photo.takenOn == nil)
        let picture = try Photo(Self.png)
        #expect(picture.format == .png && picture.width == 1 && picture.height == 1 && picture.bytes == Self.png)
    }

    @Test(
        "what is no photo is told by what it is",
        arguments: [
            ([], .noPhoto), (Array("<html><script>alert(1)</script>".utf8), .noPhoto), (Array("GIF89a".utf8), .noPhoto), ([0xFF, 0xD8, 0xFF], .cutOff),
            ([0xFF, 0xD8, 0xFF, 0xD9], .damaged), (Array(PhotoTests.jpeg.dropLast(3)), .cutOff), (Array(PhotoTests.png.dropLast(5)), .cutOff),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 1], .damaged), (PNGFile.signature, .cutOff),
        ] as [([UInt8], Photo.Problem)])
    func noPhoto(bytes: [UInt8], problem: Photo.Problem) { #expect(throws: problem) { try Photo(bytes) } }

    @Test("every photo cut off anywhere is refused")
    func cutOff() {
        for count in 0..<Self.jpeg.count { #expect(throws: Photo.Problem.self) { try Photo(Array(Self.jpeg.prefix(count))) } }
        for count in 0..<Self.png.count { #expect(throws: Photo.Problem.self) { try Photo(Array(Self.png.prefix(count))) } }
    }

    @Test("too many bytes and too many dots are refused with their numbers")
    func tooLarge() {
        #expect(throws: Photo.Problem.tooLarge(bytes: Self.jpeg.count, limit: 10)) { try Photo(Self.jpeg, limits: .init(bytes: 10)) }
        #expect(throws: Photo.Problem.tooManyDots(width: 1, height: 1)) { try Photo(Self.jpeg, limits: .init(dots: 0)) }
    }

    @Test("where a photo was taken is taken out and said; the day it was taken on stays", arguments: [true, false])
    func position(isLittle: Bool) throws {
        let exif = Array("Exif\0\0".utf8)
        let photo = try Photo(Self.jpeg(0xE1, exif + Self.notes(day: "2022:08:03", place: true, isLittle: isLittle)))
        #expect(photo.hadPosition && photo.takenOn == Day("2022-08-03"))
        let again = try Photo(photo.bytes)
        #expect(!again.hadPosition && again.takenOn == Day("2022-08-03") && again.bytes == photo.bytes)
        // Without a day nothing is left of the notes.
        #expect(try Photo(Self.jpeg(0xE1, exif + Self.notes(day: nil, place: true, isLittle: isLittle))).bytes == Self.jpeg)
    }

    @Test("notes without a place stay; notes that cannot be read, and XMP with a place, do not")
    func otherNotes() throws {
        let exif = Array("Exif\0\0".utf8)
        let innocent = Self.jpeg(0xE1, exif + Self.notes(day: "2022:08:03", place: false))
        let photo = try Photo(innocent)
        #expect(photo.bytes == innocent && photo.takenOn == Day("2022-08-03") && !photo.hadPosition)
        #expect(try Photo(Self.jpeg(0xE1, exif + [1, 2, 3])).bytes == Self.jpeg)
        let xmp = Array("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"33,1N\"/>".utf8)
        #expect(try Photo(Self.jpeg(0xE1, xmp)).bytes == Self.jpeg && (try Photo(Self.jpeg(0xE1, xmp)).hadPosition))
    }

    @Test("what hangs behind the end of a photo is left behind")
    func trailing() throws {
        #expect(try Photo(Self.jpeg + Array("a film with a place".utf8)).bytes == Self.jpeg)
        #expect(try Photo(Self.png + [1, 2, 3]).bytes == Self.png)
    }

    @Test("no bytes make the reader stumble")
    func noise() {
        var state: UInt64 = 7
        func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        let seeds = [Self.jpeg(0xE1, Array("Exif\0\0".utf8) + Self.notes(day: "2022:08:03", place: true)), Self.png]
        for round in 0..<2000 {
            var bytes = seeds[round % 2]
            for _ in 0..<3 { bytes[Int(next()) % bytes.count] = next() }
            _ = try? Photo(bytes)
        }
    }
}
