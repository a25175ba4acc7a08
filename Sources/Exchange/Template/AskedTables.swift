import Audit
import Figures
import Standards
import Wording

/// The tables of a form: the columns that some chosen standard asks for, and why.
struct AskedTables {
    let program: AuditProgram
    let asked: AskedFields
    let tables: InventoryTables

    init(_ program: AuditProgram, withNames: Bool) {
        self.program = program
        let asked = AskedFields(program)
        self.asked = asked
        let vocabulary = program.vocabulary
        tables = InventoryTables(vocabulary, withNames: withNames) { kind, slot in
            if asked.fields[FieldRef(kind: kind, slot: slot)] != nil { return true }
            // Whether a facility is open decides whether anything is asked of it.
            return vocabulary.kinds[kind].statusSlot == slot
                || slot == vocabulary.levels[vocabulary.levels.village].classes?.slot && kind == vocabulary.levels.village
        }
    }

    /// The checks that ask for a column.
    func checks(_ column: Column, of table: Table) -> [Check] {
        let numbers: [Int]
        switch (table.content, column.role) {
        case (.subjects(let kind), .field(let slot)): numbers = asked.fields[FieldRef(kind: kind, slot: slot)] ?? []
        case (.records(let record), .field(let slot)): numbers = asked.recordFields[record]?[slot] ?? []
        case (.counts(let list), .listTerm(let term)): numbers = checks(ofTerm: term, list)
        default: numbers = []
        }
        return numbers.map { program.checks[$0] }
    }

    private func checks(ofTerm term: Int, _ list: Int) -> [Int] {
        var found: [Int] = []
        for (ref, terms) in asked.terms {
            guard case .counts(list) = program.vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { continue }
            found += terms[term] ?? []
        }
        return Set(found).sorted()
    }

    /// The clauses that ask for a column, one a line.
    func note(_ checks: [Check]) -> String? {
        var seen = Set<String>()
        let lines = checks.compactMap { check -> String? in
            let line = "\(check.citation.short)：\(check.criterion.title)（\(check.firmness.label.zh)）"
            return seen.insert(line).inserted ? line : nil
        }
        guard !lines.isEmpty else { return nil }
        return (lines.prefix(8) + (lines.count > 8 ? ["……共 \(lines.count) 条"] : [])).joined(separator: "\n")
    }

    /// Whether a binding check asks for a column.
    func isRequired(_ checks: [Check]) -> Bool { checks.contains { $0.firmness == .binding } }

    /// The answers with evidence that are asked of a kind of subject.
    func attestations(of kind: KindID) -> [Int] {
        program.vocabulary.kinds[kind].table.fields.indices.filter { slot in
            program.vocabulary.kinds[kind].table.fields[slot].isAttested && asked.fields[FieldRef(kind: kind, slot: slot)] != nil
        }
    }
}
