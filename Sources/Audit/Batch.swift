import Inventories
import Standards
import Wording

/// How the facilities of one kind stand.
public struct FacilityCounts: Sendable, Hashable {
    /// Open facilities.
    public var open = 0
    /// Open facilities with every binding check met, waived or not applicable.
    public var upToStandard = 0
    /// Open facilities with a binding check unmet.
    public var below = 0
    /// Open facilities with none unmet, but some unreported.
    public var undetermined = 0
    /// Facilities that have closed.
    public var closed = 0

    /// No facilities.
    public init() {}

    /// Open facilities of which something binding is asked.
    public var assessed: Int { upToStandard + below + undetermined }
    /// Open facilities of which nothing binding is asked.
    public var notAssessed: Int { open - assessed }

    /// How many open facilities stand so.
    package subscript(_ state: FacilityState) -> Int {
        switch state {
        case .upToStandard: upToStandard
        case .below: below
        case .undetermined: undetermined
        case .notAssessed: notAssessed
        }
    }

    /// Counts one more open facility.
    mutating func add(_ state: FacilityState) {
        open += 1
        switch state {
        case .upToStandard: upToStandard += 1
        case .below: below += 1
        case .undetermined: undetermined += 1
        case .notAssessed: break
        }
    }

    package static func += (left: inout Self, right: Self) {
        left.open += right.open
        left.upToStandard += right.upToStandard
        left.below += right.below
        left.undetermined += right.undetermined
        left.closed += right.closed
    }
}

/// Sums over a part of the inventory.
public struct Totals: Sendable, Hashable {
    /// Outcomes by check number.
    public var byCheck: [OutcomeCounts]
    /// Facilities by kind.
    public var facilities: [FacilityCounts]
    /// Subjects audited; of facilities the open ones.
    public var subjects = 0
    /// The same by kind.
    public var subjectsByKind: [Int]
    /// Unmet binding checks by severity: critical, major, minor.
    public var unmetChecks = [0, 0, 0]
    /// What they lack by severity: an unmet list counts once for each thing that is missing.
    public var unmetItems = [0, 0, 0]
    /// Certain blank spots: institution, staff.
    public var blanks = [0, 0]
    /// Subjects of which it is not known whether they are blank spots: institution, staff.
    public var possibleBlanks = [0, 0]
    /// Blank spots that a waiver keeps out of those counts: institution, staff.
    public var waivedBlanks = [0, 0]
    /// Outcomes of binding checks.
    public var binding = OutcomeCounts()
    /// Townships of the roster there is no file of: nothing is reported of what stands in them.
    public var townshipsWithoutFile = 0

    package init(_ program: AuditProgram) {
        byCheck = Array(repeating: OutcomeCounts(), count: program.checks.count)
        facilities = Array(repeating: FacilityCounts(), count: program.vocabulary.kinds.count)
        subjectsByKind = Array(repeating: 0, count: program.vocabulary.kinds.count)
    }

    /// Adds other sums. Of a township only the sums are kept, not the outcomes of each check; then there are none to add.
    package static func += (left: inout Totals, right: Totals) {
        for index in right.byCheck.indices { left.byCheck[index] += right.byCheck[index] }
        for index in left.facilities.indices { left.facilities[index] += right.facilities[index] }
        left.subjects += right.subjects
        for index in left.subjectsByKind.indices { left.subjectsByKind[index] += right.subjectsByKind[index] }
        for index in 0..<3 {
            left.unmetChecks[index] += right.unmetChecks[index]
            left.unmetItems[index] += right.unmetItems[index]
        }
        for index in 0..<2 {
            left.blanks[index] += right.blanks[index]
            left.possibleBlanks[index] += right.possibleBlanks[index]
            left.waivedBlanks[index] += right.waivedBlanks[index]
        }
        left.binding += right.binding
        left.townshipsWithoutFile += right.townshipsWithoutFile
    }
}

/// The result of auditing one file: a township with everything in it, or a county or city itself.
public struct Batch: Sendable {
    /// The code of the place.
    public var code: String
    /// Its name.
    public var name: String
    /// Whether there is a file about it; of a township without one, only the villages of the roster are known.
    public var hasFile: Bool
    /// The subjects that the rest refers to by number.
    public var subjects: [SubjectName] = []
    /// The gaps.
    public var gaps: [Gap] = []
    /// The blank spots, certain and possible.
    public var blankSpots: [BlankSpot] = []
    /// Exemptions and waivers.
    public var exceptions: [Exception] = []
    /// Levels reached.
    public var levels: [LevelReached] = []
    /// Reported values found different on site.
    public var differences: [ValueDifference] = []
    /// Every outcome, when all are asked for.
    public var outcomes: [CheckOutcome] = []
    /// Explanations that were asked for.
    public var explanations: [Explanation] = []
    /// What is wrong with the file.
    public var diagnostics: [Diagnostic] = []
    /// The sums.
    public var totals: Totals
    /// What was tallied for the places above.
    var tallies: [Tally] = []
    /// The blank spots found, for the places above; also where those places alone are audited.
    var blanks = BlankCounts()
    /// Waived subjects that were seen.
    var seenWaived: Set<String> = []

    /// - Parameter isTownship: whether it is a place that should have a file.
    init(code: String, name: String, hasFile: Bool = true, isTownship: Bool = false, _ program: AuditProgram) {
        self.code = code
        self.name = name
        self.hasFile = hasFile
        totals = Totals(program)
        if !hasFile, isTownship { totals.townshipsWithoutFile = 1 }
    }
}
