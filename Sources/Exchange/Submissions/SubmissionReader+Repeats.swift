import Standards
import Wording
import Workbooks

/// What is said again and again in a submission, in tables of its own.
extension SubmissionReader {
    func readPart(_ table: SubmissionTable, _ mains: [Main]) {
        let joins = SubmissionTable.joins.filter { table.column($0.0) != nil }
        guard let join = joins.first(where: { join in mains.contains { $0.keys[join.1] != nil } }), let column = table.column(join.0) else {
            return problems.error(table.place(1, 0), .partsAlone, help: .giveAllTables)
        }
        var columns: [Int: [Int: SubmissionColumns.Meaning]] = [:]
        for (row, cells) in table.rows {
            guard let cell = cells.first(where: { $0.column == column }), let key = (try? importer.fields.plain(cell.content)) ?? nil else {
                problems.error(table.place(row, column), .noSubmission(""), help: .giveAllTables)
                continue
            }
            let fitting = mains.indices.filter { mains[$0].keys[join.1]?[key] != nil }
            guard fitting.count == 1, let number = fitting.first, let parent = mains[number].keys[join.1]?[key] else {
                problems.error(table.place(row, column), fitting.isEmpty ? .noSubmission(key) : .whichSubmission, help: fitting.isEmpty ? .giveAllTables : nil)
                continue
            }
            if columns[number] == nil { columns[number] = SubmissionColumns(vocabulary, mains[number].names, mapping).meanings(table, problems) }
            // Of a submission that could not be read its parts are not looked at; what is wrong with it is told.
            guard let subject = mains[number].subjects[parent], let meanings = columns[number] else { continue }
            readPart(row, cells, meanings, table, mains[number], subject, nothing: mains[number].nothing[parent] ?? [:])
        }
    }

    private func readPart(
        _ row: Int, _ cells: [Cell], _ meanings: [Int: SubmissionColumns.Meaning], _ table: SubmissionTable, _ main: Main, _ subject: SubjectUpdate,
        nothing: [FieldRef: CellPlace]
    ) {
        let values = SubmissionValues(vocabulary: vocabulary, fields: importer.fields, names: main.names, mapping: mapping)
        var found: [(slot: Int, value: FieldValue)] = []
        var owner: FieldRef?
        for cell in cells {
            guard case .answer(.record(let ref, let slot))? = meanings[cell.column] else {
                if meanings[cell.column] != nil, !importer.isBlank(cell) { problems.error(table.place(row, cell.column), .notAPart) }
                continue
            }
            guard owner == nil || owner == ref else {
                problems.error(table.place(row, cell.column), .notAPart)
                continue
            }
            owner = ref
            if let value = record(ref, slot, cell, values, table, row) { found.append((slot, value)) }
        }
        guard let owner, !found.isEmpty, let record = vocabulary.recordKind(in: owner) else { return }
        if let place = nothing[owner] { problems.error(place, .noneButRecords(vocabulary.field(.subject(owner)).label), help: .noneAlone) }
        subject.records[record, default: []].append(RecordUpdate(place: table.place(row, 0), values: found))
    }
}
