import Audit
import Inventories
import Standards

/// What results call a subject, so that every row has a name people use and the village it belongs to.
public struct SubjectNames: Sendable {
    private let vocabulary: Vocabulary
    private let village: KindID

    /// Names for subjects of a vocabulary.
    public init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        village = vocabulary.levels.village
    }

    /// Whether it is a village.
    public func isVillage(_ subject: SubjectName) -> Bool { subject.kind == village }

    /// Its own name; of a facility that reports none, the place's name with the kind's: 独北村卫生室.
    public func name(_ subject: SubjectName) -> String {
        if !subject.name.isEmpty { return subject.name }
        let kind = vocabulary.kinds[subject.kind]
        if kind.isPlace { return subject.code }
        return PlaceName.facility(of: kind.written, in: subject.village.isEmpty ? subject.placeName : subject.village)
    }

    /// The village it stands in, or that it is; empty for what stands in none.
    public func village(_ subject: SubjectName) -> String { subject.kind == village ? name(subject) : subject.village }

    /// Name and village in one, for a single column: 独北村民委员会·康民卫生室, or the name alone where it tells the village.
    public func full(_ subject: SubjectName) -> String {
        let tellsVillage = subject.name.isEmpty || subject.name.hasPrefix(PlaceName.bare(subject.village))
        return subject.village.isEmpty || tellsVillage ? name(subject) : "\(subject.village)·\(subject.name)"
    }

    /// The label or id of its kind.
    public func kind(_ subject: SubjectName) -> SubjectKind { vocabulary.kinds[subject.kind] }
}
