/// The candidate nearest to `word` by edit distance, when one is near enough to be what was meant.
///
/// Near enough is at most a third of the longer word's characters, and never all of them: 听诊机 is near 听诊器, 床 is not near 柜.
/// Of Chinese words those are near too that share half of their characters in the same order: 房屋面积 is near 建筑面积.
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
    return best?.candidate ?? sharing(target, candidates)
}

/// The candidate that shares most of its characters with a Chinese word, at least two and half of them.
private func sharing(_ target: [Character], _ candidates: some Sequence<String>) -> String? {
    guard target.contains(where: { $0.unicodeScalars.first.map { $0.properties.isIdeographic } == true }) else { return nil }
    var best: (score: Double, difference: Int, candidate: String)?
    for candidate in candidates {
        let characters = Array(candidate.lowercased())
        guard characters.count <= 64 else { continue }
        let shared = commonCount(target, characters)
        let longest = max(target.count, characters.count)
        guard shared >= 2, shared * 2 >= longest else { continue }
        let found = (Double(shared) / Double(longest), abs(target.count - characters.count), candidate)
        if best.map({ (-found.0, found.1, found.2) < (-$0.score, $0.difference, $0.candidate) }) ?? true { best = found }
    }
    return best?.candidate
}

/// How many characters two words share in the same order.
private func commonCount(_ left: [Character], _ right: [Character]) -> Int {
    var last = [Int](repeating: 0, count: right.count + 1)
    for character in left {
        var current = [0]
        for (index, other) in right.enumerated() { current.append(character == other ? last[index] + 1 : max(last[index + 1], current[index])) }
        last = current
    }
    return last[right.count]
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
