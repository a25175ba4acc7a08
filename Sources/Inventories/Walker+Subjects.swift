import Standards
import Wording
import YAMLReader

/// What is written of one subject.
extension Walker {
    func slots(_ kind: KindID) -> Int { vocabulary.kinds[kind].table.fields.count }

    func isMapping(_ node: Int) -> Bool {
        if tape.kind(node) == .mapping { return true }
        decoder.error(node, .expectedMapping)
        return false
    }

    /// Whether a kind is a level above those with a file each.
    private func isUpper(_ kind: KindID) -> Bool { kind == levels.county || levels.upper.contains(kind) }

    /// Decodes a subject's own values and returns what stands in it.
    func decodeSubject(_ node: Int, _ kindID: KindID, into facts: Facts) -> Parts {
        let kind = vocabulary.kinds[kindID]
        let layout = vocabulary.factTables.kind(kindID)
        let symbols = vocabulary.symbols
        var parts = Parts()
        var verified = -1
        var reported = -1
        tape.forEachPair(node) { key, value in
            let symbol = tape.isScalar(key) ? symbols.symbol(tape, key) : -1
            let slot = layout.slot(symbol)
            if slot >= 0 {
                if layout.shape(slot).isAttested {
                    decoder.error(key, .unknownField(tape.string(key), kind.label), help: .underAttestations)
                } else {
                    decoder.decode(value, of: kindID, slot: slot, into: facts)
                }
                return
            }
            switch vocabulary.structure(symbol) {
            case .code: facts.code = tape.isScalar(value) ? tape.string(value) : ""
            case .name: if tape.isScalar(value), !tape.isNull(value) { facts.nameNode = value }
            case .attestations: decoder.decodeAttestations(value, of: kindID, into: facts)
            case .verified: verified = value
            case .reported: reported = value
            case .note: break
            case .declared where isUpper(kindID), .sample where isUpper(kindID): break
            case .opening where vocabulary.place(symbol) == kindID: facts.code = tape.isScalar(value) ? tape.string(value) : ""
            case .within where kind.isPlace && !levels.isDigits && kindID != levels.village: break
            case .list where kindID == levels.township && vocabulary.place(symbol) == levels.village:
                if tape.kind(value) == .sequence {
                    parts.villages.reserveCapacity(tape.entries(value))
                    tape.forEachEntry(value) { parts.villages.append($0) }
                } else if !tape.isNull(value) {
                    decoder.error(value, .expectedPlaces(levels[levels.village].listKeys[0]))
                }
            default:
                if let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kindID {
                    parts.facilities.append((child, value))
                    if !tape.isNull(value) { facts.mentioned |= 1 << UInt64(child) }
                } else {
                    decoder.unknown(key, of: kind.label, among: spellings(kindID))
                }
            }
        }
        if reported >= 0 { decoder.checkDays(of: facts, reported: reported) }
        if verified >= 0 { decodeVerified(verified, kindID, into: facts) }
        checkExemptions(facts, kind)
        return parts
    }

    private func decodeVerified(_ node: Int, _ kindID: KindID, into facts: Facts) {
        let kind = vocabulary.kinds[kindID]
        guard tape.kind(node) == .mapping else {
            decoder.error(node, .expectedMapping)
            return
        }
        tape.forEachPair(node) { key, value in
            let symbol = tape.isScalar(key) ? vocabulary.symbols.symbol(tape, key) : -1
            if let slot = kind.table.slot(symbol) {
                decoder.decode(value, of: kindID, slot: slot, into: facts, verified: true)
            } else if vocabulary.structure(symbol) == .attestations {
                decoder.decodeAttestations(value, of: kindID, into: facts, verified: true)
            } else if tape.isScalar(key), ["by", "on", "note", "核查人", "日期", "备注"].contains(tape.string(key)) {
                return
            } else {
                decoder.unknown(key, of: kind.label, among: kind.table.spellings)
            }
        }
    }

    private func spellings(_ kind: KindID) -> [String] {
        vocabulary.kinds[kind].table.fields.filter { !$0.isAttested }.flatMap { [$0.id, $0.written] + $0.aliases }
            + StructuralKey.allCases.flatMap(\.spellings) + levels.all.flatMap { $0.listKeys + ($0.fileKey.map { [$0] } ?? []) }
            + vocabulary.kinds.filter { $0.within == kind }.flatMap { [$0.key, $0.listKey].compactMap { $0 } }
    }

    private func checkExemptions(_ facts: Facts, _ kind: SubjectKind) {
        guard let exemptions, let slot = exemptions.fieldByKind[facts.kind] else { return }
        let records = facts[slot]
        guard records.tag == .records, records.recordCount > 0 else { return }
        for record in 0..<records.recordCount {
            let node = facts.recordNode(records, record: record, stride: exemptions.stride)
            let kindValue = facts.value(records, record: record, stride: exemptions.stride, slot: exemptions.kind)
            guard kindValue.tag == .choice else {
                decoder.error(node, .exemptionWithoutKind)
                continue
            }
            if facts.value(records, record: record, stride: exemptions.stride, slot: exemptions.coveredBy).tag == .none {
                let label = vocabulary.termLists[exemptions.kindList].items[Int(kindValue.payload)].label
                decoder.error(node, .exemptionNamesNothing(label), help: .writeCoveredBy)
            }
        }
    }
}
