import BrowserDriver
import BuiltPrograms
import Foundation
import Testing

/// Forms made by the program, and opened as somebody opens them on a telephone; they are kept in `browser-artefacts`.
enum FormPages {
    private static let artefacts = repository + "/browser-artefacts"

    /// The form of a clinic of a sample.
    static func made(_ name: String, _ arguments: [String], of clinic: String = "独北村", in sample: String = "fangcheng") throws -> String {
        try FileManager.default.createDirectory(atPath: artefacts, withIntermediateDirectories: true)
        let path = artefacts + "/" + name
        let result = try BuiltProgram("dabiao").run(
            ["form", clinic, "--inventory", "inventories/" + sample, "--as-of", "2022-08-10", "--force", "-o", path] + arguments, in: repository)
        try #require(result.status == 0, "\(result.errors)")
        return path
    }

    /// A browser as large as a telephone, without a network.
    ///
    /// - Parameter before: a script that is run before those of pages.
    static func opened(_ page: String, width: Int = 360, dark: Bool = false, before: String? = nil) async throws -> WebDriver {
        let browser = try await WebDriver(width: width, height: 740)
        try await browser.prefer(dark: dark)
        try await browser.goOffline()
        if let before { try await browser.beforePages(before) }
        try await browser.open(page)
        return browser
    }

    /// What a script comes to that comes to a text.
    static func text(_ browser: WebDriver, _ script: String) async throws -> String { try await browser.run("return " + script) as? String ?? "" }

    /// Everything is open, so that it is looked at.
    static let opening = "document.querySelectorAll('details').forEach(function(d){d.open=true});"
}
