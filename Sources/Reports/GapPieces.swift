import Audit
import Standards
import Writing

/// The pieces that rows of gaps are put together from in JSON: what stands in every row of a check, an item, or a field.
struct GapPieces: Sendable {
    /// All of them.
    private(set) var all = TextPieces()
    private let checks: Int
    /// By check: the number of the piece of the first item of the list it asks for, and how many items there are; each has two pieces.
    private var items: [(first: Int, count: Int)] = []
    /// By kind: the number of the piece of its first field, asked of a subject of that kind, and of another subject.
    private var fields: [(own: Int, other: Int)] = []
    private let outcomes: Int
    /// No shortfall and no unit, up to where the list begins of what is missing.
    let noShortfall: Int
    /// What ends the list of what is missing, up to the level.
    let level: Int
    /// The same of a gap without a level, with nothing left to be said of it.
    let noLevel: Int

    init(_ program: AuditProgram) {
        checks = program.checks.count
        for check in program.checks {
            var writer = ByteWriter()
            writer.write("{\"key\":\"")
            GapKey.append(check: check.name, to: &writer.bytes)
            all.add(writer.bytes)
        }
        for check in program.checks { all.add(Self.middle(check)) }
        for check in program.checks { all.add(Self.ending(check, program)) }
        for check in program.checks {
            let list = check.form.require.list.flatMap { program.vocabulary.termList(of: $0.field) }
            items.append((all.ends.count, list?.items.count ?? 0))
            for item in list?.items ?? [] {
                var (key, label) = (ByteWriter(), ByteWriter())
                GapKey.append(item: item.id, to: &key.bytes)
                label.writeJSON(item.label)
                all.add(key.bytes)
                all.add(label.bytes)
            }
        }
        outcomes = all.ends.count
        for outcome in Outcome.allCases { all.add(Array(",\"outcome\":\"\(outcome.id)\",\"term\":".utf8)) }
        noShortfall = all.add(Array(",\"shortfall\":null,\"unit\":null,\"missing\":[".utf8))
        level = all.add(Array("],\"level\":".utf8))
        noLevel = all.add(Array("],\"level\":null".utf8))
        let words = ValueWords(vocabulary: program.vocabulary)
        for kind in program.vocabulary.kinds.indices {
            func add(for own: KindID) -> Int {
                let first = all.ends.count
                for slot in program.vocabulary.kinds[kind].table.fields.indices {
                    var writer = ByteWriter()
                    writer.writeJSON(words.path(MissingFact(kind: kind, slot: slot), for: own))
                    all.add(writer.bytes)
                }
                return first
            }
            fields.append((add(for: kind), add(for: -1)))
        }
    }

    /// What stands between the key and the subject.
    private static func middle(_ check: Check) -> [UInt8] {
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

    /// What a row ends with.
    private static func ending(_ check: Check, _ program: AuditProgram) -> [UInt8] {
        let rectification = check.criterion.rectification
        var writer = ByteWriter()
        writer.write(",\"clause\":")
        writer.writeJSON(check.citation.clause)
        writer.write(",\"document\":")
        writer.writeJSON(check.citation.document)
        writer.write(",\"provenance\":\"\(check.criterion.source.provenance.rawValue)\",\"measure\":")
        writer.writeJSON(orNull: rectification?.measure)
        writer.write(",\"responsible\":")
        writer.writeJSON(orNull: rectification?.responsible)
        writer.write(",\"due\":")
        writer.writeJSON(orNull: rectification?.days.map { program.asOf.adding(days: $0).description })
        writer.write(",\"dueBasis\":")
        writer.writeJSON(orNull: rectification?.dueBasis?.rawValue)
        writer.write("}")
        return writer.bytes
    }

    /// What a row of a check begins with, up to the code of its subject.
    func opening(_ check: Int) -> Int { check }
    /// What stands between the key and the subject.
    func middle(_ check: Int) -> Int { checks + check }
    /// What stands behind what was found.
    func ending(_ check: Int) -> Int { 2 * checks + check }

    /// The outcome of a gap, up to the item.
    func outcome(_ outcome: Outcome) -> Int { outcomes + Int(outcome.rawValue) }

    /// An item of the list a check asks for: what the key ends with, and its label; nil where there is no such item.
    func item(_ item: Int, of check: Int) -> (key: Int, label: Int)? {
        guard item < items[check].count else { return nil }
        let key = items[check].first + 2 * item
        return (key, key + 1)
    }

    /// The path of a missing cell that is a field of its kind and nothing more; nil for any other.
    ///
    /// - Parameter own: the kind of the subject whose gap it is.
    func path(_ missing: [MissingFact], _ index: Int, for own: KindID) -> Int? {
        let kind = missing[index].kind
        let isPlain =
            missing[index].of == nil && missing[index].record == nil && missing[index].recordSlot == nil && missing[index].term == nil
            && missing[index].reason == nil && !missing[index].isPresence
        guard isPlain else { return nil }
        return (kind == own ? fields[kind].own : fields[kind].other) + missing[index].slot
    }
}
