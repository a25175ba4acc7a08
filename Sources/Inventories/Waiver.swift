import Quantities
import Wording
import YAMLReader

/// A decision not to count an unmet criterion for a while 豁免（个案）: with a reason, an approver and an end.
public struct Waiver: Sendable, Hashable {
    /// The criterion, as `standard/criterion`.
    public var criterion: String
    /// The subject's code.
    public var subject: String
    /// Why.
    public var reason: String
    /// Who approved it.
    public var approver: String
    /// The last day on which it counts.
    public var until: Day
    /// The file it is written in.
    public var file: String
    /// Where in the file.
    public var position: SourcePosition

    /// A waiver.
    public init(
        criterion: String, subject: String, reason: String, approver: String, until: Day, file: String = "",
        position: SourcePosition = SourcePosition(line: 1, column: 1)
    ) {
        self.criterion = criterion
        self.subject = subject
        self.reason = reason
        self.approver = approver
        self.until = until
        self.file = file
        self.position = position
    }

    /// Whether it still counts on a day.
    public func isValid(on day: Day) -> Bool { until >= day }
}

struct WaiverLoader {
    static func load(_ tape: Tape, _ diagnostics: inout [Diagnostic]) -> [Waiver] {
        var waivers: [Waiver] = []
        for (key, value) in YAMLNode(tape).pairs {
            guard key.text == "waivers" else {
                diagnostics.append(tape.diagnostic(at: key.index, .unknownKey(key.text ?? ""), help: .oneOf(["waivers"])))
                continue
            }
            for entry in value.entries {
                if let waiver = waiver(entry, &diagnostics) { waivers.append(waiver) }
            }
        }
        return waivers
    }

    private static func waiver(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> Waiver? {
        let tape = node.tape
        let keys = ["criterion", "subject", "reason", "approver", "until", "note"]
        var texts: [String: String] = [:]
        guard node.isMapping else {
            diagnostics.append(tape.diagnostic(at: node.index, .expectedMapping))
            return nil
        }
        var until: Day?
        for (key, value) in node.pairs {
            let name = key.text ?? ""
            guard keys.contains(name) else {
                diagnostics.append(tape.diagnostic(at: key.index, .unknownKey(name), help: .nearestOrList(name, among: keys)))
                continue
            }
            texts[name] = value.text
            if name == "until", let text = value.text {
                until = Day(text)
                if until == nil {
                    diagnostics.append(tape.diagnostic(at: value.index, .wrongDate(found: text)))
                    return nil
                }
            }
        }
        for key in keys.dropLast() where texts[key] == nil {
            diagnostics.append(tape.diagnostic(at: node.index, .waiverMissing(key)))
        }
        guard let criterion = texts["criterion"], let subject = texts["subject"], let reason = texts["reason"],
            let approver = texts["approver"], let until
        else { return nil }
        return Waiver(
            criterion: criterion, subject: subject, reason: reason, approver: approver, until: until, file: tape.file,
            position: tape.position(node.index))
    }
}
