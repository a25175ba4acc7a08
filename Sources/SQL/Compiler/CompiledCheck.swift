import Standards

/// The columns of one check in the view of its kind.
struct CompiledCheck {
    /// Its number in the program.
    var number: Int
    /// What its columns begin with.
    var name: String
    /// What the parts of its rules come to, each a column that the rest is put together of.
    var steps: [Scene.Column] = []
    /// What its applicability and requirement come to.
    var roots: [Scene.Column] = []
    /// Its outcome, before waivers.
    var outcome = ""
    /// By name, what else is told of it; those that are always NULL are left out.
    var told: [Told: String] = [:]
    /// The view of its exemptions, if it accepts any.
    var exemptions: String?
    /// Whether it counts blank spots, and so comes after everything that makes some.
    var isLate = false

    /// The column with the outcome.
    static func outcomeColumn(_ name: String) -> String { name + "__outcome" }

    /// What is told of a check besides its outcome.
    enum Told: String, CaseIterable {
        /// What there is of the number that is compared, at least and at most.
        case low, high
        /// How far it is from what it must be.
        case shortfall
        /// The level that is surely reached, from 0; -1 for none.
        case level
        /// The number of the part these are of, where the rule is put together of several.
        case part
        /// The limit as it is here, where it grows with another number.
        case required
        /// The numbers of every part that fails, where there are several: a line each.
        case parts
        /// The cells that were not filled in.
        case missing
        /// Why it is as it is.
        case remarks
        /// Of a list each term that is lacking, a line each: `term=0`, or `term=?` where nothing was said of it.
        case terms

        /// What kind of value it is.
        var content: FactTable.Content {
            switch self {
            case .low, .high, .shortfall, .required: .decimal
            case .level, .part: .whole
            case .parts, .missing, .remarks, .terms: .text
            }
        }
    }
}
