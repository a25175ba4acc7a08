import Standards

/// What is missing in the nodes of a check, in SQL.
extension CheckCompiler {
    /// What is missing in a node. Of several rules only those that cannot be told lack anything.
    func cells(_ node: Int) throws -> [CompiledCell] {
        let scope = scope(node)
        switch tree.nodes[node] {
        case .rule(let rule):
            switch rule {
            case .always: return []
            case .all, .any:
                return try tree.children(of: node).flatMap { part in
                    let unknown = try holds(part).unknown
                    return try cells(part).map { CompiledCell(condition: unknown && $0.condition, text: $0.text) }
                }
            case .not: return try cells(node + 1)
            case .compare:
                // What the limit grows with comes before what is held against it.
                return try tree.children(of: node).dropFirst().flatMap(cells) + cells(node + 1)
            case .every: return try tree.children(of: node).flatMap(cells)
            case .isOne(let field, _), .day(let field, _), .reported(let field): return try cells(field, scope)
            case .has(let field, let terms, _): return try compiler.cells(field, terms, scope)
            case .open(let field, let test):
                let facility = try compiler.facility(field, test, scope)
                return try cells(field, scope) + [CompiledCell(condition: .sure("(\(facility.flaw)) IS NULL"), text: facility.cells)]
            }
        case .number(let number):
            switch number {
            case .field(let field): return try cells(field, scope)
            case .item(let field, let term): return try compiler.cells(field, [term], scope)
            case .elapsed(let field, _):
                guard let ref = field.subjectField else { return [] }
                let value = try compiler.column(field, scope)
                let name = CellWords.field(compiler.vocabulary.kinds[ref.kind].id, compiler.vocabulary.kinds[ref.kind].table.fields[ref.slot].id)
                let isToCome = Condition.sure("(\(value) > s.as_of) IS TRUE")
                return [CompiledCell(condition: isToCome, text: "\(dialect.literal(name + CellWords.dateToCome)) || \(dialect.asText(value))")]
                    + (try cells(field, scope))
            case .count, .share, .ratio, .total, .mean: return try tree.children(of: node).flatMap(cells)
            case .sum(let population, let field): return try population.members.flatMap { try compiler.cells($0, field, scope) }
            case .blankSpots: return []
            }
        case .member(let member): return try compiler.cells(member, nil, scope)
        }
    }

    func cells(_ field: ScopedField, _ scope: SQLScope) throws -> [CompiledCell] {
        guard let ref = field.subjectField else { return [] }
        return try compiler.cell(ref, scope)
    }
}
