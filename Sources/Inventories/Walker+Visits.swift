import Standards
import Wording
import YAMLReader

/// What stands in a place, told to the visitor one by one.
extension Walker {
    func visit(_ facilities: [(kind: KindID, node: Int)], of place: Facts, _ visitor: some SubjectVisitor) {
        for (kindID, node) in facilities {
            let kind = vocabulary.kinds[kindID]
            let facts = own[kindID]
            if tape.kind(node) == .mapping {
                visitChild(node, kindID, facts, impliedBy: place, visitor)
            } else if tape.kind(node) == .sequence {
                tape.forEachEntry(node) { entry in
                    if tape.kind(entry) == .mapping {
                        visitChild(entry, kindID, facts, impliedBy: nil, visitor, within: place.code)
                    } else {
                        decoder.error(entry, .expectedSubject(kind.label))
                    }
                }
            } else if !tape.isNull(node), !decoder.saysNone(node) {
                decoder.error(node, .expectedSubject(kind.label))
            }
        }
    }

    private func visitChild(
        _ node: Int, _ kindID: KindID, _ facts: Facts, impliedBy place: Facts?, _ visitor: some SubjectVisitor, within: String = ""
    ) {
        let kind = vocabulary.kinds[kindID]
        facts.reset(kind: kindID, slots: kind.table.fields.count, tape: tape)
        facts.node = node
        _ = decodeSubject(node, kindID, into: facts)
        let outer = place?.code ?? within
        if facts.code.isEmpty {
            guard let place else {
                decoder.error(node, .missingCode(kind.label), help: .codesInLists)
                return
            }
            facts.code = FacilityDirectory.impliedCode(place.code, kind)
        } else {
            let beginning = beginningOfFacilities(in: outer)
            if !facts.code.hasPrefix(beginning) { decoder.error(node, .codeOutside(facts.code, beginning), help: .codeBegins(beginning)) }
        }
        guard noteCode(facts.code, node, kind.label) else { return }
        file.frames[kindID] = facts
        visitor.visit(facts, in: file.frames)
        file.frames[kindID] = nil
    }

    /// Remembers a code; one that was there before is an error, and false.
    private func noteCode(_ code: String, _ node: Int, _ label: String) -> Bool {
        guard let line = file.seenCodes.updateValue(tape.line(node), forKey: code) else { return true }
        decoder.error(node, .listedTwice(label, code, line: line))
        return false
    }

    func visitVillages(_ nodes: [Int], of township: Facts, _ roster: RosterTownship?, _ visitor: some SubjectVisitor) {
        var listed: [(code: String, node: Int)] = []
        listed.reserveCapacity(nodes.count)
        for node in nodes {
            guard tape.kind(node) == .mapping else {
                decoder.error(node, .expectedMapping)
                continue
            }
            var code = ""
            var codeNode = node
            tape.forEachPair(node) { key, value in
                if tape.isScalar(key), tape.isScalar(value), vocabulary.structure(vocabulary.symbols.symbol(tape, key)) == .code {
                    code = tape.string(value)
                    codeNode = value
                }
            }
            let label = vocabulary.kinds[levels.village].label
            if code.isEmpty {
                decoder.error(node, .missingCode(label))
            } else if !checkCode(code, codeNode, levels.village) {
                continue
            } else if !isInside(code, township.code) {
                decoder.error(codeNode, .codeOutside(code, township.code), help: levels.isDigits ? .codeBegins(township.code) : nil)
            } else {
                if noteCode(code, codeNode, label) { listed.append((code, node)) }
            }
        }
        listed.sort { $0.code < $1.code }
        var next = 0
        let facts = own[levels.village]
        // Both lists are in the order of the codes; a village of either is visited once.
        var rosterVillages = (roster?.villages ?? [])[...]
        while next < listed.count || !rosterVillages.isEmpty {
            let rosterCode = rosterVillages.first?.code
            let listedCode = next < listed.count ? listed[next].code : nil
            let village = listedCode == nil || (rosterCode != nil && rosterCode! < listedCode!) ? rosterVillages.popFirst() : nil
            facts.reset(kind: levels.village, slots: slots(levels.village), tape: village == nil ? tape : nil)
            var parts = Parts()
            if let village {
                facts.code = village.code
                facts.rosterName = village.name
            } else {
                facts.node = listed[next].node
                parts = decodeSubject(facts.node, levels.village, into: facts)
                if rosterCode == listedCode {
                    facts.rosterName = rosterVillages.popFirst()?.name
                } else if roster != nil {
                    decoder.error(
                        facts.node, .notInRoster(facts.code, facts.name, levels[levels.village].word), help: .checkRoster(levels[levels.village].word))
                }
                next += 1
            }
            derive(facts)
            file.frames[levels.village] = facts
            visitor.enter(facts, in: file.frames)
            visit(parts.facilities, of: facts, visitor)
            visitor.leave(facts, in: file.frames)
            file.frames[levels.village] = nil
        }
    }

    // MARK: Codes

    /// Whether a code is written as those of its level are; one that is not is an error.
    @discardableResult
    func checkCode(_ code: String, _ node: Int, _ kind: KindID) -> Bool {
        if levels[kind].isCode(code) { return true }
        let label = vocabulary.kinds[kind].label
        switch levels[kind].codes {
        case .digits(_, let written): decoder.error(node, .badCode(code, digits: written, place: label))
        case .text: decoder.error(node, .badTextCode(code, place: label), help: .writeTextCode)
        }
        return false
    }

    /// Whether a village belongs to a township: as its digits say, or as far as a roster knows.
    private func isInside(_ code: String, _ township: String) -> Bool {
        let outer = codes.township(of: code)
        return outer == township || !levels.isDigits && outer.isEmpty
    }

    /// What the codes of facilities begin with: the township they stand in, or the place whose code alone tells nothing.
    private func beginningOfFacilities(in place: String) -> String {
        if !levels.isDigits { return place + "-" }
        return codes.isVillage(place) ? codes.township(of: place) : place
    }

    /// Fills in the class of a place where the range of its code is declared; outside the ranges it stays unreported.
    func derive(_ facts: Facts) {
        guard let classes = levels[facts.kind].classes, facts[classes.slot].tag == .none, let item = classes.item(of: facts.code) else { return }
        facts[classes.slot] = Value(.choice, payload: Int64(item))
    }
}
