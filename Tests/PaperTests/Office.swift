import Foundation

/// What prints spreadsheets without a printer: LibreOffice makes pages of them, poppler reads the pages.
enum Office {
    private static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
        return folders.map { $0 + "/" + program }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether everything is there.
    static let isThere = ["soffice", "pdftotext", "pdfinfo", "pdftohtml"].allSatisfy { path(of: $0) != nil }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    @discardableResult
    static func run(_ program: String, _ arguments: [String], in folder: String) throws -> String {
        guard let path = path(of: program) else { throw Failure(description: "no \(program)") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = folder + "/.output-\(UUID())"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: output) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    /// Converts workbooks of a folder, as somebody who opens them and prints everything would; each run has a profile of its own.
    static func convert(_ names: [String], to format: String = "pdf", in folder: String) throws {
        try run(
            "soffice",
            ["-env:UserInstallation=file://\(folder)/.office-profile", "--headless", "--convert-to", format, "--outdir", folder]
                + names.map { folder + "/" + $0 },
            in: folder)
    }

    /// The pages of a document.
    struct Pages {
        let path: String
        let folder: String

        init(_ name: String, in folder: String) {
            path = folder + "/" + name
            self.folder = folder
        }

        func count() throws -> Int {
            let line = try Office.run("pdfinfo", [path], in: folder).split(separator: "\n").first { $0.hasPrefix("Pages:") }
            return line.flatMap { Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces)) } ?? 0
        }

        /// Everything that is printed, without white space: text that goes on in the next line is in one piece again, as far as one cell goes.
        func cells() throws -> String {
            try Office.run("pdftotext", ["-raw", path, "-"], in: folder).filter { !$0.isWhitespace }
        }

        /// The smallest type, in points.
        func smallestType() throws -> Double {
            let markup = try Office.run("pdftohtml", ["-xml", "-i", "-zoom", "3", "-stdout", path], in: folder)
            let sizes = markup.components(separatedBy: "<fontspec ").dropFirst().compactMap { part in
                part.range(of: "size=\"").flatMap { Int(part[$0.upperBound...].prefix { $0 != "\"" }) }
            }
            return Double(sizes.min() ?? 0) / 3
        }
    }
}
