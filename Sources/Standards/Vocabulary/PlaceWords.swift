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
    /// The place around those with a file, such as 县.
    public let county: Text
    /// The id of the kind of places that are listed.
    public let villageKind: String

    /// What is said where nothing tells how places are called: a ledger is read without its vocabulary, and the first ledgers put no words down.
    public static let untold = PlaceWords(
        township: Text(zh: "乡镇", en: "township"), townships: Text(zh: "乡镇", en: "townships"), village: Text(zh: "村", en: "village"),
        villages: Text(zh: "村", en: "villages"), county: Text(zh: "县", en: "county"), villageKind: "village")

    private init(township: Text, townships: Text, village: Text, villages: Text, county: Text, villageKind: String) {
        self.county = county
        self.township = township
        self.townships = townships
        self.village = village
        self.villages = villages
        self.villageKind = villageKind
    }

    /// The words in one line, as a ledger keeps them.
    public var line: String {
        [township.zh, township.en, townships.en, village.zh, village.en, villages.en, county.zh, county.en, villageKind].joined(separator: "\n")
    }

    /// The words of a line; nil when it is none.
    public init?(line: String) {
        let words = line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 9 else { return nil }
        self.init(
            township: Text(zh: words[0], en: words[1]), townships: Text(zh: words[0], en: words[2]), village: Text(zh: words[3], en: words[4]),
            villages: Text(zh: words[3], en: words[5]), county: Text(zh: words[6], en: words[7]), villageKind: words[8])
    }

    /// The words of a vocabulary.
    public init(_ vocabulary: Vocabulary) {
        let (township, village) = (vocabulary.levels[vocabulary.levels.township], vocabulary.levels[vocabulary.levels.village])
        self.township = township.word
        townships = Text(zh: township.word.zh, en: township.plural)
        self.village = village.word
        villages = Text(zh: village.word.zh, en: village.plural)
        county = vocabulary.levels[vocabulary.levels.county].word
        villageKind = vocabulary.kinds[village.kind].id
    }
}

extension Vocabulary {
    /// How columns and titles call places.
    public var placeWords: PlaceWords { PlaceWords(self) }
}
