import BuiltPrograms
import Foundation
import Quantities
import TestSupport
import Testing

/// What a form says of a clinic while it is filled in is what the audit says when it has come back.
@Suite("A form and its audit", .enabled(if: hasNode))
struct EqualityTests {
    @Test("an untouched form says of every clinic what the audit says", arguments: ["guangze", "wugang"])
    func untouched(_ name: String) async throws {
        let sample = try await Sample(name)
        try await Comparison(sample, rounds: [nil]).run { try runScript($0) }
    }

    @Test("whatever an inspector finds, the form on site says what the audit says when the findings have come back")
    func visited() async throws {
        let sample = try await Sample("guangze", isVisit: true)
        try await Comparison(sample, rounds: [nil, 1]).run { try runScript($0) }
    }

    @Test("whatever is answered, a form says what the audit says when the answers have come back")
    func edited() async throws {
        let sample = try await Sample("guangze")
        try await Comparison(sample, rounds: [1, 2, 3]).run { try runScript($0) }
    }
}
