import Audit
import Figures
import Files
import Reports

/// Figures as a `dataValueSets` of DHIS2. Its places add themselves up, so it gets those that are no sums: the townships, and what stands above them. What is
/// not known is left out, not zero.
package final class DHIS2Report: AuditRenderer {
    private let header: ReportHeader
    private let mapping: DHIS2Mapping
    /// Figures need nothing of a single batch.
    package let render: @Sendable (Batch) -> Void = { _ in }
    /// What has no entry in the mapping, though DHIS2 knows things by UIDs; known once the figures are written.
    package private(set) var unmapped: [String] = []

    /// A report with its header.
    package init(_ header: ReportHeader, _ mapping: DHIS2Mapping) {
        self.header = header
        self.mapping = mapping
    }

    /// Nothing is kept of a single batch.
    package func take(_ piece: Void) {}

    /// Writes the figures.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let places = AuditFigures(header.program, summary).places.filter { $0.role == .township || $0.role == .above }
        unmapped = mapping.unmapped(places.map(\.code))
        let period = mapping.period.name(header.program.asOf)
        let head: JSONValue = [
            "dataSet": .some(mapping.dataSet), "dataElementIdScheme": .text(mapping.elementScheme), "orgUnitIdScheme": .text(mapping.unitScheme),
            "period": .text(period),
        ]
        try output.write(head.bytes.dropLast() + Array(",\"dataValues\":[".utf8))
        var isFirst = true
        for place in places {
            guard let unit = mapping.unit(place.code) else { continue }
            for id in FigureID.allCases where place.isKnown(id) {
                guard let element = mapping.element(id) else { continue }
                let value: JSONValue = [
                    "dataElement": .text(element), "period": .text(period), "orgUnit": .text(unit), "value": .text(text(place[id])),
                    "comment": .some(header.words.sentence),
                ]
                try output.write(isFirst ? [0x0A] + value.bytes : JSONRow.bytes(value))
                isFirst = false
            }
        }
        try output.write("]}\n")
    }

    /// A count, or a share in percent as it is shown everywhere else.
    private func text(_ figure: Figure) -> String {
        switch figure.value {
        case .count(let count): String(count)
        case .share(let share): share.ofDecided.en.replacing("%", with: "")
        }
    }
}
