/// Why what a user asked for was not done: one shape for every reason, whoever tells it.
public struct UserFailure: Error, Sendable, Hashable {
    /// What sort of reason it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// What was asked for makes no sense, or leaves something out.
        case usage
        /// What was asked for names something that is not there.
        case notFound
        /// Files that were given are wrong; ``UserFailure/diagnostics`` say where.
        case input
        /// The rules do not allow it; ``UserFailure/refusals`` say what to do first.
        case refused
        /// Somebody else changed what was read, so that nothing was written.
        case changed
        /// Somebody else is writing in the same place.
        case busy
        /// A result cannot be written, or what is kept cannot be used.
        case storage
    }

    /// Something the rules do not allow.
    public struct Refusal: Sendable, Hashable {
        /// The row of the ledger; 0 for all of it.
        public var row: Int64
        /// Why not.
        public var reason: Text
        /// What to do first.
        public var next: Text?

        /// A refusal about a row.
        public init(row: Int64, reason: Text, next: Text?) {
            self.row = row
            self.reason = reason
            self.next = next
        }
    }

    /// What sort of reason it is.
    public var kind: Kind
    /// The reason in a sentence; of several problems the first.
    public var message: Text
    /// What to do instead.
    public var help: Text?
    /// Every problem of the files that were given, in reading order.
    public var diagnostics: [Diagnostic] = []
    /// Everything the rules do not allow.
    public var refusals: [Refusal] = []

    /// A reason in words.
    public init(_ kind: Kind = .usage, _ message: Text, help: Text? = nil) {
        self.kind = kind
        self.message = message
        self.help = help
    }

    /// A wrong use, in both languages.
    public init(_ zh: String, _ en: String, help: Text? = nil) {
        self.init(.usage, Text(zh: zh, en: en), help: help)
    }

    /// Files that are wrong, with all that was found in them.
    public init(_ diagnostics: [Diagnostic]) {
        let sorted = diagnostics.sorted()
        let first = sorted.first { $0.severity == .error } ?? sorted.first
        self.init(.input, first?.message ?? Text(same: ""), help: first?.help)
        self.diagnostics = sorted
    }

    /// What the rules do not allow.
    public init(_ refusals: [Refusal]) {
        self.init(.refused, refusals.first?.reason ?? Text(same: ""), help: refusals.first?.next)
        self.refusals = refusals
    }
}

extension UserFailure {
    /// What a program ends with: 1 where it worked and the answer is no, 2 where it could not do its work.
    public var exitCode: Int32 { kind == .refused ? 1 : 2 }

    /// What a server answers with.
    public var httpStatus: Int {
        switch kind {
        case .usage: 400
        case .notFound: 404
        case .input: 422
        case .refused, .changed: 409
        case .busy: 503
        case .storage: 500
        }
    }
}
