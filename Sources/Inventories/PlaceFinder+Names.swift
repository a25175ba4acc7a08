import Standards

/// Places by their names.
extension PlaceFinder {
    /// How near a name may be to what was written, nearest first.
    private enum Nearness: CaseIterable { case same, formal, bare }

    func byName(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        let facilities = facilitiesMeant(word, wanted, fits)
        if !facilities.isEmpty { return facilities }
        for nearness in Nearness.allCases {
            let found = matches(word, roster, wanted, nearness).filter(fits)
            if !found.isEmpty { return found }
        }
        for nearness in Nearness.allCases {
            let found = matches(word, files, wanted, nearness).filter(fits)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func matches(_ word: String, _ places: [Place], _ wanted: Set<KindID>, _ nearness: Nearness) -> [Place] {
        var seen = Set<String>()
        return places.filter { place in
            guard wanted.contains(place.kind), !place.name.isEmpty else { return false }
            let isNear =
                switch nearness {
                case .same: PlaceName.folded(place.name) == word
                case .formal: PlaceName.formal(place.name) == PlaceName.formal(word)
                case .bare: isSameBare(place, word)
                }
            return isNear && seen.insert(place.code).inserted
        }
    }

    /// A village turned community is still found by its old name; 第一乡 is not 第一镇.
    private func isSameBare(_ place: Place, _ word: String) -> Bool {
        guard vocabulary.kinds[place.kind].isPlace, PlaceName.bare(place.name) == PlaceName.bare(word) else { return false }
        return place.kind == levels.village || PlaceName.bare(word) == word
    }

    /// What a name means that ends in the word for a kind of facility: one of that name, or that of the place before the word.
    private func facilitiesMeant(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        var found: [Place] = []
        var isFacility = false
        for kind in wanted.sorted() where vocabulary.kinds[kind].isFacility {
            let endings = ([vocabulary.kinds[kind].written] + vocabulary.kinds[kind].aliases).filter { word.hasSuffix($0) && word.count > $0.count }
            guard !endings.isEmpty, let place = vocabulary.kinds[kind].within else { continue }
            isFacility = true
            for nearness in Nearness.allCases where found.isEmpty {
                // 独北村卫生室 is the clinic 卫生室 of 独北村, or the village clinic 村卫生室 of 独北.
                for ending in endings.sorted(by: { $0.count < $1.count }) where found.isEmpty {
                    let base = String(word.dropLast(ending.count))
                    let places = matches(base, roster, [place], nearness) + matches(base, files, [place], nearness)
                    for place in unique(places).filter(fits) { found += facilities(kind, in: place) }
                }
            }
        }
        if isFacility { found += matches(word, files, wanted, .same).filter(fits) }
        return unique(found)
    }

    /// The facilities of a kind in a place; "the one" when none is reported.
    private func facilities(_ kind: KindID, in place: Place) -> [Place] {
        let known = files.filter { $0.kind == kind && self.place(of: $0) == place.code }
        if !known.isEmpty || vocabulary.kinds[kind].key == nil { return known }
        return [facility(kind, in: place, code: FacilityDirectory.impliedCode(place.code, vocabulary.kinds[kind]))]
    }

    func unique(_ places: [Place]) -> [Place] {
        var seen = Set<String>()
        return places.filter { seen.insert($0.code).inserted }
    }

    /// 独树镇独北村: the township's name says which of several is meant.
    func byNameAfterTownship(_ word: String, _ wanted: Set<KindID>, _ fits: (Place) -> Bool) -> [Place] {
        for place in roster where place.kind == levels.township || place.kind == levels.county {
            for name in [PlaceName.folded(place.name), PlaceName.bare(place.name)] where word.hasPrefix(name) && word.count > name.count {
                let rest = String(word.dropFirst(name.count).drop { "/·-—".contains($0) })
                let found = rest.isEmpty ? [] : byName(rest, wanted) { fits($0) && inventory.codes.place(at: place.kind, of: $0.code) == place.code }
                if !found.isEmpty { return found }
            }
        }
        return []
    }
}
