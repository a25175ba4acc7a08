import Wording

/// An .xlsx file as Excel, WPS, LibreOffice and others save it.
final class XLSXFile {
    private let path: String
    private let archive: Archive
    private let limits: WorkbookLimits
    private var strings: [String] = []
    private var styles: [NumberStyle] = []
    private var uses1904 = false
    private var budget: Int
    /// The sheets: their names, and the parts they are in.
    private(set) var sheets: [(name: String, part: String)] = []
    /// What is odd about the file without keeping it from being read.
    private(set) var warnings: [Diagnostic] = []

    init(path: String, limits: WorkbookLimits) throws {
        self.path = path
        self.limits = limits
        budget = limits.cells
        archive = try Archive(path: path, limits: limits)
        try readParts()
    }

    private func readParts() throws {
        if archive.holds("EncryptedPackage") { throw WorkbookProblem(.encrypted, help: .removePassword) }
        if archive.holds("content.xml") || archive.holds("xl/workbook.bin") { throw WorkbookProblem(.otherSpreadsheet, help: .saveAsXLSX) }
        let top = RelationshipsPart(limit: limits.parts)
        if archive.holds("_rels/.rels") { try parse("_rels/.rels", top) }
        let main =
            top.targets.values.first { $0.type.hasSuffix("/officeDocument") }.map { resolve($0.target, from: "") } ?? "xl/workbook.xml"
        guard archive.holds(main) else { throw WorkbookProblem(.notASpreadsheet, help: .saveAsXLSX) }
        let workbook = WorkbookPart(limit: limits.parts)
        try parse(main, workbook)
        uses1904 = workbook.uses1904
        let folder = main.contains("/") ? String(main[..<main.lastIndex(of: "/")!]) : ""
        let name = main.split(separator: "/").last.map(String.init) ?? ""
        let relationships = RelationshipsPart(limit: limits.parts)
        try parse((folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels", relationships)
        for sheet in workbook.sheets {
            guard let entry = relationships.targets[sheet.relationship] else { continue }
            // Chart sheets have no rows.
            guard entry.type.hasSuffix("/worksheet") else { continue }
            sheets.append((sheet.name, resolve(entry.target, from: folder)))
        }
        for entry in relationships.targets.values {
            let part = resolve(entry.target, from: folder)
            if entry.type.hasSuffix("/sharedStrings"), archive.holds(part) {
                let shared = SharedStringsPart(limits)
                try parse(part, shared)
                strings = shared.strings
            } else if entry.type.hasSuffix("/styles"), archive.holds(part) {
                let styles = StylesPart(limit: limits.parts)
                try parse(part, styles)
                self.styles = styles.styles
            } else if entry.type.hasSuffix("/vbaProject") {
                warnings.append(Diagnostic(.warning, file: path, message: .macrosIgnored()))
            }
        }
    }

    private func resolve(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    private func parse(_ part: String, _ handler: some XMLHandler) throws {
        try parseXML(part, of: archive, depth: limits.depth, handler)
    }

    func readRows(_ sheet: Int, _ consume: @escaping (Int, [Cell]) throws -> Void) throws {
        let handler = SheetPart(
            strings: strings, styles: styles, uses1904: uses1904, limits: limits, budget: budget, consume: consume)
        do {
            try parse(sheets[sheet].part, handler)
        } catch {
            throw handler.failure ?? error
        }
        budget = handler.remaining
    }
}
