import Audit
import Standards
import Wording

/// The headings under which checks are gathered in narrow tables: those the standards declare, then one for the rest.
public struct Families: Sendable {
    /// One heading.
    public struct Family: Sendable, Hashable {
        /// The identifier; `other` for the rest.
        public var id: String
        /// The heading.
        public var title: Text
        /// Whether nothing in it counts: then what is unmet in it is advice, and shown apart.
        public var isAdvice: Bool
    }

    /// The headings that have checks.
    public let all: [Family]
    /// The heading of each check, by the check's number; nil for checks that neither count nor are advice under a heading of their own.
    public let familyOfCheck: [Int?]

    /// The headings of a program.
    public init(_ program: AuditProgram) {
        var declared: [CriterionFamily] = []
        var familiesOf: [String: [CriterionFamily]] = [:]
        for standard in program.standards {
            familiesOf[standard.id] = standard.families
            for family in standard.families where !declared.contains(where: { $0.id == family.id }) { declared.append(family) }
        }
        let ids = declared.map(\.id) + ["other"]
        let assigned: [String] = program.checks.map { check in
            familiesOf[check.standard]?.first { $0.groups?.contains(check.criterion.group) ?? true }?.id ?? "other"
        }
        var counts = [String: Bool]()
        for (check, id) in zip(program.checks, assigned) { counts[id] = (counts[id] ?? false) || check.firmness == .binding }
        // Advice under a heading of its own is shown; of the others only what counts.
        let shown = ids.filter { counts[$0] == true || (counts[$0] == false && $0 != "other") }
        all = shown.map { id in
            Family(id: id, title: declared.first { $0.id == id }?.title ?? Text(zh: "其他", en: "other"), isAdvice: counts[id] == false)
        }
        familyOfCheck = zip(program.checks, assigned).map { check, id in
            guard let index = shown.firstIndex(of: id) else { return nil }
            return check.firmness == .binding || (counts[id] == false && check.firmness == .advisory) ? index : nil
        }
    }

    /// The outcomes under each heading; the unmet ones of the headings that count add up to all unmet binding checks.
    public func outcomes(_ totals: Totals) -> [OutcomeCounts] {
        var sums = Array(repeating: OutcomeCounts(), count: all.count)
        for (index, counts) in totals.byCheck.enumerated() { if let family = familyOfCheck[index] { sums[family] += counts } }
        return sums
    }
}
