/// Draws facilities to be visited: the same seed draws the same ones, and every township has its share.
package struct SiteSample: Sendable {
    /// A facility that can be drawn.
    package struct Candidate: Sendable, Hashable {
        /// Its code.
        package var code: String
        /// Its name, with its village.
        package var name: String
        /// The code of its township.
        package var place: String
        /// The name of its township.
        package var placeName: String

        /// A facility.
        package init(code: String, name: String, place: String, placeName: String) {
            self.code = code
            self.name = name
            self.place = place
            self.placeName = placeName
        }
    }

    /// Draws a share of the candidates, in hundredths; of every township that has any at least one.
    ///
    /// - Parameter weight: how much sooner one is drawn than another, at least 1. Where all weigh the same, the draw does not depend on it.
    package static func draw(_ candidates: [Candidate], percent: Double, seed: UInt64, weight: (Candidate) -> Int = { _ in 1 }) -> [Candidate] {
        var byTownship: [String: [Candidate]] = [:]
        for candidate in candidates.sorted(by: { $0.code < $1.code }) { byTownship[candidate.place, default: []].append(candidate) }
        var drawn: [Candidate] = []
        for place in byTownship.keys.sorted() {
            var rest = byTownship[place]!
            // Each township draws from a stream of its own, so that another township's change does not move it.
            var generator = Generator(seed: seed ^ hash(place))
            let wanted = min(rest.count, max(1, Int((Double(rest.count) * percent / 100).rounded(.up))))
            var chosen: [Candidate] = []
            var weights = rest.map { max(1, weight($0)) }
            for _ in 0..<wanted {
                var left = Int(generator.next() % UInt64(weights.reduce(0, +)))
                let at = weights.firstIndex { weight in
                    left -= weight
                    return left < 0
                }!
                weights.remove(at: at)
                chosen.append(rest.remove(at: at))
            }
            drawn += chosen.sorted { $0.code < $1.code }
        }
        return drawn
    }

    /// FNV-1a.
    private static func hash(_ text: String) -> UInt64 { text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

    /// SplitMix64: small, well tried, and the same everywhere.
    private struct Generator {
        private var state: UInt64

        init(seed: UInt64) {
            state = seed
        }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }
}
