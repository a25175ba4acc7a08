import Quantities

/// A number worked out from what was reported.
public indirect enum Number: Sendable, Hashable {
    /// A number as reported.
    case field(ScopedField)
    /// How many there are of one item of a set or counts field.
    case item(ScopedField, term: Int)
    /// How many match.
    case count(Population)
    /// The percentage that matches; void where nothing is looked at.
    case share(Population)
    /// The total of a number over what matches; the field is one of the members'.
    case sum(Population, of: ScopedField)
    /// One number divided by another; void where that is nothing.
    case ratio(Number, Number)
    /// Time from a date to the as-of day; a date to come is not known.
    case elapsed(ScopedField, TimeUnit)
    /// Several numbers together.
    case total([Number])
    /// The mean of several numbers.
    case mean([Number])
    /// The blank spots the audit itself finds in the place, waived ones apart; the field, if any, is the number the place reports.
    case blankSpots(BlankSpotKind, reportedAs: FieldRef?)
}

/// What time is counted in.
public enum TimeUnit: Sendable, Hashable, CaseIterable {
    /// Days; 0 on the day itself.
    case days
    /// Calendar quarters; 0 within the same.
    case quarters
}

/// What a number counts: records of the subject, subjects inside it, or records of those.
public struct Population: Sendable, Hashable {
    /// One source of the things counted.
    public enum Source: Sendable, Hashable {
        /// Records in a field of the subject or an enclosing place.
        case records(FieldRef)
        /// Subjects of a kind inside the subject; of facilities the open ones.
        case subjects(KindID)
        /// Records in a field of subjects inside the subject.
        case recordsOf(FieldRef)

        /// The field that holds the records; nil for subjects.
        public var records: FieldRef? {
            switch self {
            case .records(let ref), .recordsOf(let ref): ref
            case .subjects: nil
            }
        }

        /// The kind of the subjects below that are looked at; nil where it is the subject itself, or a place it stands in.
        public var below: KindID? {
            switch self {
            case .records: nil
            case .subjects(let kind): kind
            case .recordsOf(let ref): ref.kind
            }
        }
    }

    /// A source with the conditions as they read for it. Within them a share or ratio of nothing does not hold.
    public struct Member: Sendable, Hashable {
        /// Where the things come from.
        public var source: Source
        /// Which of them are looked at.
        public var among: Rule
        /// Which of those match.
        public var matching: Rule

        /// A source with its conditions.
        public init(source: Source, among: Rule, matching: Rule) {
            self.source = source
            self.among = among
            self.matching = matching
        }
    }

    /// The sources; their things are taken together.
    public var members: [Member]

    /// A population of its sources.
    public init(members: [Member]) {
        self.members = members
    }
}
