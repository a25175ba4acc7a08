/// The candidate nearest to `word` by edit distance, when one is near enough to be what was meant.
///
/// Near enough is at most a third of the longer word's characters, and never all of them: 听诊机 is near 听诊器, 床 is not near 柜.
public func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(word.lowercased())
    guard target.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let characters = Array(candidate.lowercased())
        let longest = max(target.count, characters.count)
        guard longest > 0, abs(target.count - characters.count) <= max(1, longest / 3) else { continue }
        let distance = editDistance(target, characters)
        guard distance <= max(1, longest / 3), distance < min(target.count, characters.count) else { continue }
        if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true { best = (distance, candidate) }
    }
    return best?.candidate
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
        var current = [i] + [Int](repeating: 0, count: right.count)
        for j in 1...right.count {
            let cost = left[i - 1] == right[j - 1] ? 0 : 1
            current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                current[j] = min(current[j], beforeLast[j - 2] + 1)
            }
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
