import Audit
import Inventories
import JavaScript
import Standards
import Wording

/// What is known of one facility when its form is made, as the form's script reads it: its facts and those of the places it stands in, and what the facilities
/// come to that they name.
struct FormScene {
    /// The facts by kind.
    var frames: String
    /// What other facilities come to.
    var facilities: String
    /// Whether the inventory has the facility.
    var isThere: Bool
    /// What was found on site, in words, by kind and field.
    var verified: [FieldRef: String]
}

/// Gathers the scenes of the facilities of one kind in a township.
final class SceneGatherer: SubjectVisitor {
    private let program: AuditProgram
    private let kind: KindID
    private let text: FactText
    private let answers: FacilityAnswers
    /// The scenes by the codes of the facilities.
    private(set) var scenes: [String: FormScene] = [:]
    private var villagesWithOne: Set<String> = []

    init(_ program: AuditProgram, _ script: CheckScript, _ answers: FacilityAnswers) {
        self.program = program
        kind = script.kind
        text = FactText(program.vocabulary, script)
        self.answers = answers
    }

    private var vocabulary: Vocabulary { program.vocabulary }

    func enter(_ place: Facts, in frames: Frames) {}

    func visit(_ subject: Facts, in frames: Frames) {
        guard subject.kind == kind else { return }
        if let place = vocabulary.kinds[kind].within.flatMap({ frames[$0] }) { villagesWithOne.insert(place.code) }
        scenes[subject.code] = scene(subject, frames, isThere: true)
    }

    func leave(_ place: Facts, in frames: Frames) {
        guard place.kind == vocabulary.kinds[kind].within, !villagesWithOne.contains(place.code) else { return }
        // Of a facility nobody has reported nothing is known but where it would stand.
        let facts = Facts()
        facts.reset(kind: kind, slots: vocabulary.kinds[kind].table.fields.count, tape: nil)
        var frames = frames
        frames.set(facts)
        scenes[FacilityDirectory.impliedCode(place.code, vocabulary.kinds[kind])] = scene(facts, frames, isThere: false)
    }

    private func scene(_ subject: Facts, _ frames: Frames, isThere: Bool) -> FormScene {
        var verified: [FieldRef: String] = [:]
        let written = vocabulary.enclosing(kind).compactMap { outer -> (String, String?)? in
            guard let facts = frames[outer] else { return nil }
            let id = vocabulary.kinds[outer].id
            // What is asked of is taken apart; what stands further out is as the audit has it.
            guard outer == kind || outer == vocabulary.kinds[kind].within else { return (id, text.frame(facts)) }
            let reported = ReportedFacts(facts, vocabulary)
            for (slot, words) in reported.verifiedWords(vocabulary) { verified[FieldRef(kind: outer, slot: slot)] = words }
            return (id, text.frame(reported))
        }
        let facilities = text.facilities(text.named(in: frames)) { answers.answer($0, $1, namedBy: subject.code) }
        return FormScene(frames: ScriptText.json(written), facilities: facilities, isThere: isThere, verified: verified)
    }
}
