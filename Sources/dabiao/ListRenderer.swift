import Reports

/// A list, and nothing but the list, in the format that was asked for.
struct ListRenderer {
    private let content: ListingContent
    private let what: String
    private let sections: TextReport.Sections

    /// A list of something.
    ///
    /// - Parameters:
    ///   - what: what is listed, in words, where that is not everything.
    ///   - sections: the sections of the text.
    init(_ content: ListingContent, what: String = "", text sections: TextReport.Sections) {
        self.content = content
        self.what = what
        self.sections = sections
    }

    /// The renderer of a format.
    func make(_ header: ReportHeader, _ format: ReportFormat) throws -> any AuditRenderer {
        switch format {
        case .text:
            var header = header
            if !what.isEmpty { header.scope = [header.scope, what].compactMap { $0 }.joined(separator: header.language.word("；", "; ")) }
            return TextReport(header, sections: sections)
        case .json: return ListingJSON(header, content, what: what)
        case .csv: return try ListingReport(header, content, what: what, .csv)
        case .xlsx: return try ListingReport(header, content, what: what, .xlsx)
        case .html: return try ListingReport(header, content, what: what, .html)
        }
    }
}
