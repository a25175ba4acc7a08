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
    private let prepared: GapPieces

    init(_ header: ReportHeader) {
        program = header.program
        language = header.language
        words = ValueWords(vocabulary: header.program.vocabulary)
        gapWords = GapWords(header.program)
        names = SubjectNames(header.program.vocabulary)
        prepared = GapPieces(header.program)
    }

    /// What rows of gaps have in common.
    var pieces: TextPieces { prepared.all }

    func piece(_ batch: Batch) -> JSONReport.Piece {
        var gaps = WovenText(pieces)
        let subjects = batch.subjects.map { subject($0) }
        gaps.text.bytes.reserveCapacity(batch.gaps.count * 128)
        write(batch.gaps, batch.subjects, subjects, before: ",\n", &gaps)
        var piece = JSONReport.Piece(gaps: gaps.packed())
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
        var text = PlainText(pieces)
        write(batch.gaps, batch.subjects, batch.subjects.map { subject($0) }, before: ",", &text)
        writer.bytes.append(contentsOf: text.text.bytes.dropFirst())
    }

    /// Writes gaps, with something before each. They are looked at where they lie, for a copy counts references.
    private func write(_ gaps: [Gap], _ names: [SubjectName], _ subjects: [[UInt8]], before: StaticString, _ out: inout some PieceWriter) {
        for (name, subject) in zip(names, subjects) {
            _ = out.add(own: Array(name.code.utf8))
            _ = out.add(own: subject)
        }
        for index in gaps.indices {
            let (check, subject) = (gaps[index].check, gaps[index].subject)
            out.text.write(literal: before)
            out.write(piece: prepared.opening(check))
            out.write(own: 2 * subject)
            let item = gaps[index].term.flatMap { prepared.item($0, of: check) }
            if let item { out.write(piece: item.key) }
            out.write(piece: prepared.middle(check))
            out.write(own: 2 * subject + 1)
            out.write(piece: prepared.outcome(gaps[index].outcome))
            if let item { out.write(piece: item.label) } else { out.text.write(literal: "null") }
            writeNumbers(gaps, index, &out)
            if !gaps[index].missing.isEmpty { write(gaps[index].missing, for: names[subject].kind, &out) }
            if let level = gaps[index].level, level >= 0, let steps = program.checks[check].form.require.levels?.levels {
                out.write(piece: prepared.level)
                out.text.writeJSON(steps[level].id)
            } else {
                out.write(piece: prepared.noLevel)
            }
            if !gaps[index].parts.isEmpty { write(gaps[index].parts, of: gaps[index], &out.text) }
            out.write(piece: prepared.ending(check))
        }
    }

    /// Writes the numbers of a gap, up to where the list begins of what is missing.
    private func writeNumbers(_ gaps: [Gap], _ index: Int, _ out: inout some PieceWriter) {
        out.text.write(literal: ",\"required\":")
        if let required = gaps[index].required { write(required, &out.text) } else { out.text.write(literal: "null") }
        out.text.write(literal: ",\"actual\":")
        if let actual = gaps[index].actual { write(actual, &out.text) } else { out.text.write(literal: "null") }
        if gaps[index].shortfall == nil, gaps[index].unit == nil { return out.write(piece: prepared.noShortfall) }
        out.text.write(literal: ",\"shortfall\":")
        if let shortfall = gaps[index].shortfall { write(shortfall: shortfall, &out.text) } else { out.text.write(literal: "null") }
        out.text.write(literal: ",\"unit\":")
        out.text.writeJSON(orNull: gaps[index].unit)
        out.text.write(literal: ",\"missing\":[")
    }

    private func write(_ missing: [MissingFact], for kind: KindID, _ out: inout some PieceWriter) {
        for index in missing.indices {
            if index > 0 { out.text.write(literal: ",") }
            if let piece = prepared.path(missing, index, for: kind) {
                out.write(piece: piece)
            } else {
                out.text.writeJSON(words.path(missing[index], for: kind))
            }
        }
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
            if let shortfall = part.shortfall { write(shortfall: shortfall, &writer) } else { writer.write("null") }
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
        writer.write(literal: "{\"low\":")
        write(interval.low, &writer)
        writer.write(literal: ",\"high\":")
        write(interval.high, &writer)
        writer.write(literal: "}")
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
        writer.write(literal: "}")
    }

    private func write(_ name: StaticString, _ quantity: Quantity, _ writer: inout ByteWriter) {
        writer.write(literal: name)
        write(quantity, &writer)
    }

    private func write(_ quantity: Quantity, _ writer: inout ByteWriter) {
        if let whole = quantity.whole { return writer.write(digitsOf: whole) }
        writer.write(quantity.isFinite ? quantity.formatted() : "null")
    }

    private func write(shortfall: Quantity, _ writer: inout ByteWriter) {
        if let whole = shortfall.whole { return writer.write(digitsOf: whole) }
        writer.write(shortfall.formatted(roundingUp: true))
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
