import BrowserDriver
import Foundation
import TestSupport
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Makes the pictures of the guide from the sample data: `make docs-pictures`.
@Suite("Pictures of the guide", .serialized, .enabled(if: ProcessInfo.processInfo.environment["DABIAO_PICTURES"] != nil))
struct PictureMaker {
    /// Runs the program in the repository.
    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: repository + "/.build/debug/dabiao")
        process.currentDirectoryURL = URL(fileURLWithPath: repository)
        process.environment = ProcessInfo.processInfo.environment.merging(["DABIAO_NO_CACHE": "1"]) { $1 }
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    /// The rows of a township an audit has found gone.
    private func rows(_ ledger: String, _ township: String) throws -> [String] {
        let list = scratch.appendingPathComponent(UUID().uuidString + ".json").path
        defer { try? FileManager.default.removeItem(atPath: list) }
        try run(["ledger", "list", "--township", township, "--status", "submitted", "--format", "json", "-o", list, "--ledger", ledger])
        let data = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: list))) as? [String: Any]
        return (data?["rows"] as? [[String: Any]] ?? []).filter { $0["cleared"] is String }.compactMap { ($0["row"] as? Int).map(String.init) }
    }

    @Test("pictures")
    func pictures() async throws {
        let folder = repository + "/docs/pictures"
        let work = scratch.appendingPathComponent(UUID().uuidString).path
        for path in [folder, work] { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        defer { try? FileManager.default.removeItem(atPath: work) }
        let ledger = work + "/fangcheng-2022.ledger"
        try run(["campaign", "start", "campaigns/fangcheng-2022.yaml", "--inventory", "inventories/fangcheng", "--as-of", "2022-08-01", "--ledger", ledger])
        // A few made-up days of work, so that there is a curve to be seen.
        try FileManager.default.copyItem(atPath: repository + "/inventories/fangcheng", toPath: work + "/fangcheng")
        for (day, township) in [(4, "411322101"), (6, "411322102"), (9, "411322112")] {
            let path = work + "/fangcheng/\(township).yaml"
            var text = try String(contentsOfFile: path, encoding: .utf8)
            for number in 5..<20 { text = text.replacingOccurrences(of: "diseases: \(number)\n", with: "diseases: 24\n") }
            text = text.replacingOccurrences(of: "capability-gaps-closed: {value: 否", with: "capability-gaps-closed: {value: 是, evidence: 照片")
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let date = "2022-08-0\(day)"
            try run(["ledger", "assign", "--township", township, "--to", "村医", "--by", "卫生院", "--on", date, "--yes", "--ledger", ledger])
            try run(["ledger", "submit", "--township", township, "--by", "村医", "--on", date, "--yes", "--ledger", ledger])
            try run(["ledger", "sync", "--inventory", work + "/fangcheng", "--ledger", ledger, "--as-of", date])
            for row in try rows(ledger, township) {
                for step in ["verify", "close"] { try run(["ledger", step, row, "--by", "县核查组", "--on", date, "--ledger", ledger]) }
            }
        }
        for language in ["zh", "en"] {
            let page = work + "/\(language).html"
            try run(["report", "--inventory", "inventories/fangcheng", "--ledger", ledger, "--as-of", "2022-08-10", "--lang", language, "-o", page])
            let browser = try await WebDriver(width: 1100, height: 1500)
            try await browser.open(page)
            for (name, selector) in [("headline", "#headline"), ("townships", "#townships"), ("heat", "#heat"), ("ledger", "#ledger .curve")] {
                try await browser.picture(of: selector).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(language).png"))
            }
            // One township with its first places, one of them opened.
            _ = try await browser.run(
                "document.querySelectorAll('#t411322101 .place').forEach(function(p,i){if(i>7)p.classList.add('hidden');if(i===1)p.open=true})")
            try await browser.picture(of: "#t411322101 .list").write(to: URL(fileURLWithPath: "\(folder)/facilities-\(language).png"))
            await browser.close()
            let phone = try await WebDriver(width: 360, height: 640)
            try await phone.open(page)
            try await phone.screenshot().write(to: URL(fileURLWithPath: "\(folder)/phone-\(language).png"))
            await phone.close()
        }
    }
}
