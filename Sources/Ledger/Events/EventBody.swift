import Audit
import Quantities
import Standards

/// What happened, with everything that kind of event says. ``EventCodec`` stores it and reads it back.
package enum EventBody: Sendable, Hashable {
    case opened(GapEntry)
    /// A gap to come; ledgers of version 0.1 do not say when.
    case warned(GapEntry, Expectation?)
    case lapsed
    case assigned(Assignment)
    case measured(String)
    case progressed(String)
    case submitted(progress: String?)
    case observed(Observation)
    /// How the check came out that is no gap any more.
    case cleared(Outcome)
    case doubted
    /// With the new due date, which version 0.1 did not give.
    case relapsed(due: Day?)
    case verified
    case closed
    case reopened
    case waived(WaiverDecision)
    case rescheduled(DueMove)
    case noted(String)
    case started(StartEntry)
    case audited(AuditEntry)
    case received(ReportEntry)
    case fulfilled(DutyEntry)
    /// With the rows that were still to be fixed.
    case ended(open: Int)

    /// What kind of event it is.
    package var kind: EventKind {
        switch self {
        case .opened: .opened
        case .warned: .warned
        case .lapsed: .lapsed
        case .assigned: .assigned
        case .measured: .measured
        case .progressed: .progressed
        case .submitted: .submitted
        case .observed: .observed
        case .cleared: .cleared
        case .doubted: .doubted
        case .relapsed: .relapsed
        case .verified: .verified
        case .closed: .closed
        case .reopened: .reopened
        case .waived: .waived
        case .rescheduled: .rescheduled
        case .noted: .noted
        case .started: .started
        case .audited: .audited
        case .received: .received
        case .fulfilled: .fulfilled
        case .ended: .ended
        }
    }
}

/// Who is made responsible: a body, a person, or both.
package struct Assignment: Sendable, Hashable {
    /// The person 责任人; nil leaves whoever it was.
    package var owner: String?
    /// The body 责任单位; nil leaves whichever it was.
    package var unit: String?

    package init(owner: String? = nil, unit: String? = nil) {
        self.owner = owner
        self.unit = unit
    }
}

/// A decision to set a row aside.
package struct WaiverDecision: Sendable, Hashable {
    /// Who approved it.
    package var approver: String
    /// The last day it counts.
    package var until: Day

    package init(approver: String, until: Day) {
        self.approver = approver
        self.until = until
    }
}

/// A due date that is moved.
package struct DueMove: Sendable, Hashable {
    /// The new day.
    package var due: Day
    /// The day it was.
    package var before: Day?
    /// Whether somebody said that it is meant to lie after the campaign's last day.
    package var isBeyondEnd: Bool

    package init(to due: Day, from before: Day?, isBeyondEnd: Bool = false) {
        self.due = due
        self.before = before
        self.isBeyondEnd = isBeyondEnd
    }
}

/// The campaign a ledger is of.
package struct StartEntry: Sendable, Hashable {
    /// The text of the campaign's file.
    package var file: String
    /// The file's name.
    package var name: String
    /// The campaign's identifier.
    package var campaign: String
    /// What it is called.
    package var title: String
    /// The townships it covers, by code, as they were looked up when it began; nil in ledgers of version 0.1, which take the file's words.
    package var townships: [String]?

    package init(_ campaign: Campaign, name: String, townships: [String]?) {
        self.init(file: campaign.text, name: name, campaign: campaign.id, title: campaign.title, townships: townships)
    }

    init(file: String, name: String, campaign: String, title: String, townships: [String]?) {
        self.file = file
        self.name = name
        self.campaign = campaign
        self.title = title
        self.townships = townships
    }
}

/// What an audit was held on, so that it can be repeated.
package struct AuditSource: Sendable, Hashable {
    /// The folder of the inventory.
    package var inventory: String
    /// A digest of every file of it.
    package var digest: String
    /// The standards it was judged by.
    package var standards: [String]
    /// The townships of which something counted is asked: they owe a report.
    package var places: [LedgerPlace]
    /// How many days ahead it looked for gaps to come; nil when nobody looked.
    package var warnWithin: Int?
    /// Of a sample of made-up facilities, which one; nil for a real inventory.
    package var sample: Sample?
    /// How its vocabulary calls places.
    package var words = PlaceWords.untold

    /// A made-up inventory, by its own day.
    package struct Sample: Sendable, Hashable {
        package var day: Day?

        package init(day: Day?) {
            self.day = day
        }
    }

    package init(
        inventory: String = "", digest: String = "", standards: [String] = [], places: [LedgerPlace] = [], warnWithin: Int? = nil, sample: Sample? = nil,
        words: PlaceWords = .untold
    ) {
        self.words = words
        self.inventory = inventory
        self.digest = digest
        self.standards = standards
        self.places = places
        self.warnWithin = warnWithin
        self.sample = sample
    }
}

/// An audit that was held against the ledger.
package struct AuditEntry: Sendable, Hashable {
    /// What it was held on.
    package var source: AuditSource
    /// The townships that were audited, in the order of their codes; nil for all.
    package var townships: [String]?
    /// Whether only new gaps were taken from it.
    package var isOfNewGapsOnly = false
    /// Certain blank spots: places without an institution.
    package var blankInstitutions = 0
    /// Certain blank spots: institutions or places without staff.
    package var blankStaff = 0
    /// Gaps that are unmet.
    package var gaps = 0
    /// Rows entered.
    package var opened = 0
    /// Of them, those nobody has reported.
    package var asked = 0
    /// Rows found gone.
    package var cleared = 0
    /// Rows that came back.
    package var relapsed = 0
}

/// A township's report that came in.
package struct ReportEntry: Sendable, Hashable {
    /// The township's code.
    package var township: String
    /// The file it came in; nil for one on paper.
    package var file: String?

    package init(township: String, file: String? = nil) {
        self.township = township
        self.file = file
    }
}

/// A rule of the campaign's document that was carried out.
package struct DutyEntry: Sendable, Hashable {
    /// The rule, as `standard/rule`.
    package var rule: String
    /// What shows it.
    package var evidence: String

    package init(rule: String, evidence: String) {
        self.rule = rule
        self.evidence = evidence
    }
}
