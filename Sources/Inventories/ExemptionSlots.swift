import Standards

/// Where the parts of an exemption record stand.
public struct ExemptionSlots: Sendable {
    /// The exemptions field of each kind that has one.
    public let fieldByKind: [KindID: Int]
    /// How many fields a record has.
    public let stride: Int
    /// The list of its kinds.
    public let kindList: Int
    /// The slot of its kind.
    public let kind: Int
    /// The slot of the covering facility.
    public let coveredBy: Int
    /// The slot of who approved it.
    public let approvedBy: Int
    /// The slot of the day of approval, when the record has one.
    public let approvedOn: Int?
    /// The slot of its last day.
    public let until: Int

    /// The exemption record of a vocabulary, if it has one.
    public init?(_ vocabulary: Vocabulary) {
        guard let (record, fields) = vocabulary.exemption else { return nil }
        var byKind: [KindID: Int] = [:]
        for (id, kind) in vocabulary.kinds.enumerated() {
            if let slot = kind.table.fields.firstIndex(where: { $0.type == .records(record) }) { byKind[id] = slot }
        }
        fieldByKind = byKind
        stride = vocabulary.records[record].table.fields.count
        kindList = fields.kindList
        kind = fields.kind
        coveredBy = fields.coveredBy
        approvedBy = fields.approvedBy
        approvedOn = fields.approvedOn
        until = fields.until
    }
}
