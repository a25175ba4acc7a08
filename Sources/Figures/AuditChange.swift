import Audit
import Wording

/// What an audit says otherwise than the one before it.
public struct AuditChange: Sendable {
    /// Gaps there were not.
    public private(set) var new: [Finding] = []
    /// Gaps there are no longer.
    public private(set) var gone: [Finding] = []
    /// Gaps that are still there and are another outcome or told in other words: less is missing, or more. As they were, and as they are.
    public private(set) var altered: [(before: Finding, now: Finding)] = []
    /// The figures of the whole that moved. As they were, and as they are.
    public private(set) var figures: [(before: Figure, now: Figure)] = []
    /// What is odd about the input and was not before.
    public private(set) var warnings: [Diagnostic] = []

    /// What changed between two audits.
    ///
    /// - Parameters:
    ///   - before: the gaps of the places that were looked at again, as they were.
    ///   - now: the same as they are.
    ///   - figures: the figures of the whole, as they were and as they are.
    ///   - warnings: what was odd about the input, and what is.
    public init(
        from before: [Finding], to now: [Finding], _ figures: (before: PlaceFigures, now: PlaceFigures), _ warnings: (before: [Diagnostic], now: [Diagnostic])
    ) {
        var old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for finding in now {
            guard let earlier = old.removeValue(forKey: finding.key) else {
                new.append(finding)
                continue
            }
            if earlier.outcome != finding.outcome || earlier.words != finding.words { altered.append((earlier, finding)) }
        }
        gone = before.filter { old[$0.key] != nil }
        self.figures = FigureID.allCases.map { (figures.before[$0], figures.now[$0]) }.filter { $0.0 != $0.1 }
        let known = Set(warnings.before.map { $0.rendered(.en) })
        self.warnings = warnings.now.filter { !known.contains($0.rendered(.en)) }
    }

    /// Whether nothing a reader would see is another.
    public var isEmpty: Bool { new.isEmpty && gone.isEmpty && altered.isEmpty && figures.isEmpty && warnings.isEmpty }
}
