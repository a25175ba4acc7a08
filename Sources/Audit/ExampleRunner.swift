import Quantities
import Standards
import Wording
import YAMLReader

/// Runs the worked examples that standards carry.
public struct ExampleRunner {
    private let library: StandardLibrary
    private let backend: any ExampleBackend
    private var tapes: [Int: Tape] = [:]
    private var diagnostics: [Diagnostic] = []
    private var count = 0

    private init(_ library: StandardLibrary, _ backend: any ExampleBackend) {
        self.library = library
        self.backend = backend
    }

    /// Runs every example and returns how many there were, and a diagnostic for each that does not come out as written.
    public static func run(_ library: StandardLibrary) throws -> (count: Int, diagnostics: [Diagnostic]) { try run(library, by: EngineBackend()) }

    /// Has every example judged by a back end, and returns how many there were, and a diagnostic for each that does not come out as written.
    package static func run(_ library: StandardLibrary, by backend: any ExampleBackend) throws -> (count: Int, diagnostics: [Diagnostic]) {
        var runner = ExampleRunner(library, backend)
        for standard in library.standards {
            // Days differ from example to example, and a program judges on one day.
            var programs: [Day: AuditProgram] = [:]
            for criterion in standard.criteria {
                for example in criterion.examples {
                    let program = try programs[example.asOf] ?? AuditProgram(library.vocabulary, standards: [standard], asOf: example.asOf)
                    programs[example.asOf] = program
                    try runner.run(example, criterion, program)
                }
            }
        }
        return (runner.count, runner.diagnostics.uniqued())
    }

    private mutating func run(_ example: Example, _ criterion: Criterion, _ program: AuditProgram) throws {
        count += 1
        let tape = try tapes[example.file] ?? library.tape(of: example)
        tapes[example.file] = tape
        let kind = example.kind.flatMap { library.vocabulary.kind($0) }
        guard let check = program.checks.first(where: { $0.criterion.id == criterion.id && (example.kind == nil || kind == $0.form.kind) }) else {
            diagnostics.append(tape.diagnostic(at: example.node, .exampleOfNoKind))
            return
        }
        let scene = ExampleScene(example, of: check, in: program, tape: tape)
        diagnostics += scene.diagnostics
        guard !scene.diagnostics.hasErrors else { return }
        for message in differences(example, check, try backend.judge(scene)) { diagnostics.append(tape.diagnostic(at: example.node, message)) }
    }

    /// Everything an example says that did not come out so.
    private func differences(_ example: Example, _ check: Check, _ verdict: ExampleVerdict) -> [Text] {
        guard verdict.outcome == Outcome(id: example.outcome) else {
            return [.exampleDiffers(check.name, expected: example.outcome, found: verdict.outcome.id)]
        }
        var found: [Text] = []
        if let expected = example.shortfall {
            let number = expected.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            // A third of something is written as it is shown.
            if Quantity(decimal: number) != verdict.shortfall, verdict.shortfall?.formatted() != String(number) {
                found.append(.exampleShortfall(check.name, expected: expected, found: verdict.shortfall?.formatted() ?? "-"))
            }
        }
        if let expected = example.level, let levels = check.form.require.levels?.levels {
            let reached = levels.first { $0.id == verdict.level }
            if reached?.id ?? "none" != expected, reached?.label != expected {
                found.append(.exampleLevel(check.name, expected: expected, found: reached?.id ?? "none"))
            }
        }
        if let expected = example.actual?.joined(separator: ", ") {
            let actual = verdict.actual.map { $0.isPoint ? $0.low.formatted() : "\($0.low.formatted()), \($0.high.formatted())" } ?? "void"
            if actual != expected { found.append(.exampleActual(check.name, expected: expected, found: actual)) }
        }
        if let expected = example.required, expected != verdict.required?.wording {
            found.append(.exampleRequired(check.name, expected: expected, found: verdict.required?.wording ?? "-"))
        }
        if let expected = example.missing, expected != verdict.missing {
            found.append(.exampleMissing(check.name, expected: expected.joined(separator: ", "), found: verdict.missing.joined(separator: ", ")))
        }
        return found
    }
}

extension Array where Element: Hashable {
    /// The elements, each once, in their order.
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
