import Quantities

/// Unit prices of equipment, in yuan.
public struct PriceList: Sendable {
    /// Prices by the item's id.
    public var prices: [String: Quantity]

    /// A price list.
    public init(_ prices: [String: Quantity]) {
        self.prices = prices
    }

    /// What a purchase list costs.
    public struct Budget: Sendable, Hashable {
        /// By township code.
        public var byTownship: [String: Quantity]
        /// In all.
        public var total: Quantity
        /// Items without a price: they are in no amount.
        public var unpriced: [String]
    }

    /// The price of an item; nil when it is not known.
    public func price(of item: PurchaseList.Item) -> Quantity? { prices[item.id] }

    /// The budget of a list. Prices that are not known are listed, not guessed.
    public func budget(_ list: PurchaseList) -> Budget {
        var budget = Budget(byTownship: [:], total: .zero, unpriced: [])
        for item in list.items {
            guard let price = price(of: item) else {
                budget.unpriced.append(item.name)
                continue
            }
            for (township, line) in item.byTownship {
                budget.byTownship[township] = (budget.byTownship[township] ?? .zero) + price * line.quantity
            }
            budget.total = budget.total + price * item.total.quantity
        }
        return budget
    }
}
