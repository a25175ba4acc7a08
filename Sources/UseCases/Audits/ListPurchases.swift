import Exchange
import Figures

/// Lists what equipment is missing, and what it costs.
public struct ListPurchases: Sendable {
    /// What is audited.
    public var selection: AuditSelection
    /// A price file; nil where nothing is known of prices.
    public var prices: String?

    /// A purchase list of what is selected.
    public init(_ selection: AuditSelection, prices: String? = nil) {
        self.selection = selection
        self.prices = prices
    }

    /// What is to be bought.
    public struct Result {
        /// What was audited.
        public let audit: PreparedAudit
        /// What is missing.
        public let list: PurchaseList
        /// What things cost.
        public let prices: PriceList?
    }

    /// Audits, and gathers what binding criteria ask for and is known to be lacking.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called when it is known what is going to be audited; what it throws stops the work before it begins.
    public func run(
        in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }
    ) async throws -> Result {
        let audit = try selection.prepare(in: workspace, environment)
        try ready(audit)
        let program = audit.program
        let file = try prices.map { try PriceFile(path: $0, program.vocabulary) }
        if let file, !file.warnings.isEmpty { environment.tell(.warnings(file.warnings)) }
        var list = PurchaseList(program)
        let finder = PurchaseFinder(program)
        try await audit.collect({ batch in
            finder.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        }) { list.add($0) }
        return Result(audit: audit, list: list, prices: file?.prices)
    }
}
