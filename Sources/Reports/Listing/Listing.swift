import Audit
import Figures
import Inventories
import Quantities
import Wording

/// One cell of a list, that a renderer writes as its format wants it.
enum ListingCell: Sendable {
    case text(String)
    /// A word of ours: an id for programs, a label for people.
    case word(id: String, Text)
    case number(Quantity)
    case day(Day)
    case none

    /// The cell as people read it.
    func text(_ language: Language) -> String {
        switch self {
        case .text(let text): text
        case .word(_, let label): label[language]
        case .number(let number): number.isFinite ? number.formatted() : ""
        case .day(let day): day.description
        case .none: ""
        }
    }
}

/// A column of a list.
struct ListingColumn: Sendable {
    var label: Text
    /// How wide it is in a workbook, in characters.
    var width: Double
    /// Whether it is in a page for reading, where there is room for few.
    var isOnPage = false
    var wraps = false

    init(_ zh: String, _ en: String, _ width: Double, isOnPage: Bool = false, wraps: Bool = false) {
        self.init(Text(zh: zh, en: en), width, isOnPage: isOnPage, wraps: wraps)
    }

    init(_ label: Text, _ width: Double, isOnPage: Bool = false, wraps: Bool = false) {
        self.label = label
        self.width = width
        self.isOnPage = isOnPage
        self.wraps = wraps
    }
}

/// What is listed.
package enum ListingContent: Sendable {
    /// Gaps, those that are not reported folded into a line for each place or not.
    case gaps(foldsUnreported: Bool)
    /// Blank spots.
    case blanks

    /// Whether gaps are listed.
    var isGaps: Bool {
        if case .gaps = self { true } else { false }
    }
}

/// The rows of a list of gaps or blank spots, the same in every format.
struct ListingRows: Sendable {
    let content: ListingContent
    private let program: AuditProgram
    private let words: GapWords
    private let remarks: RemarkWords
    private let names: SubjectNames

    init(_ content: ListingContent, _ program: AuditProgram) {
        self.content = content
        self.program = program
        words = GapWords(program)
        remarks = RemarkWords(program: program)
        names = SubjectNames(program.vocabulary)
    }

    var columns: [ListingColumn] {
        switch content {
        case .gaps:
            GapColumns.columns(program.vocabulary.placeWords) + [.init("整改时限", "due", 11, isOnPage: true)]
        case .blanks:
            [
                .init("类别", "kind", 14, isOnPage: true), .init("是否确定", "certain", 10, isOnPage: true),
                .init(program.vocabulary.placeWords.township, 12, isOnPage: true), .init(program.vocabulary.placeWords.village, 18, isOnPage: true),
                .init("对象类别", "subject kind", 14), .init("代码", "code", 20, isOnPage: true),
                .init("名称", "name", 20, isOnPage: true, wraps: true), .init("原因", "reason", 40, isOnPage: true, wraps: true), .init("标准", "standard", 18),
                .init("条款", "criterion", 22), .init("依据条款", "clause", 16, isOnPage: true),
            ]
        }
    }

    func rows(_ batch: Batch) -> [[ListingCell]] {
        switch content {
        case .gaps(let folds):
            let unmet = batch.gaps.filter { $0.outcome == .unmet || !folds }.map { ($0.subject, row($0, batch)) }
            let lines = folds ? UnreportedLine.lines(of: batch, program).map { ($0.subject, row($0, batch)) } : []
            // What a place did not report stands after what it lacks.
            return (unmet + lines).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        case .blanks: return batch.blankSpots.map { row($0, batch) }
        }
    }

    private func place(_ subject: SubjectName) -> [ListingCell] {
        let kind = names.kind(subject)
        return [
            .text(subject.placeName), .text(names.village(subject)), .word(id: kind.id, Text(same: kind.label)), .text(subject.code),
            .text(names.name(subject)),
        ]
    }

    private func row(_ gap: Gap, _ batch: Batch) -> [ListingCell] {
        let check = program.checks[gap.check]
        let criterion = check.criterion
        let subject = batch.subjects[gap.subject]
        let term = words.term(gap)
        // Of what nothing at all is known there is no range to show.
        let actual = gap.outcome == .unreported && !gap.isPartlyKnown ? nil : gap.actual
        return [.text(GapKey(check: check.name, subject: subject.code, item: term?.id).text)] + place(subject) + [
            .text(criterion.group), .text(criterion.title), .word(id: gap.outcome.id, gap.outcome.label), .text(term?.label ?? ""),
            .text(gap.required?.wording ?? ""), number(actual?.low), number(actual?.high), number(NumberWords.shownShortfall(gap.shortfall, unit: gap.unit)),
            .text(gap.unit ?? ""),
            .text(words.missing(gap, of: subject.kind)), .word(id: check.firmness.rawValue, check.firmness.label),
            .word(id: criterion.severity.rawValue, criterion.severity.label), .text(check.standard), .text(criterion.id), .text(check.citation.full),
            .text(criterion.rectification?.measure ?? ""), .text(criterion.rectification?.responsible ?? ""),
            criterion.rectification?.days.map { .day(program.asOf.adding(days: $0)) } ?? .none,
        ]
    }

    private func row(_ line: UnreportedLine, _ batch: Batch) -> [ListingCell] {
        let subject = batch.subjects[line.subject]
        let title = Text(zh: "未填报 \(line.checks.count) 项", en: "\(line.checks.count) checks not reported")
        return [.none] + place(subject) + [.none, .word(id: "", title), .word(id: Outcome.unreported.id, Outcome.unreported.label)]
            + Array(repeating: .none, count: 6) + [.text(line.cells.joined(separator: program.vocabulary.language.word("、", ", ")))]
            + Array(repeating: .none, count: 8)
    }

    private func row(_ spot: BlankSpot, _ batch: Batch) -> [ListingCell] {
        let check = program.checks[spot.check]
        let certain = spot.isCertain ? Text(zh: "是", en: "yes") : Text(zh: "待核实", en: "to be verified")
        return [.word(id: spot.kind.rawValue, spot.kind.label), .word(id: String(spot.isCertain), certain)] + place(batch.subjects[spot.subject]) + [
            .word(id: "", remarks.reason(spot)), .text(check.standard), .text(check.criterion.id), .text(check.citation.full),
        ]
    }

    private func number(_ quantity: Quantity?) -> ListingCell { quantity.flatMap { $0.isFinite ? .number($0) : nil } ?? .none }
}

extension Gap {
    /// Whether the range says anything: 0 to 100 % or 0 to any number is what is possible without any report.
    var isPartlyKnown: Bool {
        guard let actual else { return false }
        return actual.low > .zero || (actual.high.isFinite && !(unit == "%" && actual.high == Quantity(100)))
    }
}
