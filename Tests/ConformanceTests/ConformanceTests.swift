import Audit
import Foundation
import Standards
import Testing
import Wording

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The standards of `Tests/Conformance` say with examples what every form of rule means. Whatever judges rules must come to the same.
@Suite("What rules mean")
struct ConformanceTests {
    static let table = Result { try StandardLibrary.load(folders: [repository + "/standards/vocabulary", repository + "/Tests/Conformance"]) }
    static let shipped = Result { try StandardLibrary.load(folder: repository + "/standards") }

    /// Everything that judges rules.
    static let backends: [any ExampleBackend] = [EngineBackend()]

    @Test("every back end comes to the verdicts of the table") func table() throws {
        for backend in Self.backends {
            let (count, differences) = try ExampleRunner.run(try Self.table.get(), by: backend)
            #expect(count > 200)
            for difference in differences { Issue.record("\(type(of: backend)): \(difference.rendered(.en))") }
        }
    }

    @Test("every back end comes to the verdicts of the shipped standards") func shippedStandards() throws {
        for backend in Self.backends {
            let (count, differences) = try ExampleRunner.run(try Self.shipped.get(), by: backend)
            #expect(count > 500)
            for difference in differences { Issue.record("\(type(of: backend)): \(difference.rendered(.en))") }
        }
    }
}
