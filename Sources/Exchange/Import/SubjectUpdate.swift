import Standards

/// What the spreadsheets say of one subject.
final class SubjectUpdate {
    let code: String
    /// Its kind; nil until a row or the inventory tells.
    var kind: KindID?
    /// Where it was first mentioned.
    let place: CellPlace
    /// The row that describes the subject itself, with its table.
    var ownRow: CellPlace?
    var name: String?
    var isPresent: Bool?
    var isRemoved = false
    var note: FieldValue?
    var fields: [(slot: Int, value: FieldValue)] = []
    var counts: [(list: Int, term: Int, count: Int)] = []
    var countRows: [Int: CellPlace] = [:]
    var records: [Int: [RecordUpdate]] = [:]
    var attestations: [AttestationUpdate] = []
    /// Boxes of forms, to be read when it is known what the inventory has.
    var boxes: [BoxUpdate] = []
    var verified: [VerifiedUpdate] = []
    var declared: [(kind: KindID, total: Int)] = []
    var sampleDay: String?
    var reportedBy: String?
    var reportedOn: String?

    init(code: String, place: CellPlace) {
        self.code = code
        self.place = place
    }

    /// Whether it says anything beyond its code and name.
    var saysSomething: Bool {
        isPresent != nil || isRemoved || note != nil || !fields.isEmpty || !counts.isEmpty || !records.isEmpty || !attestations.isEmpty || !boxes.isEmpty
            || !verified.isEmpty || !declared.isEmpty || sampleDay != nil
    }
}

/// What a row says of a record.
struct RecordUpdate {
    var place: CellPlace
    var isRemoved = false
    var values: [(slot: Int, value: FieldValue)] = []

    func text(_ slot: Int) -> String? {
        for value in values where value.slot == slot { if case .text(let text) = value.value { return text } }
        return nil
    }
}

/// What a row says of an answer that needs evidence.
struct AttestationUpdate {
    var place: CellPlace
    var item: String
    var answer: CellAnswer?
    var on: FieldValue?
    var evidence: String?
    var by: String?
}

/// A value as it was written, to be read when the kind of its subject is known.
struct CellAnswer {
    var place: CellPlace
    var text: String
}

/// What a row says an inspector found.
struct VerifiedUpdate {
    var place: CellPlace
    var item: String
    var answer: CellAnswer?
    var by: String?
    var on: String?
    /// What was made of a box.
    var box: Box?

    /// One of the boxes of a question.
    struct Box {
        /// Whether one of many is there, and how many.
        var mark: FormMarks.Mark
        /// The terms of the question whose boxes were left alone.
        var left: [Int]
        /// Whether all boxes that were not left alone are crossed.
        var isAmongCrossesOnly: Bool
        /// Whether it is the first of its question.
        var isFirst: Bool
    }
}
