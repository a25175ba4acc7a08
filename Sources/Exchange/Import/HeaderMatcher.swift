import Standards
import Wording

/// Finds out what the columns of a sheet mean, by their heads.
struct HeaderMatcher {
    /// A table with the spellings of its columns.
    private struct Candidate {
        var table: Table
        var roles: [String: ColumnRole]
    }

    /// What a header row says.
    struct Match {
        var table: Table
        /// The role of each column; nil for columns that mean nothing.
        var roles: [ColumnRole?]
        /// Columns whose head means nothing here.
        var unknown: [(column: Int, head: String)]
        /// Columns that mean the same as an earlier one.
        var twice: [(column: Int, head: String, earlier: Int)]
        var known: Int { roles.count { $0 != nil } }
    }

    private let candidates: [Candidate]
    private let fields: FieldText

    init(_ tables: InventoryTables, _ fields: FieldText) {
        self.fields = fields
        let vocabulary = tables.vocabulary
        candidates = tables.tables.map { table in
            var roles: [String: ColumnRole] = [:]
            func add(_ spellings: [String], _ role: ColumnRole) {
                for spelling in spellings {
                    let key = Self.key(spelling)
                    if roles[key] == nil { roles[key] = role }
                }
            }
            for column in table.columns { add([column.id, column.label, column.heading(.zh)], column.role) }
            for column in table.columns { add(column.aliases, column.role) }
            // In a table of subjects, items that are counted and answers may have columns of their own too.
            if case .subjects(let kindID) = table.content {
                for column in [FormTables.by, FormTables.on, FormTables.rosterName(kindID)] { add([column.label, column.id], column.role) }
                let kind = vocabulary.kinds[kindID]
                for (slot, field) in kind.table.fields.enumerated() {
                    if case .counts(let list) = field.type {
                        for (term, item) in vocabulary.termLists[list].items.enumerated() {
                            add([item.label, item.id] + item.aliases, .term(slot: slot, term: term))
                            add([field.label, field.id].map { $0 + "/" + item.label }, .term(slot: slot, term: term))
                        }
                    } else if field.isAttested {
                        add([field.label, field.id], .attested(slot))
                        add([field.label + FormTables.evidence.label, field.id + FormTables.evidence.id], .evidenceOf(slot))
                    }
                }
            }
            return Candidate(table: table, roles: roles)
        }
    }

    /// Every spelling of the columns of a table, for suggestions.
    func spellings(_ table: Table) -> [String] { table.columns.flatMap { [$0.label, $0.id] + $0.aliases } }

    /// The table a sheet's name stands for.
    func table(named name: String) -> Table? {
        func table(_ key: String) -> Table? {
            candidates.first { candidate in
                ([candidate.table.id, candidate.table.title] + candidate.table.aliases).contains { Self.key($0) == key }
            }?.table
        }
        let key = Self.key(name)
        if let found = table(key) { return found }
        // Forms say behind the name of the table who fills the sheet in, or whose things it counts.
        return key.firstIndex(of: "(").flatMap { $0 > key.startIndex ? table(String(key[..<$0])) : nil }
    }

    /// What a row says if it is the header of a table; of any table when none is given.
    func match(_ heads: [(column: Int, text: String)], table: Table?) -> Match? {
        var best: Match?
        for candidate in candidates where table == nil || candidate.table.content == table!.content {
            guard let match = match(heads, candidate), isHeader(match) else { continue }
            if match.known > (best?.known ?? 0) { best = match }
        }
        return best
    }

    private func match(_ heads: [(column: Int, text: String)], _ candidate: Candidate) -> Match? {
        var match = Match(table: candidate.table, roles: [], unknown: [], twice: [])
        var seen: [ColumnRole: Int] = [:]
        for head in heads {
            while match.roles.count <= head.column { match.roles.append(nil) }
            let role = candidate.roles[Self.key(head.text)] ?? candidate.roles[Self.key(Self.withoutUnit(head.text))]
            guard let role else {
                match.unknown.append((head.column, fields.trim(head.text)))
                continue
            }
            if let earlier = seen.updateValue(head.column, forKey: role) {
                match.twice.append((head.column, fields.trim(head.text), earlier))
            } else {
                match.roles[head.column] = role
            }
        }
        return match.known > 0 ? match : nil
    }

    /// Whether the columns say whose rows they are, and something else beside.
    private func isHeader(_ match: Match) -> Bool {
        let roles = match.roles.compactMap { $0 }
        switch match.table.content {
        case .roster:
            return roles.count { if case .placeCode = $0 { true } else { false } } >= 2
        case .files: return roles.contains(.file) && roles.contains(.comment)
        case .waivers: return roles.contains(.criterion) && roles.contains(.code)
        default:
            let isNamed = roles.contains(.code) || roles.contains(.name) || roles.contains { if case .place = $0 { true } else { false } }
            // Heads that only say whose rows they are belong to a title, or to a head of two rows.
            return isNamed
                && roles.contains { role in
                    switch role {
                    case .code, .place, .name: false
                    default: true
                    }
                }
        }
    }

    /// A head without white space, marks of required columns, and differences of width and case.
    private static func key(_ text: String) -> String {
        var key = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "*" || scalar == "＊" || scalar == "：" || scalar == ":" || scalar.value == 0xFEFF { continue }
            switch scalar {
            case "（": key.unicodeScalars.append("(")
            case "）": key.unicodeScalars.append(")")
            case "㎡": key += "m²"
            default:
                if (0xFF01...0xFF5E).contains(scalar.value) {
                    key.unicodeScalars.append(UnicodeScalar(scalar.value - 0xFEE0)!)
                } else {
                    key.unicodeScalars.append(scalar)
                }
            }
        }
        return key.lowercased()
    }

    /// A head without the brackets at its end.
    private static func withoutUnit(_ text: String) -> String {
        let trimmed = text.last.map { $0.isWhitespace } == true ? String(text.reversed().drop { $0.isWhitespace }.reversed()) : text
        guard trimmed.last == "）" || trimmed.last == ")", let open = trimmed.lastIndex(where: { $0 == "（" || $0 == "(" }) else { return trimmed }
        return String(trimmed[..<open])
    }
}
