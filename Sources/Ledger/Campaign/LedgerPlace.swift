/// A township as the ledger knows it.
public struct LedgerPlace: Sendable, Hashable {
    /// Its code.
    public var code: String
    /// Its name.
    public var name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
