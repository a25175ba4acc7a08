import Wording

/// The head and the foot that official forms have, in cells: they are there in every view and on every device, and once on paper.
///
/// ```
///                      title
/// 制表机关：＿＿＿＿                     表    号：达标01表
/// 填报单位（盖章）：＿＿＿＿   2022年8月10日   计量单位：处
/// …
/// 单位负责人：＿＿＿  填表人：＿＿＿  联系电话：＿＿＿  报出日期：＿＿年＿＿月＿＿日
/// ```
public struct FormHead: Sendable {
    /// What it is a form of.
    public var title: String
    /// Its number among the forms of the same book, such as 达标01表; empty for none.
    public var number: String
    /// Of what day it is, or what else stands in the middle.
    public var middle: String
    /// Who reports, where that is known; otherwise it is left to be filled in.
    public var body: String
    /// What its numbers count, such as 处; empty for none.
    public var unit: String
    /// Lines of explanation below, over the whole width.
    public var notes: [String]

    /// The head of a form.
    public init(title: String, number: String = "", middle: String = "", body: String = "", unit: String = "", notes: [String] = []) {
        self.title = title
        self.number = number
        self.middle = middle
        self.body = body
        self.unit = unit
        self.notes = notes
    }

    /// Who signs a form, and when: for the last row of a sheet.
    public static func signatures(_ language: Language) -> [String] {
        language == .zh ? ["单位负责人", "填表人", "联系电话", "报出日期"] : ["head of the body", "filled in by", "telephone", "reported on"]
    }
}

extension SheetWriter {
    /// Writes the head of a form from a row on; hands out the row below it.
    ///
    /// - Parameters:
    ///   - widths: of the columns it stands over, in characters; 0 for hidden ones.
    ///   - isLocked: whether the blanks cannot be filled in while the sheet is protected.
    ///   - size: of the text below the title, in points.
    @discardableResult
    public func formHead(
        _ head: FormHead, over widths: [Double], row: Int = 0, isLocked: Bool = false, size: Double = CellStyle.plain.size, _ language: Language
    ) -> Int {
        func says(_ zh: String, _ en: String) -> String { language == .zh ? zh + "：" : en + ": " }
        let all = 0...max(0, widths.count - 1)
        let width = widths.reduce(0, +)
        let title = CellStyle.title.with {
            $0.alignment = .center
            $0.wraps = true
            $0.size = max($0.size, size + 4)
        }
        var row = row
        height(row, TextFit.height(lines: TextFit.lines(head.title, width: width, size: title.size), size: title.size) + 6)
        merged(row, all, head.title, title)
        row += 1
        let parts = columnSpans(widths, parts: 3)
        func line(_ left: String, _ middle: String, _ right: String) {
            let texts = [left, middle, right]
            // With fewer columns than parts the rest stands together.
            let shown = parts.count == 3 ? texts : parts.count == 2 ? [left + (middle.isEmpty ? "" : "  " + middle), right] : [texts.joined(separator: "  ")]
            var lines = 1
            for (index, span) in parts.enumerated() {
                let style = CellStyle.wrappedNote.with {
                    $0.alignment = index == 0 ? .left : index == parts.count - 1 ? .right : .center
                    $0.isUnlocked = !isLocked
                    $0.size = size
                }
                lines = max(lines, TextFit.lines(shown[index], width: span.reduce(0) { $0 + widths[$1] }, size: size))
                merged(row, span, shown[index], style)
            }
            height(row, TextFit.height(lines: lines, size: size))
            row += 1
        }
        line(says("制表机关", "drawn up by") + FormBlank.long, "", head.number.isEmpty ? "" : says("表    号", "form") + head.number)
        line(
            says("填报单位（盖章）", "reporting body (seal)") + (head.body.isEmpty ? FormBlank.long : head.body), head.middle,
            head.unit.isEmpty ? "" : says("计量单位", "counted in") + head.unit)
        for note in head.notes where !note.isEmpty {
            height(row, TextFit.height(lines: TextFit.lines(note, width: width, size: size), size: size))
            merged(
                row, all, note,
                .wrappedNote.with {
                    $0.alignment = .left
                    $0.size = size
                })
            row += 1
        }
        return row
    }

    /// Writes the line people sign on, in the cells of one row; hands out the row below it.
    @discardableResult
    public func signatures(
        _ names: [String], over widths: [Double], row: Int, isLocked: Bool = false, size: Double = CellStyle.plain.size, _ language: Language
    ) -> Int {
        guard !names.isEmpty else { return row }
        let texts = names.map { $0 + (language == .zh ? "：" : ": ") + ($0.hasSuffix("日期") ? FormBlank.day : FormBlank.short) }
        let spans = columnSpans(widths, parts: names.count)
        let fits =
            spans.count == names.count
            && zip(spans, texts).allSatisfy { span, text in TextFit.lines(text, width: span.reduce(0) { $0 + widths[$1] }, size: size) <= 2 }
        let style = CellStyle.wrappedNote.with {
            $0.isUnlocked = !isLocked
            $0.size = size
        }
        if fits {
            height(row, 34)
            for (span, text) in zip(spans, texts) { merged(row, span, text, style) }
        } else {
            // Where columns are too few or too uneven, all stand in one line.
            let line = texts.joined(separator: "    ")
            height(row, max(34, TextFit.height(lines: TextFit.lines(line, width: widths.reduce(0, +), size: size), size: size)))
            merged(row, 0...max(0, widths.count - 1), line, style)
        }
        return row + 1
    }
}

/// What is left to be filled in by hand.
enum FormBlank {
    static let long = "＿＿＿＿＿＿＿＿"
    static let short = "＿＿＿＿＿"
    static let day = "＿＿年＿月＿日"
}

/// Columns put together in so many stretches beside each other, as equally wide as can be; hidden columns (of no width) go with those before them.
///
/// - Parameter widths: of the columns.
/// - Returns: as many stretches as were asked for, or as there are columns in sight.
public func columnSpans(_ widths: [Double], parts: Int) -> [ClosedRange<Int>] {
    let seen = widths.indices.filter { widths[$0] > 0 }
    let count = min(parts, seen.count)
    guard count > 0 else { return widths.isEmpty ? [] : [0...widths.count - 1] }
    let whole = widths.reduce(0, +)
    var spans: [ClosedRange<Int>] = []
    var (start, filled) = (0, 0.0)
    for (place, column) in seen.enumerated() {
        filled += widths[column]
        let goal = whole * Double(spans.count + 1) / Double(count)
        let next = place + 1 < seen.count ? widths[seen[place + 1]] : 0
        let mustEnd = seen.count - place - 1 == count - spans.count - 1
        // It ends where the goal is nearer than after another column.
        guard spans.count < count - 1, mustEnd || filled >= goal || goal - filled < filled + next - goal else { continue }
        let end = place + 1 < seen.count ? seen[place + 1] - 1 : widths.count - 1
        spans.append(start...end)
        start = end + 1
    }
    spans.append(start...widths.count - 1)
    return spans
}
