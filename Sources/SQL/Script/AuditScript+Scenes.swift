import Standards

/// What the views of each kind bring together.
extension AuditScript {
    /// A subject with the places around it and what is counted of records.
    func counted(_ kind: KindID) -> [String] {
        let scene = compiler.scenes[kind]
        let name = table(kind)
        var views: [String] = []
        var columns = ["t.*"]
        var joins = ""
        for outer in Set(scene.around.map(\.kind)).sorted() {
            let place = table(outer)
            joins += "\nLEFT JOIN \(place)_as_of \(place)_ ON \(place)_.code = t.\(schema.column(of: outer))"
            for ref in scene.around.sorted(by: { ($0.kind, $0.slot) < ($1.kind, $1.slot) }) where ref.kind == outer {
                let names = schema.columns(ref)
                for column in [names.value] + names.terms + [names.day, names.lack].compactMap({ $0 }) {
                    columns.append("\(place)_.\(dialect.name(column)) AS \(RuleCompiler.around(place, column))")
                }
            }
        }
        views.append(view("\(name)_base", select(columns, from: "\(name)_as_of t\(joins)"), nil))
        var counted = ["t.*"]
        var lists = ""
        for list in scene.records.values.sorted(by: { ($0.ref.kind, $0.ref.slot) < ($1.ref.kind, $1.ref.slot) }) where !list.columns.isEmpty {
            guard let record = vocabulary.recordKind(in: list.ref) else { continue }
            let id = "\(name)__\(table(list.ref.kind))_\(schema.columns(list.ref).value)"
            let owner = list.ref.kind == kind ? "code" : schema.column(of: list.ref.kind)
            let inner = select(
                ["s.code AS counted_for", "r.*"] + self.columns(list.conditions, scene),
                from: "\(name)_base s\nJOIN \(records(record, of: list.ref, owner: "s.\(owner)", in: kind))")
            let label = "\(vocabulary.kinds[list.ref.kind].label)的\(vocabulary.kinds[list.ref.kind].table.fields[list.ref.slot].label)"
            views.append(view(id, counting(list.columns, of: inner, as: "r", by: "counted_for", scene), "\(label)，逐条清点"))
            let alias = "l\(lists.split(separator: "\n").count + 1)"
            lists += "\nLEFT JOIN \(id) \(alias) ON \(alias).code = t.code"
            counted += list.columns.map { outer($0, alias) }
        }
        views.append(view("\(name)_counted", select(counted, from: "\(name)_base t\(lists)"), nil))
        return views
    }

    /// The records in a list, to be joined to their owner, and the facilities they name.
    private func records(_ record: Int, of ref: FieldRef, owner: String, in kind: KindID) -> String {
        let ownerKind = vocabulary.kinds[ref.kind]
        let field = dialect.literal(ownerKind.table.fields[ref.slot].id)
        let place = "r.owner = \(owner) AND r.owner_kind = \(dialect.literal(ownerKind.id)) AND r.field = \(field)"
        return "\(dialect.name(schema.records[record].name))_as_of r\n    ON \(place)\(compiler.recordFacilities(record, in: kind))"
    }

    /// What is asked of each row of a query, counted by whom it is of.
    private func counting(_ columns: [Scene.Column], of inner: String, as alias: String, by code: String, _ scene: Scene) -> String {
        let lines = ["\(alias).\(code) AS code"] + self.columns(columns, scene)
        return "\(select(lines, from: "(\n\(Self.indented(inner))\n) \(alias)"))\nGROUP BY \(alias).\(code)"
    }

    private static func indented(_ text: String) -> String { text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n") }

    /// Columns with what they are, and which criteria ask for them.
    func columns(_ columns: [Scene.Column], _ scene: Scene? = nil) -> [String] {
        columns.map { column in
            guard let comment = column.comment else { return "\(column.expression) AS \(column.name)" }
            let users = column.base.flatMap { scene?.users[$0] } ?? []
            let asked = users.isEmpty ? "" : "（\(users.joined(separator: "、"))）"
            return "-- \(Self.comment(comment))\(asked)\n    \(column.expression) AS \(column.name)"
        }
    }

    /// A counted column beside its subject: 0 where there was nothing to count.
    func outer(_ column: Scene.Column, _ alias: String) -> String {
        let name = column.name
        if name.hasSuffix("_missing") { return "\(alias).\(name)" }
        // Where nothing was counted the sum is 0; where it was, NULL has no end.
        if name.hasSuffix("_sum_high") { return "CASE WHEN \(alias).code IS NULL THEN 0 ELSE \(alias).\(name) END AS \(name)" }
        return "COALESCE(\(alias).\(name), 0) AS \(name)"
    }

    /// A subject with the facilities it names, what is counted below it, and the numbers worked out of that.
    func sceneViews(_ kind: KindID) -> [String] {
        let scene = compiler.scenes[kind]
        let name = table(kind)
        var views: [String] = []
        var columns = ["t.*"]
        var joins = ""
        for (column, alias) in scene.facilities.sorted(by: { $0.value < $1.value }) {
            joins += "\nLEFT JOIN facility \(alias) ON \(alias).code = \(column)"
            columns += facilityColumns.map { "\(alias).\($0) AS \(alias)__\($0)" }
        }
        for below in scene.below.values.sorted(by: { ($0.key.kind, $0.key.records?.slot ?? -1) < ($1.key.kind, $1.key.records?.slot ?? -1) })
        where !below.columns.isEmpty {
            let member = vocabulary.kinds[below.key.kind]
            var from = "\(self.scene(below.key.kind)) m"
            var inner = ["m.*"]
            var label = member.label
            var id = "\(name)__\(table(below.key.kind))"
            if let ref = below.key.records, let record = vocabulary.recordKind(in: ref) {
                from += "\nLEFT JOIN \(records(record, of: ref, owner: "m.code", in: below.key.kind))"
                inner += (["no"] + below.recordColumns.sorted()).map { "r.\($0) AS r__\($0)" }
                label += "的\(member.table.fields[ref.slot].label)"
                id += "_\(schema.columns(ref).value)"
            }
            let owner = schema.column(of: kind)
            let isOpen = openCondition(below.key.kind, "m.").map { " AND \($0)" } ?? ""
            let members = select(inner + self.columns(below.conditions, scene), from: "\(from)\nWHERE m.\(owner) IS NOT NULL\(isOpen)")
            views.append(
                view("\(id)_below", counting(below.columns, of: members, as: "m", by: owner, scene), "\(vocabulary.kinds[kind].label)内的\(label)，逐个清点"))
            let alias = "b\(joins.split(separator: "\n").count + 1)"
            joins += "\nLEFT JOIN \(id)_below \(alias) ON \(alias).code = t.code"
            columns += below.columns.map { outer($0, alias) }
        }
        for silent in scene.silent.sorted() {
            guard let within = vocabulary.kinds[silent].within, let mention = schema.mention(of: silent) else { continue }
            let alias = "m\(silent)"
            joins += """

                LEFT JOIN (
                    SELECT \(schema.column(of: kind)) AS code, SUM(CASE WHEN \(mention) THEN 0 ELSE 1 END) AS n FROM \(table(within))_as_of GROUP BY \(schema.column(of: kind))
                ) \(alias) ON \(alias).code = t.code
                """
            columns.append("COALESCE(\(alias).n, 0) AS \(Scene.silent(table(silent)))")
        }
        let together = select(columns, from: "\(name)_counted t\(joins)")
        guard !scene.measures.isEmpty else { return views + [stored(self.scene(kind), together, nil)] }
        views.append(view("\(name)_together", together, nil))
        views.append(stored(self.scene(kind), select(["s.*"] + self.columns(scene.measures, scene), from: "\(name)_together s"), nil))
        return views
    }

    /// Whether a facility is open, or may be; nil of what is no facility.
    func openCondition(_ id: KindID, _ alias: String) -> String? { isOpen(id, alias).map { "(\($0)) IS NOT FALSE" } }

    /// Whether a facility is open; nil of what is no facility.
    private func isOpen(_ id: KindID, _ alias: String) -> String? {
        let kind = vocabulary.kinds[id]
        guard kind.isFacility, let slot = kind.statusSlot, let item = kind.openItem, case .choice(let list) = kind.table.fields[slot].type else { return nil }
        let column = alias + dialect.name(schema.columns(FieldRef(kind: id, slot: slot)).value)
        return "\(column) = \(dialect.literal(vocabulary.termLists[list].items[item].id))"
    }

    var probeColumns: [String] { compiler.probes.values.flatMap { $0.map(\.column) }.sorted { ($0.count, $0) < ($1.count, $1) } }
    var facilityColumns: [String] { ["code", "kind", "is_open", "place"] + schema.placeColumns + probeColumns }

    var facilities: String {
        let county = schema.column(of: vocabulary.levels.county)
        let places = schema.placeColumns
        return vocabulary.kinds.indices.compactMap { id -> String? in
            guard let isOpen = self.isOpen(id, "s.") else { return nil }
            let columns = [
                "s.code", "\(dialect.literal(vocabulary.kinds[id].id)) AS kind", "\(isOpen) AS is_open",
                "COALESCE(\(places.reversed().map { "s.\($0)" }.joined(separator: ", "))) AS place",
            ]
            let probes = probeColumns.map { column -> String in
                guard let probe = compiler.probes[id]?.first(where: { $0.column == column }),
                    let truth = try? compiler.truth(probe.rule, SQLScope(kind: id, isOfCheck: false))
                else { return "CAST(NULL AS BOOLEAN) AS \(column)" }
                return "\(truth) AS \(column)"
            }
            let from = "\(table(id))_counted s\nWHERE s.\(county) IS NOT NULL"
            return select(columns + places.map { "s.\($0)" } + probes, from: from)
        }.joined(separator: "\nUNION ALL\n")
    }
}
