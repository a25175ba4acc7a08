import Inventories
import Wording
import Workbooks

/// What survey teams sent in, beside the spreadsheets of the inventory itself.
extension InventoryImport {
    /// Whether a spreadsheet is what a survey tool exported.
    package static func isSubmission(_ path: String, _ limits: WorkbookLimits) -> Bool {
        guard let file = try? SpreadsheetFile(path: path, limits: limits) else { return false }
        return file.sheets.indices.contains { SubmissionTable.isSubmission(file, sheet: $0) }
    }

    /// Reads submissions, with their repeats in files or sheets of their own, and works out what would change.
    ///
    /// - Throws: ``InputError`` with everything that is wrong with them.
    package func plan(submissions paths: [String], _ mapping: SubmissionMapping?, existing: Inventory) throws -> Plan {
        let problems = ImportProblems()
        let importer = SheetImporter(tables, problems)
        var submissions: [SubmissionTable] = []
        for path in paths {
            problems.files.append(path)
            do {
                let file = try SpreadsheetFile(path: path, limits: workbookLimits)
                problems.add(file.warnings)
                for sheet in file.sheets.indices { submissions.append(try SubmissionTable(file, sheet: sheet, number: problems.files.count - 1)) }
            } catch let error as InputError { problems.add(error.diagnostics) }
        }
        let rosters = RosterMerger.merge([], with: Array(existing.rosters.values), folder: folder, problems)
        importer.names = PlaceNames(rosters.all)
        importer.codes = existing.codes
        importer.codes.tell(rosters.all)
        SubmissionReader(importer, mapping).read(submissions)
        checkPlaces(importer, rosters.all, problems)
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        return try merge(importer, rosters, existing, problems)
    }
}
