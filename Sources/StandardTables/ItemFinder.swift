import Standards
import Wording

/// Finds out what the words in the column 项目 mean for a kind of subject.
struct ItemFinder {
    /// What an item turned out to be.
    enum Found: Hashable {
        /// A field of the subject, or of a place it stands in.
        case field(FieldRef)
        /// A word of a list or count of the subject.
        case term(FieldRef, Int)
        /// Records of the subject, those that fulfil conditions.
        case records(FieldRef, [RecordTest])
    }

    /// Why an item means nothing.
    enum Failure: Error {
        /// Nothing has this name.
        case unknown(nearest: String?)
        /// Several things have it; ways to say which is meant.
        case ambiguous([String])
        /// A condition in brackets cannot be read.
        case condition(Text, help: Text?)
    }

    let vocabulary: Vocabulary
    let kind: KindID

    func find(_ word: String) throws(Failure) -> Found {
        let words = Words.spellings(word)
        if let slot = words.lazy.compactMap({ table.slot(vocabulary.symbols.symbol($0)) }).first { return .field(FieldRef(kind: kind, slot: slot)) }
        if let found = qualified(word) { return found }
        let terms = words.flatMap { listed($0) }.uniqued()
        if terms.count > 1 { throw .ambiguous(terms.map { "\(table.fields[$0.slot].label)/\(word)" }) }
        if let term = terms.first { return .term(FieldRef(kind: kind, slot: term.slot), term.item) }
        if let found = try conditioned(word) { return found }
        if let found = try choice(word) { return found }
        if let ref = words.lazy.compactMap({ vocabulary.field($0, of: kind) }).first { return .field(ref) }
        throw .unknown(nearest: suggestion(for: word, among: spellings))
    }

    private var table: FieldTable { vocabulary.kinds[kind].table }

    /// Everything the column can name.
    var spellings: [String] {
        var spellings = vocabulary.enclosing(kind).flatMap { vocabulary.kinds[$0].table.spellings }
        for (_, list) in lists { spellings += list.items.flatMap { [$0.label] + $0.aliases } }
        for (_, record) in recordFields {
            for field in record.table.fields { spellings += vocabulary.words(field.type)?.items.map(\.label) ?? [] }
        }
        return spellings
    }

    /// The lists and counts of the subject, with their words.
    private var lists: [(slot: Int, list: TermList)] {
        table.fields.enumerated().compactMap { slot, field in
            switch field.type {
            case .set(let list), .counts(let list): (slot, vocabulary.termLists[list])
            default: nil
            }
        }
    }

    private var recordFields: [(ref: FieldRef, record: RecordKind)] {
        table.fields.indices.compactMap { slot in
            let ref = FieldRef(kind: kind, slot: slot)
            return vocabulary.record(ref).map { (ref, $0) }
        }
    }

    private struct ListedTerm: Hashable {
        var slot: Int
        var item: Int
    }

    private func listed(_ word: String) -> [ListedTerm] {
        let symbol = vocabulary.symbols.symbol(word)
        return lists.compactMap { slot, list in list.item(symbol).map { ListedTerm(slot: slot, item: $0) } }
    }

    /// `设备/听诊器`
    private func qualified(_ word: String) -> Found? {
        guard let slash = word.firstIndex(where: { $0 == "/" || $0 == "／" }) else { return nil }
        let symbol = vocabulary.symbols.symbol(Words.trimmed(word[word.index(after: slash)...]))
        guard let slot = table.slot(vocabulary.symbols.symbol(Words.trimmed(word[..<slash]))),
            let item = lists.first(where: { $0.slot == slot })?.list.item(symbol)
        else { return nil }
        return .term(FieldRef(kind: kind, slot: slot), item)
    }

    // MARK: Records

    /// `人员（资格=执业医师、执业助理医师；执业证=有效）`
    private func conditioned(_ word: String) throws(Failure) -> Found? {
        guard word.last == "）" || word.last == ")", let open = word.firstIndex(where: { $0 == "（" || $0 == "(" }) else { return nil }
        let symbol = vocabulary.symbols.symbol(Words.trimmed(word[..<open]))
        guard let slot = table.slot(symbol), let record = vocabulary.record(FieldRef(kind: kind, slot: slot)) else { return nil }
        var tests: [RecordTest] = []
        let inner = word[word.index(after: open)...].dropLast()
        for part in inner.split(whereSeparator: { $0 == "；" || $0 == ";" }) { tests.append(try test(Words.trimmed(part), record)) }
        return .records(FieldRef(kind: kind, slot: slot), tests)
    }

    private func test(_ part: String, _ record: RecordKind) throws(Failure) -> RecordTest {
        guard let equals = part.firstIndex(where: { $0 == "=" || $0 == "＝" || $0 == "：" || $0 == ":" }) else {
            let tests = choices(of: alternatives(part), in: record)
            if tests.count > 1 { throw .ambiguous(tests.map { "\(record.table.fields[$0.slot].label)=\(part)" }) }
            if let test = tests.first { return test }
            let words = record.table.fields.flatMap { vocabulary.words($0.type)?.items.map(\.label) ?? [] }
            throw .condition(.unknownCondition(part), help: .nearest(part, among: words) ?? .writeCondition)
        }
        let name = Words.trimmed(part[..<equals])
        guard let slot = record.table.slot(vocabulary.symbols.symbol(name)) else {
            throw .condition(.unknownCondition(name), help: .nearestOrList(name, among: record.table.fields.map(\.label)))
        }
        var items: [Int] = []
        for word in alternatives(String(part[part.index(after: equals)...])) {
            guard let item = item(word, of: record.table.fields[slot].type) else {
                let words = vocabulary.words(record.table.fields[slot].type)?.items.map(\.label) ?? ["是", "否"]
                throw .condition(.unknownCondition(word), help: .nearestOrList(word, among: words))
            }
            items.append(item)
        }
        return RecordTest(slot: slot, items: items)
    }

    /// `执业医师、执业助理医师`: a kind of staff, by the words for it alone.
    private func choice(_ word: String) throws(Failure) -> Found? {
        let words = alternatives(word)
        var found: [(ref: FieldRef, record: RecordKind, test: RecordTest)] = []
        for (ref, record) in recordFields { found += choices(of: words, in: record).map { (ref, record, $0) } }
        if found.count > 1 {
            throw .ambiguous(found.map { "\(vocabulary.field($0.ref).label)（\($0.record.table.fields[$0.test.slot].label)=\(word)）" })
        }
        return found.first.map { .records($0.ref, [$0.test]) }
    }

    /// The choice fields of a record that have all of some words.
    private func choices(of words: [String], in record: RecordKind) -> [RecordTest] {
        record.table.fields.enumerated().compactMap { slot, field in
            guard case .choice = field.type, !words.isEmpty else { return nil }
            let items = words.compactMap { item($0, of: field.type) }
            return items.count == words.count ? RecordTest(slot: slot, items: items) : nil
        }
    }

    /// The item a word is of a choice, yes-no or validity field.
    func item(_ word: String, of type: FieldType) -> Int? {
        let symbols = Words.spellings(word).map { vocabulary.symbols.symbol($0) }
        if type == .yesNo { return symbols.lazy.compactMap { vocabulary.yesNo($0) }.first.map { $0 ? 1 : 0 } }
        return symbols.lazy.compactMap { vocabulary.words(type)?.item($0) }.first
    }

    /// Words of which any will do; a word that is one of the vocabulary's is not cut.
    func alternatives(_ text: String) -> [String] {
        Words.parts(text).flatMap { part -> [String] in
            if vocabulary.symbols.symbol(part) >= 0 { return [part] }
            return part.split { $0 == "/" || $0 == "／" || $0 == "或" }.map { Words.trimmed($0) }.filter { !$0.isEmpty }
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements, each once, in their order.
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
