import Inventories
import Quantities
import Standards
import Synchronization
import Testing

@testable import Audit

/// The trace says of every node what the node comes to by itself, whatever was short-cut, and nothing of a check before.
@Suite struct TraceTests {
    /// Judges by the engine, and holds every node of what was judged against the same rule or number asked anew.
    private final class Reread: ExampleBackend {
        let nodes = Mutex(0)

        func judge(_ scene: ExampleScene) -> ExampleVerdict {
            let (check, frames) = (scene.check, scene.frames)
            let evaluator = EngineBackend().evaluator(of: scene)
            evaluator.look(at: frames)
            let lapsed = LapsedAnswers(check, frames, asOf: scene.program.asOf)
            defer { lapsed.restore() }
            // Another check leaves its trace first.
            if let other = scene.program.checks.first(where: { $0.form.kind == check.form.kind && $0.index != check.index }) {
                _ = Judge(evaluator: evaluator).verdict(other, frames, nil)
            }
            _ = Judge(evaluator: evaluator).verdict(check, frames, nil)
            let reader = TraceReader(evaluator: evaluator, check: check, frames: frames)
            let fresh = EngineBackend().evaluator(of: scene)
            fresh.look(at: frames)
            fresh.begin(scene.program.code.checks[check.index])
            for root in [check.tree.when, check.tree.require].compactMap({ $0 }) {
                for node in check.tree.ownScope(of: root).reversed() {
                    nodes.withLock { $0 += 1 }
                    let context = Evaluator.Context(ofNothing: reader.ofNothing(node))
                    switch check.tree.nodes[node] {
                    case .rule: #expect(reader.answer(node) == fresh.answer(check.start + node, context), "\(check.name) node \(node)")
                    case .number:
                        #expect(reader.interval(node) == fresh.measure(check.start + node, context).interval, "\(check.name) node \(node)")
                    case .member(let member):
                        guard case .records(let ref) = member.source, let facts = frames[ref.kind] else { continue }
                        let parent = check.tree.nodes.indices.last { $0 < node && check.tree.children(of: $0).contains(node) }!
                        if case .rule = check.tree.nodes[parent] { _ = reader.answer(parent) } else { _ = reader.interval(parent) }
                        let counted = fresh.records(check.start + node, among: check.start + node + 1, summing: nil, keepsLooks: false)
                        let tally = reader.tally(ofMember: node)
                        #expect([tally.yes, tally.no, tally.maybe] == [counted.yes, counted.no, counted.maybe])
                        let looked = (0..<(facts[ref.slot].tag == .records ? facts[ref.slot].recordCount : 0)).map { reader.looked(node, record: $0) }
                        #expect(looked.count { $0.among == .yes && $0.matching == .yes } == counted.yes, "\(check.name) node \(node)")
                    }
                }
            }
            return EngineBackend().judge(scene)
        }
    }

    @Test func everyNodeIsWhatItComesToByItself() throws {
        let folders = [repository + "/standards", repository + "/Tests/Conformance"]
        let reread = Reread()
        let (count, differences) = try ExampleRunner.run(try StandardLibrary.load(folders: folders), by: reread)
        #expect(count > 700 && differences.isEmpty)
        #expect(reread.nodes.withLock { $0 } > 3 * count)
    }
}
