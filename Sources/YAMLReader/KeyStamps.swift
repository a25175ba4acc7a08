/// Tells quickly of a mapping that no key appears in it twice.
///
/// Each key takes a place that its hash names, or the next free one, for the time of one mapping; two with the same hash may be the same key.
final class KeyStamps {
    /// A power of two.
    private static let places = 1024
    /// Mappings of more keys are looked at in another way.
    private static let mostKeys = places / 2

    /// Who took a place last: the number of the mapping in the upper half, the hash of the key in the lower.
    private let taken: UnsafeMutablePointer<UInt64>
    /// The number of the mapping looked at last.
    private let latest: UnsafeMutablePointer<UInt64>

    init() {
        taken = .allocate(capacity: Self.places)
        taken.initialize(repeating: 0, count: Self.places)
        latest = .allocate(capacity: 1)
        latest.initialize(to: 0)
    }

    deinit {
        taken.deallocate()
        latest.deallocate()
    }

    /// Whether the keys of a complete mapping are surely all different.
    func areDistinct(in mapping: Int, of nodes: UnsafePointer<TapeNode>) -> Bool {
        guard nodes[mapping].length <= UInt32(Self.mostKeys) else { return false }
        if latest.pointee == UInt64(UInt32.max) {
            taken.update(repeating: 0, count: Self.places)
            latest.pointee = 0
        }
        latest.pointee &+= 1
        let number = latest.pointee
        let end = Int(nodes[mapping].next)
        // Between keys whose values are all scalars nothing has to be stepped over.
        let isFlat = end == mapping &+ 1 &+ 2 &* Int(nodes[mapping].length)
        var key = mapping &+ 1
        while key < end {
            // What an alias is called by stands elsewhere.
            if nodes[key].kind == .alias { return false }
            let stamp = number &<< 32 | UInt64(nodes[key].hash)
            var place = Int(nodes[key].hash) & (Self.places &- 1)
            while taken[place] &>> 32 == number {
                if taken[place] == stamp { return false }
                place = (place &+ 1) & (Self.places &- 1)
            }
            taken[place] = stamp
            key = isFlat ? key &+ 2 : Int(nodes[key &+ 1].next)
        }
        return true
    }
}
