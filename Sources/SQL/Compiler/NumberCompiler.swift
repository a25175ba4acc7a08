import Quantities
import Standards

/// Numbers in SQL.
extension RuleCompiler {
    /// What a number can be.
    func measured(_ number: Number, _ scope: SQLScope) throws -> Measured {
        switch number {
        case .field(let field):
            let isPercent = vocabulary.field(field).type == .percent
            return Measured(column: try column(field, scope), domain: isPercent ? Interval(.zero, Quantity(100)) : .unknown)
        case .item(let field, let term): return Measured(column: try terms(field, [term], scope)[0], domain: .unknown)
        case .count(let population):
            let tally = try tally(population, nil, scope)
            return named(.init(kind: scope.kind, form: "count", of: population), words.text(number).zh, tally.count, scope)
        case .share(let population):
            let tally = try tally(population, nil, scope)
            return named(.init(kind: scope.kind, form: "share", of: population), words.text(number).zh, tally.share, scope)
        case .sum(let population, let field):
            let tally = try tally(population, field, scope)
            return named(.init(kind: scope.kind, form: "sum", of: population, field: field), words.text(number).zh, tally.total ?? .unknown, scope)
        case .ratio(let top, let bottom): return ratio(try measured(top, scope), try measured(bottom, scope), isWhole: bottom.isWhole)
        case .elapsed(let field, let unit):
            let date = try column(field, scope)
            let asOf = scope.subject + "as_of"
            let time: String
            switch unit {
            case .days: time = dialect.days(from: date, to: asOf)
            case .quarters:
                func quarter(_ day: String) -> String { "\(dialect.part("YEAR", of: day)) * 4 + \(dialect.part("QUARTER", of: day))" }
                time = "\(quarter(asOf)) - (\(quarter(date)))"
            }
            // What is yet to come has not been done.
            return Measured(column: "CASE WHEN \(date) <= \(asOf) THEN \(time) END", domain: .unknown)
        case .total(let parts): return try total(parts, scope)
        case .mean(let parts):
            var mean = try total(parts, scope)
            let share = Quantity(1) / Quantity(parts.count)
            (mean.low, mean.high, mean.column) = (mean.low.times(share), mean.high.times(share), nil)
            return mean
        case .blankSpots(let kind, _):
            scenes[scope.kind].asksBlankSpots = true
            return Measured(low: Fraction(scope.subject + kind.lowColumn), high: Fraction(scope.subject + kind.highColumn))
        }
    }

    private func ratio(_ above: Measured, _ below: Measured, isWhole: Bool) -> Measured {
        let isNothing = Fraction.isAtMost(below.high, .zero)
        let isVoid = above.isVoid || below.isVoid || (below.high.isOpen ? .sure("COALESCE(\(isNothing), FALSE)") : isNothing)
        // Of infinity, which is NULL, the part is nothing; divided by nothing it is void, so the least that is divided by is, of things counted, one.
        let most = below.high.isOpen ? Fraction("COALESCE(\(below.high.top), 1)", over: below.high.bottom) : below.high
        let top = below.high.isOpen ? Fraction.either(.sure("\(below.high.top) IS NULL"), .zero, above.low) : above.low
        let low = Fraction.either(Fraction.isEqual(most, .zero), .zero, top).divided(by: .either(.isEqual(most, .zero), Fraction(Quantity(1)), most))
        let isZero = Fraction.isEqual(below.low, .zero)
        let least = Fraction.either(isZero, Fraction(Quantity(1)), below.low)
        var high = above.high.divided(by: least)
        if !isWhole { high = .either(isZero, .infinity, high) }
        if above.high.isOpen || !isWhole { high = .either(.isEqual(above.high, .zero), .zero, high) }
        return Measured(low: low, high: high, isVoid: isVoid, isPerhapsVoid: above.isPerhapsVoid || below.isPerhapsVoid || isZero)
    }

    private func total(_ parts: [Number], _ scope: SQLScope) throws -> Measured {
        let measured = try parts.map { try self.measured($0, scope) }
        guard let first = measured.first else { return Measured(low: .zero, high: .zero) }
        return measured.dropFirst().reduce(first) { sum, part in
            Measured(
                low: sum.low + part.low, high: sum.high + part.high, isVoid: sum.isVoid || part.isVoid,
                isPerhapsVoid: sum.isPerhapsVoid || part.isPerhapsVoid)
        }
    }

    // MARK: Names for what is long

    /// What identifies a number that has columns of its own.
    struct MeasureKey: Hashable {
        var kind: KindID
        var form: String
        var of: Population?
        var field: ScopedField?
        var terms: [Int] = []
    }

    /// The number under names of its own, so that whoever reads a criterion sees what is compared.
    func named(_ key: MeasureKey, _ label: String, _ measured: Measured, _ scope: SQLScope) -> Measured {
        guard scope.isOfCheck else { return measured }
        if let known = measureNames[key] {
            scenes[scope.kind].note(check, uses: known.name)
            return known.measured.under(scope.subject)
        }
        let name = scenes[scope.kind].name(key.form)
        scenes[scope.kind].note(check, uses: name)
        var comment: String? = label
        func column(_ end: String, _ expression: String) -> String {
            scenes[scope.kind].measures.append(.init(name: name + end, expression: expression, comment: comment, base: name))
            comment = nil
            return name + end
        }
        func fraction(_ fraction: Fraction, _ end: String) -> Fraction {
            if fraction.constant != nil { return fraction }
            return Fraction(column(end, fraction.top), over: fraction.bottom.map { column("\(end)_of", $0) }, isOpen: fraction.isOpen)
        }
        func condition(_ condition: Condition, _ end: String) -> Condition {
            if case .known = condition { return condition }
            return .sql(column(end, condition.text()), isOpen: condition.isOpen)
        }
        let result = Measured(
            low: fraction(measured.low, "_low"), high: fraction(measured.high, "_high"), isVoid: condition(measured.isVoid, "_void"),
            isPerhapsVoid: condition(measured.isPerhapsVoid, "_perhaps_void"))
        measureNames[key] = (name, result)
        return result.under(scope.subject)
    }
}

extension Measured {
    /// The same columns of a row that is called by an alias.
    fileprivate func under(_ alias: String) -> Measured {
        func fraction(_ fraction: Fraction) -> Fraction {
            fraction.constant != nil ? fraction : Fraction(alias + fraction.top, over: fraction.bottom.map { alias + $0 }, isOpen: fraction.isOpen)
        }
        func condition(_ condition: Condition) -> Condition {
            if case .sql(let text, let isOpen) = condition { return .sql(alias + text, isOpen: isOpen) }
            return condition
        }
        return Measured(low: fraction(low), high: fraction(high), isVoid: condition(isVoid), isPerhapsVoid: condition(isPerhapsVoid))
    }
}
