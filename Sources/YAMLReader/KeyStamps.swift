/// Tells quickly of most mappings that no key appears in them twice.
///
/// Each key stamps a place its hash names; two that stamp the same place may be the same key, or not.
final class KeyStamps {
    private static let places = 1024
    /// The number of the mapping that stamped each place, and behind them the number of the last mapping.
    private let stamps: UnsafeMutablePointer<UInt32>

    init() {
        stamps = .allocate(capacity: Self.places + 1)
        stamps.initialize(repeating: 0, count: Self.places + 1)
    }

    deinit { stamps.deallocate() }

    /// Whether the keys of a complete mapping are surely all different.
    func areDistinct(in mapping: Int, of nodes: UnsafePointer<TapeNode>) -> Bool {
        if stamps[Self.places] == .max { stamps.update(repeating: 0, count: Self.places + 1) }
        stamps[Self.places] += 1
        let stamp = stamps[Self.places]
        let end = Int(nodes[mapping].next)
        var key = mapping + 1
        while key < end {
            let place = Int(nodes[key].hash) & (Self.places - 1)
            // What an alias is called by stands elsewhere.
            if stamps[place] == stamp || nodes[key].kind == .alias { return false }
            stamps[place] = stamp
            key = Int(nodes[Int(nodes[key].next)].next)
        }
        return true
    }
}
