import Quantities
import SampleData
import Standards

/// Small counties with anything in them, whose files were then edited by hand, and some damaged.
package struct EditedCounties {
    /// How many counties there are.
    package var count: Int
    /// The same seed makes the same counties.
    package var seed: UInt64
    /// How many of a hundred counties are edited; their files mostly can still be read.
    package var edited = 70
    /// How many of a hundred counties are damaged; their files mostly cannot.
    package var damaged = 4

    /// Counties of a seed.
    package init(count: Int, seed: UInt64) { (self.count, self.seed) = (count, seed) }

    /// Makes the counties and hands out each file.
    ///
    /// - Parameters:
    ///   - library: the standards whose limits and words are used.
    ///   - asOf: the day around which dates lie.
    ///   - write: takes a file's path, which begins with the county's folder, and what is in it.
    package func write(_ library: StandardLibrary, asOf: Day, _ write: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws {
        var maker = RandomInventory(library, asOf: asOf, seed: seed)
        try maker.write(counties: count) { path, text in
            // What stands above counties is of all of them: an error there would hide theirs.
            guard let slash = path.firstIndex(of: "/") else { return try write(path, Array(text.utf8)) }
            // Every county has a fate, and every file dice of its own, so that none moves when another changes.
            var fate = Dice(seed: seed, stream: String(path[..<slash]))
            var dice = Dice(seed: seed, stream: path)
            switch fate.below(100) {
            case ..<damaged:
                var bytes = Array(text.utf8)
                for _ in 0...dice.below(3) { Mutator().mutate(&bytes, &dice) }
                try write(path, bytes)
            case ..<(damaged + edited):
                var edit = HandEdit(text)
                for _ in 0..<dice.below(path.hasSuffix("roster.yaml") ? 2 : 6) { edit.change(&dice) }
                try write(path, edit.bytes(&dice))
            default: try write(path, Array(text.utf8))
            }
        }
    }
}
