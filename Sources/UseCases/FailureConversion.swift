import Figures
import Files
import Inventories
import Ledger
import Wording
import Workbooks

extension UserFailure {
    /// What an error of the rooms below means to whoever asked; nil for what should not happen.
    public init?(_ error: any Error) {
        switch error {
        case let error as UserFailure: self = error
        case let error as InputError: self.init(error.diagnostics)
        case let error as OutputError: self.init(error.kind, error.message)
        case let error as WorkbookError: self.init(.storage, error.message)
        case let error as LedgerError: self.init(.storage, error.message, help: error.help)
        case let error as LedgerRefusal: self.init([error])
        case let error as PlaceNotFound: self.init(error.isAmbiguous ? .usage : .notFound, error.message, help: error.help)
        case let error as GapFilter.UnknownWord: self.init(.notFound, error.message, help: error.help)
        default: return nil
        }
    }

    /// Everything the rules of the ledger do not allow; nothing was recorded.
    init(_ refusals: [LedgerRefusal]) {
        self.init(refusals.map { Refusal(row: $0.row, reason: $0.reason, next: $0.next) })
    }

    /// Something that is not there, in both languages.
    static func notFound(_ zh: String, _ en: String, help: Text? = nil) -> UserFailure {
        UserFailure(.notFound, Text(zh: zh, en: en), help: help)
    }
}

extension OutputError {
    fileprivate var kind: UserFailure.Kind {
        switch self {
        case .cannotWrite, .damagedJournal: .storage
        case .changed: .changed
        case .busy: .busy
        }
    }
}
