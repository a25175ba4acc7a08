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

    /// Whether the keys of a mapping are surely all different.
    func areDistinct(_ keys: ArraySlice<Int>, on tape: Tape) -> Bool {
        if stamps[Self.places] == .max { stamps.update(repeating: 0, count: Self.places + 1) }
        stamps[Self.places] += 1
        let mapping = stamps[Self.places]
        for key in keys {
            let place = Int(tape.hash(key)) & (Self.places - 1)
            if stamps[place] == mapping { return false }
            stamps[place] = mapping
        }
        return true
    }
}
