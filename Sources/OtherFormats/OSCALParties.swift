import Ledger
import Wording

/// Who is named in rows of a ledger: bodies that are responsible, people who do the work, and those who look at it.
struct OSCALParties {
    private let bodies: [String]
    private let people: [String]

    init(_ rows: [LedgerRow], inspectors: [String]) {
        let bodies = Set(rows.map(\.unit)).subtracting([""])
        self.bodies = bodies.sorted()
        people = Set(rows.flatMap { [$0.owner, $0.inspector, $0.checker] } + inspectors).subtracting(bodies).subtracting([""]).sorted()
    }

    /// The UUID of somebody by name.
    static func uuid(_ name: String) -> JSONValue { OSCAL.uuid("party", name) }

    /// Everybody.
    var values: JSONValue? {
        .some(
            bodies.map { ["uuid": Self.uuid($0), "type": "organization", "name": .text($0)] }
                + people.map { ["uuid": Self.uuid($0), "type": "person", "name": .text($0)] })
    }

    /// What they are here.
    func roles(_ language: Language) -> JSONValue {
        [
            ["id": "responsible-body", "title": .text(language.word("责任单位", "responsible body"))],
            ["id": "responsible-person", "title": .text(language.word("责任人", "responsible person"))],
        ]
    }
}
