/// Numbers for words, and the tables that are looked up by them.
extension VocabularyLoader {
    mutating func assemble(_ kinds: [SubjectKind], _ records: [RecordKind], _ levels: PlaceLevels) -> Vocabulary {
        let lists = termLists.enumerated().map { index, list in
            var items: [Int16] = []
            for (item, term) in list.items.enumerated() {
                for word in [term.id, term.written] + term.aliases {
                    let symbol = intern(word)
                    while items.count <= symbol { items.append(-1) }
                    items[symbol] = Int16(item)
                }
            }
            return (list, items, isShared: termListByID[list.id] == index)
        }
        let yes = Vocabulary.yesWords.map { intern($0) }
        let no = Vocabulary.noWords.map { intern($0) }
        let kindSymbols = kinds.map { kind in ([kind.id, kind.written] + kind.aliases).map { intern($0) } }
        let childSymbols = kinds.map { kind in
            ([kind.key, kind.listKey].compactMap { $0 } + (kind.key == nil && kind.listKey == nil ? [] : [kind.written]))
                .map { intern($0) }
        }
        let structureSymbols = StructuralKey.allCases.map { key in (key, key.spellings.map { intern($0) }) }
        let levelSymbols = levels.all.map { level in (level.kind, lists: level.listKeys.map { intern($0) }, opening: level.fileKey.map { intern($0) }) }
        var childBySymbol = [Int16](repeating: -1, count: words.count)
        for (kind, symbols) in childSymbols.enumerated() {
            for symbol in symbols { childBySymbol[symbol] = Int16(kind) }
        }
        var structureBySymbol = [Int8](repeating: -1, count: words.count)
        for (key, symbols) in structureSymbols {
            for symbol in symbols { structureBySymbol[symbol] = key.rawValue }
        }
        var levelBySymbol = [Int16](repeating: -1, count: words.count)
        for (kind, lists, opening) in levelSymbols {
            for symbol in lists { structureBySymbol[symbol] = StructuralKey.list.rawValue }
            if let opening { structureBySymbol[opening] = StructuralKey.opening.rawValue }
            for symbol in lists + (opening.map { [$0] } ?? []) { levelBySymbol[symbol] = Int16(kind) }
        }
        var yesNo = [Int8](repeating: -1, count: words.count)
        for symbol in yes { yesNo[symbol] = 1 }
        for symbol in no { yesNo[symbol] = 0 }
        var kindBySymbol = [Int16](repeating: -1, count: words.count)
        for (kind, symbols) in kindSymbols.enumerated() {
            for symbol in symbols where kindBySymbol[symbol] < 0 { kindBySymbol[symbol] = Int16(kind) }
        }
        // Every table is widened to all symbols, so that a lookup needs no bounds of its own.
        func widened(_ table: [Int16]) -> [Int16] { table + [Int16](repeating: -1, count: words.count - table.count) }
        func widened(_ table: FieldTable) -> FieldTable {
            FieldTable(fields: table.fields, slotBySymbol: widened(table.slotBySymbol))
        }
        return Vocabulary(
            kinds: kinds.map {
                SubjectKind(
                    id: $0.id, label: $0.label, written: $0.written, aliases: $0.aliases, within: $0.within, isPlace: $0.isPlace,
                    isFacility: $0.isFacility, key: $0.key, listKey: $0.listKey, table: widened($0.table),
                    statusSlot: $0.statusSlot, openItem: $0.openItem)
            },
            records: records.map {
                RecordKind(id: $0.id, label: $0.label, aliases: $0.aliases, unit: $0.unit, table: widened($0.table), exemption: $0.exemption)
            },
            termLists: lists.map { list, items, isShared in
                TermList(id: list.id, label: list.label, items: list.items, isShared: isShared, itemBySymbol: widened(items))
            },
            levels: levels, book: book, symbols: SymbolTable(words: words), yesNoBySymbol: yesNo, kindBySymbol: kindBySymbol,
            childBySymbol: childBySymbol, structureBySymbol: structureBySymbol, levelBySymbol: levelBySymbol)
    }
}
