import Keeping
import Quantities
import Standards
import Wording

extension Batch: Packed {
    package func pack(_ out: inout Packer) {
        out.write(code)
        out.write(name)
        out.write(hasFile)
        out.write(subjects)
        out.write(gaps)
        out.write(blankSpots)
        out.write(exceptions)
        out.write(levels)
        out.write(differences)
        out.write(outcomes)
        out.write(diagnostics)
        totals.pack(&out)
        out.write(tallies)
        blanks.pack(&out)
        out.write(seenWaived.sorted())
    }

    package init(unpacking: inout Unpacker) throws {
        (code, name, hasFile) = (try unpacking.text(), try unpacking.text(), try unpacking.flag())
        (subjects, gaps, blankSpots) = (try unpacking.values(), try unpacking.values(), try unpacking.values())
        (exceptions, levels, differences) = (try unpacking.values(), try unpacking.values(), try unpacking.values())
        (outcomes, diagnostics) = (try unpacking.values(), try unpacking.values())
        totals = try Totals(unpacking: &unpacking)
        tallies = try unpacking.values()
        blanks = try BlankCounts(unpacking: &unpacking)
        seenWaived = Set(try unpacking.values() as [String])
    }
}

// MARK: Sums

extension OutcomeCounts: Packed {
    package func pack(_ out: inout Packer) { for number in [met, unmet, unreported, notApplicable, waived] { out.write(number) } }

    package init(unpacking: inout Unpacker) throws {
        self.init()
        (met, unmet, unreported) = (try unpacking.int(), try unpacking.int(), try unpacking.int())
        (notApplicable, waived) = (try unpacking.int(), try unpacking.int())
    }
}

extension FacilityCounts: Packed {
    package func pack(_ out: inout Packer) { for number in [open, upToStandard, below, undetermined, closed] { out.write(number) } }

    package init(unpacking: inout Unpacker) throws {
        self.init()
        (open, upToStandard, below) = (try unpacking.int(), try unpacking.int(), try unpacking.int())
        (undetermined, closed) = (try unpacking.int(), try unpacking.int())
    }
}

extension Totals: Packed {
    package func pack(_ out: inout Packer) {
        out.write(byCheck)
        out.write(facilities)
        out.write(subjects)
        for list in [subjectsByKind, unmetChecks, unmetItems, blanks, possibleBlanks, waivedBlanks] { out.write(list) }
        binding.pack(&out)
        out.write(townshipsWithoutFile)
    }

    package init(unpacking: inout Unpacker) throws {
        (byCheck, facilities, subjects) = (try unpacking.values(), try unpacking.values(), try unpacking.int())
        (subjectsByKind, unmetChecks, unmetItems) = (try unpacking.numbers(), try unpacking.numbers(), try unpacking.numbers())
        (blanks, possibleBlanks, waivedBlanks) = (try unpacking.numbers(), try unpacking.numbers(), try unpacking.numbers())
        (binding, townshipsWithoutFile) = (try OutcomeCounts(unpacking: &unpacking), try unpacking.int())
    }
}

extension BlankCounts: Packed {
    package func pack(_ out: inout Packer) { for number in parts { out.write(number) } }

    package init(unpacking: inout Unpacker) throws {
        self.init(parts: [try unpacking.int(), try unpacking.int(), try unpacking.int(), try unpacking.int()])
    }
}

extension Tally: Packed {
    package func pack(_ out: inout Packer) {
        for number in [yes, maybe, no, perhapsYes, perhapsMaybe, perhapsNo] { out.write(number) }
        out.write(isUnbounded)
        sum.pack(&out)
        out.write(missing)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            yes: try unpacking.int(), maybe: try unpacking.int(), no: try unpacking.int(), perhapsYes: try unpacking.int(),
            perhapsMaybe: try unpacking.int(), perhapsNo: try unpacking.int(), isUnbounded: try unpacking.flag(),
            sum: try Interval(unpacking: &unpacking), missing: try unpacking.optional())
    }
}

extension MissingBelow: Packed {
    package func pack(_ out: inout Packer) {
        out.write(places)
        out.write(cells.count)
        for (cell, count) in cells.sorted(by: { ($0.key.slot, $0.key.recordSlot ?? -1) < ($1.key.slot, $1.key.recordSlot ?? -1) }) {
            out.write(cell.slot)
            out.write(cell.recordSlot)
            out.write(count)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(places: try unpacking.int())
        for _ in 0..<(try unpacking.count()) {
            let cell = Cell(slot: try unpacking.int(), recordSlot: try unpacking.optional())
            cells[cell] = try unpacking.int()
        }
    }
}

// MARK: Findings

extension SubjectName: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kind)
        for text in [code, name, place, placeName, village] { out.write(text) }
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            kind: try unpacking.int(), code: try unpacking.text(), name: try unpacking.text(), place: try unpacking.text(),
            placeName: try unpacking.text(), village: try unpacking.text())
    }
}

extension Outcome: Packed {
    package func pack(_ out: inout Packer) { out.write(Int(rawValue)) }
    package init(unpacking: inout Unpacker) throws { self = try unpacking.one(of: Outcome.allCases) }
}

extension CheckOutcome: Packed {
    package func pack(_ out: inout Packer) {
        out.write(check)
        out.write(subject)
        outcome.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(check: try unpacking.int(), subject: try unpacking.int(), outcome: try Outcome(unpacking: &unpacking))
    }
}

extension Gap: Packed {
    package func pack(_ out: inout Packer) {
        out.write(check)
        out.write(subject)
        outcome.pack(&out)
        out.write(term)
        out.write(required)
        out.write(actual)
        out.write(shortfall)
        out.write(unit)
        out.write(level)
        out.write(missing)
        out.write(remarks)
        out.write(parts)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            check: try unpacking.int(), subject: try unpacking.int(), outcome: try Outcome(unpacking: &unpacking), term: try unpacking.optional(),
            required: try unpacking.optional(), actual: try unpacking.optional(), shortfall: try unpacking.optional(), unit: try unpacking.optional(),
            level: try unpacking.optional(), missing: try unpacking.values(), remarks: try unpacking.values(), parts: try unpacking.values())
    }
}

extension GapPart: Packed {
    package func pack(_ out: inout Packer) {
        out.write(node)
        out.write(required)
        out.write(actual)
        out.write(shortfall)
        out.write(unit)
        out.write(level)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            node: try unpacking.int(), required: try unpacking.optional(), actual: try unpacking.optional(), shortfall: try unpacking.optional(),
            unit: try unpacking.optional(), level: try unpacking.optional())
    }
}

extension BlankSpot: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kind.index)
        out.write(check)
        out.write(subject)
        out.write(isCertain)
        out.write(missing)
        out.write(remarks)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            kind: try unpacking.int() == BlankSpotKind.institution.index ? .institution : .staff, check: try unpacking.int(), subject: try unpacking.int(),
            isCertain: try unpacking.flag(), missing: try unpacking.values(), remarks: try unpacking.values())
    }
}

extension Exception: Packed {
    package func pack(_ out: inout Packer) {
        out.write(check)
        out.write(subject)
        remark.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(check: try unpacking.int(), subject: try unpacking.int(), remark: try Remark(unpacking: &unpacking))
    }
}

extension LevelReached: Packed {
    package func pack(_ out: inout Packer) {
        out.write(check)
        out.write(subject)
        out.write(level)
        actual.pack(&out)
        out.write(toNext)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            check: try unpacking.int(), subject: try unpacking.int(), level: try unpacking.int(), actual: try Interval(unpacking: &unpacking),
            toNext: try unpacking.optional())
    }
}

extension ValueDifference: Packed {
    package func pack(_ out: inout Packer) {
        out.write(subject)
        out.write(slot)
        out.write(term)
        out.write(record)
        out.write(recordSlot)
        out.write(reported)
        out.write(verified)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            subject: try unpacking.int(), slot: try unpacking.int(), term: try unpacking.optional(), record: try unpacking.optional(),
            recordSlot: try unpacking.optional(), reported: try unpacking.text(), verified: try unpacking.text())
    }
}

extension MissingFact: Packed {
    package func pack(_ out: inout Packer) {
        out.write(kind)
        out.write(slot)
        out.write(record)
        out.write(recordSlot)
        out.write(term)
        out.write(of)
        out.write(reason)
        out.write(isPresence)
        out.write(count)
    }

    package init(unpacking: inout Unpacker) throws {
        self.init(
            kind: try unpacking.int(), slot: try unpacking.int(), record: try unpacking.optional(), recordSlot: try unpacking.optional(),
            term: try unpacking.optional(), of: try unpacking.optional(), reason: try unpacking.optional(), isPresence: try unpacking.flag(),
            count: try unpacking.int())
    }
}

extension MissingFact.Reason: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .evidence: out.write(0)
        case .undated: out.write(1)
        case .lapsed(let day, let life):
            out.write(2)
            day.pack(&out)
            out.write(life.count)
            out.write(AnswerLife.Unit.allCases.firstIndex(of: life.unit)!)
            out.write(life.isCalendar)
        case .answerToCome(let day):
            out.write(3)
            day.pack(&out)
        case .dateToCome(let day):
            out.write(4)
            day.pack(&out)
        }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .evidence
        case 1: self = .undated
        case 2:
            self = .lapsed(
                answered: try Day(unpacking: &unpacking),
                AnswerLife(try unpacking.int(), try unpacking.one(of: AnswerLife.Unit.allCases), isCalendar: try unpacking.flag()))
        case 3: self = .answerToCome(try Day(unpacking: &unpacking))
        case 4: self = .dateToCome(try Day(unpacking: &unpacking))
        default: throw Unpacker.Broken()
        }
    }
}
