import Foundation
import Ledger
import Wording

/// Finds any event of a ledger that was altered, removed or moved.
public struct VerifyChain: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// A head noted earlier: shows whether the end was cut off.
    public var head: String?
    /// The file of a receipt written earlier.
    public var receipt: String?

    /// A check of a ledger, against what was noted of it earlier.
    public init(head: String? = nil, receipt: String? = nil, ledger: String? = nil) {
        self.head = head
        self.receipt = receipt
        self.ledger = ledger
    }

    /// What is wrong with a ledger, if anything.
    public struct Result {
        /// What is wrong.
        public let problems: [ChainProblem]
        /// How many events there are.
        public let events: Int64
        /// The hash of the last.
        public let head: String
        /// The receipt it was held against.
        public let receipt: LedgerReceipt?
    }

    /// Replays the ledger.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        if let head, head.count < 16 { throw UserFailure("--head 至少要 16 位", "--head needs at least 16 digits") }
        let store = try workspace.ledger(ledger)
        let receipt = try receipt.map { try Self.read($0) }
        if let receipt {
            let name = try store.read { try $0.receipt(on: environment.today)?.ledger } ?? ""
            guard name == receipt.ledger else {
                throw UserFailure("凭条是台账“\(receipt.ledger)”的，这是“\(name)”", "the receipt is of the ledger \"\(receipt.ledger)\"; this is \"\(name)\"")
            }
        }
        let (problems, events, last) = try store.read { try $0.checkChain(head: head, receipt: receipt) }
        return Result(problems: problems, events: events, head: last, receipt: receipt)
    }

    /// A receipt's file holds one line; anything long is something else.
    private static func read(_ path: String) throws -> LedgerReceipt {
        guard let file = FileHandle(forReadingAtPath: path), let data = try file.read(upToCount: 1 << 16) else {
            throw UserFailure.notFound("\(path)：读不到", "\(path): cannot be read")
        }
        guard let receipt = LedgerReceipt(String(decoding: data, as: UTF8.self)) else {
            throw UserFailure(
                "\(path)：不是台账凭条，或不完整", "\(path): is no receipt of a ledger, or not all of one",
                help: Text(zh: "凭条由 dabiao ledger export --head 写出，一行", en: "a receipt is one line, written by dabiao ledger export --head"))
        }
        return receipt
    }
}

/// Says in one line how far a ledger is.
public struct GiveReceipt: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?

    /// A receipt of a ledger.
    public init(ledger: String? = nil) {
        self.ledger = ledger
    }

    /// The receipt of today.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> LedgerReceipt {
        guard let receipt = try workspace.ledger(ledger).read({ try $0.receipt(on: environment.today) }) else {
            throw UserFailure("台账是空的", "the ledger is empty")
        }
        return receipt
    }
}

/// Copies a ledger, also while others write to it.
public struct BackUpLedger: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The file to copy to.
    public var target: String

    /// A copy of a ledger.
    public init(to target: String, ledger: String? = nil) {
        self.target = target
        self.ledger = ledger
    }

    /// Copies it as it is at one moment.
    public func run(in workspace: Workspace) throws { try workspace.ledger(ledger).backup(to: target) }
}
