import CLibXLSXWriter

/// How cells of a written sheet look.
public struct CellStyle: Sendable, Hashable {
    /// Where text stands in its cell.
    public enum Alignment: Sendable, Hashable {
        /// At the left.
        case left
        /// In the middle.
        case center
        /// At the right.
        case right
    }

    /// Whether the text is bold.
    public var isBold = false
    /// Whether long text goes on in the next line.
    public var wraps = false
    /// Where the text stands.
    public var alignment: Alignment?
    /// The colour behind it, as 0xRRGGBB.
    public var fill: UInt32?
    /// The colour of the text.
    public var color: UInt32?
    /// How numbers are shown, such as `yyyy-mm-dd`; nil for as they come.
    public var numberFormat: String?
    /// Whether the cell can be changed while the sheet is protected.
    public var isUnlocked = false
    /// Whether there is a thin line around it.
    public var hasBorder = true
    /// The size of the text, in points.
    public var size = 10.0
    /// Whether what does not fit is written smaller: a number too wide for its cell would be shown as strokes only.
    public var shrinks = false
    /// Whether the text runs upwards.
    public var isVertical = false

    /// A style; the defaults are plain text of 10 points in a thin border.
    public init() {}

    /// The style with something changed.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }

    /// Plain text.
    public static let plain = CellStyle()
    /// Text that goes on in the next line.
    public static let wrapped = CellStyle().with { $0.wraps = true }
    /// A day.
    public static let date = CellStyle().with { $0.numberFormat = "yyyy-mm-dd" }
    /// The head of a column.
    public static let header = CellStyle().with {
        $0.isBold = true
        $0.wraps = true
        $0.alignment = .center
        $0.fill = 0xD9E2F3
    }
    /// The title of a sheet.
    public static let title = CellStyle().with {
        $0.isBold = true
        $0.size = 14
        $0.hasBorder = false
    }
    /// A line of explanation.
    public static let note = CellStyle().with { $0.hasBorder = false }
    /// An explanation over several lines.
    public static let wrappedNote = CellStyle().with {
        $0.hasBorder = false
        $0.wraps = true
    }
}

extension WorkbookWriter {
    /// The library's format of a style, made once.
    func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[style] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_font_name(format, "宋体")
        format_set_font_size(format, style.size)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if style.isBold { format_set_bold(format) }
        if style.wraps { format_set_text_wrap(format) }
        switch style.alignment {
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        case nil: break
        }
        if let fill = style.fill { format_set_bg_color(format, fill) }
        if let color = style.color { format_set_font_color(format, color) }
        if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
        if style.isUnlocked { format_set_unlocked(format) }
        if style.hasBorder {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xBFBFBF)
        }
        if style.shrinks { format_set_shrink(format) }
        if style.isVertical { format_set_rotation(format, 90) }
        formats[style] = format
        return format
    }
}
