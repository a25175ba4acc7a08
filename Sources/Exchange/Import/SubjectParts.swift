import Standards
import YAMLEditing

/// The parts of a subject's mapping, by what they mean.
struct SubjectParts {
    var code = ""
    var name: String?
    var note: String?
    var fields: [(slot: Int, value: DocumentNode)] = []
    var attestations: DocumentNode?
    var verified: DocumentNode?
    var reported: DocumentNode?
    var declared: DocumentNode?
    var sample: DocumentNode?
    var children: [(kind: KindID, value: DocumentNode)] = []
    var villages: [DocumentNode] = []
    /// Keys that mean nothing.
    var unknown: [String] = []

    init(code: String) {
        self.code = code
    }

    init(_ node: DocumentNode, _ kindID: KindID, _ vocabulary: Vocabulary) {
        let kind = vocabulary.kinds[kindID]
        for entry in node.entries {
            let symbol = vocabulary.symbols.symbol(entry.key)
            if let slot = kind.table.slot(symbol), !kind.table.fields[slot].isAttested {
                fields.append((slot, entry.value))
                continue
            }
            switch vocabulary.structure(symbol) {
            case .code, .opening: code = entry.value.text ?? ""
            case .name: name = entry.value.text
            case .note: note = entry.value.text
            case .attestations: attestations = entry.value
            case .verified: verified = entry.value
            case .reported: reported = entry.value
            case .declared: declared = entry.value
            case .sample: sample = entry.value
            case .within: break
            case .list: villages = entry.value.items.map(\.value)
            case nil:
                if let child = vocabulary.child(symbol), vocabulary.kinds[child].within == kindID {
                    children.append((child, entry.value))
                } else {
                    unknown.append(entry.key)
                }
            }
        }
    }

    func field(_ slot: Int) -> DocumentNode? { fields.first { $0.slot == slot }?.value }
}

/// The parts of an answer that needs evidence.
struct AttestationParts {
    var value: DocumentNode?
    var on: String?
    var evidence: String?
    var by: String?

    init(_ node: DocumentNode) {
        guard node.isMapping else {
            value = node
            return
        }
        for entry in node.entries {
            switch entry.key {
            case "value", "答复", "值": value = entry.value
            case "on", "日期": on = entry.value.text
            case "evidence", "佐证材料", "材料": evidence = entry.value.text
            case "by", "填报人": by = entry.value.text
            default: break
            }
        }
    }
}

extension SubjectParts {
    /// The day it is a sample of.
    var sampleDay: String? { sample.flatMap { ($0["as-of"] ?? $0["截至"])?.text } }
    /// Who reported it.
    var reportedBy: String? { reported.flatMap { ($0["by"] ?? $0["填报人"])?.text } }
    /// When it was reported.
    var reportedOn: String? { reported.flatMap { ($0["on"] ?? $0["日期"])?.text } }
}
