import Audit
import Inventories
import Quantities
import Standards

/// One thing a facility must buy, or is advised to.
public struct Purchase: Sendable, Hashable {
    /// The item's id.
    public var id: String
    /// The item.
    public var item: String
    /// What it is counted in.
    public var unit: String?
    /// How many are lacking.
    public var quantity: Quantity
    /// By when; nil where no day is given or proposed.
    public var due: Day?
    /// Whether a binding criterion asks for it.
    public var isBinding: Bool
    /// Under which clause of which document.
    public var clause: String

    /// A purchase.
    public init(id: String, item: String, unit: String?, quantity: Quantity, due: Day? = nil, isBinding: Bool, clause: String) {
        self.due = due
        self.id = id
        self.item = item
        self.unit = unit
        self.quantity = quantity
        self.isBinding = isBinding
        self.clause = clause
    }

    /// How many, with the unit.
    public var amount: String { quantity.formatted(roundingUp: true) + (unit.map { " \($0)" } ?? "") }
}

/// Works out from gaps what equipment is to be bought.
public struct PurchaseFinder: Sendable {
    private let program: AuditProgram

    /// A finder for the results of a program.
    public init(_ program: AuditProgram) {
        self.program = program
    }

    /// What a gap asks to be bought; nil when it asks for something else.
    public func purchase(_ gap: Gap) -> Purchase? {
        guard gap.outcome == .unmet else { return nil }
        let check = program.checks[gap.check]
        guard let (ref, term) = item(gap, check.form.require) else { return nil }
        guard case .counts(let list) = program.vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return nil }
        let word = program.vocabulary.termLists[list].items[term]
        return Purchase(
            id: word.id, item: word.label, unit: word.unit, quantity: (gap.shortfall ?? Quantity(1)).roundedUp,
            due: check.criterion.rectification?.days.map { program.asOf.adding(days: $0) }, isBinding: check.firmness == .binding,
            clause: check.citation.short)
    }

    /// The item a gap of a rule is about, where it is about one.
    private func item(_ gap: Gap, _ rule: Rule) -> (FieldRef, Int)? {
        switch rule {
        case .has(let field, _, .all): field.subjectField.flatMap { ref in gap.term.map { (ref, $0) } }
        case .compare(.item(let field, let term), _): field.subjectField.map { ($0, term) }
        case .always, .all, .any, .not, .compare, .isOne, .day, .has, .every, .open, .reported: nil
        }
    }

    /// What each subject of a batch must buy: an item once, as many as the criterion that asks for most.
    ///
    /// Drafts and texts nobody has seen are no reason to spend money; advice is kept apart.
    public func purchases(of batch: Batch) -> [(subject: Int, purchase: Purchase)] {
        var found: [(subject: Int, purchase: Purchase)] = []
        var place: [String: Int] = [:]
        var subject = -1
        for gap in batch.gaps {
            if gap.subject != subject {
                subject = gap.subject
                place.removeAll(keepingCapacity: true)
            }
            let firmness = program.checks[gap.check].firmness
            guard firmness != .draft, firmness != .unverified, let purchase = purchase(gap) else { continue }
            guard let index = place[purchase.id] else {
                place[purchase.id] = found.count
                found.append((gap.subject, purchase))
                continue
            }
            let known = found[index].purchase
            if purchase.isBinding, !known.isBinding || purchase.quantity > known.quantity {
                found[index].purchase = purchase
            } else if !purchase.isBinding, !known.isBinding, purchase.quantity > known.quantity {
                found[index].purchase = purchase
            }
        }
        return found
    }
}

/// The equipment that is missing, by item and township.
public struct PurchaseList: Sendable {
    /// One item of one township.
    public struct Line: Sendable, Hashable {
        /// How many are to be bought.
        public var quantity = Quantity.zero
        /// How many facilities lack it.
        public var facilities = 0

        /// So many for so many facilities.
        public init(quantity: Quantity = .zero, facilities: Int = 0) {
            self.quantity = quantity
            self.facilities = facilities
        }
    }

    /// One item.
    public struct Item: Sendable, Hashable {
        /// Its id.
        public var id: String
        /// Its name.
        public var name: String
        /// What it is counted in.
        public var unit: String?
        /// By township code.
        public var byTownship: [String: Line] = [:]

        /// Over all townships.
        public var total: Line {
            byTownship.values.reduce(into: Line()) { sum, line in
                sum.quantity = sum.quantity + line.quantity
                sum.facilities += line.facilities
            }
        }
    }

    /// One facility's row.
    public struct Row: Sendable, Hashable {
        /// The facility.
        public var subject: SubjectName
        /// What it must buy.
        public var purchase: Purchase

        /// A row of a facility.
        public init(subject: SubjectName, purchase: Purchase) {
            self.subject = subject
            self.purchase = purchase
        }
    }

    /// The items a binding criterion asks for, in the order of the vocabulary.
    public private(set) var items: [Item] = []
    /// The townships, in the order of their codes: code and name.
    public private(set) var townships: [(code: String, name: String)] = []
    /// Every facility's rows.
    public private(set) var rows: [Row] = []
    private let order: [String: Int]

    /// All pieces, whatever they are.
    public var pieces: Quantity { items.reduce(.zero) { $0 + $1.total.quantity } }

    /// The pieces of a township, whatever they are.
    public func pieces(in township: String) -> Quantity { items.reduce(.zero) { $0 + ($1.byTownship[township]?.quantity ?? .zero) } }

    /// How many different items a township buys.
    public func kinds(in township: String) -> Int { items.count { $0.byTownship[township] != nil } }

    /// An empty list for a program's vocabulary.
    public init(_ program: AuditProgram) {
        var order: [String: Int] = [:]
        for list in program.vocabulary.termLists { for item in list.items where order[item.id] == nil { order[item.id] = order.count } }
        self.order = order
    }

    /// Adds rows, of binding criteria; they must come township by township.
    public mutating func add(_ new: [Row]) {
        for row in new where row.purchase.isBinding {
            rows.append(row)
            if townships.last?.code != row.subject.place, !townships.contains(where: { $0.code == row.subject.place }) {
                townships.append((row.subject.place, row.subject.placeName))
            }
            let index: Int
            if let known = items.firstIndex(where: { $0.id == row.purchase.id }) {
                index = known
            } else {
                let place = order[row.purchase.id] ?? .max
                index = items.firstIndex { (order[$0.id] ?? .max) > place } ?? items.count
                items.insert(Item(id: row.purchase.id, name: row.purchase.item, unit: row.purchase.unit), at: index)
            }
            var line = items[index].byTownship[row.subject.place] ?? Line()
            line.quantity = line.quantity + row.purchase.quantity
            line.facilities += 1
            items[index].byTownship[row.subject.place] = line
        }
    }
}
