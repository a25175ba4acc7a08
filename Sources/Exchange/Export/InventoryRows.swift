import Inventories
import Quantities
import Standards
import Wording
import YAMLEditing
import YAMLReader

/// Turns the files of an inventory into the rows of its tables.
public struct InventoryRows {
    private let tables: InventoryTables
    private let fields: FieldText
    private let vocabulary: Vocabulary
    private let tableBySubject: [KindID: Int]
    private let tableByContent: [TableContent: Int]
    /// What could not be put into any table.
    public private(set) var diagnostics: [Diagnostic] = []
    private var file = ""
    private var names: [KindID: String] = [:]

    /// Takes a row: the table's number, and its cells.
    public typealias Sink = (_ table: Int, _ cells: [OutputCell]) throws -> Void

    /// Rows for tables.
    public init(_ tables: InventoryTables) {
        self.tables = tables
        vocabulary = tables.vocabulary
        fields = FieldText(tables.vocabulary)
        var bySubject: [KindID: Int] = [:]
        var byContent: [TableContent: Int] = [:]
        for (index, table) in tables.tables.enumerated() {
            if case .subjects(let kind) = table.content { bySubject[kind] = index }
            byContent[table.content] = index
        }
        tableBySubject = bySubject
        tableByContent = byContent
    }

    /// Hands out every row of an inventory: counties first, then townships by code, then roster and waivers.
    ///
    /// - Parameter townships: only these townships; nil for everything.
    /// - Throws: ``InputError`` for files that cannot be read.
    public mutating func write(_ inventory: Inventory, townships: Set<String>? = nil, to sink: Sink) throws {
        let reader = inventory.tapeReader()
        var problems = inventory.diagnostics
        func document(_ path: String) -> YAMLDocument? {
            let found = reader.read(path: path)
            problems += found
            if found.hasErrors { return nil }
            do { return try DocumentReader.read(reader.tape) } catch let error as InputError {
                problems += error.diagnostics
            } catch {}
            return nil
        }
        // What stands outermost comes first.
        let above = vocabulary.levels.upper.reversed().flatMap { kind in inventory.cities.filter { $0.kind == kind } }
        let upper = townships == nil ? above + inventory.counties : []
        for file in upper + inventory.townships.filter({ townships?.contains($0.code) ?? true }) {
            guard let document = document(file.path) else { continue }
            self.file = file.path
            names = [:]
            if let county = inventory.rosters[inventory.codes.county(of: file.code)] {
                names[file.kind] = county.townships.first { $0.code == file.code }?.name ?? county.name
            }
            try head(document, vocabulary.levels[file.kind].fileKey ?? "", file.code, sink)
            try subject(document.root, file.kind, code: file.code, sink)
        }
        if townships == nil {
            for roster in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
                if let document = document(roster.file) { try head(document, "roster", roster.county, sink) }
                try rows(of: roster, sink)
            }
            let path = inventory.waivers.first?.file
            if let path, let document = document(path) { try head(document, "waivers", "", sink) }
        }
        try waivers(inventory.waivers.filter { waiver in townships?.contains(inventory.codes.township(of: waiver.subject)) ?? true }, sink)
        if problems.hasErrors { throw InputError(problems) }
        diagnostics += problems
    }

    private func emit(_ content: TableContent, _ sink: Sink, _ cell: (Column) -> OutputCell) throws {
        guard let index = tableByContent[content] else { return }
        try sink(index, tables.tables[index].columns.map(cell))
    }

    // MARK: Files

    private func head(_ document: YAMLDocument, _ key: String, _ code: String, _ sink: Sink) throws {
        let comments = document.lines[document.head].map { $0.utf8.last == 13 ? $0.dropLast() : $0 }.filter { $0.hasPrefix("#") }
        guard !comments.isEmpty else { return }
        try emit(.files, sink) { column in
            switch column.role {
            case .file: .text(key)
            case .code: code.isEmpty ? .empty : .text(code)
            case .comment: .text(comments.joined(separator: "\n"))
            default: .empty
            }
        }
    }

    private func rows(of roster: Roster, _ sink: Sink) throws {
        let places = vocabulary.levels
        for township in roster.townships {
            for village in township.villages.isEmpty ? [RosterVillage(code: "", name: "")] : township.villages {
                try emit(.roster, sink) { column in
                    switch column.role {
                    case .placeCode(places.county): .text(roster.county)
                    case .placeName(places.county): .text(roster.name)
                    case .placeCode(places.township): .text(township.code)
                    case .placeName(places.township): .text(township.name)
                    case .placeCode(places.village) where !village.code.isEmpty: .text(village.code)
                    case .placeName(places.village) where !village.code.isEmpty: .text(village.name)
                    case .source where !roster.source.isEmpty: .text(roster.source)
                    default: .empty
                    }
                }
            }
        }
    }

    private func waivers(_ waivers: [Waiver], _ sink: Sink) throws {
        for waiver in waivers {
            try emit(.waivers, sink) { column in
                switch column.role {
                case .criterion: .text(waiver.criterion)
                case .code: .text(waiver.subject)
                case .reason: .text(waiver.reason)
                case .approver: .text(waiver.approver)
                case .until: .day(waiver.until)
                default: .empty
                }
            }
        }
    }

    // MARK: Subjects

    /// The rows of a subject and of everything in it.
    private mutating func subject(_ node: DocumentNode, _ kindID: KindID, code outer: String, _ sink: Sink) throws {
        let kind = vocabulary.kinds[kindID]
        var parts = SubjectParts(node, kindID, vocabulary)
        if parts.code.isEmpty { parts.code = outer }
        if let name = parts.name { names[kindID] = name }
        defer { names[kindID] = nil }
        for key in parts.unknown {
            diagnostics.append(Diagnostic(.warning, file: file, message: .notExported(key, parts.code)))
        }
        if let table = tableBySubject[kindID] {
            let cells = tables.tables[table].columns.map { column in self.cell(column, parts, kind, isPresent: true) }
            try sink(table, cells)
        }
        for (slot, value) in parts.fields {
            let field = kind.table.fields[slot]
            switch field.type {
            case .records(let record): try records(value, record, parts, sink)
            case .counts(let list): try counts(value, list, parts, sink)
            default: break
            }
        }
        try attestations(parts, kind, sink)
        try verified(parts, kind, sink)
        if let declared = parts.declared {
            for entry in declared.entries {
                try emit(.declared, sink) { column in
                    switch column.role {
                    case .code: .text(parts.code)
                    case .kind: .text(vocabulary.kind(entry.key).map { vocabulary.kinds[$0].label } ?? entry.key)
                    case .total: entry.value.text.flatMap(Double.init).map { .number($0) } ?? .empty
                    default: .empty
                    }
                }
            }
        }
        for (child, value) in parts.children { try children(value, child, of: parts.code, sink) }
        for village in parts.villages { try subject(village, vocabulary.levels.village, code: "", sink) }
    }

    private mutating func children(_ node: DocumentNode, _ kindID: KindID, of place: String, _ sink: Sink) throws {
        let kind = vocabulary.kinds[kindID]
        let implied = FacilityDirectory.impliedCode(place, kind)
        switch node.content {
        case .mapping: try subject(node, kindID, code: implied, sink)
        case .sequence(let items) where !items.isEmpty:
            for item in items { try subject(item.value, kindID, code: "", sink) }
        default:
            if case .scalar = node.content, node.text == nil { return }
            guard let table = tableBySubject[kindID] else { return }
            // Said to be none.
            let parts = SubjectParts(code: implied)
            try sink(table, tables.tables[table].columns.map { cell($0, parts, kind, isPresent: false) })
        }
    }

    private func cell(_ column: Column, _ parts: SubjectParts, _ kind: SubjectKind, isPresent: Bool) -> OutputCell {
        switch column.role {
        case .code: return .text(parts.code)
        case .place(let place): return names[place].map { .text($0) } ?? .empty
        case .name: return parts.name.map { .text($0) } ?? .empty
        case .presence: return .text(isPresent ? "有" : "无")
        case .field(let slot):
            guard let value = parts.field(slot) else { return .empty }
            switch kind.table.fields[slot].type {
            case .counts, .records: return fields.value(value, kind.table.fields[slot]) == .nothing ? .text("无") : .empty
            default: return fields.cell(value, kind.table.fields[slot])
            }
        case .reportedBy: return parts.reportedBy.map { .text($0) } ?? .empty
        case .reportedOn: return parts.reportedOn.map { text in Day(text).map { .day($0) } ?? .text(text) } ?? .empty
        case .sample: return parts.sampleDay.map { text in Day(text).map { .day($0) } ?? .text(text) } ?? .empty
        case .note: return parts.note.map { .text($0) } ?? .empty
        default: return .empty
        }
    }

    private func owner(_ column: Column, _ parts: SubjectParts) -> OutputCell {
        switch column.role {
        case .code: .text(parts.code)
        case .place(let place): names[place].map { .text($0) } ?? .empty
        case .name: parts.name.map { .text($0) } ?? .empty
        default: .empty
        }
    }

    private func records(_ node: DocumentNode, _ record: Int, _ parts: SubjectParts, _ sink: Sink) throws {
        let table = vocabulary.records[record].table
        for item in node.items {
            var values: [Int: DocumentNode] = [:]
            for entry in item.value.entries {
                if let slot = table.slot(vocabulary.symbols.symbol(entry.key)) { values[slot] = entry.value }
            }
            try emit(.records(record), sink) { column in
                if case .field(let slot) = column.role { return values[slot].map { fields.cell($0, table.fields[slot]) } ?? .empty }
                return owner(column, parts)
            }
        }
    }

    private func counts(_ node: DocumentNode, _ list: Int, _ parts: SubjectParts, _ sink: Sink) throws {
        let terms = vocabulary.termLists[list]
        var counts: [Int: OutputCell] = [:]
        switch node.content {
        case .mapping(let entries):
            for entry in entries {
                guard let item = terms.item(vocabulary.symbols.symbol(entry.key)), let text = entry.value.text else { continue }
                counts[item] = ((try? fields.count(text, terms.items[item])) ?? nil).map { .number(Double($0)) } ?? .text(text)
            }
        case .sequence(let items) where !items.isEmpty:
            // A list names what there is; of the rest there is none.
            for index in terms.items.indices { counts[index] = .number(0) }
            for item in items { if let term = terms.item(vocabulary.symbols.symbol(item.value.text ?? "")) { counts[term] = .number(1) } }
        default: return
        }
        guard !counts.isEmpty else { return }
        try emit(.counts(list), sink) { column in
            if case .listTerm(let term) = column.role { return counts[term] ?? .empty }
            return owner(column, parts)
        }
    }

    private func attestations(_ parts: SubjectParts, _ kind: SubjectKind, _ sink: Sink) throws {
        for entry in parts.attestations?.entries ?? [] {
            guard let slot = kind.table.slot(vocabulary.symbols.symbol(entry.key)), kind.table.fields[slot].isAttested else { continue }
            let field = kind.table.fields[slot]
            let answer = AttestationParts(entry.value)
            try emit(.attestations, sink) { column in
                switch column.role {
                case .item: .text(field.label == entry.key || kind.table.slot(vocabulary.symbols.symbol(field.label)) == slot ? field.label : field.id)
                case .answer: answer.value.map { fields.cell($0, field) } ?? .empty
                case .day: answer.on.map { text in Day(text).map { .day($0) } ?? .text(text) } ?? .empty
                case .evidence: answer.evidence.map { .text($0) } ?? .empty
                case .by: answer.by.map { .text($0) } ?? .empty
                default: owner(column, parts)
                }
            }
        }
    }

    private func verified(_ parts: SubjectParts, _ kind: SubjectKind, _ sink: Sink) throws {
        guard let verified = parts.verified else { return }
        let by = (verified["by"] ?? verified["核查人"])?.text
        let on = (verified["on"] ?? verified["日期"])?.text
        func row(_ item: String, _ answer: OutputCell) throws {
            try emit(.verified, sink) { column in
                switch column.role {
                case .item: item.isEmpty ? .empty : .text(item)
                case .answer: answer
                case .by: by.map { .text($0) } ?? .empty
                case .day: on.map { text in Day(text).map { .day($0) } ?? .text(text) } ?? .empty
                default: owner(column, parts)
                }
            }
        }
        var isEmpty = true
        for entry in verified.entries {
            guard let slot = kind.table.slot(vocabulary.symbols.symbol(entry.key)) else { continue }
            let field = kind.table.fields[slot]
            isEmpty = false
            if case .counts(let list) = field.type, entry.value.isMapping {
                for count in entry.value.entries {
                    let label = vocabulary.termLists[list].item(vocabulary.symbols.symbol(count.key)).map { vocabulary.termLists[list].items[$0].label }
                    try row("\(field.label)/\(label ?? count.key)", count.value.text.flatMap(Double.init).map { .number($0) } ?? .empty)
                }
            } else if case .records(let record) = field.type, entry.value.isSequence {
                for item in entry.value.items { try verifiedRecord(item.value, vocabulary.records[record].table, field, row) }
            } else {
                try row(field.label, fields.cell(entry.value, field))
            }
        }
        if isEmpty { try row("", .empty) }
    }

    /// What was found of one member of staff, a row for each value.
    private func verifiedRecord(_ node: DocumentNode, _ table: FieldTable, _ field: Field, _ row: (String, OutputCell) throws -> Void) throws {
        let id = node.entries.first { table.slot(vocabulary.symbols.symbol($0.key)) == table.slot(id: "id") }?.value.text ?? ""
        for entry in node.entries {
            if ["present", "在岗"].contains(entry.key) {
                let isThere = vocabulary.yesNo(vocabulary.symbols.symbol(entry.value.text ?? "")) != false
                try row("\(field.label)/\(id)", .text(isThere ? "在岗" : "不在岗"))
            } else if let slot = table.slot(vocabulary.symbols.symbol(entry.key)), slot != table.slot(id: "id"),
                tables.withNames || !table.fields[slot].isPrivate
            {
                try row("\(field.label)/\(id)/\(table.fields[slot].label)", fields.cell(entry.value, table.fields[slot]))
            }
        }
    }
}
