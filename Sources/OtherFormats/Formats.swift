import Reports

/// The formats of an audit: those of reports, and those that other programs read.
package enum AuditFormat: String, FileFormat {
    /// For reading on a terminal.
    case text
    /// For programs; the schema is in `docs/schemas`.
    case json
    /// For spreadsheets, one table.
    case csv
    /// A workbook for spreadsheets, to print and sign.
    case xlsx
    /// A page for a browser.
    case html
    /// For code hosts and editors.
    case sarif
    /// For whatever shows the results of tests.
    case junit
    /// Assessment results for tools of auditors.
    case oscal

    package static let usual = AuditFormat.text

    package var endings: [String] {
        switch self {
        case .text, .json, .csv, .xlsx, .html: ReportFormat(rawValue: rawValue)?.endings ?? []
        case .sarif: ["sarif"]
        case .junit: ["xml"]
        case .oscal: ["json"]
        }
    }

    package var isBinary: Bool { self == .xlsx }
}

/// The formats of what is wrong with files.
package enum CheckFormat: String, FileFormat {
    /// For reading on a terminal.
    case text
    /// For code hosts and editors.
    case sarif
    /// For whatever shows the results of tests.
    case junit

    package static let usual = CheckFormat.text

    package var endings: [String] {
        switch self {
        case .text: ["txt"]
        case .sarif: ["sarif"]
        case .junit: ["xml"]
        }
    }
}

/// The formats of rows of a ledger that leave it.
package enum LedgerFormat: String, FileFormat {
    /// A workbook with a sheet for each township, to be filled in.
    case xlsx
    /// One table.
    case csv
    /// A plan of action and milestones for tools of auditors.
    case oscal

    package static let usual = LedgerFormat.xlsx

    package var endings: [String] {
        switch self {
        case .xlsx: ["xlsx"]
        case .csv: ["csv"]
        case .oscal: ["json"]
        }
    }

    package var isBinary: Bool { self == .xlsx }
}

/// The formats of figures.
package enum FigureFormat: String, FileFormat {
    /// For reading on a terminal.
    case text
    /// For programs.
    case json
    /// For spreadsheets.
    case csv
    /// For a DHIS2.
    case dhis2

    package static let usual = FigureFormat.text

    package var endings: [String] {
        switch self {
        case .text, .json, .csv: plain?.endings ?? []
        case .dhis2: ["json"]
        }
    }

    /// The format as one of plain results; nil for others.
    package var plain: PlainFormat? { PlainFormat(rawValue: rawValue) }
}

/// The formats of reminders.
package enum ReminderFormat: String, FileFormat {
    /// To be pasted into a chat or a notice.
    case text
    /// For a calendar.
    case ics

    package static let usual = ReminderFormat.text

    package var endings: [String] { [ending] }

    /// The ending of its files.
    package var ending: String {
        switch self {
        case .text: "txt"
        case .ics: "ics"
        }
    }
}
