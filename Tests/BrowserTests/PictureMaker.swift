import Foundation
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
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    @Test("pictures")
    func pictures() async throws {
        let folder = repository + "/docs/pictures"
        let work = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        for path in [folder, work] { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        defer { try? FileManager.default.removeItem(atPath: work) }
        let ledger = work + "/fangcheng-2022.ledger"
        try run(["campaign", "start", "campaigns/fangcheng-2022.yaml", "--inventory", "inventories/fangcheng", "--ledger", ledger])
        try run(["ledger", "sync", "--inventory", "inventories/fangcheng", "--ledger", ledger, "--as-of", "2022-08-09"])
        for language in ["zh", "en"] {
            let page = work + "/\(language).html"
            try run(["report", "--inventory", "inventories/fangcheng", "--ledger", ledger, "--as-of", "2022-08-10", "--lang", language, "-o", page])
            let browser = try await WebDriver(width: 1100, height: 1500)
            try await browser.open(page)
            for (name, selector) in [("headline", "#headline"), ("townships", "#townships"), ("heat", "#heat"), ("ledger", "#ledger > p, #ledger > svg")] {
                try await browser.picture(of: selector).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(language).png"))
            }
            _ = try await browser.run("var e=document.querySelector('#t411322101 details:last-of-type');e.open=true;document.querySelectorAll('#t411322101 .facility').forEach(function(f,i){if(i<3||i>5)f.classList.add('hidden')})")
            try await browser.picture(of: "#t411322101 details:last-of-type").write(to: URL(fileURLWithPath: "\(folder)/facilities-\(language).png"))
            await browser.close()
            let phone = try await WebDriver(width: 360, height: 640)
            try await phone.open(page)
            try await phone.screenshot().write(to: URL(fileURLWithPath: "\(folder)/phone-\(language).png"))
            await phone.close()
        }
    }
}
