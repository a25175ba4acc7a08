import Inventories
import Standards
import Wording

/// Judges facilities that come one by one on lines of JSON, each by itself, as an audit would.
public final class SubjectStream {
    private let program: AuditProgram
    private let walker: Walker
    private let auditor: Auditor

    /// A stream of facilities.
    ///
    /// - Parameters:
    ///   - program: the checks.
    ///   - inventory: where facilities are looked up that others name, and what codes mean.
    ///   - knowsFacilities: whether the inventory has all facilities; without it one that is named and not found is not known rather than not there.
    public init(_ program: AuditProgram, _ inventory: Inventory, knowsFacilities: Bool) {
        self.program = program
        walker = Walker(inventory, program.vocabulary, asOf: program.asOf)
        let directory = FacilityDirectory(inventory, program.vocabulary, asOf: program.asOf, probe: program.probe)
        auditor = Auditor(
            program, AuditOptions(keepsOutcomes: true), directory, walker, Dictionary(grouping: inventory.waivers, by: \.subject))
        auditor.knowsAllFacilities = knowsFacilities
    }

    /// Judges the facility on a line.
    ///
    /// - Parameters:
    ///   - line: the line, without its line break.
    ///   - number: its number, from 1.
    ///   - source: what the lines come from, for what is wrong with them.
    /// - Returns: what was found, nil when the line cannot be used; and what is wrong with it.
    public func judge(_ line: [UInt8], number: Int, of source: String) -> (batch: Batch?, diagnostics: [Diagnostic]) {
        guard let subject = walker.readLine(line, name: source) else { return (nil, problems(number)) }
        let codes = walker.codes
        let township = codes.township(of: subject.code)
        auditor.begin(
            code: township.isEmpty ? subject.code : township, name: "", standardsOf: codes.county(of: subject.code), hasFile: false)
        walker.visit(subject, auditor)
        let batch = auditor.finish()
        return batch.diagnostics.hasErrors ? (nil, problems(number)) : (batch, problems(number))
    }

    /// What is wrong with the line read last, at its place among all lines.
    private func problems(_ number: Int) -> [Diagnostic] {
        walker.decoder.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.position?.line = number
            return diagnostic
        }
    }
}
