/// Makes an input smaller as long as the same is wrong with it.
package struct Minimiser {
    /// Whether an input is still wrong.
    private let isWrong: ([UInt8]) -> Bool
    private var tries: Int

    /// - Parameters:
    ///   - tries: how often it is asked at most.
    ///   - isWrong: whether an input is still wrong.
    package init(tries: Int = 20_000, isWrong: @escaping ([UInt8]) -> Bool) {
        self.tries = tries
        self.isWrong = isWrong
    }

    /// The smallest input found.
    package mutating func smallest(_ input: [UInt8]) -> [UInt8] {
        var best = withoutNeedlessLines(input)
        var size = max(1, best.count / 2)
        while true {
            let before = best.count
            var start = 0
            while start < best.count {
                var smaller = best
                smaller.removeSubrange(start..<min(best.count, start + size))
                if keeps(smaller) { best = smaller } else { start += size }
            }
            if size > 1 { size /= 2 } else if best.count == before || tries <= 0 { break }
        }
        for index in best.indices where !"a \n".utf8.contains(best[index]) {
            var plainer = best
            plainer[index] = UInt8(ascii: "a")
            if keeps(plainer) { best = plainer }
        }
        return best
    }

    /// The input without the lines that do not matter: most of it, cheaply.
    private mutating func withoutNeedlessLines(_ input: [UInt8]) -> [UInt8] {
        var best = lines(of: input)
        var index = 0
        while index < best.count {
            var fewer = best
            fewer.remove(at: index)
            if keeps(Array(fewer.joined())) { best = fewer } else { index += 1 }
        }
        return Array(best.joined())
    }

    private mutating func keeps(_ input: [UInt8]) -> Bool {
        guard tries > 0 else { return false }
        tries -= 1
        return isWrong(input)
    }
}
