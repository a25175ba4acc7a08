import Audit
import Exchange
import Inventories
import OfflineForms
import Standards
import Wording

/// Makes the forms of clinics that are filled in on a telephone without a network.
public struct MakeOfflineForms: Sendable {
    /// Which places, asked by which standards.
    public var selection: AuditSelection
    /// The one clinic a form is for, by name or code of it or its village; nil for every clinic of what is selected.
    public var clinic: String?
    /// Whether inspectors fill them in on site.
    public var isVisit: Bool
    /// The version of the program, as returns name it.
    public var version: String

    /// Forms for what is selected.
    public init(_ selection: AuditSelection, clinic: String? = nil, isVisit: Bool = false, version: String) {
        (self.selection, self.clinic, self.isVisit, self.version) = (selection, clinic, isVisit, version)
    }

    /// The form of one clinic.
    public struct Form: Sendable {
        /// The clinic's code.
        public let code: String
        /// Its name.
        public let name: String
        /// The name of its township.
        public let township: String
        /// The page.
        public let html: String
    }

    /// Makes the forms, township by township.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called with what the forms are made from.
    /// - Parameter take: called with each form.
    /// - Returns: how many forms there were.
    @discardableResult
    public func run(
        in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }, take: (Form) throws -> Void
    ) throws -> Int {
        let audit = try selection.prepare(in: workspace, environment, holding: clinic)
        try ready(audit)
        let (vocabulary, codes) = (audit.program.vocabulary, audit.inventory.codes)
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne else { throw noClinic(vocabulary) }
        let place = try clinic.map { try PlaceFinder(audit.inventory, vocabulary).clinic($0, in: audit.scope.townships) }
        let forms = OfflineForms(audit.program, audit.inventory, kind, isVisit: isVisit, notice: audit.notice, version: version, environment.language)
        let spoken = Planning(audit)
        // An import holds what stood beside a question against the inventory's own words.
        let written = environment.language == .zh ? nil : Planning(try selection.prepare(in: workspace, environment, holding: clinic, wording: .zh))
        var count = 0
        for township in townships(audit, place) {
            let known = try spoken.known(township)
            let knownInWriting = try written?.known(township)
            let digests = try FactsDigest(vocabulary, audit.inventory, townships: [township])
            let wanted =
                place.map { [known.facility(kind, at: $0.code, codes)] }
                ?? (known.codes[kind] ?? []).filter { isOpen($0, kind, known, vocabulary) && isSelected($0, audit) }
            let sources = wanted.compactMap { code -> OfflineForms.Source? in
                guard let plan = spoken.plan(code, kind, known) else { return nil }
                return .init(plan: plan, written: knownInWriting.flatMap { written?.plan(code, kind, $0) } ?? plan, facts: digests.of(code))
            }
            for (source, html) in forms.pages(township, sources) {
                count += 1
                let subject = source.written.subject
                try take(Form(code: subject.code, name: subject.name, township: subject.township, html: html))
            }
        }
        guard count > 0 else { throw noClinic(vocabulary) }
        return count
    }

    /// What a form asks, in the words of one language.
    private struct Planning {
        let audit: PreparedAudit
        let needs: FormNeeds

        init(_ audit: PreparedAudit) {
            self.audit = audit
            needs = FormNeeds(audit.program, audit.inventory.codes)
        }

        func known(_ township: String) throws -> KnownFacts { try KnownFacts(audit.program.vocabulary, audit.inventory, townships: [township]) }

        func plan(_ code: String, _ kind: KindID, _ known: KnownFacts) -> FormPlan? {
            let vocabulary = audit.program.vocabulary
            guard let subject = FormPlan.Subject(code, kind, vocabulary, audit.inventory, known) else { return nil }
            var plan = FormPlanner(audit.program, needs, known).plan(subject, kind, around: audit.inventory.codes.village(of: code))
            if known.of(code).isPresent != true { plan.askPresence(of: kind, vocabulary) }
            return plan
        }
    }

    private func townships(_ audit: PreparedAudit, _ place: PlaceFinder.Place?) -> [String] {
        if let place { return [audit.inventory.codes.township(of: place.code)] }
        return audit.inventory.townships.map(\.code).sorted().filter { audit.scope.townships?.contains($0) ?? true }
    }

    /// Whether there is a facility and it is open, as far as anything is said: nothing is asked of others.
    private func isOpen(_ code: String, _ kind: KindID, _ known: KnownFacts, _ vocabulary: Vocabulary) -> Bool {
        let own = vocabulary.kinds[kind]
        guard known.of(code).isPresent != false else { return false }
        guard let slot = own.statusSlot, let open = own.openItem, let said = known.of(code).fields[slot], case .choice(let list) = own.table.fields[slot].type
        else { return true }
        return said == vocabulary.termLists[list].items[open].written
    }

    private func isSelected(_ code: String, _ audit: PreparedAudit) -> Bool {
        audit.scope.villages?.contains(audit.inventory.codes.village(of: code)) ?? true
    }

    private func noClinic(_ vocabulary: Vocabulary) -> UserFailure {
        let label = vocabulary.levels[vocabulary.levels.village].theOne.map { vocabulary.kinds[$0].written } ?? "机构"
        return UserFailure(
            "没有可以填表的\(label)", "there is no facility to make a form of",
            help: Text(zh: "看看名字、--township 和清单是否对得上", en: "check the name, --township and the inventory"))
    }
}
