import Foundation
import Standards
import YAMLWriter

/// Words a table uses and the vocabulary does not know, as additions to a vocabulary of one's own.
struct Proposals {
    /// Where a word would go.
    private enum Place: Hashable {
        case field(kind: String)
        case choice(kind: String, field: String)
        case term(list: String)
    }

    private struct Entry {
        var label: String
        var type: String?
        var unit: String?
        var rows: [TablePlace]
    }

    private let vocabulary: Vocabulary
    private var places: [Place] = []
    private var entries: [Place: [Entry]] = [:]

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    var isEmpty: Bool { places.isEmpty }

    /// Proposes an item nothing has the name of, of the type its row lets one think of.
    mutating func add(_ item: String, _ row: TableRow, _ kind: KindID) {
        let fields = vocabulary.kinds[kind].table.fields
        let word = (row[.comparison] ?? row[.value]).flatMap { ComparisonWord($0) ?? ComparisonWord.within($0)?.word }
        let unit = Amount.unit(row[.unit] ?? row[.value].flatMap { ComparisonWord.within($0)?.rest ?? $0 }.flatMap { Amount($0)?.unit } ?? "")
        let isNumeric = word.map { ComparisonWord.numeric.contains($0) } ?? false
        let isEquipment = ["设备", "器械", "器具"].contains { row[.category]?.contains($0) == true } || Self.deviceUnits.contains(unit)
        if isEquipment, unit != "%", let list = lists(fields, counted: true).first {
            add(Entry(label: item, unit: unit.isEmpty ? "台" : unit, rows: [row.place]), to: .term(list: list.id))
        } else if !isNumeric, let list = lists(fields, counted: false).first(where: { list in list.items.contains { $0.label.last == item.last } }) {
            add(Entry(label: item, rows: [row.place]), to: .term(list: list.id))
        } else {
            let type = !isNumeric ? "yes-no" : unit == "%" ? "percent" : Self.measuringUnits.contains(unit) ? "number" : "count"
            let kept = type == "yes-no" || unit == "%" || unit.isEmpty ? nil : unit
            add(Entry(label: item, type: type, unit: kept, rows: [row.place]), to: .field(kind: vocabulary.kinds[kind].id))
        }
    }

    /// Proposes a word for a list or choice that lacks it.
    mutating func add(word: String, of ref: FieldRef, _ list: TermList, _ row: TableRow) {
        let field = vocabulary.field(ref)
        if list.isShared {
            var unit: String?
            if case .counts = field.type { unit = "台" }
            add(Entry(label: word, unit: unit, rows: [row.place]), to: .term(list: list.id))
        } else {
            add(Entry(label: word, rows: [row.place]), to: .choice(kind: vocabulary.kinds[ref.kind].id, field: field.id))
        }
    }

    private mutating func add(_ entry: Entry, to place: Place) {
        if !places.contains(place) { places.append(place) }
        if let index = entries[place, default: []].firstIndex(where: { $0.label == entry.label }) {
            entries[place]![index].rows.append(contentsOf: entry.rows.filter { !entries[place]![index].rows.contains($0) })
        } else {
            entries[place, default: []].append(entry)
        }
    }

    private static let deviceUnits: Set<String> = ["台", "套", "件", "支", "把", "块", "条", "副", "具", "架", "只", "部", "瓶", "包"]
    private static let measuringUnits: Set<String> = ["m²", "元", "万元", "公里", "米", "小时", "分钟", "升"]

    private func lists(_ fields: [Field], counted: Bool) -> [TermList] {
        fields.compactMap { field in
            switch field.type {
            case .counts(let list) where counted: vocabulary.termLists[list]
            case .set(let list) where !counted: vocabulary.termLists[list]
            default: nil
            }
        }
    }

    // MARK: Writing

    /// The additions as a file for a folder of one's own.
    func text(for standard: String, table: String) -> String {
        var yaml = YAMLText()
        yaml.line(0, "# 词汇补充：\(table)中用到、词汇里没有的词，由 dabiao standards from-table 提议。")
        yaml.line(0, "# 逐条核对归类、编号（id）、单位和类型；若是已有词的另一叫法，改写到 aliases。核对后放进本县文件夹，用 --standards 一并读取。")
        yaml.pair(0, "vocabulary-overlay", scalar(standard))
        var taken: Set<String> = []
        let kinds = places.compactMap { place -> String? in
            switch place {
            case .field(let kind), .choice(let kind, _): kind
            case .term: nil
            }
        }.uniqued()
        if !kinds.isEmpty { yaml.line(0, "kinds:") }
        for kind in kinds {
            yaml.line(1, "\(kind):")
            yaml.line(2, "fields:")
            for place in places {
                if place == .field(kind: kind) {
                    for entry in entries[place]! { yaml.line(3, line(entry, &taken)) }
                } else if case .choice(kind, let field) = place {
                    let choices = entries[place]!.map { "{id: \(id($0.label, &taken)), label: \(scalar($0.label))}" }.joined(separator: ", ")
                    yaml.line(3, "- {id: \(field), choices: [\(choices)]}  # \(rows(entries[place]!.flatMap(\.rows)))")
                }
            }
        }
        let lists = places.compactMap { if case .term(let list) = $0 { list } else { nil } }
        if !lists.isEmpty { yaml.line(0, "terms:") }
        for list in lists {
            yaml.line(1, "\(list):")
            for entry in entries[.term(list: list)]! { yaml.line(2, line(entry, &taken)) }
        }
        return yaml.text
    }

    private func line(_ entry: Entry, _ taken: inout Set<String>) -> String {
        var pairs = ["id: \(id(entry.label, &taken))", "label: \(scalar(entry.label))"]
        if let type = entry.type { pairs.append("type: \(type)") }
        if let unit = entry.unit { pairs.append("unit: \(scalar(unit))") }
        return "- {\(pairs.joined(separator: ", "))}  # \(rows(entry.rows))"
    }

    private func rows(_ places: [TablePlace]) -> String {
        places.map { $0.sheet.isEmpty ? "第 \($0.row) 行" : "\($0.sheet) 第 \($0.row) 行" }.joined(separator: "、")
    }

    /// An id that says how the label sounds, other than those there are.
    private func id(_ label: String, _ taken: inout Set<String>) -> String {
        let latin = label.applyingTransform(.toLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false) ?? ""
        let words = latin.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let base = words.isEmpty ? "local" : words.joined(separator: "-")
        var id = base
        var number = 2
        while !taken.insert(id).inserted || vocabulary.symbols.symbol(id) >= 0 {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }
}
