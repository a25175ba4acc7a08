import Standards

/// How the one-page form of a clinic is laid out, for writing it and for reading it back.
enum FormLayout {
    /// The name of its sheet, by which it is known.
    static let sheet = "自查表"
    /// Pairs of what is asked and what is answered stand beside each other, beginning in these columns.
    static let pairs = [0, 2, 4]
    /// What the first cell of the head of each part says; of people the label of their record stands before it.
    static let peopleHead = "编号"
    static let attestationHead = "佐证事项"
    /// The heads of an answer with evidence, and the columns they stand in.
    static let attestationColumns = (item: 0, answer: 3, evidence: 4)
    /// What stands before the clinic's code.
    static let codeLabel = "机构代码"
    static let byLabel = "填报人"
    static let onLabel = "填报日期"

    /// What stands before the names of the places the clinic is in.
    struct Places {
        let county: String
        let township: String
        let village: String

        init(_ vocabulary: Vocabulary) {
            let levels = vocabulary.levels
            county = levels[levels.county].word.zh
            township = levels[levels.township].word.zh
            village = InventoryTables.sheetName(vocabulary.kinds[levels.village])
        }
    }

    /// The record of the people of a kind of facility: the first that it has.
    static func people(of kind: KindID, _ vocabulary: Vocabulary) -> Int? {
        for field in vocabulary.kinds[kind].table.fields { if case .records(let record) = field.type { return record } }
        return nil
    }
}
