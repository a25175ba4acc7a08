import Audit
import Digests
import Exchange
import Figures
import Inventories
import JavaScript
import Quantities
import Standards
import Wording

/// Makes the forms of facilities that are filled in on a telephone without a network: each one page that judges what is answered by the standards themselves.
///
/// What the forms of facilities share that are asked the same is made once.
package final class OfflineForms {
    /// What a form is made from.
    package struct Source {
        /// What it asks, in the language it speaks and in Chinese.
        package var plan: FormPlan
        /// The same in Chinese, whose words an import holds against the inventory's.
        package var written: FormPlan
        /// A digest of the facts it is filled from.
        package var facts: String

        /// A form of a plan.
        package init(plan: FormPlan, written: FormPlan, facts: String) { (self.plan, self.written, self.facts) = (plan, written, facts) }
    }

    private let program: AuditProgram
    private let inventory: Inventory
    private let kind: KindID
    private let language: Language
    private let isVisit: Bool
    private let notice: Text?
    private let version: String
    private let answers: FacilityAnswers
    private let walker: Walker
    private let waivers: [String: [Waiver]]
    private var upper: (county: String, walkers: [Walker], facts: [Facts])?
    private var frames: [[Int]: (script: CheckScript, frame: FormFrame, digest: String)] = [:]

    /// Forms of facilities of a kind.
    ///
    /// - Parameters:
    ///   - isVisit: whether inspectors fill them in on site.
    ///   - version: of the program that makes them.
    package init(
        _ program: AuditProgram, _ inventory: Inventory, _ kind: KindID, isVisit: Bool, notice: Text?, version: String, _ language: Language
    ) {
        self.program = program
        self.inventory = inventory
        self.kind = kind
        self.isVisit = isVisit
        self.notice = notice
        self.version = version
        self.language = language
        answers = FacilityAnswers(program, inventory)
        // Answers dated later than the day count when that day has come.
        walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
        waivers = Dictionary(grouping: inventory.waivers, by: \.subject)
    }

    /// The pages of the facilities of a township, in the order they were asked for; those that no place of the township has are left out.
    package func pages(_ township: String, _ sources: [Source]) -> [(source: Source, html: String)] {
        let county = inventory.codes.county(of: township)
        let shared = shared(program.checks(of: kind, in: county))
        let gatherer = SceneGatherer(program, shared.script, answers)
        walker.walkTownship(
            code: township, path: inventory.townships.first { $0.code == township }?.path, within: places(above: county), gatherer)
        let data = FormData(program.vocabulary, kind, language)
        return sources.compactMap { source in
            let subject = source.plan.subject
            guard let scene = gatherer.scenes[subject.code] else { return nil }
            let stamp = FormData.Stamp(program: version, standards: shared.digest, facts: source.facts, isVisit: isVisit, isSample: notice != nil)
            let words = RemarkWords(program: program)
            let waived = FactText(program.vocabulary, shared.script).waivers(waivers[subject.code] ?? []) {
                words.text(.waived(reason: $0.reason, approver: $0.approver, until: $0.until))[language]
            }
            let json = data.text(source.plan, written: source.written, county: county, stamp, scene, waivers: waived, left: shared.script.left.map(\.title))
            let place = [subject.county, subject.township, subject.village].joined(separator: " ")
            let made = FormUI.asOf(source.plan.day.description)[language]
            return (source, shared.frame.page(title: FormUI.title(subject.name, isVisit: isVisit)[language], place: place, made: made, data: json))
        }
    }

    /// The rules of some checks, with the page around them.
    private func shared(_ checks: [Int]) -> (script: CheckScript, frame: FormFrame, digest: String) {
        if let known = frames[checks] { return known }
        let script = CheckScript(program, kind, checks: checks, language)
        let frame = FormFrame(script.text, isVisit: isVisit, notice: notice, language)
        let made = (script, frame, SHA256.digest(of: script.rules).hexadecimal)
        frames[checks] = made
        return made
    }

    /// The facts of a county and of everything above it.
    private func places(above county: String) -> [Facts] {
        if let upper, upper.county == county { return upper.facts }
        var walkers: [Walker] = []
        func read(_ kind: KindID, _ code: String, _ path: String?, name: String?, within: [Facts]) -> Facts {
            let walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
            let facts = Facts()
            walker.readPlace(kind, code: code, path: path, name: name, into: facts, within: within)
            walkers.append(walker)
            return facts
        }
        var above: [Facts] = []
        for file in inventory.upperFiles(of: county).reversed() { above.append(read(file.kind, file.code, file.path, name: nil, within: above)) }
        let path = inventory.counties.first { $0.code == county }?.path
        let own = read(program.places.county, county, path, name: inventory.rosters[county]?.name, within: above)
        upper = (county, walkers, [own] + above)
        return [own] + above
    }
}
