import Audit
import Standards
import Wording

/// What comes first of an audit: one sentence with the numbers that need action.
public struct Headline: Sendable {
    /// What a number leads to.
    public enum Target: Sendable, Hashable {
        /// The list of blank spots.
        case blanks
        /// The facilities of a state.
        case facilities(FacilityState)
        /// A township.
        case place(code: String)
    }

    /// A stretch of the sentence; with a target when it is a number to follow.
    public struct Part: Sendable, Hashable {
        /// The words.
        public var text: Text
        /// What it leads to; nil for plain words.
        public var target: Target?
    }

    /// The sentence, stretch by stretch.
    public let parts: [Part]

    /// The sentence as plain text.
    public var text: Text { Text(zh: parts.map(\.text.zh).joined(), en: parts.map(\.text.en).joined()) }

    /// The sentence of an audit of a region.
    public init(_ figures: AuditFigures, region: String, villages: Int, called places: PlaceWords) {
        let whole = figures.whole
        var parts: [Part] = []
        func say(_ zh: String, _ en: String, _ target: Target? = nil) { parts.append(Part(text: Text(zh: zh, en: en), target: target)) }
        let (institutions, staff, possible) = (whole.count(.blankInstitution), whole.count(.blankStaff), whole.count(.blankPossible))
        say(
            villages > 0 ? "\(region) \(villages) 个\(places.village.zh)：" : "\(region)：",
            villages > 0 ? "\(region), \(villages) \(places.villages.en): " : "\(region): ")
        if institutions + staff == 0 {
            say(possible > 0 ? "没有查实的空白点" : "没有空白点", possible > 0 ? "no certain blank spot" : "no blank spot")
        } else {
            if institutions > 0 { say("\(institutions) 处没有医疗机构", "\(institutions) without an institution", .blanks) }
            if institutions > 0, staff > 0 { say("、", ", ") }
            if staff > 0 { say("\(staff) 处没有合格医务人员", "\(staff) without qualified staff", .blanks) }
        }
        if possible > 0 {
            say("，", ", ")
            say("\(possible) 处待核实", "\(possible) to be verified", .blanks)
        }
        let assessed = whole.count(.assessed)
        let (below, undetermined) = (whole.count(.below), whole.count(.undetermined))
        if assessed == 0 {
            say("；还没有考核到机构。", "; no facility has been assessed yet.")
        } else if below + undetermined == 0 {
            say("；考核的 \(assessed) 个机构全部达标。", "; all \(assessed) facilities assessed are up to standard.")
        } else {
            say("；考核的 \(assessed) 个机构中，", "; of \(assessed) facilities assessed ")
            if below > 0 { say("\(below) 个不达标", "\(below) are below standard", .facilities(.below)) }
            if below > 0, undetermined > 0 { say("、", ", ") }
            if undetermined > 0 {
                say("\(undetermined) 个待填报", "\(undetermined) to be reported", .facilities(.undetermined))
            }
            say("。", ".")
        }
        let worst = figures.worstTownships.prefix(3)
        if institutions + staff > 0, worst.count > 1 {
            say("最差的是", " Worst: ")
            for (index, place) in worst.enumerated() {
                if index > 0 { say("、", ", ") }
                say(place.name.zh, place.name.en, .place(code: place.code))
            }
            say("。", ".")
        }
        self.parts = parts
    }
}
