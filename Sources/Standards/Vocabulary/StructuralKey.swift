/// Keys of inventories that are not fields.
public enum StructuralKey: Int8, Sendable, CaseIterable {
    /// The code of a subject.
    case code
    /// Its name.
    case name
    /// The places of a level below, in the words of ``PlaceLevel/listKeys``.
    case list
    /// Who reported the values, and when.
    case reported
    /// What an inspector found on site.
    case verified
    /// Answers that need evidence.
    case attestations
    /// Totals that `check` compares with what is listed.
    case declared
    /// A remark.
    case note
    /// That the facts of a county or city are made up.
    case sample
    /// The opening key of a file about a place, in the words of ``PlaceLevel/fileKey``.
    case opening
    /// The place around, where codes do not tell it.
    case within

    /// How the key may be written; the keys of places are declared by the vocabulary.
    public var spellings: [String] {
        switch self {
        case .code: ["code", "代码", "编码"]
        case .name: ["name", "名称"]
        case .list, .opening: []
        case .reported: ["reported", "填报"]
        case .verified: ["verified", "核查"]
        case .attestations: ["attestations", "佐证"]
        case .declared: ["declared", "登记总数"]
        case .note: ["note", "备注"]
        case .sample: ["sample", "样例"]
        case .within: ["within", "所属"]
        }
    }
}
