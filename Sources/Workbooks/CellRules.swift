import CLibXLSXWriter

/// What may be entered into a cell.
public enum CellRule: Sendable, Hashable {
    /// One of some words.
    case list([String])
    /// One of the words in a column of another sheet, such as `=词表!$A$1:$A$20`.
    case range(String)
    /// A whole number from 0.
    case count
    /// A number from 0, up to a limit.
    case number(upTo: Double)
    /// A day from 1900 on.
    case date
}

/// What happens to what a rule does not allow.
public enum RuleStrictness: Sendable, Hashable {
    /// It is refused.
    case refused
    /// It is asked about.
    case questioned
    /// It is taken: the rule only offers.
    case taken
}

extension SheetWriter {
    /// Lets only what a rule allows be entered into a block of cells; `message` says so to whoever tries something else.
    ///
    /// - Parameters:
    ///   - others: what happens to anything else.
    ///   - prompt: what is said when such a cell is chosen; nil for nothing.
    public func allow(
        _ rule: CellRule, rows: ClosedRange<Int>, column: Int, title: String, message: String, others: RuleStrictness = .refused, prompt: String? = nil
    ) {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8((others == .taken ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON).rawValue)
        validation.error_type = UInt8((others == .refused ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING).rawValue)
        func apply() {
            // What the library leaves unset it takes for none.
            let (title, message, prompt) = (
                strdup(String(title.prefix(32))), strdup(String(message.prefix(255))), prompt.map { strdup(String($0.prefix(255))) }
            )
            defer { for text in [title, message, prompt ?? nil] { free(text) } }
            validation.error_title = title
            validation.error_message = message
            if let prompt {
                validation.input_title = title
                validation.input_message = prompt
            }
            worksheet_data_validation_range(sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &validation)
        }
        switch rule {
        case .list(let words):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
            defer { pointers.forEach { free($0) } }
            pointers.withUnsafeMutableBufferPointer { buffer in
                validation.value_list = UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
                apply()
            }
        case .range(let formula):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            formula.withCString {
                validation.value_formula = UnsafeMutablePointer(mutating: $0)
                apply()
            }
        case .count:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            validation.value_number = 0
            apply()
        case .number(let limit):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            validation.minimum_number = 0
            validation.maximum_number = limit
            apply()
        case .date:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            validation.value_datetime = lxw_datetime(year: 1900, month: 1, day: 1, hour: 0, min: 0, sec: 0)
            apply()
        }
    }

    /// Colours cells of a column by their text.
    public func color(_ rows: ClosedRange<Int>, columns: ClosedRange<Int>, containing text: String, fill: UInt32) {
        var format = lxw_conditional_format()
        format.type = UInt8(LXW_CONDITIONAL_TYPE_TEXT.rawValue)
        format.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH.rawValue)
        format.format = writer.fillFormat(fill)
        text.withCString {
            format.value_string = UnsafeMutablePointer(mutating: $0)
            worksheet_conditional_format_range(
                sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound), UInt16(columns.upperBound), &format)
        }
    }

    /// Colours numbers above a limit.
    public func color(_ rows: ClosedRange<Int>, columns: ClosedRange<Int>, above limit: Double, fill: UInt32) {
        var format = lxw_conditional_format()
        format.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        format.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_GREATER_THAN.rawValue)
        format.value = limit
        format.format = writer.fillFormat(fill)
        worksheet_conditional_format_range(
            sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound), UInt16(columns.upperBound), &format)
    }
}

extension WorkbookWriter {
    /// A format that changes nothing but the colour behind the text.
    func fillFormat(_ color: UInt32) -> UnsafeMutablePointer<lxw_format>? {
        let format = workbook_add_format(workbook)
        format_set_bg_color(format, color)
        return format
    }
}
