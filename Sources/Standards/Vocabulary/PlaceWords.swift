import Wording

/// How columns and titles call the places that have a file each, and those listed in them.
public struct PlaceWords: Sendable, Hashable {
    /// A place with a file, such as 乡镇.
    public let township: Text
    /// Several of them; Chinese makes no difference.
    public let townships: Text
    /// A place that is listed, such as 村.
    public let village: Text
    /// Several of them.
    public let villages: Text
    /// The id of the kind of places that are listed.
    public let villageKind: String

    /// The words of a vocabulary.
    public init(_ vocabulary: Vocabulary) {
        let (township, village) = (vocabulary.levels[vocabulary.levels.township], vocabulary.levels[vocabulary.levels.village])
        self.township = township.word
        townships = Text(zh: township.word.zh, en: township.plural)
        self.village = village.word
        villages = Text(zh: village.word.zh, en: village.plural)
        villageKind = vocabulary.kinds[village.kind].id
    }
}

extension Vocabulary {
    /// How columns and titles call places.
    public var placeWords: PlaceWords { PlaceWords(self) }
}
