import Standards

/// What the views of one kind of subject have to bring together, so that its rules find every fact in one row.
///
/// In order: the facts as of the day, those of the places around, what is counted of records and below, and the numbers worked out of that.
struct Scene {
    /// What is counted of one source: six counters, as the audit has them, and a total.
    struct TallyColumns: Sendable {
        /// What the columns begin with.
        var name: String
        /// Whether a member is looked at, and whether it matches, as columns of its row.
        var among = Condition.yes
        var matching = Condition.yes
        /// Which of the counters can be above 0.
        var counters: [Counter: String]
        /// The total of the number that is summed, at least and at most.
        var sum: (low: String, high: String)?
    }

    /// One of the six ways in which a member can be looked at and match.
    enum Counter: String, CaseIterable, Hashable, Sendable {
        /// Surely looked at, surely matching.
        case yes
        /// Surely looked at, perhaps matching.
        case maybe
        /// Surely looked at, not matching.
        case no
        /// Perhaps looked at, matching if so.
        case perhapsYes = "perhaps_yes"
        /// Perhaps looked at, perhaps matching.
        case perhapsMaybe = "perhaps_maybe"
        /// Perhaps looked at, not matching.
        case perhapsNo = "perhaps_no"

        /// Whether a member is counted here.
        func condition(_ among: Condition, _ matching: Condition) -> Condition {
            switch self {
            case .yes: among.isTrue && matching.isTrue
            case .maybe: among.isTrue && matching.isUnknown
            case .no: among.isTrue && matching.isFalse
            case .perhapsYes: among.isUnknown && matching.isTrue
            case .perhapsMaybe: among.isUnknown && matching.isUnknown
            case .perhapsNo: among.isUnknown && matching.isFalse
            }
        }
    }

    /// What identifies what is counted of one source.
    struct TallyKey: Hashable {
        var member: Population.Member
        var sum: ScopedField?
    }

    /// A column that is worked out of others.
    struct Column {
        var name: String
        var expression: String
        var comment: String?
        /// What it is known by to those who ask for it: see ``Scene/users``.
        var base: String?
    }

    /// What is counted of the records in one list.
    struct RecordsView {
        var ref: FieldRef
        /// What is asked of each record.
        var conditions: [Column] = []
        /// What is counted of that.
        var columns: [Column] = []
    }

    /// What is looked at below a place: subjects of a kind, or the records in a list of theirs.
    struct BelowKey: Hashable {
        var kind: KindID
        var records: FieldRef?
    }

    /// What is counted of the subjects, or their records, below a place.
    struct BelowView {
        var key: BelowKey
        /// What is asked of each subject, or of each record of one.
        var conditions: [Column] = []
        /// What is counted of that.
        var columns: [Column] = []
        /// The columns of records that are looked at besides.
        var recordColumns: Set<String> = []
    }

    let kind: KindID
    /// Fields of the places around that are asked for.
    var around: Set<FieldRef> = []
    /// By list, what is counted of its records.
    var records: [FieldRef: RecordsView] = [:]
    /// By what is looked at, what is counted below.
    var below: [BelowKey: BelowView] = [:]
    /// The places below of which nothing was said of a kind of facility.
    var silent: Set<KindID> = []
    /// Facilities that references name: the reference's column, and the alias of the join.
    var facilities: [String: String] = [:]
    /// By kind of record, the fields that name facilities which are looked at.
    var recordFacilities: [Int: Set<Int>] = [:]
    /// Numbers worked out of what is counted.
    var measures: [Column] = []
    var tallies: [TallyKey: TallyColumns] = [:]
    /// Who asks for what is counted or worked out: ids of criteria, in the order in which they are compiled.
    var users: [String: [String]] = [:]
    /// How many names begin with a word.
    var numbers: [String: Int] = [:]
    /// Whether blank spots below are asked for.
    var asksBlankSpots = false

    init(kind: KindID) { self.kind = kind }

    /// Notes that a check, as `standard/criterion`, asks for something.
    mutating func note(_ check: String, uses base: String) {
        let criterion = String(check.split(separator: "/").last ?? "")
        if users[base]?.contains(criterion) != true { users[base, default: []].append(criterion) }
    }

    /// The next name that begins with a word: `staff_3`.
    mutating func name(_ word: String) -> String {
        numbers[word, default: 0] += 1
        return "\(word)_\(numbers[word]!)"
    }
}

extension BlankSpotKind {
    /// The column with how many blank spots of the kind there surely are below a place.
    var lowColumn: String { "blank_\(rawValue)_low" }
    /// The column with how many there may be.
    var highColumn: String { "blank_\(rawValue)_high" }
}
