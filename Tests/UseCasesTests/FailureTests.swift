import Audit
import Files
import Foundation
import Inventories
import Ledger
import Quantities
import Testing
import UseCases
import Wording

/// Whatever goes wrong, a program knows what to end with and a server what to answer.
@Suite("Failures of use cases")
struct FailureTests {
    private func failure(_ body: () async throws -> Void) async -> UserFailure? {
        do { try await body() } catch { return UserFailure(error) }
        return nil
    }

    @Test("every kind of failure has an exit code and a status", arguments: UserFailure.Kind.allCases)
    func kinds(kind: UserFailure.Kind) {
        let failure = UserFailure(kind, Text(same: "x"))
        #expect(failure.exitCode == (kind == .refused ? 1 : 2))
        #expect((400...599).contains(failure.httpStatus))
    }

    @Test("what is not there is told as not there, with what is near")
    func notThere() async throws {
        let world = try World()
        let environment = world.environment()
        let wrong: [(UserFailure?, String)] = [
            (await failure { _ = try await ListGaps(AuditSelection(standards: ["tt"])).run(in: world.workspace, environment) { _, _ in Nothing() } }, "\"tt\""),
            (await failure { _ = try ExplainCriterion("aera").run(in: world.workspace) }, "\"aera\""),
            (await failure { _ = try await CheckClinics("丙村", world.selection).run(in: world.workspace, environment) }, "丙村"),
            (await failure { _ = try ListRows(ledger: world.folder + "/no.ledger").run(in: world.workspace, environment) }, "no.ledger"),
        ]
        for (failure, word) in wrong {
            let failure = try #require(failure)
            #expect(failure.message.en.contains(word) && failure.exitCode == 2)
        }
        #expect(wrong.prefix(3).allSatisfy { $0.0?.httpStatus == 404 })
    }

    @Test("files that are wrong are told with every place in them")
    func wrongFiles() async throws {
        let world = try World()
        try world.write(world.township, "township: \"990101101\"\nvillages:\n  - code: \"990101101201\"\n    clinic: {floor-aera: 3, medicines: 许多}\n")
        let failure = try #require(
            await failure { _ = try await AuditInventory(world.selection).run(in: world.workspace, world.environment()) })
        #expect(failure.kind == .input && failure.exitCode == 2 && failure.httpStatus == 422)
        #expect(failure.diagnostics.count == 2 && failure.diagnostics.allSatisfy { $0.position != nil })
        #expect(failure.message == failure.diagnostics[0].message)
    }

    @Test("what the rules do not allow is refused, row by row, and nothing is recorded")
    func refusals() async throws {
        let world = try World()
        let environment = world.environment()
        let ledger = try await world.begin(environment)
        var all = RowSelection()
        all.townships = ["甲镇"]
        let failure = try #require(
            await failure {
                _ = try ChangeRows(all, .close, Signing(by: "赵六"), ledger: ledger).run(in: world.workspace, environment) { _ in true }
            })
        #expect(failure.kind == .refused && failure.exitCode == 1 && failure.httpStatus == 409)
        #expect(failure.refusals.map(\.row) == [1, 2, 3] && failure.refusals.allSatisfy { $0.next != nil })
        #expect(try ListRows(all, ledger: ledger).run(in: world.workspace, environment).rows.allSatisfy { $0.status == .open })
    }

    @Test("a question that is answered with no leaves everything as it was")
    func questions() async throws {
        let world = try World()
        let environment = world.environment()
        let ledger = try await world.begin(environment)
        var rows = RowSelection()
        rows.rows = ["1-2"]
        var asked: [Int] = []
        let change = ChangeRows(rows, .assign(owner: "王五", unit: nil), Signing(by: "李四"), ledger: ledger)
        let failure = try #require(
            await failure {
                _ = try change.run(in: world.workspace, environment) {
                    asked.append($0)
                    return false
                }
            })
        #expect(asked == [2] && failure.httpStatus == 400)
        #expect(try ListRows(rows, ledger: ledger).run(in: world.workspace, environment).rows.allSatisfy { $0.owner.isEmpty })
        #expect(try change.run(in: world.workspace, environment) { _ in true } == 2)
        #expect(try ListRows(rows, ledger: ledger).run(in: world.workspace, environment).rows.allSatisfy { $0.owner == "王五" })
    }

    @Test("nothing is signed for a day to come, nor by nobody, whoever asks")
    func signatures() async throws {
        let world = try World()
        let environment = world.environment()
        let ledger = try await world.begin(environment)
        var rows = RowSelection()
        rows.rows = ["1"]
        for signing in [Signing(by: "李四", on: Day("2026-01-11")), Signing(by: " ")] {
            let failure = await failure {
                _ = try ChangeRows(rows, .note("x"), signing, ledger: ledger).run(in: world.workspace, environment) { _ in true }
            }
            #expect(failure?.kind == .usage)
        }
        var ahead = SyncRequest(world.selection)
        ahead.selection.asOf = Day("2026-01-11")
        let sync = SyncLedger(ahead, ledger: ledger)
        let refused = await failure { _ = try await sync.run(in: world.workspace, environment) }
        #expect(refused?.httpStatus == 400)
    }

    @Test(
        "errors of the rooms below keep their words",
        arguments: [
            (OutputError.busy("f", 3) as any Error, 503), (OutputError.changed("f"), 409), (OutputError.cannotWrite("f", ENOSPC), 500),
            (InputError(Diagnostic(file: "f", message: Text(same: "m"))), 422),
        ])
    func below(error: any Error, status: Int) throws {
        let failure = try #require(UserFailure(error))
        #expect(failure.httpStatus == status && failure.exitCode == 2 && !failure.message.zh.isEmpty)
    }

    @Test("what should not happen is nobody's failure")
    func others() { #expect(UserFailure(CancellationError()) == nil) }
}

/// A sink that wants nothing.
final class Nothing: BatchSink {
    let render: @Sendable (Batch) -> Void = { _ in }
    func take(_ piece: Void) {}
}
