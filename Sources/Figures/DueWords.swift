import Audit
import Quantities
import Standards
import Wording

/// The day by which a gap is to be closed, and who says so.
///
/// Few documents give days; what the standard's file proposes must not read like the document's own words.
public struct DueWords: Sendable {
    private let program: AuditProgram
    private let language: Language

    /// The words for an audit.
    public init(_ program: AuditProgram, _ language: Language) {
        self.program = program
        self.language = language
    }

    /// The heading of a column of such days: 建议时限 where no document gives any of them.
    public static func heading(_ program: AuditProgram) -> Text {
        program.checks.contains { $0.criterion.rectification?.dueBasis == .document }
            ? Text(zh: "整改时限", en: "due") : Text(zh: "建议时限", en: "proposed due")
    }

    /// The heading of the column that says who set them.
    public static let basisHeading = Text(zh: "时限来源", en: "due set by")

    /// Who set the day; empty where there is none.
    public func basis(_ criterion: Criterion) -> String {
        switch criterion.rectification?.dueBasis {
        case .proposal: language.word("工具建议", "proposal")
        case .document: language.word("文件规定", "document")
        case nil: ""
        }
    }

    /// The day; nil where there is none.
    public func day(_ criterion: Criterion) -> Day? { criterion.rectification?.days.map { program.asOf.adding(days: $0) } }
}

extension Rectification {
    /// `建议 30 天内`, or `30 天内` where the document says so; nil without days.
    public func within(_ language: Language) -> String? {
        days.map {
            dueBasis == .document ? language.word("\($0) 天内", "within \($0) days") : language.word("建议 \($0) 天内", "within \($0) days (proposed)")
        }
    }
}
