import Foundation
import Inventories
import Testing
import Wording

@testable import Exchange

/// Photos on which answers rest: `check` tells what is wrong with them.
@Suite("Evidence")
struct EvidenceTests {
    private static let name = "evidence/\(ReturnPhotos.digest(ReturnPhotos.jpeg)).jpg"

    private func county(_ answers: String, photos: [[UInt8]] = [ReturnPhotos.jpeg]) throws -> County {
        let county = try County()
        try county.write(
            "990101101.yaml",
            "township: \"990101101\"\nname: 第一镇\nvillages:\n  - code: \"990101101201\"\n    clinic:\n      floor-area: 45\n      attestations:\n\(answers)")
        try FileManager.default.createDirectory(atPath: county.path + "/evidence", withIntermediateDirectories: true)
        for photo in photos { try Data(photo).write(to: URL(fileURLWithPath: county.path + "/evidence/\(ReturnPhotos.digest(photo)).jpg")) }
        return county
    }

    private func problems(_ county: County) throws -> [String] {
        try EvidenceCheck.problems(of: Inventory.open(county.path)).map { problem in
            let text = problem.rendered(.zh).split(separator: "\n")[0]
            return String(text[(text.range(of: "/county/").map(\.upperBound) ?? text.startIndex)...]).replacing(Self.name, with: "X")
        }
    }

    @Test("photos that are there, unchanged, each for one answer, are nothing to tell of")
    func good() throws {
        let county = try county("        tcm-service: {value: 是, on: 2022-08-03, evidence: 台账7、\(Self.name)}\n")
        defer { county.folder.remove() }
        #expect(try problems(county) == [])
    }

    @Test("one that is missing, one that was changed, one that proves two answers, and a name that is none")
    func bad() throws {
        let county = try county(
            """
                    tcm-service: {value: 是, on: 2022-08-03, evidence: \(Self.name)}
                    iv-infusion: {value: 是, on: 2022-08-03, evidence: \(Self.name)}
                    no-smoking-signs: {value: 是, on: 2022-08-03, evidence: evidence/照片1.jpg}

            """)
        defer { county.folder.remove() }
        #expect(
            try problems(county) == [
                "990101101.yaml:10:64: 警告: evidence/照片1.jpg 不是照片编号", "990101101.yaml:9:59: 警告: X 已用来证明 \(county.path)/990101101.yaml 第 8 行的答复",
            ])
        try Data([1]).write(to: URL(fileURLWithPath: county.path + "/" + Self.name))
        #expect(try problems(county).contains("990101101.yaml:8:59: 错误: X 改动过：内容与名字里的编号不符"))
        try FileManager.default.removeItem(atPath: county.path + "/" + Self.name)
        #expect(try problems(county).contains("990101101.yaml:8:59: 警告: 没有找到 X"))
    }

    @Test("a photo that was taken before the day of the answer")
    func older() throws {
        let photo = ReturnPhotos.withNotes(day: "2022:05:01", place: false)
        let name = "evidence/\(ReturnPhotos.digest(photo)).jpg"
        for (day, count) in [("2022-05-01", 0), ("2022-08-03", 1)] {
            let county = try county("        tcm-service: {value: 是, on: \(day), evidence: \(name)}\n", photos: [photo])
            defer { county.folder.remove() }
            let found = try problems(county)
            #expect(found.count == count && found.allSatisfy { $0.contains("是 2022-05-01 拍的，答复是 2022-08-03 的") }, "\(found)")
        }
    }

    @Test("photos in the list of what came back are looked at too, and those of a return that came in are in order")
    func ofReturns() throws {
        let county = try County()
        defer { county.folder.remove() }
        var document = ReturnDocument([("floor-area", "80"), ("tcm-service", "是")])
        let other = ReturnPhotos.withNotes(day: "2022:08:03", place: true)
        document.photos = [ReturnPhotos.photo(ReturnPhotos.jpeg), ReturnPhotos.photo(other)]
        document.answers[0]["photos"] = [ReturnPhotos.digest(ReturnPhotos.jpeg)]
        document.answers[1]["photos"] = [ReturnPhotos.digest(other)]
        try county.importing([document])
        #expect(try problems(county) == [])
        try FileManager.default.removeItem(atPath: county.path + "/evidence")
        #expect(try problems(county).count == 2)
    }
}
