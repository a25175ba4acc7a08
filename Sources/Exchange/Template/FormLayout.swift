import Standards

/// How the one-page form of a clinic is laid out, for writing it and for reading it back.
enum FormLayout {
    /// The name of its sheet, by which it is known.
    static let sheet = "自查表"
    /// Pairs of what is asked and what is answered stand beside each other, beginning in these columns.
    static let pairs = [0, 2, 4]
    /// What the first cell of the head of each part says.
    static let staffHead = "人员编号"
    static let attestationHead = "佐证事项"
    /// The heads of an answer with evidence, and the columns they stand in.
    static let attestationColumns = (item: 0, answer: 3, evidence: 4)
    /// What stands before the clinic's code.
    static let codeLabel = "机构代码"
    static let townshipLabel = "乡镇"
    static let villageLabel = "行政村"
    static let countyLabel = "县"
    static let byLabel = "填报人"
    static let onLabel = "填报日期"
}
