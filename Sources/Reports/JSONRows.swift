import Audit
import Figures
import Inventories
import Quantities
import Standards
import Wording
import Writing

/// Writes the rows of the JSON report. What does not change from row to row is written once, when it is made.
struct JSONRows: Sendable {
    private let program: AuditProgram
    private let words: ValueWords
    private let gapWords: GapWords
    private let names: SubjectNames
    private let language: Language
    private let middles: [[UInt8]]
    private let endings: [[UInt8]]
    /// By check: the items of the list it asks for, their ids and their labels in quotes.
    private let terms: [[(id: String, label: [UInt8])]]

    init(_ header: ReportHeader) {
        program = header.program
        language = header.language
        words = ValueWords(vocabulary: header.program.vocabulary)
        gapWords = GapWords(header.program)
        names = SubjectNames(header.program.vocabulary)
        let asOf = program.asOf
        terms = program.checks.map { check in
            guard let ref = check.form.require.list?.field, let list = header.program.vocabulary.termList(of: ref) else { return [] }
            return list.items.map { term in
                var writer = ByteWriter()
                writer.writeJSON(term.label)
                return (term.id, writer.bytes)
            }
        }
        middles = program.checks.map { check in
            var writer = ByteWriter()
            writer.write("\",\"standard\":")
            writer.writeJSON(check.standard)
            writer.write(",\"criterion\":")
            writer.writeJSON(check.criterion.id)
            writer.write(",\"title\":")
            writer.writeJSON(check.criterion.title)
            writer.write(",\"group\":")
            writer.writeJSON(check.criterion.group)
            writer.write(",\"firmness\":\"\(check.firmness.rawValue)\",\"severity\":\"\(check.criterion.severity.rawValue)\",\"subject\":")
            return writer.bytes
        }
        endings = program.checks.map { check in
            var writer = ByteWriter()
            writer.write(",\"clause\":")
            writer.writeJSON(check.citation.clause)
            writer.write(",\"document\":")
            writer.writeJSON(check.citation.document)
            writer.write(",\"provenance\":\"\(check.criterion.source.provenance.rawValue)\",\"measure\":")
            writer.writeJSON(orNull: check.criterion.rectification?.measure)
            writer.write(",\"responsible\":")
            writer.writeJSON(orNull: check.criterion.rectification?.responsible)
            writer.write(",\"due\":")
            writer.writeJSON(orNull: check.criterion.rectification?.days.map { asOf.adding(days: $0).description })
            writer.write(",\"dueBasis\":")
            writer.writeJSON(orNull: check.criterion.rectification?.dueBasis?.rawValue)
            writer.write("}")
            return writer.bytes
        }
    }

    func piece(_ batch: Batch) -> JSONReport.Piece {
        var piece = JSONReport.Piece()
        let subjects = batch.subjects.map { subject($0) }
        var gaps = ByteWriter()
        gaps.bytes.reserveCapacity(batch.gaps.count * 640)
        for gap in batch.gaps {
            gaps.write(",\n")
            write(gap, batch.subjects[gap.subject], subjects[gap.subject], &gaps)
        }
        piece.gaps = gaps.bytes
        var blanks = ByteWriter()
        for spot in batch.blankSpots {
            let check = program.checks[spot.check]
            blanks.write(",\n{\"kind\":\"\(spot.kind.rawValue)\",\"certain\":\(spot.isCertain),\"subject\":")
            blanks.write(subjects[spot.subject])
            blanks.write(",\"criterion\":")
            blanks.writeJSON(check.name)
            blanks.write(",\"reason\":")
            blanks.writeJSON(RemarkWords(program: program).reason(spot)[language])
            blanks.write("}")
        }
        piece.blankSpots = blanks.bytes
        var exceptions = ByteWriter()
        for exception in batch.exceptions {
            exceptions.write(",\n{\"criterion\":")
            exceptions.writeJSON(program.checks[exception.check].name)
            exceptions.write(",\"subject\":")
            exceptions.write(subjects[exception.subject])
            exceptions.write(",\"kind\":\"\(kind(exception.remark))\",\"valid\":\(exception.remark.isValid),\"reason\":")
            exceptions.writeJSON(RemarkWords(program: program).text(exception.remark)[language])
            exceptions.write("}")
        }
        piece.exceptions = exceptions.bytes
        var levels = ByteWriter()
        for level in batch.levels {
            guard let steps = program.checks[level.check].form.require.levels?.levels else { continue }
            levels.write(",\n{\"criterion\":")
            levels.writeJSON(program.checks[level.check].name)
            levels.write(",\"subject\":")
            levels.write(subjects[level.subject])
            levels.write(",\"level\":")
            levels.writeJSON(orNull: level.level >= 0 ? steps[level.level].id : nil)
            levels.write(",\"actual\":")
            write(level.actual, &levels)
            levels.write(",\"next\":")
            levels.writeJSON(orNull: level.level + 1 < steps.count ? steps[level.level + 1].id : nil)
            levels.write(",\"toNext\":\(level.toNext?.formatted(roundingUp: true) ?? "null")}")
        }
        piece.levels = levels.bytes
        var differences = ByteWriter()
        for difference in batch.differences {
            let subject = batch.subjects[difference.subject]
            let field = program.vocabulary.kinds[subject.kind].table.fields[difference.slot]
            differences.write(",\n{\"subject\":")
            differences.write(subjects[difference.subject])
            differences.write(",\"field\":")
            differences.writeJSON(field.id)
            differences.write(",\"term\":")
            differences.writeJSON(orNull: difference.term.flatMap { words.term(subject.kind, difference.slot, $0)?.id })
            differences.write(",\"record\":")
            differences.writeJSON(orNull: difference.record)
            differences.write(",\"recordField\":")
            if case .records(let record) = field.type, let slot = difference.recordSlot {
                differences.writeJSON(program.vocabulary.records[record].table.fields[slot].id)
            } else {
                differences.write("null")
            }
            differences.write(",\"reported\":")
            differences.writeJSON(difference.reported)
            differences.write(",\"verified\":")
            differences.writeJSON(difference.verified)
            differences.write("}")
        }
        piece.differences = differences.bytes
        return piece
    }

    /// The gaps of a batch on one line, with commas between them.
    func gapsOnOneLine(_ batch: Batch, _ writer: inout ByteWriter) {
        // Mostly of one subject.
        var (last, written): (Int, [UInt8]) = (-1, [])
        for (index, gap) in batch.gaps.enumerated() {
            if index > 0 { writer.write(",") }
            let name = batch.subjects[gap.subject]
            if gap.subject != last { (last, written) = (gap.subject, subject(name)) }
            write(gap, name, written, &writer)
        }
    }

    private func write(_ gap: Gap, _ name: SubjectName, _ subject: [UInt8], _ writer: inout ByteWriter) {
        let check = program.checks[gap.check]
        let term = gap.term.flatMap { terms[gap.check].isEmpty ? nil : terms[gap.check][$0] }
        writer.write("{\"key\":\"")
        GapKey.append(check: check.name, subject: name.code, item: term?.id, to: &writer.bytes)
        writer.write(middles[gap.check])
        writer.write(subject)
        writer.write(gap.outcome == .unmet ? ",\"outcome\":\"unmet\",\"term\":" : ",\"outcome\":\"unreported\",\"term\":")
        if let term { writer.write(term.label) } else { writer.write("null") }
        writer.write(",\"required\":")
        if let required = gap.required { write(required, &writer) } else { writer.write("null") }
        writer.write(",\"actual\":")
        if let actual = gap.actual { write(actual, &writer) } else { writer.write("null") }
        writer.write(",\"shortfall\":")
        writer.write(gap.shortfall?.formatted(roundingUp: true) ?? "null")
        writer.write(",\"unit\":")
        writer.writeJSON(orNull: gap.unit)
        writer.write(",\"missing\":[")
        for (index, fact) in gap.missing.enumerated() {
            if index > 0 { writer.write(",") }
            writer.writeJSON(words.path(fact, for: name.kind))
        }
        writer.write("],\"level\":")
        if let level = gap.level, level >= 0, let steps = check.form.require.levels?.levels {
            writer.writeJSON(steps[level].id)
        } else {
            writer.write("null")
        }
        if !gap.parts.isEmpty { write(gap.parts, of: gap, &writer) }
        writer.write(endings[gap.check])
    }

    /// The parts that are not fulfilled, where they are several.
    private func write(_ parts: [GapPart], of gap: Gap, _ writer: inout ByteWriter) {
        writer.write(",\"parts\":[")
        for (index, part) in parts.enumerated() {
            writer.write(index > 0 ? ",{\"asks\":" : "{\"asks\":")
            writer.writeJSON(gapWords.asks(part, in: gap)[language])
            writer.write(",\"required\":")
            if let required = part.required { write(required, &writer) } else { writer.write("null") }
            writer.write(",\"actual\":")
            if let actual = part.actual { write(actual, &writer) } else { writer.write("null") }
            writer.write(",\"shortfall\":")
            writer.write(part.shortfall?.formatted(roundingUp: true) ?? "null")
            writer.write(",\"unit\":")
            writer.writeJSON(orNull: part.unit)
            writer.write("}")
        }
        writer.write("]")
    }

    private func subject(_ subject: SubjectName) -> [UInt8] {
        var writer = ByteWriter()
        writer.write("{\"kind\":\"\(program.vocabulary.kinds[subject.kind].id)\",\"code\":")
        writer.writeJSON(subject.code)
        writer.write(",\"name\":")
        writer.writeJSON(names.registered(subject))
        writer.write(",\"village\":")
        writer.writeJSON(names.registeredVillage(subject))
        writer.write(",\"township\":")
        writer.writeJSON(subject.placeName)
        writer.write("}")
        return writer.bytes
    }

    private func write(_ interval: Interval, _ writer: inout ByteWriter) {
        writer.write("{\"low\":")
        write(interval.low, &writer)
        writer.write(",\"high\":")
        write(interval.high, &writer)
        writer.write("}")
    }

    private func write(_ comparison: Comparison, _ writer: inout ByteWriter) {
        switch comparison {
        case .atLeast(let limit): write("{\"atLeast\":", limit, &writer)
        case .atMost(let limit): write("{\"atMost\":", limit, &writer)
        case .moreThan(let limit): write("{\"moreThan\":", limit, &writer)
        case .lessThan(let limit): write("{\"lessThan\":", limit, &writer)
        case .equals(let limit): write("{\"equals\":", limit, &writer)
        case .between(let lower, let upper):
            write("{\"atLeast\":", lower, &writer)
            write(",\"atMost\":", upper, &writer)
        }
        writer.write("}")
    }

    private func write(_ name: String, _ quantity: Quantity, _ writer: inout ByteWriter) {
        writer.write(name)
        write(quantity, &writer)
    }

    private func write(_ quantity: Quantity, _ writer: inout ByteWriter) {
        writer.write(quantity.isFinite ? quantity.formatted() : "null")
    }

    private func kind(_ remark: Remark) -> String {
        switch remark {
        case .exempt, .exemptionExpired, .exemptionUncovered, .exemptionUnapproved, .exemptionIncomplete, .exemptionUnfit, .exemptionNotYet,
            .exemptionNotAllowed, .exemptionOpen:
            "exemption"
        case .waived, .waiverExpired: "waiver"
        case .nothingToTakeOf: "nothing"
        }
    }
}
