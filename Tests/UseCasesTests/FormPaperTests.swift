import Exchange
import Foundation
import TestSupport
import Testing

/// The forms of clinics on paper, as LibreOffice prints them.
@Suite("Forms on paper", .enabled(if: Paper.isThere, "soffice and pdftotext are not there: nothing is printed"))
struct FormPaperTests {
    @Test("a clinic's own sheet is two pages of A4 in 12 points, and no text runs into another", arguments: FormSampleTests.samples)
    func pages(name: String) async throws {
        let sample = try await FormSampleTests.Sample(name)
        // The longest forms of the sample, by what there is to lay out.
        let plans = try sample.plans(isOnlyMissing: false).sorted { Self.size($0) > Self.size($1) }.prefix(3)
        for plan in plans {
            var own = plan
            own.blocks = plan.blocks.filter(\.isOwn)
            let paper = try Paper { try sample.write(own, to: $0) }
            defer { paper.remove() }
            #expect(paper.pages == 2 || paper.pages == 1, "\(plan.subject.code): \(paper.pages) pages")
            let (smallest, overlaps) = (try paper.smallest(), try paper.overlaps())
            // The digits that stand in for Verdana's are a little wider, and the page is scaled by what that comes to.
            #expect(smallest > 11.7, "\(plan.subject.code): \(smallest) points")
            #expect(overlaps.isEmpty, "\(plan.subject.code)")
        }
    }

    private static func size(_ plan: FormPlan) -> Int {
        plan.blocks.filter(\.isOwn).flatMap(\.questions).reduce(0) { sum, question in
            switch question.answer {
            case .boxes(let boxes): sum + 1 + (boxes.count + 3) / 4
            case .people(let people): sum + 2 + people.known.count + people.lines
            default: sum + 1
            }
        }
    }
}

/// A workbook that was printed.
struct Paper {
    private static let office = "/usr/bin/soffice"
    private static let reader = "/usr/bin/pdftotext"
    /// Whether it can be printed at all.
    static let isThere = [office, reader].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    private let folder: String
    private let text: String

    /// A word or a line, where it stands, in points.
    private struct Box {
        var words: String
        var page: Int
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
    }

    /// Prints what is written to a file.
    init(_ write: (String) throws -> Void) throws {
        folder = scratch.appendingPathComponent("paper-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write(folder + "/form.xlsx")
        try Self.run(
            Self.office, ["-env:UserInstallation=file://\(folder)/office", "--headless", "--convert-to", "pdf", "--outdir", folder, folder + "/form.xlsx"])
        try Self.run(Self.reader, ["-bbox-layout", folder + "/form.pdf", folder + "/form.html"])
        text = try String(contentsOfFile: folder + "/form.html", encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    /// How many pages it has.
    var pages: Int { text.components(separatedBy: "<page ").count - 1 }

    private func boxes(_ tag: String) throws -> [Box] {
        let pattern = try Regex("<\(tag) xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]*)")
        var found: [Box] = []
        for (page, part) in text.components(separatedBy: "<page ").dropFirst().enumerated() {
            for match in part.matches(of: pattern) {
                let numbers = (1...4).map { Double(match.output[$0].substring.map(String.init) ?? "") ?? 0 }
                found.append(
                    Box(
                        words: match.output[5].substring.map(String.init) ?? "", page: page, left: numbers[0], top: numbers[1], right: numbers[2],
                        bottom: numbers[3]))
            }
        }
        // What is printed above every page is no part of the form.
        return found.filter { $0.top > 54 }
    }

    /// The size of the smallest Chinese text, in points: a character is as wide as it is high.
    func smallest() throws -> Double {
        try boxes("word").filter { word in word.words.count > 1 && word.words.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }
            .map { ($0.right - $0.left) / Double($0.words.count) }.min() ?? 0
    }

    /// Lines of text that stand over each other: their cells are too small for them.
    func overlaps() throws -> [String] {
        let lines = try boxes("line")
        var found: [String] = []
        for (index, one) in lines.enumerated() {
            for other in lines[(index + 1)...] where one.page == other.page {
                let (across, down) = (min(one.right, other.right) - max(one.left, other.left), min(one.bottom, other.bottom) - max(one.top, other.top))
                if across > 2, down > 4 { found.append("page \(one.page + 1): \(one.top) \(other.top)") }
            }
        }
        return found
    }
}
