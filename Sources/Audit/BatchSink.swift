/// Takes what an audit finds, batch by batch, so that no more of a large audit is held than is wanted.
///
/// `render` is called by the workers for each batch, `take` in the order of the codes with what it returned.
public protocol BatchSink: AnyObject {
    /// What one batch is turned into.
    associatedtype Piece: Sendable
    /// Whether it looks at the gaps of a batch; for one that only counts they are not described.
    var needsGaps: Bool { get }
    /// Turns a batch into a piece; called from several workers at once, so it must not change the sink.
    var render: @Sendable (Batch) -> Piece { get }
    /// Takes the pieces in the order of the codes.
    func take(_ piece: Piece) throws
}

extension BatchSink {
    /// Most sinks look at gaps.
    public var needsGaps: Bool { true }
}
