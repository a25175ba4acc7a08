import Audit
import Foundation
import Standards
import Wording

/// A result of an audit that was saved as JSON: its gaps, the other outcomes too where they were saved, and what it says of being made up.
public struct SavedResult: Sendable {
    /// What programs call the form of such files.
    public static let schema = "dabiao-audit/1"

    /// The outcomes it tells.
    public let result: AuditResult
    /// That the facts are made up, as the file says it; nil for real ones.
    public let notice: Text?

    /// Why data is not such a result.
    public enum Problem: Error {
        /// Another form of file.
        case otherSchema(String)
        /// A gap whose key is none.
        case noKey(String)
    }

    private struct File: Decodable {
        struct Gap: Decodable {
            struct Subject: Decodable {
                var code: String
                var name: String
                var village: String?
                var township: String
            }
            var key: String
            var title: String
            var term: String?
            var outcome: String
            var firmness: String
            var severity: String
            var subject: Subject
        }
        struct Outcomes: Decodable {
            var criterion: String
            var firmness: String
            var outcome: String
            var codes: [String]
        }
        var schema: String
        var sample: String?
        var gaps: [Gap]
        var outcomes: [Outcomes]?
    }

    /// Reads a saved result.
    ///
    /// - Throws: an error when the data is not one.
    public init(_ data: Data) throws {
        let file = try JSONDecoder().decode(File.self, from: data)
        guard file.schema == Self.schema else { throw Problem.otherSchema(file.schema) }
        var rows: [GapKey: ResultRow] = [:]
        for gap in file.gaps {
            // The items of a list are gaps of their own, but one check.
            guard let key = GapKey(gap.key, subject: gap.subject.code)?.check else { throw Problem.noKey(gap.key) }
            var row =
                rows[key]
                ?? ResultRow(
                    key: key, title: gap.title, outcome: .unreported, firmness: Firmness(rawValue: gap.firmness) ?? .binding,
                    severity: Severity(rawValue: gap.severity) ?? .major, township: gap.subject.township, code: gap.subject.code,
                    name: gap.subject.name.isEmpty ? gap.subject.village ?? "" : gap.subject.name)
            if gap.outcome == Outcome.unmet.id {
                row.outcome = .unmet
                if let term = gap.term { row.items.append(term) }
            }
            rows[key] = row
        }
        for saved in file.outcomes ?? [] {
            for code in saved.codes {
                let key = GapKey(check: saved.criterion, subject: code)
                rows[key] = ResultRow(
                    key: key, title: "", outcome: Outcome(id: saved.outcome), firmness: Firmness(rawValue: saved.firmness) ?? .binding, severity: .major,
                    township: "", code: code, name: "")
            }
        }
        result = AuditResult(Array(rows.values), isWhole: file.outcomes != nil)
        notice = file.sample.map { Text(same: $0) }
    }
}
