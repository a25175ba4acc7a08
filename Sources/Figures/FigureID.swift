import Audit
import Standards
import Wording

/// A figure of an audit: what it is called, what it counts, and how it is worked out. No output has another definition.
public enum FigureID: String, Sendable, CaseIterable {
    case subjects
    case townshipsWithoutFile = "townships.without-file"
    case blankInstitution = "blank-spots.institution"
    case blankStaff = "blank-spots.staff"
    case blankPossible = "blank-spots.possible"
    case blankPossibleInstitution = "blank-spots.possible.institution"
    case blankPossibleStaff = "blank-spots.possible.staff"
    case blankWaived = "blank-spots.waived"
    case checks
    case met = "checks.met"
    case unmet = "checks.unmet"
    case unmetCritical = "checks.unmet.critical"
    case unmetMajor = "checks.unmet.major"
    case unmetMinor = "checks.unmet.minor"
    case unreported = "checks.unreported"
    case waived = "checks.waived"
    case notApplicable = "checks.not-applicable"
    case shareMet = "checks.share-met"
    case items
    case itemsCritical = "items.critical"
    case itemsMajor = "items.major"
    case itemsMinor = "items.minor"
    case open = "facilities.open"
    case notAssessed = "facilities.not-assessed"
    case assessed = "facilities.assessed"
    case upToStandard = "facilities.up-to-standard"
    case below = "facilities.below"
    case undetermined = "facilities.undetermined"
    case closed = "facilities.closed"
    case shareUpToStandard = "facilities.share-up-to-standard"

    /// The full name.
    public var label: Text {
        switch self {
        case .subjects: Text(zh: "对象", en: "subjects")
        case .townshipsWithoutFile: Text(zh: "没有填报文件的乡镇", en: "townships without a file")
        case .blankInstitution: Text(zh: "机构空白点", en: "blank spots, no institution")
        case .blankStaff: Text(zh: "人员空白点", en: "blank spots, no qualified staff")
        case .blankPossible: Text(zh: "疑似空白点（待核实）", en: "possible blank spots")
        case .blankPossibleInstitution: Text(zh: "待核实：机构", en: "possible blank spots: institution")
        case .blankPossibleStaff: Text(zh: "待核实：人员", en: "possible blank spots: staff")
        case .blankWaived: Text(zh: "豁免的空白点", en: "waived blank spots")
        case .checks: Text(zh: "约束性检查", en: "binding checks")
        case .met: Text(zh: "达标", en: "met")
        case .unmet: Text(zh: "不达标", en: "unmet")
        case .unmetCritical: Text(zh: "不达标：严重", en: "unmet, critical")
        case .unmetMajor: Text(zh: "不达标：主要", en: "unmet, major")
        case .unmetMinor: Text(zh: "不达标：一般", en: "unmet, minor")
        case .unreported: Text(zh: "未填报", en: "unreported")
        case .waived: Text(zh: "豁免", en: "waived")
        case .notApplicable: Text(zh: "不适用", en: "not applicable")
        case .shareMet: Text(zh: "检查达标率（已判定中）", en: "share of checks met, of those decided")
        case .items: Text(zh: "缺处", en: "missing items")
        case .itemsCritical: Text(zh: "缺处：严重", en: "missing items, critical")
        case .itemsMajor: Text(zh: "缺处：主要", en: "missing items, major")
        case .itemsMinor: Text(zh: "缺处：一般", en: "missing items, minor")
        case .open: Text(zh: "开诊机构", en: "open facilities")
        case .notAssessed: Text(zh: "不考核机构", en: "facilities not assessed")
        case .assessed: Text(zh: "考核机构", en: "facilities assessed")
        case .upToStandard: Text(zh: "达标机构", en: "facilities up to standard")
        case .below: Text(zh: "不达标机构", en: "facilities below standard")
        case .undetermined: Text(zh: "待填报机构", en: "facilities undetermined")
        case .closed: Text(zh: "停业机构", en: "closed facilities")
        case .shareUpToStandard: Text(zh: "机构达标率（已判定中）", en: "share of facilities up to standard, of those decided")
        }
    }

    /// The head of a narrow column.
    public var head: Text {
        switch self {
        case .blankInstitution: Text(zh: "机构空白", en: "no inst.")
        case .blankStaff: Text(zh: "人员空白", en: "no staff")
        case .blankPossible: Text(zh: "待核实", en: "to verify")
        case .blankWaived: Text(zh: "豁免空白", en: "waived")
        case .checks: Text(zh: "检查", en: "checks")
        case .unmetCritical: Text(zh: "严重", en: "critical")
        case .unmetMajor: Text(zh: "主要", en: "major")
        case .unmetMinor: Text(zh: "一般", en: "minor")
        case .shareMet: Text(zh: "达标率", en: "share met")
        case .notApplicable: Text(zh: "不适用", en: "n/a")
        case .open: Text(zh: "开诊", en: "open")
        case .notAssessed: Text(zh: "不考核", en: "not assessed")
        case .assessed: Text(zh: "考核", en: "assessed")
        case .upToStandard: Text(zh: "达标", en: "up to std")
        case .below: Text(zh: "不达标", en: "below")
        case .undetermined: Text(zh: "待填报", en: "undetermined")
        case .closed: Text(zh: "停业", en: "closed")
        case .shareUpToStandard: Text(zh: "达标率", en: "share")
        case .subjects, .townshipsWithoutFile, .blankPossibleInstitution, .blankPossibleStaff, .met, .unmet, .unreported, .waived, .items, .itemsCritical,
            .itemsMajor, .itemsMinor:
            label
        }
    }

    /// What it counts.
    public var unit: Counted {
        switch self {
        case .subjects, .townshipsWithoutFile: .subject
        case .blankInstitution, .blankStaff, .blankPossible, .blankPossibleInstitution, .blankPossibleStaff, .blankWaived: .blankSpot
        case .checks, .met, .unmet, .unmetCritical, .unmetMajor, .unmetMinor, .unreported, .waived, .notApplicable, .shareMet: .check
        case .items, .itemsCritical, .itemsMajor, .itemsMinor: .item
        case .open, .notAssessed, .assessed, .upToStandard, .below, .undetermined, .closed, .shareUpToStandard: .facility
        }
    }

    /// The figure of some sums.
    func value(of totals: Totals, _ facilities: FacilityCounts) -> Figure.Value {
        switch self {
        case .subjects: .count(totals.subjects)
        case .townshipsWithoutFile: .count(totals.townshipsWithoutFile)
        case .blankInstitution: .count(totals.blanks[0])
        case .blankStaff: .count(totals.blanks[1])
        case .blankPossible: .count(totals.possibleBlanks[0] + totals.possibleBlanks[1])
        case .blankPossibleInstitution: .count(totals.possibleBlanks[0])
        case .blankPossibleStaff: .count(totals.possibleBlanks[1])
        case .blankWaived: .count(totals.waivedBlanks[0] + totals.waivedBlanks[1])
        case .checks: .count(totals.binding.total)
        case .met: .count(totals.binding.met)
        case .unmet: .count(totals.binding.unmet)
        case .unmetCritical: .count(totals.unmetChecks[0])
        case .unmetMajor: .count(totals.unmetChecks[1])
        case .unmetMinor: .count(totals.unmetChecks[2])
        case .unreported: .count(totals.binding.unreported)
        case .waived: .count(totals.binding.waived)
        case .notApplicable: .count(totals.binding.notApplicable)
        case .shareMet: .share(Share(totals.binding))
        case .items: .count(totals.unmetItems[0] + totals.unmetItems[1] + totals.unmetItems[2])
        case .itemsCritical: .count(totals.unmetItems[0])
        case .itemsMajor: .count(totals.unmetItems[1])
        case .itemsMinor: .count(totals.unmetItems[2])
        case .open: .count(facilities.open)
        case .notAssessed: .count(facilities.notAssessed)
        case .assessed: .count(facilities.assessed)
        case .upToStandard: .count(facilities.upToStandard)
        case .below: .count(facilities.below)
        case .undetermined: .count(facilities.undetermined)
        case .closed: .count(facilities.closed)
        case .shareUpToStandard: .share(Share(facilities))
        }
    }
}

/// A figure with its value.
public struct Figure: Sendable, Hashable {
    /// A number, or a share of what was assessed.
    public enum Value: Sendable, Hashable {
        /// A number.
        case count(Int)
        /// A share.
        case share(Share)
    }

    /// Which figure.
    public var id: FigureID
    /// Its value.
    public var value: Value

    /// What it is called.
    public var label: Text { id.label }
    /// What it counts.
    public var unit: Counted { id.unit }

    /// The value as it is printed.
    public var text: Text {
        switch value {
        case .count(let count): Text(same: String(count))
        case .share(let share): share.ofDecided
        }
    }
}
