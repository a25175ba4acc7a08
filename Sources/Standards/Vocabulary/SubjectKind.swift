/// A kind of subject: a place or a facility.
public final class SubjectKind: Sendable {
    /// The identifier.
    public let id: String
    /// What readers see it called, in the language of the library.
    public let label: String
    /// The Chinese label, which files are written with and names are made of.
    public let written: String
    /// Other spellings.
    public let aliases: [String]
    /// The kind of place it stands in.
    public let within: KindID?
    /// Whether it is one of the levels of places.
    public let isPlace: Bool
    /// Whether it is a facility, with a status.
    public let isFacility: Bool
    /// The inventory key for "the one".
    public let key: String?
    /// The inventory key for "all of them".
    public let listKey: String?
    /// Its fields, attestations and derived values.
    public let table: FieldTable
    /// The slot of `status`, for facilities.
    public let statusSlot: Int?
    /// The item of `status` that means open.
    public let openItem: Int?

    init(
        id: String, label: String, written: String, aliases: [String], within: KindID?, isPlace: Bool, isFacility: Bool, key: String?, listKey: String?,
        table: FieldTable,
        statusSlot: Int?, openItem: Int?
    ) {
        self.id = id
        self.label = label
        self.written = written
        self.aliases = aliases
        self.within = within
        self.isPlace = isPlace
        self.isFacility = isFacility
        self.key = key
        self.listKey = listKey
        self.table = table
        self.statusSlot = statusSlot
        self.openItem = openItem
    }
}
