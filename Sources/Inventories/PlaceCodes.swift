import Standards

/// Which place a code stands in.
///
/// Of codes of digits the first ones tell it. Of codes of text the rosters and files do, so those are put down here once, when an inventory
/// is opened; the code of a facility begins with that of its place and a stroke.
public struct PlaceCodes: Sendable {
    /// The levels of places.
    public let levels: PlaceLevels
    private var known: [String: Place] = [:]

    private struct Place {
        var kind: KindID
        var within: String
    }

    /// Codes of digits, or of text of which nothing is known yet.
    public init(_ levels: PlaceLevels) { self.levels = levels }

    /// Codes of which some rosters tell.
    public init(_ levels: PlaceLevels, _ rosters: some Sequence<Roster>) {
        self.levels = levels
        if !levels.isDigits { for roster in rosters { _ = note(roster) } }
    }

    // MARK: What is told

    /// Tells of a place that no roster or file speaks of.
    package mutating func tell(_ code: String, _ kind: KindID, within outer: String) {
        if !levels.isDigits { known[code] = Place(kind: kind, within: outer) }
    }

    /// Tells of the places of rosters; where they stand otherwise already, what is known stays.
    package mutating func tell(_ rosters: [Roster]) { if !levels.isDigits { for roster in rosters { _ = note(roster) } } }

    /// Puts down what a place stands in; the code of the place that it stands in otherwise, when that was told before.
    mutating func note(_ code: String, _ kind: KindID, within outer: String) -> String? {
        if let before = known[code], before.kind != kind || !before.within.isEmpty && before.within != outer { return before.within }
        known[code] = Place(kind: kind, within: outer)
        return nil
    }

    /// Puts down every place of a roster; those that stand elsewhere already.
    mutating func note(_ roster: Roster) -> [(code: String, other: String)] {
        var twice: [(String, String)] = []
        func put(_ code: String, _ kind: KindID, _ outer: String, _ codes: inout PlaceCodes) {
            if let other = codes.note(code, kind, within: outer) { twice.append((code, other)) }
        }
        if known[roster.county] == nil { put(roster.county, levels.county, "", &self) }
        for township in roster.townships {
            put(township.code, levels.township, roster.county, &self)
            for village in township.villages { put(village.code, levels.village, township.code, &self) }
        }
        return twice
    }

    /// What a place was told to stand in; empty when nothing tells.
    package func around(_ code: String) -> String { known[code]?.within ?? "" }

    // MARK: What is asked

    /// The county of a place or facility.
    public func county(of code: String) -> String { place(at: levels.county, of: code) }

    /// The township of a village or a facility.
    public func township(of code: String) -> String { place(at: levels.township, of: code) }

    /// The village of a facility.
    public func village(of code: String) -> String { place(at: levels.village, of: code) }

    /// The code of the place of a level that a code is or stands in. Codes of digits need not be those of a place that there is; of codes of text
    /// the answer is empty when nothing tells.
    public func place(at level: KindID, of code: String) -> String {
        if levels.isDigits { return levels.beginning(of: code, at: level) }
        var next = nearest(code)
        while let place = next {
            if known[place]?.kind == level { return place }
            next = known[place].flatMap { $0.within.isEmpty ? nil : $0.within }
        }
        return ""
    }

    /// The level a code is of; nil of facilities and of text that no roster or file tells of.
    public func level(of code: String) -> KindID? { levels.isDigits ? levels.level(ofDigits: code) : known[code]?.kind }

    /// Whether a code is that of a township.
    public func isTownship(_ code: String) -> Bool { levels.isDigits ? levels[levels.township].isCode(code) : known[code]?.kind == levels.township }

    /// Whether a code is that of a village.
    public func isVillage(_ code: String) -> Bool { levels.isDigits ? levels[levels.village].isCode(code) : known[code]?.kind == levels.village }

    /// The innermost place a code is or begins with: of a facility the one it stands in. Nil when it begins with none.
    public func innermost(_ code: String) -> (kind: KindID, code: String)? {
        if !levels.isDigits { return nearest(code).map { (known[$0]!.kind, $0) } }
        let digits = code.utf8.prefix { (48...57).contains($0) }.count
        for level in levels.all.reversed() {
            guard case .digits(_, let written) = level.codes, digits >= written else { continue }
            let own = String(code.prefix(written))
            if level.kind != levels.county || levels.level(ofDigits: own) == nil { return (level.kind, own) }
            return (levels.level(ofDigits: own)!, own)
        }
        return nil
    }

    /// The file of a code is the township's, or of what stands above the townships the county's or city's.
    public func fileCode(of code: String) -> (kind: KindID, code: String)? {
        guard let place = innermost(code) else { return nil }
        return place.kind == levels.village ? (levels.township, township(of: place.code)) : place
    }

    /// Whether a code is that of a place, or of something that stands in one.
    public func isCode(_ code: String) -> Bool {
        guard let place = innermost(code), code.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return false }
        return place.code == code || !levels.isDigits || !code.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The longest code of a place that a code is, or begins with up to a stroke.
    private func nearest(_ code: String) -> String? {
        var own = code[...]
        while true {
            let text = String(own)
            if known[text] != nil { return text }
            guard let stroke = own.lastIndex(of: "-") else { return nil }
            own = own[..<stroke]
        }
    }

    /// What the codes of several counties begin with alike; what stands above them may have standards of its own.
    public func commonBeginning(_ codes: [String]) -> String {
        guard let first = codes.first, let last = codes.last else { return "" }
        return String(zip(first, last).prefix { $0 == $1 }.map(\.0))
    }
}
