import Audit
import BuiltPrograms
import Foundation
import Inventories
import Quantities
import Standards
import Synchronization
import TestSupport
import Testing
import Wording

@testable import JavaScript

/// The worked examples, judged by the rules as they are put into JavaScript. What looks below a place is left out there, and is here.
@Suite("Examples in JavaScript", .enabled(if: hasNode))
struct ExampleTests {
    @Test("every example of what every form of rule means comes out in JavaScript as it is written")
    func conformance() throws {
        let library = try StandardLibrary.load(folders: [repository + "/standards/vocabulary", repository + "/Tests/Conformance"])
        let judged = try hold(library)
        #expect(judged > 200, "\(judged)")
    }

    @Test("every example of the shipped standards comes out in JavaScript as it is written")
    func shippedStandards() throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let judged = try hold(library)
        #expect(judged > 1000, "\(judged)")
    }

    @Test("nothing that a village clinic is asked has to be left out")
    func nothingLeft() throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let program = try AuditProgram(library.vocabulary, standards: library.standards, asOf: Day("2022-08-10")!)
        let kind = try #require(library.vocabulary.kind("village-clinic"))
        let script = CheckScript(program, kind, checks: program.checksByKind[kind], .zh)
        #expect(script.left == [])
    }

    /// Has every example judged, and returns how many there were of which nothing lies below.
    private func hold(_ library: StandardLibrary) throws -> Int {
        let gathered = GatheredScenes()
        let (count, _) = try ExampleRunner.run(library, by: gathered)
        let verdicts = try gathered.judged()
        let replay = Replay(verdicts: verdicts)
        let (again, differences) = try ExampleRunner.run(library, by: replay)
        #expect(count == again)
        for difference in differences { Issue.record("\(difference.rendered(.en))") }
        return verdicts.count { $0 != nil }
    }
}

/// Gathers scenes, so that all of them are judged in one run.
private final class GatheredScenes: ExampleBackend, Sendable {
    private struct Group {
        var script: CheckScript
        var program: AuditProgram
        var scenes: [(number: Int, check: Check, text: String)] = []
    }

    private struct State {
        var groups: [String: Group] = [:]
        var count = 0
    }

    /// What is gathered is made for one thread; the runner is one.
    private final class Box: @unchecked Sendable { var state = State() }
    private let box = Mutex(Box())

    func judge(_ scene: ExampleScene) throws -> ExampleVerdict {
        let engine = EngineBackend()
        box.withLock { box in
            let (program, kind) = (scene.program, scene.check.form.kind)
            let key = "\(scene.check.standard)@\(program.asOf) \(kind)"
            let script = box.state.groups[key]?.script ?? CheckScript(program, kind, checks: program.checksByKind[kind], .zh)
            var group = box.state.groups[key] ?? Group(script: script, program: program)
            let number = box.state.count
            box.state.count += 1
            if !script.left.contains(where: { $0.name == scene.check.name }) {
                let text = FactText(program.vocabulary, script)
                let frames = scene.frames.byKind.compactMap { $0 }.map { (program.vocabulary.kinds[$0.kind].id, text.frame($0)) }
                let codes = Set(text.named(in: scene.frames) + scene.facilities.keys)
                let facilities = text.facilities(codes.sorted()) { engine.answer($0, $1, in: scene) }
                group.scenes.append(
                    (
                        number, scene.check,
                        ScriptText.json([
                            ("check", ScriptText.quoted(scene.check.name)), ("asOf", "\(program.asOf.number)"),
                            ("frames", ScriptText.json(frames.map { ($0.0, $0.1) })), ("facilities", facilities),
                        ])
                    ))
            }
            box.state.groups[key] = group
        }
        return engine.judge(scene)
    }

    /// The verdicts of all scenes in their order; nil of those that were left out.
    func judged() throws -> [ExampleVerdict?] {
        let state = box.withLock { $0.state }
        var verdicts = [ExampleVerdict?](repeating: nil, count: state.count)
        let groups = state.groups.sorted { $0.key < $1.key }.map(\.value)
        let text = groups.map { group in
            "(function(){'use strict';\n\(group.script.text)\n\(Self.teller)\nconsole.log(JSON.stringify(\(ScriptText.list(group.scenes.map(\.text))).map(tell)));})();"
        }
        let lines = try runScript(text.joined(separator: "\n")).split(separator: "\n")
        #expect(lines.count == groups.count)
        for (group, line) in zip(groups, lines) {
            let answers = try JSONDecoder().decode([Told].self, from: Data(line.utf8))
            for (scene, answer) in zip(group.scenes, answers) { verdicts[scene.number] = answer.verdict(scene.check, group.program) }
        }
        return verdicts
    }

    /// Says what an example comes to.
    private static let teller = """
        const written=q=>q&&(sign(q.n)<0?'-':'')+digitsOf(sign(q.n)<0?negative(q.n):q.n)+'/'+digitsOf(q.d);
        const range=v=>v?v.map(written):undefined;
        const tell=scene=>{
          const result=judged(scene,CHECKS.filter(c=>c.name===scene.check))[0],gaps=result.gaps,rule=result.check.require,reader=result.reader;
          if(result.outcome==='outside')return {outcome:'outside',missing:[]};
          const told={outcome:result.outcome,missing:gaps.reduce((all,gap)=>all.concat(gap.missing),[])};
          if(gaps.length){
            const gap=gaps[0];
            told.actual=range(gap.actual);told.shortfall=written(gap.shortfall);
            if(gap.required)told.required=[gap.required.is,written(gap.required.a)].concat(gap.required.b?[written(gap.required.b)]:[]);
            if(rule.is==='has'&&rule.whole&&!rule.field.record){
              told.actual=undefined;
              told.shortfall=result.outcome==='unmet'?written(gaps.reduce((s,g)=>add(s,g.shortfall||ZERO),ZERO)):undefined;
            }
          }else if(rule.is==='compare')told.actual=range(reader.interval(rule.number));
          if(rule.is==='compare'&&rule.limit.is==='levels'){
            const actual=reader.interval(rule.number),at=actual?reachedLevel(rule.limit,actual):-1;
            if(at>=0)told.level=rule.limit.levels[at].id;
          }
          return told;
        };
        """
}

/// What a script said of an example.
private struct Told: Decodable {
    struct Missing: Decodable {
        struct Reason: Decodable {
            var `is`: String
            var day: Int32?
        }
        var kind: String
        var field: String
        var record: String?
        var recordField: String?
        var term: Int?
        var of: String?
        var reason: Reason?
    }

    var outcome: String
    var actual: [String]?
    var required: [String]?
    var shortfall: String?
    var level: String?
    var missing: [Missing]

    func verdict(_ check: Check, _ program: AuditProgram) -> ExampleVerdict? {
        guard let outcome = Outcome(id: outcome) else { return nil }
        let vocabulary = program.vocabulary
        let words = ValueWords(vocabulary: vocabulary)
        var paths: [String] = []
        for fact in missing {
            guard let kind = vocabulary.kind(fact.kind), let slot = vocabulary.kinds[kind].table.slot(id: fact.field) else { continue }
            var recordSlot: Int?
            if let field = fact.recordField, let record = vocabulary.recordKind(in: FieldRef(kind: kind, slot: slot)) {
                recordSlot = vocabulary.records[record].table.slot(id: field)
            }
            let day = fact.reason?.day.map { Day(number: $0) } ?? program.asOf
            let reason: MissingFact.Reason? = fact.reason.map { reason in
                switch reason.is {
                case "evidence": .evidence
                case "undated": .undated
                case "lapsed": .lapsed(answered: day, check.criterion.validFor!)
                case "future": .answerToCome(day)
                default: .dateToCome(day)
                }
            }
            let path = words.path(
                MissingFact(kind: kind, slot: slot, record: fact.record, recordSlot: recordSlot, term: fact.term, of: fact.of, reason: reason),
                for: check.form.kind)
            if !paths.contains(path) { paths.append(path) }
        }
        return ExampleVerdict(
            outcome: outcome, actual: actual.map { Interval(Self.quantity($0[0]), Self.quantity($0[1])) }, required: required.map(Self.comparison),
            shortfall: shortfall.map(Self.quantity), level: level, missing: paths)
    }

    private static func quantity(_ text: String) -> Quantity {
        let parts = text.split(separator: "/").map { Int($0)! }
        return parts[1] == 0 ? .infinity : Quantity(parts[0]) / Quantity(parts[1])
    }

    private static func comparison(_ parts: [String]) -> Comparison {
        let limit = quantity(parts[1])
        switch parts[0] {
        case "at-least": return .atLeast(limit)
        case "at-most": return .atMost(limit)
        case "more-than": return .moreThan(limit)
        case "less-than": return .lessThan(limit)
        case "equals": return .equals(limit)
        default: return .between(limit, quantity(parts[2]))
        }
    }
}

/// Gives the verdicts again in the order in which the scenes came, and holds each against the engine's.
private struct Replay: ExampleBackend {
    private let next = Counter()
    let verdicts: [ExampleVerdict?]

    init(verdicts: [ExampleVerdict?]) { self.verdicts = verdicts }

    private final class Counter: Sendable {
        private let number = Mutex(0)
        func take() -> Int {
            number.withLock { number in
                defer { number += 1 }
                return number
            }
        }
    }

    func judge(_ scene: ExampleScene) throws -> ExampleVerdict {
        let engine = EngineBackend().judge(scene)
        guard let verdict = verdicts[next.take()] else { return engine }
        if verdict != engine { Issue.record("\(scene.check.name): \(verdict) and not \(engine)") }
        return verdict
    }
}
